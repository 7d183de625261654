package quadrant

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// plain is an instant in UTC without a reading of a monotonic clock, as it comes back
// from any store: what was observed before is then known to be the same.
func plain(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Round(0)
}

func ticketInUTC(t metrics.Ticket) metrics.Ticket {
	t.Log = append([]metrics.Entry(nil), t.Log...) // none, where it is empty: stores do not tell these apart
	t.Opened = plain(t.Opened)
	for i := range t.Log {
		t.Log[i].At = plain(t.Log[i].At)
	}
	return t
}

func activityInUTC(a metrics.Activity) metrics.Activity {
	a.Planned, a.Done = plain(a.Planned), plain(a.Done)
	return a
}

func commitmentInUTC(c account.Commitment) account.Commitment {
	c.Told = append([]account.Told(nil), c.Told...)
	c.Made, c.Due, c.FirstDue, c.Ended = plain(c.Made), plain(c.Due), plain(c.FirstDue), plain(c.Ended)
	for i := range c.Told {
		c.Told[i].At = plain(c.Told[i].At)
	}
	return c
}

func satisfactionInUTC(s account.Satisfaction) account.Satisfaction {
	s.At = plain(s.At)
	return s
}

func standingInUTC(s Standing) Standing {
	s.From, s.Until = plain(s.From), plain(s.Until)
	return s
}
