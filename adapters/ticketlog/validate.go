package ticketlog

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// stateEntries are the entries that a state can make, eventEntries those that
// an event can make beside these. A state is left by the next one, so that
// nothing but leaving it is needed to resume; what is opened, queued or
// prioritised is no state.
var (
	stateEntries = []metrics.EntryKind{
		"", metrics.Acknowledged, metrics.Held, metrics.Restored, metrics.Repaired,
		metrics.Resolved, metrics.Reopened, metrics.Closed,
	}
	eventEntries = []metrics.EntryKind{
		Opened, metrics.Resumed, metrics.Queued, metrics.Prioritised,
	}
)

const noUseInFlat = "is of no use in a flat export"

// Validate names every fault of the mapping by field.
func (m Mapping) Validate() error {
	var f account.Faults
	f.Check(m.Format == "" || m.Format == CSV || m.Format == JSONLines,
		"format", "%q is not csv or jsonl", m.Format)
	f.Check(m.Delimiter == "" || m.Format != JSONLines, "delimiter", "is of no use in JSON lines")
	f.Check(validDelimiter(m.Delimiter), "delimiter", "%q is not one character that can separate cells", m.Delimiter)
	f.Check(m.Form == Events || m.Form == Flat, "form", "%q is not events or flat", m.Form)
	f.Check(m.Facts == "" || m.Facts == LastKnown || m.Facts == LastRow,
		"facts", "%q is not last-known or last-row", m.Facts)
	f.In("columns", m.Columns.validate(m))
	f.Check(len(m.Times) > 0, "times", "is missing")
	for i, layout := range m.Times {
		f.Check(tellsDate(layout), index("times", i), "%q is not a layout that tells a date", layout)
	}
	_, err := time.LoadLocation(m.Zone)
	f.Check(err == nil && m.Zone != "Local", "zone", "%q is not a zone known here", m.Zone)
	for i, mark := range m.Missing {
		checkWord(&f, index("missing", i), mark)
	}
	m.checkRules(&f)
	checkLabels(&f, "priorities", m.Priorities)
	checkLabels(&f, "impacts", m.Impacts)
	checkLabels(&f, "kinds", m.Kinds)
	for _, label := range slices.Sorted(maps.Keys(m.Impacts)) {
		impact := m.Impacts[label]
		f.Check(knownImpact(impact), key("impacts", label), "%q is not none, minor, degraded or disrupted", impact)
	}
	if m.Default.Account != "" {
		f.In("default", account.CheckID("account", m.Default.Account))
	}
	f.Check(m.Columns.Account != "" || m.Default.Account != "", "columns.account",
		"is missing, and there is no default.account")
	f.Check(m.Visibility.Known(), "visibility", "%q is not an audience", m.Visibility)
	return f.Err()
}

func (c Columns) validate(m Mapping) error {
	var f account.Faults
	for field, value := range reflect.ValueOf(c).Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		column := Column(value.String())
		n, numbered := column.number()
		f.Check(!numbered || n > 0, name, "%q: columns are numbered from #1", column)
		f.Check(!numbered || m.Format != JSONLines, name, "%q: keys of JSON lines have no number", column)
	}
	f.Check(c.Ticket != "", "ticket", "is missing")
	if m.Form == Flat {
		f.Check(c.Opened != "", "opened", "is missing")
		f.Check(c.At == "", "at", noUseInFlat)
		f.Check(c.Sequence == "", "sequence", noUseInFlat)
		f.Check(c.State == "", "state", noUseInFlat)
		f.Check(c.Event == "", "event", noUseInFlat)
		f.Check(c.Reason == "", "reason", noUseInFlat)
		f.Check(c.By == "", "by", noUseInFlat)
		return f.Err()
	}
	f.Check(c.At != "", "at", "is missing")
	f.Check(c.State != "" || c.Event != "", "state", "is missing, and there is no event")
	f.Check(c.State == "" || c.Event == "", "event", "stands beside state; an event log has one of the two")
	return f.Err()
}

func (m Mapping) checkRules(f *account.Faults) {
	allowed := stateEntries
	if m.Columns.Event != "" {
		allowed = slices.Concat(stateEntries, eventEntries)
	}
	f.Check(len(m.Rules) > 0 || m.Columns.State == "", "rules", "is missing; a state column needs them")
	if m.Form == Flat {
		f.Check(len(m.Rules) == 0, "rules", noUseInFlat)
		f.Check(!m.Adjacent, "adjacent", noUseInFlat)
		f.Check(m.Facts == "", "facts", noUseInFlat)
	}
	seen := make(map[string]bool, len(m.Rules))
	for i, r := range m.Rules {
		field := index("rules", i)
		checkWord(f, field+".word", r.Word)
		f.Check(!seen[r.Word], field+".word", "repeats %q", r.Word)
		seen[r.Word] = true
		f.Check(slices.Contains(allowed, r.Entry), field+".entry", "%q is not one of %q", r.Entry, allowed)
		f.Check(r.Entry != metrics.Queued || m.Columns.Queue != "", field+".entry", "needs columns.queue")
		f.Check(r.Entry != metrics.Prioritised || m.Columns.Priority != "", field+".entry", "needs columns.priority")
	}
}

// checkWord records a word that no cell can be, for cells are read without the
// white space around them, and an empty one is missing.
func checkWord(f *account.Faults, field, word string) {
	f.Check(word != "", field, "is empty")
	f.Check(word == strings.TrimSpace(word), field, "%q has white space around it", word)
}

func checkLabels[T any](f *account.Faults, field string, names map[string]T) {
	for _, label := range slices.Sorted(maps.Keys(names)) {
		checkWord(f, key(field, label), label)
	}
}

// validDelimiter asks of a delimiter what encoding/csv does; none is a comma.
func validDelimiter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return s == "" || size == len(s) && r != utf8.RuneError && !strings.ContainsRune("\"\r\n\x00", r)
}

func knownImpact(i metrics.Impact) bool { return i == metrics.NoImpact || i.Rank() > 0 }

// index is the field of the i-th element of a list.
func index(field string, i int) string { return field + "[" + strconv.Itoa(i) + "]" }

// key is the field of the element of a map.
func key(field, name string) string { return field + "[" + strconv.Quote(name) + "]" }
