package metricstest

import (
	"testing"

	"github.com/accordhq/accord/metrics"
)

// SourceChecks are the names of the subtests of TestSource, in order.
func SourceChecks() []string {
	var names []string
	for _, c := range sourceChecks {
		names = append(names, c.name)
	}
	return names
}

// CheckSource runs one subtest of TestSource with t in place of a *testing.T.
func CheckSource(t testing.TB, name string, open func(Seed) metrics.Source) {
	for _, c := range sourceChecks {
		if c.name == name {
			c.run(t, open)
		}
	}
}
