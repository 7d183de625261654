package accounttest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

var delivered = account.Settlement{Outcome: account.Delivered, At: noon}

// wantSettled fails unless a notice was settled so.
func wantSettled(t testing.TB, s account.Outbox, key account.NoticeKey, want account.Settlement) {
	t.Helper()
	got, ok, err := s.Settlement(t.Context(), key)
	must(t, "Settlement", err)
	if !ok {
		t.Errorf("Settlement of %q, which was settled, is false", key)
	}
	conform.Same(t, "Settlement of "+string(key), got, want)
}

func wantPending(t testing.TB, s account.Outbox, want ...account.NoticeKey) {
	t.Helper()
	if got := pendingKeys(t, s); !slices.Equal(got, want) {
		t.Errorf("Pending is %q, want %q", got, want)
	}
}

func pendingUnsettled(t testing.TB, open func() Store) {
	wantPending(t, open())
	s := filled(t, open)
	conform.Same(t, "Pending", conform.Collect(t, "Pending", s.Pending(t.Context())), everything().Notices)
	must(t, "Settle", s.Settle(t.Context(), secondNotice, delivered))
	wantPending(t, s, firstNotice, childNotice)
	must(t, "Settle", s.Settle(t.Context(), firstNotice, account.Settlement{Outcome: account.Refused, At: noon, Reason: "gone"}))
	wantPending(t, s, childNotice)
	must(t, "Settle", s.Settle(t.Context(), childNotice, delivered))
	wantPending(t, s)
}

func pendingOrdered(t testing.TB, open func() Store) {
	s := open()
	var want []account.NoticeKey
	for n := range 6 { // keys and instants fall
		var u account.Unit
		for i := range 4 {
			key := account.NoticeKey(fmt.Sprintf("k%d%d", 9-n, 9-i))
			fresh := notice(key, parent, firstPromise)
			fresh.At = noon.AddDate(0, 0, -10*n-i)
			u.Notices = append(u.Notices, fresh)
			want = append(want, key)
		}
		save(t, s, u)
	}
	wantPending(t, s, want...)
	must(t, "Settle", s.Settle(t.Context(), want[5], delivered))
	wantPending(t, s, slices.Delete(want, 5, 6)...)
}

func settleRecords(t testing.TB, open func() Store) {
	s := filled(t, open)
	refused := account.Settlement{Outcome: account.Refused, At: noon.Add(7), Reason: "lines[0]: is internal"}
	must(t, "Settle", s.Settle(t.Context(), secondNotice, refused))
	must(t, "Settle", s.Settle(t.Context(), childNotice, delivered))
	wantSettled(t, s, secondNotice, refused)
	wantSettled(t, s, childNotice, delivered)
	wantPending(t, s, firstNotice)
	must(t, "Settle with nothing", s.Settle(t.Context(), firstNotice, account.Settlement{}))
	wantSettled(t, s, firstNotice, account.Settlement{})
	wantPending(t, s)
}

func settleOnce(t testing.TB, open func() Store) {
	s := filled(t, open)
	must(t, "Settle", s.Settle(t.Context(), firstNotice, delivered))
	must(t, "Settle again", s.Settle(t.Context(), firstNotice, account.Settlement{Outcome: account.Refused, At: noon.Add(1), Reason: "late"}))
	wantSettled(t, s, firstNotice, delivered)
	save(t, s, account.Unit{Notices: everything().Notices})
	wantSettled(t, s, firstNotice, delivered)
	wantPending(t, s, secondNotice, childNotice)
}

func settleUnknown(t testing.TB, open func() Store) {
	for _, s := range []Store{open(), filled(t, open)} {
		before := state(t, s)
		wantNotFound(t, "Settle", s.Settle(t.Context(), freshNotice, delivered))
		wantNotFound(t, "Settle", s.Settle(t.Context(), "", delivered))
		unchanged(t, "Settle of an unknown key", s, before)
	}
}

func settlementPending(t testing.TB, open func() Store) {
	s := filled(t, open)
	must(t, "Settle", s.Settle(t.Context(), firstNotice, delivered))
	got, ok, err := s.Settlement(t.Context(), secondNotice)
	must(t, "Settlement", err)
	if ok {
		t.Errorf("Settlement of a notice that is pending is true, with %+v", got)
	}
}

func settlementUnknown(t testing.TB, open func() Store) {
	for _, s := range []Store{open(), filled(t, open)} {
		for _, key := range []account.NoticeKey{freshNotice, ""} {
			_, ok, err := s.Settlement(t.Context(), key)
			wantNotFound(t, "Settlement", err)
			if ok {
				t.Errorf("Settlement of %q, which is not stored, is true", key)
			}
		}
	}
}
