package teamtest

import (
	"strconv"
	"testing"

	"github.com/accordhq/accord/account"
)

// BenchmarkStore times a store of the files of 1,000 accounts, so that stores can
// be compared.
func BenchmarkStore(b *testing.B, open func(b *testing.B) Store) {
	const accounts = 1000
	s := open(b)
	for n := range accounts {
		if err := s.SaveFile(b.Context(), full(account.ID(strconv.Itoa(10_000+n))), account.Unit{}); err != nil {
			b.Fatal(err)
		}
	}
	const middle account.ID = "10500"
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
	run("SaveFile", func() error {
		f, err := s.File(b.Context(), middle)
		if err != nil {
			return err
		}
		saved++
		return s.SaveFile(b.Context(), f, account.Unit{Events: []account.Event{event(account.EventID(strconv.Itoa(saved)), middle)}})
	})
	run("File", func() error { _, err := s.File(b.Context(), middle); return err })
	for name, id := range map[string]account.ID{"Assignments of one": middle, "Assignments of all": ""} {
		run(name, func() error {
			for _, err := range s.Assignments(b.Context(), id) {
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
}
