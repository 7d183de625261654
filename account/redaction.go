package account

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"strings"
)

// RedactionMark stands where a person was named. It is the same in every
// language.
const RedactionMark = "[…]"

// A Redaction takes a person's name and address out of free text. The zero value
// takes nothing out.
//
// It finds whole words, whatever their case and accents: "Ann" is found in
// "ANN", "Ánn" and "ann's", and not in "Annual". Letters that are written in two
// ways are the same: "Groß" and "Gross", "Müller" and "Mueller", "Søren", "Soren"
// and "Soeren". Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese set no
// spaces between words, so that a name written in them is found wherever its
// characters stand together. A digit or an underscore ends a word. Letters beyond
// Latin, Greek, Cyrillic, Arabic and Hangul have to be encoded as they are in the
// name.
//
// What is looked for is
//
//   - the full name, its words in their order or with the last of them first,
//     with a little punctuation or nothing between them: "Weiss, Ann",
//     "ann.weiss", "AnnWeiss"; a name of a single character is not looked for;
//   - each word of the name alone, with the particles that stand before it. A
//     single character and a particle such as "van" or "de" do not count alone,
//     nor does what a name in mixed case writes small in up to three letters. A
//     title such as "Dr." is no part of the name;
//   - the e-mail address as a whole, with or without a tag: "ann+crm@example.com"
//     is Ann's when "ann@example.com" is.
//
// A name that is an everyday word as well takes that word from every text: of
// "Mark", "mark" goes, too. Text that says "Ann" loses it even where it means
// another Ann, for nothing tells the two apart; that other person's own record
// keeps its name. Inflected forms, nicknames and misspellings stay.
type Redaction struct {
	names   names
	mailbox mailbox
	// digests are those of solutions after redaction by those before, called
	// the names of their capacities and the labels of their links.
	digests map[string]string
	called  map[place]map[string]string
}

// NewRedaction returns what takes a person out of free text, made from their
// record before it is erased.
func NewRedaction(p Person) Redaction {
	return Redaction{names: namesOf(p.Name), mailbox: mailboxOf(p.Email)}
}

// WithDigest returns the redaction that knows, too, what a digest of a
// configuration became when the configuration was redacted.
func (r Redaction) WithDigest(before, after string) Redaction {
	r.digests = maps.Clone(r.digests)
	if r.digests == nil {
		r.digests = make(map[string]string)
	}
	r.digests[before] = after
	return r
}

// Digest returns what a digest of a configuration became when the configuration
// was redacted. One it does not know is returned as it is, such as that of a
// configuration of the past.
func (r Redaction) Digest(d string) string {
	if after, ok := r.digests[d]; ok {
		return after
	}
	return d
}

// finds reports whether there is anything to look for.
func (r Redaction) finds() bool { return len(r.names) > 0 || r.mailbox != mailbox{} }

// Words returns a text with the [RedactionMark] in place of the person. A text
// that does not name them is returned as it is, and what is not UTF-8 is left
// alone.
func (r Redaction) Words(s string) string {
	if !r.finds() {
		return s
	}
	// What stood beside a name may be one itself once it is gone. It ends, for
	// each round takes letters or an @ out and puts none in.
	for {
		t := r.withoutNames(r.mailbox.without(s))
		if t == s {
			return s
		}
		s = t
	}
}

// Text returns what is said without the person: data, and that in the arguments
// of phrases. Numbers, instants, amounts and the codes of phrases stay.
func (r Redaction) Text(t Text) Text {
	switch t.kind {
	case textData:
		t.str = r.Words(t.str)
	case textPhrase:
		t.args = maps.Clone(t.args)
		for key, arg := range t.args {
			t.args[key] = r.Text(arg)
		}
	}
	return t
}

func (r Redaction) withoutNames(s string) string {
	var out strings.Builder
	words := wordsOf(s)
	done := 0
	for i := 0; i < len(words); {
		n := r.names.begin(s, words[i:])
		if n == 0 {
			i++
			continue
		}
		out.WriteString(s[done:words[i].start])
		out.WriteString(RedactionMark)
		done = words[i+n-1].end
		i += n
	}
	if done == 0 {
		return s
	}
	out.WriteString(s[done:])
	return out.String()
}

// Fingerprint is the SHA-256, in hex, of a record's JSON form: it tells whether
// a record is the one that was, without telling what it says. It is empty for a
// value that has no JSON form.
func Fingerprint(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
