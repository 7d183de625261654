package mermaid_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/internal/mermaid"
)

func TestFlowchart(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		nodes []mermaid.Node
		links []mermaid.Link
		want  string
	}{
		{"nothing", nil, nil, "flowchart TD\n"},
		{"a box", []mermaid.Node{{"Portal", "app 7.2"}}, nil, "flowchart TD\n    n1[\"Portal<br/>app 7.2\"]\n"},
		{"a box without words", []mermaid.Node{{"\n", "\x00"}}, nil, "flowchart TD\n    n1[\"#nbsp;\"]\n"},
		{"arrows", []mermaid.Node{{"a", ""}, {"b", ""}}, []mermaid.Link{{1, 0, "reads"}, {0, 0, ""}},
			"flowchart TD\n    n1[\"a\"]\n    n2[\"b\"]\n    n2 -->|\"reads\"| n1\n    n1 --> n1\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, mermaid.Flowchart(tt.nodes, tt.links))
		})
	}
}

// TestNamesMeanThemselves: Mermaid 11 draws each of these names as it is.
func TestNamesMeanThemselves(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"plain", "Order server, 7.2 (old) / e-mail", ""},
		{"letters of other scripts", "مستودع 倉庫 📦 Straße", ""},
		{"quotation marks", `say "hi"`, "say #34;hi#34;"},
		{"brackets", "[a] {b}", "#91;a#93; #123;b#125;"},
		{"line breaks", "a\nb\r\n\tc", "a b c"},
		{"end of a part", "end", ""},
		{"number sign", "C# #quot;", "C#35; #35;quot#59;"},
		{"code", "`x`", "#96;x#96;"},
		{"arrow", "a --> b", "a --#62; b"},
		{"HTML", "<b>&lt;", "#60;b#62;#38;lt#59;"},
		{"list", "1. a 2.", "1#46; a 2."},
		{"list with a dash", "- a - b", "#45; a - b"},
		{"version", "15.4", ""},
		{"emphasis", "*a* _b_ ~c~", "#42;a#42; #95;b#95; #126;c#126;"},
		{"comment and directive", "%%{init}%%", "#37;#37;#123;init#125;#37;#37;"},
		{"style", "style n1 x:#f00;", "style n1 x#58;#35;f00#59;"},
		{"label of an arrow", "a|b", "a#124;b"},
		{"line break of Mermaid", `C:\new`, "C#58;#92;#8288;new"},
		{"formula", "$$x$$", "#36;#8288;#36;#8288;x#36;#8288;#36;#8288;"},
		{"icon", "fa:fa-car", "fa#58;#8288;fa-car"},
		{"order", "a direction LR", "a directio#110; LR"},
		{"entity of Mermaid", "\uFB02°lt¶ß", "fl°lt¶#8288;ß"},
		{"control characters", "a\x00\x1b\u202eb\u200b", "ab"},
		{"no UTF-8", "a\xffb", "a\uFFFDb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want := tt.want
			if want == "" {
				want = tt.text
			}
			got := mermaid.Flowchart([]mermaid.Node{{Name: tt.text}}, nil)
			require.Equal(t, "flowchart TD\n    n1[\""+want+"\"]\n", got)
		})
	}
}

// lines are all that a flowchart may consist of.
var lines = regexp.MustCompile("^flowchart TD\n" +
	"(    n[0-9]+\\[\"(?:<br/>|#(?:[0-9]+|nbsp);|[^\x00-\x1f\"#<>&;:%{}\\[\\]|`\\\\$@_*~])+\"\\]\n)*" +
	"(    n[0-9]+ -->(?:\\|\"(?:#[0-9]+;|[^\x00-\x1f\"#<>&;:%{}\\[\\]|`\\\\$@_*~])+\"\\|)? n[0-9]+\n)*$")

func FuzzFlowchart(f *testing.F) {
	f.Add("Order server", "server 7.2", "reads and writes")
	f.Add(`"]`, "direction TB", "-->|\"")
	f.Fuzz(func(t *testing.T, name, detail, label string) {
		got := mermaid.Flowchart([]mermaid.Node{{name, detail}, {detail, name}}, []mermaid.Link{{0, 1, label}, {1, 1, name}})
		require.Regexp(t, lines, got)
		require.Equal(t, 5, strings.Count(got, "\n"))
		require.NotRegexp(t, `(?i)direction\s+[A-Z]`, got)
	})
}
