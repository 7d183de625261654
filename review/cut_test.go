package review_test

import (
	"fmt"
	"reflect"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// visibilities are all that a record can have, an unknown one among them.
var visibilities = []account.Visibility{account.Internal, account.Business, account.Customer, "x"}

// kinds is a block of every kind, with whatever must be set for its other
// fields to be shown.
var kinds = []review.Block{
	review.Part{},
	review.Paragraph{},
	review.List{},
	review.Table{},
	review.KeyFigures{},
	review.Chart{Kind: review.Columns},
	review.Diagram{},
	review.Quadrants{},
	review.Callout{},
	review.Footnote{},
}

// canaries plants a word of its own in every text of a document, and a number
// in every number, and knows who may see each.
type canaries struct {
	t     *testing.T
	words map[string]account.Visibility
	codes []string // the words that are phrases
	// only are the words of one audience and nobody else, drawn those that are
	// said where something is drawn.
	only  map[string]account.Visibility
	drawn map[string]bool
	// view is whose view is filled, nil for what all share; drawing says that it
	// is not the words beside the drawing.
	view    *account.Visibility
	drawing bool
}

func newCanaries(t *testing.T) *canaries {
	return &canaries{
		t: t, words: make(map[string]account.Visibility), only: make(map[string]account.Visibility), drawn: make(map[string]bool),
	}
}

// sees reports whether an audience is to see a word. One that is not known sees what
// everybody does.
func (c *canaries) sees(word string, audience account.Visibility) bool {
	if !audience.Known() {
		audience = account.Customer
	}
	if only, ok := c.only[word]; ok && only != audience {
		return false
	}
	return c.words[word].ReachedBy(audience)
}

// plant keeps who may see a word.
func (c *canaries) plant(word string, v account.Visibility) {
	c.words[word] = v
	if c.view != nil {
		c.only[word] = *c.view
		c.drawn[word] = c.drawing
	}
}

func (c *canaries) word(v account.Visibility) string {
	word := fmt.Sprintf("q%05dq", len(c.words))
	c.plant(word, v)
	return word
}

// text says a word, and is a phrase of that code too.
func (c *canaries) text(v account.Visibility) account.Text {
	word := c.word(v)
	c.codes = append(c.codes, word)
	return account.Say(word, account.Args{"word": account.Say("canary", account.Args{"word": account.Data(word)})})
}

// locale is English with a phrase for every text.
func (c *canaries) locale() account.Locale {
	phrases := map[string]string{"canary": "{word}"}
	for word := range c.words {
		phrases[word] = "{word}"
	}
	locale := review.English().With(phrases)
	locale.Group = ""
	return locale
}

// document holds a block of every kind in every visibility, also inside parts
// of every visibility.
func (c *canaries) document() review.Document {
	return review.Document{
		Title:   c.text(account.Customer),
		Account: c.text(account.Customer),
		Blocks:  c.blocks(account.Customer, 2),
	}
}

func (c *canaries) blocks(around account.Visibility, depth int) review.Blocks {
	var blocks review.Blocks
	for _, kind := range kinds {
		for _, own := range visibilities {
			seen := account.Narrower(around, own)
			block := reflect.New(reflect.TypeOf(kind)).Elem()
			block.Set(reflect.ValueOf(kind))
			switch b := kind.(type) {
			case review.Part:
				if depth == 0 {
					continue
				}
				b.Blocks = c.blocks(seen, depth-1)
				block.Set(reflect.ValueOf(b))
			case review.Footnote:
				// A footnote is seen only where something refers to it.
				id := review.NoteID(c.word(seen))
				delete(c.words, string(id))
				blocks = append(blocks, review.Callout{Note: id, Visibility: account.Customer})
				block.FieldByName("ID").SetString(string(id))
			}
			c.fill(block, own, seen)
			blocks = append(blocks, block.Interface().(review.Block))
		}
	}
	return blocks
}

// fill plants words in every field of a struct that is not set yet. A kind of
// field it does not know fails the test, so that the model cannot outgrow it.
func (c *canaries) fill(v reflect.Value, own, seen account.Visibility) {
	for i := range v.NumField() {
		field := v.Field(i)
		if v.Type().Field(i).Name == "Empty" {
			continue // said in place of blocks alone, see TestAPartThatIsEmptiedSaysSo
		}
		switch f := field.Addr().Interface().(type) {
		case *account.Visibility:
			*f = own
		case *account.Text:
			*f = c.text(seen)
		case **float64:
			*f = ptr(c.number(seen))
		case *review.Heading:
			c.fill(field, own, seen)
		case *[]review.Label:
			*f = make([]review.Label, 2)
			for i := range *f {
				c.fill(reflect.ValueOf(f).Elem().Index(i), own, seen)
			}
		case *[]metrics.TicketID:
			*f = []metrics.TicketID{metrics.TicketID(c.word(seen))}
		case *[]review.DiagramLink:
			c.links(v, f, seen)
		case *[]review.QuadrantView:
			*f = make([]review.QuadrantView, len(visibilities))
			for i, audience := range visibilities {
				c.view, c.drawing = &audience, true
				c.fill(field.Index(i), audience, seen)
				c.view, c.drawing = nil, false
			}
		case *[4]review.QuadrantRoom:
			for i := range f {
				c.fill(field.Index(i), own, seen)
			}
		case *[]review.QuadrantPath:
			*f = make([]review.QuadrantPath, 3)
			for i := range *f {
				c.fill(field.Index(i), own, seen)
				(*f)[i].From, (*f)[i].To = i, 3
			}
		case *[]review.QuadrantMark:
			*f = make([]review.QuadrantMark, 1)
			c.fill(field.Index(0), own, seen)
		case *[]account.Text:
			*f = []account.Text{c.text(seen), c.text(seen)}
		case *int:
			if name := v.Type().Field(i).Name; name == "Volume" || name == "N" {
				*f = int(c.number(seen))
			}
		case *[]review.Table:
			*f = make([]review.Table, 2)
			c.drawing = false
			for i, own := range []account.Visibility{account.Customer, account.Internal} {
				c.fill(field.Index(i), own, account.Narrower(seen, own))
			}
			c.drawing = true
		case *[]review.Cell:
			// Only together with their columns; see rows.
		case *[]review.Row:
			c.rows(v, f, seen)
		case *[]review.ListItem, *[]review.Column, *[]review.KeyFigure, *[]review.Point, *[]review.DiagramNode:
			field.Set(reflect.MakeSlice(field.Type(), len(visibilities), len(visibilities)))
			for i, own := range visibilities {
				c.fill(field.Index(i), own, account.Narrower(seen, own))
			}
		case *bool, *review.Tone, *review.NoteID, *review.ChartKind, *review.PathState, *account.Severity, *review.Blocks:
			// Not shown, or shown by the words around them.
		default:
			c.t.Fatalf("no canary for a field of type %s", field.Type())
		}
	}
}

func (c *canaries) rows(table reflect.Value, rows *[]review.Row, seen account.Visibility) {
	for _, own := range visibilities {
		row := review.Row{Visibility: own}
		for _, column := range table.FieldByName("Columns").Interface().([]review.Column) {
			cell := reflect.ValueOf(&review.Cell{}).Elem()
			c.fill(cell, "", account.Narrower(account.Narrower(seen, own), column.Visibility))
			row.Cells = append(row.Cells, cell.Interface().(review.Cell))
		}
		*rows = append(*rows, row)
	}
}

// links lead from every node of a diagram to every node.
func (c *canaries) links(diagram reflect.Value, links *[]review.DiagramLink, seen account.Visibility) {
	nodes := diagram.FieldByName("Nodes").Interface().([]review.DiagramNode)
	for i, from := range nodes {
		for k, to := range nodes {
			both := account.Narrower(seen, account.Narrower(from.Visibility, to.Visibility))
			*links = append(*links, review.DiagramLink{From: i, To: k, Label: c.text(both)})
		}
	}
}

// number is a number that no other is part of.
func (c *canaries) number(v account.Visibility) float64 {
	n := 1_000_000 + len(c.words)
	c.plant(fmt.Sprint(n), v)
	return float64(n)
}

// canary matches a planted word or number.
var canary = regexp.MustCompile(`q\d{5}q|1\d{6}`)

func TestNothingAboveTheAudienceIsInAnEdition(t *testing.T) {
	t.Parallel()
	c := newCanaries(t)
	doc := c.document()
	locale := c.locale()
	renderers := map[string]review.Renderer{
		"text": review.Text{Width: 300}, "markdown": review.Markdown{}, "json": review.JSON{}, "html": review.HTML{},
	}
	for name, renderer := range renderers {
		for _, audience := range visibilities {
			t.Run(name+" "+audience.String(), func(t *testing.T) {
				t.Parallel()
				e, err := doc.Edition(audience, locale)
				require.NoError(t, err)
				found := make(map[string]bool)
				for _, word := range canary.FindAllString(render(t, renderer, e), -1) {
					found[word] = true
				}
				for word, v := range c.words {
					switch isNumber, isText := word[0] != 'q', name == "text" || name == "markdown"; {
					case found[word] && !c.sees(word, audience):
						t.Errorf("%s is for the %s audience", word, v)
					case !found[word] && c.sees(word, audience) && (!isNumber || name == "json") && !(isText && c.drawn[word]):
						t.Errorf("%s is for the %s audience too, and missing", word, v)
					}
				}
			})
		}
	}
}

func TestEveryTextThatIsSeenNeedsItsPhrase(t *testing.T) {
	t.Parallel()
	c := newCanaries(t)
	doc := c.document()
	for _, audience := range visibilities {
		_, err := doc.Edition(audience, review.English())
		require.ErrorContains(t, err, `"canary"`)
		named := make(map[string]bool)
		for _, word := range canary.FindAllString(err.Error(), -1) {
			named[word] = true
		}
		for _, code := range c.codes {
			require.Equal(t, c.sees(code, audience), named[code], "%s for %s", code, audience)
		}
	}
}

func TestAnEditionKeepsNoEmptyListTableChartDiagramOrMap(t *testing.T) {
	t.Parallel()
	empty := review.Document{Blocks: review.Blocks{
		review.List{Visibility: account.Customer, Items: []review.ListItem{{}}},
		review.KeyFigures{Visibility: account.Customer, Figures: []review.KeyFigure{{}}},
		review.Chart{Visibility: account.Customer, Points: []review.Point{{}}},
		review.Diagram{Visibility: account.Customer, Nodes: []review.DiagramNode{{Name: data("a")}}},
		review.Quadrants{Visibility: account.Customer, Views: []review.QuadrantView{{Rooms: namedRooms()}}},
		review.Table{
			Visibility: account.Customer, Columns: []review.Column{{}},
			Rows: []review.Row{{Cells: []review.Cell{{Text: data("a")}}, Visibility: account.Customer}},
		},
		review.Table{
			Visibility: account.Customer, Columns: []review.Column{{Visibility: account.Customer}},
			Rows: []review.Row{{Cells: []review.Cell{{Text: data("a")}}}},
		},
	}}
	require.Empty(t, edition(t, empty, account.Customer).Blocks())
	require.Len(t, edition(t, empty, account.Internal).Blocks(), 7)
}

func TestAPartWithoutItsContentIsLeftOut(t *testing.T) {
	t.Parallel()
	part := func(blocks ...review.Block) review.Part {
		return review.Part{Heading: review.Heading{Name: data("name")}, Blocks: blocks, Visibility: account.Customer}
	}
	hidden := review.Paragraph{Text: data("for us")}
	tests := []struct {
		name               string
		part               review.Part
		customer, internal int
	}{
		{"nothing to begin with", part(), 2, 2},
		{"all of it hidden", part(hidden, part(hidden)), 1, 2},
		{"some of it hidden", part(hidden, part()), 2, 2},
		{"footnotes that nothing refers to", part(note("a", account.Customer), part(note("b", account.Customer))), 1, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			doc := everyone(tt.part, review.Paragraph{Text: data("after"), Visibility: account.Customer})
			require.Len(t, edition(t, doc, account.Customer).Blocks(), tt.customer)
			require.Len(t, edition(t, doc, account.Internal).Blocks(), tt.internal)
		})
	}
}

func TestAPartThatIsEmptiedSaysSo(t *testing.T) {
	t.Parallel()
	part := review.Part{
		Heading: review.Heading{Name: data("Plans")}, Visibility: account.Customer,
		Blocks: review.Blocks{review.Paragraph{Text: data("secret")}},
	}
	cut := func() review.Blocks {
		e, err := review.Document{Blocks: review.Blocks{part}}.Edition(account.Customer, review.English())
		require.NoError(t, err)
		return e.Blocks()
	}
	require.Empty(t, cut())
	part.Empty = data("Nothing was prepared.")
	require.Equal(t, review.Blocks{review.Paragraph{Text: part.Empty, Visibility: account.Customer}}, cut()[0].(review.Part).Blocks)
}
