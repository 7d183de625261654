// Package metricstest tests what a host puts behind package metrics: its
// [metrics.Source] against every sentence of the port's documentation.
//
//	func TestSource(t *testing.T) {
//		metricstest.TestSource(t, func(t *testing.T, seed metricstest.Seed) metrics.Source {
//			return psa.NewSource(testDatabase(t, seed)) // fresh, with the seed's records
//		})
//	}
//
// The package imports the standard library and what metrics itself imports, so
// that a host's build gains nothing by it.
package metricstest
