package sample

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/metrics"
)

// seed makes all that is drawn. It is one of those that make what the package's
// documentation tells; tests hold it to that. What is drawn for one purpose
// comes from a stream of its own, so that a change to one leaves the others as
// they are. Nothing drawn is computed in floating point, which not every
// machine rounds alike.
const seed = 20265206

// The streams.
const (
	streamTickets = iota + 1
	streamCapacity
	streamBackups
)

func stream(n uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, n)) }

// Generate makes the two files of the sample. It makes the same bytes each
// time.
func Generate() (facts, log []byte, err error) {
	w, err := newWorld()
	if err != nil {
		return nil, nil, fmt.Errorf("sample: generate: %w", err)
	}
	var inner, seen []metrics.Ticket
	tickets := w.tickets()
	for _, t := range tickets {
		if t.Visibility == account.Internal {
			inner = append(inner, t)
		} else {
			seen = append(seen, t)
		}
	}
	all := memory.Facts{
		Accounts:   []account.Account{w.account()},
		People:     w.people(),
		Solutions:  []account.Solution{w.solution()},
		Tickets:    inner,
		Activities: w.activities(),
		Terms:      w.terms(),

		Assignments:  w.assignments(),
		Deliverables: w.deliverables(),

		Interactions:  w.interactions(tickets),
		Satisfactions: w.satisfactions(),
		Standings:     w.standings(),
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(all); err != nil {
		return nil, nil, fmt.Errorf("sample: generate: %w", err)
	}
	log, err = w.csv(seen)
	if err != nil {
		return nil, nil, fmt.Errorf("sample: generate: %w", err)
	}
	return b.Bytes(), log, nil
}

// A world is what everything in the sample has in common.
type world struct {
	zone *time.Location
	// begin is when the log begins, end when it was exported.
	begin, end time.Time
	// service are the provider's hours for the account, prime the customer's
	// own, tenant the provider's for everyone else.
	service, prime, tenant *metrics.Calendar
}

func newWorld() (*world, error) {
	zone, err := time.LoadLocation(Zone)
	if err != nil {
		return nil, err
	}
	w := &world{zone: zone, begin: date("2025-08-01", zone), end: date(To, zone)}
	for _, c := range []struct {
		to       **metrics.Calendar
		schedule metrics.Schedule
	}{{&w.service, serviceHours()}, {&w.prime, primeHours()}, {&w.tenant, tenantHours()}} {
		if *c.to, err = metrics.NewCalendar(c.schedule); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// at is an instant in UTC, given as date and time of the account's clock.
func (w *world) at(text string) time.Time { return instant("2006-01-02 15:04", text, w.zone).UTC() }
