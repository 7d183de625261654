package metricstest

import (
	"cmp"
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A Seed is what a source under test must hold, and all of it. Every id is a
// numeral, those of one kind equally long, so that a host whose keys are
// integers can hold it too; instants are whole seconds. What tickets and
// activities refer to, such as accounts and people, is not part of it: a host
// that needs those records makes them.
type Seed struct {
	Tickets    []metrics.Ticket
	Activities []metrics.Activity
	Terms      []metrics.Terms
}

// The accounts of the seed.
const (
	one      account.ID = "101"
	other    account.ID = "102"
	stranger account.ID = "999" // is not in the seed
)

// april is the period that most tests ask for.
var april = metrics.Period{
	From: time.Date(2026, time.April, 1, 0, 0, 0, 0, time.UTC),
	To:   time.Date(2026, time.May, 1, 0, 0, 0, 0, time.UTC),
}

// otherPeriods are before and after april, and april itself on a clock that is
// far from UTC.
func otherPeriods() []metrics.Period {
	east := time.FixedZone("far east", 11*60*60)
	return []metrics.Period{
		{From: april.From.AddDate(0, -1, 0), To: april.From},
		{From: april.To, To: april.To.AddDate(0, 2, 0)},
		{From: april.From.AddDate(-6, 0, 0), To: april.From.AddDate(-5, 0, 0)},
		{From: april.From.In(east), To: april.To.In(east)},
	}
}

func day(month time.Month, day int) time.Time {
	return time.Date(2026, month, day, 9, 30, 15, 0, time.UTC)
}

// log returns entries that say no more than what happened when.
func log(entries ...any) []metrics.Entry {
	var log []metrics.Entry
	for i := 0; i < len(entries); i += 2 {
		log = append(log, metrics.Entry{Kind: entries[i].(metrics.EntryKind), At: entries[i+1].(time.Time)})
	}
	return log
}

// The tickets of account one that were open at an instant of april.
var (
	stillOpen = []metrics.Ticket{
		{ID: "501", Opened: day(time.February, 3)},
		{ID: "502", Opened: day(time.March, 20), Log: log(metrics.Acknowledged, day(time.March, 20), metrics.Restored, day(time.May, 4), metrics.Resolved, day(time.May, 4))},
		{ID: "503", Opened: april.To.Add(-time.Second)},
		{ID: "504", Opened: april.From.AddDate(-7, 0, 0)},
	}
	endedWithin = []metrics.Ticket{
		{ID: "511", Opened: day(time.March, 2), Log: log(metrics.Resolved, day(time.April, 7))},
		{ID: "512", Opened: day(time.April, 8), Log: log(metrics.Resolved, day(time.April, 9), metrics.Closed, day(time.April, 12))},
		{ID: "513", Opened: day(time.March, 3), Log: log(metrics.Closed, day(time.April, 5))},
		{ID: "514", Opened: april.From, Log: log(metrics.Resolved, day(time.April, 1))},
	}
	endedAtStart = []metrics.Ticket{
		{ID: "521", Opened: day(time.March, 4), Log: log(metrics.Resolved, april.From)},
		{ID: "522", Opened: day(time.March, 5), Log: log(metrics.Closed, april.From)},
	}
	reopened = []metrics.Ticket{
		{ID: "531", Opened: day(time.March, 6), Log: log(metrics.Resolved, day(time.March, 7), metrics.Reopened, day(time.March, 8))},
		{ID: "532", Opened: day(time.March, 6), Log: log(metrics.Closed, day(time.March, 9), metrics.Reopened, day(time.April, 10))},
		{ID: "533", Opened: day(time.March, 6), Log: log(metrics.Resolved, day(time.March, 9), metrics.Reopened, day(time.March, 11), metrics.Resolved, day(time.April, 2), metrics.Closed, day(time.April, 3))},
	}
)

// full has every field.
func full() metrics.Ticket {
	return metrics.Ticket{
		ID: "541", Account: one, Kind: metrics.Incident, Priority: "2", Queue: "Network", Channel: "phone",
		SupportLevel: 2, Impact: metrics.Degraded, CustomerImpact: metrics.Disrupted, Item: "301",
		Category: "VPN", Summary: `Zoë's tunnel "drops" at 100 %`, Problem: "601", CausedBy: "701",
		Opened: day(time.April, 14), Visibility: account.Customer,
		Log: []metrics.Entry{
			{At: day(time.April, 14), Kind: metrics.Acknowledged, By: "205"},
			{At: day(time.April, 14), Kind: metrics.Queued, By: "205", Queue: "Security"},
			{At: day(time.April, 14), Kind: metrics.Prioritised, By: "205", Priority: "1"},
			{At: day(time.April, 15), Kind: metrics.Held, By: "205", Reason: "customer"},
			{At: day(time.April, 16), Kind: metrics.Resumed},
			// Entries of one instant are in the order in which they happened.
			{At: day(time.April, 17), Kind: metrics.Restored},
			{At: day(time.April, 17), Kind: metrics.Repaired},
			{At: day(time.April, 17), Kind: metrics.Resolved},
			{At: day(time.April, 18), Kind: metrics.Closed, By: "205"},
		},
	}
}

// world returns a fresh seed of everything.
func world() Seed {
	elsewhere := []metrics.Ticket{
		// Open at no instant of april. More tickets than asked for do no harm.
		{ID: "551", Account: one, Opened: day(time.March, 4), Log: log(metrics.Resolved, april.From.Add(-time.Second))},
		{ID: "552", Account: one, Opened: april.To},
		// Another account's.
		{ID: "561", Account: other, Opened: day(time.April, 3)},
		{ID: "562", Account: other, Opened: day(time.March, 3), Log: log(metrics.Resolved, day(time.April, 3))},
	}
	seed := Seed{
		Tickets:    append(elsewhere, full()),
		Activities: activities(),
		Terms:      terms(),
	}
	for _, group := range [][]metrics.Ticket{stillOpen, endedWithin, endedAtStart, reopened} {
		for _, t := range group {
			t.Account, t.Log = one, slices.Clone(t.Log)
			seed.Tickets = append(seed.Tickets, t)
		}
	}
	return seed
}

func activities() []metrics.Activity {
	activity := func(id metrics.ActivityID, of account.ID, status metrics.ActivityStatus, planned, done time.Time) metrics.Activity {
		return metrics.Activity{ID: id, Account: of, Kind: metrics.Maintenance, Summary: "Work " + string(id), Status: status, Planned: planned, Done: done}
	}
	var never time.Time
	return []metrics.Activity{
		activity("801", one, metrics.ActivityDone, never, april.From),
		activity("802", one, metrics.ActivityFailed, day(time.March, 1), april.To.Add(-time.Second)),
		activity("803", one, metrics.ActivityCancelled, day(time.June, 1), day(time.April, 5)),
		activity("804", one, metrics.ActivityPlanned, never, never),
		activity("805", one, metrics.ActivityPlanned, day(time.January, 5), never),
		activity("806", one, metrics.ActivityRunning, april.To.Add(-time.Second), never),
		{
			ID: "807", Account: one, Kind: metrics.Patch, Item: "302", Summary: "CVE of the month", Status: metrics.ActivityEvaluated,
			Planned: day(time.April, 20), Done: day(time.April, 21), Result: "not affected", Visibility: account.Business,
		},
		// At the bounds of april and beyond them.
		activity("811", one, metrics.ActivityDone, never, april.To),
		activity("812", one, metrics.ActivityDone, day(time.April, 9), april.From.Add(-time.Second)),
		activity("813", one, metrics.ActivityPlanned, april.To, never),
		activity("814", one, metrics.ActivityDone, day(time.April, 9), day(time.May, 9)),
		activity("815", one, metrics.ActivityEvaluated, never, day(time.March, 9)),
		// Another account's.
		activity("821", other, metrics.ActivityDone, never, day(time.April, 6)),
		activity("822", other, metrics.ActivityDone, never, day(time.June, 6)),
	}
}

func terms() []metrics.Terms {
	return []metrics.Terms{
		{Until: day(time.January, 1), Policy: metrics.Zendesk()},
		{From: day(time.January, 1), Targets: []metrics.Target{{Measure: metrics.Resolve, Clock: metrics.Service, Within: 16 * time.Hour}}},
		{Account: other, From: day(time.January, 1)},
		{Account: one, Until: day(time.February, 1)},
		{
			Account: one, From: day(time.February, 1), Until: day(time.December, 1),
			Calendar: calendar(`{"tz":"Europe/Paris","week":{"mon":[["09:00","12:00"],["13:00","17:30"]]},"holidays":["2026-12-25"]}`),
			Prime:    calendar(`{"week":{"tue":[["08:00","20:00"]]}}`),
			Policy:   metrics.Strict(),
			Targets: []metrics.Target{
				{Priority: "1", Measure: metrics.Acknowledge, Clock: metrics.Elapsed, Within: 15 * time.Minute},
				{Priority: "1", Measure: metrics.Restore, Clock: metrics.ServiceLessHold, Within: 4 * time.Hour, Share: 0.95},
			},
		},
		{Account: one, From: day(time.December, 1), Calendar: calendar(`{"week":{}}`)},
	}
}

func calendar(schedule string) *metrics.Calendar {
	c := new(metrics.Calendar)
	if err := json.Unmarshal([]byte(schedule), c); err != nil {
		panic(err)
	}
	return c
}

// canonical returns the JSON form of records in order of their ids. Instants
// are taken in any zone, targets in any order, and an empty list as none.
func canonical[T metrics.Ticket | metrics.Activity | metrics.Terms](records []T) []string {
	var texts []string
	for _, r := range records {
		b, err := json.Marshal(normal(any(r)))
		if err != nil {
			b = []byte(err.Error())
		}
		texts = append(texts, string(b))
	}
	slices.Sort(texts)
	return texts
}

func normal(record any) any {
	switch r := record.(type) {
	case metrics.Ticket:
		r.Opened = r.Opened.UTC()
		r.Log = slices.Clone(r.Log)
		for i := range r.Log {
			r.Log[i].At = r.Log[i].At.UTC()
		}
		return r
	case metrics.Activity:
		r.Planned, r.Done = r.Planned.UTC(), r.Done.UTC()
		return r
	case metrics.Terms:
		r.From, r.Until = r.From.UTC(), r.Until.UTC()
		r.Targets = slices.Clone(r.Targets)
		slices.SortFunc(r.Targets, func(a, b metrics.Target) int {
			return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(a.Measure, b.Measure))
		})
		return r
	}
	return record
}

// equal reports records that are not the wanted ones, in any order.
func equal[T metrics.Ticket | metrics.Activity | metrics.Terms](t testing.TB, what string, got, want []T) {
	t.Helper()
	g, w := canonical(got), canonical(want)
	for _, text := range without(w, g) {
		t.Errorf("%s: lacks %s", what, text)
	}
	for _, text := range without(g, w) {
		t.Errorf("%s: has %s", what, text)
	}
}

// without returns the texts that are not among others, each of which stands
// for one.
func without(texts, others []string) []string {
	others = slices.Clone(others)
	return slices.DeleteFunc(slices.Clone(texts), func(text string) bool {
		i := slices.Index(others, text)
		if i >= 0 {
			others = slices.Delete(others, i, i+1)
		}
		return i >= 0
	})
}

// only returns the records that a test keeps.
func only[T any](records []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(records), func(r T) bool { return !keep(r) })
}
