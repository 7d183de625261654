package conform_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/accordhq/accord/internal/conform"
)

type leaf struct {
	Name string
	At   time.Time
}

type id string

// A text says something, and has no field that tells.
type text struct{ said string }

func (t text) MarshalJSON() ([]byte, error) { return json.Marshal(t.said) }

type record struct {
	ID    id
	Said  text
	Bytes []byte
	Leaf  *leaf
	None  *leaf
	All   []leaf
	On    bool
	N     int
	inner string
}

func TestARecordIsFilledWhereverItCanSayAnything(t *testing.T) {
	t.Parallel()
	r := conform.Filled[record]("ann", text{"by ann"})
	if r.Leaf.At.IsZero() || !r.On || r.inner != "" {
		t.Errorf("filled: %+v", r)
	}
	r.None = nil
	want := []string{"ID", "Said", "Bytes", "Leaf.Name", "All[].Name"}
	if got := conform.Saying(r, "ann"); !slices.Equal(got, want) {
		t.Errorf("fields %q, want %q", got, want)
	}
	r.All[0].Name, r.Said = "bob", text{}
	if got := conform.Saying(r, "ann"); !slices.Equal(got, []string{"ID", "Bytes", "Leaf.Name"}) {
		t.Errorf("fields %q", got)
	}
}

func TestCopiesThatShareAreCaught(t *testing.T) {
	t.Parallel()
	deep := func(r record) record {
		r.Bytes, r.All = slices.Clone(r.Bytes), slices.Clone(r.All)
		leaf, none := *r.Leaf, *r.None
		r.Leaf, r.None = &leaf, &none
		return r
	}
	conform.Copied(t, deep)
	for what, broken := range map[string]func(record) record{
		"shares all":  func(r record) record { return r },
		"shares one":  func(r record) record { c := deep(r); c.Leaf = r.Leaf; return c },
		"shares some": func(r record) record { c := deep(r); c.All = r.All; return c },
		"is another":  func(r record) record { c := deep(r); c.N++; return c },
	} {
		if len(conform.Failures(t, func(t testing.TB) { conform.Copied(t, broken) })) == 0 {
			t.Errorf("%s: not caught", what)
		}
	}
}
