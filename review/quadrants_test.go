package review_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/review"
)

// namedRooms are four rooms that have a name and nothing else.
func namedRooms() (rooms [4]review.QuadrantRoom) {
	for i := range rooms {
		rooms[i].Name = data("room")
	}
	return rooms
}

// views are one for each audience, each with a title of its own.
func views(audiences ...account.Visibility) (all []review.QuadrantView) {
	for _, v := range audiences {
		all = append(all, review.QuadrantView{Audience: v, Title: data("for " + v.String()), Rooms: namedRooms()})
	}
	return all
}

// TestAnEditionHasTheMapOfItsAudienceAndNoOther: what another audience is shown of
// conversations tells of those that this one may not know of.
func TestAnEditionHasTheMapOfItsAudienceAndNoOther(t *testing.T) {
	t.Parallel()
	const none = ""
	all := []account.Visibility{account.Customer, "board", account.Business, account.Internal}
	for _, tt := range []struct {
		name       string
		views      []account.Visibility
		visibility account.Visibility
		audience   account.Visibility
		want       string
	}{
		{"ours", all, account.Customer, account.Internal, "for internal"},
		{"management's", all, account.Customer, account.Business, "for business"},
		{"everyone's", all, account.Customer, account.Customer, "for customer"},
		{"an unknown audience's", all, account.Customer, "board", "for customer"},
		{"none of theirs", all[2:], account.Customer, account.Customer, none},
		{"none of ours", all[:1], account.Customer, account.Internal, none},
		{"a map that is ours", all, account.Internal, account.Business, none},
		{"a map that is ours for us", all, account.Internal, account.Internal, "for internal"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := edition(t, review.Document{Blocks: review.Blocks{review.Quadrants{Views: views(tt.views...), Visibility: tt.visibility}}}, tt.audience)
			var titles []string
			for _, block := range e.Blocks() {
				for _, v := range block.(review.Quadrants).Views {
					titles = append(titles, e.Text(v.Title))
				}
			}
			require.Equal(t, tt.want, strings.Join(titles, ", "))
		})
	}
}

func TestAnEditionSharesNothingWithTheMapOfItsDocument(t *testing.T) {
	t.Parallel()
	q := sampleQuadrants().Blocks[0].(review.Quadrants)
	before, err := json.Marshal(q)
	require.NoError(t, err)
	got := edition(t, everyone(q), account.Internal).Blocks()[0].(review.Quadrants).Views[0]
	got.Rooms[0].People[0], got.Rooms[0].Heard[0], got.Rooms[0].Marks[0].N = data("x"), data("x"), 99
	got.Paths[0].Volume, got.Paths[3].Marks[0].N = 99, 99
	got.Tables[0].Rows[0].Cells[0].Text = data("x")
	got.Tables = nil
	after, err := json.Marshal(q)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
}

func TestFaultsOfAMapAreNamed(t *testing.T) {
	t.Parallel()
	q := review.Quadrants{Views: views(account.Internal, account.Customer, account.Internal)}
	q.Views[0].Rooms[2].Name = account.Text{}
	q.Views[1].Paths = []review.QuadrantPath{{From: 0, To: 3}, {From: -1, To: 4, Volume: -1}, {From: 2, To: 2}}
	q.Views[1].Tables = []review.Table{{Note: "nowhere"}}
	require.EqualError(t, everyone(q).Validate(), strings.Join([]string{
		"blocks[0].views[0].rooms[2].name: says nothing",
		"blocks[0].views[1].paths[1].from: is -1, which is no room",
		"blocks[0].views[1].paths[1].to: is 4, which is no other room",
		"blocks[0].views[1].paths[1].volume: is negative",
		"blocks[0].views[1].paths[2].to: is 2, which is no other room",
		`blocks[0].views[1].tables[0].note: refers to the footnote "nowhere", which is not there`,
		`blocks[0].views[2].audience: repeats "internal"`,
	}, "\n"))
}

// TestAMapIsReadBackAsItWasStored, every view of it.
func TestAMapIsReadBackAsItWasStored(t *testing.T) {
	t.Parallel()
	d := review.Document{Title: data("t"), Account: data("a"), Blocks: review.Blocks{sampleQuadrants()}}
	s, err := d.Freeze()
	require.NoError(t, err)
	stored, err := json.Marshal(s)
	require.NoError(t, err)
	var read review.Snapshot
	require.NoError(t, json.Unmarshal(stored, &read))
	require.Equal(t, d.Blocks, read.Document().Blocks)
}

// TestAMapIsSetAsItsTablesWhereNothingCanBeDrawn.
func TestAMapIsSetAsItsTablesWhereNothingCanBeDrawn(t *testing.T) {
	t.Parallel()
	e := edition(t, everyone(sampleQuadrants().Blocks...), account.Customer)
	_, text, _ := strings.Cut(render(t, review.Text{}, e), "9 conversations")
	require.Equal(t, "\n\nConversations by path\nPath   Number\n─────────────\nQ3–Q4      24\n", text)
	_, md, _ := strings.Cut(render(t, review.Markdown{}, e), "**9 conversations**")
	require.Equal(t, "\n\n**Conversations by path**\n\n| Path | Number |\n| :--- | ---: |\n| Q3–Q4 | 24 |\n", md)
}

// drawn is the figure of a map on a page of ours, with its two drawings.
func drawn(t *testing.T, v review.QuadrantView) (wide, narrow *node) {
	t.Helper()
	v.Audience = account.Internal
	got := page(t, review.HTML{}, edition(t, everyone(review.Quadrants{Views: []review.QuadrantView{v}, Visibility: account.Customer}), account.Internal))
	require.NoError(t, checkPage(got))
	root, err := parsePage(got)
	require.NoError(t, err)
	svgs := root.classed("map")[0].all("svg")
	require.Len(t, svgs, 2)
	return svgs[0], svgs[1]
}

// sampleOurs is the view of the sample that has something of everything.
func sampleOurs() review.QuadrantView {
	return sampleQuadrants().Blocks[0].(review.Quadrants).Views[2]
}

// TestPathsAreDrawnByVolumeAndState: the state is told by the form of the line and
// by a word, never by colour alone, and the volume by few steps.
func TestPathsAreDrawnByVolumeAndState(t *testing.T) {
	t.Parallel()
	v := sampleOurs()
	v.Paths = nil
	for _, p := range []struct {
		volume int
		state  review.PathState
	}{{0, review.Silent}, {1, review.ProblemsOnly}, {2, review.InUse}, {3, review.InUse}, {5, "odd"}, {6, review.InUse}, {11, review.InUse}, {12, review.InUse}, {900, review.InUse}} {
		v.Paths = append(v.Paths, samplePath(0, 1, p.volume, "n", p.state, "says "+string(p.state)))
	}
	wide, narrow := drawn(t, v)
	for _, svg := range []*node{wide, narrow} {
		var got []string
		for _, line := range svg.classed("path") {
			got = append(got, line.attrs["class"]+" "+line.attrs["stroke-width"])
		}
		require.Equal(t, []string{
			"path silent 1.5", "path problems-only 2", "path in-use 2", "path in-use 4", "path in-use 4",
			"path in-use 6", "path in-use 6", "path in-use 8", "path in-use 8",
		}, got)
		says(t, svg.words(), "silent", "in-use")
	}
}

// TestRoomsStandWhereTheWhitePaperHasThem: the customer to the left and the provider
// to the right, business above and technical below, and each path between its two.
func TestRoomsStandWhereTheWhitePaperHasThem(t *testing.T) {
	t.Parallel()
	v := sampleOurs()
	v.Paths = nil
	for from := range 4 {
		for to := from + 1; to < 4; to++ {
			v.Paths = append(v.Paths, samplePath(from, to, 1, "n", review.InUse, "in use"), samplePath(to, from, 1, "n", review.InUse, "in use"))
		}
	}
	wide, narrow := drawn(t, v)
	for _, svg := range []*node{wide, narrow} {
		rooms := svg.classed("node")
		require.Len(t, rooms, 4)
		left, top := func(i int) string { return rooms[i].attrs["x"] }, func(i int) string { return rooms[i].attrs["y"] }
		require.Equal(t, []string{"0", "0", left(1), left(1)}, []string{left(0), left(2), left(1), left(3)})
		require.Equal(t, []string{"0", "0", top(2), top(2)}, []string{top(0), top(1), top(2), top(3)})
		require.NotEqual(t, "0", left(1))
		require.NotEqual(t, "0", top(2))
		right, bottom := rooms[0].attrs["width"], rooms[0].attrs["height"]
		lines := svg.classed("path")
		ends := func(i int) [4]string {
			return [4]string{lines[i].attrs["x1"], lines[i].attrs["y1"], lines[i].attrs["x2"], lines[i].attrs["y2"]}
		}
		for i := 0; i < len(lines); i += 2 {
			require.Equal(t, ends(i), ends(i+1), "whichever end is named first")
		}
		q1q2, q1q3, q1q4, q2q3, q2q4, q3q4 := ends(0), ends(2), ends(4), ends(6), ends(8), ends(10)
		require.Equal(t, [2]string{right, left(1)}, [2]string{q1q2[0], q1q2[2]})
		require.Equal(t, q1q2[1], q1q2[3], "horizontal")
		require.Equal(t, [2]string{right, left(1)}, [2]string{q3q4[0], q3q4[2]})
		require.NotEqual(t, q1q2[1], q3q4[1])
		require.Equal(t, q1q3[0], q1q3[2], "vertical")
		require.Equal(t, [2]string{bottom, top(2)}, [2]string{q1q3[1], q1q3[3]})
		require.Equal(t, [2]string{bottom, top(2)}, [2]string{q2q4[1], q2q4[3]})
		x := func(s string) (f float64) { _, _ = fmt.Sscan(s, &f); return f }
		require.Less(t, x(q1q3[0]), x(right))
		require.Greater(t, x(q2q4[0]), x(left(1)))
		require.Equal(t, [4]string{right, bottom, left(1), top(2)}, q1q4, "falling")
		require.Equal(t, [4]string{left(1), bottom, right, top(2)}, q2q3, "rising")
	}
}

// TestWordsStandInsideTheirRoom, whichever room has the most.
func TestWordsStandInsideTheirRoom(t *testing.T) {
	t.Parallel()
	for full := range 4 {
		v := sampleOurs()
		for i := range v.Rooms {
			v.Rooms[i].People = nil
		}
		v.Rooms[full].People = []account.Text{data("Marisol Quiñones-Lindqvist"), data("O. Adebayo"), data("P. Novák")}
		wide, narrow := drawn(t, v)
		for _, svg := range []*node{wide, narrow} {
			for _, g := range svg.all("g") {
				number := func(n *node, attr string) (f float64) { _, _ = fmt.Sscan(n.attrs[attr], &f); return f }
				room := g.classed("node")[0]
				for _, text := range g.all("text") {
					require.Greater(t, number(text, "y"), number(room, "y")+10)
					require.Less(t, number(text, "y"), number(room, "y")+number(room, "height")-4, text.words())
				}
			}
		}
	}
}

// onOneLine are the words of a drawing, its lines joined.
func onOneLine(svg *node) string {
	var all []string
	for _, text := range svg.all("text") {
		all = append(all, text.words())
	}
	return strings.Join(all, " ")
}

// TestARoomNamesAsManyAsFitAndCountsTheOthers.
func TestARoomNamesAsManyAsFitAndCountsTheOthers(t *testing.T) {
	t.Parallel()
	wide, narrow := drawn(t, sampleOurs())
	for _, tt := range []struct {
		svg         *node
		more, shown string
		hidden      string
	}{{wide, "and 3 more", "P. Novák", "Q. Tran"}, {narrow, "and 5 more", "Piet Claes", "O. Adebayo"}} {
		says(t, onOneLine(tt.svg), tt.more, tt.shown, "nobody", "Heard of")
		saysNot(t, onOneLine(tt.svg), tt.hidden)
	}
	says(t, onOneLine(wide), "value 0 · issues 7 usage 1 · plans 2")
	var marks []string
	for _, mark := range wide.classed("mark") {
		marks = append(marks, mark.words())
	}
	require.Equal(t, []string{"◆\u00a01 · ▲\u00a03", "▲\u00a02"}, marks)
}
