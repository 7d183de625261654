package review

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// JSON renders an edition as one JSON object and a line feed, for programs:
// the texts are said in the edition's language, and the values of charts are
// numbers too.
//
//	{
//	  "title": "Operations review", "account": "Meridian Freight",
//	  "audience": "customer", "locale": "en",
//	  "period": {"from": "2026-07-01T00:00:00Z", "to": "2026-10-01T00:00:00Z"},
//	  "issued": "2026-10-05T08:30:00Z", "next_meeting": "2026-10-14T13:00:00Z",
//	  "blocks": [
//	    {"type": "paragraph", "text": "…"},
//	    {"type": "list", "ordered": true, "items": ["…"]},
//	    {"type": "key_figures", "figures": [{"label": "…", "value": "3.1", "unit": "hours",
//	      "target": "…", "change": "…", "basis": "…", "tone": "good", "note": 1}]},
//	    {"type": "table", "caption": "…", "note": 2,
//	      "columns": [{"head": "…", "unit": "h", "numeric": true, "note": 2}],
//	      "rows": [{"cells": [{"text": "…", "tone": "bad", "note": 1}], "total": true}]},
//	    {"type": "chart", "kind": "columns", "title": "…", "desc": "…", "axis": "…", "unit": "…",
//	      "value": "…", "before": "…", "target": 4, "target_name": "…", "caption": "…", "note": 1,
//	      "points": [{"label": "…", "value": 6.2, "before": 5.1, "text": "6.2", "tone": "bad"}]},
//	    {"type": "diagram", "title": "…", "desc": "…", "caption": "…",
//	      "nodes": [{"name": "…", "detail": "…"}], "links": [{"from": 0, "to": 1, "label": "…"}]},
//	    {"type": "quadrants", "title": "…", "desc": "…", "scope": "…",
//	      "rooms": [{"name": "…", "people": ["…"], "heard": ["…"], "marks": [{"n": 1, "severity": "warning"}]}],
//	      "paths": [{"from": 0, "to": 1, "volume": 12, "label": "…", "state": "in-use", "says": "…", "marks": []}],
//	      "caption": "…", "tables": []},
//	    {"type": "callout", "severity": "warning", "text": "…", "next": "…", "owner": "…", "note": 3},
//	    {"type": "part", "name": "…", "says": "…", "labels": [{"name": "…", "text": "…"}], "blocks": []},
//	    {"type": "footnote", "number": 1, "text": "…", "tickets": ["…"]}
//	  ]
//	}
//
// The fields come in this order; those that say nothing are left out, but for
// the value of a point, which is null where it is not known. "note" is the
// number of a footnote; "from" and "to" count the nodes or rooms from 0. The same
// edition gives the same bytes.
type JSON struct {
	// Indent is set before each level, such as two spaces; empty for all in one
	// line.
	Indent string
}

var _ Renderer = JSON{}

// Render implements [Renderer].
func (j JSON) Render(w io.Writer, e Edition) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", j.Indent)
	if err := encoder.Encode(e.json()); err != nil {
		return fmt.Errorf("review: json: %w", err)
	}
	_, err := out.WriteTo(w)
	return err
}

// Digest is the SHA-256, in hexadecimal digits, of the edition as the zero
// [JSON] writes it. Editions that say the same to the same audience in the
// same language have the same digest.
func (e Edition) Digest() string {
	var out bytes.Buffer
	if err := (JSON{}).Render(&out, e); err != nil {
		return ""
	}
	return digest(out.Bytes())
}

type editionJSON struct {
	Title       string             `json:"title"`
	Account     string             `json:"account"`
	Audience    account.Visibility `json:"audience"`
	Locale      string             `json:"locale"`
	Period      metrics.Period     `json:"period,omitzero"`
	Issued      time.Time          `json:"issued,omitzero"`
	NextMeeting time.Time          `json:"next_meeting,omitzero"`
	Blocks      []any              `json:"blocks"`
}

type partJSON struct {
	Type   string      `json:"type"`
	Name   string      `json:"name,omitempty"`
	Says   string      `json:"says,omitempty"`
	Labels []labelJSON `json:"labels,omitempty"`
	Blocks []any       `json:"blocks"`
}

type labelJSON struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

type paragraphJSON struct {
	Type string `json:"type"`
	Text string `json:"text"`
}

type listJSON struct {
	Type    string   `json:"type"`
	Ordered bool     `json:"ordered,omitempty"`
	Items   []string `json:"items"`
}

type tableJSON struct {
	Type    string       `json:"type"`
	Caption string       `json:"caption,omitempty"`
	Note    int          `json:"note,omitempty"`
	Columns []columnJSON `json:"columns"`
	Rows    []rowJSON    `json:"rows"`
}

type columnJSON struct {
	Head    string `json:"head"`
	Unit    string `json:"unit,omitempty"`
	Numeric bool   `json:"numeric,omitempty"`
	Note    int    `json:"note,omitempty"`
}

type rowJSON struct {
	Cells []cellJSON `json:"cells"`
	Total bool       `json:"total,omitempty"`
}

type cellJSON struct {
	Text string `json:"text"`
	Tone Tone   `json:"tone,omitempty"`
	Note int    `json:"note,omitempty"`
}

type keyFiguresJSON struct {
	Type    string          `json:"type"`
	Figures []keyFigureJSON `json:"figures"`
}

type keyFigureJSON struct {
	Label  string `json:"label"`
	Value  string `json:"value"`
	Unit   string `json:"unit,omitempty"`
	Target string `json:"target,omitempty"`
	Change string `json:"change,omitempty"`
	Basis  string `json:"basis,omitempty"`
	Tone   Tone   `json:"tone,omitempty"`
	Note   int    `json:"note,omitempty"`
}

type chartJSON struct {
	Type       string      `json:"type"`
	Kind       ChartKind   `json:"kind"`
	Title      string      `json:"title"`
	Desc       string      `json:"desc,omitempty"`
	Axis       string      `json:"axis,omitempty"`
	Unit       string      `json:"unit,omitempty"`
	Value      string      `json:"value,omitempty"`
	Before     string      `json:"before,omitempty"`
	Target     *float64    `json:"target,omitempty"`
	TargetName string      `json:"target_name,omitempty"`
	Caption    string      `json:"caption,omitempty"`
	Note       int         `json:"note,omitempty"`
	Points     []pointJSON `json:"points"`
}

type pointJSON struct {
	Label  string   `json:"label"`
	Value  *float64 `json:"value"`
	Before *float64 `json:"before,omitempty"`
	Text   string   `json:"text,omitempty"`
	Tone   Tone     `json:"tone,omitempty"`
}

type diagramJSON struct {
	Type    string     `json:"type"`
	Title   string     `json:"title"`
	Desc    string     `json:"desc,omitempty"`
	Caption string     `json:"caption,omitempty"`
	Nodes   []nodeJSON `json:"nodes"`
	Links   []linkJSON `json:"links,omitempty"`
}

type nodeJSON struct {
	Name   string `json:"name"`
	Detail string `json:"detail,omitempty"`
}

type linkJSON struct {
	From  int    `json:"from"`
	To    int    `json:"to"`
	Label string `json:"label,omitempty"`
}

type calloutJSON struct {
	Type     string           `json:"type"`
	Severity account.Severity `json:"severity"`
	Text     string           `json:"text"`
	Next     string           `json:"next,omitempty"`
	Owner    string           `json:"owner,omitempty"`
	Note     int              `json:"note,omitempty"`
}

type footnoteJSON struct {
	Type    string             `json:"type"`
	Number  int                `json:"number"`
	Text    string             `json:"text"`
	Tickets []metrics.TicketID `json:"tickets,omitempty"`
}
