package metrics_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/accordhq/accord/metrics"
)

// A scenario is a ticket and the terms it is read under, at minute resolution:
// minutes are counted from the opening.
type scenario struct {
	opened   time.Time
	schedule *metrics.Schedule // nil is around the clock
	zone     *time.Location
	terms    metrics.Terms
	ticket   metrics.Ticket
	log      []step
	now      int
}

type step struct {
	minute int
	kind   metrics.EntryKind
	word   string
}

// horizon is how far a due time is looked for.
const horizon = 8 * 24 * 60

// dice decode a scenario from bytes; there are zeros after the last.
type dice []byte

func (d *dice) roll(n int) int {
	v := 0
	for i := 0; i < 2 && len(*d) > 0; i++ {
		v, *d = v<<8|int((*d)[0]), (*d)[1:]
	}
	return v % n
}

func pick[T any](d *dice, from ...T) T { return from[d.roll(len(from))] }

func newScenario(data []byte) scenario {
	d := (*dice)(&data)
	s := scenario{opened: time.Date(2026, time.March, 27, 0, d.roll(3*24*60), 0, 0, time.UTC)}
	s.now = d.roll(3*24*60) - 10
	s.terms.Policy = metrics.Policy{
		Name:               "dice",
		Response:           pick(d, metrics.RespondByAnyStep, metrics.RespondByAcknowledging),
		HoldPausesResponse: pick(d, true, false),
		Reopen:             pick(d, metrics.ReopenPauses, metrics.ReopenContinues, metrics.ReopenKeepsFirst),
		Priority:           pick(d, metrics.PriorityRetroactive, metrics.PriorityFromChange, metrics.PriorityStrictest),
		Implied:            pick(d, true, false),
		DueSoon:            pick(d, 0.25, 0, 0.5, 1),
	}
	clocks := metrics.Clocks()
	for _, m := range metrics.Measures() {
		for _, p := range []metrics.Priority{"", "1", "2"} {
			if d.roll(3) > 0 {
				within := time.Duration(1+d.roll(900)) * time.Minute
				s.terms.Targets = append(s.terms.Targets, metrics.Target{Priority: p, Measure: m, Clock: pick(d, clocks[:]...), Within: within})
			}
		}
	}
	s.ticket = metrics.Ticket{ID: "F", Priority: pick[metrics.Priority](d, "1", "2", "3"), Queue: "desk", Opened: s.opened}
	s.rollSchedule(d)
	s.rollLog(d)
	return s
}

func (s *scenario) rollSchedule(d *dice) {
	if d.roll(4) == 0 {
		return
	}
	s.schedule = &metrics.Schedule{TZ: pick(d, "UTC", "Europe/Paris", "America/New_York"), Week: metrics.Week{}}
	clock := func() string { return fmt.Sprintf("%02d:%02d", d.roll(24), 15*d.roll(4)) }
	for _, day := range weekdayKeys {
		for range d.roll(3) {
			if iv := (metrics.Interval{clock(), clock()}); iv[0] != iv[1] {
				s.schedule.Week[day] = append(s.schedule.Week[day], iv)
			}
		}
	}
	if d.roll(2) > 0 {
		s.schedule.Holidays = []string{fmt.Sprintf("2026-03-%02d", 27+d.roll(5))}
	}
	c, err := metrics.NewCalendar(*s.schedule)
	if err != nil {
		panic(err)
	}
	s.terms.Calendar, s.zone = c, c.Location()
}

var weekdayKeys = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func (s *scenario) rollLog(d *dice) {
	minute := -30
	for range d.roll(16) {
		// Mostly in order, now and then at one instant.
		minute += d.roll(max(1, d.roll(800)))
		if d.roll(12) == 0 {
			minute -= d.roll(300)
		}
		e := step{minute: minute, kind: pick(d, metrics.Acknowledged, metrics.Held, metrics.Resumed, metrics.Queued, metrics.Prioritised,
			metrics.Restored, metrics.Repaired, metrics.Resolved, metrics.Reopened, metrics.Closed, metrics.Held, metrics.Resumed, metrics.Reopened, "lost")}
		switch e.kind {
		case metrics.Held:
			e.word = pick(d, "customer", "supplier", "")
		case metrics.Queued:
			e.word = pick(d, "net", "web", "desk")
		case metrics.Prioritised:
			e.word = pick(d, "1", "2", "3")
		}
		s.log = append(s.log, e)
		s.ticket.Log = append(s.ticket.Log, metrics.Entry{
			At: s.at(minute), Kind: e.kind, Reason: e.word, Queue: e.word, Priority: metrics.Priority(e.word),
		})
	}
}

func (s *scenario) at(minute int) time.Time { return s.opened.Add(time.Duration(minute) * time.Minute) }

// isOpen reads the schedule minute by minute.
func (s *scenario) isOpen(minute int) bool {
	if s.schedule == nil {
		return true
	}
	local := s.at(minute).In(s.zone)
	clock := local.Format("15:04")
	return slices.ContainsFunc(s.intervals(local), func(iv metrics.Interval) bool {
		return iv[0] <= clock && (clock < iv[1] || iv[1] < iv[0])
	}) || slices.ContainsFunc(s.intervals(local.AddDate(0, 0, -1)), func(iv metrics.Interval) bool {
		return iv[1] < iv[0] && clock < iv[1]
	})
}

// intervals are those that open on a date.
func (s *scenario) intervals(date time.Time) []metrics.Interval {
	if slices.Contains(s.schedule.Holidays, date.Format(time.DateOnly)) {
		return nil
	}
	return s.schedule.Week[weekdayKeys[date.Weekday()]]
}

// A walk is the second way to read a ticket: minute by minute, as the
// documentation has it.
type walk struct {
	s        *scenario
	open     map[int]bool
	state    metrics.State
	ended    int // -1 while it is open
	reopened []int
	oddities []metrics.OddityCode
	holds    []run
	thoughts []run
	answered int
	steps    map[metrics.EntryKind]int
	kept     map[metrics.EntryKind]int
	labels   []label // by change, at most one a minute
	priority []label
}

// A run is a stretch of minutes, its end -1 while it goes on.
type run struct {
	from, to int
	word     string
}

type label struct {
	minute int
	word   string
}

func newWalk(s *scenario) *walk {
	w := &walk{
		s: s, open: map[int]bool{}, state: metrics.StateOpen, ended: -1, answered: -1, steps: map[metrics.EntryKind]int{}, kept: map[metrics.EntryKind]int{},
		priority: []label{{0, string(s.ticket.Priority)}}, labels: []label{{0, s.ticket.Queue}},
	}
	seen := slices.DeleteFunc(slices.Clone(s.log), func(e step) bool { return e.minute > s.now })
	if !slices.IsSortedFunc(seen, func(a, b step) int { return a.minute - b.minute }) {
		w.odd(metrics.OutOfOrder)
	}
	first := 0
	for _, e := range seen {
		first = min(first, e.minute)
	}
	for m := first; m <= s.now; m++ {
		for _, e := range seen {
			if e.minute == m {
				w.enter(max(m, 0), e)
			}
		}
	}
	return w
}

func (w *walk) odd(code metrics.OddityCode) { w.oddities = append(w.oddities, code) }

func (w *walk) enter(m int, e step) {
	if e.minute < 0 {
		w.odd(metrics.BeforeOpening)
	}
	isOpen := w.state == metrics.StateOpen || w.state == metrics.StateHeld
	held := w.state == metrics.StateHeld
	anyStep := w.s.terms.Policy.Response == metrics.RespondByAnyStep
	_, taken := w.steps[e.kind]
	switch {
	case w.state == metrics.StateClosed && e.kind != metrics.Reopened:
		w.odd(metrics.AfterClosing)
	case e.kind == metrics.Queued:
		w.labels = append(w.labels, label{m, e.word})
	case e.kind == metrics.Prioritised:
		if e.word != w.priority[len(w.priority)-1].word {
			w.priority = append(w.priority, label{m, e.word})
		}
	case e.kind == metrics.Resumed && !held:
		w.odd(metrics.NotHeld)
	case e.kind == metrics.Resumed:
		w.resume(m)
	case e.kind == metrics.Resolved && w.state == metrics.StateResolved, isOpen && taken:
		w.odd(metrics.Repeated)
	case e.kind == metrics.Reopened:
		w.reopen(m, isOpen)
	case e.kind == metrics.Closed:
		w.resume(m)
		if isOpen {
			w.odd(metrics.NeverResolved)
			w.ended = m
		}
		w.state = metrics.StateClosed
	case e.kind == "lost":
		w.odd(metrics.UnknownKind)
	case !isOpen:
		w.odd(metrics.AfterResolving)
	case e.kind == metrics.Held && held && w.holds[len(w.holds)-1].word == e.word:
		w.odd(metrics.Repeated)
	default:
		if w.answered < 0 && (anyStep || e.kind == metrics.Acknowledged) {
			w.answered = m
		}
		w.take(m, e)
	}
}

func (w *walk) take(m int, e step) {
	switch e.kind {
	case metrics.Held:
		w.resume(m)
		w.holds, w.state = append(w.holds, run{m, -1, e.word}), metrics.StateHeld
	case metrics.Restored, metrics.Repaired:
		w.steps[e.kind] = m
	case metrics.Resolved:
		w.resume(m)
		w.steps[e.kind], w.state, w.ended = m, metrics.StateResolved, m
	}
}

func (w *walk) resume(m int) {
	if w.state != metrics.StateHeld {
		return
	}
	last := len(w.holds) - 1
	w.holds[last].to, w.state = m, metrics.StateOpen
	if w.holds[last].from == m {
		w.holds = w.holds[:last]
	}
}

func (w *walk) reopen(m int, isOpen bool) {
	w.reopened = append(w.reopened, m)
	if isOpen {
		w.odd(metrics.NotResolved)
		return
	}
	w.thoughts = append(w.thoughts, run{w.ended, m, ""})
	w.kept = w.stood()
	w.steps, w.state, w.ended = map[metrics.EntryKind]int{}, metrics.StateOpen, -1
}

// stood are the steps with the implied ones, and those a policy keeps.
func (w *walk) stood() map[metrics.EntryKind]int {
	all := map[metrics.EntryKind]int{}
	order := []metrics.EntryKind{metrics.Restored, metrics.Repaired, metrics.Resolved}
	for i, kind := range order {
		for _, other := range order[i:] {
			m, ok := w.steps[other]
			if _, done := all[kind]; ok && !done && (other == kind || w.s.terms.Policy.Implied) {
				all[kind] = m
			}
		}
		if m, ok := w.kept[kind]; ok && w.s.terms.Policy.Reopen == metrics.ReopenKeepsFirst {
			all[kind] = m
		}
	}
	return all
}

// end is when a measure ended, or -1.
func (w *walk) end(m metrics.Measure) int {
	kind := map[metrics.Measure]metrics.EntryKind{metrics.Restore: metrics.Restored, metrics.Repair: metrics.Repaired, metrics.Resolve: metrics.Resolved}[m]
	if m == metrics.Acknowledge {
		return w.answered
	}
	if at, ok := w.stood()[kind]; ok {
		return at
	}
	return -1
}

// pauses are the runs left out for a measure that ended at a minute.
func (w *walk) pauses(m metrics.Measure, end int) []run {
	policy := w.s.terms.Policy
	if m == metrics.Acknowledge && !policy.HoldPausesResponse {
		return nil
	}
	all := slices.Clone(w.holds)
	if policy.Reopen == metrics.ReopenPauses {
		all = append(all, w.thoughts...)
	}
	return slices.DeleteFunc(all, func(r run) bool { return end >= 0 && r.from >= end })
}

func counts(c metrics.Clock) (service, lessHold bool) {
	return c == metrics.Service || c == metrics.ServiceLessHold, c == metrics.ElapsedLessHold || c == metrics.ServiceLessHold
}

// ticks says whether a clock counts a minute.
func (w *walk) ticks(c metrics.Clock, pauses []run, minute int) bool {
	service, lessHold := counts(c)
	paused := slices.ContainsFunc(pauses, func(r run) bool { return r.from <= minute && (minute < r.to || r.to < 0) })
	return (!service || w.isOpen(minute)) && (!lessHold || !paused)
}

// isOpen remembers what the schedule says of a minute.
func (w *walk) isOpen(minute int) bool {
	open, known := w.open[minute]
	if !known {
		open = w.s.isOpen(minute)
		w.open[minute] = open
	}
	return open
}

func (w *walk) spent(c metrics.Clock, pauses []run, from, to int) int {
	n := 0
	for m := from; m < to; m++ {
		if w.ticks(c, pauses, m) {
			n++
		}
	}
	return n
}

const unknownDue, lateDue = -1, math.MaxInt

// due is the first minute at which the target is used up.
func (w *walk) due(t metrics.Target, pauses []run, from int) int {
	_, lessHold := counts(t.Clock)
	left := int(t.Within / time.Minute)
	for m := from; m < horizon; m++ {
		if m >= w.s.now && lessHold && slices.ContainsFunc(pauses, func(r run) bool { return r.to < 0 }) {
			return unknownDue
		}
		if w.ticks(t.Clock, pauses, m) {
			left--
		}
		if left == 0 {
			return m + 1
		}
	}
	return lateDue
}

// A candidate is a target that may hold.
type candidate struct {
	target    metrics.Target
	from, due int
	left      int
}

func (w *walk) promise(m metrics.Measure, pauses []run, end int) (candidate, bool) {
	var all []candidate
	for _, p := range slices.Backward(w.priority) {
		if p.minute > end {
			continue
		}
		from := 0
		if w.s.terms.Policy.Priority == metrics.PriorityFromChange {
			from = p.minute
		}
		if t, ok := w.s.terms.Target(metrics.Priority(p.word), m); ok {
			left := int(t.Within/time.Minute) - w.spent(t.Clock, pauses, from, end)
			all = append(all, candidate{t, from, w.due(t, pauses, from), left})
		}
		if w.s.terms.Policy.Priority != metrics.PriorityStrictest {
			break
		}
	}
	if len(all) == 0 {
		return candidate{}, false
	}
	rank := func(p candidate) (int, int) {
		if p.due == unknownDue || p.due == lateDue {
			return math.MaxInt, p.left
		}
		return p.due, 0
	}
	return slices.MinFunc(all, func(a, b candidate) int {
		aDue, aLeft := rank(a)
		bDue, bLeft := rank(b)
		if aDue != bDue {
			return aDue - bDue
		}
		return aLeft - bLeft
	}), true
}

// outcome says how a measure came out, in one line.
func (w *walk) outcome(m metrics.Measure) string {
	at := w.end(m)
	end, pauses := at, w.pauses(m, at)
	var b strings.Builder
	fmt.Fprintf(&b, "%s at %d", m, at)
	unknown := at < 0 && w.ended >= 0
	switch {
	case unknown:
		end = w.ended
	case at < 0:
		end = w.s.now
	}
	if !unknown {
		for _, c := range metrics.Clocks() {
			fmt.Fprintf(&b, " %d", w.spent(c, pauses, 0, end))
		}
	}
	p, ok := w.promise(m, pauses, end)
	if !ok {
		return b.String()
	}
	if p.due == lateDue {
		return b.String() + " beyond"
	}
	verdict := w.verdict(p, at, unknown)
	fmt.Fprintf(&b, " %s/%s/%v from %d due %d %s", p.target.Priority, p.target.Clock, p.target.Within, p.from, p.due, verdict)
	if verdict == metrics.Missed || verdict == metrics.RunningMissed {
		fmt.Fprintf(&b, " late %d", -p.left)
		b.WriteString(w.blame(p, pauses, end))
	}
	return b.String()
}

func (w *walk) verdict(p candidate, at int, unknown bool) metrics.Verdict {
	within := float64(p.target.Within / time.Minute)
	switch {
	case unknown:
		return metrics.Unknown
	case at >= 0 && p.due != unknownDue && at > p.due:
		return metrics.Missed
	case at >= 0:
		return metrics.Met
	case p.due != unknownDue && w.s.now > p.due:
		return metrics.RunningMissed
	case float64(p.left) < w.s.terms.Policy.DueSoon*within:
		return metrics.DueSoon
	}
	return metrics.Running
}

// blame finds the stretch that took most of the minutes.
func (w *walk) blame(p candidate, pauses []run, end int) string {
	spent := map[string]int{}
	var order []string
	for m := p.from; m < end; m++ {
		s := w.stretch(m)
		if !slices.Contains(order, s) {
			order = append(order, s)
		}
		if w.ticks(p.target.Clock, pauses, m) {
			spent[s]++
		}
	}
	most := slices.MaxFunc(order, func(a, b string) int { return spent[a] - spent[b] }) // the first of equals
	return fmt.Sprintf(" %s %d", most, spent[most])
}

func (w *walk) stretch(minute int) string {
	if i := slices.IndexFunc(w.holds, func(r run) bool { return r.from <= minute && (minute < r.to || r.to < 0) }); i >= 0 {
		return "held:" + w.holds[i].word
	}
	switch {
	case w.answered < 0 || minute < w.answered:
		return "unanswered:"
	case len(w.reopened) > 0 && w.reopened[0] <= minute:
		return "reopened:"
	}
	queue := ""
	for _, q := range w.labels {
		if q.minute <= minute {
			queue = q.word
		}
	}
	return "queue:" + queue
}

// lines say all of a walk.
func (w *walk) lines() []string {
	lines := []string{
		fmt.Sprint(w.state, " ended ", w.ended, " reopened ", w.reopened, " holds ", w.holds, " odd ", w.oddities),
		fmt.Sprint("priority ", w.priority[len(w.priority)-1].word, " queue ", w.labels[len(w.labels)-1].word),
	}
	for _, m := range metrics.Measures() {
		lines = append(lines, w.outcome(m))
	}
	return lines
}

// lines say the same of a reading.
func (s *scenario) lines(r metrics.Reading) []string {
	minute := func(at time.Time) int {
		if at.IsZero() {
			return -1
		}
		return int(at.Sub(s.opened) / time.Minute)
	}
	reopened, holds, odd := []int{}, []run{}, []metrics.OddityCode{}
	for _, at := range r.Reopened {
		reopened = append(reopened, minute(at))
	}
	for _, h := range r.Holds {
		holds = append(holds, run{minute(h.From), minute(h.To), h.Reason})
	}
	for _, o := range r.Oddities {
		odd = append(odd, o.Code)
	}
	lines := []string{
		fmt.Sprint(r.State, " ended ", minute(r.Ended), " reopened ", reopened, " holds ", holds, " odd ", odd),
		fmt.Sprint("priority ", r.Priority, " queue ", r.Queue),
	}
	for _, m := range metrics.Measures() {
		lines = append(lines, s.line(m, r, minute))
	}
	return lines
}

func (s *scenario) line(m metrics.Measure, r metrics.Reading, minute func(time.Time) int) string {
	o := r.Of(m)
	var b strings.Builder
	fmt.Fprintf(&b, "%s at %d", m, minute(o.At))
	for _, c := range metrics.Clocks() {
		if o.Reached() || r.Ended.IsZero() {
			fmt.Fprintf(&b, " %d", o.Times.On(c)/time.Minute)
		}
	}
	if o.Verdict == "" {
		return b.String()
	}
	fmt.Fprintf(&b, " %s/%s/%v from %d due %d %s", o.Target.Priority, o.Target.Clock, o.Target.Within, minute(o.Start), minute(o.Due), o.Verdict)
	if o.Breach != nil {
		fmt.Fprintf(&b, " late %d %s:%s %d", o.Breach.Late/time.Minute, o.Breach.Most, o.Breach.Name, o.Breach.Spent/time.Minute)
	}
	return b.String()
}

// checkAgainstWalk compares a reading with the walk.
func checkAgainstWalk(t testing.TB, s scenario, r metrics.Reading) {
	t.Helper()
	w := newWalk(&s)
	want, got := w.lines(), s.lines(r)
	for i, line := range want {
		same := got[i] == line
		if before, beyond := strings.CutSuffix(line, " beyond"); beyond {
			// The walk saw no due time; then there is none, or it is far off.
			due := r.Of(metrics.Measures()[i-2]).Due
			same = strings.HasPrefix(got[i], before) && (due.IsZero() || due.After(s.at(horizon)))
		}
		if !same {
			t.Errorf("log %v\nnow %d, policy %+v, targets %v\n got %s\nwant %s", s.log, s.now, s.terms.Policy, s.terms.Targets, got[i], line)
		}
	}
}

// checkReading holds a reading to what is true of any.
func checkReading(t testing.TB, s scenario, r metrics.Reading) {
	t.Helper()
	limit := s.at(s.now)
	if !r.Ended.IsZero() {
		limit = r.Ended
	}
	last := r.Opened
	for i, h := range r.Holds {
		end := h.To
		if end.IsZero() && i == len(r.Holds)-1 {
			end = limit.Add(time.Nanosecond)
		}
		if h.From.Before(last) || !h.From.Before(end) || h.To.After(limit) {
			t.Errorf("hold %v of %v does not fit", h, r.Holds)
		}
		last = end
	}
	for _, m := range metrics.Measures() {
		o := r.Of(m)
		checkTimes(t, o.Times)
		if o.At.After(limit) || o.Reached() && o.At.Before(r.Opened) {
			t.Errorf("%s ended %v, outside the ticket's life", m, o.At)
		}
	}
}

// readScenario reads, and checks what it read in every way there is.
func readScenario(t testing.TB, data []byte) {
	t.Helper()
	s := newScenario(data)
	r := metrics.Read(s.ticket, s.terms, s.at(s.now))
	if s.now < 0 {
		if r.State != metrics.StateUnopened {
			t.Errorf("state %s before the opening", r.State)
		}
		return
	}
	checkAgainstWalk(t, s, r)
	checkReading(t, s, r)
	for _, line := range r.Explain() {
		if line.IsZero() {
			t.Error("an empty line of explanation")
		}
	}
	// What comes later than now is not there.
	truncated := s.ticket
	truncated.Log = slices.DeleteFunc(slices.Clone(s.ticket.Log), func(e metrics.Entry) bool { return e.At.After(s.at(s.now)) })
	if !reflect.DeepEqual(metrics.Read(truncated, s.terms, s.at(s.now)), r) {
		t.Error("an entry later than now was seen")
	}
	checkShuffled(t, s, data)
}

// checkShuffled reads the entries of distinct instants in another order.
func checkShuffled(t testing.TB, s scenario, data []byte) {
	t.Helper()
	ticket := s.ticket
	sorted := slices.Clone(s.ticket.Log)
	slices.SortFunc(sorted, func(a, b metrics.Entry) int { return a.At.Compare(b.At) })
	ticket.Log = slices.CompactFunc(sorted, func(a, b metrics.Entry) bool { return a.At.Equal(b.At) })
	want := metrics.Read(ticket, s.terms, s.at(s.now))
	ticket.Log = slices.Clone(ticket.Log)
	rand.New(rand.NewPCG(uint64(len(data)), 1)).Shuffle(len(ticket.Log), func(i, j int) {
		ticket.Log[i], ticket.Log[j] = ticket.Log[j], ticket.Log[i]
	})
	got := metrics.Read(ticket, s.terms, s.at(s.now))
	got.Oddities = slices.DeleteFunc(got.Oddities, func(o metrics.Oddity) bool { return o.Code == metrics.OutOfOrder })
	if fmt.Sprint(s.lines(got)) != fmt.Sprint(s.lines(want)) {
		t.Errorf("order matters: log %v\n got %v\nwant %v", s.log, s.lines(got), s.lines(want))
	}
}

func FuzzRead(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(randomBytes(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readScenario(t, data) })
}

func randomBytes(seed uint64) []byte {
	data := make([]byte, 240)
	var key [32]byte
	key[0], key[1], key[2] = byte(seed), byte(seed>>8), byte(seed>>16)
	rand.NewChaCha8(key).Read(data)
	return data
}

// TestReadAgainstWalk compares a few thousand random tickets with the walk; a
// failure names the seed.
func TestReadAgainstWalk(t *testing.T) {
	t.Parallel()
	n := 400
	if testing.Short() {
		n = 100
	}
	for seed := range uint64(n) {
		readScenario(t, randomBytes(seed))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
