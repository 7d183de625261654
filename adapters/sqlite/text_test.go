package sqlite_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

func TestTextThatIsNotUTF8IsRefused(t *testing.T) {
	t.Parallel()
	const bad = "caf\xe9"
	for _, row := range []struct {
		name  string
		spoil func(*account.Unit)
		want  string
	}{
		{"a name", func(u *account.Unit) { u.Accounts[0].Name = bad }, `account "aigle": name: must be UTF-8`},
		{"an id", func(u *account.Unit) { u.Accounts[0].ID = bad }, `account "caf\xe9": id: must be UTF-8`},
		{"within a part", func(u *account.Unit) { u.Accounts[0].Contract.Name = bad }, `account "aigle": contract.name: must be UTF-8`},
		{"within a list", func(u *account.Unit) { u.Solutions[0].Items[1].Name = bad }, `solution "aigle": items[1].name: must be UTF-8`},
		{"a note", func(u *account.Unit) { u.Events[0].Note = bad }, `event "e-1": note: must be UTF-8`},
		{"a receiver", func(u *account.Unit) { u.Notices[0].To[0] = bad }, `notice "c-1/remind": to[0]: must be UTF-8`},
		{"a phrase's argument", func(u *account.Unit) {
			u.Notices[0].Subject = account.Say("notice.remind", account.Args{"text": account.Data(bad)})
		}, `notice "c-1/remind": subject: must be UTF-8`},
		{"a phrase's argument's name", func(u *account.Unit) {
			u.Notices[0].Lines[0].Text = account.Say("notice.remind", account.Args{bad: account.Data("x")})
		}, `notice "c-1/remind": lines[0].text: must be UTF-8`},
		{"every fault", func(u *account.Unit) { u.People[1].Name, u.People[1].Title = bad, bad },
			"person \"mia\": name: must be UTF-8\ntitle: must be UTF-8"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			db := fresh(t)
			s := storeOf(t, db, tenant)
			before := contents(t, db)
			u := everything()
			row.spoil(&u)
			err := s.Save(t.Context(), u)
			require.ErrorIs(t, err, account.ErrInvalid)
			require.EqualError(t, err, "sqlite: save: "+row.want)
			require.Equal(t, before, contents(t, db))
		})
	}
}

func TestBytesAndTheReplacementCharacterAreStoredAsTheyAre(t *testing.T) {
	t.Parallel()
	s := storeOf(t, fresh(t), tenant)
	u := everything()
	u.Accounts[0].Name = "\ufffd \\ufffd"
	u.Notices[0].Attachments[0].Content = []byte("caf\xe9")
	require.NoError(t, s.Save(t.Context(), u))
	got, err := s.Account(t.Context(), "aigle")
	require.NoError(t, err)
	require.Equal(t, u.Accounts[0].Name, got.Name)
	require.Equal(t, u.Notices, all(t, s.Pending(t.Context())))
}
