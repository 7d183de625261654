// Command watch shows how the services of the library go together over one database:
// the team desk, promises, the watch and the relay, and the review of what they keep.
// It plays a day on which the server of an invented customer fails, prints who is told
// what and when, and then the review of that day as the customer's business reads it.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/sqlite"
	"github.com/accordhq/accord/examples/internal/page"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

func main() {
	dir, err := os.MkdirTemp("", "watch")
	if err == nil {
		err = errors.Join(run(context.Background(), filepath.Join(dir, "accord.db"), os.Stdout), os.RemoveAll(dir))
	}
	if err != nil {
		log.Fatal("watch: ", err)
	}
}

// run plays the day in a new database.
func run(ctx context.Context, path string, out io.Writer) error {
	db, err := sqlite.Open(path)
	if err != nil {
		return err
	}
	defer db.Close()
	store, err := sqlite.New(db, "provider")
	if err := errors.Join(err, sqlite.Migrate(ctx, db)); err != nil {
		return err
	}
	desk, err := helpdesk()
	if err != nil {
		return err
	}
	h := newHost(store, desk, page.New(out, review.English(), people()))
	if h.linter, err = quadrant.NewLinter(quadrant.EnglishWording(), quadrant.LintPolicy{}); err != nil {
		return err
	}
	if err := errors.Join(h.day(ctx), h.promised(ctx), h.Flush()); err != nil {
		return err
	}
	return h.review(ctx, out)
}

// A host is a program with the services of the library in it.
type host struct {
	page.Page
	clock *accounttest.Clock
	store *sqlite.Store
	// helpdesk is where the host has its tickets, and what was agreed on them.
	helpdesk metrics.Source

	directory *account.Directory
	desk      *team.Desk
	promises  *account.Promises
	watcher   *quadrant.Watcher
	relay     *account.Relay
	linter    *quadrant.Linter
}

// newHost puts the services together. Of the promises that they save, their hooks tell
// the watch.
func newHost(store *sqlite.Store, helpdesk metrics.Source, p page.Page) *host {
	h := &host{Page: p, clock: accounttest.NewClock(at("08:00")), store: store, helpdesk: helpdesk}
	now, newID := h.clock.Now, accounttest.NewIDs("id").Next
	failed := func(err error) { h.Row("failed", err.Error()) } // of hooks, after the fact
	h.watcher = quadrant.NewWatcher(store, store, quadrant.Sources{Team: store, Service: helpdesk},
		quadrant.Options{Now: now, NewID: newID, OnError: failed})
	saved := func(ctx context.Context, u account.Unit) error {
		_, err := h.watcher.ObserveUnit(ctx, system, u)
		return err
	}
	h.desk = team.NewDesk(store, store, team.Sources{Service: helpdesk}, team.Options{
		Now: now, NewID: newID, OnError: failed,
		Hooks: []team.Hooks{{Name: "watch", AfterSave: func(ctx context.Context, o team.Operation) error {
			return saved(ctx, o.Unit)
		}}},
	})
	options := account.Options{
		Now: now, NewID: newID, OnError: failed, Hooks: []account.Hooks{{Name: "watch", AfterSave: saved}},
	}
	h.directory = account.NewDirectory(store, options)
	h.promises = account.NewPromises(store, account.Sources{People: store, Roles: h.desk}, options)
	h.relay = account.NewRelay(store, store, account.NotifierFunc(h.notify), options)
	return h
}

// notify is where a host would send a message.
func (h *host) notify(_ context.Context, n account.Notice, _ []account.Person) error {
	cells := []string{"To " + h.Names(n.To) + ": “" + h.Text(n.Subject) + "”"}
	for _, line := range n.Lines {
		cells = append(cells, "- "+h.Text(line.Text))
	}
	h.Row(h.When(h.clock.Now()), cells...)
	return nil
}

// pass lets time pass as a host's jobs do: every minute the watch ticks, every hour
// promises are swept, and the relay hands over what they have to tell.
func (h *host) pass(ctx context.Context, until time.Time) error {
	for h.clock.Now().Before(until) {
		now := h.clock.Advance(time.Minute)
		_, err := h.watcher.Tick(ctx, system)
		if err == nil && now.Minute() == 0 {
			_, err = h.promises.Sweep(ctx, system)
		}
		if err == nil {
			_, err = h.relay.Run(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// review prints the review of the day.
func (h *host) review(ctx context.Context, out io.Writer) error {
	facts, err := review.Gather(ctx, review.Sources{
		Accounts: h.store, Service: h.helpdesk, Team: h.store, Files: h.store, Promises: h.store, Quadrants: h.store, Watch: h.store,
	}, customer, metrics.Period{From: at("00:00"), To: h.clock.Now()})
	if err != nil {
		return err
	}
	document, err := review.Compose(ctx, review.StandardAgenda(), facts)
	if err != nil {
		return err
	}
	edition, err := document.Edition(account.Business, review.English())
	if err != nil {
		return err
	}
	return review.Text{}.Render(out, edition)
}
