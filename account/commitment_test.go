package account_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

func promised(t testing.TB) account.Commitment {
	t.Helper()
	c, _, err := account.Promise(account.Commitment{
		ID: "c-1", Account: "a-1", Kind: account.Action, Text: "Replace the disk", Owner: "tom",
		Role: account.TechnicalLead, Source: account.Ref{Kind: "finding", ID: "f-1"}, Due: clock(12, 12),
	}, "mia", clock(2, 9))
	require.NoError(t, err)
	return c
}

func TestAPromiseHasAnOwnerADateAndASource(t *testing.T) {
	t.Parallel()
	c, e, err := account.Promise(account.Commitment{
		ID: "c-1", Account: "a-1", Kind: account.Action, Text: "Replace the disk", Owner: "tom",
		Source: account.Ref{Kind: "finding", ID: "f-1"}, Due: clock(12, 12),
		// What a commitment gathers in its life is not taken over.
		FirstDue: clock(1, 1), Moved: 3, State: account.Kept, Ended: clock(1, 1), Made: clock(1, 1), MadeBy: "x",
		Told: []account.Told{{Step: "x"}}, Revision: 7,
	}, "mia", clock(2, 9))
	require.NoError(t, err)
	require.Equal(t, account.Commitment{
		ID: "c-1", Account: "a-1", Kind: account.Action, Text: "Replace the disk", Owner: "tom",
		Source: account.Ref{Kind: "finding", ID: "f-1"}, Made: clock(2, 9), MadeBy: "mia",
		Due: clock(12, 12), FirstDue: clock(12, 12), State: account.Open,
	}, c)
	require.Equal(t, account.Event{
		Account: "a-1", At: clock(2, 9), Actor: "mia", Kind: "commitment.made", Subject: account.Ref{Kind: "commitment", ID: "c-1"},
		Refs: []account.Ref{{Kind: "person", ID: "tom"}, {Kind: "finding", ID: "f-1"}},
		Changes: []account.Change{
			{Field: "owner", To: "tom"}, {Field: "due", To: "2026-11-12T12:00:00Z"},
		},
	}, e)

	_, _, err = account.Promise(account.Commitment{Source: account.Ref{Kind: "x"}, Visibility: "all"}, "", time.Time{})
	require.Equal(t, []string{
		"id: is missing", "account: is missing", "kind: is missing", "text: is missing",
		"owner: is missing, and so is a role that owes it", "source.id: is missing", "made: is missing",
		"made_by: is missing", "due: is missing", `visibility: "all" is not an audience`,
	}, faultsOf(err))
}

// A promise in a role names both, and dates are told as UTC.
func TestTheEventOfAPromiseTellsWhoOwesItAndByWhen(t *testing.T) {
	t.Parallel()
	_, e, err := account.Promise(account.Commitment{
		ID: "c-1", Account: "a-1", Kind: account.Action, Text: "x", Owner: "tom", Role: account.TechnicalLead,
		Due: time.Date(2026, time.November, 12, 13, 0, 0, 0, time.FixedZone("CET", 3600)),
	}, "mia", clock(2, 9))
	require.NoError(t, err)
	require.Equal(t, []account.Change{
		{Field: "owner", To: "tom"}, {Field: "role", To: "technical-lead"}, {Field: "due", To: "2026-11-12T12:00:00Z"},
	}, e.Changes)
}

func TestFaultsOfAPromiseOnRecord(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*account.Commitment)
		want   []string
	}{
		{"none", func(*account.Commitment) {}, nil},
		{"owed by a role", func(c *account.Commitment) { c.Owner = "" }, nil},
		{"not due at all", func(c *account.Commitment) { c.Due, c.FirstDue = time.Time{}, time.Time{} }, []string{"due: is missing"}},
		{"no first date", func(c *account.Commitment) { c.FirstDue = time.Time{} }, []string{"first_due: is missing"}},
		{"no state", func(c *account.Commitment) { c.State = "" }, []string{"state: is missing"}},
		{"open, and ended", func(c *account.Commitment) { c.Ended = clock(3, 9) }, []string{"ended: is given, but the commitment is open"}},
		{"an owner who is no id", func(c *account.Commitment) { c.Owner = "to\n" }, []string{"owner: has a control character"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := promised(t)
			row.change(&c)
			require.Equal(t, row.want, faultsOf(c.Validate()))
		})
	}
}

func TestAPromiseIsKeptBrokenOrWithdrawnAndNeverDeleted(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		move  account.CommitmentMove
		want  account.CommitmentState
		fault string
	}{
		{"kept", account.CommitmentMove{Verb: account.Keep}, account.Kept, ""},
		{"broken", account.CommitmentMove{Verb: account.Break, Note: "no part to be had"}, account.Broken, ""},
		{"broken without a reason", account.CommitmentMove{Verb: account.Break}, "", "note: is missing: say why"},
		{"withdrawn", account.CommitmentMove{Verb: account.Withdraw, Note: "site closed"}, account.Withdrawn, ""},
		{"withdrawn without a reason", account.CommitmentMove{Verb: account.Withdraw}, "", "note: is missing: say why"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			row.move.Actor, row.move.At = "tom", clock(10, 9)
			c, e, err := promised(t).Move(row.move)
			if row.fault != "" {
				require.Equal(t, []string{row.fault}, faultsOf(err))
				return
			}
			require.NoError(t, err)
			require.Equal(t, row.want, c.State)
			require.Equal(t, clock(10, 9), c.Ended)
			require.Equal(t, []account.Change{{Field: "state", From: "open", To: string(row.want)}}, e.Changes)
			require.Equal(t, account.EventKind("commitment."+string(row.want)), e.Kind)
			require.Equal(t, row.move.Note, e.Note)
			for _, step := range []account.CommitmentVerb{account.Keep, account.Break, account.Withdraw, account.Reschedule, account.Reassign, "shred"} {
				_, _, err := c.Move(account.CommitmentMove{Verb: step, Actor: "tom", At: clock(11, 9), Due: clock(20, 9), Owner: "ann", Note: "x"})
				var transition *account.TransitionError
				require.ErrorAs(t, err, &transition)
				require.ErrorIs(t, err, account.ErrNotAllowed)
				require.EqualError(t, err, fmt.Sprintf(`commitment "c-1": %q of %q: does not follow from this state`, step, row.want))
			}
		})
	}
}

func TestARescheduledPromiseKeepsItsFirstDate(t *testing.T) {
	t.Parallel()
	c := promised(t)
	c.Told = []account.Told{{Step: "remind-5", At: clock(5, 12)}}
	move := account.CommitmentMove{Verb: account.Reschedule, Actor: "tom", At: clock(10, 9), Due: clock(20, 9), Note: "part delayed"}
	moved, e, err := c.Move(move)
	require.NoError(t, err)
	require.Equal(t, account.Open, moved.State)
	require.Equal(t, clock(20, 9), moved.Due)
	require.Equal(t, clock(12, 12), moved.FirstDue)
	require.Equal(t, 1, moved.Moved)
	require.Empty(t, moved.Told, "it is reminded of anew")
	require.Equal(t, []account.Change{{Field: "due", From: "2026-11-12T12:00:00Z", To: "2026-11-20T09:00:00Z"}}, e.Changes)
	require.Len(t, c.Told, 1, "the one before is left as it was")

	again, _, err := moved.Move(account.CommitmentMove{Verb: account.Reschedule, Actor: "tom", At: clock(11, 9), Due: clock(12, 12), Note: "part is here"})
	require.NoError(t, err)
	require.Equal(t, 2, again.Moved)
	require.Equal(t, clock(12, 12), again.FirstDue)

	for _, row := range []struct {
		name string
		due  time.Time
		note string
		want []string
	}{
		{"to the past", clock(10, 9).Add(-1), "x", []string{"due: is not in the future"}},
		{"to now", clock(10, 9), "x", []string{"due: is not in the future"}},
		{"to the same instant", clock(12, 12), "x", []string{"due: is what it was"}},
		{"to nothing, for nothing", time.Time{}, "", []string{"note: is missing: say why", "due: is not in the future"}},
	} {
		_, _, err := c.Move(account.CommitmentMove{Verb: account.Reschedule, Actor: "tom", At: clock(10, 9), Due: row.due, Note: row.note})
		require.Equal(t, row.want, faultsOf(err), row.name)
	}
}

func TestAPromiseGoesToAnotherOwner(t *testing.T) {
	t.Parallel()
	c, e, err := promised(t).Move(account.CommitmentMove{Verb: account.Reassign, Actor: "mia", At: clock(10, 9), Owner: "ann"})
	require.NoError(t, err)
	require.Equal(t, account.PersonID("ann"), c.Owner)
	require.Equal(t, account.TechnicalLead, c.Role)
	require.Equal(t, []account.Ref{{Kind: "person", ID: "tom"}, {Kind: "person", ID: "ann"}}, e.Refs, "it is in the history of both")
	require.Equal(t, []account.Change{{Field: "owner", From: "tom", To: "ann"}}, e.Changes)

	c, _, err = c.Move(account.CommitmentMove{Verb: account.Reassign, Actor: "mia", At: clock(10, 9), Owner: "ann", Role: account.AccountManager})
	require.NoError(t, err)
	require.Equal(t, account.AccountManager, c.Role)
	both, e, err := c.Move(account.CommitmentMove{Verb: account.Reassign, Actor: "mia", At: clock(10, 9), Owner: "ray", Role: account.TechnicalLead})
	require.NoError(t, err)
	require.Equal(t, account.PersonID("ray"), both.Owner)
	require.Equal(t, []account.Change{
		{Field: "owner", From: "ann", To: "ray"}, {Field: "role", From: "account-manager", To: "technical-lead"},
	}, e.Changes)
	for _, m := range []account.CommitmentMove{{Owner: "ann"}, {Owner: "ann", Role: account.AccountManager}} {
		m.Verb, m.Actor, m.At = account.Reassign, "mia", clock(10, 9)
		_, _, err = c.Move(m)
		require.Equal(t, []string{"owner: is what it was"}, faultsOf(err))
	}
	c, e, err = c.Move(account.CommitmentMove{Verb: account.Reassign, Actor: "mia", At: clock(10, 9)})
	require.NoError(t, err)
	require.Empty(t, c.Owner, "whoever holds the role owes it")
	require.Equal(t, []account.Ref{{Kind: "person", ID: "ann"}}, e.Refs)
	own := promised(t)
	own.Role = ""
	_, _, err = own.Move(account.CommitmentMove{Verb: account.Reassign, Actor: "mia", At: clock(10, 9)})
	require.Equal(t, []string{"owner: is missing, and so is a role that owes it"}, faultsOf(err))
	for _, m := range []account.CommitmentMove{{Owner: "ann"}, {Role: account.AccountManager}} {
		m.Verb, m.Actor, m.At = account.Reassign, "mia", clock(10, 9)
		given, _, err := own.Move(m)
		require.NoError(t, err)
		require.Equal(t, m.Owner, given.Owner)
		require.Equal(t, m.Role, given.Role)
	}
	_, _, err = c.Move(account.CommitmentMove{Verb: account.Reassign, Actor: "mia", At: clock(10, 9), Owner: "an\n"})
	require.Equal(t, []string{"owner: has a control character"}, faultsOf(err))
	_, _, err = c.Move(account.CommitmentMove{Verb: account.Reassign})
	require.Equal(t, []string{"actor: is missing", "at: is missing"}, faultsOf(err))
}

func TestHowAPromiseStands(t *testing.T) {
	t.Parallel()
	c := promised(t)
	require.False(t, c.Overdue(clock(12, 12)), "it may be kept at that instant")
	require.True(t, c.Overdue(clock(12, 12).Add(1)))
	require.Equal(t, 24*time.Hour, c.Age(clock(3, 9)))
	require.Zero(t, c.Age(clock(1, 9)))
	kept := func(at time.Time) account.Commitment {
		k, _, err := c.Move(account.CommitmentMove{Verb: account.Keep, Actor: "tom", At: at})
		require.NoError(t, err)
		return k
	}
	require.False(t, kept(clock(12, 12)).Late())
	require.True(t, kept(clock(12, 12).Add(1)).Late())
	require.False(t, kept(clock(13, 9)).Overdue(clock(20, 9)))
	require.Equal(t, 11*24*time.Hour, kept(clock(13, 9)).Age(clock(30, 9)))
	broken, _, err := c.Move(account.CommitmentMove{Verb: account.Break, Actor: "tom", At: clock(13, 9), Note: "x"})
	require.NoError(t, err)
	require.False(t, broken.Late(), "it was not kept at all")
	require.False(t, c.Late())
}

// Whatever is done, a final state stays final, the first date stays, and dates
// move only when the promise says so.
func FuzzCommitment(f *testing.F) {
	f.Add([]byte{3, 3, 4, 0})
	f.Add([]byte{1, 2, 0})
	f.Fuzz(func(t *testing.T, moves []byte) {
		c := promised(t)
		steps := []account.CommitmentVerb{account.Keep, account.Break, account.Withdraw, account.Reschedule, account.Reassign, "shred"}
		at := clock(2, 10)
		for _, b := range moves[:min(len(moves), 64)] {
			m := account.CommitmentMove{Verb: steps[int(b)%len(steps)], Actor: "mia", At: at}
			if b&64 == 0 {
				m.Note, m.Due, m.Owner = "x", at.Add(time.Duration(b)*time.Hour), account.PersonID([]string{"tom", "ann"}[b&1])
			}
			next, e, err := c.Move(m)
			if err != nil {
				continue
			}
			require.Equal(t, account.Open, c.State, "only what is open moves")
			require.Equal(t, clock(12, 12), next.FirstDue)
			require.Equal(t, next.State == account.Open, next.Ended.IsZero())
			require.Equal(t, m.Verb == account.Reschedule, next.Moved > c.Moved)
			require.Equal(t, m.Verb == account.Reschedule, !next.Due.Equal(c.Due))
			require.NoError(t, next.Validate())
			require.NotEmpty(t, e.Changes)
			c, at = next, at.Add(time.Minute)
		}
	})
}

func TestCommitmentDiagram(t *testing.T) {
	t.Parallel()
	golden(t, "commitment.mmd", account.CommitmentDiagram())
}

// golden compares with a file under testdata, which -update rewrites.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), got)
}

func TestFindingsOfPromisesSayWhatWasPromised(t *testing.T) {
	t.Parallel()
	c := promised(t)
	c.Moved, c.FirstDue = 2, clock(8, 12)
	var said []string
	for _, f := range account.CommitmentFindings([]account.Commitment{c}, []account.Person{{ID: "tom", Left: clock(11, 9)}}, clock(13, 9)) {
		said = append(said, account.English().Format(f.Why()))
	}
	require.Equal(t, []string{
		"A promise was due on 12 Nov 2026 and is still open: Replace the disk",
		"A promise first due on 8 Nov 2026 was put off 2 times: Replace the disk",
		"The owner of a promise has left: Replace the disk",
	}, said)
}

func TestFindingsOfPromises(t *testing.T) {
	t.Parallel()
	people := []account.Person{{ID: "tom", Left: clock(11, 9)}, {ID: "ann"}}
	for _, row := range []struct {
		name   string
		change func(*account.Commitment)
		now    time.Time
		want   []string
	}{
		{"in time", func(*account.Commitment) {}, clock(10, 9), nil},
		{"overdue", func(c *account.Commitment) { c.Owner = "ann" }, clock(13, 9), []string{"commitment.overdue technical-lead customer"}},
		{"overdue, in no role", func(c *account.Commitment) { c.Owner, c.Role = "ann", "" }, clock(13, 9), []string{"commitment.overdue account-manager customer"}},
		{"kept", func(c *account.Commitment) { c.State = account.Kept }, clock(13, 9), nil},
		{"put off once", func(c *account.Commitment) { c.Moved = 1 }, clock(10, 9), nil},
		{"put off twice", func(c *account.Commitment) { c.Moved = 2 }, clock(10, 9), []string{"commitment.slipped technical-lead customer"}},
		{"its owner has left", func(*account.Commitment) {}, clock(11, 9), []string{"commitment.orphaned account-manager internal"}},
		{"an owner nobody knows", func(c *account.Commitment) { c.Owner = "eve" }, clock(11, 9), nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := promised(t)
			c.Visibility = account.Customer
			row.change(&c)
			var got []string
			for _, f := range account.CommitmentFindings([]account.Commitment{c}, people, row.now) {
				got = append(got, f.Code+" "+string(f.Owner)+" "+f.Visibility.String())
				require.Equal(t, []account.Ref{c.ID.Ref()}, f.Evidence)
				requireSaid(t, f.Why())
				requireSaid(t, f.Next())
			}
			require.Equal(t, row.want, got)
		})
	}
}
