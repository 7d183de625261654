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
// # Reading
//
// [Reader] is the port through which a host's tables are read. Package
// accounttest tests an implementation.
package account
