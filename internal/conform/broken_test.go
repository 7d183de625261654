package conform_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/accordhq/accord/internal/conform"
)

func TestFailuresAreThoseOfWhatIsRun(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		run  func(testing.TB)
		want []string
	}{
		{"none", func(testing.TB) {}, nil},
		{"goes on", func(t testing.TB) { t.Errorf("a %d", 1); t.Errorf("b") }, []string{"a 1", "b"}},
		{"stops", func(t testing.TB) { t.Fatalf("a"); t.Errorf("b") }, []string{"a"}},
		{"skips", func(t testing.TB) { t.Skip("why"); t.Errorf("b") }, nil},
	} {
		if got := conform.Failures(t, row.run); !slices.Equal(got, row.want) {
			t.Errorf("%s: failures %q, want %q", row.name, got, row.want)
		}
	}
	r := &conform.Recorder{TB: t}
	r.Record(func(t testing.TB) { t.Skip("why", 1) })
	if r.Reason != "why1" {
		t.Errorf("skipped for %q", r.Reason)
	}
	defer func() {
		if p := recover(); p != "own" {
			t.Errorf("a panic of what is run became %v", p)
		}
	}()
	conform.Failures(t, func(testing.TB) { panic("own") })
}

var checks = []conform.Check[int]{
	{Name: "is even", Run: func(t testing.TB, n int) {
		if n%2 != 0 {
			t.Errorf("%d is odd", n)
		}
	}},
	{Name: "is small", Run: func(t testing.TB, n int) {
		if n > 9 {
			t.Errorf("%d is large", n)
		}
	}},
}

func TestChecksRunByName(t *testing.T) {
	t.Parallel()
	if got := conform.Names(checks); !slices.Equal(got, []string{"is even", "is small"}) {
		t.Errorf("names %q", got)
	}
	for _, row := range []struct {
		name string
		n    int
		want []string
	}{
		{"is even", 11, []string{"11 is odd"}}, {"is small", 11, []string{"11 is large"}}, {"is small", 2, nil}, {"is no check", 11, nil},
	} {
		got := conform.Failures(t, func(r testing.TB) { conform.Only(r, checks, row.name, row.n) })
		if !slices.Equal(got, row.want) {
			t.Errorf("%s of %d: failures %q, want %q", row.name, row.n, got, row.want)
		}
	}
	conform.Run(t, checks, func(*testing.T) int { return 8 })
	conform.Catches(t, conform.Names(checks), []conform.Break[int]{
		{Name: "odd", Broken: 1, Caught: "is even"}, {Name: "large", Broken: 10, Caught: "is small"},
	},
		func(t testing.TB, check string, n int) { conform.Only(t, checks, check, n) })
}

type numbers = iter.Seq2[int, error]

// count is a sound sequence.
func count(ctx context.Context, n int) numbers {
	return conform.Altered(ctx, func(yield func(int, error) bool) {
		for i := range n {
			if !yield(i, nil) {
				return
			}
		}
	}, func(all []int) []int { return all })
}

func sequenceOf(of func(context.Context, int) numbers) []conform.Sequence[int] {
	return []conform.Sequence[int]{{Name: "s", Of: func(ctx context.Context, n int) iter.Seq2[any, error] { return conform.Plain(of(ctx, n)) }}}
}

func TestSequencesThatBreakAPromiseAreCaught(t *testing.T) {
	t.Parallel()
	used := false
	leaked := make(chan bool, 3)
	for _, row := range []struct {
		name   string
		broken func(context.Context, int) numbers
		check  func(testing.TB, int, []conform.Sequence[int])
	}{
		{"may be ranged over once", func(ctx context.Context, n int) numbers {
			if used {
				n = 0
			}
			return func(yield func(int, error) bool) {
				if !used {
					used = true
					count(ctx, n)(yield)
				}
			}
		}, conform.Again[int]},
		{"ignores the context", func(ctx context.Context, n int) numbers { return count(context.WithoutCancel(ctx), n) }, conform.Done[int]},
		{"ends without the error", func(ctx context.Context, n int) numbers {
			return func(yield func(int, error) bool) {
				for v, err := range count(ctx, n) {
					if err != nil || !yield(v, err) {
						return
					}
				}
			}
		}, conform.LastPair[int]},
		{"goes on after the error", func(ctx context.Context, n int) numbers {
			return func(yield func(int, error) bool) {
				for i := range n {
					if !yield(i, ctx.Err()) {
						return
					}
				}
			}
		}, conform.LastPair[int]},
		{"leaks", func(_ context.Context, n int) numbers {
			return func(yield func(int, error) bool) {
				select {
				case leaked <- true:
				default:
					yield(0, errors.New("no connection"))
					return
				}
				for i := range n {
					if !yield(i, nil) {
						return
					}
				}
				<-leaked
			}
		}, func(t testing.TB, n int, s []conform.Sequence[int]) {
			conform.BrokenOff(t, n, s, func(context.Context) error { return nil })
		}},
	} {
		sound := conform.Failures(t, func(r testing.TB) { row.check(r, 5, sequenceOf(count)) })
		broken := conform.Failures(t, func(r testing.TB) { row.check(r, 5, sequenceOf(row.broken)) })
		if len(sound) > 0 || len(broken) == 0 {
			t.Errorf("%s: failures %q, of a sound sequence %q", row.name, broken, sound)
		}
	}
}

func TestEndedContextsAreDoneForEachReason(t *testing.T) {
	t.Parallel()
	var reasons []error
	for _, ctx := range conform.Ended(t) {
		reasons = append(reasons, ctx.Err())
	}
	if !slices.Equal(reasons, []error{context.Canceled, context.DeadlineExceeded}) {
		t.Errorf("reasons %v", reasons)
	}
	if conform.Text([]time.Time{}) != conform.Text(nil) {
		t.Error("an empty list is not none")
	}
}
