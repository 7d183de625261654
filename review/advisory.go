package review

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// AdvisoryDocument makes a document of an advisory: the headline, when the next word
// comes, how it came to this, the options, what is intended and what was reported
// since, to those who may read the advisory. How we came to know and what was done with
// it stands in a part that is internal for good. The title is neutral, for every edition
// has it. People are those whom the internal part names; one who is not among them is
// told by id. An advisory that is internal, or was never sent, has no edition for a
// customer, and one for their management none for others.
func AdvisoryDocument(a quadrant.Advisory, of account.Account, people []account.Person) Document {
	sent := slices.IndexFunc(a.Steps, func(s quadrant.AdvisoryStep) bool { return s.Verb == quadrant.Send })
	if sent < 0 {
		a.Visibility = account.Internal
	}
	d := Document{
		Title:        account.Say("advisory-document.title", nil),
		Account:      account.Data(of.Name),
		InternalOnly: !a.Visibility.ReachedBy(account.Business),
		BusinessOnly: !a.Visibility.ReachedBy(account.Customer),
	}
	if of.Name == "" {
		d.Account = account.Data(a.Account)
	}
	news := Part{Heading: Heading{Name: account.Say("advisory-document.news", nil), Says: a.Headline}, Visibility: a.Visibility}
	if sent >= 0 {
		news.Heading.label("advisory-document.sent", account.Instant(a.Steps[sent].At))
	}
	if promised(a) {
		news.Heading.label("advisory-document.next-report", account.Instant(a.NextReport))
	}
	for _, part := range []struct {
		code   string
		blocks Blocks
	}{
		{"how", advisoryText(a, a.How)},
		{"options", append(advisoryOptions(a), advisoryText(a, a.OnlyOne)...)},
		{"intent", advisoryText(a, a.Intent)},
		{"reports", advisoryReports(a)},
		{"next-report", advisoryText(a, nextReport(a))},
	} {
		if len(part.blocks) > 0 {
			news.Blocks = append(news.Blocks, Part{
				Heading: Heading{Name: account.Say("advisory-document."+part.code, nil)}, Blocks: part.blocks, Visibility: a.Visibility,
			})
		}
	}
	d.Blocks = Blocks{news, advisoryInside(a, people)}
	return d
}

// advisoryText is a text as a paragraph; nothing for an empty one.
func advisoryText(a quadrant.Advisory, t account.Text) Blocks {
	if t.IsZero() {
		return nil
	}
	return Blocks{Paragraph{Text: t, Visibility: a.Visibility}}
}

// advisoryReports are what was reported since, in order.
func advisoryReports(a quadrant.Advisory) Blocks {
	var blocks Blocks
	for _, s := range a.Steps {
		if !s.Report.IsZero() {
			said := account.Args{"at": account.Instant(s.At), "text": s.Report}
			blocks = append(blocks, advisoryText(a, account.Say("advisory-line.report", said))...)
		}
	}
	return blocks
}

// promised reports whether the next word is promised: an advisory that is closed
// promises none.
func promised(a quadrant.Advisory) bool { return !a.NextReport.IsZero() && a.State != quadrant.Closed }

// nextReport says when the next word comes; nothing where none is promised.
func nextReport(a quadrant.Advisory) account.Text {
	if !promised(a) {
		return account.Text{}
	}
	return account.Say("advisory-line.next-report", account.Args{"text": account.Instant(a.NextReport)})
}

func advisoryOptions(a quadrant.Advisory) Blocks {
	if len(a.Options) == 0 {
		return nil
	}
	list := List{Ordered: true, Visibility: a.Visibility}
	for _, o := range a.Options {
		list.Items = append(list.Items, ListItem{Text: o, Visibility: a.Visibility})
	}
	return Blocks{list}
}

// advisoryAbout is what people call the record that an advisory is about.
func advisoryAbout(r account.Ref) account.Text {
	switch r.Kind {
	case metrics.RefTicket, metrics.RefActivity, account.RefCommitment, quadrant.RefRelated:
		return account.Say("advisory-document.about."+string(r.Kind), account.Args{"id": account.Data(r.ID)})
	}
	return account.Data(r.ID)
}

// advisoryInside is what only we see of an advisory.
func advisoryInside(a quadrant.Advisory, people []account.Person) Part {
	called := func(id account.PersonID) account.Text {
		i := slices.IndexFunc(people, func(p account.Person) bool { return p.ID == id })
		if i < 0 || people[i].Called().IsZero() {
			return account.Data(id)
		}
		return people[i].Called()
	}
	part := Part{Heading: Heading{Name: account.Say("advisory-document.inside", nil)}, Visibility: account.Internal}
	label := func(code string, t account.Text) { part.Heading.label("advisory-document."+code, t) }
	label("state", a.State.Label())
	if a.Impact != "" {
		label("impact", a.Impact.Label())
	}
	if !a.Known.IsZero() {
		label("known", account.Instant(a.Known))
	}
	label("to", listing("quadrants.and", each(a.To, called)))
	label("channel", listing("quadrants.and", each(a.Channels, quadrant.Channel.Label)))
	label("about", advisoryAbout(a.About))
	label("alert", account.Data(a.Alert))
	if len(a.Steps) == 0 {
		part.Blocks = Blocks{Paragraph{Text: account.Say("advisory-document.no-steps", nil), Visibility: account.Internal}}
		return part
	}
	table := Table{Caption: account.Say("advisory-document.steps", nil), Visibility: account.Internal}
	for _, code := range []string{"at", "verb", "actor", "note"} {
		table.Columns = append(table.Columns, Column{Head: account.Say("advisory-document."+code, nil), Visibility: account.Internal})
	}
	for _, s := range a.Steps {
		row := Row{Visibility: account.Internal}
		for _, t := range []account.Text{account.Instant(s.At), s.Verb.Label(), called(s.Actor), account.Data(s.Note)} {
			if t.IsZero() {
				t = account.Say("not-supplied", nil)
			}
			row.Cells = append(row.Cells, Cell{Text: t})
		}
		table.Rows = append(table.Rows, row)
	}
	part.Blocks = Blocks{table}
	return part
}
