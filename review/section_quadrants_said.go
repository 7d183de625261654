package review

import (
	"cmp"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// wordsSaid are the latest conversations of the period of which somebody noted what
// was said or how the other side came across, and the answers that were given: to
// read before the meeting, and never in it.
func (f *Facts) wordsSaid(m quadrant.Map) Blocks { return Blocks{f.notedTable(m), f.answersTable(m)} }

func (f *Facts) notedTable(m quadrant.Map) Table {
	table := saidTable("noted", "when", "who", "how", "mood", "note")
	for _, i := range latest(f.Interactions, func(i quadrant.Interaction) bool {
		return m.Period.Contains(i.At) && (i.Note != "" || i.Sentiment != "")
	}, func(a, b quadrant.Interaction) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) }) {
		table.say(
			account.Day(i.At),
			account.Say("quadrants.from-to", account.Args{"from": f.among(i.From...), "to": f.among(i.To...)}),
			account.Say("quadrants.how", account.Args{"channel": i.Channel.Label(), "trigger": i.Trigger.Label()}),
			i.Sentiment.Label(), account.Data(i.Note),
		)
	}
	return table
}

func (f *Facts) answersTable(m quadrant.Map) Table {
	table := saidTable("answers", "when", "by", "score", "words")
	for _, s := range latest(f.Satisfactions, func(s account.Satisfaction) bool { return m.Period.Contains(s.At) },
		func(a, b account.Satisfaction) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) }) {
		table.say(
			account.Day(s.At), f.among(s.Person),
			account.Say("quadrants.scored", account.Args{
				"score": account.Count(s.Score), "worst": account.Count(s.Worst), "best": account.Count(s.Best),
			}),
			account.Data(s.Words),
		)
	}
	return table
}

// latest are the first in an order of those of a list that are wanted.
func latest[T any](list []T, wanted func(T) bool, order func(a, b T) int) []T {
	kept := slices.DeleteFunc(slices.Clone(list), func(v T) bool { return !wanted(v) })
	slices.SortFunc(kept, order)
	kept, _ = first(kept)
	return kept
}

// saidTable is a table that is internal for good.
func saidTable(code string, columns ...string) Table {
	t := Table{Caption: account.Say("quadrants."+code, nil), Visibility: account.Internal}
	for _, c := range columns {
		t.Columns = append(t.Columns, quadrantColumn(c, false))
	}
	return t
}

// say adds a row that is internal for good. What says nothing is told to be none.
func (t *Table) say(cells ...account.Text) {
	r := Row{Visibility: account.Internal}
	for _, c := range cells {
		if c.IsZero() {
			c = account.Say("quadrants.none", nil)
		}
		r.Cells = append(r.Cells, Cell{Text: c})
	}
	t.Rows = append(t.Rows, r)
}

// among names people to us; the empty text where nobody was named.
func (f *Facts) among(people ...account.PersonID) account.Text {
	return listing("quadrants.and", f.names(people, account.Internal))
}
