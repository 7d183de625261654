package review_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// render is what a renderer makes of an edition.
func render(t testing.TB, r review.Renderer, e review.Edition) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, r.Render(&out, e))
	return out.String()
}

// matchGolden compares with a file under testdata, or rewrites it.
func matchGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestTextGolden(t *testing.T) {
	t.Parallel()
	for _, audience := range []account.Visibility{account.Customer, account.Internal} {
		for _, width := range []int{80, 48} {
			name := fmt.Sprintf("text_%s_%d.txt", audience, width)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				matchGolden(t, name, render(t, review.Text{Width: width}, edition(t, sampleDocument(), audience)))
			})
		}
	}
}

func TestTextWidthHasALeastAndADefault(t *testing.T) {
	t.Parallel()
	e := edition(t, sampleDocument(), account.Internal)
	require.Equal(t, render(t, review.Text{Width: 80}, e), render(t, review.Text{}, e))
	least := render(t, review.Text{Width: 32}, e)
	for _, width := range []int{31, 1, -5} {
		require.Equal(t, least, render(t, review.Text{Width: width}, e), width)
	}
	require.NotEqual(t, least, render(t, review.Text{Width: 33}, e))
}

// everyone's document of blocks.
func everyone(blocks ...review.Block) review.Document { return review.Document{Blocks: blocks} }

// body is the text edition of blocks without its title block.
func body(t *testing.T, width int, blocks ...review.Block) string {
	t.Helper()
	out := render(t, review.Text{Width: width}, edition(t, everyone(blocks...), account.Customer))
	_, body, found := strings.Cut(out, "For: Customer\n\n")
	require.True(t, found, out)
	return body
}

func queues() review.Table {
	column := func(head string, numeric bool) review.Column {
		return review.Column{Head: data(head), Numeric: numeric, Visibility: account.Customer}
	}
	row := func(total bool, cells ...string) review.Row {
		r := review.Row{Total: total, Visibility: account.Customer}
		for _, c := range cells {
			r.Cells = append(r.Cells, review.Cell{Text: data(c)})
		}
		return r
	}
	table := review.Table{
		Caption:    data("Tickets"),
		Columns:    []review.Column{column("Queue", false), column("Tickets opened", true), column("Mean", true)},
		Rows:       []review.Row{row(false, "Service desk", "1,200", "not known"), row(false, "Network and telephony", "7", "3.5"), row(true, "All", "1,207", "3.5")},
		Visibility: account.Customer,
	}
	table.Columns[2].Unit = data("h")
	table.Rows[1].Cells[2].Tone = review.Bad
	return table
}

func TestTextTables(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		width int
		want  string
	}{
		{"as wide as it likes", 80, `
Tickets
Queue                  Tickets opened    Mean, h
──────────────────────────────────────────────────
Service desk                    1,200  not known
Network and telephony               7        3.5 ✗
──────────────────────────────────────────────────
All                             1,207        3.5
`},
		{"heads give way first", 44, `
Tickets
                        Tickets
Queue                    opened    Mean, h
────────────────────────────────────────────
Service desk              1,200  not known
Network and telephony         7        3.5 ✗
────────────────────────────────────────────
All                       1,207        3.5
`},
		{"then texts are folded", 34, `
Tickets
              Tickets
Queue          opened    Mean, h
──────────────────────────────────
Service desk    1,200  not known
Network and         7        3.5 ✗
telephony
──────────────────────────────────
All             1,207        3.5
`},
		{"and words in place of numbers", 33, `
Tickets
              Tickets
Queue          opened   Mean, h
─────────────────────────────────
Service desk    1,200       not
                          known
Network and         7       3.5 ✗
telephony
─────────────────────────────────
All             1,207       3.5
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, strings.TrimPrefix(tt.want, "\n"), body(t, tt.width, queues()))
		})
	}
	table := queues()
	table.Rows[0].Cells[1].Text = data("1,200,000,000,000")
	require.Equal(t, strings.TrimPrefix(`
Tickets
Service desk
  Tickets opened  1,200,000,000,
                  000
  Mean, h         not known

Network and telephony
  Tickets opened  7
  Mean, h         3.5 ✗
────────────────────────────────
All
  Tickets opened  1,207
  Mean, h         3.5
`, "\n"), body(t, 32, table), "at last every row is a record")
}

func TestTextColumns(t *testing.T) {
	t.Parallel()
	chart := review.Chart{
		Kind: review.Columns, Title: data("Balance"), Axis: data("Month"), Value: data("Tickets"),
		Target: ptr(2.0), TargetName: data("Target"), Visibility: account.Customer,
	}
	for i, v := range []*float64{ptr(8.0), ptr(0.01), ptr(0.0), ptr(-4.0), nil} {
		chart.Points = append(chart.Points, review.Point{Label: data(fmt.Sprint(i + 1)), Value: v, Visibility: account.Customer})
	}
	require.Equal(t, strings.TrimPrefix(`
Balance

Month                        Tickets
────────────────────────────────────
1       ███│██████████          8.00
2       ▏  │                    0.01
3          │                    0.00
4       ░░░│░░░                −4.00
5          │            not supplied
Target     │                    2.00
`, "\n"), body(t, 36, chart))
}

func TestTextBars(t *testing.T) {
	t.Parallel()
	point := func(label, text string, value, limit *float64) review.Point {
		return review.Point{Label: data(label), Text: data(text), Value: value, Before: limit, Visibility: account.Customer}
	}
	require.Equal(t, strings.TrimPrefix(`
Capacity

Item
──────────────────────────────────────
half   ██████████░░░░░░░░░░  5 of 10
full   ████████████████████  10 of 10
over   ████████████████████  15 of 10
none   ░░░░░░░░░░░░░░░░░░░░  0 of 10
limit                        5
value                        not known
`, "\n"), body(t, 38, review.Chart{
		Kind: review.Bars, Title: data("Capacity"), Axis: data("Item"), Before: data("Limit"), Visibility: account.Customer,
		Points: []review.Point{
			point("half", "5 of 10", ptr(5.0), ptr(10.0)), point("full", "10 of 10", ptr(10.0), ptr(10.0)),
			point("over", "15 of 10", ptr(15.0), ptr(10.0)), point("none", "0 of 10", ptr(0.0), ptr(10.0)),
			point("limit", "5", ptr(5.0), nil), point("value", "not known", nil, ptr(10.0)),
		},
	}))
}

func TestTextListsOnlyTheFirstTickets(t *testing.T) {
	t.Parallel()
	doc := func(n int) review.Document {
		f := note("n", account.Customer)
		for i := range n {
			f.Tickets = append(f.Tickets, metrics.TicketID(fmt.Sprintf("T-%d", i+1)))
		}
		return everyone(noted("n", account.Customer), f)
	}
	for n, want := range map[int]string{
		1:  "1 ticket: T-1\n",
		24: "24 tickets: T-1, T-2",
		25: "T-24 and 1 more\n",
	} {
		for _, r := range []review.Renderer{review.Text{Width: 300}, review.Markdown{}} {
			require.Contains(t, render(t, r, edition(t, doc(n), account.Customer)), want, "%T", r)
		}
	}
	require.NotContains(t, render(t, review.Text{}, edition(t, doc(24), account.Customer)), "more")
}

func TestTextOfAnEmptyDocument(t *testing.T) {
	t.Parallel()
	require.Equal(t, "There is nothing to show for this period.\n", body(t, 80))
	out := render(t, review.Text{}, edition(t, review.Document{Title: data("Review"), Account: data("Acme")}, account.Customer))
	require.Equal(t, "Review – Acme\n"+strings.Repeat("═", 80)+
		"\nFor: Customer\n\nThere is nothing to show for this period.\n", out)
}

// TestThePeriodIsToldInItsOwnZone has a reader elsewhere, and a period that
// begins in summer time and ends in winter time.
func TestThePeriodIsToldInItsOwnZone(t *testing.T) {
	t.Parallel()
	doc := review.Document{NextMeeting: utc(2027, 1, 5, 9, 0)}
	doc.Period.From = time.Date(2026, 7, 1, 0, 0, 0, 0, time.FixedZone("", 2*3600))
	doc.Period.To = time.Date(2027, 1, 1, 0, 0, 0, 0, time.FixedZone("", 3600))
	e, err := doc.Edition(account.Customer, review.English().In(time.FixedZone("NST", -12600)))
	require.NoError(t, err)
	out := render(t, review.Text{}, e)
	require.Contains(t, out, "Period        1 Jul 2026 – 31 Dec 2026\n")
	require.Contains(t, out, "Next meeting  5 Jan 2027 05:30 NST\n")
}

// TestNoTextObeysItsData looks for a terminal's orders in every place that
// data can reach.
func TestNoTextObeysItsData(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		e := edition(t, randomDocument(r), account.Internal)
		for _, renderer := range []review.Renderer{review.Text{}, review.Markdown{}} {
			for _, c := range render(t, renderer, e) {
				if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c)) {
					t.Fatalf("%T prints %U", renderer, c)
				}
			}
		}
	}
}

func TestNoLineIsWiderThanTheText(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		e := edition(t, randomDocument(r), account.Internal)
		for _, width := range []int{32, 33 + r.IntN(20), 53 + r.IntN(30), 83 + r.IntN(57), 140} {
			requireWidth(t, render(t, review.Text{Width: width}, e), width)
		}
	}
}

func requireWidth(t *testing.T, out string, width int) {
	t.Helper()
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if got := review.DisplayWidth(line); got > width {
			t.Fatalf("%d columns in a text of %d: %q", got, width, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Fatalf("a space at the end of %q", line)
		}
	}
}

// TestEveryWordComesFromThePhraseBook says documents in which every phrase is
// bracketed: what is left outside the brackets is data, numbers and signs.
func TestEveryWordComesFromThePhraseBook(t *testing.T) {
	t.Parallel()
	e, err := pseudoDocument().Edition(account.Internal, accounttest.Pseudo(review.English()))
	require.NoError(t, err)
	for name, r := range map[string]review.Renderer{"text": review.Text{Width: 1000}, "markdown": review.Markdown{}} {
		outside := accounttest.Outside(render(t, r, e))
		require.NotContains(t, outside, "⟦", name)
		for _, c := range strings.ReplaceAll(outside, "UTC", "") {
			require.False(t, unicode.IsLetter(c), "%s prints %q outside the brackets:\n%s", name, c, outside)
		}
	}
}

// pseudoDocument is the sample with all its data removed but for digits, so
// that what is printed comes from renderers alone.
func pseudoDocument() review.Document {
	g := generator{Rand: rand.New(rand.NewPCG(5, 6)), ids: make(map[review.NoteID]bool)}
	doc := sampleDocument()
	doc.Title, doc.Account, doc.Blocks = data("1"), data("2"), nil
	for _, v := range visibilities {
		doc.Blocks = append(doc.Blocks, review.Part{
			Heading: review.Heading{Name: data("3"), Says: data("4"), Labels: []review.Label{{Name: data("5"), Text: data("6")}}},
			Blocks: review.Blocks{
				review.Paragraph{Text: data("7")},
				review.List{Items: []review.ListItem{{Text: data("8")}}},
				review.KeyFigures{Figures: []review.KeyFigure{{Label: data("9"), Value: data("10"), Tone: review.Good}}},
				review.Table{Columns: []review.Column{{Head: data("11"), Unit: data("12")}}, Rows: []review.Row{{Cells: []review.Cell{{Text: data("13"), Note: "n"}}}}},
				review.Chart{
					Title: data("14"), Axis: data("15"), Value: data("16"), Unit: data("17"), Before: data("18"), Target: g.value(),
					Points: []review.Point{{Label: data("19")}, {Label: data("20"), Value: ptr(1.5), Before: ptr(2.5)}},
				},
				review.Callout{Severity: account.Critical, Text: data("21"), Next: data("22"), Owner: data("23")},
				review.Callout{Severity: account.Warning, Text: data("24"), Note: "m"},
			},
			Visibility: v,
		})
	}
	many := make([]metrics.TicketID, 100)
	doc.Blocks = append(doc.Blocks,
		review.Footnote{ID: "n", Text: data("25"), Tickets: many[:3]},
		review.Footnote{ID: "m", Text: data("26"), Tickets: many})
	return doc
}

func FuzzText(f *testing.F) {
	f.Add("Operations review", "1,300 tickets", "https://example.com/", 80)
	f.Add("\x1b[2J\u202e", strings.Repeat("倉庫", 40), "u\u0308\u0308\xff", 33)
	f.Fuzz(func(t *testing.T, a, b, c string, width int) {
		width = 32 + int(uint(width)%200)
		e := edition(t, fuzzDocument(a, b, c), account.Internal)
		requireWidth(t, render(t, review.Text{Width: width}, e), width)
	})
}

func ExampleText() {
	doc := review.Document{
		Title:   account.Data("Operations review"),
		Account: account.Data("Meridian Freight"),
		Blocks: review.Blocks{
			review.Table{
				Caption: account.Data("Tickets by priority"),
				Columns: []review.Column{
					{Head: account.Data("Priority"), Visibility: account.Customer},
					{Head: account.Data("Opened"), Numeric: true, Visibility: account.Customer},
				},
				Rows: []review.Row{
					{Cells: []review.Cell{{Text: account.Data("1 – work has stopped")}, {Text: account.Count(14), Tone: review.Good}}, Visibility: account.Customer},
					{Cells: []review.Cell{{Text: account.Data("All")}, {Text: account.Count(1300)}}, Total: true, Visibility: account.Customer},
				},
				Visibility: account.Customer,
			},
		},
	}
	edition, err := doc.Edition(account.Customer, review.English())
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := (review.Text{Width: 40}).Render(os.Stdout, edition); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Operations review – Meridian Freight
	// ════════════════════════════════════════
	// For: Customer
	//
	// Tickets by priority
	// Priority               Opened
	// ─────────────────────────────
	// 1 – work has stopped     14 ✓
	// ─────────────────────────────
	// All                   1,300
}
