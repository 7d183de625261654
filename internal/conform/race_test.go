package conform_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/accordhq/accord/internal/conform"
)

var errConflict = errors.New("conflict")

// A counter is saved at the revision at which it was read.
type counter struct {
	mu       sync.Mutex
	revision int
	names    map[string]bool
}

func (c *counter) read() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.revision
}

func (c *counter) save(name string, read int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if read != c.revision {
		return fmt.Errorf("%s: %w", name, errConflict)
	}
	c.revision++
	if c.names == nil {
		c.names = map[string]bool{}
	}
	c.names[name] = true
	return nil
}

func TestRacesHaveOneWinner(t *testing.T) {
	t.Parallel()
	var c counter
	winner, ok := conform.Race(t, errConflict, func(name string) error { return c.save(name, 0) })
	if !ok || len(c.names) != 1 || !c.names[winner] {
		t.Errorf("the winner is %q of %v", winner, c.names)
	}
	for what, write := range map[string]func(string) error{
		"nobody":        func(string) error { return errConflict },
		"everybody":     func(string) error { return nil },
		"another error": func(name string) error { return errors.Join(c.save(name, 1), errors.New("disk full")) },
	} {
		if len(conform.Failures(t, func(r testing.TB) { _, ok = conform.Race(r, errConflict, write) })) == 0 || ok {
			t.Errorf("%s won: no failure", what)
		}
	}
}

func TestCrowdsWriteUntilNobodyElseWasFirst(t *testing.T) {
	t.Parallel()
	var c counter
	n := conform.Crowd(t, errConflict, func(_ context.Context, name string) error { return c.save(name, c.read()) })
	if n < 2 || c.revision != n || len(c.names) != n {
		t.Errorf("%d writes of %d names, want %d", c.revision, len(c.names), n)
	}
	if len(conform.Failures(t, func(r testing.TB) {
		conform.Crowd(r, errConflict, func(context.Context, string) error { return errors.New("disk full") })
	})) == 0 {
		t.Error("an error of a writer is no failure")
	}
}

func TestWhatIsNotImplementedIsSkipped(t *testing.T) {
	t.Parallel()
	r := &conform.Recorder{TB: t}
	r.Record(func(t testing.TB) { conform.Option[error](t, 1, "no error") })
	if r.Reason != "no error" {
		t.Errorf("skipped for %q", r.Reason)
	}
	if got := conform.Option[error](t, errConflict, "no error"); !errors.Is(got, errConflict) {
		t.Errorf("the option is %v", got)
	}
}
