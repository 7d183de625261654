// Package team is the account team: who holds which role on an account, what
// each role owes, and who must be asked before the customer's configuration is
// touched.
//
//	desk := team.NewDesk(store, accounts, team.Sources{}, team.Options{})
//	_, err := desk.Assign(ctx, "eva", team.Assignment{
//		Account: "harbour", Person: "omar", Role: account.OperationsSupervisor,
//		From: monday, Basis: team.Standing,
//	})
//	...
//	t, err := desk.Team(ctx, "harbour", now)        // who is on it
//	facts := team.Facts{Account: harbour, Assignments: assignments, People: people}
//	for _, f := range team.Judge(facts, now, team.StandardRules(team.Policy{})...) {
//		fmt.Println(locale.Format(f.Why()), locale.Format(f.Next()))
//	}
//
// # Roles
//
// A [Charter] is what a team is made of: a [Duty] for each role, with what it
// answers for and which [Deliverable] it owes. [StandardCharter] has the six roles
// of the white paper; a host adds its own and renames any by its phrase. An
// [Assignment] gives a person a role for a time; [At] makes the [Team] of an
// instant from assignments, and nothing else.
//
// # Coverage
//
// [Judge] applies [Rule] values to [Facts] and finds roles that nobody covers, and
// deliverables that are missing, stale or out of step with the configuration. A
// [Policy] is data: which roles an account's profile requires, which one person
// must not combine, how long a deliverable stays good. A [Need], such as
// [NeedsOf] finds in open work, calls for roles that are held as needed. [Loads]
// tells what each operations supervisor and technical lead carries. All that is
// found is internal for good.
//
// # The change gate
//
// Nobody touches the customer's configuration without advance notice to, counsel
// of, or approval by the technical lead. A [ChangeRequest] gathers these; a
// [ChangePolicy] says which of them a kind of change needs. In an emergency a
// change is made first, and is owed a review at once.
//
// # Storage
//
// [Desk] is the service that hosts hold. It keeps one [File] for each account in a
// [Store], together with the commitments and events that follow. A host that keeps
// assignments in its own tables implements [Roster]. Package teamtest tests both.
package team
