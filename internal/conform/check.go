package conform

import "testing"

// A Check tests one sentence of a contract, for which it is named. What it is given
// opens what is tested, afresh at each call.
type Check[Open any] struct {
	Name string
	Run  func(t testing.TB, open Open)
}

// Run runs each check as a subtest.
func Run[Open any](t *testing.T, checks []Check[Open], open func(*testing.T) Open) {
	for _, c := range checks {
		t.Run(c.Name, func(t *testing.T) { c.Run(t, open(t)) })
	}
}

// Names are the names of checks, in order.
func Names[Open any](checks []Check[Open]) []string {
	var names []string
	for _, c := range checks {
		names = append(names, c.Name)
	}
	return names
}

// Only runs the checks of one name, with t in place of a *testing.T.
func Only[Open any](t testing.TB, checks []Check[Open], name string, open Open) {
	for _, c := range checks {
		if c.Name == name {
			c.Run(t, open)
		}
	}
}

// Option is what is tested as an interface that it need not implement. Without it
// the check is skipped, and the reason given.
func Option[Port any](t testing.TB, tested any, without string) Port {
	t.Helper()
	port, ok := tested.(Port)
	if !ok {
		t.Skip(without)
	}
	return port
}
