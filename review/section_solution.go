package review

import (
	"context"
	"math"

	"github.com/accordhq/accord/account"
)

// solutionSection shows how the configuration on record is laid out, what of it
// fills up, and whether the customer agrees that this is it.
func solutionSection(_ context.Context, f Facts) (Content, error) {
	var c Content
	switch {
	case f.lacks(SourceAccounts) || f.Solution == nil:
		c.Blocks = Blocks{missing("solution")}
		return c, nil
	case len(f.Solution.Items) == 0:
		c.Blocks = Blocks{missing("items")}
		return c, nil
	}
	c.Says = f.capacitySays()
	c.Blocks = append(c.Blocks, f.diagram())
	c.Blocks = append(c.Blocks, f.capacityBlocks()...)
	c.Blocks = append(c.Blocks, f.itemTable())
	if len(f.Solution.Links) > 0 {
		c.Blocks = append(c.Blocks, f.linkTable())
	} else {
		c.Blocks = append(c.Blocks, missing("links"))
	}
	c.Blocks = append(c.Blocks, f.confirmation())
	return c, nil
}

// capacitySays concludes from the capacities everyone at the customer may see.
func (f *Facts) capacitySays() account.Text {
	tight, seen := 0, 0
	for _, finding := range f.capacityFindings() {
		if finding.Visibility.ReachedBy(account.Customer) {
			tight++
		}
	}
	for _, c := range f.Solution.Capacities {
		if _, ok := c.Latest(f.asOf()); ok && f.capacityVisibility(c).ReachedBy(account.Customer) {
			seen++
		}
	}
	args := account.Args{"tight": account.Count(tight), "n": account.Count(seen)}
	switch {
	case seen == 0:
		return account.Text{}
	case tight == 0:
		return account.Say("solution.says-room", args)
	}
	return account.Say("solution.says-tight", args)
}

func (f *Facts) capacityFindings() []account.Finding {
	var findings []account.Finding
	for _, finding := range f.Solution.Findings(f.asOf(), f.Capacity) {
		if about(finding, account.RefItem) {
			findings = append(findings, finding)
		}
	}
	return findings
}

func (f *Facts) itemVisibility(id account.ItemID) account.Visibility {
	item, _ := f.Solution.Item(id)
	return account.Narrower(f.Solution.Visibility, item.Visibility)
}

func (f *Facts) capacityVisibility(c account.Capacity) account.Visibility {
	return account.Narrower(f.itemVisibility(c.Item), c.Visibility)
}

// capacityBlocks shows used against total, as a picture and as figures.
func (f *Facts) capacityBlocks() Blocks {
	v := f.Solution.Visibility
	chart := Chart{
		Kind:  Bars,
		Title: account.Say("capacity.chart", nil), Desc: account.Say("capacity.desc", nil),
		Axis: account.Say("capacity.name", nil), Unit: account.Say("unit.percent", nil),
		Value: account.Say("capacity.used-share", nil), Before: account.Say("capacity.total", nil),
		Caption:    account.Say("capacity.as-of", account.Args{"day": account.Date(f.asOf())}),
		Visibility: v,
	}
	column := func(code string, numeric bool) Column {
		return Column{Head: account.Say("capacity."+code, nil), Numeric: numeric, Visibility: v}
	}
	table := Table{
		Caption: account.Say("capacity.caption", nil),
		Columns: []Column{
			column("name", false), column("unit", false), column("used", true), column("available", true),
			column("total", true), column("used-share", true), column("sampled", false),
		},
		Visibility: v,
	}
	full := 100.0
	for _, c := range f.Solution.Capacities {
		visibility := f.capacityVisibility(c)
		name := account.Say("capacity.of-item", account.Args{
			"item": f.itemName(c.Item, visibility), "capacity": account.Data(c.Name),
		})
		sample, ok := c.Latest(f.asOf())
		if !ok || !(sample.Total > 0) || math.IsInf(sample.Total, 0) {
			none := Cell{Text: account.Say("not-supplied", nil)}
			table.Rows = append(table.Rows, Row{Visibility: visibility, Cells: []Cell{
				{Text: name}, {Text: account.Data(c.Unit)}, none, none, none, none, none,
			}})
			continue
		}
		share := sample.Share() * 100
		cell := Cell{Text: account.Share(sample.Share())}
		if sample.Share() >= f.Capacity.OrDefault().Tight {
			cell.Tone = Bad
		}
		chart.Points = append(chart.Points, Point{
			Label: name, Value: &share, Before: &full, Text: cell.Text, Tone: cell.Tone, Visibility: visibility,
		})
		table.Rows = append(table.Rows, Row{Visibility: visibility, Cells: []Cell{
			{Text: name}, {Text: account.Data(c.Unit)},
			{Text: account.Quantity(sample.Used)}, {Text: account.Quantity(sample.Total - sample.Used)},
			{Text: account.Quantity(sample.Total)}, cell, {Text: account.Day(sample.At)},
		}})
	}
	if len(table.Rows) == 0 {
		return Blocks{missing("capacities")}
	}
	return Blocks{chart, table}
}

func (f *Facts) itemTable() Table {
	v := f.Solution.Visibility
	column := func(code string) Column {
		return Column{Head: account.Say("items."+code, nil), Visibility: v}
	}
	table := Table{
		Caption:    account.Say("items.caption", account.Args{"solution": account.Data(f.Solution.Name)}),
		Columns:    []Column{column("name"), column("kind"), column("version")},
		Visibility: v,
	}
	for _, item := range f.Solution.Items {
		version := account.Data(item.Version)
		if item.Version == "" {
			version = account.Say("not-supplied", nil)
		}
		table.Rows = append(table.Rows, Row{
			Cells:      []Cell{{Text: account.Data(item.Name)}, {Text: account.Data(item.Kind)}, {Text: version}},
			Visibility: account.Narrower(v, item.Visibility),
		})
	}
	return table
}

func (f *Facts) linkTable() Table {
	v := f.Solution.Visibility
	column := func(code string) Column {
		return Column{Head: account.Say("links."+code, nil), Visibility: v}
	}
	table := Table{
		Caption:    account.Say("links.caption", nil),
		Columns:    []Column{column("from"), column("to"), column("label")},
		Visibility: v,
	}
	for _, link := range f.Solution.Links {
		visibility := account.Narrower(f.itemVisibility(link.From), f.itemVisibility(link.To))
		label := account.Data(link.Label)
		if link.Label == "" {
			label = account.Say("not-supplied", nil)
		}
		table.Rows = append(table.Rows, Row{Visibility: visibility, Cells: []Cell{
			{Text: f.itemName(link.From, visibility)}, {Text: f.itemName(link.To, visibility)}, {Text: label},
		}})
	}
	return table
}

// confirmation says whether both sides are in sync about the configuration.
func (f *Facts) confirmation() Block {
	v := f.Solution.Visibility
	for _, finding := range f.Solution.Findings(f.asOf(), f.Capacity) {
		if about(finding, account.RefSolution) {
			return callout(finding)
		}
	}
	args := account.Args{"day": account.Day(f.Solution.Confirmed.At)}
	code := "solution.confirmed"
	if person, ok := f.person(f.Solution.Confirmed.By); ok && !person.NameFor(v).IsZero() {
		code, args["person"] = "solution.confirmed-by", person.NameFor(v)
	}
	return Paragraph{Text: account.Say(code, args), Visibility: v}
}
