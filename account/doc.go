// Package account is the customer of a managed service provider, and the words
// that every package of the library shares.
//
//	a := account.Account{ID: "a-1", Name: "Harbour Foods"}
//	if err := a.Validate(); err != nil { // names every fault at once
//		return err
//	}
//	findings := solution.Findings(now, account.DefaultCapacityPolicy())
//	for _, f := range findings {
//		fmt.Println(account.English().Format(f.Why()))
//	}
//
// # The customer
//
// An [Account] has a [Profile], a [Contract] and [Objective] values; its [Person]
// values stand on the customer's or the provider's [Side], at business or
// technical [Level]; its [Solution] is what it runs: items, links and capacities.
// Ids are the host's own keys; see [ID].
//
// # What is said
//
// Whatever people are told is a [Text]: a phrase with named arguments, a host's
// own words, or a number, instant, span or amount not yet formatted. A [Locale]
// says it. A [Finding] is what a judgement concludes, with its evidence, its
// next step and the [Role] that should own it.
//
// # Who may see it
//
// A record that a customer could ever see carries a [Visibility]. The zero value
// is [Internal], so that forgetting to set it shows nothing to anybody.
//
// # Faults and errors
//
// Values validate themselves: the error joins a [*FieldError] for each fault.
// The errors a caller branches on, such as [ErrNotFound], are the same in every
// package.
//
// # Promises
//
// A [Commitment] is what somebody promised, by when, and where it came from. Its
// life is a table: it is kept, broken or withdrawn, and keeps its first date when
// it is rescheduled. [Promises] makes and moves commitments, and its Sweep reminds
// and escalates by an [EscalationPolicy] in [Workdays].
//
// # Reading and saving
//
// [Reader] is the port through which a host's tables are read. What the library
// owns is saved as a [Unit]: records, the commitments made with them, the events
// that tell what was done, and the notices that tell people, all or nothing. A
// stale revision is a [*ConflictError]. [Store] saves units, [Ledger] reads promises
// and history back. A [Directory] keeps accounts, people and solutions for a host
// that has no tables of its own for them. Package accounttest tests an
// implementation of each, and has a clock and ids for harnesses.
//
// # Delivery
//
// Notices wait in an [Outbox]. A [Relay] hands each to the [Notifier] at least once,
// under a key that stays the same, and refuses what one of its receivers may not
// see.
//
// # Hooks
//
// [Hooks] run around each save: before it in order, where each may veto, after it in
// reverse order, where errors go to OnError and undo nothing. A panic becomes a
// [*HookError].
//
// # Forgetting
//
// [Directory.Erase] puts a tombstone in place of a person and takes their name and
// address out of free text in everything that is stored; [Directory.Purge] removes
// what is old. Both need a store that is an [Archive].
package account
