package metrics_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// held is when a ticket of these tests was held.
var held = time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)

// texts gives what change makes of each text of a value, by its path. Free text has
// the type string; ids and words of a set have types of their own.
func texts(path string, v reflect.Value, change func(path string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		change(path, v)
	case reflect.Slice:
		for i := range v.Len() {
			texts(path, v.Index(i), change)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				texts(strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), v.Field(i), change)
			}
		}
	}
}

// redactedFields sets each text of a record to a name, and tells where it is gone.
func redactedFields[T any](t *testing.T, record T, redacted func(T, account.Redaction) T) (gone []string) {
	t.Helper()
	const said = "Ann Weiss said"
	texts("", reflect.ValueOf(&record).Elem(), func(_ string, v reflect.Value) { v.SetString(said) })
	by := account.NewRedaction(account.Person{ID: "ann", Name: "Ann Weiss"})
	after := redacted(record, by)
	texts("", reflect.ValueOf(&after).Elem(), func(path string, v reflect.Value) {
		if v.String() == account.RedactionMark+" said" {
			gone = append(gone, path)
		} else {
			require.Equal(t, said, v.String(), path)
		}
		require.Equal(t, v.Type() == reflect.TypeFor[string](), v.String() != said, path)
	})
	texts("", reflect.ValueOf(&record).Elem(), func(path string, v reflect.Value) { // is the caller's
		require.Equal(t, said, v.String(), path)
	})
	return gone
}

func TestRedactionLeavesNoFreeText(t *testing.T) {
	t.Parallel()
	ticket := metrics.Ticket{Opened: held, Log: []metrics.Entry{{At: held}, {At: held}}}
	require.Equal(t, []string{
		"Queue", "Channel", "Category", "Summary", "Log.Reason", "Log.Queue", "Log.Reason", "Log.Queue",
	}, redactedFields(t, ticket, metrics.Ticket.Redacted))
	require.Equal(t, []string{"Summary", "Result"}, redactedFields(t, metrics.Activity{Planned: held}, metrics.Activity.Redacted))
}

func TestARedactionThatFindsNothingLeavesARecordAsItIs(t *testing.T) {
	t.Parallel()
	by := account.NewRedaction(account.Person{ID: "ann", Name: "Ann Weiss"})
	ticket := metrics.Ticket{ID: "T-1", Summary: "Annual", Opened: held, Log: []metrics.Entry{{At: held, Kind: metrics.Held, Reason: "parts"}}}
	require.Equal(t, ticket, ticket.Redacted(by))
	require.Nil(t, metrics.Ticket{}.Redacted(by).Log)
	activity := metrics.Activity{ID: "A-1", Summary: "Backup", Result: "done"}
	require.Equal(t, activity, activity.Redacted(by))
}

func TestACloneOfATicketSharesNothing(t *testing.T) {
	t.Parallel()
	ticket := metrics.Ticket{ID: "T-1", Log: []metrics.Entry{{At: held, Kind: metrics.Held}}}
	clone := ticket.Clone()
	require.Equal(t, ticket, clone)
	clone.Log[0].Kind = metrics.Resumed
	require.Equal(t, metrics.Held, ticket.Log[0].Kind)
}
