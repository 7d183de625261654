package quadrant

import (
	"cmp"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A sign is something that tells that not all is well, and when it did.
type sign struct {
	at  time.Time
	ref account.Ref
}

// discontents are the signs of a kind, by the code that says them.
type discontents struct {
	code  string
	signs []sign
}

// serviceAllWell finds service people who think that all is well: the customer's
// people are courteous with them, to get things done, while signs that do not pass
// through courtesy say otherwise (white paper, Quadrant 4). Where somebody at the
// customer was concerned or angry with them, they know of what there was by then.
func serviceAllWell(p Policy, s *study) []account.Finding {
	courteous := s.m.Path(Between(Q3, Q4)).Now.Interactions
	if len(courteous) == 0 {
		return nil
	}
	upset, known := s.moods()
	var said account.Text
	var evidence []account.Ref
	for _, d := range append(s.tickets(), s.dissatisfied(p), upset) {
		d.signs = slices.DeleteFunc(d.signs, func(sign sign) bool { return !sign.at.After(known.At) })
		if len(d.signs) == 0 {
			continue
		}
		next := account.Say(d.code, account.Args{"n": account.Count(len(d.signs))})
		if said.IsZero() {
			said = next
		} else {
			said = account.Say("discontent.and", account.Args{"before": said, "next": next})
		}
		for _, sign := range d.signs {
			evidence = union(evidence, []account.Ref{sign.ref})
		}
	}
	if said.IsZero() {
		return nil
	}
	code := "service.all-well"
	switch {
	case s.lacks(SourceSentiment, p):
		code = "service.all-well-unnoted"
	case !known.At.IsZero():
		code = "service.all-well-since"
		evidence = append(evidence, known.Interaction.Ref())
	}
	return []account.Finding{concern(code, account.OperationsSupervisor, account.Args{
		"n": account.Count(len(courteous)), "signs": said, "day": account.Day(known.At),
	}, union(evidence, refs(courteous))...)}
}

// moods are the conversations of the period in which somebody at the customer was
// concerned or angry and none of the service people took part; known is the last in
// which they did.
func (s *study) moods() (upset discontents, known Contact) {
	upset.code = "discontent.upset"
	for _, i := range s.log {
		if !i.Sentiment.Bad() || !s.m.Period.Contains(i.At) {
			continue
		}
		switch in := s.places.all(i.From, i) | s.places.all(i.To, i); {
		case in&setOf(Q1, Q3) == 0:
		case in&setOf(Q4) != 0:
			known = Contact{Interaction: i.ID, At: i.At}
		default:
			upset.signs = append(upset.signs, sign{i.At, i.ID.Ref()})
		}
	}
	return upset, known
}

// dissatisfied are the answers of the period that say so.
func (s *study) dissatisfied(p Policy) discontents {
	d := discontents{code: "discontent.dissatisfied"}
	for _, a := range s.facts.Satisfactions {
		if s.m.Period.Contains(a.At) && !a.At.After(s.asOf) && a.Share() <= p.DissatisfiedShare {
			d.signs = append(d.signs, sign{a.At, a.ID.Ref()})
		}
	}
	d.sort()
	return d
}

// tickets are those that disrupt, or are graver in the customer's own word than in
// ours, where we have said how grave they are; those that were reopened in the period;
// and those that missed a target or are past it.
func (s *study) tickets() []discontents {
	grave, reopened, missed := discontents{code: "discontent.grave"}, discontents{code: "discontent.reopened"}, discontents{code: "discontent.missed"}
	for _, t := range s.facts.Tickets {
		if t.Opened.After(s.asOf) {
			continue
		}
		if t.Gravest() == metrics.Disrupted || t.Impact != "" && t.CustomerImpact.Rank() > t.Impact.Rank() {
			grave.signs = append(grave.signs, sign{t.Opened, t.ID.Ref()})
		}
		r := metrics.Read(t, metrics.TermsAt(s.facts.Terms, t.Account, t.Opened), s.asOf)
		for _, at := range slices.Backward(r.Reopened) {
			if s.m.Period.Contains(at) {
				reopened.signs = append(reopened.signs, sign{at, t.ID.Ref()})
				break
			}
		}
		if at := missedAt(r); !at.IsZero() {
			missed.signs = append(missed.signs, sign{at, t.ID.Ref()})
		}
	}
	all := []discontents{grave, reopened, missed}
	for _, d := range all {
		d.sort()
	}
	return all
}

// missedAt is the last instant at which a target of a ticket was due and not met; zero
// for none.
func missedAt(r metrics.Reading) time.Time {
	var at time.Time
	for _, measure := range metrics.Measures() {
		if o := r.Of(measure); o.Verdict == metrics.Missed || o.Verdict == metrics.RunningMissed {
			at = later(o.Due, at)
		}
	}
	return at
}

// sort puts the signs in order of what they refer to.
func (d discontents) sort() {
	slices.SortFunc(d.signs, func(a, b sign) int { return cmp.Compare(a.ref.ID, b.ref.ID) })
}
