package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// An AdvisoryDraft is what is known of bad news before anybody has thought about
// options. Its fields are those of an [Advisory].
type AdvisoryDraft struct {
	Account account.ID
	About   account.Ref
	Alert   AlertKey
	Impact  metrics.Impact
	// Known is when we knew; zero for now.
	Known      time.Time
	Headline   account.Text
	How        account.Text
	Visibility account.Visibility
	To         []account.PersonID
}

// DraftAdvisory makes an advisory of what is known at an instant. The options, the
// intent and the channels are for whoever sends it to add. The next report is due as
// [NextReport] says for the customer's own hours; nil where they are not known.
func DraftAdvisory(d AdvisoryDraft, at time.Time, prime *metrics.Calendar) Advisory {
	if d.Known.IsZero() {
		d.Known = at
	}
	return Advisory{
		Account: d.Account, About: d.About, Alert: d.Alert, Impact: d.Impact, Known: plain(d.Known),
		Headline: d.Headline, How: d.How, NextReport: NextReport(at, prime),
		To: slices.Clone(d.To), State: Drafted, Visibility: d.Visibility,
	}
}

// reportWithin is how soon the next word is promised (white paper, chapter "It's Not
// What You Say But How You Say It"). The hours are elapsed ones, for trouble does not
// wait for business hours.
const reportWithin = 24 * time.Hour

// NextReport is when the customer hears of bad news next: 24 hours after an instant
// or, where their own hours do not hold that, at their next opening. Hours that are
// not known, or never open again, are taken to hold it.
func NextReport(at time.Time, prime *metrics.Calendar) time.Time {
	due := plain(at.Add(reportWithin))
	if opening, ok := prime.Add(due, 0); ok {
		return opening
	}
	return due
}
