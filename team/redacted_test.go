package team_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/conform"
	"github.com/accordhq/accord/team"
)

// What stays of a file that says a name wherever it can: ids, digests and
// values of machines. A field that is new and free text has to be redacted, and
// one that is neither has to be listed here.
func TestRedactedFilesKeepIDsAndValuesOfMachinesAlone(t *testing.T) {
	t.Parallel()
	const who = "Ann Weiss"
	edit := func(path string) []string {
		var list []string
		for _, field := range []string{
			"Put[].ID", "Put[].Visibility", "Remove[]", "Link[].From", "Link[].To", "Unlink[].From", "Unlink[].To",
			"Capacities[].Item", "Capacities[].Visibility", "Drop[].Item",
		} {
			list = append(list, path+"."+field)
		}
		return list
	}
	want := []string{
		"Account",
		"Assignments[].ID", "Assignments[].Account", "Assignments[].Person", "Assignments[].Role", "Assignments[].Basis", "Assignments[].Visibility",
		"Deliverables[].Kind", "Deliverables[].By", "Deliverables[].Digest", "Deliverables[].Visibility",
		"Changes[].ID", "Changes[].Account", "Changes[].Kind", "Changes[].Touches[]", "Changes[].Requester", "Changes[].State",
		"Changes[].Steps[].Verb", "Changes[].Steps[].Actor", "Changes[].Steps[].Role", "Changes[].Steps[].DecidedBy", "Changes[].Steps[].Told[]",
		"Changes[].Seen[].ID", "Changes[].Seen[].Item.ID", "Changes[].Seen[].Item.Visibility", "Changes[].Seen[].Links[].From",
		"Changes[].Seen[].Links[].To", "Changes[].Seen[].Capacities[].Item", "Changes[].Seen[].Capacities[].Visibility",
		"Changes[].Before", "Changes[].After", "Changes[].Restored", "Changes[].Visibility",
	}
	want = append(append(want, edit("Changes[].Edit")...), edit("Changes[].Undo")...)
	before := conform.Filled[team.File](who)
	require.Subset(t, conform.Saying(before, who), append([]string{"Assignments[].Reason", "Changes[].Edit.Drop[].Name"}, want...))
	require.ElementsMatch(t, want, conform.Saying(before.Redacted(account.NewRedaction(account.Person{Name: who})), who))
}

func TestRedactedFileIsACopyOfTheSameRevision(t *testing.T) {
	t.Parallel()
	const who = "Ann Weiss"
	f := conform.Filled[team.File](who)
	f.Revision = 3
	r := account.NewRedaction(account.Person{Name: who})
	got := f.Redacted(r)
	unaltered := conform.Filled[team.File](who)
	unaltered.Revision = 3
	require.Equal(t, unaltered, f)
	require.Equal(t, account.Revision(3), got.Revision)
	require.Equal(t, "[…]", got.Changes[0].Steps[0].Note)
	require.Equal(t, got, got.Redacted(r))
	require.Equal(t, f, f.Redacted(account.Redaction{}))
}

func TestRedactedFileFollowsDigests(t *testing.T) {
	t.Parallel()
	f := team.File{
		Deliverables: []team.Deliverable{{Digest: "a"}, {Digest: "x"}},
		Changes:      []team.ChangeRequest{{Before: "a", After: "b", Restored: "c"}, {Before: "x", After: "y", Restored: "z"}},
	}
	got := f.Redacted(account.Redaction{}.WithDigest("a", "1").WithDigest("b", "2").WithDigest("c", "3"))
	require.Equal(t, team.File{
		Deliverables: []team.Deliverable{{Digest: "1"}, {Digest: "x"}},
		Changes:      []team.ChangeRequest{{Before: "1", After: "2", Restored: "3"}, {Before: "x", After: "y", Restored: "z"}},
	}, got)
}
