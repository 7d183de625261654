package main

import (
	"context"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// A post is the watch over a scene: the services of the library over one store, and a
// clock that the program moves.
type post struct {
	sheet
	scene   scene
	clock   *accounttest.Clock
	watcher *quadrant.Watcher
	relay   *account.Relay
	told    map[string]bool // findings that were shown, by what they are about
}

// watched plays the scene with the library watching. A host would call Observe from
// where it saves tickets and conversations, and Tick every minute from a job.
func watched(ctx context.Context, page sheet, s scene) error {
	store, err := memory.New(memory.Facts{
		Accounts: s.facts.Accounts, People: s.facts.People, Assignments: s.facts.Assignments,
		Standings: s.facts.Standings, Terms: s.facts.Terms,
	})
	if err != nil {
		return err
	}
	begins, ends := s.span()
	clock, ids := accounttest.NewClock(begins), accounttest.NewIDs("id")
	p := &post{
		sheet: page, scene: s, clock: clock, told: make(map[string]bool),
		watcher: quadrant.NewWatcher(store, store, quadrant.Sources{Team: store, Service: store},
			quadrant.Options{Now: clock.Now, NewID: ids.Next}),
	}
	p.relay = account.NewRelay(store, store, account.NotifierFunc(p.notify), account.Options{Now: clock.Now})
	p.Heading("With the library watching")
	for _, m := range s.moments(s.Watched) {
		if err := p.pass(ctx, m.at); err != nil {
			return err
		}
		if err := p.happen(ctx, m); err != nil {
			return err
		}
	}
	if err := p.pass(ctx, ends); err != nil {
		return err
	}
	var cases []quadrant.Case
	for c, err := range store.Cases(ctx, quadrant.CaseFilter{Account: s.account().ID}) {
		if err != nil {
			return err
		}
		cases = append(cases, c)
	}
	return p.verdict(s, s.Watched, cases)
}

// pass lets time pass up to an instant: every minute the watch ticks, and every Monday
// at eight somebody looks at the quadrants.
func (p *post) pass(ctx context.Context, until time.Time) error {
	for next := p.clock.Now().Truncate(time.Minute).Add(time.Minute); next.Before(until); next = next.Add(time.Minute) {
		p.clock.Set(next)
		if _, err := p.watcher.Tick(ctx, p.scene.By); err != nil {
			return err
		}
		if _, err := p.relay.Run(ctx); err != nil {
			return err
		}
		if local := next.In(p.scene.zone()); local.Weekday() == time.Monday && local.Hour() == 8 && local.Minute() == 0 {
			p.look(local)
		}
	}
	p.clock.Set(until)
	return nil
}

// look shows what the map of the last four weeks has found that was not shown before.
// What is found again of the same people, path and item is not news, though there be
// more of it.
func (p *post) look(now time.Time) {
	facts := p.scene.until(p.scene.Watched, now)
	period := metrics.Period{From: now.AddDate(0, 0, -28), To: now}
	policy := quadrant.Policy{FollowAdviceDays: 7} // this provider waits no longer for advice to be carried on
	m := quadrant.Assess(facts, period, now, quadrant.StandardRules(policy)...)
	var lines []string
	for _, f := range m.Findings {
		if about := p.about(f); !p.told[about] {
			p.told[about] = true
			lines = append(lines, "- "+p.Text(f.Why()), "→ "+p.Text(f.Owner.Label())+": "+p.Text(f.Next()))
		}
	}
	if len(lines) > 0 {
		p.Row(p.When(now), append([]string{"The weekly look at the quadrants:"}, lines...)...)
	}
}

// about is what was found, and of what.
func (p *post) about(f account.Finding) string {
	about := f.Code
	for _, name := range []string{"path", "person", "other", "item"} {
		about += "\n" + p.Text(f.Args[name])
	}
	return about
}

// happen shows a moment and tells the watch of it.
func (p *post) happen(ctx context.Context, m moment) error {
	var err error
	if m.act != nil {
		err = p.act(ctx, *m.act)
	} else {
		m.show(p.sheet)
		_, err = p.watcher.Observe(ctx, p.scene.By, m.fact)
	}
	if err != nil {
		return err
	}
	_, err = p.relay.Run(ctx)
	return err
}

// act does what somebody does about the alerts there are.
func (p *post) act(ctx context.Context, a act) error {
	if a.Verb != "" {
		return p.advise(ctx, a)
	}
	alerts, err := p.watcher.Alerts(ctx, p.scene.account().ID)
	if err != nil {
		return err
	}
	for _, alert := range alerts {
		if _, err := p.watcher.Acknowledge(ctx, a.By, alert.Key); err != nil {
			return err
		}
		p.Row(p.When(a.At), p.Name(a.By)+" takes notice.")
	}
	return nil
}
