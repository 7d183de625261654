package accounttest

import (
	"testing"

	"github.com/accordhq/accord/account"
)

// ReaderChecks are the names of the subtests of TestReader, in order.
func ReaderChecks() []string {
	var names []string
	for _, c := range readerChecks {
		names = append(names, c.name)
	}
	return names
}

// CheckReader runs one subtest of TestReader with t in place of a *testing.T.
func CheckReader(t testing.TB, name string, open func(Seed) account.Reader) {
	for _, c := range readerChecks {
		if c.name == name {
			c.run(t, open)
		}
	}
}

// StoreChecks are the names of the subtests of TestStore, in order.
func StoreChecks() []string {
	var names []string
	for _, c := range storeChecks() {
		names = append(names, c.name)
	}
	return names
}

// CheckStore runs one subtest of TestStore with t in place of a *testing.T.
func CheckStore(t testing.TB, name string, open func() Store) {
	for _, c := range storeChecks() {
		if c.name == name {
			c.run(t, open)
		}
	}
}

// TxChecks are the names of the subtests of TestTx, in order.
func TxChecks() []string {
	var names []string
	for _, c := range txChecks {
		names = append(names, c.name)
	}
	return names
}

// CheckTx runs one subtest of TestTx with t in place of a *testing.T.
func CheckTx(t testing.TB, name string, open func() Tx) {
	for _, c := range txChecks {
		if c.name == name {
			c.run(t, open)
		}
	}
}
