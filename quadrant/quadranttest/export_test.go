package quadranttest

import (
	"testing"

	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/quadrant"
)

// Full is a record every field of which is set somewhere.
func Full() quadrant.Record { return full(one) }

// LogChecks, StoreChecks and TxChecks are the names of the subtests of TestLog,
// TestStore and TestTx, in order.

func LogChecks() []string { return conform.Names(logChecks()) }

func StoreChecks() []string { return conform.Names(storeChecks()) }

func TxChecks() []string { return conform.Names(txChecks) }

// CheckLog, CheckStore and CheckTx run one subtest with t in place of a *testing.T.

func CheckLog(t testing.TB, name string, open func(Seed) quadrant.Log) {
	conform.Only(t, logChecks(), name, open)
}

func CheckStore(t testing.TB, name string, open func() Store) {
	conform.Only(t, storeChecks(), name, open)
}

func CheckTx(t testing.TB, name string, open func() Tx) { conform.Only(t, txChecks, name, open) }
