package review

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// Sources are the readers a review is gathered from. A nil reader means that
// the sections concerned say what they were not given.
type Sources struct {
	Accounts account.Reader
	Service  metrics.Source
	// Team tells who holds which role. Loads are told of the whole of it.
	Team team.Roster
	// Files tell what was issued.
	Files Files
	// Promises tells what was promised, and by history where somebody stood before
	// their record was changed.
	Promises account.Ledger
	// Quadrants tells who spoke with whom.
	Quadrants quadrant.Log
	// Watch tells which alerts there were, and who took notice.
	Watch Watch
}

// Watch reads what a [quadrant.Watcher] keeps. Every [quadrant.Store] does.
type Watch interface {
	// Cases is as in [quadrant.Store].
	Cases(ctx context.Context, f quadrant.CaseFilter) iter.Seq2[quadrant.Case, error]
}

// Files reads what the library keeps of a team. Every [team.Store] does.
type Files interface {
	// File is as in [team.Store].
	File(ctx context.Context, id account.ID) (team.File, error)
}

const (
	// monthsShown is how far back the monthly figures reach.
	monthsShown = 12
	// told is how many key events, and how many missed targets, a review tells
	// one by one.
	told = 10
)

// Gather reads the facts about an account and a period. Everything is judged as of the
// period's end: cut a period that still runs at the present instant. The empty account
// is all accounts of the tenant: then there is no single customer, the solution, the
// team and the people of customers are left out, and the review is for the provider
// alone. An account the tenant does not have is [account.ErrNotFound]; terms that
// break their rules are [account.ErrInvalid]. Tickets are streamed: what is kept of
// them is their figures, the key events and the furthest missed targets, and with a
// log those of the period. So are assignments, which are read once for the account and
// once for the tenant, to tell loads.
//
// A promise is taken as it stood at the end of the period, but for its due
// instant: one that was put off since is due when it is now.
func Gather(ctx context.Context, src Sources, id account.ID, p metrics.Period) (Facts, error) {
	f := Facts{Period: p}
	if !p.From.Before(p.To) {
		return Facts{}, fmt.Errorf("review: gather: %w", &account.FieldError{Field: "period", Rule: "does not end after it begins"})
	}
	f.Account.ID = id
	if src.Accounts == nil {
		f.Missing = append(f.Missing, SourceAccounts)
	} else if err := f.readAccount(ctx, src.Accounts, id); err != nil {
		return Facts{}, fmt.Errorf("review: gather account %q: %w", id, err)
	}
	if src.Service == nil {
		f.Missing = append(f.Missing, SourceService)
	} else if err := f.readService(ctx, src.Service, id); err != nil {
		return Facts{}, fmt.Errorf("review: gather service of account %q: %w", id, err)
	}
	if err := f.readTeam(ctx, src, id); err != nil {
		return Facts{}, fmt.Errorf("review: gather team of account %q: %w", id, err)
	}
	if err := f.readQuadrants(ctx, src, id); err != nil {
		return Facts{}, fmt.Errorf("review: gather quadrants of account %q: %w", id, err)
	}
	if src.Promises == nil {
		f.Missing = append(f.Missing, SourcePromises)
	} else if err := f.readPromises(ctx, src.Promises, id); err != nil {
		return Facts{}, fmt.Errorf("review: gather promises of account %q: %w", id, err)
	}
	return f, nil
}

func (f *Facts) readAccount(ctx context.Context, r account.Reader, id account.ID) error {
	var err error
	if id == "" {
		f.People, err = r.People(ctx, "")
		return err
	}
	if f.Account, err = r.Account(ctx, id); err != nil {
		return err
	}
	for _, side := range []account.ID{id, ""} {
		people, err := r.People(ctx, side)
		if err != nil {
			return err
		}
		f.People = append(f.People, people...)
	}
	solution, err := r.Solution(ctx, id)
	switch {
	case err == nil:
		f.Solution = &solution
	case !errors.Is(err, account.ErrNotFound):
		return err
	}
	return nil
}

func (f *Facts) readService(ctx context.Context, src metrics.Source, id account.ID) error {
	terms, err := src.Terms(ctx, id)
	if err != nil {
		return err
	}
	for _, t := range terms {
		if err := t.Validate(); err != nil {
			return fmt.Errorf("terms of account %q from %s: %w", t.Account, t.From.Format(time.DateOnly), err)
		}
	}
	f.AllTerms, f.Terms = terms, metrics.TermsAt(terms, id, f.asOf())
	for a, err := range src.Activities(ctx, id, f.Period) {
		if err != nil {
			return err
		}
		if a.In(f.Period) {
			f.Activities = append(f.Activities, a)
		}
	}
	slices.SortFunc(f.Activities, func(a, b metrics.Activity) int {
		return cmp.Or(a.Done.Compare(b.Done), a.Planned.Compare(b.Planned), cmp.Compare(a.ID, b.ID))
	})
	f.Tallies, err = tally(src.Tickets(ctx, id, lookBack(f.Period)), terms, f.Period, f.Period.LastMonths(monthsShown))
	return err
}

// lookBack is what is read of the past: the months of the monthly figures, and the
// period before.
func lookBack(p metrics.Period) metrics.Period {
	from := p.LastMonths(monthsShown).From
	if before := p.Previous(); before.From.Before(from) {
		from = before.From
	}
	return metrics.Period{From: from, To: p.To}
}

// collect reads a sequence to its end.
func collect[T any](seq iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for v, err := range seq {
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// tally sums up a stream of tickets by visibility.
func tally(tickets iter.Seq2[metrics.Ticket, error], terms []metrics.Terms, p, months metrics.Period) ([]Tally, error) {
	audiences := []account.Visibility{account.Customer, account.Business, account.Internal}
	tallies := make([]Tally, len(audiences))
	for i, v := range audiences {
		tallies[i] = Tally{
			Visibility: v,
			Now:        metrics.NewSummary(p, metrics.ByPriority),
			Before:     metrics.NewSummary(p.Previous(), metrics.ByPriority),
			Kinds:      metrics.NewSummary(p, metrics.ByKind),
			Months:     metrics.NewSummary(months, metrics.ByMonth),

			Disrupted:       disruptions(p),
			DisruptedBefore: disruptions(p.Previous()),
		}
	}
	for t, err := range tickets {
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(audiences, func(v account.Visibility) bool { return t.Visibility.ReachedBy(v) })
		inForce := metrics.TermsAt(terms, t.Account, t.Opened)
		r := metrics.Read(t, inForce, p.To.Add(-1))
		for _, s := range []*metrics.Summary{&tallies[i].Now, &tallies[i].Kinds, &tallies[i].Months} {
			s.AddReading(t, r)
		}
		tallies[i].Before.Add(t, inForce)
		tallies[i].notice(t, r, p)
	}
	for i := range tallies {
		tallies[i].sift()
	}
	return slices.DeleteFunc(tallies, func(t Tally) bool {
		return len(t.Now.Groups) == 0 && len(t.Before.Groups) == 0 && len(t.Months.Groups) == 0
	}), nil
}

func disruptions(p metrics.Period) metrics.Figure {
	return metrics.Figure{
		Known: true, Unit: metrics.UnitTickets, Period: p,
		Definition: account.Say("definition.disrupted", nil),
	}
}

// notice keeps what is told one by one: a ticket that did real harm in the
// period, for it degraded a service or disrupted the business in the provider's
// view or the customer's word; and one that missed its target to resolve.
func (t *Tally) notice(ticket metrics.Ticket, r metrics.Reading, p metrics.Period) {
	gravest := ticket.Gravest()
	for _, d := range []*metrics.Figure{&t.Disrupted, &t.DisruptedBefore} {
		if gravest == metrics.Disrupted && d.Period.Contains(ticket.Opened) {
			d.Tickets = append(d.Tickets, ticket.ID)
		}
	}
	if r.State == metrics.StateUnopened || !r.State.Open() && r.Ended.Before(p.From) {
		return
	}
	if gravest.Rank() >= metrics.Degraded.Rank() {
		ticket.Log = nil
		t.KeyEvents = append(t.KeyEvents, KeyEvent{Ticket: ticket, Reading: r})
	}
	if r.Resolve.Breach != nil {
		t.Breaches = append(t.Breaches, r)
	}
}

// sift puts what is told one by one in order: of key events the gravest first,
// and of equals the one whose harm lasted longer; of missed targets the one
// missed by most. It keeps those that are told, and sums up over all priorities.
func (t *Tally) sift() {
	t.Total, t.TotalBefore = t.Now.Rollup(), t.Before.Rollup()
	for _, d := range []*metrics.Figure{&t.Disrupted, &t.DisruptedBefore} {
		slices.Sort(d.Tickets)
		d.N = len(d.Tickets)
		d.Value = float64(d.N)
	}
	slices.SortFunc(t.KeyEvents, func(a, b KeyEvent) int {
		return cmp.Or(
			cmp.Compare(b.Ticket.Gravest().Rank(), a.Ticket.Gravest().Rank()),
			cmp.Compare(b.harm(), a.harm()),
			cmp.Compare(a.Ticket.ID, b.Ticket.ID),
		)
	})
	slices.SortFunc(t.Breaches, func(a, b metrics.Reading) int {
		return cmp.Or(
			cmp.Compare(b.Resolve.Breach.Late, a.Resolve.Breach.Late),
			cmp.Compare(a.Ticket, b.Ticket),
		)
	})
	for _, e := range t.KeyEvents {
		if e.caused() {
			t.Caused++
		} else if e.Ticket.Gravest() == metrics.Disrupted {
			t.Uncaused = append(t.Uncaused, e.Ticket.ID)
		}
		if t.Longest.Ticket.ID == "" && slices.Contains(t.Disrupted.Tickets, e.Ticket.ID) {
			t.Longest = e // they are in order
		}
	}
	t.KeyEvents, t.MoreKeyEvents = first(t.KeyEvents)
	t.Breaches, t.MoreBreaches = first(t.Breaches)
}

// first returns those of a list that are told, and how many there are beyond.
func first[T any](list []T) ([]T, int) {
	n := min(len(list), told)
	return slices.Clone(list[:n]), len(list) - n
}
