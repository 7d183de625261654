package quadranttest

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// A dated is a kind of record that a log yields by account and period.
type dated[T any] struct {
	name string
	seed func(Seed) []T
	read func(context.Context, quadrant.Log, account.ID, metrics.Period) iter.Seq2[T, error]
	key  func(T) (id string, of account.ID, at time.Time)
}

var interactions = dated[quadrant.Interaction]{
	"Interactions",
	func(s Seed) []quadrant.Interaction { return s.Interactions },
	func(ctx context.Context, l quadrant.Log, id account.ID, p metrics.Period) iter.Seq2[quadrant.Interaction, error] {
		return l.Interactions(ctx, id, p)
	},
	func(i quadrant.Interaction) (string, account.ID, time.Time) { return string(i.ID), i.Account, i.At },
}

var satisfactions = dated[account.Satisfaction]{
	"Satisfactions",
	func(s Seed) []account.Satisfaction { return s.Satisfactions },
	func(ctx context.Context, l quadrant.Log, id account.ID, p metrics.Period) iter.Seq2[account.Satisfaction, error] {
		return l.Satisfactions(ctx, id, p)
	},
	func(s account.Satisfaction) (string, account.ID, time.Time) { return string(s.ID), s.Account, s.At },
}

func datedChecks[T any](of dated[T]) []conform.Check[openLog] {
	return []conform.Check[openLog]{
		{Name: of.name + " yields those of an account", Run: of.ofAccount},
		{Name: of.name + " goes by the period, to which its end does not belong", Run: of.ofPeriod},
		{Name: of.name + " yields each once", Run: of.once},
		{Name: of.name + " is ordered by instant and then by id", Run: of.ordered},
		{Name: of.name + " of an unknown account are none", Run: of.ofNone},
	}
}

func (d dated[T]) all(t testing.TB, l quadrant.Log, id account.ID, p metrics.Period) []T {
	t.Helper()
	return conform.Collect(t, d.name, d.read(t.Context(), l, id, p))
}

// want is what the seed has of an account and a period, in order.
func (d dated[T]) want(id account.ID, p metrics.Period) []T {
	list := slices.DeleteFunc(d.seed(some()), func(v T) bool {
		_, of, at := d.key(v)
		return of != id || at.Before(p.From) || !at.Before(p.To)
	})
	slices.SortFunc(list, d.order)
	return list
}

func (d dated[T]) order(a, b T) int {
	id, _, at := d.key(a)
	otherID, _, otherAt := d.key(b)
	return cmp.Or(at.Compare(otherAt), cmp.Compare(id, otherID))
}

// inOrder is a list by instant and id, each once.
func (d dated[T]) inOrder(list []T) []T {
	slices.SortFunc(list, d.order)
	return slices.CompactFunc(list, func(a, b T) bool { return d.order(a, b) == 0 })
}

func (d dated[T]) ofAccount(t testing.TB, open openLog) {
	l := open(some())
	for _, id := range []account.ID{one, other} {
		conform.Same(t, d.name+" of "+string(id), d.inOrder(d.all(t, l, id, always)), d.want(id, always))
	}
}

func (d dated[T]) ofPeriod(t testing.TB, open openLog) {
	l := open(some())
	for _, p := range []metrics.Period{
		june, always, {From: june.From, To: june.From}, {From: june.To, To: june.From},
		{From: june.From, To: june.From.Add(time.Second)}, {From: june.From.Add(time.Second), To: june.To.Add(-time.Second)},
		{From: june.From.Add(-time.Second), To: june.To.Add(time.Second)}, {From: june.To.AddDate(1, 0, 0), To: always.To},
		{From: june.From.In(time.FixedZone("", -9*60*60)), To: june.To.In(time.FixedZone("", 11*60*60))},
	} {
		conform.Same(t, d.name+" from "+p.From.String()+" to "+p.To.String(), d.inOrder(d.all(t, l, one, p)), d.want(one, p))
	}
}

func (d dated[T]) once(t testing.TB, open openLog) {
	seen := map[string]bool{}
	for _, v := range d.all(t, open(some()), one, june) {
		id, _, _ := d.key(v)
		if seen[id] {
			t.Errorf("%s yields %s twice", d.name, id)
		}
		seen[id] = true
	}
}

func (d dated[T]) ordered(t testing.TB, open openLog) {
	l := open(some())
	for _, id := range []account.ID{one, other} {
		if all := d.all(t, l, id, always); !slices.IsSortedFunc(all, d.order) {
			t.Errorf("%s of %s are not in order of instant and id: %s", d.name, id, conform.Text(all))
		}
	}
}

func (d dated[T]) ofNone(t testing.TB, open openLog) {
	l := open(some())
	for _, id := range []account.ID{stranger, bare, ""} {
		if all := d.all(t, l, id, always); len(all) > 0 {
			t.Errorf("%s of the account %q are %s, want none", d.name, id, conform.Text(all))
		}
	}
}
