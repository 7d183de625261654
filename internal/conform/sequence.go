package conform

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"
)

// A Sequence is one that a contract makes promises of, by name, over what is
// tested.
type Sequence[S any] struct {
	Name string
	Of   func(context.Context, S) iter.Seq2[any, error]
}

// Plain is a sequence whose elements are of any type.
func Plain[T any](seq iter.Seq2[T, error]) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for v, err := range seq {
			if !yield(v, err) {
				return
			}
		}
	}
}

// Again ranges over sequences again, and twice at once.
func Again[S any](t testing.TB, s S, of []Sequence[S]) {
	t.Helper()
	for _, each := range of {
		seq := each.Of(t.Context(), s)
		first := Collect(t, each.Name, seq)
		Must(t, each.Name, breakOff(seq, 1))
		Same(t, each.Name+" ranged over again", Collect(t, each.Name, seq), first)
		next, stop := iter.Pull2(seq)
		v, err, _ := next()
		Must(t, each.Name, err)
		Same(t, each.Name+" ranged over while it is ranged over", Collect(t, each.Name, seq), first)
		w, err, _ := next()
		Must(t, each.Name, err)
		stop()
		Same(t, each.Name+" ranged over twice at once", []any{v, w}, first[:min(2, len(first))])
	}
}

// BrokenOff breaks sequences off, more often than a pool has connections, and calls
// then what still must work. It is false when something hangs.
func BrokenOff[S any](t testing.TB, s S, of []Sequence[S], then func(context.Context) error) bool {
	t.Helper()
	for _, each := range of {
		ok := InTime(t, "breaking off "+each.Name, func(ctx context.Context) error {
			for i := range 48 {
				if err := breakOff(each.Of(ctx, s), []int{1, 2, 150}[i%3]); err != nil {
					return err
				}
			}
			return nil
		}) && InTime(t, "what comes after "+each.Name+" was broken off", then)
		if !ok {
			return false
		}
	}
	return true
}

// breakOff ranges over some elements of a sequence.
func breakOff(seq iter.Seq2[any, error], after int) error {
	n := 0
	for _, err := range seq {
		if n++; err != nil || n == after {
			return err
		}
	}
	return nil
}

// Done ranges under contexts that are done.
func Done[S any](t testing.TB, s S, of []Sequence[S]) {
	t.Helper()
	for _, ctx := range Ended(t) {
		for _, each := range of {
			var errs []error
			for _, err := range each.Of(ctx, s) {
				errs = append(errs, err)
			}
			if len(errs) != 1 || !errors.Is(errs[0], ctx.Err()) {
				t.Errorf("%s yields the errors %v, want one %v", each.Name, errs, ctx.Err())
			}
		}
	}
}

// Ended are contexts that are done, one for each reason.
func Ended(t testing.TB) []context.Context {
	late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	t.Cleanup(cancel)
	return []context.Context{Dead(t), late}
}

// LastPair lets a context end while sequences of several elements are ranged over.
func LastPair[S any](t testing.TB, s S, of []Sequence[S]) {
	t.Helper()
	for _, each := range of {
		most := len(Collect(t, each.Name, each.Of(t.Context(), s)))
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var errs []error
		for _, err := range each.Of(ctx, s) {
			errs = append(errs, err)
			if len(errs) == 2 {
				cancel()
			}
			if len(errs) > 2*most {
				break
			}
		}
		for i, err := range errs {
			if last := i == len(errs)-1; last != errors.Is(err, context.Canceled) || last != (err != nil) {
				t.Errorf("%s, whose context ended in the middle, yields as pair %d of %d the error %v", each.Name, i+1, len(errs), err)
			}
		}
	}
}
