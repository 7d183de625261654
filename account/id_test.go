package account_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

func TestNewIDIsAUUIDv7ThatSortsAfterEarlierOnes(t *testing.T) {
	t.Parallel()
	last := ""
	for range 10_000 {
		id := account.NewID()
		require.Greater(t, id, last)
		last = id
		u, err := uuid.Parse(id)
		require.NoError(t, err)
		require.Equal(t, uuid.Version(7), u.Version())
		require.Equal(t, uuid.RFC4122, u.Variant())
		require.NoError(t, account.CheckID("id", account.ID(id)))
	}
}

func TestCheckID(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, id, want string }{
		{"a number", "42", ""},
		{"one byte", "x", ""},
		{"spaces and signs", " it's 100 % / a\\b ", ""},
		{"other scripts", "客户-é-🙂", ""},
		{"invisible, but no control character", "a\u200bb", ""},
		{"128 bytes", strings.Repeat("x", 128), ""},
		{"128 bytes of two each", strings.Repeat("é", 64), ""},
		{"none", "", "ref: is missing"},
		{"129 bytes", strings.Repeat("x", 129), "ref: is longer than 128 bytes"},
		{"65 letters of two bytes", strings.Repeat("é", 65), "ref: is longer than 128 bytes"},
		{"not UTF-8", "a\xff", "ref: is not UTF-8"},
		{"half a letter", "é"[:1], "ref: is not UTF-8"},
		{"null", "a\x00", "ref: has a control character"},
		{"line feed", "a\n", "ref: has a control character"},
		{"tab", "\ta", "ref: has a control character"},
		{"delete", "a\x7f", "ref: has a control character"},
		{"next line", "a\u0085", "ref: has a control character"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			err := account.CheckID("ref", account.PersonID(row.id))
			if row.want == "" {
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, row.want)
			require.ErrorIs(t, err, account.ErrInvalid)
		})
	}
}

func FuzzCheckID(f *testing.F) {
	for _, seed := range []string{"", "x", "a\nb", "a\x9fb", "\u009f", "\xed\xa0\x80", strings.Repeat("é", 65)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		ok := len(id) >= 1 && len(id) <= 128 && utf8.ValidString(id)
		for _, r := range id { // the control characters of Unicode are C0, delete and C1
			ok = ok && r >= 0x20 && (r < 0x7f || r > 0x9f)
		}
		if err := account.CheckID("id", account.ID(id)); (err == nil) != ok {
			t.Errorf("CheckID(%q) = %v", id, err)
		}
	})
}
