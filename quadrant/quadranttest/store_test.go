package quadranttest_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/quadrant/quadranttest"
)

const (
	caseReturned  = "Case returns what is known of the trouble with a record"
	noCase        = "A record that has no case is ErrNotFound"
	apart         = "Every record is told from every other"
	words         = "Words that the library does not know survive"
	nanosecond    = "Instants survive to the nanosecond"
	ownedSaved    = "The store keeps nothing that the caller can change"
	zeroFilter    = "The zero filter lets every case through"
	filtered      = "Cases yields what matches each field of the filter"
	nextBy        = "NextBy lets through what time changes at the instant"
	alerted       = "Alerted lets through what has an alert that is not cleared"
	casesOrder    = "Cases is ordered by the kind and then the id of what they are about"
	allCases      = "Cases yields all there are, however many"
	loopSaves     = "The body of a loop over Cases may save"
	casesAgain    = "Cases may be ranged over again"
	lastCase      = "An error is the last pair of Cases"
	casesBreakOff = "Cases releases what it holds when the caller breaks off"
	together      = "SaveRecord stores a record and a unit together"
	counted       = "A case stored has the next revision"
	stale         = "A case whose revision is not the stored one is a conflict"
	twice         = "Two cases of one record about the same are a conflict"
	whole         = "SaveRecord with a conflict stores nothing of the record and the unit"
	replaced      = "What has no revision takes the place of what is stored under its id"
	unitAlone     = "Save of a unit leaves what is known"
	oneWins       = "Of many who save the case they all read one wins"
	noneLost      = "No save is lost"
	saveDone      = "A context that is done is the error and stores nothing"
	erased        = "Erase redacts cases, interactions and answers"
	wholeErase    = "Erase does all of it or nothing"
	purged        = "Purge removes what is known of an account closed before an instant"
	overSaved     = "Log over what was saved: "
)

// storeBreaks are stores that break one sentence each, and the subtest that must
// catch them.
var storeBreaks = breaks{
	{Name: "forgets what a ticket's customer said", Broken: saved(func(c *quadrant.Case) {
		if c.Ticket != nil {
			c.Ticket.CustomerImpact = ""
		}
	}), Caught: caseReturned},
	{Name: "forgets who took notice", Broken: saved(func(c *quadrant.Case) {
		for i := range c.Alerts {
			c.Alerts[i].Acks = nil
		}
	}), Caught: caseReturned},
	{Name: "words by id", Broken: saved(func(c *quadrant.Case) {
		slices.SortFunc(c.Words, func(a, b quadrant.Word) int { return -cmp.Compare(a.Interaction, b.Interaction) })
	}), Caught: caseReturned},
	{Name: "one alert", Broken: saved(func(c *quadrant.Case) { c.Alerts = c.Alerts[max(0, len(c.Alerts)-1):] }), Caught: caseReturned},
	{Name: "keeps words that are gone", Broken: func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			r = r.Clone()
			for i, c := range r.Cases {
				if before, err := s.Store.Case(ctx, c.About); err == nil && len(c.Words) == 0 {
					r.Cases[i].Words = before.Words
				}
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: caseReturned},
	{Name: "an empty case for none", Broken: func(s *store) {
		s.known = func(ctx context.Context, about account.Ref) (quadrant.Case, error) {
			c, err := s.Store.Case(ctx, about)
			if errors.Is(err, account.ErrNotFound) {
				return quadrant.Case{About: about}, nil
			}
			return c, err
		}
	}, Caught: noCase},
	{Name: "cases by id alone", Broken: func(s *store) {
		s.known = func(ctx context.Context, about account.Ref) (quadrant.Case, error) {
			for c, err := range s.Store.Cases(ctx, quadrant.CaseFilter{}) {
				if err != nil || c.About.ID == about.ID {
					return c, err
				}
			}
			return quadrant.Case{}, account.ErrNotFound
		}
	}, Caught: noCase},
	{Name: "without regard to case", Broken: func(s *store) {
		s.known = func(ctx context.Context, about account.Ref) (quadrant.Case, error) {
			about.ID = strings.ToLower(about.ID)
			return s.Store.Case(ctx, about)
		}
	}, Caught: apart},
	{Name: "ids without blanks", Broken: saved(func(c *quadrant.Case) { c.About.ID = strings.TrimSpace(c.About.ID) }), Caught: apart},
	{Name: "classes that are known", Broken: saved(func(c *quadrant.Case) {
		for i, a := range c.Alerts {
			if a.Class.Rank() == 0 {
				c.Alerts[i].Class = quadrant.Endangered
			}
		}
	}), Caught: words},
	{Name: "quadrants that are known", Broken: standingList(func(all []quadrant.Standing) []quadrant.Standing {
		for i, v := range all {
			all[i].Quadrants = slices.DeleteFunc(v.Quadrants, func(q quadrant.Quadrant) bool { return q.Level() == "" })
		}
		return all
	}), Caught: words},
	{Name: "channels that are known", Broken: interactionList(func(all []quadrant.Interaction) []quadrant.Interaction {
		for i, v := range all {
			if !slices.Contains([]quadrant.Channel{quadrant.Mail, quadrant.Meeting}, v.Channel) {
				all[i].Channel = ""
			}
		}
		return all
	}), Caught: words},
	{Name: "instants to the microsecond", Broken: saved(func(c *quadrant.Case) {
		if c.Ticket != nil {
			c.Ticket.Opened = c.Ticket.Opened.Truncate(time.Microsecond)
		}
	}), Caught: nanosecond},
	{Name: "instants that fit 64 bits", Broken: saved(func(c *quadrant.Case) { c.Next = time.Unix(0, c.Next.UnixNano()) }), Caught: nanosecond},
	{Name: "the second at which people spoke", Broken: records(func(r *quadrant.Record) {
		for i, v := range r.Interactions {
			r.Interactions[i].At = v.At.Truncate(time.Second)
		}
	}), Caught: nanosecond},
	{Name: "shares tickets", Broken: func(s *store) {
		tickets := map[account.Ref]*metrics.Ticket{}
		read(func(c *quadrant.Case) {
			if c.Ticket != nil && tickets[c.About] == nil {
				tickets[c.About] = c.Ticket
			}
			c.Ticket = tickets[c.About]
		})(s)
	}, Caught: owned},
	{Name: "shares the steps of an advisory", Broken: func(s *store) {
		shared := map[account.Ref]*quadrant.Advisory{}
		of := func(c quadrant.Case) quadrant.Case {
			for i, a := range c.Alerts {
				if a.Advisory != nil && shared[c.About] == nil {
					shared[c.About] = a.Advisory
				}
				c.Alerts[i].Advisory = shared[c.About]
			}
			return c
		}
		caseList(func(all []quadrant.Case) []quadrant.Case {
			for i, c := range all {
				all[i] = of(c)
			}
			return all
		})(s)
	}, Caught: owned},
	{Name: "keeps what it was given", Broken: func(s *store) {
		given := map[account.Ref]quadrant.Case{}
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			for _, c := range r.Cases {
				given[c.About] = c
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
		read(func(c *quadrant.Case) { c.Words = given[c.About].Words })(s)
	}, Caught: ownedSaved},
	{Name: "keeps the arguments of texts", Broken: func(s *store) {
		given := map[account.Ref]quadrant.Case{}
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			for _, c := range r.Cases {
				given[c.About] = c.Clone()
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
		read(func(c *quadrant.Case) { c.Alerts = given[c.About].Alerts })(s)
	}, Caught: ownedSaved},

	{Name: "cases with an alert for the zero filter", Broken: filters(func(f *quadrant.CaseFilter) {
		f.Alerted = f.Alerted || *f == (quadrant.CaseFilter{})
	}), Caught: zeroFilter},
	{Name: "cases that are due for the zero filter", Broken: filters(func(f *quadrant.CaseFilter) {
		if *f == (quadrant.CaseFilter{}) {
			f.NextBy = time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC)
		}
	}), Caught: zeroFilter},
	{Name: "cases of every account", Broken: filters(func(f *quadrant.CaseFilter) { f.Account = "" }), Caught: filtered},
	{Name: "cases at any time", Broken: filters(func(f *quadrant.CaseFilter) { f.NextBy = time.Time{} }), Caught: filtered},
	{Name: "cases without an alert", Broken: filters(func(f *quadrant.CaseFilter) { f.Alerted = false }), Caught: filtered},
	{Name: "one field of the filter", Broken: filters(func(f *quadrant.CaseFilter) {
		if f.Account != "" {
			*f = quadrant.CaseFilter{Account: f.Account}
		}
	}), Caught: filtered},
	{Name: "before the instant", Broken: filters(func(f *quadrant.CaseFilter) {
		if !f.NextBy.IsZero() {
			f.NextBy = f.NextBy.Add(-1)
		}
	}), Caught: nextBy},
	{Name: "never is always due", Broken: func(s *store) {
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			by := f.NextBy
			f.NextBy = time.Time{}
			return conform.Altered(ctx, s.Store.Cases(ctx, f), func(all []quadrant.Case) []quadrant.Case {
				return slices.DeleteFunc(all, func(c quadrant.Case) bool { return !by.IsZero() && c.Next.After(by) })
			})
		}
	}, Caught: nextBy},
	{Name: "due as it was first", Broken: func(s *store) {
		first := map[account.Ref]time.Time{}
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			for _, c := range r.Cases {
				if c.Revision == 0 {
					first[c.About] = c.Next
				}
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			by := f.NextBy
			f.NextBy = time.Time{}
			return conform.Altered(ctx, s.Store.Cases(ctx, f), func(all []quadrant.Case) []quadrant.Case {
				return slices.DeleteFunc(all, func(c quadrant.Case) bool {
					return !by.IsZero() && (first[c.About].IsZero() || first[c.About].After(by))
				})
			})
		}
	}, Caught: nextBy},
	{Name: "every alert stands", Broken: alertedWhere(func(c quadrant.Case) bool { return len(c.Alerts) > 0 }), Caught: alerted},
	{Name: "the last alert", Broken: alertedWhere(func(c quadrant.Case) bool {
		return len(c.Alerts) > 0 && c.Alerts[len(c.Alerts)-1].Cleared.IsZero()
	}), Caught: alerted},
	{Name: "the first alert", Broken: alertedWhere(func(c quadrant.Case) bool { return len(c.Alerts) > 0 && c.Alerts[0].Cleared.IsZero() }), Caught: alerted},
	{Name: "by the row's key", Broken: caseList(func(all []quadrant.Case) []quadrant.Case {
		slices.SortFunc(all, func(a, b quadrant.Case) int { return cmp.Compare(a.Ref().ID, b.Ref().ID) })
		return all
	}), Caught: casesOrder},
	{Name: "by kind", Broken: caseList(func(all []quadrant.Case) []quadrant.Case {
		slices.Reverse(all)
		slices.SortStableFunc(all, func(a, b quadrant.Case) int { return cmp.Compare(a.About.Kind, b.About.Kind) })
		return all
	}), Caught: casesOrder},
	{Name: "by when they are due", Broken: caseList(func(all []quadrant.Case) []quadrant.Case {
		slices.SortStableFunc(all, func(a, b quadrant.Case) int { return a.Next.Compare(b.Next) })
		return all
	}), Caught: casesOrder},
	{Name: "the first hundred", Broken: caseList(func(all []quadrant.Case) []quadrant.Case { return all[:min(100, len(all))] }), Caught: allCases},
	{Name: "goes on from when the last is due", Broken: func(s *store) {
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			return func(yield func(quadrant.Case, error) bool) {
				var last time.Time
				for {
					var page []quadrant.Case
					for c, err := range s.Store.Cases(ctx, f) {
						if err != nil {
							yield(c, err)
							return
						}
						if c.Next.After(last) {
							page = append(page, c)
						}
					}
					if len(page) == 0 {
						return
					}
					slices.SortFunc(page, func(a, b quadrant.Case) int { return a.Next.Compare(b.Next) })
					for _, c := range page {
						if last = c.Next; !yield(c, nil) {
							return
						}
					}
				}
			}
		}
	}, Caught: loopSaves},
	{Name: "holds a lock while it yields", Broken: func(s *store) {
		var mu sync.Mutex
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			mu.Lock()
			defer mu.Unlock()
			return s.Store.SaveRecord(ctx, r, u)
		}
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			return func(yield func(quadrant.Case, error) bool) {
				mu.Lock()
				defer mu.Unlock()
				s.Store.Cases(ctx, f)(yield)
			}
		}
	}, Caught: loopSaves},
	{Name: "cases once", Broken: func(s *store) {
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			done := false
			return func(yield func(quadrant.Case, error) bool) {
				if !done {
					done = true
					s.Store.Cases(ctx, f)(yield)
				}
			}
		}
	}, Caught: casesAgain},
	{Name: "cases go on after an error", Broken: func(s *store) {
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			return func(yield func(quadrant.Case, error) bool) {
				for c := range s.Store.Cases(context.WithoutCancel(ctx), f) {
					if !yield(c, ctx.Err()) {
						return
					}
				}
			}
		}
	}, Caught: lastCase},
	{Name: "a break keeps the connection", Broken: func(s *store) {
		pool := make(chan bool, 10)
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			return func(yield func(quadrant.Case, error) bool) {
				select {
				case pool <- true:
				case <-ctx.Done():
					yield(quadrant.Case{}, ctx.Err())
					return
				}
				for c, err := range s.Store.Cases(ctx, f) {
					if !yield(c, err) {
						return
					}
				}
				<-pool
			}
		}
	}, Caught: casesBreakOff},

	{Name: "a record without its unit", Broken: func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, _ account.Unit) error {
			return s.Store.SaveRecord(ctx, r, account.Unit{})
		}
	}, Caught: together},
	{Name: "a unit without its cases", Broken: records(func(r *quadrant.Record) { r.Cases = nil }), Caught: together},
	{Name: "a unit without what was said", Broken: records(func(r *quadrant.Record) { r.Interactions = nil }), Caught: together},
	{Name: "a unit without answers", Broken: records(func(r *quadrant.Record) { r.Satisfactions = nil }), Caught: together},
	{Name: "a unit without standings", Broken: records(func(r *quadrant.Record) { r.Standings = nil }), Caught: together},
	{Name: "drops the notices of a unit", Broken: func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			u.Notices = nil
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: together},
	{Name: "a unit counts", Broken: func(s *store) {
		units := account.Revision(0)
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			units++
			return s.Store.SaveRecord(ctx, r, u)
		}
		read(func(c *quadrant.Case) { c.Revision = units })(s)
	}, Caught: counted},
	{Name: "revisions do not count", Broken: func(s *store) {
		read(func(c *quadrant.Case) { c.Revision = min(1, c.Revision) })(s)
		overwrites(s)
	}, Caught: counted},
	{Name: "last writer wins", Broken: overwrites, Caught: stale},
	{Name: "conflict without data", Broken: func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if err := s.Store.SaveRecord(ctx, r, u); errors.Is(err, account.ErrConflict) {
				return account.ErrConflict
			} else if err != nil {
				return err
			}
			return nil
		}
	}, Caught: stale},
	{Name: "any revision is that of no case", Broken: saved(func(c *quadrant.Case) {
		if c.Revision == 5 {
			c.Revision = 0
		}
	}), Caught: stale},
	{Name: "the last of two", Broken: records(func(r *quadrant.Record) {
		var list []quadrant.Case
		for _, c := range r.Cases {
			list = append(slices.DeleteFunc(list, func(b quadrant.Case) bool { return b.About == c.About }), c)
		}
		r.Cases = list
	}), Caught: twice},
	{Name: "one after the other", Broken: func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			cases := r.Cases
			r.Cases = nil
			for _, c := range cases {
				if err := s.Store.SaveRecord(ctx, quadrant.Record{Cases: []quadrant.Case{c}}, account.Unit{}); err != nil {
					return err
				}
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: twice},
	{Name: "the unit first, then the record", Broken: func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if err := s.Store.Save(ctx, u); err != nil {
				return err
			}
			return s.Store.SaveRecord(ctx, r, account.Unit{})
		}
	}, Caught: whole},
	{Name: "the record first, then the unit", Broken: func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if err := s.Store.SaveRecord(ctx, r, account.Unit{}); err != nil {
				return err
			}
			return s.Store.Save(ctx, u)
		}
	}, Caught: whole},
	{Name: "what was said first", Broken: func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if err := s.Store.SaveRecord(ctx, quadrant.Record{Interactions: r.Interactions}, account.Unit{}); err != nil {
				return err
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: whole},
	{Name: "an interaction that is replaced is doubled", Broken: func(s *store) {
		var old []quadrant.Interaction
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			for _, i := range r.Interactions {
				for before, err := range s.Store.Interactions(ctx, "101", metrics.Period{To: time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC)}) {
					if err == nil && before.ID == i.ID {
						old = append(old, before)
					}
				}
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
		interactionList(func(all []quadrant.Interaction) []quadrant.Interaction { return append(all, old...) })(s)
	}, Caught: replaced},
	{Name: "an answer that is stored stays", Broken: func(s *store) {
		seen := map[account.SatisfactionID]bool{}
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			r = r.Clone()
			r.Satisfactions = slices.DeleteFunc(r.Satisfactions, func(v account.Satisfaction) bool { return seen[v.ID] })
			for _, v := range r.Satisfactions {
				seen[v.ID] = true
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: replaced},
	{Name: "a standing stays where it was first", Broken: func(s *store) {
		first := map[quadrant.StandingID]account.ID{}
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			r = r.Clone()
			for i, v := range r.Standings {
				if first[v.ID] == "" {
					first[v.ID] = v.Account
				}
				r.Standings[i].Account = first[v.ID]
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: replaced},
	{Name: "what is stored is a conflict", Broken: func(s *store) {
		seen := map[quadrant.InteractionID]bool{}
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			for _, i := range r.Interactions {
				if seen[i.ID] {
					return account.ErrConflict
				}
				seen[i.ID] = true
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: replaced},
	{Name: "a unit counts cases", Broken: func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			var r quadrant.Record
			for c, err := range s.Store.Cases(ctx, quadrant.CaseFilter{}) {
				if err != nil {
					return err
				}
				r.Cases = append(r.Cases, c)
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: unitAlone},
	{Name: "checks, and then writes", Broken: func(s *store) {
		var looked sync.WaitGroup
		looked.Add(16)
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if len(u.Events) == 0 {
				return s.Store.SaveRecord(ctx, r, u)
			}
			now, err := s.Store.Case(ctx, r.Cases[0].About)
			looked.Done()
			looked.Wait()
			if err != nil || now.Revision != r.Cases[0].Revision {
				return account.ErrConflict
			}
			for errors.Is(s.Store.SaveRecord(ctx, r, u), account.ErrConflict) {
				now, _ := s.Store.Case(ctx, r.Cases[0].About)
				r.Cases[0].Revision = now.Revision
			}
			return nil
		}
	}, Caught: oneWins},
	{Name: "loses saves", Broken: func(s *store) {
		var n atomic.Int32
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if n.Add(1)%7 == 0 {
				return nil
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: noneLost},
	{Name: "Case ignores the context", Broken: func(s *store) {
		s.known = func(ctx context.Context, about account.Ref) (quadrant.Case, error) {
			return s.Store.Case(context.WithoutCancel(ctx), about)
		}
	}, Caught: saveDone},
	{Name: "Cases ignores the context", Broken: func(s *store) {
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			return s.Store.Cases(context.WithoutCancel(ctx), f)
		}
	}, Caught: saveDone},
	{Name: "saves and then looks at the context", Broken: func(s *store) {
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			return errors.Join(s.Store.SaveRecord(context.WithoutCancel(ctx), r, u), ctx.Err())
		}
	}, Caught: saveDone},
	{Name: "is locked now and then", Broken: func(s *store) {
		var n atomic.Int32
		s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
			if n.Add(1)%9 == 0 {
				return errors.New("database is locked")
			}
			return s.Store.SaveRecord(ctx, r, u)
		}
	}, Caught: concurrent},

	{Name: "erase forgets cases", Broken: erasing(func(s *store, old map[account.Ref]quadrant.Case) {
		read(func(c *quadrant.Case) { *c = old[c.About].Clone() })(s)
	}), Caught: erased},
	{Name: "erase forgets advisories", Broken: erasing(func(s *store, old map[account.Ref]quadrant.Case) {
		read(func(c *quadrant.Case) {
			for i := range c.Alerts {
				c.Alerts[i].Advisory = old[c.About].Alerts[i].Advisory
			}
		})(s)
	}), Caught: erased},
	{Name: "erase counts a revision", Broken: erasing(func(s *store, _ map[account.Ref]quadrant.Case) {
		read(func(c *quadrant.Case) { c.Revision++ })(s)
	}), Caught: erased},
	{Name: "erase forgets what was noted", Broken: erasing(func(s *store, _ map[account.Ref]quadrant.Case) {
		interactionList(func(all []quadrant.Interaction) []quadrant.Interaction {
			for i := range all {
				all[i].Note = strings.ReplaceAll(all[i].Note, account.RedactionMark, "Ann Weiss")
			}
			return all
		})(s)
	}), Caught: erased},
	{Name: "erase forgets answers", Broken: erasing(func(s *store, _ map[account.Ref]quadrant.Case) {
		satisfactionList(func(all []account.Satisfaction) []account.Satisfaction {
			for i := range all {
				all[i].Words = strings.ReplaceAll(all[i].Words, account.RedactionMark, "Ann Weiss")
			}
			return all
		})(s)
	}), Caught: erased},
	{Name: "erase takes answers away", Broken: erasing(func(s *store, _ map[account.Ref]quadrant.Case) {
		satisfactionList(func(all []account.Satisfaction) []account.Satisfaction {
			return slices.DeleteFunc(all, func(v account.Satisfaction) bool { return strings.Contains(v.Words, account.RedactionMark) })
		})(s)
	}), Caught: erased},
	{Name: "erases, and then finds the event", Broken: func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			err := s.Store.Erase(ctx, p, r, e)
			if errors.Is(err, account.ErrConflict) {
				e.ID += "+"
				_ = s.Store.Erase(ctx, p, r, e)
			}
			return err
		}
	}, Caught: wholeErase},
	{Name: "purge forgets cases", Broken: purging(func(s *store, old map[account.Ref]quadrant.Case) {
		s.known = func(_ context.Context, about account.Ref) (quadrant.Case, error) { return old[about].Clone(), nil }
	}), Caught: purged},
	{Name: "purge forgets what was said", Broken: purging(func(s *store, _ map[account.Ref]quadrant.Case) {
		interactionList(func(all []quadrant.Interaction) []quadrant.Interaction {
			return append(all, quadrant.Interaction{ID: "left"})
		})(s)
	}), Caught: purged},
	{Name: "purge forgets standings", Broken: purging(func(s *store, _ map[account.Ref]quadrant.Case) {
		standingList(func(all []quadrant.Standing) []quadrant.Standing { return append(all, quadrant.Standing{ID: "left"}) })(s)
	}), Caught: purged},
	{Name: "purge takes every answer", Broken: purging(func(s *store, _ map[account.Ref]quadrant.Case) {
		satisfactionList(func([]account.Satisfaction) []account.Satisfaction { return nil })(s)
	}), Caught: purged},
	{Name: "purge takes what was closed at the instant", Broken: func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			return s.Store.Purge(ctx, before.Add(1), e)
		}
	}, Caught: purged},
}

// alertedWhere takes other cases for those with an alert.
func alertedWhere(holds func(quadrant.Case) bool) func(*store) {
	return func(s *store) {
		s.cases = func(ctx context.Context, f quadrant.CaseFilter) caseSeq {
			only := f.Alerted
			f.Alerted = false
			return conform.Altered(ctx, s.Store.Cases(ctx, f), func(all []quadrant.Case) []quadrant.Case {
				return slices.DeleteFunc(all, func(c quadrant.Case) bool { return only && !holds(c) })
			})
		}
	}
}

func overwrites(s *store) {
	s.saveRecord = func(ctx context.Context, r quadrant.Record, u account.Unit) error {
		r = r.Clone()
		for i, c := range r.Cases {
			r.Cases[i].Revision = 0
			if now, err := s.Store.Case(ctx, c.About); err == nil {
				r.Cases[i].Revision = now.Revision
			}
		}
		return s.Store.SaveRecord(ctx, r, u)
	}
}

// erasing and purging break a store once somebody is erased or an account is purged;
// they give the cases as they were before.

func erasing(then func(s *store, old map[account.Ref]quadrant.Case)) func(*store) {
	return func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			old := everyCase(ctx, s)
			then(s, old)
			return s.Store.Erase(ctx, p, r, e)
		}
	}
}

func purging(then func(s *store, old map[account.Ref]quadrant.Case)) func(*store) {
	return func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			old := everyCase(ctx, s)
			then(s, old)
			return s.Store.Purge(ctx, before, e)
		}
	}
}

func everyCase(ctx context.Context, s *store) map[account.Ref]quadrant.Case {
	all := map[account.Ref]quadrant.Case{}
	for c, err := range s.Store.Cases(ctx, quadrant.CaseFilter{}) {
		if err == nil {
			all[c.About] = c
		}
	}
	return all
}

func TestStoreOfMemory(t *testing.T) {
	t.Parallel()
	quadranttest.TestStore(t, func(*testing.T) quadranttest.Store { return empty() })
}

func TestStoreCatchesBreaks(t *testing.T) {
	t.Parallel()
	all := slices.Clone(storeBreaks)
	for _, b := range logBreaks {
		b.Caught = overSaved + b.Caught
		all = append(all, b)
	}
	conform.Catches(t, quadranttest.StoreChecks(), all, func(t testing.TB, check string, broken func(*store)) {
		quadranttest.CheckStore(t, check, func() quadranttest.Store {
			s := empty()
			broken(s)
			return s
		})
	})
}

// A store that cannot forget is skipped aloud where that is asked for.
func TestStoreWithoutArchiveIsSkipped(t *testing.T) {
	t.Parallel()
	for _, check := range []string{erased, wholeErase, purged} {
		r := &conform.Recorder{TB: t}
		r.Record(func(t testing.TB) {
			quadranttest.CheckStore(t, check, func() quadranttest.Store { return struct{ quadranttest.Store }{empty()} })
		})
		if r.Reason == "" || len(r.Failures) > 0 {
			t.Errorf("%q: skipped %q, failures %q", check, r.Reason, r.Failures)
		}
	}
}

func BenchmarkStoreOfMemory(b *testing.B) {
	quadranttest.BenchmarkStore(b, func(b *testing.B) quadranttest.Store {
		s, err := memory.New(memory.Facts{})
		if err != nil {
			b.Fatal(err)
		}
		return s
	})
}
