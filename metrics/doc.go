// Package metrics is service in numbers: what a ticket's log says, what tickets
// amount to in a period, and where each figure comes from.
//
//	calendar, err := metrics.NewCalendar(schedule)
//	...
//	terms := metrics.Terms{Calendar: calendar, Targets: []metrics.Target{
//		{Priority: "1", Measure: metrics.Resolve, Clock: metrics.ServiceLessHold, Within: 8 * time.Hour},
//	}}
//	r := metrics.Read(ticket, terms, now)     // one ticket, explained by r.Explain()
//	s, err := metrics.Summarize(tickets, []metrics.Terms{terms}, quarter, metrics.ByPriority)
//	f := s.Time(metrics.Key{Priority: "1"}, metrics.Resolve, metrics.ServiceLessHold, metrics.Mean)
//
// # Time
//
// A [Calendar] counts open time between instants and adds it, in any zone and
// over clock changes. A [Period] is closed–open.
//
// # Tickets
//
// A [Ticket] carries its log of [Entry] values, and nothing that can be computed
// from it. [Read] reads the log under [Terms] as of an instant: four measures
// (acknowledge, restore, repair, resolve) on four clocks (elapsed or service
// hours, gross or less hold), due times, verdicts and the reason for a breach. A
// [Policy] says how clocks are read where the field disagrees.
//
// # Figures
//
// [Summarize] streams tickets into a [Summary] by any of its dimensions.
// Summaries merge. A [Figure] names its definition, period, filter and tickets.
// [Summary.Findings] and [ActivityFindings] judge what the figures amount to.
//
// # Reading
//
// [Source] is the port through which a host's tickets, activities and terms are
// read. Package metricstest tests an implementation.
package metrics
