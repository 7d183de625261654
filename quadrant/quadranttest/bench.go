package quadranttest

import (
	"strconv"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// BenchmarkStore times a store of 10,000 cases and interactions of 100 accounts, so
// that stores can be compared.
func BenchmarkStore(b *testing.B, open func(b *testing.B) Store) {
	const accounts, each = 100, 100
	s := open(b)
	for a := range accounts {
		var r quadrant.Record
		of := account.ID(strconv.Itoa(100 + a))
		for n := range each {
			c := ofTicket(of)
			c.About.ID = string(of) + strconv.Itoa(100+n)
			c.Next = noon.Add(time.Duration(a*each+n) * time.Minute)
			r.Cases = append(r.Cases, c)
			r.Interactions = append(r.Interactions, quadrant.Interaction{
				ID: quadrant.InteractionID(c.About.ID), Account: of, At: c.Next,
				From: []account.PersonID{"203"}, To: []account.PersonID{"201"}, Channel: quadrant.Mail, Trigger: quadrant.Routine,
			})
		}
		if err := s.SaveRecord(b.Context(), r, account.Unit{}); err != nil {
			b.Fatal(err)
		}
	}
	const middle account.ID = "150"
	about := account.Ref{Kind: metrics.RefTicket, ID: "150150"}
	run := func(name string, call func() error) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := call(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	saved := 0
	run("SaveRecord", func() error {
		c, err := s.Case(b.Context(), about)
		if err != nil {
			return err
		}
		saved++
		return s.SaveRecord(b.Context(), quadrant.Record{Cases: []quadrant.Case{c}},
			account.Unit{Events: []account.Event{event(account.EventID(strconv.Itoa(saved)), middle)}})
	})
	run("Case", func() error { _, err := s.Case(b.Context(), about); return err })
	run("Interactions of one", func() error {
		for _, err := range s.Interactions(b.Context(), middle, always) {
			if err != nil {
				return err
			}
		}
		return nil
	})
	for _, f := range []struct {
		name   string
		filter quadrant.CaseFilter
	}{
		{"Cases of one", quadrant.CaseFilter{Account: middle}},
		{"Cases that are due, ten", quadrant.CaseFilter{NextBy: noon.Add(9 * time.Minute)}},
		{"Cases of all", quadrant.CaseFilter{}},
	} {
		run(f.name, func() error {
			for _, err := range s.Cases(b.Context(), f.filter) {
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
}
