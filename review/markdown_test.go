package review_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/review"
)

func TestMarkdownGolden(t *testing.T) {
	t.Parallel()
	for _, audience := range []account.Visibility{account.Customer, account.Internal} {
		e := edition(t, sampleDocument(), audience)
		matchGolden(t, fmt.Sprintf("markdown_%s.md", audience), render(t, review.Markdown{}, e))
	}
}

// TestMarkdownEscapesData was checked against a parser of GitHub Flavored
// Markdown: each text comes out of it as it went in.
func TestMarkdownEscapesData(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, inline, start string }{
		{"plain", "Smith & Sons, 3.2 h (net): 50 % – “done”", "", ""},
		{"emphasis", "*a* __b__ ~c~", `\*a\* \_\_b\_\_ \~c\~`, ""},
		{"code", "`rm` and ```", "\\`rm\\` and \\`\\`\\`", ""},
		{"backslash", `C:\temp\`, `C:\\temp\\`, ""},
		{"HTML", "<b>&lt;&#60;R&D", `\<b>\&lt;\&#60;R\&D`, ""},
		{"link and image", "[a](b) ![c](d)", `\[a](b) !\[c](d)`, ""},
		{"footnote", "[^1]: no", `\[^1]: no`, ""},
		{"exclamation before a footnote's bracket", "Down! Again!", `Down\! Again\!`, ""},
		{"cells", "a|b \\| c", `a\|b \\\| c`, ""},
		{"mathematics", "$x$", `\$x\$`, ""},
		{"heading", "# one # two #", `\# one \# two \#`, ""},
		{"number sign", "C# and #7", `C# and \#7`, ""},
		{"list", "- one", "- one", `\- one`},
		{"plus", "+ one", "+ one", `\+ one`},
		{"quotation", "> one", "> one", `\> one`},
		{"rule", "---", "---", `\---`},
		{"ordered list", "1. one", "1. one", `1\. one`},
		{"ordered list with bracket", "23) one", "23) one", `23\) one`},
		{"number alone", "7.", "7.", `7\.`},
		{"decimal", "3.5 h", "3.5 h", ""},
		{"minus within", "a - b", "a - b", ""},
		{"line breaks", "a\n\n# b\r\n- c", `a \# b - c`, ""},
		{"web address", "see (https://a.example/x_y?a=1&copy=2), now", "see (<https://a.example/x_y?a=1&copy=2>), now", ""},
		{"web address in brackets", "https://a.example/x_(y)!", `<https://a.example/x_(y>)\!`, ""},
		{"web address and a pipe", "https://a.example/x|y", `<https://a.example/x>\|y`, ""},
		{"no web address", "http:// and _http://_", `http:// and \_http://\_`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			inline, start := tt.inline, tt.start
			if inline == "" {
				inline = tt.text
			}
			if start == "" {
				start = inline
			}
			out := render(t, review.Markdown{}, edition(t, everyone(
				review.Part{Heading: review.Heading{Name: data(tt.text)}, Visibility: account.Customer},
				review.Paragraph{Text: data(tt.text), Visibility: account.Customer},
			), account.Customer))
			require.Contains(t, out, "\n## "+inline+"\n\n"+start+"\n")
		})
	}
}

// TestMarkdownListsInARowStayApart: the same marks would make them one list.
func TestMarkdownListsInARowStayApart(t *testing.T) {
	t.Parallel()
	list := func(ordered bool) review.List {
		return review.List{Ordered: ordered, Visibility: account.Customer, Items: []review.ListItem{{Text: data("a"), Visibility: account.Customer}}}
	}
	out := render(t, review.Markdown{}, edition(t, everyone(
		list(false), list(false), list(false), list(true), list(true), review.Paragraph{Text: data("p"), Visibility: account.Customer}, list(true),
	), account.Customer))
	require.Contains(t, out, "\n- a\n\n* a\n\n- a\n\n1) a\n\n1. a\n\np\n\n1. a\n")
}

func TestMarkdownHeadingsGoNoDeeperThanSix(t *testing.T) {
	t.Parallel()
	part := review.Part{Heading: review.Heading{Name: data("deepest")}, Visibility: account.Customer}
	for range 7 {
		part = review.Part{Heading: review.Heading{Name: data("name"), Says: data("says")}, Blocks: review.Blocks{part}, Visibility: account.Customer}
	}
	out := render(t, review.Markdown{}, edition(t, everyone(part), account.Customer))
	require.Contains(t, out, "\n## says\n\n*name*\n\n### says\n")
	require.Contains(t, out, "\n###### deepest\n")
	require.NotContains(t, out, "#######")
}

func TestMarkdownOfAnEmptyDocument(t *testing.T) {
	t.Parallel()
	doc := review.Document{Title: data("Review"), Account: data("Acme")}
	require.Equal(t, "# Review – Acme\n\n**For: Customer**\n\nThere is nothing to show for this period.\n",
		render(t, review.Markdown{}, edition(t, doc, account.Customer)))
}

// FuzzMarkdown holds that data opens no line and no cell of its own.
func FuzzMarkdown(f *testing.F) {
	f.Add("Operations review", "a|b", "- [ ] c\n# d")
	f.Add("\\", "\\|", "https://a.example/|_")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		out := render(t, review.Markdown{}, edition(t, fuzzDocument(a, b, c), account.Internal))
		plain := render(t, review.Markdown{}, edition(t, fuzzDocument("a", "b", "c"), account.Internal))
		var cells, want []int
		for line := range strings.Lines(out) {
			if strings.HasPrefix(line, "| ") {
				cells = append(cells, borders(line))
			}
		}
		for line := range strings.Lines(plain) {
			if strings.HasPrefix(line, "| ") {
				want = append(want, borders(line))
			}
		}
		require.Equal(t, want, cells)
	})
}

// borders counts the pipes of a line that are not escaped.
func borders(line string) int {
	n, escaped := 0, false
	for _, r := range line {
		if r == '|' && !escaped {
			n++
		}
		escaped = r == '\\' && !escaped
	}
	return n
}
