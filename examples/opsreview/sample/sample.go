// Package sample is what an operations review is made from when nothing else
// is given: the facts and the ticket log of one account, Tessenbroek Foods, a
// wholesaler of food with a warehouse, a plant, a depot and a web shop.
//
// All of it is invented: the customer, its provider, everyone at either, and
// whatever happened to them. [Generate] makes the facts and the log, the same
// bytes each time.
//
//	facts, err := memory.ReadFacts(sample.Facts())
//	...
//	mapping, _ := ticketlog.Preset(sample.Mapping)
//	log, err := ticketlog.Open("tickets.csv", sample.Tickets(), mapping, ticketlog.Options{})
//
// # What there is to see
//
// The quarter from [From] to [To] is the one to review; the log begins eleven
// months before it, and was exported when the quarter ended.
//
//   - An application server runs short of memory. Each time it is restarted
//     and the ticket resolved within the hour, and each time the trouble comes
//     back sooner, until it stops the business in the middle of a morning.
//   - Tickets of priority 1 and 2 are restored and resolved faster than in the
//     quarter before, those of priority 3 slower: most of the time is lost with
//     the field engineers, who are busy with new handheld scanners.
//   - An upgrade breaks the orders of two customers overnight.
//   - The backup repository is nearly full, and backups have begun to fail.
//   - The consultant who brought the handheld scanners into production went on to
//     somebody else, and nobody took over what is under way since. The
//     configuration diagram is still that of the spring.
//   - The customer's business hears of the provider when something breaks. On the
//     day of the disruption it called before anybody had told the account manager.
//   - Much else is as it should be, and nobody would have said so.
package sample

import (
	_ "embed"
	"io"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

//go:generate go run ./gen

// Account is the id of the account.
const Account account.ID = "tessenbroek"

// Mapping names the preset of package ticketlog that reads [Tickets].
const Mapping = "accord-eventlog"

// From and To bound the quarter that the sample is about, closed–open: dates in
// the zone of the account, Zone.
const (
	From = "2026-07-01"
	To   = "2026-10-01"
	Zone = "Europe/Brussels"
)

var (
	//go:embed facts.json
	facts string
	//go:embed tickets.csv
	tickets string
	//go:embed remarks.json
	remarks string
)

// Facts returns the facts as JSON, in the form that package memory reads. The
// tickets among them are those the customer does not see.
func Facts() io.Reader { return strings.NewReader(facts) }

// Tickets returns the tickets the customer sees: an event log as CSV.
func Tickets() io.Reader { return strings.NewReader(tickets) }

// Remarks returns what people prepared to say in the review, and when it takes
// place, as JSON. It is written by hand.
func Remarks() io.Reader { return strings.NewReader(remarks) }

// Period returns the quarter from [From] to [To] in the account's zone. The
// error says that the machine has no such zone.
func Period() (metrics.Period, error) {
	zone, err := time.LoadLocation(Zone)
	if err != nil {
		return metrics.Period{}, err
	}
	return metrics.Period{From: date(From, zone), To: date(To, zone)}, nil
}

// date is the midnight at which a date of this package's source begins.
func date(text string, zone *time.Location) time.Time { return instant(time.DateOnly, text, zone) }

// instant reads a time of this package's source.
func instant(layout, text string, zone *time.Location) time.Time {
	t, err := time.ParseInLocation(layout, text, zone)
	if err != nil {
		panic("sample: " + err.Error()) // a slip in a constant
	}
	return t
}
