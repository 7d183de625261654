package review

import (
	"github.com/accordhq/accord/account"
)

// breaches tells the tickets furthest past their target, and where the time
// went. It names queues and reasons for waiting: it is for us alone.
func (t Tally) breaches() Part {
	column := func(code string) Column {
		return Column{Head: account.Say("breaches."+code, nil), Visibility: account.Internal}
	}
	table := Table{
		Caption:    account.Say("breaches.caption", nil),
		Columns:    []Column{column("ticket"), column("priority"), column("state"), column("why")},
		Visibility: account.Internal,
	}
	for _, r := range t.Breaches {
		table.Rows = append(table.Rows, Row{Visibility: account.Internal, Cells: []Cell{
			{Text: account.Data(r.Ticket)}, {Text: r.Priority.Label()},
			{Text: r.Resolve.Verdict.Label()}, {Text: r.Resolve.Breach.Text()},
		}})
	}
	part := Part{
		Heading: Heading{
			Name: account.Say("breaches.name", nil),
			Says: account.Say("breaches.says", account.Args{"n": account.Count(len(t.Breaches) + t.MoreBreaches)}),
		},
		Blocks:     Blocks{table},
		Visibility: account.Internal,
	}
	if t.MoreBreaches > 0 {
		part.Blocks = append(part.Blocks, Paragraph{Visibility: account.Internal,
			Text: account.Say("breaches.more", account.Args{"n": account.Count(t.MoreBreaches)})})
	}
	return part
}
