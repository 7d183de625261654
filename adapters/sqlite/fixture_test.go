package sqlite_test

import (
	"database/sql"
	"iter"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
	"github.com/accordhq/accord/team"
)

var noon = time.Date(2026, time.June, 1, 12, 0, 0, 123456789, time.UTC)

// everything is a unit with a record of every kind, in which much is said about
// Zebulon Quist.
func everything() account.Unit {
	solution := account.Solution{
		Account: "aigle", Name: "Production", Visibility: account.Customer,
		Items: []account.Item{
			{ID: "fw", Name: "Firewall of Zebulon", Kind: "firewall", Version: "7.4", Visibility: account.Customer},
			{ID: "db", Name: "Database", Kind: "database"},
		},
		Links: []account.Link{{From: "fw", To: "db", Label: "TLS"}},
		Capacities: []account.Capacity{{
			Item: "db", Name: "disk", Unit: "GB", Samples: []account.Sample{{At: noon, Used: 410.5, Total: 500}},
		}},
	}
	solution.Confirmed = account.Confirmation{By: "zeb", At: noon, Digest: solution.Digest()}
	return account.Unit{
		Accounts: []account.Account{{
			ID: "aigle", Name: "Aigle & Fils",
			Profile: account.Profile{Technical: account.High},
			Contract: account.Contract{
				Name: "C-17", Fee: account.Money{Amount: decimal.RequireFromString("1250.5"), Currency: "EUR"},
				Per: account.PerMonth, From: noon, Visibility: account.Business,
			},
			Objectives: []account.Objective{{ID: "o1", Text: "Quist wants Lyon open", Owner: "zeb", Status: account.ObjectiveOpen}},
		}},
		People: []account.Person{
			{ID: "zeb", Account: "aigle", Name: "Zebulon Quist", Title: "IT manager", Email: "zebulon@example.com",
				Side: account.CustomerSide, Level: account.TechnicalLevel, Visibility: account.Customer},
			{ID: "mia", Name: "Mia Chen", Title: "Lead for Quist", Side: account.ProviderSide, Level: account.TechnicalLevel},
		},
		Solutions: []account.Solution{solution},
		Commitments: []account.Commitment{{
			ID: "c-1", Account: "aigle", Kind: account.Action, Text: "Call Zebulon Quist back", Owner: "mia",
			Role: account.TechnicalLead, Source: account.Ref{Kind: "ticket", ID: "T-1"}, Made: noon, MadeBy: "mia",
			Due: noon.AddDate(0, 0, 7), FirstDue: noon.AddDate(0, 0, 5), Moved: 1, State: account.Open,
			Told: []account.Told{{Step: "remind", At: noon}},
		}},
		Events: []account.Event{{
			ID: "e-1", Account: "aigle", At: noon, Actor: "mia", Kind: "commitment.made",
			Subject: account.CommitmentID("c-1").Ref(), Refs: []account.Ref{account.PersonID("zeb").Ref()},
			Changes: []account.Change{{Field: "text", To: "Call Zebulon", Words: true}}, Note: "Zebulon asked",
		}},
		Notices: []account.Notice{{
			Key: "c-1/remind", Account: "aigle", At: noon, To: []account.PersonID{"mia"}, About: account.CommitmentID("c-1").Ref(),
			Subject: account.Say("notice.remind", account.Args{"text": account.Data("Call Zebulon Quist back")}),
			Lines:   []account.Line{{Text: account.Day(noon)}, {Text: account.Data("Quist waits")}},
			Attachments: []account.Attachment{
				{Name: "note.txt", MediaType: "text/plain", Content: []byte("Dear Zebulon,\n")},
			},
		}},
	}
}

// quists is a team file that names Zebulon Quist.
func quists() team.File {
	return team.File{
		Account: "aigle",
		Assignments: []team.Assignment{
			{ID: "a-2", Account: "aigle", Person: "mia", Role: account.TechnicalLead, From: noon, Basis: team.Standing, Primary: true, Reason: "Quist asked for her"},
			{ID: "a-1", Account: "aigle", Person: "mia", Role: account.AccountManager, From: noon, Until: noon.AddDate(1, 0, 0), Basis: team.AsNeeded},
		},
		Deliverables: []team.Deliverable{{Kind: team.AccountPlan, Issued: noon, By: "mia", Place: "plans/quist.pdf"}},
		Changes: []team.ChangeRequest{{
			ID: "ch-1", Account: "aigle", Kind: "standard", Summary: "Rename Zebulon's firewall", Touches: []account.ItemID{"fw"},
			Edit:      team.Edit{Put: []account.Item{{ID: "fw", Name: "Edge", Kind: "firewall"}}},
			Requester: "mia", Start: noon, State: "drafted",
			Steps: []team.ChangeStep{{Verb: "draft", Actor: "mia", At: noon, Note: "as Quist said"}},
		}},
	}
}

// stored is a unit as it reads once it was saved.
func stored(u account.Unit) account.Unit {
	u = u.Clone()
	for i := range u.Accounts {
		u.Accounts[i].Revision++
	}
	for i := range u.People {
		u.People[i].Revision++
	}
	for i := range u.Solutions {
		u.Solutions[i].Revision++
	}
	for i := range u.Commitments {
		u.Commitments[i].Revision++
	}
	return u
}

// filled is a store that holds [everything], [quists] and [spoken].
func filled(t testing.TB, db *sql.DB, tenant string) *sqlite.Store {
	t.Helper()
	s := storeOf(t, db, tenant)
	require.NoError(t, s.SaveFile(t.Context(), quists(), everything()))
	require.NoError(t, s.SaveRecord(t.Context(), spoken(), account.Unit{}))
	return s
}

// all ranges over a sequence to its end.
func all[T any](t testing.TB, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var list []T
	for v, err := range seq {
		require.NoError(t, err)
		list = append(list, v)
	}
	return list
}

// contents are all rows of a database's tables, by table.
func contents(t testing.TB, db *sql.DB) map[string][][]any {
	t.Helper()
	tables := make(map[string][][]any)
	for _, name := range schema(t, db) {
		rows, err := db.QueryContext(t.Context(), "SELECT * FROM "+name+" ORDER BY 1, 2, 3")
		if err != nil {
			continue // an index
		}
		columns, err := rows.Columns()
		require.NoError(t, err)
		for rows.Next() {
			values, places := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				places[i] = &values[i]
			}
			require.NoError(t, rows.Scan(places...))
			tables[name] = append(tables[name], values)
		}
		require.NoError(t, rows.Err())
	}
	return tables
}

// schema are the names of all tables and indexes, in order.
func schema(t testing.TB, db *sql.DB) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), "SELECT name FROM sqlite_schema ORDER BY name")
	require.NoError(t, err)
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		require.NoError(t, rows.Scan(&name))
		names = append(names, name)
	}
	require.NoError(t, rows.Err())
	return names
}
