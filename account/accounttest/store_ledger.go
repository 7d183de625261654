package accounttest

import (
	"slices"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

func commitmentReturnsOne(t testing.TB, open func() Store) {
	s := filled(t, open)
	for _, want := range stored(everything()).Commitments {
		got, err := s.Commitment(t.Context(), want.ID)
		must(t, "Commitment", err)
		conform.Same(t, "Commitment "+string(want.ID), got, want)
	}
}

func commitmentNotFound(t testing.TB, open func() Store) {
	for _, s := range []Store{open(), filled(t, open)} {
		for _, id := range []account.CommitmentID{freshPromise, "", account.CommitmentID(parent)} {
			_, err := s.Commitment(t.Context(), id)
			wantNotFound(t, "Commitment", err)
		}
	}
}

// ledger is a store of commitments that differ from the first of them in one
// field each.
func ledger(t testing.TB, open func() Store) (Store, []account.Commitment) {
	t.Helper()
	differ := func(id account.CommitmentID, change func(*account.Commitment)) account.Commitment {
		c := promise(id, parent, noon)
		change(&c)
		return c
	}
	all := []account.Commitment{
		differ("511", func(*account.Commitment) {}),
		differ("512", func(c *account.Commitment) { c.Account = child }),
		differ("513", func(c *account.Commitment) { c.Kind = account.Obstacle }),
		differ("514", func(c *account.Commitment) { c.Owner = manager }),
		differ("515", func(c *account.Commitment) { c.Owner = "" }),
		differ("516", func(c *account.Commitment) { c.Role = account.AccountManager }),
		differ("517", func(c *account.Commitment) { c.Role = "" }),
		differ("518", func(c *account.Commitment) { c.State, c.Ended = account.Broken, noon }),
		differ("519", func(c *account.Commitment) { c.Due = noon.Add(1) }),
	}
	s := open()
	save(t, s, account.Unit{Accounts: world().Accounts, Commitments: all})
	for i := range all {
		all[i].Revision = 1
	}
	return s, all
}

func commitmentsFiltered(t testing.TB, open func() Store) {
	s, all := ledger(t, open)
	first := all[0]
	for _, row := range []struct {
		name   string
		filter account.CommitmentFilter
		want   []account.CommitmentID
	}{
		{"no filter", account.CommitmentFilter{}, []account.CommitmentID{"511", "512", "513", "514", "515", "516", "517", "518", "519"}},
		{"account", account.CommitmentFilter{Account: parent}, []account.CommitmentID{"511", "513", "514", "515", "516", "517", "518", "519"}},
		{"other account", account.CommitmentFilter{Account: child}, []account.CommitmentID{"512"}},
		{"unknown account", account.CommitmentFilter{Account: stranger}, nil},
		{"kind", account.CommitmentFilter{Kind: account.Obstacle}, []account.CommitmentID{"513"}},
		{"owner", account.CommitmentFilter{Owner: manager}, []account.CommitmentID{"514"}},
		{"role", account.CommitmentFilter{Role: account.AccountManager}, []account.CommitmentID{"516"}},
		{"state", account.CommitmentFilter{State: account.Broken}, []account.CommitmentID{"518"}},
		{"due", account.CommitmentFilter{DueBy: noon}, []account.CommitmentID{"511", "512", "513", "514", "515", "516", "517", "518"}},
		{"all at once", account.CommitmentFilter{
			Account: first.Account, Kind: first.Kind, Owner: first.Owner, Role: first.Role, State: first.State, DueBy: first.Due,
		}, []account.CommitmentID{"511"}},
		{"fields that match no one commitment together", account.CommitmentFilter{Owner: manager, Role: account.AccountManager}, nil},
	} {
		var want []account.Commitment
		for _, c := range all {
			if slices.Contains(row.want, c.ID) {
				want = append(want, c)
			}
		}
		conform.Same(t, "Commitments by "+row.name, conform.Collect(t, "Commitments", s.Commitments(t.Context(), row.filter)), want)
	}
}

func commitmentsDueBy(t testing.TB, open func() Store) {
	s := open()
	save(t, s, account.Unit{Commitments: []account.Commitment{promise(firstPromise, parent, noon)}})
	for _, row := range []struct {
		by   time.Time
		want int
	}{
		{noon, 1},
		{noon.In(time.FixedZone("far east", 14*60*60)), 1},
		{noon.Add(1), 1},
		{noon.Add(-1), 0},
		{noon.Truncate(time.Second), 0},
		{noon.AddDate(-3000, 0, 0), 0},
		{noon.AddDate(3000, 0, 0), 1},
	} {
		if ids := promiseIDs(t, s, account.CommitmentFilter{DueBy: row.by}); len(ids) != row.want {
			t.Errorf("what is due at %v by %v is %q", noon, row.by, ids)
		}
	}
}

func commitmentsOrdered(t testing.TB, open func() Store) {
	var wanted []account.CommitmentID
	var all []account.Commitment
	zones := []*time.Location{time.UTC, time.FixedZone("far east", 14*60*60), time.FixedZone("west", -11*60*60)}
	for i, due := range moments() {
		for j, zone := range zones { // the same instant on three clocks
			// Ids fall where instants rise, and differ in case.
			id := account.CommitmentID([]string{"A", "Z", "b"}[j] + string(rune('z'-i)))
			wanted = append(wanted, id)
			all = append(all, promise(id, parent, due.In(zone)))
		}
	}
	s := open()
	slices.Reverse(all)
	save(t, s, account.Unit{Commitments: all[7:]})
	save(t, s, account.Unit{Commitments: all[:7]})
	for _, f := range []account.CommitmentFilter{{}, {Account: parent}, {State: account.Open}, {Owner: lead, DueBy: moments()[12]}} {
		if ids := promiseIDs(t, s, f); !slices.Equal(ids, wanted) {
			t.Errorf("Commitments by %+v are in the order %q, want %q", f, ids, wanted)
		}
	}
}

func historyConcerns(t testing.TB, open func() Store) {
	s := filled(t, open)
	for _, row := range []struct {
		name string
		ref  account.Ref
		want []account.EventID
	}{
		{"subject", firstPromise.Ref(), []account.EventID{"601"}},
		{"subject of another kind", account.Ref{Kind: "policy", ID: "1"}, []account.EventID{"604"}},
		{"one of the refs", customer.Ref(), []account.EventID{"602"}},
		{"another of the refs", account.ItemID("302").Ref(), []account.EventID{"602"}},
		{"account", parent.Ref(), []account.EventID{"601", "602"}},
		{"other account", child.Ref(), []account.EventID{"603"}},
		{"actor", manager.Ref(), []account.EventID{"601", "603", "604"}},
		{"other actor", lead.Ref(), []account.EventID{"602"}},
		{"the id of an actor as that of something else", account.ID(manager).Ref(), nil},
		{"the id of a subject as that of something else", account.Ref{Kind: "review", ID: string(firstPromise)}, nil},
		{"no account", account.ID("").Ref(), nil},
		{"nobody", account.PersonID("").Ref(), nil},
		{"nothing", account.Ref{}, nil},
		{"unknown", account.CommitmentID("999").Ref(), nil},
	} {
		if got := eventIDs(t, s, row.ref); !slices.Equal(got, row.want) {
			t.Errorf("History by %s, %v, is %q, want %q", row.name, row.ref, got, row.want)
		}
	}
	for _, want := range everything().Events {
		got := conform.Collect(t, "History", s.History(t.Context(), want.Subject))
		conform.Same(t, "History of "+want.Subject.ID, got, []account.Event{want})
	}
	// An event that concerns a record in several ways is there once.
	e := event("605", stranger, stranger.Ref())
	e.Refs = []account.Ref{stranger.Ref(), manager.Ref(), stranger.Ref()}
	save(t, s, account.Unit{Events: []account.Event{e}})
	if got := eventIDs(t, s, stranger.Ref()); !slices.Equal(got, []account.EventID{"605"}) {
		t.Errorf("History by subject, ref and account at once is %q", got)
	}
}

// historyOrdered stores events against the order of their ids and instants.
func historyOrdered(t testing.TB, open func() Store) {
	s := open()
	about := account.Ref{Kind: "thing", ID: "1"}
	at := func(id account.EventID, seconds time.Duration, asRef bool) account.Event {
		e := event(id, parent, about)
		if asRef {
			e.Subject, e.Refs = account.Ref{Kind: "thing", ID: string(id)}, []account.Ref{about}
		}
		e.At = noon.Add(-seconds * time.Second)
		return e
	}
	save(t, s, account.Unit{Events: []account.Event{at("609", 1, false), at("605", 3, true), at("607", 2, false)}})
	save(t, s, account.Unit{Events: []account.Event{at("603", 9, true), at("608", 5, false)}})
	save(t, s, account.Unit{Events: []account.Event{at("601", 4, false)}})
	want := []account.EventID{"609", "605", "607", "603", "608", "601"}
	for _, r := range []account.Ref{about, parent.Ref(), manager.Ref()} {
		if got := eventIDs(t, s, r); !slices.Equal(got, want) {
			t.Errorf("History of %v is in the order %q, want %q", r, got, want)
		}
	}
}
