// Package accounttest tests what a host puts behind package account: its
// [account.Reader] against every sentence of the port's documentation, and its
// texts against words that no phrase book has seen.
//
//	func TestReader(t *testing.T) {
//		accounttest.TestReader(t, func(t *testing.T, seed accounttest.Seed) account.Reader {
//			return psa.NewReader(testDatabase(t, seed)) // fresh, with the seed's records
//		})
//	}
//
// The package imports the standard library and what account itself imports, so
// that a host's build gains nothing by it.
package accounttest
