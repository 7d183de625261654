package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/ticketlog"
)

// config is what the flags say.
type config struct {
	tickets, mapping, facts, remarks string
	account                          account.ID
	from, to                         string
	audience                         account.Visibility
	out, json                        string
	// chosen says that the audience was given.
	chosen bool
}

// embedded reports whether the embedded sample is reported on.
func (c config) embedded() bool { return c.tickets == "" && c.facts == "" }

func flags(c *config) *flag.FlagSet {
	set := flag.NewFlagSet("opsreview", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&c.tickets, "tickets", "", "read tickets from `FILE` (CSV or JSON lines, gzip or not)")
	set.StringVar(&c.mapping, "mapping", "accord-eventlog",
		"how to read the tickets: a mapping `FILE` or a preset: "+strings.Join(ticketlog.Presets(), ", "))
	set.StringVar(&c.facts, "facts", "", "read people, solution, activities, terms, team and conversations from `FILE` (JSON)")
	set.StringVar(&c.remarks, "remarks", "", "read what people prepared to say from `FILE` (JSON)")
	set.StringVar((*string)(&c.account), "account", "", "report on one account, by `ID`; without it on all of them")
	set.StringVar(&c.from, "from", "", "first `DAY` of the period, such as 2026-07-01; without it the first of the data")
	set.StringVar(&c.to, "to", "", "`DAY` after the last of the period, such as 2026-10-01; without it the end of the data")
	set.Func("audience", "who the report is for: customer, business or internal (default customer; internal for all accounts)", func(s string) error {
		audiences := []account.Visibility{account.Customer, account.Business, account.Internal}
		i := slices.IndexFunc(audiences, func(v account.Visibility) bool { return v.String() == s })
		if i < 0 {
			return errors.New("is not customer, business or internal")
		}
		c.audience = audiences[i]
		return nil
	})
	set.StringVar(&c.out, "out", "out", "write the report into `DIR`")
	set.StringVar(&c.json, "json", "", "write the figures and the report as JSON to `FILE`; - is the standard output, which then has nothing else")
	return set
}

func parse(args []string) (config, error) {
	c := config{audience: account.Customer}
	set := flags(&c)
	if err := set.Parse(args); err != nil {
		return config{}, err
	}
	if set.NArg() > 0 {
		return config{}, fmt.Errorf("unexpected argument %q", set.Arg(0))
	}
	given := make(map[string]bool)
	set.Visit(func(f *flag.Flag) { given[f.Name] = true })
	c.chosen = given["audience"]
	if given["mapping"] && !given["tickets"] {
		return config{}, errors.New("-mapping goes with -tickets")
	}
	return c, nil
}

func usage(w io.Writer) {
	var c config
	set := flags(&c)
	fmt.Fprint(w, "usage: opsreview [flags]\n\nMakes an operations review; without flags, of the embedded sample.\n\n")
	set.SetOutput(w)
	set.PrintDefaults()
	fmt.Fprint(w, fileForms)
}

// fileForms tells what the files look like.
const fileForms = `
Days are those of the account's service calendar, UTC without one.

Tickets, in the form of the default mapping (docs/ticketlog.md tells how to map others):
  ticket,at,event,account,priority,summary
  T-1,2026-07-01T09:00:00Z,opened,a-1,1,Order server down
  T-1,2026-07-01T12:00:00Z,resolved,a-1,1,

Facts, each list optional (examples/opsreview/sample/facts.json has all of it):
  {"accounts": [], "people": [], "solutions": [], "activities": [], "terms": [], "tickets": [],
   "assignments": [], "deliverables": [], "interactions": [], "satisfactions": [], "standings": []}

Remarks, for the agenda items service, solution, provider, customer, observations:
  {"next_meeting": "2026-10-14T14:00:00Z",
   "remarks": [{"item": "provider", "text": "We open a second desk.", "visibility": "customer"}]}
`
