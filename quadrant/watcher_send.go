package quadrant

import (
	"slices"
	"strconv"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// send stores the notice of an advisory to those it is for.
func (v *visit) send(c Case, a Advisory) error {
	var f account.Faults
	for i, id := range a.To {
		p, known := v.customer(id)
		f.Check(known, form.Index("to", i), "%q is nobody at the customer", id)
		f.Check(!known || !p.Gone(v.now), form.Index("to", i), "%q has left", id)
		f.Check(!known || a.Visibility.ReachedBy(p.Audience()), form.Index("to", i),
			"%q may not read it: it is for the audience %s", id, a.Visibility)
	}
	// Since it was drafted the matter may have become one that they may not know of.
	audience := v.audience(a.To)
	f.Check(!named(a.Headline) || c.visibility().ReachedBy(audience), "headline",
		"is as it was drafted, and tells of a matter that is %s: it is sent to the audience %s", c.visibility(), audience)
	if err := f.Err(); err != nil {
		return err
	}
	v.letter(c, a, a.To, a.Headline, a.Lines()[1:]) // the headline is the subject
	return nil
}

// report stores the notice of the word that was last given with an advisory, to those of
// its receivers who are still there and may still read it.
func (v *visit) report(c Case, a Advisory) error {
	to := slices.DeleteFunc(slices.Clone(a.To), func(id account.PersonID) bool {
		p, known := v.customer(id)
		return !known || p.Gone(v.now) || !a.Visibility.ReachedBy(p.Audience())
	})
	if len(to) == 0 {
		return &account.FieldError{Field: "to", Rule: "has nobody any more who is there and may read the report"}
	}
	subject := account.Say("advisory-line.report-on", account.Args{"headline": a.Headline})
	if named(a.Headline) && !c.visibility().ReachedBy(v.audience(to)) {
		subject = account.Say("advisory-line.report-on.unnamed", nil)
	}
	last := Advisory{Steps: a.Steps[len(a.Steps)-1:], NextReport: a.NextReport}
	v.letter(c, a, to, subject, last.Lines())
	return nil
}

// letter stores a notice of what is said with the last step of an advisory. It points at
// the matter where the readers may know of it.
func (v *visit) letter(c Case, a Advisory, to []account.PersonID, subject account.Text, lines []account.Text) {
	n := account.Notice{
		// The alert's key has the id of the matter, of which the reader may not know. Of
		// trouble that was over and holds after all there may be another advisory.
		Key: account.NoticeKey("advisory/" + digest(string(a.Alert)) + "/" + form.Instant(v.now) +
			"/" + strconv.Itoa(len(a.Steps))),
		Account: a.Account, At: v.now, To: to, Audience: v.audience(to), About: a.About, Subject: subject,
	}
	if !c.visibility().ReachedBy(n.Audience) {
		n.About = a.Account.Ref()
	}
	for _, line := range lines {
		n.Lines = append(n.Lines, account.Line{Text: line, Visibility: a.Visibility})
	}
	v.unit.Notices = append(v.unit.Notices, n)
}

// customer is one of the people of this account.
func (v *visit) customer(id account.PersonID) (account.Person, bool) {
	p, known := v.circle.people[id]
	return p, known && p.Account == v.circle.account.ID
}

// audience is the widest of some of the customer's people.
func (v *visit) audience(people []account.PersonID) account.Visibility {
	for _, id := range people {
		if p, known := v.customer(id); known && p.Audience() == account.Customer {
			return account.Customer
		}
	}
	return account.Business
}

// named reports whether a headline is one that was drafted in the words of the matter.
func named(headline account.Text) bool {
	code, ok := headline.Phrase()
	return ok && strings.HasPrefix(code, "advisory.draft.") && !strings.HasSuffix(code, ".unnamed")
}
