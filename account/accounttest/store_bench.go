package accounttest

import (
	"strconv"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
)

// BenchmarkStore times a store of 1,000 accounts with three commitments, three
// events and a notice each, so that stores can be compared.
func BenchmarkStore(b *testing.B, open func(b *testing.B) Store) {
	const accounts, each = 1000, 3
	s := open(b)
	for n := range accounts {
		id := account.ID(numeral(n))
		u := account.Unit{
			Accounts: []account.Account{{ID: id, Name: "Account " + numeral(n)}},
			Notices:  []account.Notice{notice(account.NoticeKey(id), id, firstPromise)},
		}
		for i := range each {
			part := numeral(n*each + i)
			c := promise(account.CommitmentID(part), id, noon.Add(time.Duration(n*each+i)*time.Minute))
			u.Commitments = append(u.Commitments, c)
			u.Events = append(u.Events, event(account.EventID(part), id, c.ID.Ref()))
		}
		if err := s.Save(b.Context(), u); err != nil {
			b.Fatal(err)
		}
		if n >= 10 { // few wait at any time
			if err := s.Settle(b.Context(), account.NoticeKey(id), delivered); err != nil {
				b.Fatal(err)
			}
		}
	}
	middle := account.ID(numeral(accounts / 2))
	saved := 0
	b.Run("Save", func(b *testing.B) {
		repeat(b, func() error {
			saved++
			id := "s" + strconv.Itoa(saved)
			c := promise(account.CommitmentID(id), middle, noon.AddDate(100, 0, 0))
			return s.Save(b.Context(), account.Unit{
				Commitments: []account.Commitment{c},
				Events:      []account.Event{event(account.EventID(id), "", c.ID.Ref())},
			})
		})
	})
	b.Run("Commitment", func(b *testing.B) {
		repeat(b, func() error { _, err := s.Commitment(b.Context(), account.CommitmentID(numeral(accounts))); return err })
	})
	b.Run("Commitments due", func(b *testing.B) {
		repeat(b, func() error {
			for _, err := range s.Commitments(b.Context(), account.CommitmentFilter{State: account.Open, DueBy: noon.Add(time.Hour)}) {
				if err != nil {
					return err
				}
			}
			return nil
		})
	})
	b.Run("History", func(b *testing.B) {
		repeat(b, func() error {
			for _, err := range s.History(b.Context(), middle.Ref()) {
				if err != nil {
					return err
				}
			}
			return nil
		})
	})
	b.Run("Pending", func(b *testing.B) {
		repeat(b, func() error {
			for _, err := range s.Pending(b.Context()) {
				if err != nil {
					return err
				}
			}
			return nil
		})
	})
}
