package metrics_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/accordhq/accord/metrics"
)

// A calWalk answers by the definition: it asks every second of a window what
// the clock shows then, and shares nothing with the calendar.
type calWalk struct {
	s    metrics.Schedule
	zone *time.Location

	date       time.Time // whose intervals are at hand
	own, prior [][2]int
}

// open reports whether the wall clock is within hours at a Unix second.
func (w *calWalk) open(sec int64) bool {
	_, offset := time.Unix(sec, 0).In(w.zone).Zone()
	local := time.Unix(sec+int64(offset), 0).UTC()
	hour, minute, second := local.Clock()
	if date := local.Truncate(24 * time.Hour); date != w.date {
		w.date, w.own, w.prior = date, w.intervals(date), w.intervals(date.AddDate(0, 0, -1))
	}
	clock := hour*3600 + minute*60 + second
	for _, iv := range w.own {
		if iv[0] <= clock && (clock < iv[1] || iv[1] < iv[0]) {
			return true
		}
	}
	for _, iv := range w.prior {
		if iv[1] < iv[0] && clock < iv[1] {
			return true
		}
	}
	return false
}

func (w *calWalk) intervals(date time.Time) (list [][2]int) {
	text := date.Format(time.DateOnly)
	written, ok := w.s.DateOverrides[text]
	if !ok {
		if slices.Contains(w.s.Holidays, text) {
			return nil
		}
		if w.s.Week == nil {
			return [][2]int{{0, 86400}}
		}
		written = w.s.Week[[]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}[date.Weekday()]]
	}
	for _, iv := range written {
		var ends [2]int
		for i, text := range iv {
			var h, m, s int
			fmt.Sscanf(text+":00", "%d:%d:%d", &h, &m, &s)
			ends[i] = h*3600 + m*60 + s
		}
		list = append(list, ends)
	}
	return list
}

// pieces lists what is open in the window of some seconds from start, in
// nanoseconds after it.
func (w *calWalk) pieces(start time.Time, seconds int64) (open [][2]int64) {
	cuts := make([]int64, 0, 16)
	for i := range seconds {
		if !w.open(start.Unix() + i) {
			continue
		}
		cuts = append(cuts[:0], i*1e9, (i+1)*1e9)
		for _, b := range w.s.Breaks {
			for _, end := range b {
				if x := end.Sub(start).Nanoseconds(); cuts[0] < x && x < (i+1)*1e9 {
					cuts = append(cuts, x)
				}
			}
		}
		if len(cuts) > 2 {
			slices.Sort(cuts)
		}
		for j := range len(cuts) - 1 {
			if from, to := cuts[j], cuts[j+1]; w.broken(start.Add(time.Duration(from))) {
				continue
			} else if n := len(open); n > 0 && open[n-1][1] == from {
				open[n-1][1] = to
			} else {
				open = append(open, [2]int64{from, to})
			}
		}
	}
	return open
}

func (w *calWalk) broken(t time.Time) bool {
	return slices.ContainsFunc(w.s.Breaks, func(b [2]time.Time) bool { return !t.Before(b[0]) && t.Before(b[1]) })
}

func calPiecesBetween(pieces [][2]int64, from, to int64) (sum int64) {
	for _, p := range pieces {
		sum += max(0, min(p[1], to)-max(p[0], from))
	}
	return sum
}

// calPiecesAdd is Add within the window; false when the window does not tell.
func calPiecesAdd(pieces [][2]int64, from, d int64) (int64, bool) {
	if d < 0 {
		for _, p := range slices.Backward(pieces) {
			n := min(p[1], from) - p[0]
			if n > 0 && d+n >= 0 {
				return p[0] + d + n, true
			}
			d += max(0, n)
		}
		return 0, false
	}
	for _, p := range pieces {
		at := max(p[0], from)
		n := p[1] - at
		if n > 0 && d <= n {
			return at + d, true
		}
		d -= max(0, n)
	}
	return 0, false
}

// A calDice makes choices out of fuzz data; without more of it, 0.
type calDice struct{ data []byte }

func (d *calDice) roll(n int64) int64 {
	if len(d.data) < 4 {
		return 0
	}
	v := binary.LittleEndian.Uint32(d.data)
	d.data = d.data[4:]
	return int64(v) % n
}

var calZones = []string{
	"UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kwajalein", "Pacific/Kiritimati",
	"America/Santiago", "Asia/Beirut", "Asia/Gaza", "Africa/Casablanca", "Africa/Monrovia", "Africa/Cairo", "America/Nuuk",
	"America/Toronto", "America/Havana", "America/Juneau", "Asia/Manila", "Asia/Tehran", "Asia/Kathmandu", "Antarctica/Troll",
	"Europe/Dublin", "Europe/Paris", "Pacific/Chatham", "Asia/Pyongyang", "America/Caracas", "Etc/GMT+12", "Asia/Amman",
}

func (d *calDice) zone() *time.Location {
	zone, err := time.LoadLocation(calZones[d.roll(int64(len(calZones)))])
	if err != nil {
		panic(err)
	}
	return zone
}

// instant is some instant of 1900 to 2200, half the time close to a clock
// change.
func (d *calDice) instant(zone *time.Location) time.Time {
	t := time.Date(1900+int(d.roll(300)), 1, 1, 0, 0, 0, 0, zone).Add(time.Duration(d.roll(365*86400)) * time.Second)
	if _, end := t.ZoneBounds(); d.roll(2) == 0 && !end.IsZero() && end.Year() < 2200 {
		t = end.Add(-time.Duration(d.roll(20*3600)) * time.Second)
	}
	return t
}

func (d *calDice) clock(last int64) string {
	sec := d.roll(48) * 1800
	switch d.roll(4) {
	case 0:
		sec = d.roll(86400)
	case 1:
		sec = last
	}
	if sec%60 == 0 {
		return fmt.Sprintf("%02d:%02d", sec/3600, sec/60%60)
	}
	return fmt.Sprintf("%02d:%02d:%02d", sec/3600, sec/60%60, sec%60)
}

func (d *calDice) intervals() []metrics.Interval {
	list := []metrics.Interval{}
	for range d.roll(4) {
		if iv := (metrics.Interval{d.clock(0), d.clock(86400)}); iv[0] != iv[1] {
			list = append(list, iv)
		}
	}
	return list
}

// schedule is one with something to it around an instant.
func (d *calDice) schedule(zone *time.Location, around time.Time) metrics.Schedule {
	s := metrics.Schedule{TZ: zone.String()}
	if d.roll(8) > 0 {
		s.Week = metrics.Week{}
		for _, day := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
			if list := d.intervals(); len(list) > 0 {
				s.Week[day] = list
			}
		}
	}
	for i := range 8 {
		date := around.AddDate(0, 0, i-2).Format(time.DateOnly)
		switch d.roll(8) {
		case 1, 2:
			s.Holidays = append(s.Holidays, date)
		case 3:
			s.Holidays = append(s.Holidays, date)
			fallthrough
		case 4:
			if s.DateOverrides == nil {
				s.DateOverrides = map[string][]metrics.Interval{}
			}
			s.DateOverrides[date] = d.intervals()
		}
	}
	for range d.roll(4) {
		from := around.Add(time.Duration(d.roll(72*3600)-3600)*time.Second + time.Duration(d.roll(3)*d.roll(1e9)))
		s.Breaks = append(s.Breaks, [2]time.Time{from, from.Add(1 + time.Duration(d.roll(6*3600))*time.Duration(1+d.roll(1e9)))})
	}
	return s
}

// checkCalendar compares a calendar with a walk over some days, and its answers
// over years with one another.
func checkCalendar(t *testing.T, data []byte) {
	d := &calDice{data}
	zone := d.zone()
	start := d.instant(zone)
	s := d.schedule(zone, start)
	c, err := metrics.NewCalendar(s)
	if err != nil {
		t.Fatal(err)
	}
	checkWindow(t, c, d, start, 8*3600+d.roll(28*3600))
	checkIdentities(t, c, d.instant(zone), d.instant(zone), d.instant(zone), time.Duration(d.roll(1<<31))*time.Duration(d.roll(1e9)))
	checkWorkdays(t, c, start, int(d.roll(15)))
}

func checkWindow(t *testing.T, c *metrics.Calendar, d *calDice, start time.Time, seconds int64) {
	walk := &calWalk{s: c.Schedule(), zone: c.Location()}
	pieces, end := walk.pieces(start, seconds), seconds*1e9
	marks := []int64{0, end}
	for _, p := range pieces {
		marks = append(marks, p[0], p[1])
	}
	for range 8 {
		marks = append(marks, d.roll(seconds)*1e9+d.roll(1e9))
	}
	for _, x := range marks {
		for _, x := range []int64{x - 1, x, x + 1} {
			want := slices.ContainsFunc(pieces, func(p [2]int64) bool { return p[0] <= x && x < p[1] })
			if at := start.Add(time.Duration(x)); 0 <= x && x < end && c.Open(at) != want {
				t.Fatalf("%+v\nOpen(%v) = %v", walk.s, at, !want)
			}
		}
	}
	for range 24 {
		a, b := marks[d.roll(int64(len(marks)))], marks[d.roll(int64(len(marks)))]
		from, to := start.Add(time.Duration(a)), start.Add(time.Duration(b))
		want := calPiecesBetween(pieces, a, b)
		if got := c.Between(from, to); int64(got) != want {
			t.Fatalf("%+v\nBetween(%v, %v) = %v, want %v", walk.s, from, to, got, time.Duration(want))
		}
		for _, amount := range []int64{want, -want, want + 1, -want - 1, d.roll(1<<31) * 1e5, -d.roll(1<<31) * 1e5} {
			x, known := calPiecesAdd(pieces, a, amount)
			got, ok := c.Add(from, time.Duration(amount))
			outside := !ok || amount >= 0 && !got.Before(start.Add(time.Duration(end))) || amount < 0 && got.Before(start)
			if known && (!ok || got != start.Add(time.Duration(x))) || !known && !outside {
				t.Fatalf("%+v\nAdd(%v, %v) = %v, %v, want %v, %v", walk.s, from, time.Duration(amount), got, ok, start.Add(time.Duration(x)), known)
			}
		}
	}
}

func checkIdentities(t *testing.T, c *metrics.Calendar, x, y, z time.Time, amount time.Duration) {
	at := []time.Time{x, y, z}
	slices.SortFunc(at, time.Time.Compare)
	if sum := c.Between(at[0], at[1]) + c.Between(at[1], at[2]); sum != c.Between(at[0], at[2]) && sum >= 0 {
		t.Fatalf("%+v\nBetween is not additive over %v: %v and %v", c.Schedule(), at, sum, c.Between(at[0], at[2]))
	}
	amount++
	if end, ok := c.Add(at[1], amount); ok && (c.Between(at[1], end) != amount || c.Between(at[1], end.Add(-1)) != amount-1) {
		t.Fatalf("%+v\nAdd(%v, %v) = %v, which is %v away", c.Schedule(), at[1], amount, end, c.Between(at[1], end))
	}
	if begin, ok := c.Add(at[1], -amount); ok && (c.Between(begin, at[1]) != amount || c.Between(begin.Add(1), at[1]) != amount-1) {
		t.Fatalf("%+v\nAdd(%v, %v) = %v, which is %v away", c.Schedule(), at[1], -amount, begin, c.Between(begin, at[1]))
	}
	if next, ok := c.Add(at[1], 0); ok && (!c.Open(next) || c.Between(at[1], next) != 0 || next.Before(at[1])) {
		t.Fatalf("%+v\nAdd(%v, 0) = %v", c.Schedule(), at[1], next)
	}
}

// checkWorkdays walks date by date, over dates that have a noon: those that the
// zone skipped have none.
func checkWorkdays(t *testing.T, c *metrics.Calendar, from time.Time, n int) {
	walk := &calWalk{s: c.Schedule(), zone: c.Location()}
	for _, step := range []int{1, -1} {
		date := from
		for left := n; left > 0; {
			date = date.AddDate(0, 0, step)
			noon := time.Date(date.Year(), date.Month(), date.Day(), 12, 0, 0, 0, time.UTC)
			there := time.Date(date.Year(), date.Month(), date.Day(), 12, 0, 0, 0, c.Location())
			want := there.Day() == noon.Day() && len(walk.intervals(noon.Add(-12*time.Hour))) > 0
			if there.Day() == noon.Day() && c.IsWorkday(there) != want {
				t.Fatalf("%+v\nIsWorkday(%v) = %v", walk.s, there, !want)
			}
			if want {
				left--
			}
			if d := date.Sub(from).Abs(); left > 0 && d > 100*24*time.Hour { // none to be found
				if got, ok := c.AddWorkdays(from, step*n); ok && got.Sub(from).Abs() <= d {
					t.Fatalf("%+v\nAddWorkdays(%v, %d) = %v", walk.s, from, step*n, got)
				}
				return
			}
			if left > 0 {
				continue
			}
			got, ok := c.AddWorkdays(from, step*n)
			if !ok || got.Format(time.DateOnly) != noon.Format(time.DateOnly) && !calJumps(got) {
				t.Fatalf("%+v\nAddWorkdays(%v, %d) = %v, want %v", walk.s, from, step*n, got, noon)
			}
			if got.Format(time.TimeOnly) != from.Format(time.TimeOnly) && !calJumps(got) {
				t.Fatalf("%+v\nAddWorkdays(%v, %d) = %v: another time of day", walk.s, from, step*n, got)
			}
		}
	}
}

// calJumps reports whether a clock is put forward shortly before t.
func calJumps(t time.Time) bool {
	_, before := t.Add(-4 * time.Hour).Zone()
	_, offset := t.Zone()
	return before < offset
}

// FuzzCalendar draws a zone, an instant, a schedule and questions from its
// data.
func FuzzCalendar(f *testing.F) {
	f.Add([]byte{})
	random := rand.NewChaCha8([32]byte{})
	for range 16 {
		data := make([]byte, 1024)
		random.Read(data)
		f.Add(data)
	}
	f.Fuzz(checkCalendar)
}

// TestCalendarAgreesWithAWalk is a run of the fuzz target long enough to meet
// each zone, each kind of schedule and their combinations.
func TestCalendarAgreesWithAWalk(t *testing.T) {
	t.Parallel()
	random := rand.NewChaCha8([32]byte{1})
	data := make([]byte, 1024)
	for range 60 {
		random.Read(data)
		checkCalendar(t, data)
	}
}

// TestEveryClockChange asks around each clock change of three centuries, in
// zones that change by half an hour, at midnight or across the date line.
func TestEveryClockChange(t *testing.T) {
	day := []metrics.Interval{{"01:30:07", "02:15"}, {"02:45", "03:20"}, {"23:30", "00:40"}}
	week := metrics.Week{"mon": day, "tue": day, "wed": day, "thu": day, "fri": day, "sat": day, "sun": day}
	for _, name := range calZones {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := metrics.Schedule{TZ: name, Week: week}
			c, err := metrics.NewCalendar(s)
			if err != nil {
				t.Fatal(err)
			}
			walk := &calWalk{s: s, zone: c.Location()}
			for at := time.Date(1900, 1, 1, 0, 0, 0, 0, c.Location()); at.Year() < 2200; {
				for _, d := range []time.Duration{-time.Hour, -1, 0, 1, 20 * time.Minute, 40 * time.Minute, time.Hour} {
					if got, want := c.Open(at.Add(d)), walk.open(at.Add(d).Unix()); got != want {
						t.Fatalf("Open(%v) = %v", at.Add(d), got)
					}
				}
				if _, end := at.ZoneBounds(); end.After(at) {
					at = end
				} else {
					at = at.AddDate(0, 1, 0)
				}
			}
		})
	}
}
