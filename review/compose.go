package review

import (
	"context"
	"fmt"

	"github.com/accordhq/accord/account"
)

// Compose makes the report of an operations review: what everyone should know
// first, then the agenda item by item, then where the figures come from. An
// error of a section ends it and is returned with the item's code.
func Compose(ctx context.Context, agenda Agenda, f Facts) (Document, error) {
	d := Document{
		Title:       account.Say("review.title", nil),
		Account:     account.Data(f.Account.Name),
		Period:      f.Period,
		Issued:      f.Period.To,
		NextMeeting: f.NextMeeting,
	}
	if f.Account.Name == "" {
		d.Account = account.Data(f.Account.ID)
	}
	if f.Account.ID == "" {
		d.Account = account.Say("review.all-accounts", nil)
	}
	notes := notebook{prefix: "cover"}
	d.Blocks = f.cover(&notes)
	all := notes.notes
	for _, item := range agenda {
		var content Content
		if item.Section != nil {
			var err error
			if content, err = item.Section.Section(ctx, f); err != nil {
				return Document{}, fmt.Errorf("review: compose agenda item %q: %w", item.Code, err)
			}
		}
		blocks := append(content.Blocks, f.remarks(item.Code)...)
		if len(blocks) == 0 {
			blocks = Blocks{Paragraph{Text: account.Say("agenda.empty", nil), Visibility: item.Visibility}}
		}
		d.Blocks = append(d.Blocks, Part{Heading: item.heading(content.Says), Blocks: blocks, Visibility: item.Visibility})
		all = append(all, content.Notes...)
	}
	if len(all) > 0 {
		d.Blocks = append(d.Blocks, appendix(all))
	}
	return d, nil
}

func appendix(notes []Footnote) Part {
	p := Part{Heading: Heading{Name: account.Say("appendix.name", nil)}, Visibility: account.Customer}
	for _, n := range notes {
		p.Blocks = append(p.Blocks, n)
	}
	return p
}
