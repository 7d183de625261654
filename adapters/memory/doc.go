// Package memory holds facts and what is saved in memory: it implements every
// port of the library for tests, for the examples and for hosts whose facts fit
// into one file.
//
//	file, err := os.Open("facts.json")
//	...
//	facts, err := memory.ReadFacts(file)
//	...
//	store, err := memory.New(facts)
//	...
//	people, err := store.People(ctx, "aigle")
//
// # Facts
//
// A facts file is one JSON object, the JSON form of [Facts]:
//
//	{
//	  "accounts":  [{"id": "aigle", "name": "Aigle & Fils"}],
//	  "people":    [{"id": "ann", "account": "aigle", "name": "Ann Weiss",
//	                 "side": "customer", "level": "business", "visibility": "customer"},
//	                {"id": "priya", "name": "Priya Nair", "side": "provider", "level": "technical"}],
//	  "solutions": [{"account": "aigle", "name": "Production", "visibility": "customer",
//	                 "items": [{"id": "fw", "name": "Firewall", "kind": "firewall"}]}],
//	  "tickets":   [{"id": "T-1", "account": "aigle", "priority": "2",
//	                 "opened": "2026-06-01T09:00:00Z",
//	                 "log": [{"at": "2026-06-01T11:30:00Z", "kind": "resolved"}]}],
//	  "terms":     [{"calendar": {"tz": "Europe/Paris", "week": {"mon": [["09:00", "17:00"]]}},
//	                 "targets": [{"priority": "2", "measure": "resolve", "clock": "service",
//	                              "within": "8h"}]}],
//	  "assignments": [{"id": "as-1", "account": "aigle", "person": "priya",
//	                   "role": "technical-lead", "from": "2026-01-01T00:00:00Z",
//	                   "basis": "standing", "primary": true}],
//	  "interactions": [{"id": "i-1", "account": "aigle", "at": "2026-06-02T14:00:00Z",
//	                    "from": ["priya"], "to": ["ann"], "channel": "call",
//	                    "trigger": "proactive", "topics": ["value"]}]
//	}
//
// The types of packages account, metrics, team and quadrant tell the fields; each list may be
// left out. Whatever cannot be shown to a customer unless someone says so, such
// as a ticket, is internal until its "visibility" says "business" or
// "customer".
//
// # References
//
// The accounts and people that accounts, people, solutions, assignments and what is
// known of conversations refer to must be among the facts. Tickets, activities and terms may name accounts, items and people that are
// not: they often come from an import that knows nothing else.
//
// # Saving
//
// A [Store] of no facts is empty, and keeps units, files and records for as long as
// the program runs. A record that came from the facts is at the revision it has
// there, which is 0 for most; saving it with that revision replaces it. Tickets,
// activities and terms are the host's and cannot be saved; erasing a person and
// purging leave them as they are. There are no transactions to join.
package memory
