// Package ticketlog makes tickets of the exports of other systems: event logs
// with a row for each change, and flat lists with a row for each ticket, as CSV
// or JSON lines, packed with gzip or not. A [Mapping] says how; it is data, and
// some are there as presets.
//
//	mapping, ok := ticketlog.Preset("servicenow-eventlog")
//	...
//	log, err := ticketlog.Open(name, file, mapping, ticketlog.Options{})
//	if err != nil {
//		return err
//	}
//	for ticket, err := range log.Tickets(ctx) {
//		if err != nil {
//			return err
//		}
//		...
//	}
//	report := log.Report() // rows, tickets, bad rows, warnings
//
// # Presets
//
// "servicenow-eventlog" reads an incident log of ServiceNow, the columns of
// which are named as in its database, and whose rows stand ticket by ticket.
// "accord-eventlog" and "accord-flat" read an event log and a flat list with
// the columns named as the fields of [Columns] are in JSON. Each is a file in
// the folder presets, to be copied and changed.
//
// # States and events
//
// An event log tells either states or events. A state lasts from its row to the
// next: entering it makes the entry of its rule, leaving one that holds the
// ticket resumes, leaving a resolved or closed one for any other reopens. Where
// some state is that of an acknowledged ticket, states are taken as stages: the
// first row in a state with an entry acknowledges. An event happens at its row
// and is put in the log as it is.
//
// A change of queue or priority is put in the log whatever the row is about.
//
// Columns for instants and for the number of reopenings override what states
// and events say; see [Columns]. The log is then bounded by what they say of
// the ticket's end: a hold that outlasts it ends with it, one that would begin
// at it or later is left out, and any other entry that comes later is put at
// the end; a closing, and changes of queue and priority, may follow resolving.
//
// # Bad rows
//
// A row with a cell that cannot be read is left out and reported as a [Fault];
// the other rows of its ticket are kept. So are rows whose ticket tells no
// opening or no account. A word for a state, an event, an impact or a kind that the
// mapping does not know is a warning: its row is kept without it. Too many bad
// rows end the import.
//
// # Memory
//
// A flat list, and an event log with [Mapping.Adjacent], is read as a stream:
// the rows of one ticket are held, and one hash, 24 to 38 bytes, for the id of each ticket before
// it, from which a ticket that comes again is known. An event log without holds
// all of its rows until its end.
package ticketlog
