package sqlite_test

import (
	"testing"

	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/quadrant/quadranttest"
	"github.com/accordhq/accord/team/teamtest"
)

func BenchmarkStore(b *testing.B) {
	accounttest.BenchmarkStore(b, func(b *testing.B) accounttest.Store { return storeOf(b, fresh(b), tenant) })
}

func BenchmarkTeamStore(b *testing.B) {
	teamtest.BenchmarkStore(b, func(b *testing.B) teamtest.Store { return storeOf(b, fresh(b), tenant) })
}

func BenchmarkQuadrantStore(b *testing.B) {
	quadranttest.BenchmarkStore(b, func(b *testing.B) quadranttest.Store { return storeOf(b, fresh(b), tenant) })
}
