package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/adapters/ticketlog"
	"github.com/accordhq/accord/examples/opsreview/sample"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// input is everything that was read.
type input struct {
	store    *memory.Store
	sources  review.Sources
	account  account.ID
	period   metrics.Period
	audience account.Visibility
	zone     *time.Location
	imported ticketlog.Report
	prepared prepared
}

// prepared is the form of a remarks file.
type prepared struct {
	NextMeeting time.Time       `json:"next_meeting,omitzero"`
	Remarks     []review.Remark `json:"remarks,omitempty"`
}

func load(ctx context.Context, c config, stderr io.Writer) (input, error) {
	var in input
	facts, err := readFacts(c)
	if err != nil {
		return in, err
	}
	if in.prepared, err = readRemarks(c); err != nil {
		return in, err
	}
	tickets, imported, err := readTickets(ctx, c, stderr)
	if err != nil {
		return in, err
	}
	in.imported = imported
	facts.Tickets = append(facts.Tickets, tickets...)
	facts.Accounts = named(facts)
	if in.store, err = memory.New(facts); err != nil {
		return in, oneLine(err)
	}
	in.sources = sources(in.store, facts)
	if in.account, err = in.choose(ctx, c, facts); err != nil {
		return in, err
	}
	if in.audience, err = c.audienceFor(in.account); err != nil {
		return in, err
	}
	terms := metrics.TermsAt(facts.Terms, in.account, lastInstant(facts))
	in.zone = terms.Calendar.Location()
	in.period, err = in.choosePeriod(c, facts)
	return in, err
}

// sources are what the facts are gathered from. A list that the facts do not have
// was not given, which the review then says.
func sources(store *memory.Store, facts memory.Facts) review.Sources {
	src := review.Sources{Accounts: store, Service: store}
	if len(facts.Assignments) > 0 {
		src.Team = store
	}
	if len(facts.Deliverables) > 0 {
		src.Files = store
	}
	if len(facts.Interactions) > 0 {
		src.Quadrants = store
	}
	return src
}

// open opens a file, or the embedded one when no path is given.
func open(path string, embedded io.Reader) (io.ReadCloser, error) {
	if path == "" {
		return io.NopCloser(embedded), nil
	}
	return os.Open(path)
}

func readFacts(c config) (memory.Facts, error) {
	if c.facts == "" && !c.embedded() {
		return memory.Facts{}, nil
	}
	f, err := open(c.facts, sample.Facts())
	if err != nil {
		return memory.Facts{}, fmt.Errorf("facts: %w", err)
	}
	defer f.Close()
	facts, err := memory.ReadFacts(f)
	if err != nil {
		return memory.Facts{}, fmt.Errorf("facts %s: %w", c.facts, oneLine(err))
	}
	return facts, nil
}

func readRemarks(c config) (prepared, error) {
	var p prepared
	if c.remarks == "" && !c.embedded() {
		return p, nil
	}
	f, err := open(c.remarks, sample.Remarks())
	if err != nil {
		return p, fmt.Errorf("remarks: %w", err)
	}
	defer f.Close()
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return p, fmt.Errorf("remarks %s: %w", c.remarks, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return p, fmt.Errorf("remarks %s: more follows after the object", c.remarks)
	}
	return p, nil
}

func readTickets(ctx context.Context, c config, stderr io.Writer) ([]metrics.Ticket, ticketlog.Report, error) {
	var report ticketlog.Report
	if c.tickets == "" && !c.embedded() {
		return nil, report, nil
	}
	mapping, err := readMapping(c.mapping)
	if err != nil {
		return nil, report, err
	}
	f, err := open(c.tickets, sample.Tickets())
	if err != nil {
		return nil, report, fmt.Errorf("tickets: %w", err)
	}
	defer f.Close()
	log, err := ticketlog.Open(cmp.Or(c.tickets, "tickets.csv"), f, mapping, ticketlog.Options{Progress: progress(stderr)})
	if err != nil {
		return nil, report, err
	}
	var tickets []metrics.Ticket
	for t, err := range log.Tickets(ctx) {
		if err != nil {
			return nil, report, err
		}
		tickets = append(tickets, t)
	}
	report = log.Report()
	for _, fault := range report.Faults {
		fmt.Fprintln(stderr, fault)
	}
	if report.BadRows > 0 || report.Warnings > 0 {
		fmt.Fprintf(stderr, "%d of %d rows were bad and left out; %d warnings\n", report.BadRows, report.Rows, report.Warnings)
	}
	return tickets, report, nil
}

func readMapping(name string) (ticketlog.Mapping, error) {
	if m, ok := ticketlog.Preset(name); ok {
		return m, nil
	}
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return ticketlog.Mapping{}, fmt.Errorf("mapping %q is neither a file nor one of the presets %s",
			name, strings.Join(ticketlog.Presets(), ", "))
	}
	if err != nil {
		return ticketlog.Mapping{}, fmt.Errorf("mapping: %w", err)
	}
	defer f.Close()
	m, err := ticketlog.ReadMapping(f)
	if err != nil {
		return ticketlog.Mapping{}, fmt.Errorf("mapping %s: %w", name, oneLine(err))
	}
	return m, nil
}

// progress tells how far a long import is, once a second from the first second
// on.
func progress(w io.Writer) func(ticketlog.Progress) {
	told := time.Now()
	return func(p ticketlog.Progress) {
		if time.Since(told) >= time.Second {
			told = time.Now()
			fmt.Fprintf(w, "read %d rows, %.1f MB\n", p.Rows, float64(p.Bytes)/1e6)
		}
	}
}

// named returns the accounts, together with those that only tickets name:
// their id is all the name they have.
func named(facts memory.Facts) []account.Account {
	known := make(map[account.ID]bool)
	for _, a := range facts.Accounts {
		known[a.ID] = true
	}
	accounts := facts.Accounts
	for _, t := range facts.Tickets {
		if !known[t.Account] {
			known[t.Account] = true
			accounts = append(accounts, account.Account{ID: t.Account, Name: string(t.Account)})
		}
	}
	return accounts
}

// choose returns the account to report on: the one asked for, else the only
// one there is, else all.
func (in *input) choose(ctx context.Context, c config, facts memory.Facts) (account.ID, error) {
	if c.account != "" {
		if _, err := in.store.Account(ctx, c.account); err != nil {
			return "", fmt.Errorf("account %q: %w; there are %s", c.account, account.ErrNotFound, someOf(facts.Accounts))
		}
		return c.account, nil
	}
	if len(facts.Accounts) == 1 {
		return facts.Accounts[0].ID, nil
	}
	return "", nil
}

// someOf names the first few accounts.
func someOf(accounts []account.Account) string {
	var ids []string
	for i, a := range accounts {
		if i == 5 {
			ids = append(ids, "…")
			break
		}
		ids = append(ids, string(a.ID))
	}
	return strings.Join(ids, ", ")
}

// audienceFor returns the audience asked for. One customer is not told of
// another: a review of all accounts is for the provider alone.
func (c config) audienceFor(id account.ID) (account.Visibility, error) {
	switch {
	case id != "":
		return c.audience, nil
	case c.chosen && c.audience != account.Internal:
		return "", fmt.Errorf("-audience %s goes with -account, for the data has several accounts", c.audience)
	}
	return account.Internal, nil
}

// choosePeriod returns the period asked for; what is left open is the sample's
// quarter, or the whole days that the tickets cover.
func (in *input) choosePeriod(c config, facts memory.Facts) (metrics.Period, error) {
	var p metrics.Period
	if c.embedded() {
		var err error
		if p, err = sample.Period(); err != nil {
			return p, err
		}
	} else if len(facts.Tickets) > 0 {
		first := slices.MinFunc(facts.Tickets, func(a, b metrics.Ticket) int { return a.Opened.Compare(b.Opened) })
		p = metrics.Period{From: dayStart(first.Opened, in.zone), To: dayStart(lastInstant(facts), in.zone).AddDate(0, 0, 1)}
	}
	for _, f := range []struct {
		name, value string
		at          *time.Time
	}{{"from", c.from, &p.From}, {"to", c.to, &p.To}} {
		if f.value == "" {
			if f.at.IsZero() {
				return p, fmt.Errorf("-%s is needed, for there are no tickets to tell the period by", f.name)
			}
			continue
		}
		at, err := time.ParseInLocation(time.DateOnly, f.value, in.zone)
		if err != nil {
			return p, fmt.Errorf("-%s %q is not a day such as 2026-07-01", f.name, f.value)
		}
		*f.at = at
	}
	if now := time.Now().In(in.zone); p.To.After(now) {
		p.To = now // what is to come cannot be judged
	}
	if !p.From.Before(p.To) {
		return p, fmt.Errorf("the period from %s to %s has no day", p.From.Format(time.DateOnly), p.To.Format(time.DateOnly))
	}
	return p, nil
}

func dayStart(t time.Time, zone *time.Location) time.Time {
	year, month, day := t.In(zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, zone)
}

// lastInstant is the last thing any ticket tells.
func lastInstant(facts memory.Facts) time.Time {
	var last time.Time
	later := func(at time.Time) {
		if at.After(last) {
			last = at
		}
	}
	for _, t := range facts.Tickets {
		later(t.Opened)
		for _, e := range t.Log {
			later(e.At)
		}
	}
	return last
}

// oneLine makes a joined error one line.
func oneLine(err error) error {
	return errors.New(strings.ReplaceAll(err.Error(), "\n", "; "))
}
