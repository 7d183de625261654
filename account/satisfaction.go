package account

import "time"

// A Satisfaction is one dated answer of somebody at the customer to how well they
// are served, on the scale of the question they were asked.
type Satisfaction struct {
	ID      SatisfactionID `json:"id"`
	Account ID             `json:"account"`
	// Person is who answered; empty for one who was not named.
	Person PersonID  `json:"person,omitempty"`
	At     time.Time `json:"at"`
	// Score lies on the scale from Worst to Best, both included. Scales differ:
	// answers on unlike scales are compared by [Satisfaction.Share] alone, and
	// are never averaged.
	Score int `json:"score"`
	Worst int `json:"worst"`
	Best  int `json:"best"`
	// About is what was asked about, such as a ticket; zero for the service as a
	// whole.
	About Ref `json:"about,omitzero"`
	// Words are what they said beside it.
	Words      string     `json:"words,omitempty"`
	Visibility Visibility `json:"visibility"`
}

// Share is where the score lies on its scale, from 0 at the worst to 1 at the best; 0
// where there is no scale.
func (s Satisfaction) Share() float64 {
	worst := float64(s.Worst) // whole numbers so far apart would overflow
	width := float64(s.Best) - worst
	if width == 0 {
		return 0
	}
	return (float64(s.Score) - worst) / width
}

// Validate names every fault of the answer by field.
func (s Satisfaction) Validate() error {
	var f Faults
	f.In("", CheckID("id", s.ID))
	f.In("", CheckID("account", s.Account))
	if s.Person != "" {
		f.In("", CheckID("person", s.Person))
	}
	f.In("", CheckInstant("at", s.At))
	f.Check(s.Worst < s.Best, "best", "is not above worst")
	f.Check(s.Worst <= s.Score && s.Score <= s.Best || s.Worst >= s.Best, "score",
		"%d is not between %d and %d", s.Score, s.Worst, s.Best)
	if s.About != (Ref{}) {
		f.In("about", s.About.Validate())
	}
	f.Check(s.Visibility.Known(), "visibility", "%q is not an audience", s.Visibility)
	return f.Err()
}

// Redacted returns the answer without what a redaction takes out of its words.
func (s Satisfaction) Redacted(r Redaction) Satisfaction {
	s.Words = r.Words(s.Words)
	return s
}
