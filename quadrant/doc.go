// Package quadrant is the four quadrants of a customer relationship: who speaks with
// whom, what each cannot see, and how word of trouble reaches those who must know
// before the customer calls.
//
//	ours, err := store.People(ctx, "") // the provider's
//	check(err)
//	theirs, err := store.People(ctx, "harbour") // the customer's
//	check(err)
//	facts := quadrant.Facts{
//		Account: shop, People: append(ours, theirs...), Assignments: roles, Interactions: conversations,
//	}
//	english := account.English().With(quadrant.Phrases())
//	m := quadrant.Assess(facts, weeks, now, quadrant.StandardRules(quadrant.Policy{})...)
//	for _, f := range m.Findings {
//		fmt.Println(english.Format(f.Why()), english.Format(f.Next()))
//	}
//
//	watcher := quadrant.NewWatcher(store, store, quadrant.Sources{Team: store}, quadrant.Options{Now: clock.Now})
//	_, err = watcher.Observe(ctx, "sam", quadrant.Fact{Ticket: &ticket}) // whenever it is saved
//	check(err)
//	_, err = watcher.Tick(ctx, "sam") // every minute
//	check(err)
//
// Here the store is one of package adapters/memory or of module adapters/sqlite, which
// keep assignments too. The locale of package review has the phrases of every package.
//
// # Quadrants
//
// [Q1] is the customer's business, [Q2] the provider's; [Q3] is the customer's
// technical side, [Q4] the provider's. A [Path] joins two of them: horizontal paths
// are those of trust, vertical ones the power lines. [Places] tell where a person
// stands: by side and level, for the provider's people by the roles they hold on the
// account, or by a [Standing] of the host's own.
//
// # The map
//
// An [Interaction] is one communication. [Assess] makes a [Map] of those of a period:
// the [Traffic] of every path, and what each quadrant has heard of value, plans, usage
// and issues. A [Rule] finds the patterns that the white paper warns of;
// [StandardRules] are the library's, and [Policy] says when they speak. A rule that
// would read what was not supplied says so, as a [Gap]. Every number names the
// interactions behind it, and nothing is blended into a score.
//
// # Facts
//
// [Facts] need the people of both sides: an [account.Reader] gives the provider's for
// the empty account, and the customer's for theirs. Who is left out stands in no
// quadrant unless they hold a role, and what they took part in may be on no path
// ([Map].Unplaced). Readers that were not asked belong in [Facts].Missing, or what they
// would have told is taken not to be. The functions Gather and Facts.Map of package
// review do all that, and take out what a customer may not see.
//
// # The watch
//
// [Watch] is pure: it says what [Trouble] there is, each disruption and each promise
// broken or in danger, who must be told, and who was. A [Watcher] does it fact by fact
// and keeps a [Case] for each: it raises an [Alert], tells the provider's people,
// escalates until everybody was told, and clears it. [Blindsides] tells afterwards
// where the customer's business came first.
//
// People are told by a conversation or by taking notice, and by nothing else: a host
// observes the [Interaction] with the ticket in its About, or calls
// [Watcher.Acknowledge] when somebody says that they have read the alert or, at the
// customer, the advisory. That a notice was delivered or an advisory sent tells nobody.
//
// # What a host calls
//
//   - [Watcher.Observe] whenever it saves a ticket, an activity, an interaction, an
//     answer or a standing.
//   - [Watcher.ObserveUnit] from the AfterSave hooks of account.Promises and team.Desk,
//     for the promises they save.
//   - [Watcher.Tick] about every minute: for what time alone brings.
//   - [Watcher.Sweep] for each account, about daily, where a host cannot tell of each
//     change.
//   - [account.Promises.Sweep] about every hour: it reminds of promises and escalates
//     them, the promise to report back among these. No watcher does, so that without
//     it this promise goes unheard.
//   - [account.Relay.Run] after each of these, or about every minute: it hands over the
//     notices that they stored.
//
// The example examples/watch does all of it over one database.
//
// # Bad news
//
// An [Advisory] has a headline, how it came to this, options, what we intend, and when
// the next word comes, which is a promise; [Watcher.MoveAdvisory] revises, sends,
// follows up and closes it. [Linter] judges one before it is sent, as does
// [Watcher.LintAdvisory] by what the watch knows, and any other text: what is missing,
// what blames, alarms, jokes or hedges, and the professional form. Its words are data;
// see [Wording].
//
// # Storage
//
// A host that keeps conversations in its own tables implements [Log]. What a Watcher
// knows goes through a [Store], together with the notices, promises and events that
// follow. Package quadranttest tests both. Cases, alerts, sentiments and findings are
// internal for good.
package quadrant
