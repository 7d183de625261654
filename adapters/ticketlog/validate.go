package ticketlog

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/tabular"
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

const (
	noUseInFlat = "is of no use in a flat export"
	kinds       = "incident, request or question"
)

// Validate names every fault of the mapping by field.
func (m Mapping) Validate() error {
	var f account.Faults
	f.Check(m.Form == Events || m.Form == Flat, "form", "%q is not events or flat", m.Form)
	f.Check(m.Facts == "" || m.Facts == LastKnown || m.Facts == LastRow,
		"facts", "%q is not last-known or last-row", m.Facts)
	f.In("columns", m.Columns.validate(m))
	tabular.CheckLayout(&f, m.layout())
	m.checkRules(&f)
	tabular.CheckLabels(&f, "priorities", m.Priorities)
	tabular.CheckLabels(&f, "impacts", m.Impacts)
	tabular.CheckLabels(&f, "kinds", m.Kinds)
	tabular.CheckNames(&f, "impacts", m.Impacts, metrics.Impact.Known, "none, minor, degraded or disrupted")
	tabular.CheckNames(&f, "kinds", m.Kinds, metrics.TicketKind.Known, kinds)
	f.Check(m.Default.Kind.Known(), "default.kind", "%q is not %s", m.Default.Kind, kinds)
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
	tabular.CheckColumns(&f, c, m.Format)
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
		field := tabular.Index("rules", i)
		tabular.CheckWord(f, field+".word", r.Word)
		f.Check(!seen[r.Word], field+".word", "repeats %q", r.Word)
		seen[r.Word] = true
		f.Check(slices.Contains(allowed, r.Entry), field+".entry", "%q is not one of %q", r.Entry, allowed)
		f.Check(r.Entry != metrics.Queued || m.Columns.Queue != "", field+".entry", "needs columns.queue")
		f.Check(r.Entry != metrics.Prioritised || m.Columns.Priority != "", field+".entry", "needs columns.priority")
	}
}
