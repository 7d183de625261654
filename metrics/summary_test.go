package metrics_test

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// month is a month of 2026 in UTC.
func month(m time.Month) metrics.Period {
	return metrics.Period{From: time.Date(2026, m, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2026, m+1, 1, 0, 0, 0, 0, time.UTC)}
}

// openedAt is a ticket opened at an instant of March 2026, with a log.
func openedAt(id metrics.TicketID, at, log string) metrics.Ticket {
	t := opened(log)
	t.ID, t.Opened = id, when(at)
	return t
}

// sequence yields tickets.
func sequence(tickets ...metrics.Ticket) iter.Seq2[metrics.Ticket, error] {
	return func(yield func(metrics.Ticket, error) bool) {
		for _, t := range tickets {
			if !yield(t, nil) {
				return
			}
		}
	}
}

// summarize sums up tickets under one set of terms.
func summarize(t testing.TB, p metrics.Period, terms metrics.Terms, tickets []metrics.Ticket, by ...metrics.Dimension) metrics.Summary {
	t.Helper()
	s, err := metrics.Summarize(sequence(tickets...), []metrics.Terms{terms}, p, by...)
	require.NoError(t, err)
	return s
}

// The period of these is the 10th to the 20th.
func TestSummaryBoundaries(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, opened, log, want string }{ // tickets opened resolved open reopened ended
		{"opened and resolved in it", "11 09:00", "12 09:00 resolved", "1 1 1 0 0 1"},
		{"opened at its start", "10 00:00", "12 09:00 resolved", "1 1 1 0 0 1"},
		{"opened just before its start", "9 23:59:59.999999999", "12 09:00 resolved", "1 0 1 0 0 1"},
		{"opened in its last instant", "19 23:59:59.999999999", "", "1 1 0 1 0 0"},
		{"opened at its end", "20 00:00", "", "0 0 0 0 0 0"},
		{"resolved at its start", "9 09:00", "10 00:00 resolved", "1 0 1 0 0 1"},
		{"resolved just before its start", "9 09:00", "9 23:59:59.999999999 resolved", "0 0 0 0 0 0"},
		{"resolved before its start, closed in it", "9 09:00", "9 23:00 resolved, 12 09:00 closed", "0 0 0 0 0 0"},
		{"resolved in its last instant", "9 09:00", "19 23:59:59.999999999 resolved", "1 0 1 0 0 1"},
		{"resolved at its end is open at its end", "9 09:00", "20 00:00 resolved", "1 0 0 1 0 0"},
		{"resolved after it is open at its end", "9 09:00", "25 00:00 resolved", "1 0 0 1 0 0"},
		{"held is open", "9 09:00", "12 09:00 held x", "1 0 0 1 0 0"},
		{"open all the time", "9 09:00", "", "1 0 0 1 0 0"},
		{"closed without being resolved: neither open nor resolved", "9 09:00", "12 09:00 closed", "1 0 0 0 0 1"},
		{"closed without being resolved before it", "8 09:00", "9 09:00 closed", "0 0 0 0 0 0"},
		{"reopened once in it", "9 09:00", "9 10:00 resolved, 12 09:00 reopened", "1 0 0 1 1 0"},
		{"reopened twice in it counts once", "9 09:00", "11 09:00 resolved, 12 09:00 reopened, 13 09:00 resolved, 14 09:00 reopened, 15 09:00 resolved", "1 0 1 0 1 1"},
		{"reopened before it", "8 09:00", "8 10:00 resolved, 9 09:00 reopened, 12 09:00 resolved", "1 0 1 0 0 1"},
		{"reopened at its start", "8 09:00", "8 10:00 resolved, 10 00:00 reopened", "1 0 0 1 1 0"},
		{"reopened at its end is not seen", "8 09:00", "12 10:00 resolved, 20 00:00 reopened", "1 0 1 0 0 1"},
		{"resolved in it, reopened after it", "8 09:00", "12 10:00 resolved, 25 00:00 reopened", "1 0 1 0 0 1"},
		{"resolved before it, reopened after it", "8 09:00", "9 10:00 resolved, 25 00:00 reopened", "0 0 0 0 0 0"},
		{"reopened though it was open", "8 09:00", "12 10:00 reopened", "1 0 0 1 1 0"},
	}
	p := metrics.Period{From: when("10 00:00"), To: when("20 00:00")}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := summarize(t, p, metrics.Terms{}, []metrics.Ticket{openedAt("T1", tt.opened, tt.log)})
			var counts []string
			for _, c := range []metrics.Count{metrics.CountTickets, metrics.CountOpened, metrics.CountResolved, metrics.CountOpen, metrics.CountReopened} {
				counts = append(counts, fmt.Sprint(s.Count(metrics.Key{}, c).Value))
			}
			ended := 0
			if g := s.Groups[metrics.Key{}]; g != nil {
				ended = len(g.Ended)
			}
			require.Equal(t, tt.want, strings.Join(counts, " ")+" "+fmt.Sprint(ended))
		})
	}
}

// A period may begin with the zero Time: since ever.
func TestSummarySinceEver(t *testing.T) {
	t.Parallel()
	tickets := []metrics.Ticket{openedAt("open", "9 09:00", ""), openedAt("ended", "9 09:00", "9 10:00 resolved"), openedAt("later", "20 00:00", "")}
	s := summarize(t, metrics.Period{To: when("20 00:00")}, metrics.Terms{}, tickets)
	require.Equal(t, []metrics.TicketID{"ended", "open"}, s.Count(metrics.Key{}, metrics.CountTickets).Tickets)
	require.Equal(t, []metrics.TicketID{"ended"}, s.Count(metrics.Key{}, metrics.CountResolved).Tickets)
}

// Each measure goes by the instant at which it ended.
func TestSummaryMeasuresGoByTheirOwnEnd(t *testing.T) {
	t.Parallel()
	ticket := openedAt("T1", "5 09:00", "6 09:00 acknowledged, 11 09:00 restored, 12 09:00 repaired, 25 09:00 resolved")
	tests := []struct{ from, to, want string }{
		{"5 00:00", "10 00:00", "acknowledge"},
		{"10 00:00", "12 00:00", "restore"},
		{"10 00:00", "20 00:00", "restore repair"},
		{"20 00:00", "31 00:00", "resolve"},
		{"5 00:00", "31 00:00", "acknowledge restore repair resolve"},
		{"26 00:00", "31 00:00", ""},
	}
	for _, tt := range tests {
		s := summarize(t, metrics.Period{From: when(tt.from), To: when(tt.to)}, metrics.Terms{}, []metrics.Ticket{ticket})
		var ended []string
		for _, m := range metrics.Measures() {
			if n := s.Groups[metrics.Key{}].Stats(m, metrics.Elapsed).N; n > 0 {
				ended = append(ended, string(m))
			}
		}
		require.Equal(t, tt.want, strings.Join(ended, " "), tt)
	}
}

func TestSummaryAttainment(t *testing.T) {
	t.Parallel()
	terms := metrics.Terms{Targets: resolveIn(metrics.Elapsed, 24*time.Hour)}
	tests := []struct{ name, opened, log, want string }{ // met, missed, past target
		{"kept", "11 09:00", "12 09:00 resolved", "1 0 0"},
		{"missed", "11 09:00", "12 09:01 resolved", "0 1 0"},
		{"open and not due", "19 09:00", "", "0 0 0"},
		{"due at the end of the period", "19 00:00", "", "0 0 0"},
		{"due just before", "18 23:59:59.999999998", "", "0 0 1"},
		{"open past its target", "11 09:00", "", "0 0 1"},
		{"open past its target, resolved after the period", "11 09:00", "25 09:00 resolved", "0 0 1"},
		{"held past its target, on a clock that runs on", "11 09:00", "11 10:00 held x", "0 0 1"},
		{"closed without being resolved", "11 09:00", "15 09:00 closed", "0 0 0"},
		{"ended before the period", "5 09:00", "5 10:00 resolved", "0 0 0"},
		{"met, then reopened past its target", "11 09:00", "11 10:00 resolved, 15 09:00 reopened", "0 0 1"},
	}
	p := metrics.Period{From: when("10 00:00"), To: when("20 00:00")}
	for _, tt := range tests {
		s := summarize(t, p, terms, []metrics.Ticket{openedAt("T1", tt.opened, tt.log)})
		a := s.Attainment(metrics.Key{}, metrics.Resolve)
		require.Equal(t, tt.want, fmt.Sprint(len(a.Met), len(a.Missed), len(a.PastTarget)), tt.name)
		require.Zero(t, s.Attainment(metrics.Key{}, metrics.Restore).N(), tt.name)
	}
}

func TestAttainmentShare(t *testing.T) {
	t.Parallel()
	ids := func(n int) []metrics.TicketID { return make([]metrics.TicketID, n) }
	tests := []struct {
		met, missed, past int
		want              float64
		ok                bool
	}{
		{0, 0, 0, 0, false}, {3, 0, 0, 1, true}, {0, 2, 0, 0, true}, {0, 0, 1, 0, true}, {3, 1, 0, 0.75, true}, {2, 1, 1, 0.5, true},
	}
	for _, tt := range tests {
		a := metrics.Attainment{Met: ids(tt.met), Missed: ids(tt.missed), PastTarget: ids(tt.past)}
		share, ok := a.Share()
		require.Equal(t, fmt.Sprint(tt.want, tt.ok, tt.met+tt.missed+tt.past), fmt.Sprint(share, ok, a.N()), tt)
	}
}

func TestSummarizeByEachDimension(t *testing.T) {
	t.Parallel()
	a := metrics.Ticket{ID: "a", Account: "A1", Kind: metrics.Incident, Priority: "2", Queue: "desk", Category: "mail", Item: "I1", Opened: when("9 09:00"),
		Log: logged("11 09:00 prioritised 1, 12 09:00 queued net")}
	b := metrics.Ticket{ID: "b", Account: "A2", Opened: when("15 09:00")}
	tests := []struct {
		by   metrics.Dimension
		want metrics.Key // of a
	}{
		{metrics.ByAccount, metrics.Key{Account: "A1"}},
		{metrics.ByKind, metrics.Key{Kind: metrics.Incident}},
		{metrics.ByPriority, metrics.Key{Priority: "1"}},
		{metrics.ByMonth, metrics.Key{Month: "2026-03"}},
		{metrics.ByCategory, metrics.Key{Category: "mail"}},
		{metrics.ByItem, metrics.Key{Item: "I1"}},
		{metrics.ByQueue, metrics.Key{Queue: "net"}},
	}
	for _, tt := range tests {
		t.Run(string(tt.by), func(t *testing.T) {
			t.Parallel()
			s := summarize(t, month(time.March), metrics.Terms{}, []metrics.Ticket{a, b}, tt.by)
			require.Contains(t, s.Tickets(tt.want), metrics.TicketID("a"))
			require.Equal(t, tt.by != metrics.ByMonth, len(s.Groups) == 2)
			require.Len(t, s.By, 1)
		})
	}
	require.Len(t, kinds[metrics.Dimension](t, "Dimension"), len(tests))
}

func TestSummarizeBySeveralDimensions(t *testing.T) {
	t.Parallel()
	ticket := opened("")
	s := summarize(t, month(time.March), metrics.Terms{}, []metrics.Ticket{ticket}, metrics.ByQueue, metrics.ByAccount, metrics.ByQueue, metrics.ByMonth)
	require.Equal(t, []metrics.Dimension{metrics.ByAccount, metrics.ByMonth, metrics.ByQueue}, s.By)
	by := []metrics.Dimension{metrics.ByQueue, metrics.ByAccount}
	metrics.NewSummary(month(time.March), by...)
	require.Equal(t, metrics.ByQueue, by[0], "the list stays the caller's")
	require.Equal(t, []metrics.Key{{Account: "A1", Month: "2026-03", Queue: "desk"}}, s.Keys())
}

func TestSummaryKeysAreInOrder(t *testing.T) {
	t.Parallel()
	var tickets []metrics.Ticket
	for _, p := range []metrics.Priority{"10", "high", "", "2", "1.5", "2.0", "Low", "1"} {
		ticket := opened("")
		ticket.Priority = p
		tickets = append(tickets, ticket)
	}
	s := summarize(t, month(time.March), metrics.Terms{}, tickets, metrics.ByPriority)
	var got []string
	for _, k := range s.Keys() {
		got = append(got, string(k.Priority))
	}
	require.Equal(t, []string{"1", "1.5", "2", "2.0", "10", "Low", "high", ""}, got)
}

func TestComparePriority(t *testing.T) {
	t.Parallel()
	tests := []struct {
		a, b metrics.Priority
		want int
	}{
		{"1", "2", -1}, {"10", "9", 1}, {"1", "1", 0}, {"1", "x", -1}, {"x", "y", -1}, {"x", "", -1}, {"", "", 0}, {"9", "", -1}, {"-1", "0", -1}, {"P2", "P10", 1},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, metrics.ComparePriority(tt.a, tt.b), tt)
		require.Equal(t, -tt.want, metrics.ComparePriority(tt.b, tt.a), tt)
	}
}

func TestSummaryKeysGoByEveryDimension(t *testing.T) {
	t.Parallel()
	want := []metrics.Key{
		{Account: "A1", Kind: "a", Priority: "1", Month: "1", Category: "a", Item: "a", Queue: "a"},
		{Account: "A1", Kind: "a", Priority: "1", Month: "1", Category: "a", Item: "a", Queue: "b"},
		{Account: "A1", Kind: "a", Priority: "1", Month: "1", Category: "a", Item: "b", Queue: "a"},
		{Account: "A1", Kind: "a", Priority: "1", Month: "1", Category: "b", Item: "a", Queue: "a"},
		{Account: "A1", Kind: "a", Priority: "1", Month: "2", Category: "a", Item: "a", Queue: "a"},
		{Account: "A1", Kind: "a", Priority: "2", Month: "1", Category: "a", Item: "a", Queue: "a"},
		{Account: "A1", Kind: "b", Priority: "1", Month: "1", Category: "a", Item: "a", Queue: "a"},
		{Account: "A2", Kind: "a", Priority: "1", Month: "1", Category: "a", Item: "a", Queue: "a"},
	}
	s := metrics.Summary{Groups: map[metrics.Key]*metrics.Group{}}
	for _, k := range want {
		s.Groups[k] = new(metrics.Group)
	}
	require.Equal(t, want, s.Keys())
}

func TestSummarizeErrors(t *testing.T) {
	t.Parallel()
	_, err := metrics.Summarize(sequence(), nil, month(time.March), metrics.ByQueue, "colour")
	require.ErrorIs(t, err, account.ErrInvalid)
	require.EqualError(t, err, `metrics: summarize by "colour": no such dimension: invalid`)

	broken := errors.New("line is dead")
	read := 0
	_, err = metrics.Summarize(func(yield func(metrics.Ticket, error) bool) {
		for _, e := range []error{nil, broken, nil} {
			if read++; !yield(opened(""), e) {
				return
			}
		}
	}, nil, month(time.March))
	require.ErrorIs(t, err, broken)
	require.Equal(t, 2, read)
}

// A ticket is read under the terms in force when it opened.
func TestSummarizeReadsUnderTheTermsOfTheOpening(t *testing.T) {
	t.Parallel()
	all := []metrics.Terms{
		{Account: "A1", Until: when("10 00:00"), Targets: resolveIn(metrics.Elapsed, time.Hour)},
		{Account: "A1", From: when("10 00:00"), Targets: resolveIn(metrics.Elapsed, 100*time.Hour)},
	}
	s, err := metrics.Summarize(sequence(openedAt("old", "9 23:00", "10 09:00 resolved"), openedAt("new", "10 00:00", "10 09:00 resolved")), all, month(time.March))
	require.NoError(t, err)
	a := s.Attainment(metrics.Key{}, metrics.Resolve)
	require.Equal(t, metrics.Attainment{Met: []metrics.TicketID{"new"}, Missed: []metrics.TicketID{"old"}}, a)
}

// randomTickets are tickets of the first half of 2026, of three accounts.
// Stable ones are never reopened, keep priority and queue, and log no restoring
// after a repair.
func randomTickets(rng *rand.Rand, n int, stable bool) []metrics.Ticket {
	any := func(from ...string) string { return from[rng.IntN(len(from))] }
	kindsOf := []metrics.EntryKind{metrics.Acknowledged, metrics.Held, metrics.Resumed, metrics.Restored, metrics.Repaired, metrics.Resolved, metrics.Closed}
	if !stable {
		kindsOf = append(kindsOf, metrics.Reopened, metrics.Reopened, metrics.Queued, metrics.Prioritised)
	}
	tickets := make([]metrics.Ticket, n)
	for i := range tickets {
		t := metrics.Ticket{
			ID: metrics.TicketID(fmt.Sprintf("T%04d", i)), Account: account.ID(any("A1", "A2", "A3")), Kind: metrics.TicketKind(any("", "incident")),
			Priority: metrics.Priority(any("1", "2", "")), Queue: any("desk", "net", ""), Category: any("mail", ""), Item: account.ItemID(any("I1", "I2", "")),
			Opened: month(time.January).From.Add(time.Duration(rng.IntN(181*24*60)) * time.Minute),
		}
		at := t.Opened
		for range rng.IntN(9) {
			at = at.Add(time.Duration(rng.ExpFloat64() * float64(4*24*time.Hour)).Truncate(time.Minute))
			e := metrics.Entry{At: at, Kind: kindsOf[rng.IntN(len(kindsOf))], Queue: any("desk", "net"), Priority: metrics.Priority(any("1", "2"))}
			if stable && e.Kind == metrics.Restored && logs(t, metrics.Repaired) {
				e.Kind = metrics.Acknowledged // it would replace the implied restoring
			}
			t.Log = append(t.Log, e)
		}
		tickets[i] = t
	}
	return tickets
}

func logs(t metrics.Ticket, kind metrics.EntryKind) bool {
	return slices.ContainsFunc(t.Log, func(e metrics.Entry) bool { return e.Kind == kind })
}

var randomTerms = metrics.Terms{Targets: []metrics.Target{
	{Priority: "1", Measure: metrics.Resolve, Clock: metrics.ElapsedLessHold, Within: 48 * time.Hour},
	{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 120 * time.Hour},
	{Measure: metrics.Acknowledge, Clock: metrics.Elapsed, Within: 12 * time.Hour},
	{Measure: metrics.Restore, Clock: metrics.ElapsedLessHold, Within: 24 * time.Hour},
}}

// canonical renders all that a summary tells, whatever its order.
func canonical(s metrics.Summary) string {
	var b strings.Builder
	fmt.Fprintln(&b, s.Period.From, s.Period.To, s.By)
	for _, k := range s.Keys() {
		fmt.Fprintln(&b, k, groupText(s.Groups[k]), "stock", stockText(s.Stock(k)))
		for _, m := range metrics.Measures() {
			a := s.Attainment(k, m)
			fmt.Fprintln(&b, m, ordered(a.Met), ordered(a.Missed), ordered(a.PastTarget))
		}
	}
	return b.String()
}

func groupText(g *metrics.Group) string {
	var b strings.Builder
	fmt.Fprint(&b, ordered(g.Opened), ordered(g.Reopened), ordered(g.Ended))
	for _, m := range metrics.Measures() {
		reached := slices.Clone(g.Reached(m))
		slices.SortFunc(reached, func(a, b metrics.Timed) int {
			return cmp.Or(cmp.Compare(a.Ticket, b.Ticket), cmp.Compare(a.Times.Elapsed, b.Times.Elapsed))
		})
		fmt.Fprint(&b, m, reached)
	}
	return b.String()
}

func stockText(s metrics.Stock) string {
	text := fmt.Sprint(s.At.UTC(), ordered(s.Open))
	for _, m := range metrics.Measures() {
		text += fmt.Sprint(ordered(s.PastTarget(m)))
	}
	return text
}

func ordered(ids []metrics.TicketID) []metrics.TicketID { return slices.Sorted(slices.Values(ids)) }

// same compares summaries, and shows the first line that differs.
func same(t testing.TB, want, got metrics.Summary, about ...any) {
	t.Helper()
	sameText(t, canonical(want), canonical(got), about...)
}

func sameText(t testing.TB, want, got string, about ...any) {
	t.Helper()
	wantLines, gotLines := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(wantLines), len(gotLines)) {
		if wantLines[i] != gotLines[i] {
			t.Fatalf("%v: line %d\nwant %s\n got %s", about, i, wantLines[i], gotLines[i])
		}
	}
	if len(wantLines) != len(gotLines) {
		t.Fatalf("%v: %d lines, want %d", about, len(gotLines), len(wantLines))
	}
}

// random returns a generator whose seed a failing test names.
func random(t testing.TB) *rand.Rand {
	t.Helper()
	seed := rand.Uint64()
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("seed %d", seed)
		}
	})
	return rand.New(rand.NewPCG(seed, 1))
}

func anyDimensions(rng *rand.Rand) []metrics.Dimension {
	all := []metrics.Dimension{metrics.ByAccount, metrics.ByKind, metrics.ByPriority, metrics.ByMonth, metrics.ByCategory, metrics.ByItem, metrics.ByQueue}
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:rng.IntN(4)]
}

// anyPeriod lies in the first half of 2026, its ends seldom those of a month.
func anyPeriod(rng *rand.Rand) metrics.Period {
	from := month(time.January).From.Add(time.Duration(rng.IntN(120*24)) * time.Hour)
	return metrics.Period{From: from, To: from.Add(time.Duration(1+rng.IntN(60*24)) * time.Hour)}
}

// A second way to each number: from the readings, by the definitions.
func TestSummaryAgainstDefinitions(t *testing.T) {
	t.Parallel()
	rng := random(t)
	for range 30 {
		tickets, p := randomTickets(rng, 60, false), anyPeriod(rng)
		s := summarize(t, p, randomTerms, tickets, metrics.ByPriority)
		for _, k := range []metrics.Key{{Priority: "1"}, {Priority: "2"}, {}} {
			want := byDefinition(tickets, p, k.Priority)
			for _, c := range kinds[metrics.Count](t, "Count") {
				require.ElementsMatch(t, want[string(c)], s.Count(k, c).Tickets, c)
			}
			for _, m := range metrics.Measures() {
				a := s.Attainment(k, m)
				require.ElementsMatch(t, want["met "+string(m)], ordered(a.Met), m)
				require.ElementsMatch(t, want["missed "+string(m)], ordered(a.Missed), m)
				require.ElementsMatch(t, want["past "+string(m)], ordered(a.PastTarget), m)
				require.ElementsMatch(t, want["ended "+string(m)], s.Time(k, m, metrics.Elapsed, metrics.Mean).Tickets, m)
			}
		}
	}
}

// byDefinition lists the tickets of a priority behind each number.
func byDefinition(tickets []metrics.Ticket, p metrics.Period, priority metrics.Priority) map[string][]metrics.TicketID {
	lists := make(map[string][]metrics.TicketID)
	for _, t := range tickets {
		r := metrics.Read(t, randomTerms, p.To.Add(-time.Nanosecond))
		in := func(at time.Time) bool { return !at.IsZero() && !at.Before(p.From) && at.Before(p.To) }
		add := func(list string, ok bool) {
			if ok {
				lists[list] = append(lists[list], t.ID)
			}
		}
		if r.Priority != priority || !t.Opened.Before(p.To) {
			continue
		}
		add("tickets", r.State.Open() || in(r.Ended))
		add("opened", in(t.Opened))
		add("open", r.State.Open())
		add("reopened", slices.ContainsFunc(r.Reopened, in))
		add("resolved", in(r.Resolve.At))
		for _, m := range metrics.Measures() {
			o := r.Of(m)
			add("ended "+string(m), in(o.At))
			add("met "+string(m), in(o.At) && o.Verdict == metrics.Met)
			add("missed "+string(m), in(o.At) && o.Verdict == metrics.Missed)
			add("past "+string(m), o.Verdict == metrics.RunningMissed)
		}
	}
	return lists
}

func TestSummaryByMonthIsASummaryOfEachMonth(t *testing.T) {
	t.Parallel()
	rng := random(t)
	for _, zone := range []string{"UTC", "Europe/Paris", "America/Asuncion"} {
		p := span(t, zone, "2026-01-16T09:30/2026-05-12")
		tickets := randomTickets(rng, 200, false)
		whole := summarize(t, p, randomTerms, tickets, metrics.ByMonth, metrics.ByPriority)
		groups := 0
		for _, m := range p.Months() {
			one := summarize(t, m, randomTerms, tickets, metrics.ByPriority)
			for k, g := range one.Groups {
				inWhole := k
				inWhole.Month = m.From.Format("2006-01")
				require.Equal(t, groupText(g)+stockText(one.Stock(k)), groupText(whole.Groups[inWhole])+stockText(whole.Stock(inWhole)), "%s %v", zone, inWhole)
				groups++
			}
		}
		require.Len(t, whole.Groups, groups)
	}
}

func TestMergedMonthsEqualTheWholeWhenNothingIsTakenBack(t *testing.T) {
	t.Parallel()
	rng := random(t)
	for range 10 {
		by := slices.DeleteFunc(anyDimensions(rng), func(d metrics.Dimension) bool { return d == metrics.ByMonth })
		tickets, p, terms := randomTickets(rng, 150, true), anyPeriod(rng), randomTerms
		terms.Policy = presets()[rng.IntN(3)]
		var merged metrics.Summary
		months := p.Months()
		rng.Shuffle(len(months), func(i, j int) { months[i], months[j] = months[j], months[i] })
		for _, m := range months {
			require.NoError(t, merged.Merge(summarize(t, m, terms, tickets, by...)))
		}
		same(t, summarize(t, p, terms, tickets, by...), merged)
	}
}

// The documented exception: what a later month took back.
func TestMergedMonthsKeepWhatWasTakenBack(t *testing.T) {
	t.Parallel()
	ticket := openedAt("T1", "5 09:00", "6 09:00 resolved")
	ticket.Log = append(ticket.Log, metrics.Entry{At: month(time.April).From, Kind: metrics.Reopened}, metrics.Entry{At: month(time.April).From.Add(time.Hour), Kind: metrics.Resolved})
	merged := summarize(t, month(time.March), metrics.Terms{}, []metrics.Ticket{ticket})
	require.NoError(t, merged.Merge(summarize(t, month(time.April), metrics.Terms{}, []metrics.Ticket{ticket})))
	require.Equal(t, 2, merged.Count(metrics.Key{}, metrics.CountResolved).N)
	whole := summarize(t, metrics.Period{From: month(time.March).From, To: month(time.April).To}, metrics.Terms{}, []metrics.Ticket{ticket})
	require.Equal(t, 1, whole.Count(metrics.Key{}, metrics.CountResolved).N)
}

// Accounts, too, are summed apart and merged.
func TestMergedAccountsEqualTheWhole(t *testing.T) {
	t.Parallel()
	rng := random(t)
	tickets, p := randomTickets(rng, 300, false), anyPeriod(rng)
	by := append(anyDimensions(rng), metrics.ByMonth)
	var merged metrics.Summary
	for _, id := range []account.ID{"A3", "A1", "A2"} {
		own := slices.DeleteFunc(slices.Clone(tickets), func(t metrics.Ticket) bool { return t.Account != id })
		require.NoError(t, merged.Merge(summarize(t, p, randomTerms, own, by...)))
	}
	same(t, summarize(t, p, randomTerms, tickets, by...), merged)
}

// sum merges summaries into a fresh one.
func sum(t testing.TB, all ...metrics.Summary) metrics.Summary {
	t.Helper()
	var s metrics.Summary
	for _, o := range all {
		require.NoError(t, s.Merge(o))
	}
	return s
}

func TestMergeIsAMonoid(t *testing.T) {
	t.Parallel()
	rng := random(t)
	for range 25 {
		by := anyDimensions(rng)
		var abc [3]metrics.Summary
		for i := range abc {
			abc[i] = summarize(t, anyPeriod(rng), randomTerms, randomTickets(rng, rng.IntN(40), false), by...)
		}
		a, b, c := abc[0], abc[1], abc[2]
		before := canonical(a) + canonical(b) + canonical(c)
		same(t, sum(t, sum(t, a, b), c), sum(t, a, sum(t, b, c)), "associative")
		same(t, sum(t, a, b), sum(t, b, a), "commutative")
		same(t, a, sum(t, a, metrics.Summary{}), "zero on the right")
		same(t, a, sum(t, metrics.Summary{}, a), "zero on the left")
		sameText(t, before, canonical(a)+canonical(b)+canonical(c), "arguments stay as they were")
	}
}

// What is merged in is copied: adding to the sum later leaves it alone, and
// the other way about.
func TestMergeSharesNothing(t *testing.T) {
	t.Parallel()
	rng := random(t)
	p := month(time.March)
	for range 20 {
		o := summarize(t, p, randomTerms, randomTickets(rng, 40, false), metrics.ByQueue)
		s := sum(t, o)
		before := canonical(o)
		for _, ticket := range randomTickets(rng, 40, false) {
			s.Add(ticket, randomTerms)
		}
		sameText(t, before, canonical(o))
		before = canonical(s)
		for _, ticket := range randomTickets(rng, 40, false) {
			o.Add(ticket, randomTerms)
		}
		sameText(t, before, canonical(s))
	}
}

func TestMergeOfDifferentDimensions(t *testing.T) {
	t.Parallel()
	s := summarize(t, month(time.March), metrics.Terms{}, []metrics.Ticket{opened("")}, metrics.ByQueue)
	before := canonical(s)
	for _, by := range [][]metrics.Dimension{nil, {metrics.ByItem}, {metrics.ByQueue, metrics.ByItem}} {
		o := summarize(t, month(time.April), metrics.Terms{}, []metrics.Ticket{opened("")}, by...)
		require.ErrorIs(t, s.Merge(o), account.ErrInvalid)
		sameText(t, before, canonical(s))
	}
	require.EqualError(t, s.Merge(metrics.NewSummary(month(time.April))), "metrics: merge a summary by [] into one by [queue]: invalid")
}

// A summary without a period is not empty when it has dimensions or groups.
func TestMergeWithoutAPeriod(t *testing.T) {
	t.Parallel()
	s := metrics.NewSummary(metrics.Period{}, metrics.ByQueue)
	require.ErrorIs(t, s.Merge(metrics.NewSummary(month(time.April), metrics.ByItem)), account.ErrInvalid)
	groups := metrics.Summary{Groups: map[metrics.Key]*metrics.Group{{}: {Opened: []metrics.TicketID{"T1"}}}}
	require.Equal(t, []metrics.TicketID{"T1"}, sum(t, metrics.NewSummary(month(time.April)), groups).Groups[metrics.Key{}].Opened)
}

func TestMergeCoversBothPeriods(t *testing.T) {
	t.Parallel()
	early, late := metrics.NewSummary(month(time.January)), metrics.NewSummary(month(time.March))
	want := metrics.Period{From: month(time.January).From, To: month(time.March).To}
	require.Equal(t, want, sum(t, early, late).Period)
	require.Equal(t, want, sum(t, late, early).Period)
}

// Stocks do not add up over time: the last one is read.
func TestStocksAreKeptPerInstant(t *testing.T) {
	t.Parallel()
	terms := metrics.Terms{Targets: resolveIn(metrics.Elapsed, time.Hour)}
	tickets := []metrics.Ticket{openedAt("long", "5 09:00", ""), openedAt("short", "6 09:00", "")}
	tickets[1].Log = []metrics.Entry{{At: month(time.April).From.Add(time.Hour), Kind: metrics.Resolved}}
	march, april := summarize(t, month(time.March), terms, tickets), summarize(t, month(time.April), terms, tickets)
	for _, s := range []metrics.Summary{sum(t, march, april), sum(t, april, march)} {
		require.Equal(t, []metrics.TicketID{"long"}, s.Stock(metrics.Key{}).Open)
		require.Equal(t, []metrics.TicketID{"long"}, s.Stock(metrics.Key{}).PastTarget(metrics.Resolve))
		require.Equal(t, "2 2 1 1", fmt.Sprint(s.Count(metrics.Key{}, metrics.CountTickets).N, s.Count(metrics.Key{}, metrics.CountOpened).N,
			s.Count(metrics.Key{}, metrics.CountResolved).N, s.Count(metrics.Key{}, metrics.CountOpen).N))
	}
	require.Len(t, march.Stock(metrics.Key{}).Open, 2)
	// Two of one instant do.
	other := summarize(t, month(time.March), terms, []metrics.Ticket{openedAt("other", "5 09:00", "")})
	both := sum(t, march, other)
	require.Equal(t, []metrics.TicketID{"long", "other", "short"}, ordered(both.Stock(metrics.Key{}).Open))
	require.Nil(t, both.Stock(metrics.Key{}).PastTarget("smile"))
}

func TestStockOfMonths(t *testing.T) {
	t.Parallel()
	p := metrics.Period{From: month(time.March).From, To: month(time.April).From.AddDate(0, 0, 14)}
	s := summarize(t, p, metrics.Terms{}, []metrics.Ticket{openedAt("T1", "5 09:00", "")}, metrics.ByMonth)
	tests := []struct {
		month string
		at    time.Time
		open  int
	}{
		{"2026-03", month(time.April).From, 1}, {"2026-04", p.To, 1}, {"2026-05", p.To, 0}, {"", p.To, 0},
	}
	for _, tt := range tests {
		stock := s.Stock(metrics.Key{Month: tt.month})
		require.True(t, stock.At.Equal(tt.at), tt.month)
		require.Len(t, stock.Open, tt.open, tt.month)
	}
}

func TestRollupEqualsDirectGrouping(t *testing.T) {
	t.Parallel()
	rng := random(t)
	for range 10 {
		tickets, p := randomTickets(rng, 120, true), anyPeriod(rng)
		s := summarize(t, p, randomTerms, tickets, metrics.ByAccount, metrics.ByKind, metrics.ByPriority, metrics.ByMonth, metrics.ByCategory, metrics.ByItem, metrics.ByQueue)
		before := canonical(s)
		by := anyDimensions(rng)
		same(t, summarize(t, p, randomTerms, tickets, by...), s.Rollup(by...), by)
		sameText(t, before, canonical(s))
	}
}

func TestRollupLeavesOutDimensionsTheSummaryHasNot(t *testing.T) {
	t.Parallel()
	s := summarize(t, month(time.March), metrics.Terms{}, []metrics.Ticket{opened("")}, metrics.ByQueue)
	same(t, s, s.Rollup(metrics.ByQueue, metrics.ByItem, "colour"))
}

// A Summary that is only declared takes tickets once it has a period.
func TestSummaryDeclared(t *testing.T) {
	t.Parallel()
	s := metrics.Summary{Period: month(time.March)}
	s.Add(opened(""), metrics.Terms{})
	require.Equal(t, []metrics.TicketID{"T1"}, s.Tickets(metrics.Key{}))
}

func ExampleSummarize() {
	at := func(day, hour int) time.Time { return time.Date(2026, time.March, day, hour, 0, 0, 0, time.UTC) }
	tickets := []metrics.Ticket{
		{ID: "1", Priority: "1", Opened: at(2, 9), Log: []metrics.Entry{{At: at(2, 11), Kind: metrics.Resolved}}},
		{ID: "2", Priority: "1", Opened: at(3, 9), Log: []metrics.Entry{{At: at(3, 15), Kind: metrics.Resolved}}},
		{ID: "3", Priority: "2", Opened: at(4, 9)},
	}
	terms := []metrics.Terms{{Targets: []metrics.Target{{Measure: metrics.Resolve, Clock: metrics.Elapsed, Within: 4 * time.Hour}}}}
	period := metrics.Period{From: at(1, 0), To: at(31, 0)}
	s, err := metrics.Summarize(func(yield func(metrics.Ticket, error) bool) {
		for _, t := range tickets {
			if !yield(t, nil) {
				return
			}
		}
	}, terms, period, metrics.ByPriority)
	if err != nil {
		fmt.Println(err)
	}
	for _, k := range s.Keys() {
		mean := s.Time(k, metrics.Resolve, metrics.Elapsed, metrics.Mean)
		kept := s.Attained(k, metrics.Resolve)
		fmt.Println(k.Priority, mean.Value, mean.Known, mean.N, kept.Value, kept.Tickets)
	}
	// Output:
	// 1 4 true 2 0.5 [1 2]
	// 2 0 false 0 0 [3]
}

// TestTargetsArePromisedToThePriority: a ticket that was raised after it was
// acknowledged is judged by the priority it had, and does not make the promise
// to its priority two.
func TestTargetsArePromisedToThePriority(t *testing.T) {
	t.Parallel()
	target := func(p metrics.Priority, within time.Duration) metrics.Target {
		return metrics.Target{Priority: p, Measure: metrics.Acknowledge, Clock: metrics.Elapsed, Within: within}
	}
	terms := metrics.Terms{Targets: []metrics.Target{target("1", time.Hour), target("2", 4*time.Hour)}}
	s := metrics.NewSummary(june, metrics.ByPriority)
	opened := date(time.June, 2)
	s.Add(metrics.Ticket{ID: "raised", Account: "a", Priority: "2", Opened: opened, Log: []metrics.Entry{
		{At: opened.Add(2 * time.Hour), Kind: metrics.Acknowledged},
		{At: opened.Add(3 * time.Hour), Kind: metrics.Prioritised, Priority: "1"},
	}}, terms)
	key := metrics.Key{Priority: "1"}
	require.Equal(t, []metrics.Target{target("", time.Hour)}, s.Targets(key, metrics.Acknowledge))
	require.Len(t, s.Attainment(key, metrics.Acknowledge).Met, 1, "2 h are within the 4 of priority 2")
	require.Empty(t, s.Targets(key, metrics.Resolve))
	terms.Targets[0].Within = 2 * time.Hour
	other := metrics.NewSummary(june, metrics.ByPriority)
	other.Add(metrics.Ticket{ID: "other", Account: "b", Priority: "1", Opened: opened, Log: []metrics.Entry{
		{At: opened.Add(time.Hour), Kind: metrics.Acknowledged}}}, terms)
	require.NoError(t, s.Merge(other))
	require.Equal(t, []metrics.Target{target("", time.Hour), target("", 2*time.Hour)}, s.Targets(key, metrics.Acknowledge))
}
