// Package accounttest tests what a host puts behind package account: its
// [account.Reader] and its stores against every sentence of the ports'
// documentation, and its texts against words that no phrase book has seen.
//
//	func TestReader(t *testing.T) {
//		accounttest.TestReader(t, func(t *testing.T, seed accounttest.Seed) account.Reader {
//			return psa.NewReader(testDatabase(t, seed)) // fresh, with the seed's records
//		})
//	}
//
//	func TestStore(t *testing.T) {
//		accounttest.TestStore(t, func(t *testing.T) accounttest.Store {
//			return psa.NewStore(testDatabase(t)) // fresh and empty
//		})
//	}
//
// A store that joins transactions of the host's is tested by [TestTx], too. A
// harness gets a [Clock] that it moves itself and [IDs] that are the same in
// every run.
//
// The package imports the standard library and what account itself imports, so
// that a host's build gains nothing by it.
package accounttest
