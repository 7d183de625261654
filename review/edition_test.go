package review_test

import (
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/review"
)

func TestAnEditionTellsWhatItIs(t *testing.T) {
	t.Parallel()
	e := edition(t, sampleDocument(), account.Business)
	require.Equal(t, account.Business, e.Audience())
	require.Equal(t, "en", e.Locale().Tag)
	require.Equal(t, "Operations review", e.Title())
	require.Equal(t, "Meridian Freight", e.Account())
	require.Equal(t, sampleDocument().Period, e.Period())
	require.Equal(t, sampleDocument().Issued, e.Issued())
	require.Equal(t, sampleDocument().NextMeeting, e.NextMeeting())
	require.Equal(t, "12 %", e.Text(account.Percent(0.12, 0)))
	require.Equal(t, "Owner", e.Say("document.owner", nil))
	require.Zero(t, e.Number("no such note"))
}

// noted is a paragraph's worth of a document: a callout that refers to a
// footnote.
func noted(id review.NoteID, v account.Visibility) review.Callout {
	return review.Callout{Text: data("see " + string(id)), Note: id, Visibility: v}
}

func note(id review.NoteID, v account.Visibility) review.Footnote {
	return review.Footnote{ID: id, Text: data("note " + string(id)), Visibility: v}
}

func TestFootnotesAreNumberedAsTheyAreReferredTo(t *testing.T) {
	t.Parallel()
	const everyone, us = account.Customer, account.Internal
	doc := review.Document{Blocks: review.Blocks{
		noted("b", everyone),
		noted("inner", us),
		review.Part{Visibility: everyone, Blocks: review.Blocks{
			noted("a", everyone), noted("b", everyone), noted("secret", everyone), note("a", everyone), note("b", everyone),
		}},
		noted("c", everyone),
		note("unused", everyone), note("c", everyone), note("secret", us), note("inner", us),
	}}
	tests := []struct {
		audience account.Visibility
		want     map[review.NoteID]int
		texts    []string
	}{
		{account.Customer, map[review.NoteID]int{"b": 1, "a": 2, "c": 3}, []string{"note b", "note a", "note c"}},
		{account.Internal, map[review.NoteID]int{"b": 1, "inner": 2, "a": 3, "secret": 4, "c": 5},
			[]string{"note b", "note a", "note inner", "note secret", "note c"}},
	}
	for _, tt := range tests {
		t.Run(tt.audience.String(), func(t *testing.T) {
			t.Parallel()
			e := edition(t, doc, tt.audience)
			for _, id := range []review.NoteID{"a", "b", "c", "inner", "secret", "unused"} {
				require.Equal(t, tt.want[id], e.Number(id), id)
			}
			require.Equal(t, tt.texts, footnotes(e.Blocks()))
		})
	}
}

func TestEveryReferenceIsShown(t *testing.T) {
	t.Parallel()
	const id, v = review.NoteID("n"), account.Customer
	cells := []review.Row{{Cells: []review.Cell{{Text: data("cell")}}, Visibility: v}}
	noted := []review.Row{{Cells: []review.Cell{{Text: data("cell"), Note: id}}, Visibility: v}}
	for name, block := range map[string]review.Block{
		"table":   review.Table{Caption: data("caption"), Note: id, Columns: []review.Column{{Visibility: v}}, Rows: cells, Visibility: v},
		"column":  review.Table{Columns: []review.Column{{Head: data("head"), Note: id, Visibility: v}}, Rows: cells, Visibility: v},
		"cell":    review.Table{Columns: []review.Column{{Visibility: v}}, Rows: noted, Visibility: v},
		"figure":  review.KeyFigures{Figures: []review.KeyFigure{{Value: data("1"), Note: id, Visibility: v}}, Visibility: v},
		"chart":   review.Chart{Title: data("title"), Note: id, Points: []review.Point{{Visibility: v}}, Visibility: v},
		"callout": review.Callout{Text: data("text"), Note: id, Visibility: v},
	} {
		e := edition(t, everyone(block, note(id, v)), v)
		require.Equal(t, 1, e.Number(id), name)
		require.Equal(t, 2, strings.Count(render(t, review.Text{}, e), "[1]"), name)
		require.Equal(t, 2, strings.Count(render(t, review.Markdown{}, e), "[^1]"), name)
		require.Equal(t, 1, strings.Count(render(t, review.JSON{}, e), `"note":1`), name)
	}
}

// footnotes are the texts of the footnotes in reading order.
func footnotes(blocks review.Blocks) []string {
	var texts []string
	for _, block := range blocks {
		switch b := block.(type) {
		case review.Part:
			texts = append(texts, footnotes(b.Blocks)...)
		case review.Footnote:
			texts = append(texts, review.English().Format(b.Text))
		}
	}
	return texts
}

// TestAReferenceToAHiddenFootnoteLeavesNoTrace has a cell for everyone refer
// to a footnote for us.
func TestAReferenceToAHiddenFootnoteLeavesNoTrace(t *testing.T) {
	t.Parallel()
	table := func(id review.NoteID) review.Document {
		return review.Document{Blocks: review.Blocks{
			review.Table{
				Note:       id,
				Columns:    []review.Column{{Head: data("Head"), Note: id, Visibility: account.Customer}},
				Rows:       []review.Row{{Cells: []review.Cell{{Text: data("cell"), Note: id}}, Visibility: account.Customer}},
				Visibility: account.Customer,
			},
			review.Footnote{ID: "secret", Text: data("secret"), Visibility: account.Internal},
		}}
	}
	for _, r := range []review.Renderer{review.Text{}, review.Markdown{}, review.JSON{}, review.HTML{}} {
		with, without := edition(t, table("secret"), account.Customer), edition(t, table(""), account.Customer)
		require.Equal(t, render(t, r, without), render(t, r, with), "%T", r)
	}
}

func TestMissingPhrasesAreNamedAllAtOnce(t *testing.T) {
	t.Parallel()
	locale := review.English()
	locale.Phrases = map[string]string{"number.percent": "", "number.money": "", "span.hours": "", "span.minutes": "", "span.seconds": ""}
	doc := review.Document{Title: account.Say("a", nil), Blocks: review.Blocks{
		review.Part{Visibility: account.Customer, Blocks: review.Blocks{
			review.Paragraph{Text: account.Say("c", account.Args{"x": account.Say("b", nil)}), Visibility: account.Customer},
			review.Paragraph{Text: account.Say("a", nil), Visibility: account.Customer},
		}},
		review.Paragraph{Text: account.Say("hidden", nil)},
	}}
	_, err := doc.Edition(account.Customer, locale)
	require.ErrorIs(t, err, account.ErrInvalid)
	require.EqualError(t, err, `review: locale "en" lacks the phrases ["a" "b" "c" "span.hours-minutes"]: invalid`)
}

func TestRenderersNameThePhrasesTheyMiss(t *testing.T) {
	t.Parallel()
	locale := review.English()
	short := make(map[string]string)
	for code, phrase := range locale.Phrases {
		if code != "document.period" && code != "severity.warning" && code != "audience.business" && code != "text.label" {
			short[code] = phrase
		}
	}
	locale.Phrases = short
	e, err := review.Document{}.Edition(account.Customer, locale)
	require.NoError(t, err)
	for _, r := range []review.Renderer{review.Text{}, review.Markdown{}} {
		err := r.Render(io.Discard, e)
		require.ErrorIs(t, err, account.ErrInvalid)
		require.ErrorContains(t, err, `["audience.business" "document.period" "severity.warning" "text.label"]`)
	}
	require.NoError(t, review.JSON{}.Render(io.Discard, e)) // has no words of its own
}

func TestAnEditionAndItsDocumentShareNothing(t *testing.T) {
	t.Parallel()
	doc := sampleDocument()
	e := edition(t, doc, account.Internal)
	before := render(t, review.JSON{}, e)

	scramble(reflect.ValueOf(e.Blocks()))
	require.Equal(t, before, render(t, review.JSON{}, e), "what Blocks returns belongs to the caller")
	require.Equal(t, before, render(t, review.JSON{}, edition(t, doc, account.Internal)), "the document is as it was")

	require.Greater(t, scramble(reflect.ValueOf(doc.Blocks)), 500)
	require.Equal(t, before, render(t, review.JSON{}, e), "the edition is as it was")
}

// scramble overwrites what can be reached through slices and pointers and
// returns how much that was.
func scramble(v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			n += scramble(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += scramble(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				n += scramble(v.Field(i))
			}
		}
	}
	if !v.CanSet() {
		return n
	}
	switch {
	case v.Type() == reflect.TypeFor[account.Text]():
		v.Set(reflect.ValueOf(account.Data("scrambled")))
	case v.Kind() == reflect.String:
		v.SetString("scrambled")
	case v.Kind() == reflect.Float64:
		v.SetFloat(-1)
	default:
		return n
	}
	return n + 1
}

// foreign is a block by embedding one.
type foreign struct{ review.Paragraph }

func TestEveryFaultIsNamedByItsPath(t *testing.T) {
	t.Parallel()
	nan, inf := math.NaN(), math.Inf(-1)
	cell := review.Cell{Text: data("cell")}
	column := review.Column{Head: data("head")}
	tests := []struct {
		name  string
		block review.Block
		want  string
	}{
		{"nil", nil, "blocks[0]: is a <nil>, which is no kind of block"},
		{"pointer", &review.Table{}, "blocks[0]: is a *review.Table, which is no kind of block"},
		{"embedded", foreign{}, "blocks[0]: is a review_test.foreign, which is no kind of block"},
		{"nested", review.Part{Blocks: review.Blocks{review.Paragraph{}, nil}}, "blocks[0].blocks[1]: is a <nil>, which is no kind of block"},
		{"short row", review.Table{Columns: []review.Column{column, column}, Rows: []review.Row{{Cells: []review.Cell{cell}}}}, "blocks[0].rows[0].cells: must be 2, one for each column, and not 1"},
		{"long row", review.Table{Columns: []review.Column{column}, Rows: []review.Row{{Cells: []review.Cell{cell, cell}}}}, "blocks[0].rows[0].cells: must be 1, one for each column, and not 2"},
		{"empty cell", review.Table{Columns: []review.Column{column}, Rows: []review.Row{{Cells: []review.Cell{{}}}}}, "blocks[0].rows[0].cells[0].text: says nothing; what is not known is said in words"},
		{"note of a cell", review.Table{Columns: []review.Column{column}, Rows: []review.Row{{Cells: []review.Cell{{Text: data("a"), Note: "n"}}}}}, `blocks[0].rows[0].cells[0].note: refers to the footnote "n", which is not there`},
		{"note of a column", review.Table{Columns: []review.Column{{Note: "n"}}}, `blocks[0].columns[0].note: refers to the footnote "n", which is not there`},
		{"note of a table", review.Table{Note: "n"}, `blocks[0].note: refers to the footnote "n", which is not there`},
		{"note of a figure", review.KeyFigures{Figures: []review.KeyFigure{{}, {Note: "n"}}}, `blocks[0].figures[1].note: refers to the footnote "n", which is not there`},
		{"note of a chart", review.Chart{Note: "n"}, `blocks[0].note: refers to the footnote "n", which is not there`},
		{"note of a callout", review.Callout{Note: "n"}, `blocks[0].note: refers to the footnote "n", which is not there`},
		{"value", review.Chart{Points: []review.Point{{Value: &nan}}}, "blocks[0].points[0].value: is no finite number"},
		{"value before", review.Chart{Points: []review.Point{{Before: &inf}}}, "blocks[0].points[0].before: is no finite number"},
		{"target", review.Chart{Target: &nan}, "blocks[0].target: is no finite number"},
		{"footnote without id", review.Footnote{}, "blocks[0].id: is missing"},
		{"same id", review.Part{Blocks: review.Blocks{note("n", ""), note("n", "")}}, `blocks[0].blocks[1].id: is "n", as that of blocks[0].blocks[0]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			doc := review.Document{Blocks: review.Blocks{tt.block}}
			require.EqualError(t, doc.Validate(), tt.want)
			_, err := doc.Edition(account.Internal, review.English())
			require.EqualError(t, err, "review: edition: "+tt.want)
			require.ErrorIs(t, err, account.ErrInvalid)
			_, err = doc.Freeze()
			require.EqualError(t, err, "review: freeze: "+tt.want)
		})
	}
}

func TestInstantsMustFitJSON(t *testing.T) {
	t.Parallel()
	late := time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
	doc := review.Document{Issued: late, NextMeeting: late}
	doc.Period.From, doc.Period.To = late, late
	require.EqualError(t, doc.Validate(), `period.from: cannot be written in RFC 3339
period.to: cannot be written in RFC 3339
issued: cannot be written in RFC 3339
next_meeting: cannot be written in RFC 3339`)
}

func TestAllFaultsAreNamedAtOnce(t *testing.T) {
	t.Parallel()
	doc := review.Document{Blocks: review.Blocks{
		review.Footnote{}, review.Footnote{}, nil, noted("n", ""),
		review.Part{Blocks: review.Blocks{noted("later", ""), note("later", "")}},
	}}
	require.EqualError(t, doc.Validate(), `blocks[0].id: is missing
blocks[1].id: is missing
blocks[2]: is a <nil>, which is no kind of block
blocks[3].note: refers to the footnote "n", which is not there`)
}

func TestUnknownWordsAreNoFault(t *testing.T) {
	t.Parallel()
	doc := review.Document{Blocks: review.Blocks{
		review.Callout{Severity: "mild", Text: data("callout"), Visibility: account.Customer},
		review.Chart{Kind: "pie", Title: data("chart"), Points: []review.Point{{Label: data("a"), Value: ptr(1.0), Text: data("1"), Visibility: account.Customer}}, Visibility: account.Customer},
		review.KeyFigures{Figures: []review.KeyFigure{{Label: data("figure"), Value: data("2"), Tone: "odd", Visibility: account.Customer}}, Visibility: account.Customer},
		review.Paragraph{Text: data("partners only"), Visibility: "partner"},
	}}
	for _, r := range []review.Renderer{review.Text{}, review.Markdown{}, review.HTML{}} {
		out := render(t, r, edition(t, doc, account.Internal))
		require.Contains(t, out, "For information", "%T: an unknown severity ranks with information", r)
		for _, want := range []string{"callout", "chart", "figure", "partners only"} {
			require.Contains(t, out, want, "%T", r)
		}
		require.NotContains(t, render(t, r, edition(t, doc, account.Customer)), "partners only", "%T", r)
	}
}

func TestTheZeroEditionIsHarmless(t *testing.T) {
	t.Parallel()
	for _, r := range []review.Renderer{review.Text{}, review.Markdown{}, review.JSON{}, review.HTML{}} {
		require.NotPanics(t, func() { _ = r.Render(io.Discard, review.Edition{}) }, "%T", r)
	}
	require.Empty(t, review.Edition{}.Blocks())
	require.NotEmpty(t, review.Edition{}.Digest())
}

// broken fails after some bytes.
type broken struct{ left int }

func (b *broken) Write(p []byte) (int, error) {
	if n := min(b.left, len(p)); n < len(p) {
		b.left = 0
		return n, io.ErrClosedPipe
	}
	b.left -= len(p)
	return len(p), nil
}

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	t.Parallel()
	e := edition(t, sampleDocument(), account.Customer)
	for _, r := range []review.Renderer{review.Text{}, review.Markdown{}, review.JSON{}, review.HTML{}} {
		for _, left := range []int{0, 1, 1000} {
			require.ErrorIs(t, r.Render(&broken{left}, e), io.ErrClosedPipe, "%T", r)
		}
	}
}

func TestEqualEditionsAreEqualBytes(t *testing.T) {
	t.Parallel()
	for _, r := range []review.Renderer{review.Text{}, review.Markdown{}, review.JSON{}, review.HTML{}} {
		first := render(t, r, edition(t, sampleDocument(), account.Internal))
		for range 5 {
			require.Equal(t, first, render(t, r, edition(t, sampleDocument(), account.Internal)), "%T", r)
		}
	}
}

func ExampleDocument_Edition() {
	doc := review.Document{
		Title: account.Data("Operations review"),
		Blocks: review.Blocks{
			review.Paragraph{Text: account.Data("All targets were met."), Visibility: account.Customer},
			review.Paragraph{Text: account.Data("They will ask for a discount."), Visibility: account.Internal},
		},
	}
	for _, audience := range []account.Visibility{account.Customer, account.Internal} {
		edition, err := doc.Edition(audience, review.English())
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(audience)
		for _, block := range edition.Blocks() {
			fmt.Println(" ", edition.Text(block.(review.Paragraph).Text))
		}
	}
	// Output:
	// customer
	//   All targets were met.
	// internal
	//   All targets were met.
	//   They will ask for a discount.
}
