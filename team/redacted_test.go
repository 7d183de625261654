package team_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/team"
)

// fileSaying returns a file that says who wherever it can say anything.
func fileSaying(who string) team.File {
	var f team.File
	var fill func(reflect.Value)
	fill = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			v.SetString(who)
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fill(v.Index(0))
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[time.Time]() {
				return
			}
			for _, field := range v.Fields() {
				fill(field)
			}
		}
	}
	fill(reflect.ValueOf(&f).Elem())
	return f
}

// fieldsSaying lists the fields of a file that say who, by their path.
func fieldsSaying(f team.File, who string) []string {
	var list []string
	var walk func(reflect.Value, string)
	walk = func(v reflect.Value, path string) {
		switch v.Kind() {
		case reflect.String:
			if strings.Contains(v.String(), who) {
				list = append(list, path)
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), path+"[]")
			}
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[time.Time]() {
				return
			}
			for field, value := range v.Fields() {
				walk(value, strings.TrimPrefix(path+"."+field.Name, "."))
			}
		}
	}
	walk(reflect.ValueOf(f), "")
	return list
}

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
	before := fileSaying(who)
	require.Subset(t, fieldsSaying(before, who), append([]string{"Assignments[].Reason", "Changes[].Edit.Drop[].Name"}, want...))
	require.ElementsMatch(t, want, fieldsSaying(before.Redacted(account.NewRedaction(account.Person{Name: who})), who))
}

func TestRedactedFileIsACopyOfTheSameRevision(t *testing.T) {
	t.Parallel()
	const who = "Ann Weiss"
	f := fileSaying(who)
	f.Revision = 3
	r := account.NewRedaction(account.Person{Name: who})
	got := f.Redacted(r)
	unaltered := fileSaying(who)
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
