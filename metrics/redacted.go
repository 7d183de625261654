package metrics

import (
	"slices"

	"github.com/accordhq/accord/account"
)

// Clone returns a copy that shares nothing that can change.
func (t Ticket) Clone() Ticket {
	t.Log = slices.Clone(t.Log)
	return t
}

// Redacted returns a copy without what a redaction takes out of the summary, the
// category, the channel, queues and reasons.
func (t Ticket) Redacted(r account.Redaction) Ticket {
	t = t.Clone()
	t.Summary, t.Category = r.Words(t.Summary), r.Words(t.Category)
	t.Channel, t.Queue = r.Words(t.Channel), r.Words(t.Queue)
	for i, e := range t.Log {
		t.Log[i].Reason, t.Log[i].Queue = r.Words(e.Reason), r.Words(e.Queue)
	}
	return t
}

// Redacted returns the activity without what a redaction takes out of the summary
// and the result.
func (a Activity) Redacted(r account.Redaction) Activity {
	a.Summary, a.Result = r.Words(a.Summary), r.Words(a.Result)
	return a
}
