package conform

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"
)

// writers are as many as write at once.
const writers = 16

// Race has many writers, who have read the same revision of a record, save it at
// once. Each write is named apart from the others. It returns the name of the only
// one that was not told of a conflict, and fails, and is false, if there was not
// exactly one.
func Race(t testing.TB, conflict error, write func(name string) error) (winner string, ok bool) {
	t.Helper()
	errs := make([]error, writers)
	start := make(chan struct{})
	var group sync.WaitGroup
	for n := range writers {
		group.Go(func() {
			<-start
			errs[n] = write(strconv.Itoa(n))
		})
	}
	close(start)
	group.Wait()
	var winners []string
	for n, err := range errs {
		switch {
		case err == nil:
			winners = append(winners, strconv.Itoa(n))
		case !errors.Is(err, conflict):
			t.Errorf("writer %d: %v", n, err)
		}
	}
	if len(winners) != 1 {
		t.Errorf("of %d writers %q were told that they saved", writers, winners)
		return "", false
	}
	return winners[0], true
}

// Crowd has many writers write several times to one record, each write again from
// the start while somebody else was first. Each write is named apart from the
// others. It returns how many there were.
func Crowd(t testing.TB, conflict error, write func(ctx context.Context, name string) error) int {
	t.Helper()
	const rounds = 4
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var group sync.WaitGroup
	for n := range writers {
		group.Go(func() {
			for round := range rounds {
				err := conflict
				for errors.Is(err, conflict) {
					err = write(ctx, fmt.Sprintf("%d-%d", n, round))
				}
				if err != nil {
					t.Errorf("writer %d: %v", n, err)
					return
				}
			}
		})
	}
	group.Wait()
	return writers * rounds
}
