package review

import (
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// activityBlocks tells the work that no ticket asked for, a block for each
// line of the white paper's template.
func activityBlocks(f Facts) Blocks {
	if len(f.Activities) == 0 {
		return Blocks{Paragraph{Text: account.Say("activities.none", nil), Visibility: account.Customer}}
	}
	work := Part{
		Heading:    Heading{Name: account.Say("activities.name", nil), Says: f.workSays()},
		Visibility: account.Customer,
	}
	for _, group := range []struct {
		code  string
		kinds []metrics.ActivityKind
	}{
		{"orders", []metrics.ActivityKind{metrics.Order, metrics.Implementation}},
		{"maintenance", []metrics.ActivityKind{metrics.Maintenance, metrics.Upgrade}},
		{"patches", []metrics.ActivityKind{metrics.Patch}},
	} {
		work.Blocks = append(work.Blocks, activityTable(f, group.code, group.kinds))
	}
	work.Blocks = append(work.Blocks, backupTable(f))
	return Blocks{work, avertedList(f)}
}

// workSays concludes from the activities that everyone at the customer may see.
func (f *Facts) workSays() account.Text {
	done, late, failed := 0, 0, 0
	for _, a := range f.Activities {
		switch {
		case !a.Visibility.ReachedBy(account.Customer) || a.Kind == metrics.Averted:
		case !a.Finished(f.asOf()):
			if a.Late(f.asOf()) {
				late++
			}
		case a.Status == metrics.ActivityFailed:
			failed++
		case a.Status == metrics.ActivityDone:
			done++
		}
	}
	return account.Say("activities.says", account.Args{
		"done": account.Count(done), "late": account.Count(late), "failed": account.Count(failed),
	})
}

func (f *Facts) activities(kinds ...metrics.ActivityKind) []metrics.Activity {
	var of []metrics.Activity
	for _, a := range f.Activities {
		if slices.Contains(kinds, a.Kind) {
			of = append(of, a)
		}
	}
	return of
}

// activityTable lists activities one by one; where there are none it says so.
func activityTable(f Facts, code string, kinds []metrics.ActivityKind) Block {
	activities := f.activities(kinds...)
	if len(activities) == 0 {
		return Paragraph{Text: account.Say("activities."+code+"-none", nil), Visibility: account.Customer}
	}
	column := func(code string) Column {
		return Column{Head: account.Say("activities."+code, nil), Visibility: account.Customer}
	}
	table := Table{
		Caption:    account.Say("activities."+code+"-caption", nil),
		Columns:    []Column{column("what"), column("item"), column("status"), column("when")},
		Visibility: account.Customer,
	}
	for _, a := range activities {
		item := f.itemName(a.Item, a.Visibility)
		if item.IsZero() {
			item = account.Say("activities.no-item", nil)
		}
		status, tone := activityStatus(a, f.asOf())
		table.Rows = append(table.Rows, Row{Visibility: a.Visibility, Cells: []Cell{
			{Text: activityText(a, f.asOf())}, {Text: item}, {Text: status, Tone: tone}, {Text: activityWhen(a, f.asOf())},
		}})
	}
	return table
}

// activityText is what was done and, once it is over, what came of it.
func activityText(a metrics.Activity, to time.Time) account.Text {
	if a.Result == "" || !a.Finished(to) {
		return account.Data(a.Summary)
	}
	return account.Say("activities.result", account.Args{
		"summary": account.Data(a.Summary), "result": account.Data(a.Result),
	})
}

func activityStatus(a metrics.Activity, to time.Time) (account.Text, Tone) {
	switch {
	case a.Finished(to) && a.Status == metrics.ActivityFailed:
		return a.Status.Label(), Bad
	case a.Finished(to):
		return a.Status.Label(), ""
	case a.Late(to):
		return account.Say("activities.late", nil), Bad
	case a.Status == metrics.ActivityRunning:
		return a.Status.Label(), ""
	}
	return metrics.ActivityPlanned.Label(), ""
}

func activityWhen(a metrics.Activity, to time.Time) account.Text {
	switch {
	case a.Finished(to):
		return account.Day(a.Done)
	case a.Planned.IsZero():
		return account.Say("activities.no-date", nil)
	}
	return account.Say("activities.planned", account.Args{"day": account.Day(a.Planned)})
}

// backupTable counts backups by item, those of one visibility apart.
func backupTable(f Facts) Block {
	type key struct {
		item       account.ItemID
		visibility account.Visibility
	}
	type count struct {
		done, failed int
		last         time.Time
	}
	counts := make(map[key]*count)
	var order []key
	for _, a := range f.activities(metrics.Backup) {
		if !a.Finished(f.asOf()) {
			continue
		}
		k := key{a.Item, a.Visibility}
		c := counts[k]
		if c == nil {
			c = new(count)
			counts[k] = c
			order = append(order, k)
		}
		switch a.Status {
		case metrics.ActivityDone:
			c.done++
			c.last = a.Done
		case metrics.ActivityFailed:
			c.failed++
		}
	}
	if len(order) == 0 {
		return Paragraph{Text: account.Say("backups.none", nil), Visibility: account.Customer}
	}
	table := Table{
		Caption: account.Say("backups.caption", nil),
		Columns: []Column{
			{Head: account.Say("backups.item", nil), Visibility: account.Customer},
			{Head: account.Say("backups.done", nil), Numeric: true, Visibility: account.Customer},
			{Head: account.Say("backups.failed", nil), Numeric: true, Visibility: account.Customer},
			{Head: account.Say("backups.last", nil), Visibility: account.Customer},
		},
		Visibility: account.Customer,
	}
	for _, k := range order {
		c := counts[k]
		item, last := f.itemName(k.item, k.visibility), account.Day(c.last)
		if item.IsZero() {
			item = account.Say("activities.no-item", nil)
		}
		if c.last.IsZero() {
			last = account.Say("backups.never", nil)
		}
		failed := Cell{Text: account.Count(c.failed)}
		if c.failed > 0 {
			failed.Tone = Bad
		}
		table.Rows = append(table.Rows, Row{Visibility: k.visibility, Cells: []Cell{
			{Text: item}, {Text: account.Count(c.done)}, failed, {Text: last},
		}})
	}
	return table
}

// avertedList tells the problems kept from happening.
func avertedList(f Facts) Block {
	part := Part{Heading: Heading{Name: account.Say("averted.caption", nil)}, Visibility: account.Customer}
	list := List{Visibility: account.Customer}
	seen := 0
	for _, a := range f.activities(metrics.Averted) {
		if !a.Finished(f.asOf()) || a.Status != metrics.ActivityDone {
			continue
		}
		if a.Visibility.ReachedBy(account.Customer) {
			seen++
		}
		list.Items = append(list.Items, ListItem{Visibility: a.Visibility, Text: account.Say("averted.item", account.Args{
			"day": account.Day(a.Done), "what": activityText(a, f.asOf()),
		})})
	}
	if len(list.Items) == 0 {
		part.Blocks = Blocks{Paragraph{Text: account.Say("averted.none", nil), Visibility: account.Customer}}
		return part
	}
	part.Heading.Says = account.Say("averted.says", account.Args{"n": account.Count(seen)})
	part.Blocks = Blocks{list}
	return part
}
