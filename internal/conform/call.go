package conform

import (
	"context"
	"iter"
	"testing"
	"time"
)

// Patience is how long a call may take before [InTime] says that it hangs. Tests
// of the kits set it before the first of them runs.
var Patience = 20 * time.Second

// InTime fails, and is false, when a call returns an error or does not return.
func InTime(t testing.TB, what string, call func(context.Context) error) bool {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), Patience)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- call(ctx) }()
	timer := time.NewTimer(Patience + Patience/2) // the context's error comes first
	defer timer.Stop()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		return err == nil
	case <-timer.C:
		t.Errorf("%s hangs", what)
		return false
	}
}

// Must stops the test on an error that no sentence allows.
func Must(t testing.TB, call string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", call, err)
	}
}

// Collect ranges over a sequence to its end.
func Collect[T any](t testing.TB, what string, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var all []T
	for v, err := range seq {
		Must(t, what, err)
		all = append(all, v)
	}
	return all
}

// Dead is a context that is done.
func Dead(t testing.TB) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}
