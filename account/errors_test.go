package account_test

import (
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// faults are what an error of a validation names: "field: rule", in order.
func faults(t testing.TB, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	require.ErrorIs(t, err, account.ErrInvalid)
	joined, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok, "%v is not joined", err)
	var all []string
	for _, e := range joined.Unwrap() {
		require.IsType(t, (*account.FieldError)(nil), e)
		all = append(all, e.Error())
	}
	return all
}

func TestFaultsOfParts(t *testing.T) {
	t.Parallel()
	fault := func(field string) error { return &account.FieldError{Field: field, Rule: "is wrong"} }
	for _, row := range []struct {
		name  string
		field string
		part  error
		want  []string
	}{
		{"no fault", "items[2]", nil, nil},
		{"field of an element", "items[2]", fault("name"), []string{"items[2].name: is wrong"}},
		{"element of a list", "items", fault("[2].name"), []string{"items[2].name: is wrong"}},
		{"the part as a whole", "fee", fault(""), []string{"fee: is wrong"}},
		{"at the top", "", fault("name"), []string{"name: is wrong"}},
		{"the whole at the top", "", fault(""), []string{"is wrong"}},
		{"several", "fee", errors.Join(fault("amount"), fault("currency")), []string{"fee.amount: is wrong", "fee.currency: is wrong"}},
		{"several within several", "a", errors.Join(fault("b"), errors.Join(fault("c"), fault("[0]"))), []string{"a.b: is wrong", "a.c: is wrong", "a[0]: is wrong"}},
		{"another error", "a", io.ErrUnexpectedEOF, []string{"a: unexpected EOF"}},
		{"a wrapped fault keeps its words", "a", fmt.Errorf("reading: %w", fault("b")), []string{"a: reading: b: is wrong"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			var f account.Faults
			f.In(row.field, row.part)
			require.Equal(t, row.want, faults(t, f.Err()))
		})
	}
}

func TestFaultsCollectsInOrder(t *testing.T) {
	t.Parallel()
	var f account.Faults
	require.NoError(t, f.Err())
	f.Check(true, "a", "is %d", 1)
	require.NoError(t, f.Err())
	f.Check(false, "b", "is %d", 2)
	f.Addf("c", "is %q", "x")
	require.Equal(t, []string{"b: is 2", `c: is "x"`}, faults(t, f.Err()))
	require.EqualError(t, f.Err(), "b: is 2\nc: is \"x\"")
}

func TestFieldErrorIsInvalid(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("account: save: %w", account.CheckID("id", account.ID("")))
	require.ErrorIs(t, err, account.ErrInvalid)
	field, ok := errors.AsType[*account.FieldError](err)
	require.True(t, ok)
	require.Equal(t, &account.FieldError{Field: "id", Rule: "is missing"}, field)
}

// What is checked is what JSON can hold.
func TestCheckInstant(t *testing.T) {
	t.Parallel()
	last := time.Date(9999, time.December, 31, 23, 59, 59, 999999999, time.UTC)
	first := time.Date(0, time.January, 1, 0, 0, 0, 0, time.UTC)
	for _, row := range []struct {
		name string
		at   time.Time
		want string
	}{
		{"an instant", june, ""},
		{"none", time.Time{}, "at: is missing"},
		{"the first", first, ""},
		{"before it", first.Add(-1), "at: is not of a year from 0 to 9999"},
		{"the last", last, ""},
		{"after it", last.Add(1), "at: is not of a year from 0 to 9999"},
		{"the last in UTC, where it is the year after", last.In(time.FixedZone("far east", 14*60*60)), ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			err := account.CheckInstant("at", row.at)
			if row.want == "" {
				require.NoError(t, err)
				_, err = row.at.UTC().MarshalJSON()
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, row.want)
			require.ErrorIs(t, err, account.ErrInvalid)
		})
	}
}
