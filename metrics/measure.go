package metrics

import (
	"time"

	"github.com/accordhq/accord/account"
)

// A Measure is something timed on a ticket, from its opening to one of its
// steps.
type Measure string

// The measures, in the order in which they end.
const (
	// Acknowledge ends when the customer knows that somebody took notice.
	Acknowledge Measure = "acknowledge"
	// Restore ends when the service works again.
	Restore Measure = "restore"
	// Repair ends when what had failed is mended.
	Repair Measure = "repair"
	// Resolve ends when nothing is left to do for the customer.
	Resolve Measure = "resolve"
)

// Measures returns the four measures in the order in which they end.
func Measures() [4]Measure { return [4]Measure{Acknowledge, Restore, Repair, Resolve} }

func (m Measure) known() bool { return m.index() >= 0 }

func (m Measure) index() int {
	switch m {
	case Acknowledge:
		return 0
	case Restore:
		return 1
	case Repair:
		return 2
	case Resolve:
		return 3
	}
	return -1
}

// Label is the name of the measure for people.
func (m Measure) Label() account.Text { return account.Say("measure."+string(m), nil) }

// A Clock is how a measure's time is counted.
type Clock string

// The clocks: elapsed time or service hours, gross or less hold.
const (
	Elapsed         Clock = "elapsed"
	ElapsedLessHold Clock = "elapsed_less_hold"
	Service         Clock = "service"
	ServiceLessHold Clock = "service_less_hold"
)

// Clocks returns the four clocks.
func Clocks() [4]Clock { return [4]Clock{Elapsed, ElapsedLessHold, Service, ServiceLessHold} }

func (c Clock) known() bool { return c.index() >= 0 }

func (c Clock) index() int {
	switch c {
	case Elapsed:
		return 0
	case ElapsedLessHold:
		return 1
	case Service:
		return 2
	case ServiceLessHold:
		return 3
	}
	return -1
}

func (c Clock) lessHold() bool { return c == ElapsedLessHold || c == ServiceLessHold }

func (c Clock) inService() bool { return c == Service || c == ServiceLessHold }

// Label is the name of the clock for people.
func (c Clock) Label() account.Text { return account.Say("clock."+string(c), nil) }

// Times are one measure's time on each clock.
type Times struct {
	Elapsed         time.Duration `json:"elapsed"`
	ElapsedLessHold time.Duration `json:"elapsed_less_hold"`
	Service         time.Duration `json:"service"`
	ServiceLessHold time.Duration `json:"service_less_hold"`
}

// On returns the time on one clock; zero for a clock that does not exist.
func (t Times) On(c Clock) time.Duration {
	switch c {
	case Elapsed:
		return t.Elapsed
	case ElapsedLessHold:
		return t.ElapsedLessHold
	case Service:
		return t.Service
	case ServiceLessHold:
		return t.ServiceLessHold
	}
	return 0
}
