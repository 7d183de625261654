// Package teamtest tests what a host puts behind package team: its [team.Roster]
// and its [team.Store], against every sentence of the ports' documentation.
//
//	func TestRoster(t *testing.T) {
//		teamtest.TestRoster(t, func(t *testing.T, assignments []team.Assignment) team.Roster {
//			return psa.NewRoster(testDatabase(t, assignments)) // fresh, with these alone
//		})
//	}
//
// A store that joins transactions of the host's is tested by [TestTx], too. The
// package imports the standard library and what team itself imports, so that a
// host's build gains nothing by it.
package teamtest
