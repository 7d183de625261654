package accounttest_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
)

func TestClock(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, time.March, 29, 0, 59, 0, 0, time.UTC)
	clock := accounttest.NewClock(start)
	for _, row := range []struct {
		name string
		do   func()
		want time.Time
	}{
		{"stands still", func() { clock.Now() }, start},
		{"goes on", func() { clock.Advance(time.Hour) }, start.Add(time.Hour)},
		{"goes back", func() { clock.Advance(-2 * time.Hour) }, start.Add(-time.Hour)},
		{"is set", func() { clock.Set(start.AddDate(0, 0, 1)) }, start.AddDate(0, 0, 1)},
	} {
		if row.do(); !clock.Now().Equal(row.want) {
			t.Errorf("a clock that %s shows %v, want %v", row.name, clock.Now(), row.want)
		}
	}
	if got, want := clock.Advance(time.Second), clock.Now(); !got.Equal(want) {
		t.Errorf("Advance returned %v, and the clock shows %v", got, want)
	}
}

func TestClockAmongManyCallers(t *testing.T) {
	t.Parallel()
	start := time.Unix(0, 0)
	clock := accounttest.NewClock(start)
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			for range 100 {
				before := clock.Now()
				if after := clock.Advance(1); !after.After(before) {
					t.Errorf("the clock went from %v to %v", before, after)
				}
			}
		})
	}
	group.Wait()
	if got := clock.Now().Sub(start); got != 1600 {
		t.Errorf("after 1600 steps of 1 ns the clock went %v", got)
	}
}

func TestIDs(t *testing.T) {
	t.Parallel()
	ids := accounttest.NewIDs("run")
	var made []string
	for range 9999 {
		made = append(made, ids.Next())
	}
	if made[0] != "run-0001" || made[9998] != "run-9999" || ids.Next() != "run-10000" {
		t.Errorf("ids are %s to %s", made[0], made[9998])
	}
	if !slices.IsSorted(made) {
		t.Error("ids do not sort in the order of their making")
	}
}

func TestIDsAmongManyCallers(t *testing.T) {
	t.Parallel()
	ids := accounttest.NewIDs("run")
	var made sync.Map
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			for range 100 {
				if id := ids.Next(); !fresh(&made, id) {
					t.Errorf("the id %s was made twice", id)
				}
			}
		})
	}
	group.Wait()
	if !fresh(&made, "run-1601") || fresh(&made, "run-1600") {
		t.Error("1600 ids were not those from run-0001 to run-1600")
	}
}

func fresh(made *sync.Map, id string) bool {
	_, there := made.LoadOrStore(id, true)
	return !there
}

// A harness gives a service a clock that it moves itself.
func ExampleClock() {
	store, err := memory.New(memory.Facts{
		Accounts: []account.Account{{ID: "aigle", Name: "Aigle & Fils"}},
	})
	if err != nil {
		panic(err)
	}
	clock := accounttest.NewClock(time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC))
	ids := accounttest.NewIDs("id")
	promises := account.NewPromises(store, account.Sources{}, account.Options{Now: clock.Now, NewID: ids.Next})
	c, err := promises.Make(context.Background(), "priya", account.Commitment{
		Account: "aigle", Kind: account.Action, Text: "Extend the disk", Owner: "priya",
		Due: clock.Now().AddDate(0, 0, 7),
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(c.ID, c.Overdue(clock.Now()))
	clock.Advance(8 * 24 * time.Hour)
	fmt.Println(c.ID, c.Overdue(clock.Now()))
	// Output:
	// id-0001 false
	// id-0001 true
}

func ExampleIDs() {
	ids := accounttest.NewIDs("event")
	fmt.Println(ids.Next())
	fmt.Println(ids.Next())
	// Output:
	// event-0001
	// event-0002
}
