package conform

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"testing"
)

// A Break breaks something sound in one way, of which the check of the name Caught
// must say so.
type Break[B any] struct {
	Name   string
	Broken B
	Caught string
}

// Catches fails for each break that its check does not catch, for each check that
// catches none, and for each that there is not.
func Catches[B any](t *testing.T, checks []string, breaks []Break[B], run func(t testing.TB, check string, broken B)) {
	t.Helper()
	caught := map[string]bool{}
	for _, b := range breaks {
		caught[b.Caught] = true
		t.Run(b.Name, func(t *testing.T) {
			t.Parallel()
			if len(Failures(t, func(r testing.TB) { run(r, b.Caught, b.Broken) })) == 0 {
				t.Errorf("not caught by %q", b.Caught)
			}
		})
	}
	for _, check := range checks {
		if !caught[check] {
			t.Errorf("no break is caught by %q", check)
		}
		delete(caught, check)
	}
	if len(caught) > 0 {
		t.Errorf("no such checks: %v", caught)
	}
}

// Failures returns the failures of what is run with a stand-in for a *testing.T.
func Failures(t testing.TB, run func(testing.TB)) []string {
	r := &Recorder{TB: t}
	r.Record(run)
	return r.Failures
}

// A Recorder stands in for a *testing.T and keeps the failures to itself.
type Recorder struct {
	testing.TB
	Failures []string
	// Reason is why it was skipped.
	Reason string

	mu sync.Mutex
}

// Record runs what may stop.
func (r *Recorder) Record(run func(testing.TB)) {
	defer func() {
		if p := recover(); p != nil && p != any(r) {
			panic(p)
		}
	}()
	run(r)
}

// Errorf keeps a failure.
func (r *Recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.Failures = append(r.Failures, fmt.Sprintf(format, args...))
}

// Fatalf keeps a failure and stops what is run.
func (r *Recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	panic(r)
}

// Skip keeps the reason and stops what is run.
func (r *Recorder) Skip(args ...any) {
	r.Reason = fmt.Sprint(args...)
	panic(r)
}

// Altered yields what change makes of a sequence's elements.
func Altered[T any](ctx context.Context, seq iter.Seq2[T, error], change func([]T) []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var all []T
		var none T
		for v, err := range seq {
			if err != nil {
				yield(none, err)
				return
			}
			all = append(all, v)
		}
		for _, v := range change(all) {
			if ctx.Err() != nil {
				break
			}
			if !yield(v, nil) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(none, err)
		}
	}
}
