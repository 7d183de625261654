package review

import (
	"context"

	"github.com/accordhq/accord/account"
)

// providerSection is the provider's own news: nothing but what somebody
// prepared to say.
func providerSection(_ context.Context, f Facts) (Content, error) {
	if !f.remarked(ItemProvider) {
		return Content{Blocks: Blocks{missing("provider-remarks")}}, nil
	}
	return Content{}, nil
}

// customerSection is where the customer is going: their objectives, and what
// somebody prepared to say.
func customerSection(_ context.Context, f Facts) (Content, error) {
	var c Content
	if !f.remarked(ItemCustomer) {
		c.Blocks = append(c.Blocks, missing("customer-remarks"))
	}
	if len(f.Account.Objectives) == 0 {
		c.Blocks = append(c.Blocks, missing("objectives"))
		return c, nil
	}
	column := func(code string) Column {
		return Column{Head: account.Say("objectives."+code, nil), Visibility: account.Customer}
	}
	table := Table{
		Caption:    account.Say("objectives.caption", nil),
		Columns:    []Column{column("what"), column("who"), column("by"), column("status")},
		Visibility: account.Customer,
	}
	for _, o := range f.Account.Objectives {
		who := account.Say("not-supplied", nil)
		if person, ok := f.person(o.Owner); ok && !person.NameFor(o.Visibility).IsZero() {
			who = person.NameFor(o.Visibility)
		}
		by := account.Say("objectives.no-date", nil)
		if !o.By.IsZero() {
			by = account.Day(o.By)
		}
		table.Rows = append(table.Rows, Row{Visibility: o.Visibility, Cells: []Cell{
			{Text: account.Data(o.Text)}, {Text: who}, {Text: by}, {Text: o.Status.Label()},
		}})
	}
	c.Blocks = append(c.Blocks, table)
	if contract, ok := f.contract(); ok {
		c.Blocks = append(c.Blocks, contract)
	}
	return c, nil
}

// contract says until when both sides are bound, to those who may know.
func (f *Facts) contract() (Block, bool) {
	c := f.Account.Contract
	if c.IsZero() || c.Until.IsZero() {
		return nil, false
	}
	code, args := "contract.until", account.Args{"name": account.Data(c.Name), "until": account.Day(c.Until)}
	if !c.NoticeBy.IsZero() {
		code, args["notice"] = "contract.until-notice", account.Day(c.NoticeBy)
	}
	return Paragraph{Text: account.Say(code, args), Visibility: c.Visibility}, true
}

// remarked reports whether there is a remark for everyone at the customer: one
// that fewer may see does not keep what is missing from being said.
func (f *Facts) remarked(item string) bool {
	for _, r := range f.Remarks {
		if r.Item == item && r.Visibility.ReachedBy(account.Customer) {
			return true
		}
	}
	return false
}

// remarks are what was prepared to be said about an agenda item.
func (f *Facts) remarks(item string) Blocks {
	var blocks Blocks
	for _, r := range f.Remarks {
		if r.Item != item {
			continue
		}
		text := account.Data(r.Text)
		if person, ok := f.person(r.By); ok && !person.NameFor(r.Visibility).IsZero() {
			text = account.Say("remark.by", account.Args{"person": person.NameFor(r.Visibility), "text": text})
		}
		blocks = append(blocks, Paragraph{Text: text, Visibility: r.Visibility})
	}
	return blocks
}
