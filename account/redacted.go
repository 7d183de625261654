package account

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"
)

// Redacted returns a copy without what a redaction takes out: of the other
// people's records only the title, such as "assistant to Ann Weiss", is free
// text. Names and addresses stay, even where two people share a word.
func (p Person) Redacted(r Redaction) Person {
	p.Title = r.Words(p.Title)
	return p
}

// Redacted returns a copy without what a redaction takes out of the contract's
// name and the objectives. The account's own name is a company's, and stays.
func (a Account) Redacted(r Redaction) Account {
	a = a.Clone()
	a.Contract.Name = r.Words(a.Contract.Name)
	for i, o := range a.Objectives {
		a.Objectives[i].Text = r.Words(o.Text)
	}
	return a
}

// Redacted returns a copy without what a redaction takes out of names, kinds,
// versions, labels and units; see [Redaction.WithNames] for those that would
// become the same. A confirmation of the configuration as it is holds
// for what it becomes; one of an earlier configuration goes by [Redaction.Digest].
func (s Solution) Redacted(r Redaction) Solution {
	before := s.Digest()
	r = r.WithNames(s.Account, s.Capacities, s.Links)
	s = s.Clone()
	s.Name = r.Words(s.Name)
	for i, item := range s.Items {
		s.Items[i] = item.Redacted(r)
	}
	for i, l := range s.Links {
		s.Links[i] = r.Link(s.Account, l)
	}
	for i, c := range s.Capacities {
		s.Capacities[i] = r.Capacity(s.Account, c)
	}
	if s.Confirmed.Digest == before {
		s.Confirmed.Digest = s.Digest()
	} else {
		s.Confirmed.Digest = r.Digest(s.Confirmed.Digest)
	}
	return s
}

// Redacted returns the item without what a redaction takes out.
func (i Item) Redacted(r Redaction) Item {
	i.Name, i.Kind, i.Version = r.Words(i.Name), r.Words(i.Kind), r.Words(i.Version)
	return i
}

// Redacted returns a copy without what a redaction takes out of the text.
func (c Commitment) Redacted(r Redaction) Commitment {
	c = c.Clone()
	c.Text = r.Words(c.Text)
	return c
}

// Redacted returns a copy without what a redaction takes out of the note and of
// changes that are people's own words; digests of configurations follow.
func (e Event) Redacted(r Redaction) Event {
	e = e.Clone()
	e.Note = r.Words(e.Note)
	for i, c := range e.Changes {
		if c.Words {
			c.From, c.To = r.Words(c.From), r.Words(c.To)
		}
		c.From, c.To = r.Digest(c.From), r.Digest(c.To)
		e.Changes[i] = c
	}
	return e
}

// Redacted returns a copy without what a redaction takes out of the subject, the
// lines, and the names and contents of attachments. An attachment that cannot be
// searched is taken out as a whole, pending or settled, for nobody can say that
// it does not name the person; who wrote it can make it again. What can be
// searched is UTF-8 of the types text/plain, text/markdown and text/csv: other
// text, such as HTML or a calendar, may write a name in escapes or break it over
// lines.
func (n Notice) Redacted(r Redaction) Notice {
	n = n.Clone()
	n.Subject = r.Text(n.Subject)
	for i, l := range n.Lines {
		n.Lines[i].Text = r.Text(l.Text)
	}
	if !r.finds() {
		return n
	}
	var kept []Attachment
	for _, a := range n.Attachments {
		if !a.searchable() {
			continue
		}
		a.Name = r.Words(a.Name)
		if said := r.Words(string(a.Content)); said != string(a.Content) {
			a.Content = []byte(said)
		}
		kept = append(kept, a)
	}
	n.Attachments = kept
	return n
}

func (a Attachment) searchable() bool {
	mediaType, params, err := mime.ParseMediaType(a.MediaType)
	if err != nil {
		return false
	}
	switch mediaType {
	case "text/plain", "text/markdown", "text/csv":
	default:
		return false
	}
	switch strings.ToLower(params["charset"]) {
	case "", "utf-8", "us-ascii":
	default:
		return false
	}
	// A zero byte is a sign of UTF-16.
	return utf8.Valid(a.Content) && bytes.IndexByte(a.Content, 0) < 0
}
