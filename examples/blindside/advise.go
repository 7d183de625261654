package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// advise does a step with the advisories that are not closed.
func (p *post) advise(ctx context.Context, a act) error {
	advisories, err := p.watcher.Advisories(ctx, p.scene.account().ID)
	if err != nil {
		return err
	}
	for _, draft := range advisories {
		if a.Verb == quadrant.Send {
			revised := a.words(draft)
			m := quadrant.AdvisoryMove{Verb: quadrant.Revise, Actor: a.By, Revised: &revised}
			if _, err := p.watcher.MoveAdvisory(ctx, draft.Alert, m); err != nil {
				return err
			}
		}
		m := quadrant.AdvisoryMove{Verb: a.Verb, Actor: a.By, Note: a.Note}
		moved, err := p.watcher.MoveAdvisory(ctx, draft.Alert, m)
		if err != nil {
			return err
		}
		line := fmt.Sprintf("%s: the advisory is %s.", p.Name(a.By), strings.ToLower(p.Text(moved.State.Label())))
		if a.Note != "" {
			line += " “" + a.Note + "”"
		}
		p.Row(p.When(a.At), line)
	}
	return nil
}

// words are the draft with what people add to it.
func (a act) words(draft quadrant.Advisory) quadrant.Advisory {
	if a.How != "" {
		draft.How = account.Data(a.How)
	}
	for _, o := range a.Options {
		draft.Options = append(draft.Options, account.Data(o))
	}
	draft.Intent, draft.Channels = account.Data(a.Intent), a.Channels
	return draft
}

// notify is where a host would send a message.
func (p *post) notify(_ context.Context, n account.Notice, _ []account.Person) error {
	cells := []string{"To " + p.Names(n.To) + ":", "“" + p.Text(n.Subject) + "”"}
	for _, line := range n.Lines {
		cells = append(cells, "- "+p.Text(line.Text))
	}
	p.Row("    would be sent", cells...)
	return nil
}
