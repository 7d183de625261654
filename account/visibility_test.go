package account_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// partners is a word that a newer version, or a host, may have stored.
const partners account.Visibility = "partners"

var visibilities = []account.Visibility{account.Internal, account.Business, account.Customer, partners}

func TestVisibilityReachedBy(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		v                                     account.Visibility
		internal, business, customer, unknown bool // audience
	}{
		{account.Internal, true, false, false, false},
		{account.Business, true, true, false, false},
		{account.Customer, true, true, true, true},
		{partners, true, false, false, false},
	} {
		t.Run(row.v.String(), func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.internal, row.v.ReachedBy(account.Internal))
			require.Equal(t, row.business, row.v.ReachedBy(account.Business))
			require.Equal(t, row.customer, row.v.ReachedBy(account.Customer))
			require.Equal(t, row.unknown, row.v.ReachedBy(partners))
		})
	}
}

// What is made of two records is seen by those who may see both.
func TestNarrower(t *testing.T) {
	t.Parallel()
	for _, a := range visibilities {
		for _, b := range visibilities {
			for _, audience := range visibilities {
				both := a.ReachedBy(audience) && b.ReachedBy(audience)
				require.Equal(t, both, account.Narrower(a, b).ReachedBy(audience), "%s and %s, seen by %s", a, b, audience)
			}
		}
	}
	require.Equal(t, account.Business, account.Narrower(account.Business, account.Customer))
	require.Equal(t, account.Business, account.Narrower(account.Customer, account.Business))
}

func TestVisibilityIsKnown(t *testing.T) {
	t.Parallel()
	for _, v := range visibilities {
		require.Equal(t, v != partners, v.Known(), v)
	}
	require.False(t, account.Visibility("internal").Known(), "internal is the zero value")
}

func TestVisibilityInJSON(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		json string
		want account.Visibility
	}{
		{"internal", `"internal"`, account.Internal},
		{"business", `"business"`, account.Business},
		{"customer", `"customer"`, account.Customer},
		{"a word it does not know", `"partners"`, partners},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			var v account.Visibility
			require.NoError(t, json.Unmarshal([]byte(row.json), &v))
			require.Equal(t, row.want, v)
			b, err := json.Marshal(v)
			require.NoError(t, err)
			require.Equal(t, row.json, string(b))
		})
	}
	v := account.Customer
	require.NoError(t, json.Unmarshal([]byte(`""`), &v))
	require.Equal(t, account.Internal, v)
}
