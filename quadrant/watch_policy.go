package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
	"github.com/accordhq/accord/metrics"
)

// A WatchPolicy says what trouble is, who must be told of it, and by when. A zero
// field takes its default, an empty list means none; see [DefaultWatchPolicy]. The
// white paper gives no numbers: these are the library's. Minutes are elapsed ones,
// for trouble does not wait for service hours.
type WatchPolicy struct {
	// Impact is that of a ticket, in the provider's view, from which on it is a
	// disruption.
	Impact metrics.Impact `json:"impact,omitempty"`
	// CustomerWord is the impact in the customer's own word from which on a ticket is
	// a disruption, where that word is graver than the provider's view.
	CustomerWord metrics.Impact `json:"customer_word,omitempty"`
	// Prime is the impact from which on a ticket that is open in the customer's
	// prime hours is a disruption.
	Prime metrics.Impact `json:"prime,omitempty"`
	// Priorities are those whose tickets are disruptions, from the opening or from
	// when the priority was changed to one of them.
	Priorities []metrics.Priority `json:"priorities,omitzero"`
	// Longer says for how long a ticket may do harm before it is a disruption, time on
	// hold left out.
	Longer []Longer `json:"longer,omitzero"`
	// Related is how many open incidents that share a problem or an item are a
	// disruption together, opened within RelatedMinutes of each other.
	Related        int `json:"related,omitempty"`
	RelatedMinutes int `json:"related_minutes,omitempty"`
	// DueDays is within how many working days before its date a promise that is not
	// kept yet is in danger.
	DueDays int `json:"due_days,omitempty"`
	// DueShare is the share of a target's time, on the target's own clock, that puts the
	// target in danger when no more is left.
	DueShare float64 `json:"due_share,omitempty"`
	// Tell says who must be told.
	Tell []Telling `json:"tell,omitzero"`
	// Escalate says who hears that somebody was not told in time.
	Escalate []TellingStep `json:"escalate,omitzero"`
}

// A Longer says after how long a ticket of an impact, or a graver one, is a
// disruption.
type Longer struct {
	Impact  metrics.Impact `json:"impact"`
	Minutes int            `json:"minutes"`
}

// A Telling says that somebody must be told of trouble of a class.
type Telling struct {
	Class Class `json:"class"`
	// Role is the provider's whose holder must be told. Quadrant is the customer's
	// in which somebody must be, by word of the provider's people. It is one of both.
	Role     account.Role `json:"role,omitempty"`
	Quadrant Quadrant     `json:"quadrant,omitempty"`
	// Minutes is how long after the trouble began.
	Minutes int `json:"minutes"`
}

// to names whom a telling is for.
func (t Telling) to() string {
	if t.Quadrant != "" {
		return string(t.Quadrant)
	}
	return string(t.Role)
}

// Label says whom a telling is for.
func (t Telling) Label() account.Text {
	if t.Quadrant != "" {
		return t.Quadrant.Label()
	}
	return t.Role.Label()
}

// within is how long after the trouble began somebody must be told.
func (t Telling) within() time.Duration { return minutes(t.Minutes) }

// A TellingStep says to which role it is escalated that somebody was not told, and how
// long after they should have been.
type TellingStep struct {
	Minutes int          `json:"minutes"`
	To      account.Role `json:"to"`
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

// DefaultWatchPolicy returns the default of each field.
//
// A ticket is a disruption when we take it to be disrupted; when the customer takes it
// to be degraded or graver, and graver than we do; when it is degraded or graver in the
// customer's prime hours; when it has priority 1; and when it has been degraded for
// four hours or minor for three days. A request or a question is one by its impact and
// the customer's word alone. So are three related ones, opened within a day. A
// promise is in danger one working day before its date, a target when a quarter of its
// time or less is left.
//
// Of a disruption the operations supervisor is told within a quarter of an hour, the
// account manager within half an hour, the executive partner and the customer's
// business within the hour: before they call. Of a promise not kept in time, the
// operations supervisor within one hour, the account manager within two, the executive
// partner and the customer's business within a day. Of one in danger, the operations
// supervisor and the account manager within four hours, and the customer's business
// within a day. That somebody was not told in time goes to the account manager at once,
// and an hour later to the executive partner.
func DefaultWatchPolicy() WatchPolicy {
	const day = 24 * 60
	return WatchPolicy{
		Impact: metrics.Disrupted, CustomerWord: metrics.Degraded, Prime: metrics.Degraded,
		Priorities: []metrics.Priority{"1"},
		Longer:     []Longer{{metrics.Degraded, 4 * 60}, {metrics.Minor, 3 * day}},
		Related:    3, RelatedMinutes: day,
		DueDays: 1, DueShare: 0.25,
		Tell: []Telling{
			{Class: Disruption, Role: account.OperationsSupervisor, Minutes: 15},
			{Class: Disruption, Role: account.AccountManager, Minutes: 30},
			{Class: Disruption, Role: account.ExecutivePartner, Minutes: 60},
			{Class: Disruption, Quadrant: Q1, Minutes: 60},
			{Class: Missed, Role: account.OperationsSupervisor, Minutes: 60},
			{Class: Missed, Role: account.AccountManager, Minutes: 2 * 60},
			{Class: Missed, Role: account.ExecutivePartner, Minutes: day},
			{Class: Missed, Quadrant: Q1, Minutes: day},
			{Class: Endangered, Role: account.OperationsSupervisor, Minutes: 4 * 60},
			{Class: Endangered, Role: account.AccountManager, Minutes: 4 * 60},
			{Class: Endangered, Quadrant: Q1, Minutes: day},
		},
		Escalate: []TellingStep{{0, account.AccountManager}, {60, account.ExecutivePartner}},
	}
}

// OrDefault returns the policy with the default of each field that is zero.
func (p WatchPolicy) OrDefault() WatchPolicy {
	d := DefaultWatchPolicy()
	orDefault(&p.Impact, d.Impact)
	orDefault(&p.CustomerWord, d.CustomerWord)
	orDefault(&p.Prime, d.Prime)
	orDefault(&p.Related, d.Related)
	orDefault(&p.RelatedMinutes, d.RelatedMinutes)
	orDefault(&p.DueDays, d.DueDays)
	orDefault(&p.DueShare, d.DueShare)
	if p.Priorities == nil {
		p.Priorities = d.Priorities
	}
	if p.Longer == nil {
		p.Longer = d.Longer
	}
	if p.Tell == nil {
		p.Tell = d.Tell
	}
	if p.Escalate == nil {
		p.Escalate = d.Escalate
	}
	return p
}

func orDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// Validate names every fault of the policy by field. The zero policy has none.
func (p WatchPolicy) Validate() error {
	const days, most = 36525, 36525 * 24 * 60 // a century, far from where durations end
	var f account.Faults
	between := func(field string, n, least, most int) {
		f.Check(least <= n && n <= most, field, "is not between %d and %d", least, most)
	}
	for _, c := range []struct {
		field  string
		impact metrics.Impact
	}{{"impact", p.Impact}, {"customer_word", p.CustomerWord}, {"prime", p.Prime}} {
		f.Check(c.impact == "" || c.impact.Rank() > 0, c.field, "%q is not minor, degraded or disrupted", c.impact)
	}
	for i, priority := range p.Priorities {
		f.Check(priority != "", form.Index("priorities", i), "is missing")
		f.Check(!slices.Contains(p.Priorities[:i], priority), form.Index("priorities", i), "repeats %q", priority)
	}
	for i, l := range p.Longer {
		f.Check(l.Impact.Rank() > 0, form.Index("longer", i)+".impact", "%q is not minor, degraded or disrupted", l.Impact)
		between(form.Index("longer", i)+".minutes", l.Minutes, 1, most)
	}
	f.Check(p.Related == 0 || p.Related > 1, "related", "is not above 1")
	between("related_minutes", p.RelatedMinutes, 0, most)
	between("due_days", p.DueDays, 0, days)
	f.Check(p.DueShare >= 0 && p.DueShare <= 1, "due_share", "is not between 0 and 1")
	for i, t := range p.Tell {
		field := form.Index("tell", i)
		f.Check(t.Class.Rank() > 0, field+".class", "%q is not endangered, missed or disruption", t.Class)
		f.Check((t.Role == "") != (t.Quadrant == ""), field, "is for a role or for a quadrant, and for one of both")
		if t.Role != "" {
			f.In(field, account.CheckID("role", t.Role))
		}
		f.Check(t.Quadrant == "" || t.Quadrant.Side() == account.CustomerSide, field+".quadrant",
			"%q is not one of the customer's", t.Quadrant)
		between(field+".minutes", t.Minutes, 0, most)
		f.Check(!slices.ContainsFunc(p.Tell[:i], func(o Telling) bool { return o.Class == t.Class && o.to() == t.to() }),
			field, "repeats an earlier one")
	}
	for i, e := range p.Escalate {
		between(form.Index("escalate", i)+".minutes", e.Minutes, 0, most)
		f.In(form.Index("escalate", i), account.CheckID("to", e.To))
		f.Check(!slices.Contains(p.Escalate[:i], e), form.Index("escalate", i), "repeats an earlier step")
	}
	return f.Err()
}
