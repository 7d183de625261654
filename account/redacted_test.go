package account_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
)

// filled returns a record that says who wherever it can say anything.
func filled[T any](who string) T {
	return conform.Filled[T](who, account.Say("x", account.Args{"who": account.Data(who)}))
}

// What stays of a record that says a name wherever it can: ids, values of
// machines, other people's names and addresses, and the name of a company. A
// field that is new and free text has to be redacted, and one that is neither
// has to be listed here.
func TestRedactedRecordsKeepIDsAndValuesOfMachinesAlone(t *testing.T) {
	t.Parallel()
	const who = "Ann Weiss"
	r := redaction(who, "")
	attached := filled[account.Notice](who)
	attached.Attachments[0].MediaType = "text/plain"
	for _, row := range []struct {
		name          string
		before, after any
		want          []string
	}{
		{"person", filled[account.Person](who), filled[account.Person](who).Redacted(r), []string{
			"ID", "Account", "Name", "Email", "Side", "Level", "Authority.Currency", "Visibility",
		}},
		{"account", filled[account.Account](who), filled[account.Account](who).Redacted(r), []string{
			"ID", "Name", "Parent", "Profile.Technical", "Profile.Business", "Profile.Importance",
			"Contract.Fee.Currency", "Contract.Per", "Contract.Visibility",
			"Objectives[].ID", "Objectives[].Owner", "Objectives[].Status", "Objectives[].Visibility",
		}},
		{"solution", filled[account.Solution](who), filled[account.Solution](who).Redacted(r), []string{
			"Account", "Items[].ID", "Items[].Visibility", "Links[].From", "Links[].To",
			"Capacities[].Item", "Capacities[].Visibility", "Confirmed.By", "Confirmed.Digest", "Visibility",
		}},
		{"commitment", filled[account.Commitment](who), filled[account.Commitment](who).Redacted(r), []string{
			"ID", "Account", "Kind", "Owner", "Role", "Source.Kind", "Source.ID", "MadeBy", "State", "Told[].Step", "Told[].To", "Visibility",
		}},
		{"event", filled[account.Event](who), filled[account.Event](who).Redacted(r), []string{
			"ID", "Account", "Actor", "Kind", "Subject.Kind", "Subject.ID", "Refs[].Kind", "Refs[].ID", "Changes[].Field",
		}},
		{"notice", filled[account.Notice](who), attached.Redacted(r), []string{
			"Key", "Account", "To[]", "Role", "Audience", "About.Kind", "About.ID", "Lines[].Visibility", "Attachments[].Visibility",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Subset(t, conform.Saying(row.before, who), row.want)
			require.Equal(t, row.want, conform.Saying(row.after, who))
		})
	}
}

func TestRedactedAltersNothingOfTheOriginal(t *testing.T) {
	t.Parallel()
	const who = "Ann Weiss"
	r := redaction(who, "").WithDigest(who, "d")
	a, s, c, e, n := filled[account.Account](who), filled[account.Solution](who), filled[account.Commitment](who),
		filled[account.Event](who), filled[account.Notice](who)
	n.Attachments[0].MediaType = "text/plain"
	before := []string{account.Fingerprint(a), account.Fingerprint(s), account.Fingerprint(c), account.Fingerprint(e), account.Fingerprint(n)}
	after := []string{
		account.Fingerprint(a.Redacted(r)), account.Fingerprint(s.Redacted(r)), account.Fingerprint(c.Redacted(r)),
		account.Fingerprint(e.Redacted(r)), account.Fingerprint(n.Redacted(r)),
	}
	require.Equal(t, before, []string{account.Fingerprint(a), account.Fingerprint(s), account.Fingerprint(c), account.Fingerprint(e), account.Fingerprint(n)})
	for i := range before {
		require.NotEqual(t, before[i], after[i])
	}
	kept, copied := n.Attachments[0].Content, n.Redacted(redaction("Bob", "")).Attachments[0].Content
	copied[0] = 'x'
	require.Equal(t, who, string(kept))
	c.Redacted(r).Told[0].Step = "x"
	require.Equal(t, who, c.Told[0].Step)
}

func TestRedactedKeepsTheRevision(t *testing.T) {
	t.Parallel()
	r := redaction("Ann", "")
	require.Equal(t, account.Revision(3), account.Account{Revision: 3, Contract: account.Contract{Name: "Ann"}}.Redacted(r).Revision)
	require.Equal(t, account.Revision(3), account.Solution{Revision: 3, Name: "Ann"}.Redacted(r).Revision)
	require.Equal(t, account.Revision(3), account.Commitment{Revision: 3, Text: "Ann"}.Redacted(r).Revision)
	require.Equal(t, account.Revision(3), account.Person{Revision: 3, Title: "Ann"}.Redacted(r).Revision)
}

func TestRedactedSolutionStaysConfirmed(t *testing.T) {
	t.Parallel()
	r := redaction("Ann", "").WithDigest("past", "past, redacted")
	for _, row := range []struct {
		name   string
		change func(*account.Solution)
		want   func(account.Solution) string
	}{
		{"as it is", func(s *account.Solution) { s.Confirmed.Digest = s.Digest() }, account.Solution.Digest},
		{"of an earlier configuration", func(s *account.Solution) { s.Confirmed.Digest = "earlier" }, func(account.Solution) string { return "earlier" }},
		{"of an earlier one that is known", func(s *account.Solution) { s.Confirmed.Digest = "past" }, func(account.Solution) string { return "past, redacted" }},
		{"not confirmed", func(s *account.Solution) { s.Confirmed = account.Confirmation{} }, func(account.Solution) string { return "" }},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := shop()
			s.Items[1].Name = "Ann's database"
			row.change(&s)
			got := s.Redacted(r)
			require.NotEqual(t, s.Digest(), got.Digest())
			require.Equal(t, row.want(got), got.Confirmed.Digest)
			require.Equal(t, "[…]'s database", got.Items[1].Name)
			require.Equal(t, got, got.Redacted(r))
		})
	}
}

// A solution has no two capacities of a name for one item, before redaction and
// after.
func TestRedactedCapacitiesAreToldApart(t *testing.T) {
	t.Parallel()
	capacities := func(s account.Solution) []string {
		var list []string
		for _, c := range s.Capacities {
			list = append(list, string(c.Item)+" "+c.Name)
		}
		return list
	}
	s := account.Solution{Account: "a", Name: "x", Items: []account.Item{{ID: "i", Name: "i", Kind: "k"}, {ID: "j", Name: "j", Kind: "k"}}}
	for _, c := range []account.Capacity{
		{Item: "i", Name: "Ann"}, {Item: "i", Name: "disk"}, {Item: "i", Name: "ann"}, {Item: "j", Name: "Ann"},
		{Item: "i", Name: "[…] 2"}, {Item: "i", Name: "Weiss"}, {Item: "j", Name: "Weiss"},
	} {
		c.Unit = "GB"
		s.Capacities = append(s.Capacities, c)
	}
	require.NoError(t, s.Validate())
	got := s.Redacted(redaction("Ann Weiss", ""))
	require.NoError(t, got.Validate())
	require.Equal(t, []string{"i […]", "i disk", "i […] 3", "j […]", "i […] 2", "i […] 4", "j […] 2"}, capacities(got))
	require.Equal(t, capacities(got), capacities(got.Redacted(redaction("Ann Weiss", ""))))
}

func TestRedactedEvent(t *testing.T) {
	t.Parallel()
	r := redaction("Ann", "").WithDigest("old", "new")
	got := account.Event{Note: "for Ann", Changes: []account.Change{
		{Field: "ann", From: "Ann", To: "to Ann", Words: true},
		{Field: "owner", From: "ann", To: "Ann"},
		{Field: "digest", From: "old", To: "x"},
		{Field: "digest", From: "x", To: "old"},
	}}.Redacted(r)
	require.Equal(t, account.Event{Note: "for […]", Changes: []account.Change{
		{Field: "ann", From: "[…]", To: "to […]", Words: true},
		{Field: "owner", From: "ann", To: "Ann"},
		{Field: "digest", From: "new", To: "x"},
		{Field: "digest", From: "x", To: "new"},
	}}, got)
}

func TestRedactedNoticeLosesWhatCannotBeSearched(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, mediaType, content string
		want                     []string
	}{
		{"plain", "text/plain", "for Ann", []string{"for […]"}},
		{"in capitals", "Text/Plain", "for Ann", []string{"for […]"}},
		{"UTF-8", "text/plain; charset=UTF-8", "for Ánn", []string{"for […]"}},
		{"ASCII", `text/plain; charset="us-ascii"`, "for Ann", []string{"for […]"}},
		{"Markdown", "text/markdown", "*Ann*", []string{"*[…]*"}},
		{"a table", "text/csv", "Ann;1", []string{"[…];1"}},
		{"without the name", "text/plain", "for Bob", []string{"for Bob"}},
		{"empty", "text/plain", "", []string{""}},
		{"Latin-1", "text/plain; charset=iso-8859-1", "\xc1nn", nil},
		{"Latin-1 that does not say so", "text/plain", "\xc1nn", nil},
		{"UTF-16 that does not say so", "text/plain", "A\x00n\x00n\x00", nil},
		{"HTML", "text/html", "&Aacute;nn", nil},
		{"a calendar", "text/calendar", "CN=An\r\n n", nil},
		{"a picture", "image/png", "Ann", nil},
		{"a document", "application/pdf", "Bob", nil},
		{"a broken type", "text/plain; =", "Ann", nil},
		{"no type", "?", "Ann", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			n := account.Notice{Attachments: []account.Attachment{{Name: "Ann.x", MediaType: row.mediaType, Content: []byte(row.content)}}}
			got := n.Redacted(redaction("Ann", ""))
			var said []string
			for _, a := range got.Attachments {
				require.Equal(t, "[…].x", a.Name)
				said = append(said, string(a.Content))
			}
			require.Equal(t, row.want, said)
			require.Equal(t, got, got.Redacted(redaction("Ann", "")))
			require.Equal(t, row.content, string(n.Attachments[0].Content))
		})
	}
}
