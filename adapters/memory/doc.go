// Package memory holds facts in memory: it implements every port of the
// library for tests, for the examples and for hosts whose facts fit into one
// file.
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
//	                 "side": "customer", "level": "business", "visibility": "customer"}],
//	  "solutions": [{"account": "aigle", "name": "Production", "visibility": "customer",
//	                 "items": [{"id": "fw", "name": "Firewall", "kind": "firewall"}]}],
//	  "tickets":   [{"id": "T-1", "account": "aigle", "priority": "2",
//	                 "opened": "2026-06-01T09:00:00Z",
//	                 "log": [{"at": "2026-06-01T11:30:00Z", "kind": "resolved"}]}],
//	  "terms":     [{"calendar": {"tz": "Europe/Paris", "week": {"mon": [["09:00", "17:00"]]}},
//	                 "targets": [{"priority": "2", "measure": "resolve", "clock": "service",
//	                              "within": "8h"}]}]
//	}
//
// The types of packages account and metrics tell the fields; each list may be
// left out. Whatever cannot be shown to a customer unless someone says so, such
// as a ticket, is internal until its "visibility" says "business" or
// "customer".
//
// # References
//
// What accounts, people and solutions refer to must be among the facts.
// Tickets, activities and terms may name accounts, items and people that are
// not: they often come from an import that knows nothing else.
package memory
