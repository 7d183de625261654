package quadrant

import (
	"cmp"

	"github.com/accordhq/accord/account"
)

// A Trend is how a volume stands against that of the period before.
type Trend string

// The trends.
const (
	Up     Trend = "up"
	Down   Trend = "down"
	Steady Trend = "steady"
)

// Label is the name of the trend for people; an unknown one is said as it stands.
func (t Trend) Label() account.Text { return label("trend.", t, t == Up || t == Down || t == Steady) }

// Trend is how the volume stands against that of the period before. Nothing is
// scaled: [metrics.Period.Previous] is as long, or as many months, and of a period
// that has not ended both are what has passed of them.
func (t Traffic) Trend() Trend {
	switch cmp.Compare(t.Now.Volume(), t.Before.Volume()) {
	case 1:
		return Up
	case -1:
		return Down
	}
	return Steady
}
