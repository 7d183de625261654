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

type sequence = conform.Sequence[Store]

// sequences are all but that of a lister, each of several elements over [long].
var sequences = []sequence{
	{Name: "Commitments", Of: func(ctx context.Context, s Store) iter.Seq2[any, error] {
		return conform.Plain(s.Commitments(ctx, account.CommitmentFilter{}))
	}},
	{Name: "Commitments of an account", Of: func(ctx context.Context, s Store) iter.Seq2[any, error] {
		return conform.Plain(s.Commitments(ctx, account.CommitmentFilter{Account: parent, State: account.Open}))
	}},
	{Name: "History", Of: func(ctx context.Context, s Store) iter.Seq2[any, error] {
		return conform.Plain(s.History(ctx, parent.Ref()))
	}},
	{Name: "Pending", Of: func(ctx context.Context, s Store) iter.Seq2[any, error] { return conform.Plain(s.Pending(ctx)) }},
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
		if n := len(conform.Collect(t, each.Name, each.Of(t.Context(), s))); n < length {
			t.Errorf("%s yields %d elements, want at least %d", each.Name, n, length)
		}
	}
}

func sequenceBreak(t testing.TB, s Store, of []sequence) {
	n := 0
	conform.BrokenOff(t, s, of, func(ctx context.Context) error {
		n++
		return s.Save(ctx, account.Unit{
			Commitments: []account.Commitment{promise(account.CommitmentID("broken-"+strconv.Itoa(n)), parent, noon)},
		})
	})
}

// sequenceSave does in a loop what a relay and a sweep do. What was there when
// the loop began is yielded once, whatever the loop does.
func sequenceSave(t testing.TB, s Store, of []sequence) {
	n := 0
	for _, each := range of {
		before := idsOf(conform.Collect(t, each.Name, each.Of(t.Context(), s)))
		var seen []string
		for v, err := range each.Of(t.Context(), s) {
			must(t, each.Name, err)
			if id := idsOf([]any{v}); slices.Contains(before, id[0]) {
				seen = append(seen, id[0])
			}
			ok := true
			switch v := v.(type) {
			case account.Notice:
				ok = conform.InTime(t, "Settle in a loop over "+each.Name, func(ctx context.Context) error {
					return s.Settle(ctx, v.Key, delivered)
				})
			case account.Account:
				ok = conform.InTime(t, "Save of what comes in a loop over "+each.Name, func(ctx context.Context) error {
					v.Name += ", seen"
					return s.Save(ctx, account.Unit{Accounts: []account.Account{v}})
				})
			}
			if len(seen)%(length/3) == 1 {
				n++
				id := fmt.Sprintf("loop-%d", n)
				ok = ok && conform.InTime(t, "Save in a loop over "+each.Name, func(ctx context.Context) error {
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
			t.Errorf("%s yields to a loop that saves %d of %d elements, or in another order", each.Name, len(seen), len(before))
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
	for _, ctx := range conform.Ended(t) {
		for _, c := range storeCalls {
			if err := c.call(ctx, s); !errors.Is(err, ctx.Err()) {
				t.Errorf("%s: error %v, want %v", c.name, err, ctx.Err())
			}
		}
	}
	conform.Done(t, s, sequences)
	wantPending(t, s, firstNotice, secondNotice, childNotice)
	for _, c := range storeCalls {
		must(t, c.name+" with a live context after a done one", c.call(t.Context(), s))
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
		seq := each.Of(t.Context(), s)
		for range 2 {
			all := conform.Collect(t, each.Name, seq)
			for i := range all {
				conform.Spoil(all[i])
			}
			unchanged(t, "a change of what "+each.Name+" yielded", s, before)
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
					for _, err := range each.Of(ctx, s) {
						if !try(each.Name, err) {
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
