// Package quadrant is the four quadrants of a customer relationship: who speaks with
// whom, what each cannot see, and how word of trouble reaches those who must know
// before the customer calls.
//
//	m := quadrant.Assess(facts, quarter, now, quadrant.StandardRules(quadrant.Policy{})...)
//	for _, f := range m.Findings {
//		fmt.Println(locale.Format(f.Why()), locale.Format(f.Next()))
//	}
//
//	watcher := quadrant.NewWatcher(store, accounts, quadrant.Sources{Team: desk}, quadrant.Options{})
//	_, err := watcher.Observe(ctx, "rosa", quadrant.Fact{Ticket: &ticket}) // as tickets change
//	...
//	_, err = watcher.Tick(ctx, "rosa") // every minute
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
// # The watch
//
// [Watch] is pure: it says what [Trouble] there is, each disruption and each promise
// broken or in danger, who must be told, and who was. A [Watcher] does it fact by fact
// and keeps a [Case] for each: it raises an [Alert], tells the provider's people,
// escalates until everybody was told, and clears it. [Blindsides] tells afterwards
// where the customer's business came first.
//
// # Bad news
//
// An [Advisory] has a headline, how it came to this, options, what we intend, and when
// the next word comes, which is a promise. [Linter] judges one before it is sent, and
// any other text: what is missing, what blames, alarms, jokes or hedges, and the
// professional form. Its words are data; see [Wording].
//
// # Storage
//
// A host that keeps conversations in its own tables implements [Log]. What a Watcher
// knows goes through a [Store], together with the notices, promises and events that
// follow. Package quadranttest tests both. Cases, alerts, sentiments and findings are
// internal for good.
package quadrant
