package metricstest

import (
	"testing"

	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/metrics"
)

// SourceChecks are the names of the subtests of TestSource, in order.
func SourceChecks() []string { return conform.Names(sourceChecks) }

// CheckSource runs one subtest of TestSource with t in place of a *testing.T.
func CheckSource(t testing.TB, name string, open func(Seed) metrics.Source) {
	conform.Only(t, sourceChecks, name, open)
}
