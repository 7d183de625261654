package account

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mailbox is an e-mail address to be found, folded and without a tag. The zero
// value is none.
type mailbox struct{ local, domain string }

// mailboxOf returns the mailbox of an address; of what is no address, none.
func mailboxOf(address string) mailbox {
	address = folded(strings.TrimSpace(address))
	local, domain, _ := strings.Cut(address, "@")
	local, _, _ = strings.Cut(local, "+")
	if local == "" || domain == "" || strings.ContainsFunc(address, unicode.IsSpace) {
		return mailbox{}
	}
	return mailbox{local, domain}
}

// without returns a text with the [RedactionMark] in place of the address.
func (m mailbox) without(s string) string {
	if m == (mailbox{}) {
		return s
	}
	var out strings.Builder
	done := 0
	for at := range len(s) {
		if s[at] != '@' {
			continue
		}
		start, end := m.startsIn(s[done:at]), m.endsIn(s[at+1:])
		if start < 0 || end < 0 {
			continue
		}
		out.WriteString(s[done : done+start])
		out.WriteString(RedactionMark)
		done = at + 1 + end
	}
	if done == 0 {
		return s
	}
	out.WriteString(s[done:])
	return out.String()
}

// startsIn returns where the local part begins that a text ends with; below 0
// when it is not the mailbox's.
func (m mailbox) startsIn(s string) int {
	start := len(s)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !addressed(r) && !strings.ContainsRune("._-+", r) && !strings.ContainsRune(m.local, r) {
			break
		}
		start -= size
	}
	// A quote or a hyphen before the address is not part of it.
	start += strings.IndexFunc(s[start:]+"x", addressed)
	if local, _, _ := strings.Cut(folded(s[start:]), "+"); local != m.local {
		return -1
	}
	return start
}

// endsIn returns where the domain ends that a text begins with; below 0 when it
// is not the mailbox's.
func (m mailbox) endsIn(s string) int {
	end := 0
	for i, r := range s {
		if addressed(r) {
			end = i + utf8.RuneLen(r)
		} else if end < i || r != '.' && r != '-' { // a second one is no domain's
			break
		}
	}
	if folded(s[:end]) != m.domain {
		return -1
	}
	return end
}

// addressed reports whether a character may stand anywhere in an address. One of
// a script without spaces does not, for what stands beside an address there is
// the text around it.
func addressed(r rune) bool {
	is := scriptOf(r)
	return is == spaced || is == continues || unicode.IsDigit(r)
}
