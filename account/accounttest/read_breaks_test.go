package accounttest_test

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// readBreaks are like saveBreaks.
var readBreaks = []storeBreak{
	{"another commitment", func(s *store) {
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			c, err := s.Store.Commitment(ctx, id)
			if id == "502" {
				return s.Store.Commitment(ctx, "501")
			}
			return c, err
		}
	}, "Commitment returns one commitment"},
	{"an empty commitment for none", func(s *store) {
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			c, err := s.Store.Commitment(ctx, id)
			if errors.Is(err, account.ErrNotFound) {
				err = nil
			}
			return c, err
		}
	}, "Commitment of an id the tenant does not have is ErrNotFound"},
	{"not found in other words", func(s *store) {
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			c, err := s.Store.Commitment(ctx, id)
			if err != nil {
				err = errors.New(err.Error())
			}
			return c, err
		}
	}, "Commitment of an id the tenant does not have is ErrNotFound"},

	{"ignores the account", filters(func(f *account.CommitmentFilter) { f.Account = "" }), filtered},
	{"ignores the kind", filters(func(f *account.CommitmentFilter) { f.Kind = "" }), filtered},
	{"ignores the owner", filters(func(f *account.CommitmentFilter) { f.Owner = "" }), filtered},
	{"ignores the role", filters(func(f *account.CommitmentFilter) { f.Role = "" }), filtered},
	{"ignores the state", filters(func(f *account.CommitmentFilter) { f.State = "" }), filtered},
	{"ignores the due instant", filters(func(f *account.CommitmentFilter) { f.DueBy = time.Time{} }), filtered},
	{"yields open ones alone", filters(func(f *account.CommitmentFilter) { f.State = cmp.Or(f.State, account.Open) }), filtered},
	{"yields those with an owner alone", commitmentLists(func(all []account.Commitment) []account.Commitment {
		return slices.DeleteFunc(all, func(c account.Commitment) bool { return c.Owner == "" })
	}), filtered},
	{"due before", filters(func(f *account.CommitmentFilter) {
		if !f.DueBy.IsZero() {
			f.DueBy = f.DueBy.Add(-1)
		}
	}), dueBy},
	{"due by the second", filters(func(f *account.CommitmentFilter) {
		if !f.DueBy.IsZero() {
			f.DueBy = f.DueBy.Truncate(time.Second).Add(time.Second - 1)
		}
	}), dueBy},
	{"due by the text of an instant", dueAsText, dueBy},
	{"ordered by id", commitmentLists(func(all []account.Commitment) []account.Commitment {
		slices.SortFunc(all, func(a, b account.Commitment) int { return cmp.Compare(a.ID, b.ID) })
		return all
	}), dueOrder},
	{"equal ones in no order", commitmentLists(func(all []account.Commitment) []account.Commitment {
		slices.SortStableFunc(all, func(a, b account.Commitment) int {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(b.ID, a.ID))
		})
		return all
	}), dueOrder},
	{"equal ones without regard to case", commitmentLists(func(all []account.Commitment) []account.Commitment {
		slices.SortStableFunc(all, func(a, b account.Commitment) int {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(strings.ToLower(string(a.ID)), strings.ToLower(string(b.ID))))
		})
		return all
	}), dueOrder},
	{"ordered by the text of an instant", commitmentLists(func(all []account.Commitment) []account.Commitment {
		text := func(c account.Commitment) string { return c.Due.UTC().Format(time.RFC3339Nano) }
		slices.SortStableFunc(all, func(a, b account.Commitment) int {
			return cmp.Or(cmp.Compare(text(a), text(b)), cmp.Compare(a.ID, b.ID))
		})
		return all
	}), dueOrder},

	{"history without actors", historyLists(only(func(e account.Event, r account.Ref) bool { return e.Actor.Ref() != r })), concerns},
	{"history without accounts", historyLists(only(func(e account.Event, r account.Ref) bool { return e.Account.Ref() != r })), concerns},
	{"history without refs", historyLists(only(func(e account.Event, r account.Ref) bool { return !slices.Contains(e.Refs, r) })), concerns},
	{"history without the last ref", historyLists(only(func(e account.Event, r account.Ref) bool {
		return len(e.Refs) == 0 || e.Refs[len(e.Refs)-1] != r
	})), concerns},
	{"history without subjects", historyLists(only(func(e account.Event, r account.Ref) bool { return e.Subject != r })), concerns},
	{"history by id alone", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			if r.Kind == "review" {
				r.Kind = account.RefCommitment
			}
			return s.Store.History(ctx, r)
		}
	}, concerns},
	{"an event once for each ref", historyLists(func(r account.Ref, all []account.Event) []account.Event {
		var more []account.Event
		for _, e := range all {
			more = append(more, e)
			for _, ref := range e.Refs {
				if ref == r && e.Subject == r {
					more = append(more, e)
				}
			}
		}
		return more
	}), concerns},
	{"the whole tenant for the empty id", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			if r.ID == "" {
				r = account.PersonID("206").Ref()
			}
			return s.Store.History(ctx, r)
		}
	}, concerns},
	{"events in order of id", historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		slices.SortFunc(all, func(a, b account.Event) int { return cmp.Compare(a.ID, b.ID) })
		return all
	}), eventOrder},
	{"events in order of instant", historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		slices.SortFunc(all, func(a, b account.Event) int { return a.At.Compare(b.At) })
		return all
	}), eventOrder},
	{"the last event first", historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		slices.Reverse(all)
		return all
	}), eventOrder},
	{"events of a unit in another order", units(func(_ *store, u *account.Unit) { slices.Reverse(u.Events) }), eventOrder},

	{"pending yields settled ones", func(s *store) {
		kept := map[account.NoticeKey]bool{}
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, ok, err := s.Store.Settlement(ctx, key)
			return as, ok || kept[key], err
		}
		s.settle = func(_ context.Context, key account.NoticeKey, _ account.Settlement) error {
			kept[key] = true
			return nil
		}
	}, unsettled},
	{"pending yields the first", pendingLists(func(all []account.Notice) []account.Notice { return all[:min(1, len(all))] }), unsettled},
	{"pending leaves refused ones", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			if as.Outcome == account.Refused {
				return nil
			}
			return s.Store.Settle(ctx, key, as)
		}
	}, unsettled},
	{"the last notice first", pendingLists(func(all []account.Notice) []account.Notice { slices.Reverse(all); return all }), noticeOrder},
	{"notices in order of key", pendingLists(func(all []account.Notice) []account.Notice {
		slices.SortFunc(all, func(a, b account.Notice) int { return cmp.Compare(a.Key, b.Key) })
		return all
	}), noticeOrder},
	{"notices in order of instant", pendingLists(func(all []account.Notice) []account.Notice {
		slices.SortFunc(all, func(a, b account.Notice) int { return a.At.Compare(b.At) })
		return all
	}), noticeOrder},
	{"settle is lost", func(s *store) {
		s.settle = func(context.Context, account.NoticeKey, account.Settlement) error { return nil }
	}, settles},
	{"settle forgets why", settlesAs(func(as account.Settlement) account.Settlement { as.Reason = ""; return as }), settles},
	{"settle forgets when", settlesAs(func(as account.Settlement) account.Settlement { as.At = as.At.Truncate(time.Second); return as }), settles},
	{"settle forgets how", settlesAs(func(as account.Settlement) account.Settlement { as.Outcome = account.Delivered; return as }), settles},
	{"settle settles all", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			for n := range s.Store.Pending(ctx) {
				_ = s.Store.Settle(ctx, n.Key, as)
			}
			return s.Store.Settle(ctx, key, as)
		}
	}, settles},
	{"the last settlement counts", settlesLast, settledOnce},
	{"settled again is an error", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			if _, ok, _ := s.Store.Settlement(ctx, key); ok {
				return account.ErrConflict
			}
			return s.Store.Settle(ctx, key, as)
		}
	}, settledOnce},
	{"settles what it does not have", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			if err := s.Store.Settle(ctx, key, as); !errors.Is(err, account.ErrNotFound) {
				return err
			}
			return nil
		}
	}, "Settle of an unknown key is ErrNotFound"},
	{"takes pending for settled", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, _, err := s.Store.Settlement(ctx, key)
			return as, err == nil, err
		}
	}, notSettled},
	{"takes pending for unknown", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, ok, err := s.Store.Settlement(ctx, key)
			if !ok && err == nil {
				err = account.ErrNotFound
			}
			return as, ok, err
		}
	}, notSettled},
	{"takes unknown for pending", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, ok, err := s.Store.Settlement(ctx, key)
			if errors.Is(err, account.ErrNotFound) {
				err = nil
			}
			return as, ok, err
		}
	}, "Settlement of an unknown key is ErrNotFound"},

	{"stops after 500", lists(func(n int) (int, int) { return 0, min(n, 500) }), noLimit},
	{"stops after 100 of one account", func(s *store) {
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			return conform.Altered(ctx, s.Store.Commitments(ctx, f), func(all []account.Commitment) []account.Commitment {
				if f.Account != "" {
					all = all[:min(100, len(all))]
				}
				return all
			})
		}
	}, noLimit},
	{"commitments once", func(s *store) {
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			return once(s.Store.Commitments(ctx, f))
		}
	}, again},
	{"history once", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			return once(s.Store.History(ctx, r))
		}
	}, again},
	{"pending once", func(s *store) {
		s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] { return once(s.Store.Pending(ctx)) }
	}, again},
	{"two rangings share a cursor", func(s *store) {
		s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] { return shares(s.Store.Pending(ctx)) }
	}, again},
	{"never lets go when broken off", func(s *store) { s.holds(false) }, breaksOff},
	{"holds a lock while it yields", func(s *store) { s.holds(true) }, loopSaves},
	{"pages by offset", pagesByOffset, loopSaves},

	{"Account and its like ignore the context", func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			return s.Store.People(context.WithoutCancel(ctx), id)
		}
	}, contextDone},
	{"Commitment ignores the context", func(s *store) {
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			return s.Store.Commitment(context.WithoutCancel(ctx), id)
		}
	}, contextDone},
	{"Settle ignores the context", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			return s.Store.Settle(context.WithoutCancel(ctx), key, as)
		}
	}, contextDone},
	{"Settle settles and then looks at the context", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			return errors.Join(s.Store.Settle(context.WithoutCancel(ctx), key, as), ctx.Err())
		}
	}, contextDone},
	{"Settlement ignores the context", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			return s.Store.Settlement(context.WithoutCancel(ctx), key)
		}
	}, contextDone},
	{"Pending ignores the context", func(s *store) {
		s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] {
			return s.Store.Pending(context.WithoutCancel(ctx))
		}
	}, contextDone},
	{"History ignores the context", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			return s.Store.History(context.WithoutCancel(ctx), r)
		}
	}, contextDone},
	{"nothing under a done context", func(s *store) {
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			if ctx.Err() != nil {
				return func(func(account.Commitment, error) bool) {}
			}
			return s.Store.Commitments(ctx, f)
		}
	}, contextDone},
	{"a listing cut short by the context without a word", func(s *store) {
		s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] {
			return func(yield func(account.Notice, error) bool) {
				for n, err := range s.Store.Pending(ctx) {
					if err != nil || !yield(n, nil) {
						return
					}
				}
			}
		}
	}, lastPair},
	{"looks at the context once", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			return func(yield func(account.Event, error) bool) {
				if err := ctx.Err(); err != nil {
					yield(account.Event{}, err)
					return
				}
				s.Store.History(context.WithoutCancel(ctx), r)(yield)
			}
		}
	}, lastPair},
	{"goes on after an error", func(s *store) {
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			return func(yield func(account.Commitment, error) bool) {
				for c, err := range s.Store.Commitments(context.WithoutCancel(ctx), f) {
					if !yield(c, cmp.Or(err, ctx.Err())) {
						return
					}
				}
			}
		}
	}, lastPair},

	{"shares what was told", func(s *store) {
		cache := map[account.CommitmentID]account.Commitment{}
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			if c, ok := cache[id]; ok {
				return c, nil
			}
			c, err := s.Store.Commitment(ctx, id)
			cache[id] = c
			return c, err
		}
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			return conform.Altered(ctx, s.Store.Commitments(ctx, f), func(all []account.Commitment) []account.Commitment {
				for i, c := range all {
					if shared, ok := cache[c.ID]; ok {
						all[i].Told = shared.Told
					}
				}
				return all
			})
		}
	}, ownedResult},
	{"shares events", func(s *store) {
		cache := map[account.EventID]account.Event{}
		historyLists(func(_ account.Ref, all []account.Event) []account.Event {
			for i, e := range all {
				if _, ok := cache[e.ID]; !ok {
					cache[e.ID] = e
				}
				all[i] = cache[e.ID]
			}
			return all
		})(s)
	}, ownedResult},
	{"shares the bytes of attachments", func(s *store) {
		cache := map[account.NoticeKey]account.Notice{}
		pendingLists(func(all []account.Notice) []account.Notice {
			for i, n := range all {
				if _, ok := cache[n.Key]; !ok {
					cache[n.Key] = n
				}
				for j := range n.Attachments {
					all[i].Attachments[j].Content = cache[n.Key].Attachments[j].Content
				}
			}
			return all
		})(s)
	}, ownedResult},
	{"loses an event now and then", events(func(e *account.Event) {
		if strings.HasSuffix(string(e.ID), "-5") {
			e.Account, e.Subject = "", account.Ref{Kind: "lost", ID: "1"}
		}
	}), concurrent},
	{"is locked now and then", func(s *store) {
		var busy atomic.Int32
		s.save = func(ctx context.Context, u account.Unit) error {
			defer busy.Add(-1)
			if busy.Add(1) > 1 {
				return errors.New("database is locked")
			}
			for range 100 {
				runtime.Gosched()
			}
			return s.Store.Save(ctx, u)
		}
	}, concurrent},

	{"people of what was saved are none", func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			_, err := s.Store.People(ctx, id)
			return nil, err
		}
	}, "Reader over what was saved: People returns everyone at a customer"},
	{"people in order of saving", func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			list, err := s.Store.People(ctx, id)
			slices.Reverse(list)
			return list, err
		}
	}, "Reader over what was saved: People is ordered by id"},
}

// dueAsText compares instants as they are written.
func dueAsText(s *store) {
	s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
		by := f.DueBy
		f.DueBy = time.Time{}
		return conform.Altered(ctx, s.Store.Commitments(ctx, f), func(all []account.Commitment) []account.Commitment {
			return slices.DeleteFunc(all, func(c account.Commitment) bool {
				return !by.IsZero() && c.Due.Format(time.RFC3339Nano) > by.Format(time.RFC3339Nano)
			})
		})
	}
}

// only leaves the events for which something holds.
func only(holds func(account.Event, account.Ref) bool) func(account.Ref, []account.Event) []account.Event {
	return func(r account.Ref, all []account.Event) []account.Event {
		return slices.DeleteFunc(all, func(e account.Event) bool { return !holds(e, r) })
	}
}

func settlesAs(change func(account.Settlement) account.Settlement) func(*store) {
	return func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			return s.Store.Settle(ctx, key, change(as))
		}
	}
}

func settlesLast(s *store) {
	last := map[account.NoticeKey]account.Settlement{}
	s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
		err := s.Store.Settle(ctx, key, as)
		if err == nil {
			last[key] = as
		}
		return err
	}
	s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
		_, ok, err := s.Store.Settlement(ctx, key)
		return last[key], ok, err
	}
}

// once can be ranged over once.
func once[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	done := false
	return func(yield func(T, error) bool) {
		if !done {
			done = true
			seq(yield)
		}
	}
}

// shares goes on, in a second ranging, where a first that is not over stands.
func shares[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	at, active := 0, 0
	return func(yield func(T, error) bool) {
		if active == 0 {
			at = 0
		}
		active++
		defer func() { active-- }()
		n := 0
		for v, err := range seq {
			if n++; n <= at {
				continue
			}
			at++
			if !yield(v, err) {
				return
			}
		}
	}
}

// holds has sequences take the lock that writing needs. They give it back at
// their end and, if they are tidy, when they are broken off.
func (s *store) holds(tidy bool) {
	var mu sync.RWMutex
	s.save = func(ctx context.Context, u account.Unit) error {
		mu.Lock()
		defer mu.Unlock()
		return s.Store.Save(ctx, u)
	}
	s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
		mu.Lock()
		defer mu.Unlock()
		return s.Store.Settle(ctx, key, as)
	}
	s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
		return func(yield func(account.Commitment, error) bool) {
			mu.RLock()
			broken := false
			s.Store.Commitments(ctx, f)(func(c account.Commitment, err error) bool {
				broken = !yield(c, err)
				return !broken
			})
			if tidy || !broken {
				mu.RUnlock()
			}
		}
	}
}

// pagesByOffset reads ten at a time, from as far on as it has yielded.
func pagesByOffset(s *store) {
	s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] { return pages(s.Store.Pending(ctx)) }
}

func pages[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for from := 0; ; from += 10 {
			var page []T
			n := 0
			for v, err := range seq {
				if err != nil {
					yield(v, err)
					return
				}
				if n++; n > from && len(page) < 10 {
					page = append(page, v)
				}
			}
			for _, v := range page {
				if !yield(v, nil) {
					return
				}
			}
			if len(page) == 0 {
				return
			}
		}
	}
}
