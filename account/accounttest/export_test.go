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
