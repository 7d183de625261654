package teamtest

import (
	"testing"

	"github.com/accordhq/accord/team"
)

// RosterChecks, StoreChecks and TxChecks are the names of the subtests of
// TestRoster, TestStore and TestTx, in order.

func RosterChecks() []string {
	var names []string
	for _, c := range rosterChecks {
		names = append(names, c.name)
	}
	return names
}

func StoreChecks() []string {
	var names []string
	for _, c := range storeChecks() {
		names = append(names, c.name)
	}
	return names
}

func TxChecks() []string {
	var names []string
	for _, c := range txChecks {
		names = append(names, c.name)
	}
	return names
}

// CheckRoster, CheckStore and CheckTx run one subtest with t in place of a
// *testing.T.

func CheckRoster(t testing.TB, name string, open func([]team.Assignment) team.Roster) {
	for _, c := range rosterChecks {
		if c.name == name {
			c.run(t, open)
		}
	}
}

func CheckStore(t testing.TB, name string, open func() Store) {
	for _, c := range storeChecks() {
		if c.name == name {
			c.run(t, open)
		}
	}
}

func CheckTx(t testing.TB, name string, open func() Tx) {
	for _, c := range txChecks {
		if c.name == name {
			c.run(t, open)
		}
	}
}
