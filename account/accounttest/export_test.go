package accounttest

import (
	"testing"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// ReaderChecks, StoreChecks and TxChecks are the names of the subtests of
// TestReader, TestStore and TestTx, in order.

func ReaderChecks() []string { return conform.Names(readerChecks) }

func StoreChecks() []string { return conform.Names(storeChecks()) }

func TxChecks() []string { return conform.Names(txChecks) }

// CheckReader, CheckStore and CheckTx run one subtest with t in place of a
// *testing.T.

func CheckReader(t testing.TB, name string, open func(Seed) account.Reader) {
	conform.Only(t, readerChecks, name, open)
}

func CheckStore(t testing.TB, name string, open func() Store) {
	conform.Only(t, storeChecks(), name, open)
}

func CheckTx(t testing.TB, name string, open func() Tx) { conform.Only(t, txChecks, name, open) }
