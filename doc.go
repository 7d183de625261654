// Package accord is the map of the library; it holds no code.
//
// Accord makes the management of a customer relationship into software, for
// managed service providers and for those who write their tools: who is who on
// both sides, how service went, what was promised, and the operations review
// in which both sides talk about it. Everything follows one flow:
//
//	facts ──► findings ──► commitments ──► the operations review
//
// A fact comes from the host. A judgement is a pure function of facts, policy
// and an instant, and concludes findings, each with its evidence, its next step
// and the role that should own it. A review gathers them for one account and
// period, and becomes a document that is cut for one audience and language.
//
// The rules are those of a white paper, which is what documentation means by that word:
// C. Bailey and L. Weiss, "Managing the Enterprise Customer Relationship", Customer
// Centricity, Inc.; it bears no year.
//
// # Packages
//
// Imports point downwards only.
//
//	review    facts gathered, the agenda and its sections, documents, editions,
//	          renderers, snapshots
//	quadrant  who speaks with whom and what nobody can see, the watch that sees
//	          to it that nobody is blindsided, and how bad news is told
//	team      who holds which role, what each owes, whether all is covered, and
//	          the gate that changes of the configuration go through
//	metrics   service calendars, tickets, clocks, targets, summaries, figures
//	          with their provenance
//	account   the customer: people, profile, contract, objectives, solution;
//	          promises, events and their delivery; and the words every package
//	          shares: visibility, roles, findings, texts and locales, errors
//
// The packages call small interfaces, the ports. A host implements the readers
// (account.Reader, metrics.Source, team.Roster, quadrant.Log) over its own tables;
// what the library owns goes through stores (account.Store, team.Store,
// quadrant.Store), each save with its promises, events and notices in one unit. The
// kits accounttest, metricstest, teamtest and quadranttest test an implementation
// sentence by sentence. Package adapters/memory implements every reader and store in
// memory, module adapters/sqlite all but metrics.Source on an embedded database;
// packages adapters/ticketlog and adapters/talklog read tickets and conversations from
// exports, over adapters/tabular. The command examples/opsreview does the whole job,
// examples/accountteam keeps a team, examples/blindside shows the watch, and
// examples/watch how the services go together.
package accord
