package review

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestDisplayWidth(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       int
	}{
		{"empty", "", 0},
		{"letters", "Zürich", 6},
		{"combining mark", "Zu\u0308rich", 6},
		{"mark alone", "\u0308", 0},
		{"Arabic with vowels", "مُسْتَوْدَع", 6},
		{"Arabic number sign", "\u0600", 1},
		{"CJK", "倉庫", 4},
		{"half-width kana", "ｱｲｳ", 3},
		{"full-width letters", "ＡＢ", 4},
		{"Hangul", "한국", 4},
		{"Hangul in jamo", "\u1112\u1161\u11ab", 2},
		{"emoji", "📦", 2},
		{"heart as text", "❤", 1},
		{"heart as emoji", "❤\ufe0f", 2},
		{"wide emoji asked to be one", "📦\ufe0f", 2},
		{"family, as its members", "👩\u200d👧", 4},
		{"bars and rules", "█▏│─━", 5},
		{"zero-width space", "a\u200bb", 2},
		{"soft hyphen", "a\u00adb", 3},
		{"last of plane 2", "\U0002fffd", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, displayWidth(tt.text))
		})
	}
}

func TestClean(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"spaces", "  a \t b\r\nc\u2028d  ", "a b c d"},
		{"no-break space", "\u00a010\u00a0h\u00a0", "10\u00a0h"},
		{"only spaces", " \n ", ""},
		{"escape sequence", "\x1b[31mred\x1b[0m", "�[31mred�[0m"},
		{"C1 controls", "a\u009bb\u0085c", "a�b c"},
		{"bell, backspace, delete", "\a\b\x7f", "���"},
		{"not UTF-8", "a\xffb", "a�b"},
		{"override", "\u202egnp.exe\u202c", "gnp.exe"},
		{"isolate", "\u2066a\u2069", "a"},
		{"mark of direction", "a\u200fb", "a\u200fb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, clean(tt.text))
		})
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		width      int
		want       []string
	}{
		{"empty", "", 5, nil},
		{"fits", "one two", 7, []string{"one two"}},
		{"breaks at a space", "one two", 6, []string{"one", "two"}},
		{"keeps a no-break space", "in 10\u00a0h", 6, []string{"in", "10\u00a0h"}},
		{"breaks a long word hard", "a bcdefghij k", 5, []string{"a bcd", "efghi", "j k"}},
		{"begins a long word on a line of its own", "abcd efghij", 5, []string{"abcd", "efghi", "j"}},
		{"wide runes", "倉庫番号", 5, []string{"倉庫", "番号"}},
		{"a wide rune does not fit the last column", "ab 倉庫番", 4, []string{"ab", "倉庫", "番"}},
		{"marks stay with their letter", "xu\u0308u\u0308u\u0308", 2, []string{"xu\u0308", "u\u0308u\u0308"}},
		{"marks alone are kept", "\u0308", 5, []string{"\u0308"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, fold(tt.text, tt.width))
		})
	}
}

// FuzzFold holds that no line is too wide and nothing is lost but spaces.
func FuzzFold(f *testing.F) {
	f.Add("a bcdefghij k", uint8(5))
	f.Add("\x1b[2J 倉庫 u\u0308\u0308 \u202e", uint8(2))
	f.Fuzz(func(t *testing.T, s string, w uint8) {
		s, width := clean(s), max(2, int(w))
		lines := fold(s, width)
		for _, line := range lines {
			require.LessOrEqual(t, displayWidth(line), width)
			require.NotEmpty(t, line)
		}
		require.Equal(t, strings.ReplaceAll(s, " ", ""), strings.ReplaceAll(strings.Join(lines, ""), " ", ""))
		require.True(t, utf8.ValidString(s))
		require.Equal(t, s, clean(s))
	})
}

func TestBlockTypesCanAllBeRead(t *testing.T) {
	t.Parallel()
	all := []Block{Part{}, Paragraph{}, List{}, Table{}, KeyFigures{}, Chart{}, Diagram{}, Quadrants{}, Callout{}, Footnote{}}
	var names []string
	for _, b := range all {
		names = append(names, blockType(b))
	}
	for name := range readBlock {
		require.True(t, slices.Contains(names, name), name)
	}
	require.Len(t, readBlock, len(all))
}
