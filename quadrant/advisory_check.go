package quadrant

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// Validate names every fault of the advisory by field. A draft may lack words; one
// that was sent may not.
func (a Advisory) Validate() error {
	var f account.Faults
	f.In("", account.CheckID("account", a.Account))
	f.In("about", a.About.Validate())
	f.In("", account.CheckInstant("known", a.Known))
	if !a.NextReport.IsZero() {
		f.In("", account.CheckInstant("next_report", a.NextReport))
	}
	for i, o := range a.Options {
		f.Check(!o.IsZero(), form.Index("options", i), "is empty")
	}
	f.Check(a.OnlyOne.IsZero() || len(a.Options) < 2, "only_one", "is given, but there are several options")
	for i, id := range a.To {
		f.In("", account.CheckID(form.Index("to", i), id))
		f.Check(!slices.Contains(a.To[:i], id), form.Index("to", i), "repeats %q", id)
	}
	for i, c := range a.Channels {
		f.Check(c.Known(), form.Index("channels", i), "%q is not a channel", c)
		f.Check(!slices.Contains(a.Channels[:i], c), form.Index("channels", i), "repeats %q", c)
	}
	f.Check(a.State.known(), "state", "%q is not a state of an advisory", a.State)
	a.checkSteps(&f)
	f.Check(a.Visibility.Known(), "visibility", "%q is not an audience", a.Visibility)
	return f.Err()
}

func (a Advisory) checkSteps(f *account.Faults) {
	var last time.Time
	for i, s := range a.Steps {
		field := form.Index("steps", i)
		f.Check(s.Verb.occurred() != "", field+".verb", "%q is not a step of an advisory", s.Verb)
		f.In("", account.CheckID(field+".actor", s.Actor))
		f.In("", account.CheckInstant(field+".at", s.At))
		f.Check(s.At.IsZero() || !s.At.Before(last), field+".at", "is before that of the step before")
		last = s.At
	}
	if a.State != Sent && a.State != FollowedUp {
		return
	}
	for _, field := range a.lacks() {
		// After the last follow-up nothing more may be promised.
		f.Check(field == "next_report" && a.State == FollowedUp, field, "is missing, but the advisory was sent")
	}
}
