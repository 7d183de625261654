// Package quadranttest tests what a host puts behind package quadrant: its
// [quadrant.Log] and its [quadrant.Store], against every sentence of the ports'
// documentation.
//
//	func TestLog(t *testing.T) {
//		quadranttest.TestLog(t, func(t *testing.T, seed quadranttest.Seed) quadrant.Log {
//			return psa.NewLog(testDatabase(t, seed)) // fresh, with the seed alone
//		})
//	}
//
// A store that joins transactions of the host's is tested by [TestTx], too. The
// package imports the standard library and what quadrant itself imports, so that a
// host's build gains nothing by it.
package quadranttest
