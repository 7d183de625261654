package metrics

import "github.com/accordhq/accord/account"

// A Policy says how the clocks of a ticket are read where the field disagrees.
// The zero value is [ITIL]. The presets:
//
//	                                   ITIL         Zendesk      Strict
//	first response                     any step     acknowledged acknowledged
//	a hold pauses the response clock   yes          no           no
//	a reopen                           pauses       pauses       continues
//	a priority change                  retroactive  retroactive  strictest
//	a later step stands for an omitted yes          no           no
//	due soon, share of target left     0.25         0.25         0.25
type Policy struct {
	// Name is said in explanations.
	Name string `json:"name"`
	// Response says what counts as the first response.
	Response ResponseRule `json:"response"`
	// HoldPausesResponse says whether the clocks less hold of the measure
	// acknowledge leave holds out.
	HoldPausesResponse bool `json:"hold_pauses_response"`
	// Reopen says what becomes of the time between resolving and reopening.
	Reopen ReopenRule `json:"reopen"`
	// Priority says from when on the target of a changed priority runs.
	Priority PriorityRule `json:"priority"`
	// Implied says that a step the log omits is taken to have happened at the
	// latest with a later one: restored with repaired, repaired with resolved.
	Implied bool `json:"implied"`
	// DueSoon is the share of a target below which what is left of it is
	// called due soon.
	DueSoon float64 `json:"due_soon"`
}

// A ResponseRule says what counts as the first response to a ticket.
type ResponseRule string

const (
	// RespondByAnyStep counts the first entry that shows somebody at work:
	// acknowledged, held, restored, repaired or resolved.
	RespondByAnyStep ResponseRule = "any-step"
	// RespondByAcknowledging counts an acknowledged entry alone.
	RespondByAcknowledging ResponseRule = "acknowledged"
)

// A ReopenRule says what becomes of the time for which a ticket was thought to
// be resolved.
type ReopenRule string

const (
	// ReopenPauses stops at the last resolution; the time between counts on
	// the gross clocks and is left out, like a hold, on the clocks less hold.
	ReopenPauses ReopenRule = "pauses"
	// ReopenContinues stops at the last resolution; the time between counts on
	// every clock.
	ReopenContinues ReopenRule = "continues"
	// ReopenKeepsFirst stops at the first resolution, whatever comes later: a
	// reopening takes nothing back.
	ReopenKeepsFirst ReopenRule = "keeps-first"
)

// A PriorityRule says from when on the target of a changed priority runs. A
// change after a measure ended does not touch it.
type PriorityRule string

const (
	// PriorityRetroactive measures the last priority's target from the
	// opening.
	PriorityRetroactive PriorityRule = "retroactive"
	// PriorityFromChange measures the last priority's target from the instant
	// it was set.
	PriorityFromChange PriorityRule = "from-change"
	// PriorityStrictest holds the earliest due time of any priority the ticket
	// ever had, each measured from the opening.
	PriorityStrictest PriorityRule = "strictest"
)

const defaultDueSoon = 0.25

// ITIL is the default policy: generous in what shows that work is done, and
// honest about waiting.
func ITIL() Policy {
	return Policy{
		Name:               "ITIL",
		Response:           RespondByAnyStep,
		HoldPausesResponse: true,
		Reopen:             ReopenPauses,
		Priority:           PriorityRetroactive,
		Implied:            true,
		DueSoon:            defaultDueSoon,
	}
}

// Zendesk reads tickets as that product's service levels do: the first reply
// is an answer to the customer and waits for nobody.
func Zendesk() Policy {
	return Policy{
		Name:     "Zendesk",
		Response: RespondByAcknowledging,
		Reopen:   ReopenPauses,
		Priority: PriorityRetroactive,
		DueSoon:  defaultDueSoon,
	}
}

// Strict takes the customer's side in every doubt.
func Strict() Policy {
	return Policy{
		Name:     "Strict",
		Response: RespondByAcknowledging,
		Reopen:   ReopenContinues,
		Priority: PriorityStrictest,
		DueSoon:  defaultDueSoon,
	}
}

// Validate names every fault of the policy by field. The zero policy has none.
func (p Policy) Validate() error {
	if p == (Policy{}) {
		return nil
	}
	var f account.Faults
	f.Check(p.Name != "", "name", "is missing")
	f.Check(p.Response == RespondByAnyStep || p.Response == RespondByAcknowledging,
		"response", "%q is not any-step or acknowledged", p.Response)
	f.Check(p.Reopen == ReopenPauses || p.Reopen == ReopenContinues || p.Reopen == ReopenKeepsFirst,
		"reopen", "%q is not pauses, continues or keeps-first", p.Reopen)
	f.Check(p.Priority == PriorityRetroactive || p.Priority == PriorityFromChange || p.Priority == PriorityStrictest,
		"priority", "%q is not retroactive, from-change or strictest", p.Priority)
	f.Check(p.DueSoon >= 0 && p.DueSoon <= 1, "due_soon", "is not between 0 and 1")
	return f.Err()
}

func (p Policy) orDefault() Policy {
	if p == (Policy{}) {
		return ITIL()
	}
	return p
}
