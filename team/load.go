package team

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// A LoadPolicy says how much one operations supervisor or technical lead can
// carry, in account equivalents and in key accounts. A field that is zero takes
// its default; see [DefaultLoadPolicy].
type LoadPolicy struct {
	// High, Medium and Low are what a grade of the profile weighs; one that is
	// missing weighs as low. The mean of the three grades is the account's weight.
	High   float64 `json:"high,omitempty"`
	Medium float64 `json:"medium,omitempty"`
	Low    float64 `json:"low,omitempty"`
	// Limit is how many account equivalents are the most.
	Limit float64 `json:"limit,omitempty"`
	// Keys is how many key accounts are the most.
	Keys int `json:"keys,omitempty"`
}

// DefaultLoadPolicy weighs a grade that is high 1, medium 0.5 and low 0.25, so
// that an account graded high throughout is one account equivalent, and one
// graded low a quarter of it. The limit of both kinds is 5: an operations
// supervisor has a handful of key accounts (white paper, "The Operations
// Supervisor: A Closer Look").
func DefaultLoadPolicy() LoadPolicy {
	return LoadPolicy{High: 1, Medium: 0.5, Low: 0.25, Limit: 5, Keys: 5}
}

// OrDefault returns the policy with the default of each field that is zero.
func (p LoadPolicy) OrDefault() LoadPolicy {
	d := DefaultLoadPolicy()
	return LoadPolicy{
		High: cmp.Or(p.High, d.High), Medium: cmp.Or(p.Medium, d.Medium), Low: cmp.Or(p.Low, d.Low),
		Limit: cmp.Or(p.Limit, d.Limit), Keys: cmp.Or(p.Keys, d.Keys),
	}
}

// Validate names every fault of the policy by field.
func (p LoadPolicy) Validate() error {
	var f account.Faults
	const most = 1e6 // keeps sums finite
	for _, w := range []struct {
		field string
		x     float64
	}{{"high", p.High}, {"medium", p.Medium}, {"low", p.Low}, {"limit", p.Limit}, {"keys", float64(p.Keys)}} {
		f.Check(w.x >= 0 && w.x <= most, w.field, "is not between 0 and %d", int(most))
	}
	return f.Err()
}

// A Load is what one person carries as operations supervisor or technical lead
// at an instant. It is internal for good: it has no visibility, and no way into
// a customer's edition.
type Load struct {
	Person account.PersonID
	// Accounts are what the person carries, by id.
	Accounts []Carried
	// Keys is how many of them are key accounts.
	Keys int
	// Weight is the sum of their weights, in account equivalents.
	Weight float64
}

// A Carried is an account that somebody carries. It counts once, whether they
// hold one of the two roles or both: what is limited is how many customers a head
// has room for.
type Carried struct {
	Account account.ID
	Roles   []account.Role
	// Profile is what the weight is made of.
	Profile account.Profile
	// Key says that its strategic importance is high.
	Key bool
	// Weight is in account equivalents.
	Weight float64
}

// Loads tells what each operations supervisor and technical lead carries at an
// instant, the heaviest load first and equals by person. Assignments are those of
// any accounts. An account that was closed by then is carried by nobody; one that
// is not in the list counts as not graded.
func Loads(assignments []Assignment, accounts []account.Account, policy LoadPolicy, now time.Time) []Load {
	policy = policy.OrDefault()
	known := make(map[account.ID]account.Account, len(accounts))
	for _, a := range accounts {
		known[a.ID] = a
	}
	roles := make(map[account.PersonID]map[account.ID][]account.Role)
	for _, m := range At(nil, assignments, now).Members {
		if m.Role != account.OperationsSupervisor && m.Role != account.TechnicalLead || closed(known[m.Account], now) {
			continue
		}
		if roles[m.Person] == nil {
			roles[m.Person] = make(map[account.ID][]account.Role)
		}
		if held := roles[m.Person][m.Account]; !slices.Contains(held, m.Role) {
			roles[m.Person][m.Account] = append(held, m.Role)
		}
	}
	var loads []Load
	for person, carried := range roles {
		l := Load{Person: person}
		sum := 0.0
		for _, id := range slices.Sorted(maps.Keys(carried)) {
			profile := known[id].Profile
			thirds := policy.weigh(profile.Technical) + policy.weigh(profile.Business) + policy.weigh(profile.Importance)
			c := Carried{
				Account: id, Roles: carried[id], Profile: profile,
				Key: profile.Importance == account.High, Weight: thirds / 3,
			}
			if c.Key {
				l.Keys++
			}
			l.Accounts = append(l.Accounts, c)
			sum += thirds
		}
		l.Weight = sum / 3 // once, so that thirds that make a whole make exactly that
		loads = append(loads, l)
	}
	slices.SortFunc(loads, func(a, b Load) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Person, b.Person))
	})
	return loads
}

func (p LoadPolicy) weigh(g account.Grade) float64 {
	switch grade(g) {
	case grade(account.High):
		return p.High
	case grade(account.Medium):
		return p.Medium
	}
	return p.Low
}

// LoadFindings tells of loads over the limit: load.over of account equivalents,
// load.keys of key accounts. They are the executive partner's, who supports the
// team. People give names; one who is not among them is called by id.
func LoadFindings(loads []Load, people []account.Person, policy LoadPolicy) []account.Finding {
	policy = policy.OrDefault()
	names := Facts{People: people}
	var findings []account.Finding
	for _, l := range loads {
		person := names.called(l.Person)
		if l.Weight > policy.Limit {
			findings = append(findings, l.over("load.over", person, account.Quantity(policy.Limit)))
		}
		if l.Keys > policy.Keys {
			findings = append(findings, l.over("load.keys", person, account.Count(policy.Keys)))
		}
	}
	return findings
}

// over is the finding that a load is over a limit, with what it is made of.
func (l Load) over(code string, person, limit account.Text) account.Finding {
	f := account.Finding{
		Code: code, Severity: account.Warning, Owner: account.ExecutivePartner,
		Args: account.Args{
			"person": person, "limit": limit, "n": account.Count(len(l.Accounts)),
			"keys": account.Count(l.Keys), "weight": account.Number(l.Weight, 2),
		},
		Evidence: []account.Ref{l.Person.Ref()},
	}
	for _, c := range l.Accounts {
		f.Evidence = append(f.Evidence, c.Account.Ref())
	}
	return f
}
