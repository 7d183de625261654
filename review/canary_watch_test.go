package review_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

// live lets everything happen in the world of which somebody is told, and gives it to
// them to read. What the provider's people read is given where that is asked for, and so
// is every format of a document.
func (w *world) live(ours, every bool) {
	w.audiences = []account.Visibility{account.Business, account.Customer}
	if ours {
		w.audiences = append(w.audiences, account.Internal)
	}
	d := newDays(w, ours)
	d.promise()
	d.change()
	d.relay()
	d.clock.Set(watched)
	_, err := d.watcher.Sweep(w.t.Context(), d.by, canaryAccount)
	require.NoError(w.t, err)
	d.relay()
	if w.IntN(2) == 0 {
		d.turn()
	}
	d.advise()
	d.clock.Set(quarter.To.Add(-time.Hour))
	_, err = d.watcher.Tick(w.t.Context(), d.by)
	require.NoError(w.t, err)
	_, err = account.NewPromises(d.store, account.Sources{People: d.store}, d.options).Sweep(w.t.Context(), d.by)
	require.NoError(w.t, err)
	d.relay()
	d.review(every)
}

// The days are what the services do in a world as time goes by.
type days struct {
	*world
	store   tray
	service metrics.Source // the host's
	by      account.PersonID
	clock   *accounttest.Clock
	options account.Options
	watcher *quadrant.Watcher
}

// newDays begins before the quarter does: nobody has left.
func newDays(w *world, ours bool) *days {
	store, err := memory.New(w.facts)
	require.NoError(w.t, err)
	clock, ids := accounttest.NewClock(quarter.From.Add(-time.Hour)), accounttest.NewIDs("id")
	d := &days{
		world: w, store: tray{Store: store}, by: w.provider[0], clock: clock,
		options: account.Options{Now: clock.Now, NewID: ids.Next},
	}
	if !ours {
		d.store.taken = new([]account.Notice)
	}
	d.serve(store)
	return d
}

// serve lets the host answer for its tickets and activities.
func (d *days) serve(from metrics.Source) {
	d.service = from
	d.watcher = quadrant.NewWatcher(d.store, d.store, quadrant.Sources{Team: d.store, Service: from},
		quadrant.Options{Now: d.clock.Now, NewID: d.options.NewID})
}

func (d *days) promise() {
	promises := account.NewPromises(d.store, account.Sources{}, d.options)
	for _, c := range d.commitments {
		_, err := promises.Make(d.t.Context(), d.by, c)
		require.NoError(d.t, err)
	}
}

// change gives notice of one change, and makes the other in an emergency.
func (d *days) change() {
	ctx := d.t.Context()
	file, err := d.store.File(ctx, canaryAccount)
	require.NoError(d.t, err)
	file.Changes = d.changes
	require.NoError(d.t, d.store.SaveFile(ctx, file, account.Unit{}))
	desk := team.NewDesk(d.store, d.store, team.Sources{}, team.Options{Now: d.clock.Now, NewID: d.options.NewID})
	for i, m := range []team.ChangeMove{
		{Verb: team.Notify, Actor: d.by}, {Verb: team.Override, Actor: d.by, DecidedBy: d.by},
	} {
		m.Note = d.word("change move.Note", account.Internal)
		_, err := desk.MoveChange(ctx, canaryAccount, d.changes[i].ID, m)
		require.NoError(d.t, err)
	}
}

// turn makes records internal of which something was drafted, and lets the watch know.
func (d *days) turn() {
	ctx := d.t.Context()
	d.when = "after turning: "
	turned := func(kind, id string, v *account.Visibility) bool {
		if *v == account.Internal || d.IntN(2) == 0 {
			return false
		}
		*v = account.Internal
		d.withhold(id)
		d.counts[kind+" turned internal"]++
		return true
	}
	var unit account.Unit
	for i := range d.facts.People {
		if p := &d.facts.People[i]; turned("a person", string(p.ID), &p.Visibility) {
			unit.People = append(unit.People, *p)
		}
	}
	for _, made := range d.commitments {
		c, err := d.store.Commitment(ctx, made.ID)
		require.NoError(d.t, err)
		if turned("a commitment", string(c.ID), &c.Visibility) {
			unit.Commitments = append(unit.Commitments, c)
		}
	}
	require.NoError(d.t, d.store.Save(ctx, unit))
	var facts []quadrant.Fact
	for i := range d.facts.Tickets {
		if t := &d.facts.Tickets[i]; turned("a ticket", string(t.ID), &t.Visibility) {
			facts = append(facts, quadrant.Fact{Ticket: t})
		}
	}
	for i := range d.facts.Activities {
		if a := &d.facts.Activities[i]; turned("an activity", string(a.ID), &a.Visibility) {
			facts = append(facts, quadrant.Fact{Activity: a})
		}
	}
	host, err := memory.New(memory.Facts{Tickets: d.facts.Tickets, Activities: d.facts.Activities, Terms: d.facts.Terms})
	require.NoError(d.t, err)
	d.serve(host)
	_, err = d.watcher.ObserveUnit(ctx, d.by, unit)
	require.NoError(d.t, err)
	for _, f := range facts {
		_, err := d.watcher.Observe(ctx, d.by, f)
		require.NoError(d.t, err)
	}
}

// relay delivers what is to be delivered.
func (d *days) relay() {
	if d.store.taken != nil {
		for _, n := range *d.store.taken {
			var to []account.Person
			for _, p := range d.facts.People {
				if slices.Contains(n.To, p.ID) {
					to = append(to, p)
				}
			}
			require.NoError(d.t, d.deliver(d.t.Context(), n, to))
		}
		*d.store.taken = nil
		return
	}
	done, err := account.NewRelay(d.store, d.store, account.NotifierFunc(d.deliver), d.options).Run(d.t.Context())
	require.NoError(d.t, err)
	require.Zero(d.t, done.Refused)
}

// deliver looks at a notice as each of those sees it who get it.
func (d *days) deliver(_ context.Context, n account.Notice, to []account.Person) error {
	audiences := []account.Visibility{n.Audience}
	for _, p := range to {
		audiences = append(audiences, p.Audience())
	}
	slices.Sort(audiences)
	for _, audience := range slices.Compact(audiences) {
		d.counts[d.when+"a notice for "+audience.String()]++
		if slices.Contains(d.audiences, audience) {
			d.read(noticePage(n, audience))
		}
	}
	return nil
}

// A tray is a store that, where notices are taken, hands them on as they are: most are
// ours to read, and writing and reading them takes a third of the time.
type tray struct {
	*memory.Store
	taken *[]account.Notice // nil where the store keeps them for the relay
}

func (s tray) take(u account.Unit) account.Unit {
	if s.taken != nil {
		*s.taken, u.Notices = append(*s.taken, u.Notices...), nil
	}
	return u
}

func (s tray) Save(ctx context.Context, u account.Unit) error { return s.Store.Save(ctx, s.take(u)) }

func (s tray) SaveFile(ctx context.Context, f team.File, u account.Unit) error {
	return s.Store.SaveFile(ctx, f, s.take(u))
}

func (s tray) SaveRecord(ctx context.Context, r quadrant.Record, u account.Unit) error {
	return s.Store.SaveRecord(ctx, r, s.take(u))
}

// noticePage is a notice as it is stored, with what is in its texts and not said: whoever
// stores it unformatted must find no more in it than whoever formats it.
func noticePage(n account.Notice, audience account.Visibility) sheet {
	var b strings.Builder
	fmt.Fprintln(&b, n.Key, n.Account, n.Role, n.About)
	say := func(t account.Text) { fmt.Fprintln(&b, canaryEnglish().Format(t)) }
	n.Subject.Walk(say)
	for _, line := range n.Lines {
		line.Text.Walk(say)
	}
	return sheet{"the notice " + string(n.Key), audience, b.String()}
}

// review is what the quarter amounts to.
func (d *days) review(every bool) {
	facts, err := review.Gather(d.t.Context(), review.Sources{
		Accounts: d.store, Service: d.service, Team: d.store, Files: d.store, Promises: d.store, Quadrants: d.store, Watch: d.store,
	}, canaryAccount, quarter)
	require.NoError(d.t, err)
	facts.Remarks = d.remarks
	doc, err := review.Compose(d.t.Context(), review.StandardAgenda(), facts)
	require.NoError(d.t, err)
	d.editions("the review", doc, every)
}

// editions reads the editions of a document as JSON, and in every format where that is
// asked for.
func (d *days) editions(name string, doc review.Document, every bool) {
	renderers := []review.Renderer{review.JSON{}} // has all that an edition holds
	if every {
		renderers = append(renderers, review.Text{Width: 400}, review.Markdown{}, review.HTML{})
	}
	for _, audience := range d.audiences {
		e, err := doc.Edition(audience, canaryEnglish().Locale)
		if errors.Is(err, account.ErrNotAllowed) {
			d.counts["no edition of "+name+" for "+audience.String()]++
			continue
		}
		require.NoError(d.t, err)
		d.counts[d.when+name+" for "+audience.String()]++
		for _, r := range renderers {
			d.counts[fmt.Sprintf("%T for %s", r, audience)]++
			d.read(sheet{fmt.Sprintf("%s as %T", name, r), audience, render(d.t, r, e)})
		}
	}
}
