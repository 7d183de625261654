package accounttest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// A sequence is one of a store's.
type sequence struct {
	name string
	of   func(context.Context, Store) iter.Seq2[any, error]
}

// sequences are all but that of a lister, each of several elements over [long].
var sequences = []sequence{
	{"Commitments", func(ctx context.Context, s Store) iter.Seq2[any, error] {
		return plain(s.Commitments(ctx, account.CommitmentFilter{}))
	}},
	{"Commitments of an account", func(ctx context.Context, s Store) iter.Seq2[any, error] {
		return plain(s.Commitments(ctx, account.CommitmentFilter{Account: parent, State: account.Open}))
	}},
	{"History", func(ctx context.Context, s Store) iter.Seq2[any, error] { return plain(s.History(ctx, parent.Ref())) }},
	{"Pending", func(ctx context.Context, s Store) iter.Seq2[any, error] { return plain(s.Pending(ctx)) }},
}

func plain[T any](seq iter.Seq2[T, error]) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for v, err := range seq {
			if !yield(v, err) {
				return
			}
		}
	}
}

// length is how many elements each sequence over [long] has at least: more than
// an implementation is likely to fetch at once.
const length = 600

func long(t testing.TB, open func() Store) Store {
	t.Helper()
	s := open()
	u := everything()
	for n := range length {
		id := strconv.Itoa(1000 + n)
		u.Commitments = append(u.Commitments, promise(account.CommitmentID(id), parent, noon.Add(time.Duration(n/3))))
		u.Events = append(u.Events, event(account.EventID(id), parent, parent.Ref()))
		u.Notices = append(u.Notices, notice(account.NoticeKey(id), parent, firstPromise))
	}
	save(t, s, u)
	return s
}

// over runs a check of sequences over a long store.
func over(check func(testing.TB, Store, []sequence)) func(testing.TB, func() Store) {
	return func(t testing.TB, open func() Store) { check(t, long(t, open), sequences) }
}

func sequenceAll(t testing.TB, s Store, of []sequence) {
	for _, each := range of {
		if n := len(conform.Collect(t, each.name, each.of(t.Context(), s))); n < length {
			t.Errorf("%s yields %d elements, want at least %d", each.name, n, length)
		}
	}
}

func sequenceAgain(t testing.TB, s Store, of []sequence) {
	for _, each := range of {
		seq := each.of(t.Context(), s)
		first := conform.Collect(t, each.name, seq)
		must(t, each.name, breakOff(seq, 1))
		conform.Same(t, each.name+" ranged over again", conform.Collect(t, each.name, seq), first)
		next, stop := iter.Pull2(seq) // two at once
		v, err, _ := next()
		must(t, each.name, err)
		conform.Same(t, each.name+" ranged over while it is ranged over", conform.Collect(t, each.name, seq), first)
		w, err, _ := next()
		must(t, each.name, err)
		stop()
		conform.Same(t, each.name+" ranged over twice at once", []any{v, w}, first[:min(2, len(first))])
	}
}

func sequenceBreak(t testing.TB, s Store, of []sequence) {
	const times = 8 // more than a pool of connections has
	n := 0
	for _, each := range of {
		n++
		ok := conform.InTime(t, "breaking off "+each.name, func(ctx context.Context) error {
			for i := range 3 * times {
				if err := breakOff(each.of(ctx, s), []int{1, 2, length / 2}[i%3]); err != nil {
					return err
				}
			}
			return nil
		}) && conform.InTime(t, "Save after "+each.name+" was broken off", func(ctx context.Context) error {
			return s.Save(ctx, account.Unit{
				Commitments: []account.Commitment{promise(account.CommitmentID("broken-"+strconv.Itoa(n)), parent, noon)},
			})
		})
		if !ok {
			return
		}
	}
}

// breakOff ranges over some elements of a sequence.
func breakOff(seq iter.Seq2[any, error], after int) error {
	n := 0
	for _, err := range seq {
		if n++; err != nil || n == after {
			return err
		}
	}
	return nil
}

// sequenceSave does in a loop what a relay and a sweep do. What was there when
// the loop began is yielded once, whatever the loop does.
func sequenceSave(t testing.TB, s Store, of []sequence) {
	n := 0
	for _, each := range of {
		before := idsOf(conform.Collect(t, each.name, each.of(t.Context(), s)))
		var seen []string
		for v, err := range each.of(t.Context(), s) {
			must(t, each.name, err)
			if id := idsOf([]any{v}); slices.Contains(before, id[0]) {
				seen = append(seen, id[0])
			}
			ok := true
			switch v := v.(type) {
			case account.Notice:
				ok = conform.InTime(t, "Settle in a loop over "+each.name, func(ctx context.Context) error {
					return s.Settle(ctx, v.Key, delivered)
				})
			case account.Account:
				ok = conform.InTime(t, "Save of what comes in a loop over "+each.name, func(ctx context.Context) error {
					v.Name += ", seen"
					return s.Save(ctx, account.Unit{Accounts: []account.Account{v}})
				})
			}
			if len(seen)%(length/3) == 1 {
				n++
				id := fmt.Sprintf("loop-%d", n)
				ok = ok && conform.InTime(t, "Save in a loop over "+each.name, func(ctx context.Context) error {
					c := promise(account.CommitmentID(id), parent, noon.AddDate(1, 0, n))
					err := s.Save(ctx, account.Unit{
						Accounts:    []account.Account{{ID: account.ID("0-" + id), Name: "First"}, {ID: account.ID("z-" + id), Name: "Last"}},
						Commitments: []account.Commitment{c}, Events: []account.Event{event(account.EventID(id), child, child.Ref())},
					})
					if err != nil {
						return err
					}
					_, err = s.Commitment(ctx, c.ID)
					return err
				})
			}
			if !ok {
				return
			}
		}
		if !slices.Equal(seen, before) {
			t.Errorf("%s yields to a loop that saves %d of %d elements, or in another order", each.name, len(seen), len(before))
		}
	}
}

// idsOf are the ids of what a sequence yielded.
func idsOf(all []any) []string {
	var ids []string
	for _, v := range all {
		switch v := v.(type) {
		case account.Account:
			ids = append(ids, string(v.ID))
		case account.Commitment:
			ids = append(ids, string(v.ID))
		case account.Event:
			ids = append(ids, string(v.ID))
		case account.Notice:
			ids = append(ids, string(v.Key))
		}
	}
	return ids
}

// storeCalls are every method but Save and those of an archive, with arguments
// that find something in [everything].
var storeCalls = []struct {
	name string
	call func(context.Context, Store) error
}{
	{"Account", func(ctx context.Context, s Store) error { _, err := s.Account(ctx, parent); return err }},
	{"People", func(ctx context.Context, s Store) error { _, err := s.People(ctx, parent); return err }},
	{"Solution", func(ctx context.Context, s Store) error { _, err := s.Solution(ctx, parent); return err }},
	{"Commitment", func(ctx context.Context, s Store) error { _, err := s.Commitment(ctx, firstPromise); return err }},
	{"Settle", func(ctx context.Context, s Store) error { return s.Settle(ctx, firstNotice, delivered) }},
	{"Settlement", func(ctx context.Context, s Store) error { _, _, err := s.Settlement(ctx, firstNotice); return err }},
}

func storeContextDone(t testing.TB, open func() Store) {
	s := filled(t, open)
	late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	for _, ctx := range []context.Context{conform.Dead(t), late} {
		for _, c := range storeCalls {
			if err := c.call(ctx, s); !errors.Is(err, ctx.Err()) {
				t.Errorf("%s: error %v, want %v", c.name, err, ctx.Err())
			}
		}
		sequenceDone(ctx, t, s, sequences)
	}
	wantPending(t, s, firstNotice, secondNotice, childNotice)
	for _, c := range storeCalls {
		must(t, c.name+" with a live context after a done one", c.call(t.Context(), s))
	}
}

// sequenceDone ranges under a context that is done.
func sequenceDone(ctx context.Context, t testing.TB, s Store, of []sequence) {
	t.Helper()
	for _, each := range of {
		var errs []error
		for _, err := range each.of(ctx, s) {
			errs = append(errs, err)
		}
		if len(errs) != 1 || !errors.Is(errs[0], ctx.Err()) {
			t.Errorf("%s yields the errors %v, want one %v", each.name, errs, ctx.Err())
		}
	}
}

// sequenceError lets a context end while a sequence is ranged over.
func sequenceError(t testing.TB, s Store, of []sequence) {
	for _, each := range of {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var errs []error
		for _, err := range each.of(ctx, s) {
			errs = append(errs, err)
			if len(errs) == 2 {
				cancel()
			}
			if len(errs) > 2*length {
				break
			}
		}
		for i, err := range errs {
			if last := i == len(errs)-1; last != errors.Is(err, context.Canceled) || last != (err != nil) {
				t.Errorf("%s, whose context ended in the middle, yields as pair %d of %d the error %v", each.name, i+1, len(errs), err)
			}
		}
	}
}

func storeResultsAreOwned(t testing.TB, open func() Store) {
	s := filled(t, open)
	ctx := t.Context()
	before := state(t, s)
	a, people, v := facts(t, s, parent)
	c, err := s.Commitment(ctx, keptPromise)
	must(t, "Commitment", err)
	conform.Spoil(&a)
	conform.Spoil(people)
	conform.Spoil(&v)
	conform.Spoil(&c)
	unchanged(t, "a change of what was returned", s, before)
	sequenceOwned(t, s, sequences)
}

// sequenceOwned alters what is yielded.
func sequenceOwned(t testing.TB, s Store, of []sequence) {
	t.Helper()
	before := state(t, s)
	for _, each := range of {
		seq := each.of(t.Context(), s)
		for range 2 {
			all := conform.Collect(t, each.name, seq)
			for i := range all {
				conform.Spoil(all[i])
			}
			unchanged(t, "a change of what "+each.name+" yielded", s, before)
		}
	}
}

// storeConcurrentUse has writers of records of their own, readers and a relay at
// work at once.
func storeConcurrentUse(t testing.TB, open func() Store) {
	const writers, rounds = 8, 8
	s := filled(t, open)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var group sync.WaitGroup
	try := func(what string, err error) bool {
		if err != nil {
			t.Errorf("%s among other callers: %v", what, err)
		}
		return err == nil
	}
	for n := range writers {
		group.Go(func() {
			for round := range rounds {
				id := fmt.Sprintf("%d-%d", n, round)
				p := account.Person{ID: account.PersonID(id), Account: parent, Name: id, Side: account.CustomerSide, Level: account.BusinessLevel}
				u := account.Unit{
					People:      []account.Person{p},
					Commitments: []account.Commitment{promise(account.CommitmentID(id), parent, noon)},
					Events:      []account.Event{event(account.EventID(id), parent, p.ID.Ref())},
					Notices:     []account.Notice{notice(account.NoticeKey(id), parent, account.CommitmentID(id))},
				}
				if !try("Save", s.Save(ctx, u)) || !try("Settle", s.Settle(ctx, account.NoticeKey(id), delivered)) {
					return
				}
			}
		})
		group.Go(func() {
			for range rounds / 2 {
				_, err := s.People(ctx, parent)
				if !try("People", err) {
					return
				}
				for _, each := range sequences {
					for _, err := range each.of(ctx, s) {
						if !try(each.name, err) {
							return
						}
					}
				}
			}
		})
	}
	group.Wait()
	for n := range writers {
		for round := range rounds {
			id := fmt.Sprintf("%d-%d", n, round)
			c, err := s.Commitment(t.Context(), account.CommitmentID(id))
			must(t, "Commitment", err)
			if c.ID != account.CommitmentID(id) || c.Revision != 1 {
				t.Errorf("Commitment %s is %+v", id, c)
			}
			wantSettled(t, s, account.NoticeKey(id), delivered)
		}
	}
	if got, want := len(eventIDs(t, s, parent.Ref())), writers*rounds+2; got != want {
		t.Errorf("%d events were stored, and %d are there", want, got)
	}
	wantPending(t, s, firstNotice, secondNotice, childNotice)
}
