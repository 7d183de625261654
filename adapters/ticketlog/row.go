package ticketlog

import (
	"cmp"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A row is what one row of an export says.
type row struct {
	line     int
	at       time.Time
	sequence int64
	// word is nil where the row tells no known state or event.
	word     *word
	reason   string
	by       account.PersonID
	priority metrics.Priority
	queue    string
	// facts are shared by rows of a ticket that tell the same.
	facts *facts
}

// facts are what a row says of the ticket as a whole. A zero field is one that
// it does not tell.
type facts struct {
	account        account.ID
	kind           metrics.TicketKind
	channel        string
	level          int
	impact         metrics.Impact
	customerImpact metrics.Impact
	item           account.ItemID
	category       string
	summary        string
	problem        metrics.ProblemID
	causedBy       metrics.ChangeID
	opened         time.Time
	steps          [len(stepKinds)]time.Time
	reopens        int
}

// stepKinds are the kinds of entry that a column of their own can tell, in the
// order in which entries of one instant belong.
var stepKinds = [...]metrics.EntryKind{
	metrics.Acknowledged, metrics.Restored, metrics.Repaired, metrics.Resolved, metrics.Closed,
}

// Indices of stepKinds.
const (
	acknowledged = iota
	restored
	repaired
	resolved
	closed
)

// compare orders the rows of a ticket: the event that opens it comes first.
// Rows that it does not tell apart stay as they stand in the file.
func (r row) compare(s row) int {
	return cmp.Or(
		cmp.Compare(r.rank(), s.rank()),
		r.at.Compare(s.at),
		cmp.Compare(r.sequence, s.sequence),
	)
}

func (r row) rank() int {
	if r.opens() {
		return 0
	}
	return 1
}

func (r row) opens() bool { return r.word != nil && r.word.entry == Opened }

// or returns f with what it does not tell taken from older facts.
func (f facts) or(older facts) facts {
	f.account = cmp.Or(f.account, older.account)
	f.kind = cmp.Or(f.kind, older.kind)
	f.channel = cmp.Or(f.channel, older.channel)
	f.level = cmp.Or(f.level, older.level)
	f.impact = cmp.Or(f.impact, older.impact)
	f.customerImpact = cmp.Or(f.customerImpact, older.customerImpact)
	f.item = cmp.Or(f.item, older.item)
	f.category = cmp.Or(f.category, older.category)
	f.summary = cmp.Or(f.summary, older.summary)
	f.problem = cmp.Or(f.problem, older.problem)
	f.causedBy = cmp.Or(f.causedBy, older.causedBy)
	f.opened = cmp.Or(f.opened, older.opened)
	for i := range f.steps {
		f.steps[i] = cmp.Or(f.steps[i], older.steps[i])
	}
	f.reopens = cmp.Or(f.reopens, older.reopens)
	return f
}

// end is when the ticket was resolved, or else closed, as its columns tell;
// zero when they do not.
func (f *facts) end() time.Time { return cmp.Or(f.steps[resolved], f.steps[closed]) }
