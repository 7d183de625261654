package review_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

func edition(t testing.TB, d review.Document, audience account.Visibility) review.Edition {
	t.Helper()
	e, err := d.Edition(audience, review.English())
	require.NoError(t, err)
	return e
}

func page(t testing.TB, h review.HTML, e review.Edition) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, h.Render(&b, e))
	return b.String()
}

func TestHTMLGolden(t *testing.T) {
	t.Parallel()
	h := review.HTML{Brand: review.Brand{Name: "Northlight Managed Services"}}
	for _, audience := range []account.Visibility{account.Customer, account.Internal} {
		t.Run(audience.String(), func(t *testing.T) {
			got := page(t, h, edition(t, sampleDocument(), audience))
			require.NoError(t, checkPage(got))
			file := filepath.Join("testdata", "html", audience.String()+".html")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
				require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, string(want), got, "go test ./review -run TestHTMLGolden -update, and read what changed")
		})
	}
}

func TestHTMLShowsAnAudienceItsWordsAlone(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		audience           account.Visibility
		internal, business bool
	}{
		{account.Internal, true, true},
		{account.Business, false, true},
		{account.Customer, false, false},
		{"somebody", false, false},
	} {
		got := page(t, review.HTML{}, edition(t, sampleDocument(), test.audience))
		require.NoError(t, checkPage(got), test.audience)
		require.Equal(t, test.internal, strings.Contains(got, internalCanary), test.audience)
		require.Equal(t, test.business, strings.Contains(got, businessCanary), test.audience)
		require.Equal(t, test.internal, strings.Contains(got, "Internal – not for the customer"), test.audience)
	}
}

func TestHTMLTellsItsAudience(t *testing.T) {
	t.Parallel()
	for audience, want := range map[account.Visibility]string{
		account.Internal: "For: Internal Internal – not for the customer",
		account.Business: "For: Customer management",
		account.Customer: "For: Customer",
		"somebody":       "For: Customer",
	} {
		root, err := parsePage(page(t, review.HTML{}, edition(t, sampleDocument(), audience)))
		require.NoError(t, err)
		require.Equal(t, want, strings.TrimSpace(root.all("footer")[0].all("p")[1].words()))
	}
}

func TestHTMLNeverPrintsDataAsMarkup(t *testing.T) {
	t.Parallel()
	for _, evil := range []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</title></style><script>`, `</svg>`,
		`javascript:alert(1)`, `&lt;b&gt;`, "\x00\x01\u202e\ufffe\xff", `*/ } body { display: none`, `"; } @import "//x"; {`, `{{.Name}}`,
	} {
		d := everyText(evil)
		h := review.HTML{Brand: review.Brand{Name: evil}}
		got := page(t, h, edition(t, d, account.Customer))
		require.NoError(t, checkPage(got), "%q", evil)
	}
}

// everyText is a document of every kind of block that says the same
// everywhere.
func everyText(s string) review.Document {
	text, c := data(s), account.Customer
	one := 1.0
	column := review.Column{Head: text, Unit: text, Note: review.NoteID(s), Visibility: c}
	point := review.Point{Label: text, Value: &one, Before: &one, Text: text, Visibility: c}
	blank := review.Point{Label: text, Visibility: c}
	chart := review.Chart{
		Kind: review.Columns, Title: text, Desc: text, Axis: text, Unit: text, Value: text, Before: text, Target: &one,
		TargetName: text, Caption: text, Note: review.NoteID(s), Points: []review.Point{point, blank, point}, Visibility: c,
	}
	bars := chart
	bars.Kind = review.Bars
	diagram := review.Diagram{
		Title: text, Desc: text, Caption: text, Nodes: []review.DiagramNode{{Name: text, Detail: text, Visibility: c}, {Name: text, Visibility: c}},
		Links: []review.DiagramLink{{From: 0, To: 1, Label: text}, {From: 1, To: 1, Label: text}}, Visibility: c,
	}
	tabled := diagram
	tabled.Tabled = true
	blocks := review.Blocks{
		review.Paragraph{Text: text, Visibility: c},
		review.List{Items: []review.ListItem{{Text: text, Visibility: c}}, Visibility: c},
		review.KeyFigures{Visibility: c, Figures: []review.KeyFigure{{
			Label: text, Value: text, Unit: text, Target: text, Change: text, Basis: text, Tone: review.Bad, Note: review.NoteID(s), Visibility: c,
		}}},
		chart, bars, diagram, tabled,
		review.Table{Caption: text, Columns: []review.Column{column, column}, Visibility: c, Rows: []review.Row{
			{Cells: []review.Cell{{Text: text, Tone: review.Good}, {Text: text, Note: review.NoteID(s)}}, Visibility: c},
		}},
		review.Callout{Severity: account.Severity(s), Text: text, Next: text, Owner: text, Note: review.NoteID(s), Visibility: c},
		review.Footnote{ID: review.NoteID(s), Text: text, Tickets: []metrics.TicketID{metrics.TicketID(s)}, Visibility: c},
	}
	heading := review.Heading{Name: text, Says: text, Labels: []review.Label{{Name: text, Text: text}}}
	inner := review.Part{Heading: heading, Blocks: blocks[:2], Visibility: c}
	return review.Document{Title: text, Account: text, Blocks: append(blocks, review.Part{Heading: heading, Blocks: review.Blocks{inner}, Visibility: c})}
}

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{"Priority 1", "<script>", "", "\u202e", "a b c d e f g h i j", "{{", "1e400", "%", strings.Repeat("W", 200)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := everyText(s).Edition(account.Customer, review.English())
		if err != nil {
			return // the document has a fault, such as a cell that says nothing
		}
		var b bytes.Buffer
		require.NoError(t, review.HTML{Brand: review.Brand{Name: s}}.Render(&b, e))
		require.NoError(t, checkPage(b.String()))
	})
}

func TestHTMLOfNothing(t *testing.T) {
	t.Parallel()
	for name, d := range map[string]review.Document{
		"zero":     {},
		"internal": {Blocks: review.Blocks{review.Paragraph{Text: data(internalCanary)}}},
	} {
		got := page(t, review.HTML{}, edition(t, d, account.Customer))
		require.NoError(t, checkPage(got), name)
		require.Contains(t, got, "There is nothing to show for this period.", name)
		require.NotContains(t, got, internalCanary, name)
	}
}

type full struct{}

var errFull = errors.New("the disk is full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestHTMLReturnsTheWritersError(t *testing.T) {
	t.Parallel()
	err := review.HTML{}.Render(full{}, edition(t, sampleDocument(), account.Customer))
	require.ErrorIs(t, err, errFull)
}

func TestHTMLIsTheSameEachTimeAndForManyAtOnce(t *testing.T) {
	t.Parallel()
	e := edition(t, sampleDocument(), account.Internal)
	want := page(t, review.HTML{}, e)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			var b bytes.Buffer
			if err := (review.HTML{}).Render(&b, e); err != nil || b.String() != want {
				t.Errorf("a different page, error %v", err)
			}
		})
	}
	wg.Wait()
}

func TestHTMLTellsTimesInTheReadersZoneAndThePeriodInItsOwn(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("NST", -int(3.5*60*60))
	e, err := sampleDocument().Edition(account.Customer, review.English().In(zone))
	require.NoError(t, err)
	got := page(t, review.HTML{}, e)
	require.Contains(t, got, "<dd>1 Jul 2026 – 30 Sep 2026</dd>")
	require.Contains(t, got, `<time datetime="2026-10-14T13:00:00Z">14 Oct 2026 09:30 NST</time>`)
}

func TestHTMLIsWrittenInTheDirectionOfItsLanguage(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{"en": "ltr", "ar-EG": "rtl", "he": "rtl", "uz-Arab": "rtl", "ur-Latn": "ltr", "": "ltr"} {
		locale := review.English()
		locale.Tag = tag
		e, err := sampleDocument().Edition(account.Customer, locale)
		require.NoError(t, err)
		require.Contains(t, page(t, review.HTML{}, e), fmt.Sprintf(`<html lang="%s" dir="%s">`, tag, want))
	}
}

func TestHTMLFootnotesLeadThereAndBack(t *testing.T) {
	t.Parallel()
	root, err := parsePage(page(t, review.HTML{}, edition(t, sampleDocument(), account.Customer)))
	require.NoError(t, err)
	there, back := make(map[string]int), make(map[string]int)
	for _, a := range root.all("a") {
		switch {
		case a.parent.name == "sup":
			there[strings.TrimPrefix(a.attrs["href"], "#note-")]++
		case a.attrs["class"] == "back":
			back[strings.TrimPrefix(a.parent.parent.attrs["id"], "note-")]++
		}
	}
	require.Equal(t, map[string]int{"1": 3, "2": 6, "3": 2, "4": 1, "5": 2}, there)
	require.Equal(t, there, back)
}

func ExampleHTML() {
	report := review.Document{
		Title:   account.Data("Operations review"),
		Account: account.Data("Meridian Freight"),
		Blocks: review.Blocks{
			review.Paragraph{Text: account.Data("Their director is looking around.")}, // internal
			review.Paragraph{Text: account.Data("All 92 backups were made."), Visibility: account.Customer},
		},
	}
	edition, err := report.Edition(account.Customer, review.English())
	if err != nil {
		fmt.Println(err)
		return
	}
	var page strings.Builder
	if err := (review.HTML{Brand: review.Brand{Name: "Northlight", Accent: "#7a3e9d"}}).Render(&page, edition); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Contains(page.String(), "All 92 backups"), strings.Contains(page.String(), "director"))
	// Output: true false
}
