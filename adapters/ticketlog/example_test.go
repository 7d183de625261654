package ticketlog_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/accordhq/accord/adapters/ticketlog"
)

func Example() {
	const export = `ticket;when;status;customer;team
1041;02.03.2026 09:05;new;Acme;desk
1041;02.03.2026 09:20;in progress;Acme;desk
1041;02.03.2026 10:00;waiting for customer;Acme;desk
1041;02.03.2026 13:30;in progress;Acme;storage
1041;02.03.2026 15:00;solved;Acme;storage
1042;31.02.2026 09:00;new;Acme;desk
`
	mapping, err := ticketlog.ReadMapping(strings.NewReader(`{
		"form": "events",
		"adjacent": true,
		"delimiter": ";",
		"columns": {"ticket": "ticket", "at": "when", "state": "status", "account": "customer", "queue": "team"},
		"times": ["02.01.2006 15:04"],
		"zone": "Europe/Zurich",
		"rules": [
			{"word": "new"},
			{"word": "in progress", "entry": "acknowledged"},
			{"word": "waiting for *", "entry": "held"},
			{"word": "solved", "entry": "resolved"}
		],
		"visibility": "customer"
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	log, err := ticketlog.Open("tickets.csv", strings.NewReader(export), mapping, ticketlog.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for t, err := range log.Tickets(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(t.ID, t.Account, t.Opened)
		for _, e := range t.Log {
			fmt.Println(strings.TrimSpace(e.At.Format("15:04 ") + string(e.Kind) + " " + e.Reason + e.Queue))
		}
	}
	r := log.Report()
	fmt.Println(r.Rows, "rows,", r.BadRows, "bad")
	for _, f := range r.Faults {
		fmt.Println(f)
	}
	// Output:
	// 1041 Acme 2026-03-02 08:05:00 +0000 UTC
	// 08:20 acknowledged
	// 09:00 held waiting for customer
	// 12:30 queued storage
	// 12:30 resumed
	// 14:00 resolved
	// 6 rows, 1 bad
	// tickets.csv:7: column "when": "31.02.2026 09:00": not a time of layout "02.01.2006 15:04"
}

func ExamplePreset() {
	m, ok := ticketlog.Preset("accord-flat")
	fmt.Println(ok, m.Form, m.Columns.Resolved)

	m.Columns.Resolved = "solved_at" // a preset is a copy to start from
	fmt.Println(m.Validate())
	// Output:
	// true flat resolved
	// <nil>
}

func ExampleMapping_Validate() {
	m := ticketlog.Mapping{
		Form:    ticketlog.Flat,
		Columns: ticketlog.Columns{Ticket: "id", Opened: "opened", Account: "customer"},
		Times:   []string{"15:04"},
		Zone:    "Europe/Atlantis",
	}
	fmt.Println(m.Validate())
	// Output:
	// times[0]: "15:04" is not a layout that tells a date
	// zone: "Europe/Atlantis" is not a zone known here
}
