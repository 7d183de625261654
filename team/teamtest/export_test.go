package teamtest

import (
	"testing"

	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
)

// RosterChecks, StoreChecks and TxChecks are the names of the subtests of
// TestRoster, TestStore and TestTx, in order.

func RosterChecks() []string { return conform.Names(rosterChecks) }

func StoreChecks() []string { return conform.Names(storeChecks()) }

func TxChecks() []string { return conform.Names(txChecks) }

// CheckRoster, CheckStore and CheckTx run one subtest with t in place of a
// *testing.T.

func CheckRoster(t testing.TB, name string, open func([]team.Assignment) team.Roster) {
	conform.Only(t, rosterChecks, name, open)
}

func CheckStore(t testing.TB, name string, open func() Store) {
	conform.Only(t, storeChecks(), name, open)
}

func CheckTx(t testing.TB, name string, open func() Tx) { conform.Only(t, txChecks, name, open) }
