package quadrant

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// A visit is one look at an account: what it is judged by, the cases that are worked
// on, and what is saved with them.
type visit struct {
	w       *Watcher
	actor   account.PersonID
	now     time.Time
	circle  *circle
	grounds grounds

	order  []account.Ref
	stored map[account.Ref]Case
	cases  map[account.Ref]*Case
	record Record
	unit   account.Unit
	done   Watched
}

// visit reads what an account is judged by.
func (w *Watcher) visit(ctx context.Context, actor account.PersonID, id account.ID, now time.Time, s staff) (*visit, error) {
	f, err := w.facts(ctx, id, s)
	if err != nil {
		return nil, err
	}
	v := &visit{w: w, actor: actor, now: now, circle: newCircle(f), grounds: grounds{policy: w.opt.Policy, terms: f.Terms}}
	v.begin()
	return v, nil
}

// begin puts the cases of the visit away, and what was to be saved.
func (v *visit) begin() {
	v.order, v.record, v.unit, v.done = nil, Record{}, account.Unit{}, Watched{}
	v.stored, v.cases = make(map[account.Ref]Case), make(map[account.Ref]*Case)
}

// open takes up the case of a record, a new one where there is none. That of another
// account is returned and not taken up: nothing follows here from how it stands.
func (v *visit) open(ctx context.Context, about account.Ref) (*Case, error) {
	if c := v.cases[about]; c != nil {
		return c, nil
	}
	c, err := v.w.store.Case(ctx, about)
	if errors.Is(err, account.ErrNotFound) {
		c, err = Case{About: about, Account: v.circle.account.ID}, nil
	}
	if err != nil {
		return nil, err
	}
	if c.Account != v.circle.account.ID {
		return &c, nil
	}
	v.take(c)
	return v.cases[about], nil
}

// own takes up the case of a fact of this account. What was another account's before,
// for a host had it there by mistake, is done with there first, so that nobody of that
// account is told what is said of it here, nor the other way round.
func (v *visit) own(ctx context.Context, about account.Ref) (*Case, error) {
	c, err := v.open(ctx, about)
	if err != nil || c.Account == v.circle.account.ID {
		return c, err
	}
	there, err := v.w.visit(ctx, v.actor, c.Account, v.now, v.w.staff(ctx))
	if err != nil {
		return nil, err
	}
	if err := there.release(ctx, about); err != nil {
		return nil, err
	}
	left, err := v.w.store.Case(ctx, about)
	if err != nil {
		return nil, err
	}
	v.take(left)
	*v.cases[about] = Case{About: about, Account: v.circle.account.ID, Revision: left.Revision}
	return v.cases[about], nil
}

// take takes up a case as it was read.
func (v *visit) take(c Case) {
	v.order = append(v.order, c.About)
	v.stored[c.About] = c
	working := c.Clone()
	v.cases[c.About] = &working
}

// settle judges the cases that were taken up, does what follows, and saves what
// changed.
func (v *visit) settle(ctx context.Context) error {
	if err := v.catchUp(ctx); err != nil {
		return err
	}
	for _, about := range v.order {
		c := v.cases[about]
		if err := v.follow(ctx, c); err != nil {
			return err
		}
		if before := v.stored[about]; worthKeeping(*c, v.now) && !reflect.DeepEqual(before.Clone(), c.Clone()) {
			v.record.Cases = append(v.record.Cases, *c)
		}
	}
	return v.save(ctx)
}

// catchUp counts tickets anew among those they are related to, where time may have changed
// whether they count.
func (v *visit) catchUp(ctx context.Context) error {
	for _, about := range slices.Clone(v.order) {
		if c := v.cases[about]; c.Ticket != nil && !c.Next.IsZero() && !c.Next.After(v.now) {
			if err := v.ticket(ctx, *c.Ticket); err != nil {
				return err
			}
		}
	}
	return nil
}

// worthKeeping reports whether a case has to be stored: it is already, or something
// may come of it. Of a ticket that is open it has to be known how it was judged, and
// among which others it counted.
func worthKeeping(c Case, now time.Time) bool {
	open := c.Ticket != nil && stretchOf(*c.Ticket, c.Harms, now).open
	return c.Revision > 0 || open || len(c.Words) > 0 || len(c.Alerts) > 0 || !c.Next.IsZero() ||
		c.Related != nil && len(c.Related.Tickets) > 0
}

func (v *visit) save(ctx context.Context) error {
	if len(v.record.Cases)+len(v.record.Interactions)+len(v.record.Satisfactions)+len(v.record.Standings) == 0 {
		return nil
	}
	for i := range v.unit.Events {
		v.unit.Events[i].ID = account.EventID(v.w.opt.NewID())
	}
	if err := v.unit.Validate(); err != nil {
		return err
	}
	o := Operation{Actor: v.actor, At: v.now, Record: v.record, Unit: v.unit}
	if err := before(ctx, v.w.opt.Hooks, o); err != nil {
		return err
	}
	if err := v.w.store.SaveRecord(ctx, v.record, v.unit); err != nil {
		return err
	}
	if err := after(ctx, v.w.opt.Hooks, o); err != nil {
		v.w.opt.OnError(err)
	}
	return nil
}

// follow does what the state of a case asks for: it clears alerts of trouble that is
// over or of which everybody was told, raises one of trouble that is new or has
// returned, and tells people.
func (v *visit) follow(ctx context.Context, c *Case) error {
	t, ok, next := v.grounds.judge(*c, v.circle, v.now)
	if c.Related != nil {
		c.Related.Since = t.Since
	}
	for i := range c.Alerts {
		a := &c.Alerts[i]
		if !a.Cleared.IsZero() || ok && a.Key == t.Key {
			continue
		}
		outcome := ClearedOver
		if ok && t.Class.Rank() > a.Class.Rank() {
			outcome = ClearedGraver
		}
		v.clear(c, a, outcome)
	}
	if ok && len(t.Outstanding()) > 0 {
		// What was cleared because all were told is told: trouble that begins anew
		// has a key of its own.
		if a := c.alert(t.Key); a == nil || !a.Cleared.IsZero() && a.Outcome != ClearedTold {
			if err := v.raise(ctx, c, t); err != nil {
				return err
			}
		}
	}
	if a := c.alert(t.Key); ok && a != nil && a.Cleared.IsZero() {
		var err error
		if next, err = v.pursue(ctx, c, a, t, next); err != nil {
			return err
		}
	}
	c.Next = next
	return nil
}

// pursue tells those who must know what has fallen due to be told, and clears the
// alert once everybody was. It returns when there is more to be told.
func (v *visit) pursue(ctx context.Context, c *Case, a *Alert, t Trouble, next time.Time) (time.Time, error) {
	outstanding := t.Outstanding()
	if len(outstanding) == 0 {
		v.clear(c, a, ClearedTold)
		return next, nil
	}
	// The matter may have been internal when the alert was raised.
	if a.Advisory == nil && slices.ContainsFunc(outstanding, func(d Told) bool { return d.Quadrant != "" }) {
		if err := v.advise(ctx, c, a, t); err != nil {
			return next, err
		}
	}
	a.Signs = t.Signs
	r := reading{now: v.now, next: next}
	var due []step
	for _, s := range v.grounds.policy.steps(outstanding) {
		switch {
		case slices.ContainsFunc(a.Steps, func(o Step) bool { return o.Name == s.name }):
		case s.at.After(v.now):
			r.look(s.at)
		default:
			due = append(due, s)
		}
	}
	v.notify(c, a, t, due)
	return r.next, nil
}

// raise stores an alert that is new, or stands again, with the advisory and the
// promise that the customer is owed.
func (v *visit) raise(ctx context.Context, c *Case, t Trouble) error {
	a := c.alert(t.Key)
	if a == nil {
		c.Alerts = append(c.Alerts, Alert{Key: t.Key, Class: t.Class, Severity: t.Severity(), Since: t.Since})
		a = &c.Alerts[len(c.Alerts)-1]
	}
	a.Raised, a.Signs, a.Steps = v.now, t.Signs, nil
	a.Cleared, a.Outcome = time.Time{}, ""
	v.done.Raised++
	v.tell("alert.raised", c, a.Key, account.Change{Field: "class", To: string(a.Class)})
	if !slices.ContainsFunc(t.Tellings, func(d Told) bool { return d.Quadrant != "" }) {
		return nil
	}
	return v.advise(ctx, c, a, t)
}

func (v *visit) clear(c *Case, a *Alert, o Outcome) {
	a.Cleared, a.Outcome = v.now, o
	v.done.Cleared++
	v.tell("alert.cleared", c, a.Key, account.Change{Field: "outcome", To: string(o)})
}

// tell puts an event about an alert on record.
func (v *visit) tell(kind account.EventKind, c *Case, key AlertKey, change account.Change, refs ...account.Ref) {
	v.unit.Events = append(v.unit.Events, account.Event{
		Account: c.Account, At: v.now, Actor: v.actor, Kind: kind,
		Subject: key.Ref(), Refs: append([]account.Ref{c.About}, refs...), Changes: []account.Change{change},
	})
}
