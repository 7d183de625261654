package account_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

func redaction(name, email string) account.Redaction {
	return account.NewRedaction(account.Person{Name: name, Email: email})
}

func TestRedactionTakesWholeWords(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, person, text, want string }{
		{"a word", "Ann Weiss", "Ask Ann.", "Ask […]."},
		{"within a word", "Ann Weiss", "Annual planning, Joann, Weisshorn", "Annual planning, Joann, Weisshorn"},
		{"in capitals", "Ann Weiss", "ANN", "[…]"},
		{"in small letters", "Ann Weiss", "ann", "[…]"},
		{"with an accent", "Ann Weiss", "Ánn", "[…]"},
		{"of a name with an accent", "Ánn Weiss", "Ann", "[…]"},
		{"possessive", "Ann Weiss", "ann's", "[…]'s"},
		{"each time", "Ann Weiss", "Ann to Bob, Bob to Ann and Weiss to Bob", "[…] to Bob, Bob to […] and […] to Bob"},
		{"in full", "Ann Weiss", "by Ann Weiss.", "by […]."},
		{"last word first", "Ann Weiss", "Weiss, Ann", "[…]"},
		{"in an address", "Ann Weiss", "ann.weiss@example.com", "[…]@example.com"},
		{"in the path of a page", "Ann Weiss", "/~ann_weiss/Ann%20Weiss", "/~[…]/[…]%20[…]"},
		{"with a figure", "Ann Weiss", "ann2", "[…]2"},
		{"in one word", "Ann Weiss", "annweiss, AnnWeiss, weissann", "[…], […], […]"},
		{"with a hyphen", "Ann Marie", "Ann-Marie", "[…]"},
		{"of a name with a hyphen", "Ann-Marie Weiss", "Ann Marie, AnnMarie, Marie", "[…] […], […], […]"},
		{"over a line", "Ann Weiss", "Ann\r\nWeiss", "[…]"},
		{"at the end of a paragraph", "Ann Weiss", "by Ann\n\nWeiss said", "by […]\n\n[…] said"},
		{"with figures between", "J R", "J 2 R", "J 2 R"},
		{"with much between", "J R", "J - R, J -- R", "[…], J -- R"},
		{"beside a mark", "J R", "J […] R", "J […] R"},
		{"around a mark", "J R", "J[…]R", "J[…]R"},
		{"two of three joined", "Ann Marie Weiss", "annmarie, marieweiss, annweiss", "[…], […], annweiss"},
		{"nothing", "Ann Weiss", "", ""},
		{"a person without a name", "", "Ann", "Ann"},
		{"a person of one letter", "A", "A, a", "A, a"},
		{"a name of punctuation", "?", "?", "?"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, redaction(row.person, "").Words(row.text))
		})
	}
}

func TestWhichWordsOfANameCount(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, person, text, want string }{
		{"particles alone", "Jan van der Berg", "van, der, Van Der", "van, der, Van Der"},
		{"the last word", "Jan van der Berg", "to Berg", "to […]"},
		{"the last word with particles", "Jan van der Berg", "to van der Berg, der Berg", "to […], […]"},
		{"in full", "Jan van der Berg", "Jan van der Berg", "[…]"},
		{"in full, the last word first", "Jan van der Berg", "Berg, Jan van der", "[…]"},
		{"in full, the family first", "Jan van der Berg", "van der Berg, Jan", "[…]"},
		{"joined", "Jan van der Berg", "jan.vanderberg, vanderberg", "[…].[…], […]"},
		{"joined with a particle alone", "Ana de la Cruz", "añade; anadelacruz; delacruz", "añade; […]; […]"},
		{"particles written large", "Ana De La Cruz", "De La Cruz, de, la, Ana", "[…], de, la, […]"},
		{"a short word written small", "Ann op 't Root", "op or 't or Root", "op or 't or […]"},
		{"a short word of no list", "Ann aan Root", "aan or Root", "aan or […]"},
		{"a long word written small", "Ann lang", "Lang", "[…]"},
		{"all small", "ann lee", "Ann or Lee", "[…] or […]"},
		{"all small with particles", "ann de lee", "Ann or de or Lee", "[…] or de or […]"},
		{"particles only", "Le Van", "le van; van or Le", "[…]; van or Le"},
		{"a particle only", "Van", "van", "[…]"},
		{"initials alone", "J. R. Weiss", "J, r", "J, r"},
		{"initials in full", "J. R. Weiss", "J.R. Weiss, JR Weiss, Weiss J R", "[…], JR […], […]"},
		{"initials before a word", "J. R. Weiss", "R. Weiss", "[…]"},
		{"only initials", "J. R.", "J.R., jr, r j", "[…]., jr, […]"},
		{"two letters", "Li Wu", "Li", "[…]"},
		{"a title", "Dr. Ann Weiss, PhD", "Dr. Weiss, Dr. Bob, PhD; annweiss; Ann Weiss", "Dr. […], Dr. Bob, PhD; […]; […]"},
		{"two titles", "Prof. Dr. Ann Weiss Jr., MBA", "Prof. Dr. Weiss Jr., MBA", "Prof. Dr. […] Jr., MBA"},
		{"a title only", "Herr", "Herr", "[…]"},
		{"a title only, behind", "Jr", "Jr", "[…]"},
		{"a title as a name", "Michael Herr", "Herr", "[…]"},
		{"an apostrophe", "Sean O'Brien", "O'Brien, O’Brien, OʼBrien, OBrien, obrien, Brien, o", "[…], […], […], […], […], […], o"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, redaction(row.person, "").Words(row.text))
		})
	}
}

func TestRedactionFoldsLetters(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, person, text, want string }{
		{"combining marks in the text", "Zoë", "Zoe\u0308, ZOE\u0308", "[…], […]"},
		{"combining marks in the name", "Zoe\u0308", "Zoë, Zoe", "[…], […]"},
		{"a mark after the name", "Zoe", "Zoe\u0301!", "[…]!"},
		{"two marks on one letter", "Ngọc Ấn", "ngoc or Ngo\u0323c or a\u0302\u0301n", "[…] or […] or […]"},
		{"ß", "Groß", "Gross, GROẞ, GROSS, Gros", "[…], […], […], Gros"},
		{"ss", "Gross", "Groß", "[…]"},
		{"an umlaut", "Müller", "Muller, Mueller, MÜLLER, Mu\u0308ller", "[…], […], […], […]"},
		{"an umlaut in two letters", "Mueller", "Müller, Mu\u0308ller, Muller", "[…], […], Muller"},
		{"an umlaut in a full name", "Ann Müller", "Ann Muller or Ann Mueller or annmueller", "[…] or […] or […]"},
		{"no umlaut", "Sue", "su, Sü", "su, […]"},
		{"diaeresis over another letter", "Zoee", "Zoë, Zoe\u0308", "Zoë, Zoe\u0308"},
		{"ø", "Søren", "Soren, Soeren, SØREN", "[…], […], […]"},
		{"å", "Åse", "Ase, Aase, A\u030ase, AAse", "[…], […], […], […]"},
		{"a ring in two letters", "Aase", "A\u030ase, u\u030ase", "[…], u\u030ase"},
		{"a ring over another letter", "Uase", "U\u030ase", "U\u030ase"},
		{"æ", "Ærø", "Aero, Aeroe, aer", "[…], […], aer"},
		{"ł", "Łukasz", "lukasz", "[…]"},
		{"đ", "Đorđe", "Dorde, ÐORÐE", "[…], […]"},
		{"þ", "Þór", "Thor", "[…]"},
		{"œ, ŋ, ħ, ŧ", "Œŋħŧ", "oenht", "[…]"},
		{"dotless i", "Işık", "Isik, ISIK, ışık, İŞİK", "[…], […], […], […]"},
		{"long s", "Weiss", "Weiſs", "[…]"},
		{"digraphs", "Ǆǈǌĳ", "dzljnjij", "[…]"},
		{"ligatures", "Affia Fiflstia", "Aﬀia ﬁﬂﬆia", "[…]"},
		{"three ligatures", "Offiffl Ost", "Oﬃﬄ Oﬅ", "[…]"},
		{"wide letters", "Ann", "Ａｎｎ", "[…]"},
		{"Vietnamese", "Nguyễn Thị Hường", "Nguyen Thi Huong, NGUYỄN", "[…], […]"},
		{"Greek", "Άννα Γεωργίου", "ΑΝΝΑ or Γεωργιου or ἄννα", "[…] or […] or […]"},
		{"final sigma", "Νίκος", "ΝΙΚΟΣ, νικοσ", "[…], […]"},
		{"Cyrillic", "Артём Чайка", "АРТЕМ or Чаи\u0306ка", "[…] or […]"},
		{"Hebrew points", "שרה", "שָׂרָה", "[…]"},
		{"Arabic vowels", "محمد", "مُحَمَّد", "[…]"},
		{"Devanagari vowels are letters", "राम", "राम, रामू", "[…], रामू"},
		{"a soft hyphen", "Weiss", "Wei\u00adss, Weiss\u00ad-", "[…], […]\u00ad-"},
		{"an apostrophe that is a letter", "Ann", "Annʼs, Ann\u0374s", "[…]ʼs, […]\u0374s"},
		{"a space of no width", "Ann", "xx\u200bAnn\u200bxx", "xx\u200b[…]\u200bxx"},
		{"marks of direction", "Ann", "\u2067Ann\u2069", "\u2067[…]\u2069"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, redaction(row.person, "").Words(row.text))
		})
	}
}

func TestRedactionOfScriptsWithoutSpaces(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, person, text, want string }{
		{"Chinese", "王小明", "请联系王小明。", "请联系[…]。"},
		{"a part of it", "王小明", "小明", "小明"},
		{"Chinese with a space", "李 明", "李明, 李 明, 明 李", "[…], […], […]"},
		{"one character does not count alone", "李 明", "行李", "行李"},
		{"a person of one character", "李", "李", "李"},
		{"broken by another", "王小明", "王小x明", "王小x明"},
		{"broken by a space", "李王 小明", "小 明", "小 明"},
		{"Korean", "김민수", "김민수가 왔다", "[…]가 왔다"},
		{"Korean in letters", "김민수", "\u1100\u1175\u11b7\u1106\u1175\u11ab\u1109\u116e가", "[…]가"},
		{"Korean, part of a syllable", "가나", "각나, 가날", "각나, 가날"},
		{"Japanese", "山田 さくら", "山田さん、さくらさん、山田さくら", "[…]さん、[…]さん、[…]"},
		{"Katakana is a word", "アン", "アンさん、アンテナ、アンー", "[…]さん、アンテナ、アンー"},
		{"Katakana with a dot", "マリア・ワイス", "マリア・ワイス様", "[…]様"},
		{"a long vowel after nothing", "アン", "カナ、ーアン", "カナ、ー[…]"},
		{"Latin beside Katakana", "Ann", "Annアンテナ", "[…]アンテナ"},
		{"Latin behind Chinese in the name", "王Ann", "Ann or 王Ann", "[…] or […]"},
		{"Thai", "สมชาย", "คุณสมชายมา", "คุณ[…]มา"},
		{"Latin among them", "Ann", "请Ann来, Annさん", "请[…]来, […]さん"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, redaction(row.person, "").Words(row.text))
		})
	}
}

func TestRedactionOfAddresses(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, email, text, want string }{
		{"as it is", "aw@example.com", "to aw@example.com.", "to […]."},
		{"in capitals", "AW@Example.com", "Aw@EXAMPLE.COM", "[…]"},
		{"in brackets", "aw@example.com", "<aw@example.com>, (mailto:aw@example.com)", "<[…]>, (mailto:[…])"},
		{"in quotes", "aw@example.com", "'aw@example.com' -aw@example.com-", "'[…]' -[…]-"},
		{"twice", "aw@example.com", "aw@example.com,aw@example.com", "[…],[…]"},
		{"with a tag", "aw@example.com", "aw+crm@example.com", "[…]"},
		{"recorded with a tag", "aw+crm@example.com", "aw@example.com, aw+x@example.com", "[…], […]"},
		{"another's, longer", "aw@example.com", "xaw@example.com, x.aw@example.com, x-aw@example.com, aw.x@example.com, 1aw@example.com", "xaw@example.com, x.aw@example.com, x-aw@example.com, aw.x@example.com, 1aw@example.com"},
		{"another domain", "aw@example.com", "aw@example.org, aw@example.com.br, aw@example.community, aw@example.com-x", "aw@example.org, aw@example.com.br, aw@example.community, aw@example.com-x"},
		{"before dots", "aw@example.com", "aw@example.com...and", "[…]...and"},
		{"the local part alone", "aw@example.com", "aw", "aw"},
		{"among Chinese", "aw@example.com", "邮箱aw@example.com联系", "邮箱[…]联系"},
		{"with an apostrophe", "o'b@example.com", "to o'b@example.com 'o'b@example.com'", "to […] '[…]'"},
		{"with spaces around it", " aw@example.com ", "aw@example.com", "[…]"},
		{"with a space", "a w@example.com", "a w@example.com", "a w@example.com"},
		{"with combining marks", "añw@example.com", "an\u0303w@example.com", "[…]"},
		{"no address", "none", "none", "none"},
		{"no local part", "@example.com", "@example.com", "@example.com"},
		{"no domain", "aw@", "aw@", "aw@"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, redaction("", row.email).Words(row.text))
		})
	}
	require.Equal(t, "[…] or […]@home.example", redaction("Ann Weiss", "ann.weiss@example.com").Words("ann.weiss@example.com or ann.weiss@home.example"))
	require.Equal(t, "[…].[…]", redaction("Ann", "aw@example.com").Words("Ann.aw@example.com"), "an address appears once the name before it is gone")
}

func TestRedactionOfTexts(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	args := account.Args{
		"who": account.Data("Ann"), "n": account.Count(3), "at": account.Instant(noon),
		"in": account.Say("ann", account.Args{"x": account.Data("by Ann")}),
	}
	said := account.Say("ann", args)
	got := redaction("Ann", "").Text(said)
	require.Equal(t, account.Say("ann", account.Args{
		"who": account.Data("[…]"), "n": account.Count(3), "at": account.Instant(noon),
		"in": account.Say("ann", account.Args{"x": account.Data("by […]")}),
	}), got)
	require.Equal(t, account.Data("Ann"), args["who"], "the text given is as it was")
	require.Equal(t, account.Say("x", nil), redaction("Ann", "").Text(account.Say("x", nil)))
	require.Equal(t, account.Data("[…]"), redaction("Ann", "").Text(account.Data("Ann")))
}

func TestTheZeroRedactionChangesNothing(t *testing.T) {
	t.Parallel()
	var r account.Redaction
	require.Equal(t, "Ann […]", r.Words("Ann […]"))
	require.Equal(t, "d", r.Digest("d"))
	n := account.Notice{Attachments: []account.Attachment{{Name: "x.pdf", MediaType: "application/pdf", Content: []byte("Ann")}}}
	require.Equal(t, n, n.Redacted(r))
	s := shop()
	s.Capacities[1].Name, s.Capacities[2].Name = account.RedactionMark, account.RedactionMark
	require.Equal(t, s, s.Redacted(r))
}

func TestRedactionKnowsDigests(t *testing.T) {
	t.Parallel()
	r := redaction("Ann", "")
	one := r.WithDigest("a", "b")
	two := one.WithDigest("c", "d")
	require.Equal(t, "a", r.Digest("a"))
	require.Equal(t, []string{"b", "c"}, []string{one.Digest("a"), one.Digest("c")})
	require.Equal(t, []string{"b", "d"}, []string{two.Digest("a"), two.Digest("c")})
	require.Equal(t, "[…]", two.Words("Ann"))
}

func TestFingerprint(t *testing.T) {
	t.Parallel()
	// printf '%s' '{"kind":"item","id":"db"}' | sha256sum
	require.Equal(t, "b538cc0a6dce4cd9647123fcbfd2da9af29bcf84ef89b6f07ab63716b8bf5c1f", account.Fingerprint(account.Ref{Kind: account.RefItem, ID: "db"}))
	require.Empty(t, account.Fingerprint(func() {}))
}

func ExampleNewRedaction() {
	r := account.NewRedaction(account.Person{Name: "Ann Weiss", Email: "ann@example.com"})
	fmt.Println(r.Words("Weiss, Ann (ann+crm@example.com) owes us ANN's annual plan."))
	// Output: […] ([…]) owes us […]'s annual plan.
}

func FuzzRedaction(f *testing.F) {
	for _, text := range []string{
		"Ask Ann Weiss, ann.weiss@example.com, about Annual figures.", "J […] R", "van der Berg, Jan", "Ann\xff\xc3Weiss",
		"ann.aw@example.com.ann", "李 明", "Mu\u0308ller", "aw@example.com.Ann", "J J R R", "o'o'brien",
	} {
		f.Add("Ann Weiss", "aw@example.com", text)
		f.Add("Jan van der Berg", "j+x@y", text)
		f.Add("J. R.", "", text)
		f.Add("李 明 Ann-Marie O'Brien", "a@a", text)
	}
	f.Fuzz(func(t *testing.T, name, email, text string) {
		r := redaction(name, email)
		got := r.Words(text)
		require.Equal(t, got, r.Words(got), "once is enough")
		require.True(t, !utf8.ValidString(text) || utf8.ValidString(got))
		require.LessOrEqual(t, invalid(got), invalid(text))
		if !strings.Contains(got, account.RedactionMark) {
			require.Equal(t, text, got)
		}
		// A second way to look for a name of plain letters.
		left := regexp.MustCompile(`(?i)(?:^|[^\pL\pM\p{Cf}])(?:ann|weiss)(?:$|[^\pL\pM\p{Cf}])`)
		require.NotRegexp(t, left, redaction("Ann Weiss", email).Words(text))
		// A paragraph is judged by itself.
		require.Equal(t, got+"\n\n"+r.Words(name)+"\n\n"+got, r.Words(text+"\n\n"+name+"\n\n"+text))
	})
}

// invalid counts the bytes that are not UTF-8.
func invalid(s string) int {
	n := 0
	for i, r := range s {
		if _, size := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
			n++
		}
	}
	return n
}
