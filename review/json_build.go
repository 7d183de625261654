package review

// json returns what [JSON] encodes.
func (e Edition) json() editionJSON {
	return editionJSON{
		Title: e.Title(), Account: e.Account(), Audience: e.audience, Locale: e.locale.Tag,
		Period: e.Period(), Issued: e.Issued(), NextMeeting: e.NextMeeting(),
		Blocks: e.blocksJSON(e.doc.Blocks),
	}
}

func (e Edition) blocksJSON(blocks Blocks) []any {
	out := make([]any, 0, len(blocks))
	for _, block := range blocks {
		out = append(out, e.blockJSON(block))
	}
	return out
}

func (e Edition) blockJSON(block Block) any {
	kind := blockType(block)
	switch b := block.(type) {
	case Part:
		return e.partJSON(kind, b)
	case Paragraph:
		return paragraphJSON{kind, e.Text(b.Text)}
	case List:
		items := each(b.Items, func(i ListItem) string { return e.Text(i.Text) })
		return listJSON{Type: kind, Ordered: b.Ordered, Items: items}
	case Table:
		return e.tableJSON(kind, b)
	case KeyFigures:
		return keyFiguresJSON{kind, each(b.Figures, e.keyFigureJSON)}
	case Chart:
		return e.chartJSON(kind, b)
	case Diagram:
		return e.diagramJSON(kind, b)
	case Quadrants:
		return e.quadrantsJSON(kind, b)
	case Callout:
		return calloutJSON{
			Type: kind, Severity: b.Severity, Text: e.Text(b.Text),
			Next: e.Text(b.Next), Owner: e.Text(b.Owner), Note: e.Number(b.Note),
		}
	case Footnote:
		return footnoteJSON{Type: kind, Number: e.Number(b.ID), Text: e.Text(b.Text), Tickets: b.Tickets}
	}
	return nil
}

func (e Edition) partJSON(kind string, p Part) partJSON {
	return partJSON{
		Type: kind, Name: e.Text(p.Heading.Name), Says: e.Text(p.Heading.Says),
		Labels: each(p.Heading.Labels, func(l Label) labelJSON { return labelJSON{e.Text(l.Name), e.Text(l.Text)} }),
		Blocks: e.blocksJSON(p.Blocks),
	}
}

func (e Edition) tableJSON(kind string, t Table) tableJSON {
	cell := func(c Cell) cellJSON { return cellJSON{e.Text(c.Text), c.Tone, e.Number(c.Note)} }
	return tableJSON{
		Type: kind, Caption: e.Text(t.Caption), Note: e.Number(t.Note),
		Columns: each(t.Columns, func(c Column) columnJSON {
			return columnJSON{Head: e.Text(c.Head), Unit: e.Text(c.Unit), Numeric: c.Numeric, Note: e.Number(c.Note)}
		}),
		Rows: each(t.Rows, func(r Row) rowJSON { return rowJSON{each(r.Cells, cell), r.Total} }),
	}
}

func (e Edition) keyFigureJSON(f KeyFigure) keyFigureJSON {
	return keyFigureJSON{
		Label: e.Text(f.Label), Value: e.Text(f.Value), Unit: e.Text(f.Unit),
		Target: e.Text(f.Target), Change: e.Text(f.Change), Basis: e.Text(f.Basis),
		Tone: f.Tone, Note: e.Number(f.Note),
	}
}

func (e Edition) chartJSON(kind string, c Chart) chartJSON {
	return chartJSON{
		Type: kind, Kind: c.Kind, Title: e.Text(c.Title), Desc: e.Text(c.Desc),
		Axis: e.Text(c.Axis), Unit: e.Text(c.Unit), Value: e.Text(c.Value), Before: e.Text(c.Before),
		Target: c.Target, TargetName: e.Text(c.TargetName), Caption: e.Text(c.Caption), Note: e.Number(c.Note),
		Points: each(c.Points, func(p Point) pointJSON {
			return pointJSON{e.Text(p.Label), p.Value, p.Before, e.Text(p.Text), p.Tone}
		}),
	}
}

func (e Edition) diagramJSON(kind string, d Diagram) diagramJSON {
	return diagramJSON{
		Type: kind, Title: e.Text(d.Title), Desc: e.Text(d.Desc), Caption: e.Text(d.Caption),
		Nodes: each(d.Nodes, func(n DiagramNode) nodeJSON { return nodeJSON{e.Text(n.Name), e.Text(n.Detail)} }),
		Links: each(d.Links, func(l DiagramLink) linkJSON { return linkJSON{l.From, l.To, e.Text(l.Label)} }),
	}
}

// each returns what f makes of each element.
func each[T, R any](all []T, f func(T) R) []R {
	out := make([]R, len(all))
	for i, v := range all {
		out[i] = f(v)
	}
	return out
}
