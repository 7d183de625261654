package review

import (
	"context"
	"fmt"

	"github.com/accordhq/accord/account"
)

// Compose makes the report of an operations review: what everyone should know first,
// then the agenda item by item, then who is on the account team and who speaks with
// whom, then where the figures come from. A review of all accounts is for the provider
// alone: one customer is not told of another.
//
// An error of a section ends it and is returned with the item's code. Two items
// of one code, and a remark for an item that is not on the agenda or for an
// unknown audience, are [account.ErrInvalid].
func Compose(ctx context.Context, agenda Agenda, f Facts) (Document, error) {
	if err := f.checkAgainst(agenda); err != nil {
		return Document{}, fmt.Errorf("review: compose: %w", err)
	}
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
		d.Account, d.InternalOnly = account.Say("review.all-accounts", nil), true
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
		d.Blocks = append(d.Blocks, Part{
			Heading: item.heading(content.Says), Blocks: blocks, Visibility: item.Visibility,
			Empty: account.Say("agenda.empty", nil),
		})
		all = append(all, content.Notes...)
	}
	for _, aside := range []struct {
		prefix string
		make   func(*notebook) (Part, bool)
	}{{"team", f.teamPart}, {"quadrants", f.quadrantsPart}} {
		notes := notebook{prefix: aside.prefix}
		if part, ok := aside.make(&notes); ok {
			d.Blocks = append(d.Blocks, part)
			all = append(all, notes.notes...)
		}
	}
	if len(all) > 0 {
		d.Blocks = append(d.Blocks, appendix(all))
	}
	return d, nil
}

// checkAgainst checks that an agenda has no item twice, and that every remark
// has its place on it.
func (f *Facts) checkAgainst(agenda Agenda) error {
	var faults account.Faults
	items := make(map[string]bool, len(agenda))
	for i, item := range agenda {
		faults.Check(!items[item.Code], fmt.Sprintf("agenda[%d].code", i), "repeats %q", item.Code)
		items[item.Code] = true
	}
	for i, r := range f.Remarks {
		field := fmt.Sprintf("remarks[%d]", i)
		faults.Check(items[r.Item], field+".item", "%q is not on the agenda", r.Item)
		faults.Check(r.Text != "", field+".text", "is missing")
		faults.Check(r.Visibility.Known(), field+".visibility", "%q is not an audience", r.Visibility)
	}
	return faults.Err()
}

func appendix(notes []Footnote) Part {
	p := Part{Heading: Heading{Name: account.Say("appendix.name", nil)}, Visibility: account.Customer}
	for _, n := range notes {
		p.Blocks = append(p.Blocks, n)
	}
	return p
}
