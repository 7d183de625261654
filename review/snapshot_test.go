package review_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// frozenDocument has every kind of block and of text, every field set, and
// words of a version to come.
func frozenDocument() review.Document {
	const unknown = account.Visibility("partner")
	at := utc(2026, time.July, 1, 22, 30)
	return review.Document{
		Title:       account.Say("review.title", nil),
		Account:     data("Meridian Freight <&> \"Söhne\""),
		Period:      metrics.Period{From: utc(2026, time.July, 1, 0, 0), To: utc(2026, time.October, 1, 0, 0)},
		Issued:      at,
		NextMeeting: at.AddDate(0, 3, 0),
		Blocks: review.Blocks{
			review.Part{
				Heading: review.Heading{Name: data("Name"), Says: data("Says"), Labels: []review.Label{{Name: data("Owner"), Text: data("Ann")}}},
				Blocks: review.Blocks{
					review.Paragraph{Text: account.Say("number.money", account.Args{"currency": data("EUR"), "amount": account.Count(3)}), Visibility: account.Business},
					review.List{Ordered: true, Visibility: unknown, Items: []review.ListItem{
						{Text: account.Number(-1234.5, 2), Visibility: account.Customer},
						{Text: account.Percent(0.925, 1), Visibility: unknown},
						{Text: account.Span(90 * time.Minute), Visibility: account.Internal},
						{Text: account.Day(at), Visibility: account.Business},
						{Text: account.Instant(at), Visibility: account.Customer},
						{Text: account.MonthOf(at), Visibility: account.Customer},
						{Text: account.Amount(account.Money{Amount: decimal.RequireFromString("12.34"), Currency: "EUR"}), Visibility: account.Customer},
					}},
				},
				Visibility: account.Customer,
			},
			review.Table{
				Caption:    data("Caption"),
				Note:       "n",
				Columns:    []review.Column{{Head: data("Head"), Unit: data("h"), Numeric: true, Note: "n", Visibility: account.Customer}},
				Rows:       []review.Row{{Cells: []review.Cell{{Text: data("1"), Tone: "odd", Note: "n"}}, Total: true, Visibility: unknown}},
				Visibility: account.Customer,
			},
			review.KeyFigures{
				Figures: []review.KeyFigure{{
					Label: data("Label"), Value: data("3"), Unit: data("h"), Target: data("4"), Change: data("less"), Basis: data("n = 2"),
					Tone: review.Good, Note: "n", Visibility: unknown,
				}},
				Visibility: account.Customer,
			},
			review.Chart{
				Kind: "pie", Title: data("Title"), Desc: data("Desc"), Axis: data("Axis"), Unit: data("h"), Value: data("Value"), Before: data("Before"),
				Points: []review.Point{
					{Label: data("a"), Value: ptr(1.0 / 3), Before: ptr(1e21), Text: data("⅓"), Visibility: account.Customer},
					{Label: data("b"), Text: data("not known"), Visibility: unknown},
				},
				Target: ptr(0.0), TargetName: data("Target"), Caption: data("Caption"), Note: "n", Visibility: account.Customer,
			},
			review.Diagram{
				Title: data("Title"), Desc: data("Desc"), Tabled: true, Caption: data("Caption"), Visibility: account.Customer,
				Nodes: []review.DiagramNode{
					{Name: data("a"), Detail: data("server 1"), Visibility: account.Customer}, {Name: data("b"), Visibility: unknown},
				},
				Links: []review.DiagramLink{{From: 0, To: 1, Label: data("reads")}, {From: 1, To: 0}},
			},
			review.Callout{Severity: "mild", Text: data("Text"), Next: data("Next"), Owner: data("Owner"), Note: "n", Visibility: unknown},
			review.Footnote{ID: "n", Text: data("Note"), Tickets: []metrics.TicketID{"T-1", "T-2"}, Visibility: account.Customer},
		},
	}
}

func freeze(t testing.TB, d review.Document) review.Snapshot {
	t.Helper()
	s, err := d.Freeze()
	require.NoError(t, err)
	return s
}

func marshal(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

func TestSnapshotRoundTrip(t *testing.T) {
	t.Parallel()
	for name, doc := range map[string]review.Document{"frozen": frozenDocument(), "sample": sampleDocument(), "empty": {}} {
		s := freeze(t, doc)
		require.Equal(t, marshal(t, doc), marshal(t, s.Document()), name)
		var read review.Snapshot
		require.NoError(t, json.Unmarshal([]byte(marshal(t, s)), &read), name)
		require.Equal(t, marshal(t, s), marshal(t, read), name)
		require.Equal(t, s.Digest(), read.Digest(), name)
		require.False(t, read.IsZero(), name)
	}
	require.Equal(t, frozenDocument(), freeze(t, frozenDocument()).Document())
}

// TestSnapshotGolden holds that what this version writes can be read for ever.
// The file of a format is written once: -update leaves it alone.
func TestSnapshotGolden(t *testing.T) {
	t.Parallel()
	path := filepath.Join("testdata", "snapshot_v1.json")
	if _, err := os.Stat(path); *update && err != nil {
		indented, err := json.MarshalIndent(freeze(t, frozenDocument()), "", "  ")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, append(indented, '\n'), 0o644))
	}
	golden, err := os.ReadFile(path)
	require.NoError(t, err)
	var s review.Snapshot
	require.NoError(t, json.Unmarshal(golden, &s))
	written, err := json.MarshalIndent(s, "", "  ")
	require.NoError(t, err)
	require.Equal(t, string(golden), string(written)+"\n")
	require.Equal(t, freeze(t, frozenDocument()).Digest(), s.Digest())
	require.Equal(t, frozenDocument(), s.Document())
}

func TestFiguresOfASnapshotNeverMove(t *testing.T) {
	t.Parallel()
	doc := sampleDocument()
	s := freeze(t, doc)
	stored, digest := marshal(t, s), s.Digest()

	require.Greater(t, scramble(reflect.ValueOf(doc.Blocks)), 500)
	require.Equal(t, stored, marshal(t, s), "the document belongs to the caller")

	thawed := s.Document()
	require.Greater(t, scramble(reflect.ValueOf(thawed.Blocks)), 500)
	require.Equal(t, stored, marshal(t, s), "what Document returns belongs to the caller")

	again := s
	require.NoError(t, json.Unmarshal([]byte(marshal(t, freeze(t, frozenDocument()))), &again))
	require.Equal(t, stored, marshal(t, s), "a copy can be overwritten")
	require.Equal(t, digest, s.Digest())

	e, thawedEdition := edition(t, sampleDocument(), account.Business), edition(t, s.Document(), account.Business)
	require.Equal(t, e.Digest(), thawedEdition.Digest())
}

func TestEqualDocumentsHaveEqualDigests(t *testing.T) {
	t.Parallel()
	require.Equal(t, freeze(t, sampleDocument()).Digest(), freeze(t, sampleDocument()).Digest())
	require.Len(t, freeze(t, review.Document{}).Digest(), 64)
	other := sampleDocument()
	other.Blocks = append(other.Blocks, review.Paragraph{Text: data("for us")})
	require.NotEqual(t, freeze(t, sampleDocument()).Digest(), freeze(t, other).Digest())
}

func TestAStoreMayKeepTheJSONInAFormOfItsOwn(t *testing.T) {
	t.Parallel()
	s := freeze(t, frozenDocument())
	var fields map[string]any // in alphabetical order when written again
	require.NoError(t, json.Unmarshal([]byte(marshal(t, s)), &fields))
	reordered, err := json.MarshalIndent(fields, "", "\t")
	require.NoError(t, err)
	require.NotEqual(t, marshal(t, s), string(reordered))
	var read review.Snapshot
	require.NoError(t, json.Unmarshal(reordered, &read))
	require.Equal(t, marshal(t, s), marshal(t, read))
}

func TestSnapshotsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	stored := marshal(t, freeze(t, frozenDocument()))
	tests := []struct {
		name, stored string
		is           error
		want         string
	}{
		{"newer format", `{"format":2,"digest":"?","document":{"blocks":[{"type":"hologram"}]}}`, account.ErrNewerFormat, "review: read snapshot of format 2: stored in a newer format"},
		{"no format", `{}`, account.ErrInvalid, "review: read snapshot of format 0: invalid"},
		{"negative format", `{"format":-1}`, account.ErrInvalid, "review: read snapshot of format -1: invalid"},
		{"no document", `{"format":1}`, nil, "review: read snapshot: unexpected end of JSON input"},
		{"a figure that moved", strings.Replace(stored, "0.925", "0.995", 1), account.ErrInvalid, "invalid"},
		{"a visibility that widened", strings.Replace(stored, `"visibility":"internal"`, `"visibility":"customer"`, 1), account.ErrInvalid, "invalid"},
		{"another digest", strings.Replace(stored, `"digest":"`, `"digest":"0`, 1), account.ErrInvalid, "invalid"},
		{"unknown type", `{"format":1,"document":{"blocks":[{"type":"part","blocks":[{"type":"paragraph"},{"type":"hologram"}]}]}}`, nil, `blocks[1] is of the unknown type "hologram"`},
		{"type of another kind", `{"format":1,"document":{"blocks":[{"type":7}]}}`, nil, "blocks[0]"},
		{"no type", `{"format":1,"document":{"blocks":[null]}}`, nil, `blocks[0] is of the unknown type ""`},
		{"field of another kind", `{"format":1,"document":{"blocks":[{"type":"chart","points":7}]}}`, nil, "blocks[0], a chart"},
		{"blocks of another kind", `{"format":1,"document":{"blocks":{}}}`, nil, "cannot unmarshal object"},
		{"another kind of value", `[]`, nil, "cannot unmarshal array"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.NotEqual(t, stored, tt.stored)
			s := freeze(t, review.Document{})
			err := json.Unmarshal([]byte(tt.stored), &s)
			require.ErrorContains(t, err, tt.want)
			if tt.is != nil {
				require.ErrorIs(t, err, tt.is)
			}
			require.Equal(t, freeze(t, review.Document{}), s, "nothing is read in half")
		})
	}
}

func TestUnknownWordsSurviveStorage(t *testing.T) {
	t.Parallel()
	stored := marshal(t, freeze(t, frozenDocument()))
	for _, word := range []string{`"visibility":"partner"`, `"tone":"odd"`, `"severity":"mild"`, `"kind":"pie"`} {
		require.Contains(t, stored, word)
	}
}

func TestTheZeroSnapshot(t *testing.T) {
	t.Parallel()
	var zero review.Snapshot
	require.True(t, zero.IsZero())
	require.Empty(t, zero.Digest())
	require.Equal(t, review.Document{}, zero.Document())
	require.Equal(t, "null", marshal(t, zero))
	s := freeze(t, frozenDocument())
	digest := s.Digest()
	require.NoError(t, json.Unmarshal([]byte("null"), &s))
	require.Equal(t, digest, s.Digest(), "null changes nothing, as is the custom")
	require.Equal(t, `{}`, marshal(t, struct {
		Frozen review.Snapshot `json:"frozen,omitzero"`
	}{}))
}

func TestWhatCannotBeStoredIsNotFrozen(t *testing.T) {
	t.Parallel()
	late := account.Day(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))
	_, err := everyone(review.Paragraph{Text: late}).Freeze()
	require.ErrorContains(t, err, "review: freeze: ")
	for _, blocks := range []review.Blocks{{nil}, {&review.Part{}}} {
		_, err := json.Marshal(blocks)
		require.ErrorContains(t, err, "no kind of block")
	}
	s := freeze(t, everyone(
		review.Paragraph{Text: data("a\xffb")},
		review.Paragraph{Text: account.Say("code", account.Args{"\xfe": data("c"), "\xff": data("d")})},
	))
	require.Equal(t, data("a\ufffdb"), s.Document().Blocks[0].(review.Paragraph).Text)
	requireStable(t, s)
}

// FuzzSnapshot reads any JSON as a snapshot and as the document of one.
func FuzzSnapshot(f *testing.F) {
	golden, err := os.ReadFile(filepath.Join("testdata", "snapshot_v1.json"))
	require.NoError(f, err)
	f.Add(golden)
	f.Add([]byte(marshal(f, frozenDocument())))
	f.Add([]byte(`{"blocks":[{"type":"part","blocks":[{"type":"list","items":[{"text":{"data":"a"}}]}]}]}`))
	f.Add([]byte(`{"format":2}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var s review.Snapshot
		if err := json.Unmarshal(b, &s); err == nil && !s.IsZero() {
			requireStable(t, s)
		}
		var d review.Document
		if json.Unmarshal(b, &d) != nil {
			return
		}
		if s, err := d.Freeze(); err == nil {
			requireStable(t, s)
			if e, err := s.Document().Edition(account.Internal, review.English()); err == nil {
				requireWidth(t, render(t, review.Text{}, e), 80)
			}
		}
	})
}

// requireStable holds that a snapshot is read as it was written, however often.
func requireStable(t *testing.T, s review.Snapshot) {
	t.Helper()
	stored := marshal(t, s)
	var read review.Snapshot
	require.NoError(t, json.Unmarshal([]byte(stored), &read))
	require.Equal(t, stored, marshal(t, read))
	if again, err := read.Document().Freeze(); err == nil {
		require.Equal(t, stored, marshal(t, again))
	}
}

func ExampleDocument_Freeze() {
	doc := review.Document{
		Title:  account.Data("Operations review"),
		Blocks: review.Blocks{review.Paragraph{Text: account.Data("14 tickets were opened."), Visibility: account.Customer}},
	}
	snapshot, err := doc.Freeze()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc.Blocks[0] = review.Paragraph{Text: account.Data("9 tickets were opened."), Visibility: account.Customer}

	edition, err := snapshot.Document().Edition(account.Customer, review.English())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(edition.Text(edition.Blocks()[0].(review.Paragraph).Text))
	// Output: 14 tickets were opened.
}
