package accounttest_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/internal/conform"
)

func TestMain(m *testing.M) {
	conform.Patience = 5 * time.Second // what hangs is waited for
	os.Exit(m.Run())
}

func TestStoreOfMemory(t *testing.T) {
	t.Parallel()
	accounttest.TestStore(t, func(*testing.T) accounttest.Store { return empty() })
}

func TestStoreCatchesBreaks(t *testing.T) {
	t.Parallel()
	for _, b := range slices.Concat(saveBreaks, readBreaks, archiveBreaks, listBreaks) {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			failures := conform.Failures(t, func(r testing.TB) {
				accounttest.CheckStore(r, b.caught, func() accounttest.Store {
					s := empty()
					b.broken(s)
					return s
				})
			})
			if len(failures) == 0 {
				t.Errorf("not caught by %q", b.caught)
			}
		})
	}
}

// The checks of a reader over what was saved are those that TestReaderCatchesBreaks
// is about.
func TestEveryStoreCheckCatchesSomething(t *testing.T) {
	t.Parallel()
	caught := map[string]bool{}
	for _, b := range slices.Concat(saveBreaks, readBreaks, archiveBreaks, listBreaks) {
		caught[b.caught] = true
	}
	for _, check := range accounttest.StoreChecks() {
		if !caught[check] && !strings.HasPrefix(check, "Reader over what was saved: ") {
			t.Errorf("no break is caught by %q", check)
		}
		delete(caught, check)
	}
	if len(caught) > 0 {
		t.Errorf("no such subtests: %v", caught)
	}
}

// A store that cannot forget is skipped aloud where that is asked for, and
// passes everything else.
func TestStoreWithoutArchiveIsSkipped(t *testing.T) {
	t.Parallel()
	skipped := 0
	for _, check := range accounttest.StoreChecks() {
		if !strings.Contains(check, "Erase") && !strings.Contains(check, "Purge") {
			continue
		}
		r := &conform.Recorder{TB: t}
		r.Record(func(t testing.TB) {
			accounttest.CheckStore(t, check, func() accounttest.Store { return plainStore{empty()} })
		})
		if r.Reason == "" || len(r.Failures) > 0 {
			t.Errorf("%q: skipped %q, failures %q", check, r.Reason, r.Failures)
		}
		skipped++
	}
	if skipped != 16 {
		t.Errorf("%d subtests are about an archive", skipped)
	}
}

func TestStoreThatIsNoListerIsSkipped(t *testing.T) {
	t.Parallel()
	skipped := 0
	for _, check := range accounttest.StoreChecks() {
		if !strings.Contains(check, "Accounts") {
			continue
		}
		r := &conform.Recorder{TB: t}
		r.Record(func(t testing.TB) {
			accounttest.CheckStore(t, check, func() accounttest.Store { return plainStore{empty()} })
		})
		if r.Reason == "" || len(r.Failures) > 0 {
			t.Errorf("%q: skipped %q, failures %q", check, r.Reason, r.Failures)
		}
		skipped++
	}
	if skipped != 10 {
		t.Errorf("%d subtests are about a lister", skipped)
	}
}

// A plainStore has no methods but those of the kit's Store.
type plainStore struct{ accounttest.Store }

func BenchmarkStoreOfMemory(b *testing.B) {
	accounttest.BenchmarkStore(b, func(*testing.B) accounttest.Store {
		s, err := memory.New(memory.Facts{})
		if err != nil {
			b.Fatal(err)
		}
		return s
	})
}
