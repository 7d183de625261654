package tabular

import (
	"strconv"
	"strings"
	"time"
)

// A clock reads cells as instants.
type clock struct {
	layouts []string
	zone    *time.Location
	// flaw is what a cell has that fits no layout.
	flaw *Flaw
}

// The years an instant may lie in; see [metrics.Calendar].
const firstYear, lastYear = 1900, 2199

var outOfRange = &Flaw{Reason: "not a time from 1900 to 2199"}

func newClock(layouts []string, zone *time.Location) clock {
	quoted := make([]string, len(layouts))
	for i, l := range layouts {
		quoted[i] = strconv.Quote(l)
	}
	return clock{layouts, zone, &Flaw{Reason: "not a time of layout " + strings.Join(quoted, " or ")}}
}

// instant reads a cell by the first layout that fits. A time that tells no zone
// is one of the clock's; where a clock change repeats or skips it, it is what
// [time.Date] makes of it.
func (c clock) instant(cell string) (time.Time, *Flaw) {
	for _, layout := range c.layouts {
		t, err := time.ParseInLocation(layout, cell, c.zone)
		if err != nil {
			continue
		}
		t = t.UTC()
		if t.Year() < firstYear || t.Year() > lastYear {
			return time.Time{}, outOfRange
		}
		return t, nil
	}
	return time.Time{}, c.flaw
}
