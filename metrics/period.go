package metrics

import "time"

// A Period is a stretch of time, closed–open: From belongs to it, To does not.
type Period struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
}

// Contains reports whether an instant lies in the period.
func (p Period) Contains(t time.Time) bool { return !t.Before(p.From) && t.Before(p.To) }

// last is the last instant of the period.
func (p Period) last() time.Time { return p.To.Add(-1) }

// IsZero reports whether the period is the zero value.
func (p Period) IsZero() bool { return p.From.IsZero() && p.To.IsZero() }

// Previous is the period to compare with: the same number of whole months
// before where the period is whole months in From's location, else the same
// length of time before.
func (p Period) Previous() Period {
	if n, ok := p.wholeMonths(); ok {
		return Period{From: monthStart(p.From, -n), To: p.From}
	}
	return Period{From: p.From.Add(-p.To.Sub(p.From)), To: p.From}
}

// wholeMonths counts the months of a period that starts and ends with the
// first instant of a month.
func (p Period) wholeMonths() (int, bool) {
	from, to := p.From, p.To.In(p.From.Location())
	if !from.Equal(monthStart(from, 0)) || !to.Equal(monthStart(to, 0)) {
		return 0, false
	}
	fromYear, fromMonth, _ := from.Date()
	toYear, toMonth, _ := to.Date()
	return (toYear-fromYear)*12 + int(toMonth-fromMonth), true
}

// Months cuts the period at the starts of the months in From's location. The
// first and the last may be parts of a month.
func (p Period) Months() []Period {
	var months []Period
	for from := p.From; from.Before(p.To); {
		next := monthStart(from, 1)
		if next.After(p.To) {
			next = p.To
		}
		months = append(months, Period{From: from, To: next})
		from = next
	}
	return months
}

// LastMonths returns the n months that end with the month of the period's last
// instant, cut at the period's end, in From's location.
func (p Period) LastMonths(n int) Period {
	return Period{From: monthStart(p.last().In(p.From.Location()), 1-n), To: p.To}
}

// monthStart is the first instant of the month n after t's, in t's location.
// It is not always midnight, which some clock changes skip.
func monthStart(t time.Time, n int) time.Time {
	year, month, _ := t.Date()
	midnight := time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return onWall(t.Location(), midnight.Unix(), 0)
}
