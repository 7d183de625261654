package accounttest_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

const (
	tombstones   = "Erase stores a tombstone in place of a person"
	redacts      = "Erase redacts every stored record"
	leaves       = "Erase leaves the records of other people"
	noRevision   = "Erase changes no revision but the tombstone's"
	eraseTold    = "Erase stores its event after all others and tells what was altered"
	staleErasure = "Erase of a revision that is not the stored one is a conflict"
	wholeErasure = "Erase does all of it or nothing"
	oldEvents    = "Purge removes the events that happened before an instant"
	oldNotices   = "Purge removes the notices that were settled before an instant"
	oldAccounts  = "Purge removes the accounts closed before an instant with all that is stored for them"
	families     = "Purge leaves an account that is the parent of one that stays"
	counted      = "Purge returns how many it removed"
	purgeTold    = "Purge stores its event"
	wholePurge   = "Purge does all of it or nothing"
	ownedEvents  = "Erase and Purge keep nothing that the caller can change"
	archiveDone  = "Erase and Purge under a context that is done do nothing"
)

// archiveBreaks are like saveBreaks.
var archiveBreaks = []storeBreak{
	{"the tombstone keeps the name", erases(func(p *account.Person, _ *account.Redaction, _ *account.Event) { p.Name = "Ann Weiss" }), tombstones},
	{"the tombstone is nowhere", tombs(func(account.Person) []account.Person { return nil }), tombstones},
	{"the tombstone has the old revision", tombs(func(p account.Person) []account.Person { p.Revision--; return []account.Person{p} }), tombstones},
	{"the tombstone stands beside the person", tombs(func(p account.Person) []account.Person {
		old := p
		old.Name, old.Erased = "Ann Weiss", time.Time{}
		return []account.Person{old, p}
	}), tombstones},

	{"redacts nothing", erases(func(_ *account.Person, r *account.Redaction, _ *account.Event) { *r = account.Redaction{} }), redacts},
	{"forgets accounts", remembers(func(s *store) {
		old, _ := s.Store.Account(context.Background(), "101")
		s.account = func(ctx context.Context, id account.ID) (account.Account, error) {
			if id == "101" {
				return old, ctx.Err()
			}
			return s.Store.Account(ctx, id)
		}
	}), redacts},
	{"forgets solutions", remembers(func(s *store) {
		old, _ := s.Store.Solution(context.Background(), "101")
		s.solution = func(ctx context.Context, id account.ID) (account.Solution, error) {
			if id == "101" {
				return old, ctx.Err()
			}
			return s.Store.Solution(ctx, id)
		}
	}), redacts},
	{"forgets the titles of others", remembers(func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			list, err := s.Store.People(ctx, id)
			for i, p := range list {
				if p.ID == "203" {
					list[i].Title = "Assistant to Ann Weiss"
				}
			}
			return list, err
		}
	}), redacts},
	{"forgets commitments", remembers(func(s *store) {
		old, _ := s.Store.Commitment(context.Background(), "501")
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			if id == "501" {
				return old, ctx.Err()
			}
			return s.Store.Commitment(ctx, id)
		}
	}), redacts},
	{"forgets events", remembers(func(s *store) { remembersEvents(s, "602") }), redacts},
	{"forgets the digests in events", remembers(func(s *store) { remembersEvents(s, "601") }), redacts},
	{"forgets notices", remembers(func(s *store) {
		var old []account.Notice
		for n := range s.Store.Pending(context.Background()) {
			old = append(old, n)
		}
		pendingLists(func([]account.Notice) []account.Notice { return old })(s)
	}), redacts},
	{"drops notices", remembers(pendingLists(func(all []account.Notice) []account.Notice { return all[1:] })), redacts},
	{"forgets why notices were refused", remembers(func(s *store) {
		old, _, _ := s.Store.Settlement(context.Background(), "promise/501/remind")
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			_, ok, err := s.Store.Settlement(ctx, key)
			return old, ok, err
		}
	}), redacts},

	{"takes the name of another Ann", remembers(func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			list, err := s.Store.People(ctx, id)
			for i, p := range list {
				if p.ID == "208" {
					list[i].Name = account.RedactionMark + " Lee"
				}
			}
			return list, err
		}
	}), leaves},
	{"takes the name of a company", remembers(func(s *store) {
		s.account = func(ctx context.Context, id account.ID) (account.Account, error) {
			a, err := s.Store.Account(ctx, id)
			if id == "102" {
				a.Name = account.RedactionMark + " & Daughters"
			}
			return a, err
		}
	}), leaves},
	{"drops what others are told", remembers(pendingLists(func(all []account.Notice) []account.Notice { return all[:len(all)-1] })), leaves},
	{"drops what the person did", remembers(historyLists(only(func(e account.Event, r account.Ref) bool {
		return r != account.PersonID("201").Ref() || e.ID == "690"
	}))), leaves},
	{"every record has a new revision", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			err := s.Store.Erase(ctx, p, r, e)
			if err != nil {
				return err
			}
			c, err := s.Store.Commitment(ctx, "501")
			return errors.Join(err, s.Store.Save(ctx, account.Unit{Commitments: []account.Commitment{c}}))
		}
	}, noRevision},

	{"tells nothing", lastEvent(func(e *account.Event) { e.Changes = nil }), eraseTold},
	{"tells nothing of events", lastEvent(func(e *account.Event) {
		e.Changes = slices.DeleteFunc(e.Changes, func(c account.Change) bool { return c.Field == "event 602" })
	}), eraseTold},
	{"tells nothing of what was settled", lastEvent(func(e *account.Event) {
		e.Changes = slices.DeleteFunc(e.Changes, func(c account.Change) bool { return c.Field == "notice promise/501/remind" })
	}), eraseTold},
	{"tells of what it did not alter", lastEvent(func(e *account.Event) {
		e.Changes = append(e.Changes, account.Change{Field: "account 103", From: "1", To: "1"})
	}), eraseTold},
	{"tells of the person who is gone", lastEvent(func(e *account.Event) {
		e.Changes = append(e.Changes, account.Change{Field: "person 201", From: "1", To: "2"})
	}), eraseTold},
	{"keeps the refs of an erasure", keepsRefs("690"), ownedEvents},
	{"keeps the refs of a purge", keepsRefs("990"), ownedEvents},
	{"writes into the caller's list", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			_ = append(e.Changes, account.Change{Field: "person 203"})
			return s.Store.Erase(ctx, p, r, e)
		}
	}, ownedEvents},
	{"tells only what records became", lastEvent(func(e *account.Event) {
		for i := range e.Changes {
			e.Changes[i].From = ""
		}
	}), eraseTold},
	{"loses what the event said", erases(func(_ *account.Person, _ *account.Redaction, e *account.Event) { e.Changes = nil }), eraseTold},
	{"the event comes first", remembers(historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		slices.Reverse(all)
		return all
	})), eraseTold},
	{"erases whoever is there", erases(func(p *account.Person, _ *account.Redaction, _ *account.Event) { p.Revision = 1 }), staleErasure},
	{"erases, and then finds the event", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			err := s.Store.Erase(ctx, p, r, e)
			if errors.Is(err, account.ErrConflict) {
				e.ID += "+"
				_ = s.Store.Erase(ctx, p, r, e)
			}
			return err
		}
	}, wholeErasure},
	{"erases under a done context", func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			return s.Store.Erase(context.WithoutCancel(ctx), p, r, e)
		}
	}, archiveDone},

	{"purges events at the instant", purgesAt(1), oldEvents},
	{"purges events of the day before", purgesAt(-24 * time.Hour), oldEvents},
	{"purges what waits", prepares(func(s *store, before time.Time) {
		for n := range s.Store.Pending(context.Background()) {
			if n.At.Before(before) {
				_ = s.Store.Settle(context.Background(), n.Key, account.Settlement{Outcome: account.Delivered, At: n.At})
			}
		}
	}), oldNotices},
	{"purges notices settled at the instant", purgesAt(1), oldNotices},
	{"keeps what was settled", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, ok, err := s.Store.Settlement(ctx, key)
			if key == "settled30" {
				return as, true, nil
			}
			return as, ok, err
		}
	}, oldNotices},
	{"keeps closed accounts", prepares(func(s *store, _ time.Time) { closes(s, "801", time.Time{}) }), oldAccounts},
	{"keeps closed families", prepares(func(s *store, _ time.Time) { closes(s, "809", time.Time{}) }), oldAccounts},
	{"keeps the promises of closed accounts", func(s *store) {
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			if id == "5810" {
				return account.Commitment{ID: id}, nil
			}
			return s.Store.Commitment(ctx, id)
		}
	}, oldAccounts},
	{"keeps the configurations of closed accounts", func(s *store) {
		s.solution = func(ctx context.Context, id account.ID) (account.Solution, error) {
			v, err := s.Store.Solution(ctx, id)
			if errors.Is(err, account.ErrNotFound) {
				err = nil
			}
			return v, err
		}
	}, oldAccounts},
	{"keeps the events of closed accounts", keepsPurgedEvents, oldAccounts},
	{"keeps the people of closed accounts", func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			list, err := s.Store.People(ctx, id)
			if id == "801" && len(list) > 0 {
				list = append(list, account.Person{ID: "x", Account: id})
			}
			return list, err
		}
	}, oldAccounts},
	{"keeps the notices of closed accounts", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, ok, err := s.Store.Settlement(ctx, key)
			if key == "n808" {
				err = nil
			}
			return as, ok, err
		}
	}, oldAccounts},
	{"purges live accounts", prepares(func(s *store, before time.Time) { closes(s, "802", before.Add(-1)) }), families},
	{"purges accounts closed later", prepares(func(s *store, before time.Time) { closes(s, "803", before.Add(-1)) }), families},
	{"purges accounts closed at the instant", prepares(func(s *store, before time.Time) { closes(s, "804", before.Add(-1)) }), families},
	{"purges parents", prepares(func(s *store, _ time.Time) {
		a, _ := s.Store.Account(context.Background(), "806")
		a.Parent = ""
		_ = s.Store.Save(context.Background(), account.Unit{Accounts: []account.Account{a}})
	}), families},
	{"purges grandparents", prepares(func(s *store, _ time.Time) {
		a, _ := s.Store.Account(context.Background(), "807")
		a.Parent = ""
		_ = s.Store.Save(context.Background(), account.Unit{Accounts: []account.Account{a}})
	}), families},
	{"counts nothing", counts(func(account.Purged) account.Purged { return account.Purged{} }), counted},
	{"counts an account too many", counts(func(p account.Purged) account.Purged { p.Accounts++; return p }), counted},
	{"does not count the events of accounts", counts(func(p account.Purged) account.Purged { p.Events -= p.Accounts; return p }), counted},
	{"does not count the notices of accounts", counts(func(p account.Purged) account.Purged { p.Notices -= p.Accounts; return p }), counted},
	{"the purge is not told", historyLists(only(func(e account.Event, _ account.Ref) bool { return e.ID != "990" })), purgeTold},
	{"the purge is told first", historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		slices.SortStableFunc(all, func(a, b account.Event) int {
			switch {
			case a.ID == b.ID:
				return 0
			case a.ID == "990":
				return -1
			case b.ID == "990":
				return 1
			}
			return 0
		})
		return all
	}), purgeTold},
	{"purges, and then finds the event", func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			purged, err := s.Store.Purge(ctx, before, e)
			if errors.Is(err, account.ErrConflict) {
				e.ID += "+"
				_, _ = s.Store.Purge(ctx, before, e)
			}
			return purged, err
		}
	}, wholePurge},
	{"counts what it did not purge", func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			purged, err := s.Store.Purge(ctx, before, e)
			if err != nil {
				purged.Events = 1
			}
			return purged, err
		}
	}, wholePurge},
	{"purges under a done context", func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			return s.Store.Purge(context.WithoutCancel(ctx), before, e)
		}
	}, archiveDone},
}

// erases changes what is asked of Erase.
func erases(change func(*account.Person, *account.Redaction, *account.Event)) func(*store) {
	return func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			change(&p, &r, &e)
			return s.Store.Erase(ctx, p, r, e)
		}
	}
}

// tombs changes what stands in place of who was erased.
func tombs(change func(account.Person) []account.Person) func(*store) {
	return func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			list, err := s.Store.People(ctx, id)
			var all []account.Person
			for _, p := range list {
				if p.Erased.IsZero() {
					all = append(all, p)
				} else {
					all = append(all, change(p)...)
				}
			}
			return all, err
		}
	}
}

// remembers breaks a store right before somebody is erased.
func remembers(broken func(*store)) func(*store) {
	return func(s *store) {
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			broken(s)
			return s.Store.Erase(ctx, p, r, e)
		}
	}
}

func remembersEvents(s *store, ids ...account.EventID) {
	old := everyEvent(s, account.ID("101").Ref())
	historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		for i, e := range all {
			if at := slices.IndexFunc(old, func(f account.Event) bool { return f.ID == e.ID }); at >= 0 && slices.Contains(ids, e.ID) {
				all[i] = old[at]
			}
		}
		return all
	})(s)
}

// lastEvent changes the event of an erasure.
func lastEvent(change func(*account.Event)) func(*store) {
	return historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		for i := range all {
			if all[i].ID == "690" {
				change(&all[i])
			}
		}
		return all
	})
}

// purgesAt moves the instant.
func purgesAt(d time.Duration) func(*store) {
	return func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			return s.Store.Purge(ctx, before.Add(d), e)
		}
	}
}

// prepares does something right before a purge.
func prepares(do func(*store, time.Time)) func(*store) {
	return func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			do(s, before)
			return s.Store.Purge(ctx, before, e)
		}
	}
}

func counts(change func(account.Purged) account.Purged) func(*store) {
	return func(s *store) {
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			purged, err := s.Store.Purge(ctx, before, e)
			return change(purged), err
		}
	}
}

func closes(s *store, id account.ID, at time.Time) {
	a, _ := s.Store.Account(context.Background(), id)
	a.Closed = at
	_ = s.Store.Save(context.Background(), account.Unit{Accounts: []account.Account{a}})
}

func keepsPurgedEvents(s *store) {
	kept := map[account.EventID]account.Event{}
	units(func(_ *store, u *account.Unit) {
		for _, e := range u.Events {
			kept[e.ID] = e
		}
	})(s)
	s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
		return conform.Altered(ctx, s.Store.History(ctx, r), func(all []account.Event) []account.Event {
			if e := kept["6809"]; len(all) == 0 && e.Concerns(r) {
				all = append(all, e)
			}
			return all
		})
	}
}

// keepsRefs yields the refs that Erase or Purge were given.
func keepsRefs(id account.EventID) func(*store) {
	return func(s *store) {
		var kept []account.Ref
		s.erase = func(ctx context.Context, p account.Person, r account.Redaction, e account.Event) error {
			if e.ID == id {
				kept = e.Refs
			}
			return s.Store.Erase(ctx, p, r, e)
		}
		s.purge = func(ctx context.Context, before time.Time, e account.Event) (account.Purged, error) {
			if e.ID == id {
				kept = e.Refs
			}
			return s.Store.Purge(ctx, before, e)
		}
		historyLists(func(_ account.Ref, all []account.Event) []account.Event {
			for i := range all {
				if all[i].ID == id {
					all[i].Refs = kept
				}
			}
			return all
		})(s)
	}
}
