package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// report is a review that is ready to be written.
type report struct {
	edition review.Edition
	figures figures
	// hidden is how many tickets the audience may not see.
	hidden int
}

// figures are the JSON form of the report.
type figures struct {
	Account  account.ID         `json:"account,omitempty"`
	Audience account.Visibility `json:"audience"`
	Period   metrics.Period     `json:"period"`
	Service  service            `json:"service"`
	Import   imported           `json:"import"`
	Document json.RawMessage    `json:"document"`
}

type imported struct {
	Rows     int `json:"rows"`
	Tickets  int `json:"tickets"`
	BadRows  int `json:"bad_rows"`
	Warnings int `json:"warnings"`
}

type service struct {
	ByPriority []byPriority `json:"by_priority"`
}

type byPriority struct {
	Priority    metrics.Priority         `json:"priority"`
	Tickets     int                      `json:"tickets"`
	Opened      int                      `json:"opened"`
	Resolved    int                      `json:"resolved"`
	Open        int                      `json:"open"`
	Reopened    int                      `json:"reopened"`
	Acknowledge map[metrics.Clock]timing `json:"acknowledge"`
	Restore     map[metrics.Clock]timing `json:"restore"`
	Repair      map[metrics.Clock]timing `json:"repair"`
	Resolve     map[metrics.Clock]timing `json:"resolve"`
}

// timing is a sample's statistics; without a sample they are null.
type timing struct {
	N      int      `json:"n"`
	Mean   *float64 `json:"mean_hours"`
	Median *float64 `json:"median_hours"`
	P90    *float64 `json:"p90_hours"`
	P95    *float64 `json:"p95_hours"`
	Min    *float64 `json:"min_hours"`
	Max    *float64 `json:"max_hours"`
}

func compose(ctx context.Context, in input) (report, error) {
	facts, err := review.Gather(ctx, in.sources, in.account, in.period)
	if err != nil {
		return report{}, err
	}
	facts.Remarks, facts.NextMeeting = in.prepared.Remarks, in.prepared.NextMeeting
	document, err := review.Compose(ctx, review.StandardAgenda(), facts)
	if err != nil {
		return report{}, err
	}
	edition, err := document.Edition(in.audience, review.English().In(in.zone))
	if err != nil {
		return report{}, err
	}
	r := report{edition: edition, figures: figures{
		Account: in.account, Audience: in.audience, Period: in.period, Import: countsOf(in.imported),
	}}
	r.figures.Service, r.hidden, err = serviceFigures(facts, in.audience)
	return r, err
}

func countsOf(r ticketlog.Report) imported {
	return imported{Rows: r.Rows, Tickets: r.Tickets, BadRows: r.BadRows, Warnings: r.Warnings}
}

// serviceFigures are over the tickets that the audience may see; it counts the
// others.
func serviceFigures(facts review.Facts, audience account.Visibility) (all service, hidden int, err error) {
	all.ByPriority = []byPriority{}
	var s metrics.Summary
	for _, t := range facts.Tallies {
		if !t.Visibility.ReachedBy(audience) {
			hidden += len(t.Total.Tickets(metrics.Key{}))
			continue
		}
		if err := s.Merge(t.Now); err != nil {
			return all, 0, err
		}
	}
	for _, k := range s.Keys() {
		g := s.Groups[k]
		all.ByPriority = append(all.ByPriority, byPriority{
			Priority: k.Priority, Tickets: len(s.Tickets(k)), Opened: len(g.Opened),
			Resolved: len(g.Reached(metrics.Resolve)), Open: len(s.Stock(k).Open), Reopened: len(g.Reopened),
			Acknowledge: timings(g, metrics.Acknowledge), Restore: timings(g, metrics.Restore),
			Repair: timings(g, metrics.Repair), Resolve: timings(g, metrics.Resolve),
		})
	}
	return all, hidden, nil
}

func timings(g *metrics.Group, m metrics.Measure) map[metrics.Clock]timing {
	all := make(map[metrics.Clock]timing)
	for _, c := range metrics.Clocks() {
		stats := g.Stats(m, c)
		hours := func(which metrics.Statistic) *float64 {
			d, ok := stats.Of(which)
			if !ok {
				return nil
			}
			h := d.Hours()
			return &h
		}
		all[c] = timing{
			N: stats.N, Mean: hours(metrics.Mean), Median: hours(metrics.Median),
			P90: hours(metrics.P90), P95: hours(metrics.P95), Min: hours(metrics.Min), Max: hours(metrics.Max),
		}
	}
	return all
}

// name is what the report's files are called, but for their endings.
const name = "operations-review"

func (r report) write(c config, stdout, stderr io.Writer) error {
	if err := os.MkdirAll(c.out, 0o755); err != nil {
		return err
	}
	html, markdown := filepath.Join(c.out, name+".html"), filepath.Join(c.out, name+".md")
	if err := r.file(html, review.HTML{}); err != nil {
		return err
	}
	if err := r.file(markdown, review.Markdown{}); err != nil {
		return err
	}
	notices := stdout
	if c.json != "" {
		if err := r.json(c.json, stdout); err != nil {
			return err
		}
	}
	if c.json == "-" {
		notices = stderr
	} else if err := (review.Text{Width: width()}).Render(stdout, r.edition); err != nil {
		return err
	}
	_, err := fmt.Fprintf(notices, "\nThe report is in %s and %s.\n", html, markdown)
	return err
}

// file writes a rendering, whole or not at all.
func (r report) file(path string, renderer review.Renderer) error {
	var b bytes.Buffer
	if err := renderer.Render(&b, r.edition); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

func (r report) json(path string, stdout io.Writer) error {
	var b bytes.Buffer
	if err := (review.JSON{}).Render(&b, r.edition); err != nil {
		return err
	}
	r.figures.Document = b.Bytes()
	out, err := json.MarshalIndent(r.figures, "", "  ")
	if err != nil {
		return err
	}
	out = append(out, '\n')
	if path == "-" {
		_, err = stdout.Write(out)
		return err
	}
	return os.WriteFile(path, out, 0o644)
}

// width is the terminal's, where the shell says it.
func width() int {
	n, err := strconv.Atoi(os.Getenv("COLUMNS"))
	if err != nil || n < 40 {
		return 80
	}
	return min(n, 120)
}
