package quadrant

import (
	"slices"
	"strconv"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A step is word to be sent about one telling.
type step struct {
	name string
	at   time.Time
	to   account.Role
	told Told
	late bool
}

// steps are what is sent about tellings of people who were not told: word to them, or
// for a quadrant of the customer's to the account manager, who owns the relationship;
// and from when they should have been told, that they were not.
func (p WatchPolicy) steps(outstanding []Told) []step {
	var all []step
	for _, d := range outstanding {
		s := step{name: "tell-" + d.to(), to: d.Role, told: d}
		if d.Quadrant != "" {
			s.name, s.to = "advise-"+d.to(), account.AccountManager
		}
		all = append(all, s)
		for _, e := range p.Escalate {
			all = append(all, step{
				name: "late-" + d.to() + "-" + strconv.Itoa(e.Minutes) + "-" + string(e.To),
				at:   d.By.Add(minutes(e.Minutes)), to: e.To, told: d, late: true,
			})
		}
	}
	return all
}

// notify stores the notices of steps that have fallen due. What goes to the same
// people goes in one: at a small provider one person may hold every role.
func (v *visit) notify(c *Case, a *Alert, t Trouble, due []step) {
	type letter struct {
		role  account.Role
		to    []account.PersonID
		steps []step
	}
	var letters []letter
	for _, s := range due {
		role, to := v.receivers(s.to)
		i := slices.IndexFunc(letters, func(l letter) bool {
			return slices.Equal(l.to, to) && (len(to) > 0 || l.role == role)
		})
		if i < 0 {
			i, letters = len(letters), append(letters, letter{role: role, to: to})
		}
		letters[i].steps = append(letters[i].steps, s)
	}
	for _, l := range letters {
		n := v.notice(*c, t, l.steps)
		// Raised again, it is news again.
		n.Key = account.NoticeKey("alert/" + string(a.Key) + "/" + form.Instant(a.Raised) + "/" + l.steps[0].name)
		n.To, n.Role = l.to, l.role
		v.unit.Notices = append(v.unit.Notices, n)
		v.done.Notices++
		var refs []account.Ref
		for _, id := range l.to {
			refs = append(refs, id.Ref())
		}
		for _, s := range l.steps {
			a.Steps = append(a.Steps, Step{Name: s.name, Key: n.Key, To: l.role, At: v.now})
			kind := account.EventKind("alert.told")
			if s.late {
				kind = "alert.escalated"
			}
			v.tell(kind, c, a.Key, account.Change{Field: "step", To: s.name}, refs...)
		}
	}
}

// receivers are who gets what is for a role: its holders; where there are none those
// who own the relationship; and nobody by name where there are none of these either:
// then the host decides.
func (v *visit) receivers(role account.Role) (account.Role, []account.PersonID) {
	if holders := v.circle.holders(role, v.now); len(holders) > 0 {
		return role, holders
	}
	if managers := v.circle.holders(account.AccountManager, v.now); len(managers) > 0 {
		return account.AccountManager, managers
	}
	return role, nil
}

// notice says what the trouble is, and who must be told or was not. It is for the
// provider's people alone.
func (v *visit) notice(c Case, t Trouble, steps []step) account.Notice {
	args := account.Args{
		"class": t.Class.Label(), "summary": c.Matter(),
		"account": account.Data(v.circle.account.Name), "since": account.Instant(t.Since),
	}
	code := "notice.alert"
	if !slices.ContainsFunc(steps, func(s step) bool { return !s.late }) {
		code = "notice.alert-late"
	}
	n := account.Notice{
		Account: c.Account, At: v.now, Audience: account.Internal, About: t.Key.Ref(),
		Subject: account.Say(code, args),
	}
	say := func(text account.Text) { n.Lines = append(n.Lines, account.Line{Text: text}) }
	say(account.Say("notice.alert.what", args))
	for _, s := range t.Signs {
		say(s.Text())
	}
	for _, s := range steps {
		to := account.Args{"who": s.told.Label(), "by": account.Instant(s.told.By)}
		switch {
		case s.late:
			say(account.Say("notice.alert.late", to))
		case s.told.Quadrant != "":
			say(account.Say("notice.alert.advise", to))
			if a := c.alert(t.Key); a.Advisory != nil && a.Advisory.State == Drafted {
				say(account.Say("notice.alert.draft", nil))
			}
		default:
			say(account.Say("notice.alert.tell", to))
		}
	}
	say(account.Say("notice.alert.key", account.Args{"key": account.Data(t.Key)}))
	return n
}
