package review_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/review"
)

// nodes are boxes that everyone sees, links the arrows between them by pairs of
// indices.
func nodes(names ...string) (all []review.DiagramNode) {
	for _, name := range names {
		all = append(all, review.DiagramNode{Name: data(name), Visibility: account.Customer})
	}
	return all
}

func links(ends ...int) (all []review.DiagramLink) {
	for i := 0; i < len(ends); i += 2 {
		all = append(all, review.DiagramLink{From: ends[i], To: ends[i+1], Label: data("uses")})
	}
	return all
}

func TestADiagramIsCutToWhatItsReaderSees(t *testing.T) {
	t.Parallel()
	d := review.Diagram{Title: data("t"), Nodes: nodes("a", "b", "c", "d"), Links: links(0, 1, 1, 2, 3, 2, 2, 2, 0, 3), Visibility: account.Customer}
	d.Nodes[0].Visibility, d.Nodes[1].Visibility = account.Internal, account.Business
	tests := []struct {
		audience account.Visibility
		names    []string
		links    []review.DiagramLink
	}{
		{account.Internal, []string{"a", "b", "c", "d"}, links(0, 1, 1, 2, 3, 2, 2, 2, 0, 3)},
		{account.Business, []string{"b", "c", "d"}, links(0, 1, 2, 1, 1, 1)},
		{account.Customer, []string{"c", "d"}, links(1, 0, 0, 0)},
	}
	for _, tt := range tests {
		t.Run(tt.audience.String(), func(t *testing.T) {
			t.Parallel()
			e := edition(t, everyone(d), tt.audience)
			got := e.Blocks()[0].(review.Diagram)
			var names []string
			for _, n := range got.Nodes {
				names = append(names, e.Text(n.Name))
			}
			require.Equal(t, tt.names, names)
			require.Equal(t, tt.links, got.Links)
		})
	}
}

func TestFaultsOfADiagramAreNamed(t *testing.T) {
	t.Parallel()
	d := review.Diagram{Nodes: append(nodes("a"), review.DiagramNode{}), Links: append(links(0, 1, 2, 0), links(0, -1)...)}
	err := everyone(review.Part{Blocks: review.Blocks{d}}).Validate()
	require.EqualError(t, err, strings.Join([]string{
		"blocks[0].blocks[0].nodes[1].name: says nothing",
		"blocks[0].blocks[0].links[1].from: is 2, which is no node of the diagram",
		"blocks[0].blocks[0].links[2].to: is -1, which is no node of the diagram",
	}, "\n"))
}

// sketch returns the figure of a diagram on a page.
func sketch(t testing.TB, d review.Diagram, audience account.Visibility) *node {
	t.Helper()
	d.Visibility = account.Customer
	got := page(t, review.HTML{}, edition(t, review.Document{Blocks: review.Blocks{d}}, audience))
	require.NoError(t, checkPage(got))
	root, err := parsePage(got)
	require.NoError(t, err)
	return root.all("figure")[0]
}

func TestADiagramIsDrawn(t *testing.T) {
	t.Parallel()
	d := review.Diagram{Title: data("The platform"), Desc: data("What there is."), Nodes: nodes("portal", "database"), Links: links(0, 1, 1, 1)}
	d.Nodes[1].Detail = data("PostgreSQL 15.8")
	figure := sketch(t, d, account.Customer)
	svg := figure.all("svg")[0]
	require.Equal(t, "The platform", svg.all("title")[0].words())
	require.Equal(t, "What there is.", svg.all("desc")[0].words())
	var said []string
	for _, text := range svg.all("text") {
		said = append(said, text.words())
	}
	require.Equal(t, []string{"uses", "uses", "portal", "database", "PostgreSQL 15.8"}, said)
	require.Len(t, figure.classed("node"), 2)
	require.Len(t, figure.classed("link"), 2)
	require.Len(t, figure.classed("tip"), 2)
	require.Equal(t, "0", figure.all("div")[0].attrs["tabindex"])
	var cells []string
	for _, cell := range figure.all("tbody")[0].all("th", "td") {
		cells = append(cells, cell.words())
	}
	require.Equal(t, []string{"portal", "database (uses)", "database (PostgreSQL 15.8)", "database (uses)"}, cells)
}

// TestLongNamesOfADiagramAreCutAndToldWhole: nothing is wider than its box.
func TestLongNamesOfADiagramAreCutAndToldWhole(t *testing.T) {
	t.Parallel()
	long := "scanner-gateway-01.rotterdam.depots.meridian-freight.example behind the second firewall of the depot"
	d := review.Diagram{Nodes: nodes(long, "short"), Links: links(0, 1)}
	d.Nodes[0].Detail, d.Links[0].Label = data("gateway 3"), data(long)
	figure := sketch(t, d, account.Customer)
	titles := figure.all("title")
	require.Len(t, titles, 3)
	require.Equal(t, long, titles[1].words())
	require.Equal(t, long+" (gateway 3)", titles[2].words())
	names := figure.classed("name")
	require.Len(t, names, 4, "three lines and the short one")
	require.True(t, strings.HasSuffix(names[2].words(), "…"), names[2].words())
	require.Equal(t, "scanner-", names[0].words()[:8])
	for _, name := range names {
		require.LessOrEqual(t, len([]rune(name.words())), 20, name.words())
	}
}

func TestABoxSaysThatItIsNotForTheCustomer(t *testing.T) {
	t.Parallel()
	d := review.Diagram{Nodes: nodes("a", "b"), Links: links(0, 1)}
	d.Nodes[1].Visibility = account.Internal
	require.Equal(t, "Internal", sketch(t, d, account.Internal).classed("narrow")[0].classed("tag")[0].words())
	require.Empty(t, sketch(t, d, account.Customer).classed("narrow"))
	md := render(t, review.Markdown{}, edition(t, everyone(review.Diagram{Nodes: d.Nodes, Visibility: account.Customer}), account.Internal))
	require.Contains(t, md, `n2["#91;Internal#93; b"]`)
}

// TestATabledDiagramIsNotToldTwice: the tables beside it are its words.
func TestATabledDiagramIsNotToldTwice(t *testing.T) {
	t.Parallel()
	d := review.Diagram{Title: data("The platform"), Nodes: nodes("portal"), Visibility: account.Customer}
	before, after := review.Paragraph{Text: data("before"), Visibility: account.Customer}, review.Paragraph{Text: data("after"), Visibility: account.Customer}
	text := func(d review.Diagram) string {
		return render(t, review.Text{}, edition(t, everyone(before, d, after), account.Customer))
	}
	require.Contains(t, text(d), "before\n\nThe platform\n\n▪ portal\n\nafter\n")
	require.Len(t, sketch(t, d, account.Customer).classed("data"), 1)
	d.Tabled = true
	require.Contains(t, text(d), "before\n\nafter\n")
	require.Empty(t, sketch(t, d, account.Customer).classed("data"))
}

// TestTheLayoutIsDrawnFirst: the item on the solution shows it before anything
// else, and the tables below hold what is in it.
func TestTheLayoutIsDrawnFirst(t *testing.T) {
	t.Parallel()
	f := facts()
	f.Solutions[0].Items[1].Version, f.Solutions[0].Items[1].Visibility = "", account.Business
	d, err := review.Compose(t.Context(), review.StandardAgenda(), gathered(t, f))
	require.NoError(t, err)
	layout := d.Blocks[4].(review.Part).Blocks[0].(review.Diagram)
	e := edition(t, d, account.Internal)
	require.Equal(t, "Warehouse platform: how it is laid out", e.Text(layout.Title))
	require.True(t, layout.Tabled)
	require.Equal(t, "Order server: server 7.2", e.Text(layout.Nodes[0].Name)+": "+e.Text(layout.Nodes[0].Detail))
	require.Equal(t, "Order database: database", e.Text(layout.Nodes[1].Name)+": "+e.Text(layout.Nodes[1].Detail))
	require.Equal(t, account.Business, layout.Nodes[1].Visibility)
	require.Equal(t, []review.DiagramLink{{From: 0, To: 1, Label: data("reads and writes")}}, layout.Links)
}

// TestTheLayoutDoesNotDependOnTheOrderOnRecord compares the drawings alone: the
// tables keep the order on record.
func TestTheLayoutDoesNotDependOnTheOrderOnRecord(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	f := facts()
	s := &f.Solutions[0]
	for _, id := range []account.ItemID{"web", "queue", "files", "mail"} {
		s.Items = append(s.Items, account.Item{ID: id, Name: string(id), Kind: "server", Visibility: account.Customer})
		s.Links = append(s.Links, account.Link{From: id, To: "app", Label: "uses"}, account.Link{From: "app", To: id}, account.Link{From: id, To: "web", Label: "asks"})
	}
	drawing := func() string {
		d, err := review.Compose(t.Context(), review.StandardAgenda(), gathered(t, f))
		require.NoError(t, err)
		_, svg, _ := strings.Cut(page(t, review.HTML{}, edition(t, d, account.Customer)), `<figure class="diagram`)
		svg, _, _ = strings.Cut(svg, "</figure>")
		return svg
	}
	want := drawing()
	require.Contains(t, want, "queue")
	for range 5 {
		s.Items, s.Links = slices.Clone(s.Items), slices.Clone(s.Links)
		r.Shuffle(len(s.Items), func(i, k int) { s.Items[i], s.Items[k] = s.Items[k], s.Items[i] })
		r.Shuffle(len(s.Links), func(i, k int) { s.Links[i], s.Links[k] = s.Links[k], s.Links[i] })
		require.Equal(t, want, drawing())
	}
}

// FuzzDiagram holds that whatever a name is, the fence of the Markdown edition
// holds the flowchart alone.
func FuzzDiagram(f *testing.F) {
	f.Add("Order server", "```")
	f.Add("\n```\n# heading", "~~~")
	f.Fuzz(func(t *testing.T, a, b string) {
		d := review.Diagram{Title: data("t"), Nodes: nodes(a+"-", b+"-"), Links: links(0, 1), Caption: data("c"), Visibility: account.Customer}
		d.Nodes[0].Detail, d.Links[0].Label = data(b), data(a)
		md := render(t, review.Markdown{}, edition(t, everyone(d), account.Customer))
		_, rest, _ := strings.Cut(md, "```mermaid\nflowchart TD\n    n1[")
		chart, rest, ok := strings.Cut(rest, "\n```\n\nc\n")
		require.True(t, ok && rest == "" && strings.Count(chart, "\n") == 2, md)
		sketch(t, d, account.Customer)
	})
}
