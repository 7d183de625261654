package metrics_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// when reads an instant of March 2026 in UTC: "2 10:00" or, for Monday 2 March,
// "10:00". Seconds may follow. The empty text is the zero Time.
func when(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	day, clock, found := strings.Cut(text, " ")
	if !found {
		day, clock = "2", text
	}
	for _, layout := range []string{"2 15:04", "2 15:04:05.999999999"} {
		if at, err := time.Parse(layout, day+" "+clock); err == nil {
			return at.AddDate(2026, 2, 0)
		}
	}
	panic("not an instant: " + text)
}

// said is the inverse of when.
func said(at time.Time) string {
	switch {
	case at.IsZero():
		return ""
	case at.Equal(at.Truncate(time.Minute)):
		return strings.TrimPrefix(at.UTC().Format("2 15:04"), "2 ")
	}
	return strings.TrimPrefix(at.UTC().Format("2 15:04:05.999999999"), "2 ")
}

// logged reads a log such as "10:00 held customer, 3 09:00 resumed".
func logged(text string) []metrics.Entry {
	var log []metrics.Entry
	for part := range strings.SplitSeq(text, ", ") {
		words := strings.Fields(part)
		if len(words) == 0 {
			continue
		}
		if !strings.Contains(words[0], ":") {
			words = slices.Concat([]string{words[0] + " " + words[1]}, words[2:])
		}
		words = append(words, "")
		e := metrics.Entry{At: when(words[0]), Kind: metrics.EntryKind(words[1])}
		switch e.Kind {
		case metrics.Queued:
			e.Queue = words[2]
		case metrics.Prioritised:
			e.Priority = metrics.Priority(words[2])
		default:
			e.Reason = words[2]
		}
		log = append(log, e)
	}
	return log
}

// opened is a ticket of priority 3 with queue "desk", opened on Monday 2 March
// 2026 at 09:00, with a log.
func opened(log string) metrics.Ticket {
	return metrics.Ticket{
		ID: "T1", Account: "A1", Kind: metrics.Incident, Priority: "3", Queue: "desk",
		Opened: when("09:00"), Log: logged(log),
	}
}

// office is open from nine to five on the workdays of March 2026, but for
// Wednesday the 4th.
func office(t testing.TB) *metrics.Calendar {
	t.Helper()
	hours := []metrics.Interval{{"09:00", "17:00"}}
	c, err := metrics.NewCalendar(metrics.Schedule{
		Week:     metrics.Week{"mon": hours, "tue": hours, "wed": hours, "thu": hours, "fri": hours},
		Holidays: []string{"2026-03-04"},
	})
	require.NoError(t, err)
	return c
}

// with returns a policy changed by one setting.
func with(p metrics.Policy, set func(*metrics.Policy)) metrics.Policy {
	set(&p)
	return p
}

// within reads durations such as "2h 1h30m 0s 1h".
func within(t testing.TB, text string) []time.Duration {
	t.Helper()
	var all []time.Duration
	for word := range strings.FieldsSeq(text) {
		d, err := time.ParseDuration(word)
		require.NoError(t, err)
		all = append(all, d)
	}
	return all
}

// onClocks lists times on the four clocks.
func onClocks(times metrics.Times) []time.Duration {
	var all []time.Duration
	for _, c := range metrics.Clocks() {
		all = append(all, times.On(c))
	}
	return all
}

// The hours are those of Paris: 09:00 to 17:00 on workdays, and on Sundays
// 01:00 to 05:00, over both clock changes. Monday 30 March is a holiday.
const paris = `{"tz":"Europe/Paris","week":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],` +
	`"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]],"sun":[["01:00","05:00"]]},` +
	`"holidays":["2026-03-30"]}`

func TestReadMeasuresOnFourClocks(t *testing.T) {
	t.Parallel()
	c := calOf(t, paris)
	spring := metrics.Ticket{ID: "spring", Opened: calAt("2026-03-27T16:00:00+01:00"), Log: []metrics.Entry{
		{At: calAt("2026-03-27T16:30:00+01:00"), Kind: metrics.Acknowledged},
		{At: calAt("2026-03-27T16:45:00+01:00"), Kind: metrics.Held, Reason: "customer"},
		{At: calAt("2026-03-29T04:00:00+02:00"), Kind: metrics.Resumed}, // 34 h 15 min, of which Friday 15 min and Sunday 2 h were open
		{At: calAt("2026-03-29T04:30:00+02:00"), Kind: metrics.Restored},
		{At: calAt("2026-03-31T10:00:00+02:00"), Kind: metrics.Repaired},
		{At: calAt("2026-03-31T11:00:00+02:00"), Kind: metrics.Resolved},
	}}
	autumn := metrics.Ticket{ID: "autumn", Opened: calAt("2026-10-23T16:00:00+02:00"), Log: []metrics.Entry{
		{At: calAt("2026-10-25T02:30:00+02:00"), Kind: metrics.Held, Reason: "supplier"},
		{At: calAt("2026-10-25T02:30:00+01:00"), Kind: metrics.Resumed}, // 1 h, all of it open
		{At: calAt("2026-10-25T06:00:00+01:00"), Kind: metrics.Restored},
		{At: calAt("2026-10-26T10:00:00+01:00"), Kind: metrics.Resolved},
	}}
	tests := []struct {
		name    string
		ticket  metrics.Ticket
		measure metrics.Measure
		want    string // elapsed, less hold; service, less hold
	}{
		{"acknowledged before the hold", spring, metrics.Acknowledge, "30m 30m 30m 30m"},
		{"restored on the Sunday whose clock skips an hour: 1 h on Friday, 2 h 30 min of it", spring, metrics.Restore, "35h30m 1h15m 3h30m 1h15m"},
		{"repaired after the holiday: 1 h, 3 h, nothing on Monday, 1 h", spring, metrics.Repair, "89h 54h45m 5h 2h45m"},
		{"resolved", spring, metrics.Resolve, "90h 55h45m 6h 3h45m"},
		{"the hold answers: 1 h on Friday, 1 h 30 min on Sunday", autumn, metrics.Acknowledge, "34h30m 34h30m 2h30m 2h30m"},
		{"restored on the Sunday whose clock repeats an hour: 1 h on Friday, 5 h of it", autumn, metrics.Restore, "39h 38h 6h 5h"},
		{"implied by resolved", autumn, metrics.Repair, "67h 66h 7h 6h"},
		{"resolved on Monday", autumn, metrics.Resolve, "67h 66h 7h 6h"},
	}
	for _, tt := range tests {
		t.Run(string(tt.ticket.ID)+"/"+tt.name, func(t *testing.T) {
			t.Parallel()
			r := metrics.Read(tt.ticket, metrics.Terms{Calendar: c}, calAt("2026-12-01T00:00:00Z"))
			require.Equal(t, within(t, tt.want), onClocks(r.Of(tt.measure).Times))
			require.Empty(t, r.Oddities)
		})
	}
}

func TestReadRunningMeasuresCountToNow(t *testing.T) {
	t.Parallel()
	r := metrics.Read(opened("16:00 held customer"), metrics.Terms{Calendar: office(t)}, when("3 10:00"))
	want := within(t, "25h 7h 9h 7h")
	for _, m := range []metrics.Measure{metrics.Restore, metrics.Repair, metrics.Resolve} {
		require.Equal(t, want, onClocks(r.Of(m).Times), m)
		require.False(t, r.Of(m).Reached(), m)
	}
	require.Equal(t, within(t, "7h 7h 7h 7h"), onClocks(r.Acknowledge.Times))
}

// holdsOf renders holds as "10:00–11:00 customer; 12:00– supplier".
func holdsOf(r metrics.Reading) string {
	var all []string
	for _, h := range r.Holds {
		all = append(all, strings.TrimSpace(said(h.From)+"–"+said(h.To)+" "+h.Reason))
	}
	return strings.Join(all, "; ")
}

func TestReadHolds(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, log, now, want string }{
		{"from a held entry to the next resumed one", "10:00 held customer, 11:00 resumed", "12:00", "10:00–11:00 customer"},
		{"to the next resolved one", "10:00 held customer, 11:00 resolved", "12:00", "10:00–11:00 customer"},
		{"to the next closed one", "10:00 held customer, 11:00 closed", "12:00", "10:00–11:00 customer"},
		{"restored and repaired do not end it", "10:00 held customer, 11:00 restored, 12:00 repaired, 13:00 resumed", "14:00", "10:00–13:00 customer"},
		{"nor do acknowledged, queued and prioritised", "10:00 held customer, 11:00 acknowledged, 12:00 queued net, 13:00 prioritised 1", "14:00", "10:00– customer"},
		{"another reason ends one and begins the next", "10:00 held customer, 11:00 held supplier, 12:00 resumed", "13:00", "10:00–11:00 customer; 11:00–12:00 supplier"},
		{"the same reason changes nothing", "10:00 held customer, 11:00 held customer, 12:00 resumed", "13:00", "10:00–12:00 customer"},
		{"no reason is a reason of its own", "10:00 held, 11:00 held supplier, 12:00 held", "13:00", "10:00–11:00; 11:00–12:00 supplier; 12:00–"},
		{"one that runs has no end", "10:00 held customer", "11:00", "10:00– customer"},
		{"one that begins now runs", "10:00 held customer", "10:00", "10:00– customer"},
		{"one of no length is none", "10:00 held customer, 10:00 resumed, 11:00 held supplier, 12:00 resumed", "13:00", "11:00–12:00 supplier"},
		{"of two reasons at once the last holds", "10:00 held customer, 10:00 held supplier, 11:00 resumed", "13:00", "10:00–11:00 supplier"},
		{"held again at the instant of the resuming", "10:00 held customer, 11:00 resumed, 11:00 held customer, 12:00 resumed", "13:00", "10:00–11:00 customer; 11:00–12:00 customer"},
		{"a resumption later than now is not seen", "10:00 held customer, 12:00 resumed", "11:59", "10:00– customer"},
		{"a hold before the opening begins with it", "1 10:00 held customer, 10:00 resumed", "12:00", "09:00–10:00 customer"},
		{"a hold wholly before the opening is none", "1 10:00 held customer, 1 11:00 resumed", "12:00", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, holdsOf(metrics.Read(opened(tt.log), metrics.Terms{}, when(tt.now))))
		})
	}
}

func TestReadState(t *testing.T) {
	t.Parallel()
	const life = "10:00 acknowledged, 11:00 held customer, 12:00 resumed, 13:00 resolved, 14:00 reopened, 15:00 resolved, 16:00 closed, 17:00 reopened, 18:00 closed"
	tests := []struct {
		now, ended string
		state      metrics.State
		open       bool
	}{
		{"08:59:59.999999999", "", metrics.StateUnopened, false},
		{"09:00", "", metrics.StateOpen, true},
		{"11:00", "", metrics.StateHeld, true},
		{"12:00", "", metrics.StateOpen, true},
		{"12:59:59.999999999", "", metrics.StateOpen, true},
		{"13:00", "13:00", metrics.StateResolved, false},
		{"14:00", "", metrics.StateOpen, true},
		{"15:30", "15:00", metrics.StateResolved, false},
		{"16:00", "15:00", metrics.StateClosed, false},
		{"17:00", "", metrics.StateOpen, true},
		{"18:00", "18:00", metrics.StateClosed, false},
	}
	for _, tt := range tests {
		t.Run(tt.now, func(t *testing.T) {
			t.Parallel()
			r := metrics.Read(opened(life), metrics.Terms{}, when(tt.now))
			require.Equal(t, fmt.Sprint(tt.state, tt.open, tt.ended), fmt.Sprint(r.State, r.State.Open(), said(r.Ended)))
		})
	}
}

func TestReadBeforeTheOpening(t *testing.T) {
	t.Parallel()
	ticket := opened("08:30 acknowledged, 10:00 resolved")
	terms := metrics.Terms{Targets: []metrics.Target{{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: time.Hour}}}
	r := metrics.Read(ticket, terms, when("08:59"))
	require.Equal(t, metrics.StateUnopened, r.State)
	require.Empty(t, r.Oddities)
	for _, m := range metrics.Measures() {
		require.Equal(t, metrics.Outcome{}, r.Of(m), m)
	}
}

func TestReadPriorityAndQueueAreAsOfNow(t *testing.T) {
	t.Parallel()
	ticket := opened("10:00 queued net, 10:30 prioritised 1, 11:00 resolved, 12:00 queued web, 13:00 prioritised 2")
	tests := []struct{ now, want string }{
		{"08:00", "3 desk"}, {"09:59", "3 desk"}, {"10:00", "3 net"}, {"10:30", "1 net"}, {"12:00", "1 web"}, {"13:00", "2 web"},
	}
	for _, tt := range tests {
		r := metrics.Read(ticket, metrics.Terms{}, when(tt.now))
		require.Equal(t, tt.want, string(r.Priority)+" "+r.Queue, tt.now)
	}
}

// stepsOf says when acknowledge, restore, repair and resolve ended.
func stepsOf(r metrics.Reading) string {
	var all []string
	for _, m := range metrics.Measures() {
		all = append(all, said(r.Of(m).At))
	}
	return strings.Join(all, "|")
}

func TestReadFirstResponse(t *testing.T) {
	t.Parallel()
	const any, told = metrics.RespondByAnyStep, metrics.RespondByAcknowledging
	tests := []struct {
		name string
		rule metrics.ResponseRule
		log  string
		want string
	}{
		{"acknowledged", any, "10:00 acknowledged", "10:00"},
		{"held", any, "10:00 held customer, 11:00 acknowledged", "10:00"},
		{"restored", any, "10:00 restored, 11:00 acknowledged", "10:00"},
		{"repaired", any, "10:00 repaired, 11:00 acknowledged", "10:00"},
		{"resolved", any, "10:00 resolved", "10:00"},
		{"not queued", any, "10:00 queued net", ""},
		{"not prioritised", any, "10:00 prioritised 1", ""},
		{"not resumed", any, "10:00 resumed", ""},
		{"not reopened", any, "10:00 reopened", ""},
		{"not closed", any, "10:00 closed", ""},
		{"a hold of no length", any, "10:00 held customer, 10:00 resumed", "10:00"},
		{"the first of several", any, "10:00 acknowledged, 11:00 acknowledged, 12:00 restored", "10:00"},
		{"acknowledged", told, "10:00 acknowledged", "10:00"},
		{"no other step", told, "10:00 held customer, 11:00 resumed, 12:00 restored, 13:00 repaired, 14:00 acknowledged, 15:00 resolved", "14:00"},
		{"none", told, "12:00 restored, 13:00 repaired, 15:00 resolved", ""},
		{"after a reopening", told, "12:00 resolved, 13:00 reopened, 14:00 acknowledged", "14:00"},
		{"a reopening does not take it back", told, "10:00 acknowledged, 12:00 resolved, 13:00 reopened, 14:00 acknowledged", "10:00"},
		{"before the opening", told, "1 10:00 acknowledged", "09:00"},
	}
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			t.Parallel()
			policy := with(metrics.ITIL(), func(p *metrics.Policy) { p.Response = tt.rule })
			r := metrics.Read(opened(tt.log), metrics.Terms{Policy: policy}, when("18:00"))
			require.Equal(t, tt.want, said(r.Acknowledge.At))
		})
	}
}

func TestReadImpliedSteps(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		implied bool
		log     string
		want    string // acknowledge, restore, repair, resolve
	}{
		{"repaired stands for restored", true, "10:00 repaired", "10:00|10:00|10:00|"},
		{"resolved stands for both", true, "10:00 resolved", "10:00|10:00|10:00|10:00"},
		{"resolved stands for repaired", true, "10:00 restored, 11:00 resolved", "10:00|10:00|11:00|11:00"},
		{"repaired, not resolved, stands for restored", true, "10:00 repaired, 11:00 resolved", "10:00|10:00|10:00|11:00"},
		{"restored stands for nothing", true, "10:00 restored", "10:00|10:00||"},
		{"closed stands for nothing", true, "10:00 closed", "|||"},
		{"an entry counts though a later step came first", true, "10:00 repaired, 11:00 restored, 12:00 resolved", "10:00|11:00|10:00|12:00"},
		{"not implied", false, "10:00 resolved", "10:00|||10:00"},
		{"not implied by repaired", false, "10:00 repaired, 11:00 resolved", "10:00||10:00|11:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			policy := with(metrics.ITIL(), func(p *metrics.Policy) { p.Implied = tt.implied })
			r := metrics.Read(opened(tt.log), metrics.Terms{Policy: policy}, when("18:00"))
			require.Equal(t, tt.want, stepsOf(r))
		})
	}
}

func TestReadReopening(t *testing.T) {
	t.Parallel()
	const pauses, continues, keeps = metrics.ReopenPauses, metrics.ReopenContinues, metrics.ReopenKeepsFirst
	// Two hours of work, three for which it was thought to be done, one of work
	// with half an hour of hold.
	const once = "10:00 restored, 11:00 resolved, 14:00 reopened, 14:15 held customer, 14:45 resumed, 15:00 resolved"
	const twice = once + ", 16:00 closed, 17:00 reopened, 17:30 resolved"
	tests := []struct {
		name, log string
		rule      metrics.ReopenRule
		steps     string
		want      string // resolve on the four clocks
	}{
		{"the time between is left out like a hold", once, pauses, "10:00|15:00|15:00|15:00", "6h 2h30m 6h 2h30m"},
		{"the time between counts", once, continues, "10:00|15:00|15:00|15:00", "6h 5h30m 6h 5h30m"},
		{"the first stays", once, keeps, "10:00|10:00|11:00|11:00", "2h 2h 2h 2h"},
		{"reopened twice, the second time after closing", twice, pauses, "10:00|17:30|17:30|17:30", "8h30m 3h 8h 2h30m"},
		{"reopened twice", twice, continues, "10:00|17:30|17:30|17:30", "8h30m 8h 8h 7h30m"},
		{"reopened twice, the first stays", twice, keeps, "10:00|10:00|11:00|11:00", "2h 2h 2h 2h"},
		{"still open: restore, repair and resolve are taken back", "10:00 restored, 11:00 resolved, 14:00 reopened", pauses, "10:00|||", "9h 6h 8h 5h"},
		{"still open, the time between counts", "10:00 restored, 11:00 resolved, 14:00 reopened", continues, "10:00|||", "9h 9h 8h 8h"},
		{"still open, nothing is taken back", "10:00 restored, 11:00 resolved, 14:00 reopened", keeps, "10:00|10:00|11:00|11:00", "2h 2h 2h 2h"},
		{"a step after it does not replace one implied before", "11:00 resolved, 12:00 reopened, 13:00 restored, 14:00 resolved", keeps, "11:00|11:00|11:00|11:00", "2h 2h 2h 2h"},
		{"after closing without resolving nothing was resolved", "10:00 restored, 11:00 closed, 14:00 reopened, 15:00 resolved", keeps, "10:00|10:00|15:00|15:00", "6h 6h 6h 6h"},
		{"the time between closing and reopening is left out too", "10:00 restored, 11:00 closed, 14:00 reopened, 15:00 resolved", pauses, "10:00|15:00|15:00|15:00", "6h 3h 6h 3h"},
		{"reopened at once", "11:00 resolved, 11:00 reopened, 12:00 resolved", pauses, "11:00|12:00|12:00|12:00", "3h 3h 3h 3h"},
	}
	c := office(t)
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			t.Parallel()
			policy := with(metrics.ITIL(), func(p *metrics.Policy) { p.Reopen = tt.rule })
			r := metrics.Read(opened(tt.log), metrics.Terms{Policy: policy, Calendar: c}, when("18:00"))
			require.Equal(t, tt.steps, stepsOf(r))
			require.Equal(t, within(t, tt.want), onClocks(r.Resolve.Times))
		})
	}
}

// Without Implied a measure that had not ended at the first resolution still
// runs on after a reopening.
func TestReadKeepsFirstKeepsWhatHadEnded(t *testing.T) {
	t.Parallel()
	policy := with(metrics.ITIL(), func(p *metrics.Policy) { p.Reopen, p.Implied = metrics.ReopenKeepsFirst, false })
	r := metrics.Read(opened("11:00 resolved, 12:00 reopened, 13:00 restored, 14:00 resolved"), metrics.Terms{Policy: policy}, when("18:00"))
	require.Equal(t, "11:00|13:00||11:00", stepsOf(r))
}

func TestReadReopenedInstants(t *testing.T) {
	t.Parallel()
	r := metrics.Read(opened("10:00 resolved, 11:00 reopened, 12:00 closed, 13:00 reopened, 14:00 reopened, 19:00 reopened"), metrics.Terms{}, when("18:00"))
	require.Equal(t, []time.Time{when("11:00"), when("13:00"), when("14:00")}, r.Reopened)
}

func TestReadOddities(t *testing.T) {
	t.Parallel()
	type code = metrics.OddityCode
	tests := []struct {
		name, log string
		steps     string
		holds     string
		state     metrics.State
		want      []code
	}{
		{"none", "10:00 acknowledged, 11:00 held customer, 12:00 resumed, 13:00 restored, 14:00 repaired, 15:00 resolved, 16:00 closed", "10:00|13:00|14:00|15:00", "11:00–12:00 customer", metrics.StateClosed, nil},
		{"out of order is put in order, and told once", "15:00 resolved, 11:00 held customer, 12:00 resumed, 10:00 acknowledged", "10:00|15:00|15:00|15:00", "11:00–12:00 customer", metrics.StateResolved, []code{metrics.OutOfOrder}},
		{"entries of one instant keep their order", "11:00 held customer, 11:00 resumed, 10:00 acknowledged", "10:00|||", "", metrics.StateOpen, []code{metrics.OutOfOrder}},
		{"before the opening is taken as made at it", "08:00 acknowledged, 10:00 resolved", "09:00|10:00|10:00|10:00", "", metrics.StateResolved, []code{metrics.BeforeOpening}},
		{"two before the opening", "07:00 held customer, 08:00 restored, 10:00 resumed", "09:00|09:00||", "09:00–10:00 customer", metrics.StateOpen, []code{metrics.BeforeOpening, metrics.BeforeOpening}},
		{"resolved before the opening", "08:00 resolved", "09:00|09:00|09:00|09:00", "", metrics.StateResolved, []code{metrics.BeforeOpening}},
		{"at the opening is not before it", "09:00 acknowledged", "09:00|||", "", metrics.StateOpen, nil},
		{"restored twice: the first counts", "10:00 restored, 11:00 restored", "10:00|10:00||", "", metrics.StateOpen, []code{metrics.Repeated}},
		{"repaired twice: the first counts", "10:00 repaired, 11:00 repaired", "10:00|10:00|10:00|", "", metrics.StateOpen, []code{metrics.Repeated}},
		{"resolved twice: the first counts", "10:00 resolved, 11:00 resolved", "10:00|10:00|10:00|10:00", "", metrics.StateResolved, []code{metrics.Repeated}},
		{"held twice for one reason: the first counts", "10:00 held customer, 11:00 held customer", "10:00|||", "10:00– customer", metrics.StateHeld, []code{metrics.Repeated}},
		{"acknowledged twice is not odd", "10:00 acknowledged, 11:00 acknowledged", "10:00|||", "", metrics.StateOpen, nil},
		{"after a reopening a step is no repetition", "10:00 restored, 11:00 resolved, 12:00 reopened, 13:00 restored", "10:00|13:00||", "", metrics.StateOpen, nil},
		{"resumed without a hold is ignored", "10:00 resumed", "|||", "", metrics.StateOpen, []code{metrics.NotHeld}},
		{"resumed twice", "10:00 held customer, 11:00 resumed, 12:00 resumed", "10:00|||", "10:00–11:00 customer", metrics.StateOpen, []code{metrics.NotHeld}},
		{"resumed after resolving", "10:00 resolved, 11:00 resumed", "10:00|10:00|10:00|10:00", "", metrics.StateResolved, []code{metrics.NotHeld}},
		{"held, restored, repaired and acknowledged after resolving are ignored", "10:00 resolved, 11:00 held customer, 12:00 restored, 13:00 repaired, 14:00 acknowledged", "10:00|10:00|10:00|10:00", "", metrics.StateResolved, []code{metrics.AfterResolving, metrics.AfterResolving, metrics.AfterResolving, metrics.AfterResolving}},
		{"queued and prioritised after resolving are not odd", "10:00 resolved, 11:00 queued net, 12:00 prioritised 1", "10:00|10:00|10:00|10:00", "", metrics.StateResolved, nil},
		{"whatever after closing is ignored", "10:00 resolved, 11:00 closed, 12:00 acknowledged, 12:00 held customer, 12:00 resumed, 12:00 queued net, 12:00 prioritised 1, 12:00 restored, 12:00 repaired, 12:00 resolved, 12:00 closed, 12:00 lost", "10:00|10:00|10:00|10:00", "", metrics.StateClosed, slices.Repeat([]code{metrics.AfterClosing}, 10)},
		{"reopened after closing is not odd", "10:00 resolved, 11:00 closed, 12:00 reopened", "10:00|||", "", metrics.StateOpen, nil},
		{"reopened while open has no effect on any clock", "10:00 restored, 11:00 reopened", "10:00|10:00||", "", metrics.StateOpen, []code{metrics.NotResolved}},
		{"reopened while held does not end the hold", "10:00 held customer, 11:00 reopened", "10:00|||", "10:00– customer", metrics.StateHeld, []code{metrics.NotResolved}},
		{"closed without being resolved", "10:00 restored, 11:00 closed", "10:00|10:00||", "", metrics.StateClosed, []code{metrics.NeverResolved}},
		{"closed while held", "10:00 held customer, 11:00 closed", "10:00|||", "10:00–11:00 customer", metrics.StateClosed, []code{metrics.NeverResolved}},
		{"closed after a reopening without being resolved again", "10:00 resolved, 11:00 reopened, 12:00 closed", "10:00|||", "", metrics.StateClosed, []code{metrics.NeverResolved}},
		{"an unknown kind is ignored", "10:00 lost", "|||", "", metrics.StateOpen, []code{metrics.UnknownKind}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := metrics.Read(opened(tt.log), metrics.Terms{}, when("18:00"))
			var codes []code
			for _, o := range r.Oddities {
				codes = append(codes, o.Code)
			}
			require.Equal(t, tt.want, codes)
			require.Equal(t, []string{tt.steps, tt.holds, string(tt.state)}, []string{stepsOf(r), holdsOf(r), string(r.State)})
		})
	}
}

func TestReadOddityTellsTheEntry(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, log, at, kind string }{
		{"the first entry before an earlier one", "10:00 acknowledged, 13:00 resolved, 12:00 restored, 11:00 repaired", "13:00", "resolved"},
		{"not one that stands right and shares its instant", "10:00 acknowledged, 11:00 restored, 11:00 repaired, 10:30 queued net", "11:00", "repaired"},
		{"the instant before the opening as it was logged", "08:00 restored", "08:00", "restored"},
		{"the repetition", "10:00 restored, 11:00 restored", "11:00", "restored"},
	}
	for _, tt := range tests {
		r := metrics.Read(opened(tt.log), metrics.Terms{}, when("18:00"))
		require.Len(t, r.Oddities, 1, tt.name)
		require.Equal(t, tt.at+" "+tt.kind, said(r.Oddities[0].At)+" "+string(r.Oddities[0].Kind), tt.name)
	}
}

func TestReadDoesNotSeeEntriesLaterThanNow(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, log, now, seen string }{
		{"in order", "10:00 acknowledged, 12:00 resolved", "11:00", "10:00 acknowledged"},
		{"at now is seen", "10:00 acknowledged, 12:00 resolved", "12:00", "10:00 acknowledged, 12:00 resolved"},
		{"out of order but for a later entry", "12:00 resolved, 10:00 acknowledged", "11:00", "10:00 acknowledged"},
		{"out of order among those seen", "12:00 resolved, 11:00 restored, 10:00 acknowledged", "11:00", "11:00 restored, 10:00 acknowledged"},
		{"all of a disordered log", "12:00 resolved, 11:00 restored", "10:00", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := metrics.Read(opened(tt.log), metrics.Terms{}, when(tt.now))
			require.Equal(t, metrics.Read(opened(tt.seen), metrics.Terms{}, when(tt.now)), got)
		})
	}
}

func TestReadLeavesTheLogAsItWas(t *testing.T) {
	t.Parallel()
	ticket := opened("12:00 resolved, 10:00 acknowledged, 08:00 held customer")
	before := slices.Clone(ticket.Log)
	metrics.Read(ticket, metrics.Terms{}, when("18:00"))
	require.Equal(t, before, ticket.Log)
}

// No time is negative, whatever instants a log holds.
func TestReadTimesAreNeverNegative(t *testing.T) {
	t.Parallel()
	var zero time.Time
	ages := []time.Time{zero, zero.Add(time.Nanosecond), time.Unix(1<<40, 0), time.Unix(1<<61, 0), when("09:00"), when("09:00").AddDate(300, 0, 0)}
	var log []metrics.Entry
	for _, at := range ages {
		for _, kind := range []metrics.EntryKind{metrics.Held, metrics.Resumed, metrics.Held, metrics.Resolved, metrics.Reopened, metrics.Held} {
			log = append(log, metrics.Entry{At: at, Kind: kind, Reason: string(kind)})
		}
	}
	for _, opened := range ages {
		for _, now := range ages {
			r := metrics.Read(metrics.Ticket{Opened: opened, Log: log}, metrics.Terms{Calendar: office(t)}, now)
			for _, m := range metrics.Measures() {
				checkTimes(t, r.Of(m).Times)
			}
		}
	}
}

// checkTimes holds times to what is true of any.
func checkTimes(t testing.TB, times metrics.Times) {
	t.Helper()
	if times.ElapsedLessHold < 0 || times.ServiceLessHold < 0 ||
		times.ElapsedLessHold > times.Elapsed || times.ServiceLessHold > times.Service || times.Service > times.Elapsed ||
		times.ServiceLessHold > times.ElapsedLessHold {
		t.Fatalf("times do not fit: %+v", times)
	}
}

func TestReadingOfMeasuresThatDoNotExist(t *testing.T) {
	t.Parallel()
	r := metrics.Read(opened("10:00 resolved"), metrics.Terms{}, when("18:00"))
	require.Equal(t, metrics.Outcome{}, r.Of("respond"))
	require.Zero(t, r.Resolve.Times.On("lunch"))
	require.Equal(t, time.Hour, r.Resolve.Times.On(metrics.Elapsed))
}

func ExampleRead() {
	opened := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	ticket := metrics.Ticket{ID: "INC-1", Account: "A1", Priority: "1", Opened: opened, Log: []metrics.Entry{
		{At: opened.Add(10 * time.Minute), Kind: metrics.Acknowledged},
		{At: opened.Add(1 * time.Hour), Kind: metrics.Held, Reason: "customer"},
		{At: opened.Add(4 * time.Hour), Kind: metrics.Resumed},
		{At: opened.Add(5 * time.Hour), Kind: metrics.Resolved},
	}}
	terms := metrics.Terms{Targets: []metrics.Target{
		{Priority: "1", Measure: metrics.Resolve, Clock: metrics.ElapsedLessHold, Within: 4 * time.Hour},
	}}
	r := metrics.Read(ticket, terms, opened.AddDate(0, 0, 1))
	fmt.Println(r.Resolve.Verdict, r.Resolve.Times.Elapsed, r.Resolve.Times.ElapsedLessHold, r.Resolve.Due.Format("15:04"))
	fmt.Println(account.English().With(metrics.Phrases()).Format(r.Explain()[2]))
	// Output:
	// met 5h0m0s 2h0m0s 16:00
	// Held 2 Mar 2026 10:00 UTC to 2 Mar 2026 13:00 UTC (customer): 3 h elapsed, 3 h in service hours.
}
