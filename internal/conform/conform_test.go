package conform_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/accordhq/accord/internal/conform"
)

type part struct {
	Words []string          `json:"words"`
	By    map[string]string `json:"by,omitempty"`
	At    time.Time         `json:"at"`
	Bytes []byte            `json:"bytes"`
}

func TestTextTakesRecordsOfOneMeaningForTheSame(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.June, 1, 12, 0, 0, 1, time.UTC)
	for _, row := range []struct {
		name string
		a, b part
		same bool
	}{
		{"the same", part{At: at}, part{At: at}, true},
		{"an empty list and none", part{Words: []string{}}, part{}, true},
		{"another clock", part{At: at}, part{At: at.In(time.FixedZone("east", 3600))}, true},
		{"a nanosecond", part{At: at}, part{At: at.Add(1)}, false},
		{"a word", part{Words: []string{"a"}}, part{Words: []string{"b"}}, false},
		{"the order", part{Words: []string{"a", "b"}}, part{Words: []string{"b", "a"}}, false},
		{"an empty word", part{Words: []string{""}}, part{}, false},
	} {
		if same := conform.Text(row.a) == conform.Text(row.b); same != row.same {
			t.Errorf("%s: same %t, want %t", row.name, same, row.same)
		}
	}
}

func TestSpoilReachesWhatIsShared(t *testing.T) {
	t.Parallel()
	shared := part{Words: []string{"a"}, By: map[string]string{"k": "v"}, Bytes: []byte{1}}
	list := []part{shared}
	kept := []*part{{At: time.Unix(1, 0)}}
	conform.Spoil(list)
	conform.Spoil(kept)
	conform.Spoil(nil)
	if shared.Words[0] == "a" || shared.By["k"] == "v" || shared.Bytes[0] == 1 || !kept[0].At.IsZero() {
		t.Errorf("not spoilt: %+v, %+v", shared, kept[0])
	}
}

// A fake stands in for a *testing.T.
type fake struct {
	testing.TB
	failures []string
}

func (f *fake) Errorf(format string, args ...any) {
	f.failures = append(f.failures, fmt.Sprintf(format, args...))
}

func TestUnchangedTellsWhatDiffers(t *testing.T) {
	t.Parallel()
	f := &fake{TB: t}
	conform.Unchanged(f, "nothing", "a\nb", "a\nb")
	conform.Unchanged(f, "x", "a\nb\nc\nd", "a\nB\nc\nd")
	if want := "x changed what is stored from\nb\nto\nB"; len(f.failures) != 1 || f.failures[0] != want {
		t.Errorf("failures %q, want %q", f.failures, want)
	}
}

func TestInTime(t *testing.T) {
	t.Parallel()
	f := &fake{TB: t}
	if !conform.InTime(f, "quick", func(context.Context) error { return nil }) || len(f.failures) > 0 {
		t.Errorf("a quick call fails: %q", f.failures)
	}
	if conform.InTime(f, "bad", func(context.Context) error { return errors.New("no") }) || len(f.failures) != 1 {
		t.Errorf("a call that returns an error does not fail: %q", f.failures)
	}
}
