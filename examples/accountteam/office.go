package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/adapters/sqlite"
	"github.com/accordhq/accord/examples/internal/page"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/team"
)

// An office is a provider at work: the services of the library over one store, a
// clock that the program moves, and the page that it writes.
type office struct {
	page.Page
	in       input
	clock    *accounttest.Clock
	calendar *metrics.Calendar // of service hours

	store     *sqlite.Store
	directory *account.Directory
	desk      *team.Desk
	promises  *account.Promises
	relay     *account.Relay
}

func newOffice(in input, store *sqlite.Store, out io.Writer) (*office, error) {
	// Open work and terms of service stand in another tool of the provider's.
	tool, err := memory.New(memory.Facts{Activities: in.facts.Activities, Terms: in.facts.Terms})
	if err != nil {
		return nil, err
	}
	calendar := metrics.TermsAt(in.facts.Terms, in.Story.Account, in.Begins).Calendar
	// A story is told once in a database, beside those of other accounts.
	clock, ids := accounttest.NewClock(in.Recorded), accounttest.NewIDs("id-"+string(in.Story.Account))
	options := account.Options{Now: clock.Now, NewID: ids.Next, Workdays: calendar}
	o := &office{
		Page: page.New(out, account.English().With(team.Phrases()).In(calendar.Location()), in.facts.People), in: in, clock: clock, calendar: calendar, store: store,
		directory: account.NewDirectory(store, options),
		desk: team.NewDesk(store, store, team.Sources{Service: tool}, team.Options{
			Now: clock.Now, NewID: ids.Next, Changes: changePolicy(),
		}),
	}
	o.promises = account.NewPromises(store, account.Sources{People: store, Roles: o.desk}, options)
	o.relay = account.NewRelay(store, store, account.NotifierFunc(o.notify), options)
	return o, nil
}

// changePolicy asks for notice, counsel and approval, as the default does, and of
// an upgrade for a yes of the customer's management, too.
func changePolicy() team.ChangePolicy {
	policy := team.DefaultChangePolicy()
	upgrade := policy.Default
	upgrade.Customer = team.CustomerApproval{N: 1, Level: account.BusinessLevel}
	policy.Kinds = map[team.ChangeKind]team.ChangeRule{"upgrade": upgrade}
	return policy
}

// record puts accounts, people, configurations and teams on record. People of the
// provider's whom the file of other accounts brought stay as they are.
func (o *office) record(ctx context.Context) error {
	for _, a := range o.in.facts.Accounts {
		if _, err := o.directory.PutAccount(ctx, o.in.By, a); err != nil {
			return err
		}
	}
	colleagues, err := o.store.People(ctx, "")
	if err != nil {
		return err
	}
	for _, p := range o.in.facts.People {
		if slices.ContainsFunc(colleagues, func(c account.Person) bool { return c.ID == p.ID }) {
			continue
		}
		if _, err := o.directory.PutPerson(ctx, o.in.By, p); err != nil {
			return err
		}
	}
	for _, s := range o.in.facts.Solutions {
		if _, err := o.directory.PutSolution(ctx, o.in.By, s); err != nil {
			return err
		}
	}
	for i, r := range o.in.Teams {
		if err := o.staff(ctx, r); err != nil {
			return fmt.Errorf("teams[%d]: %w", i, err)
		}
	}
	return nil
}

// staff makes the team of an account. A deliverable is issued at its own time.
func (o *office) staff(ctx context.Context, r roster) error {
	o.clock.Set(o.in.Recorded)
	for _, a := range r.Assignments {
		a.Account = r.Account
		if _, err := o.desk.Assign(ctx, o.in.By, a); err != nil {
			return err
		}
	}
	for _, d := range r.Deliverables {
		o.clock.Set(d.Issued)
		if _, err := o.desk.Issue(ctx, d.By, r.Account, d); err != nil {
			return err
		}
	}
	return nil
}

// notify is where a host would send a message.
func (o *office) notify(_ context.Context, n account.Notice, _ []account.Person) error {
	cells := []string{"To " + o.Names(n.To) + ":", "“" + o.Text(n.Subject) + "”"}
	for _, line := range n.Lines {
		cells = append(cells, "- "+o.Text(line.Text))
	}
	o.Row("    would be sent", cells...)
	return nil
}
