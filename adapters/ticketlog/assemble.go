package ticketlog

import (
	"cmp"
	"slices"

	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/metrics"
)

// An assembler makes tickets of their rows.
type assembler struct {
	mapping Mapping
	// firstOpens says that the first row opens a ticket, for want of a column
	// or an event that does.
	firstOpens bool
	journal    *journal
}

func newAssembler(m Mapping) *assembler {
	return &assembler{
		mapping:    m,
		firstOpens: m.Columns.Opened == "" && !m.makes(Opened),
		journal:    newJournal(m),
	}
}

// ticket makes the ticket of a group, or says which of its parts is missing.
func (a *assembler) ticket(g *group) (t metrics.Ticket, missing *tabular.Flaw) {
	rows := g.rows
	slices.SortStableFunc(rows, row.compare)
	first, last := rows[0], rows[len(rows)-1]
	f := *last.facts
	if a.mapping.Facts != LastRow {
		f = *first.facts
		for _, r := range rows[1:] {
			f = r.facts.or(f)
		}
	}
	opened := f.opened
	if opened.IsZero() && (first.opens() || a.firstOpens) {
		opened = first.at
	}
	if opened.IsZero() {
		return t, noOpening
	}
	if f.account = cmp.Or(f.account, a.mapping.Default.Account); f.account == "" {
		return t, noAccount
	}
	if a.mapping.Form == Flat {
		// Its row happened at no instant: what it tells is put at the end.
		rows[0].at = cmp.Or(f.end(), opened)
	}
	return metrics.Ticket{
		ID:             g.ticket,
		Account:        f.account,
		Kind:           cmp.Or(f.kind, a.mapping.Default.Kind),
		Priority:       first.priority,
		Queue:          first.queue,
		Channel:        f.channel,
		SupportLevel:   f.level,
		Impact:         f.impact,
		CustomerImpact: f.customerImpact,
		Item:           f.item,
		Category:       f.category,
		Summary:        f.summary,
		Problem:        f.problem,
		CausedBy:       f.causedBy,
		Opened:         opened,
		Log:            a.journal.write(rows, f),
		Visibility:     a.mapping.Visibility,
	}, nil
}

// The flaws of a ticket that leave its rows out.
var (
	noOpening = &tabular.Flaw{Reason: "no row of the ticket tells when it was opened"}
	noAccount = &tabular.Flaw{Reason: "no row of the ticket tells its account, and the mapping has no default"}
)
