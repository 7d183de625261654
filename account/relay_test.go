package account_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// A mailbox keeps what it is given, and fails while it is told to.
type mailbox struct {
	got  []string
	fail error
}

func (m *mailbox) Notify(_ context.Context, n account.Notice, to []account.Person) error {
	if m.fail != nil {
		return m.fail
	}
	var names []string
	for i, p := range to {
		names = append(names, p.Name)
		if n.To[i] != p.ID {
			return errors.New("receivers and people differ")
		}
	}
	m.got = append(m.got, fmt.Sprint(n.Key, " to ", names))
	return nil
}

func notice(key account.NoticeKey, audience account.Visibility, to ...account.PersonID) account.Notice {
	return account.Notice{
		Key: key, Account: "a-1", At: clock(2, 9), To: to, Role: account.AccountManager, Audience: audience,
		About: account.ID("a-1").Ref(), Subject: account.Data("News"),
		Lines: []account.Line{{Text: account.Data("For all"), Visibility: account.Customer}},
	}
}

func TestTheRelayRefusesWhatAReceiverMayNotSee(t *testing.T) {
	t.Parallel()
	internal := account.Line{Text: account.Data("cost"), Visibility: account.Internal}
	business := account.Line{Text: account.Data("fee"), Visibility: account.Business}
	with := func(n account.Notice, l account.Line) account.Notice {
		n.Lines = append(n.Lines, l)
		return n
	}
	attached := notice("k", account.Customer, "jan")
	attached.Attachments = []account.Attachment{{Name: "plan.txt", MediaType: "text/plain", Content: []byte("x")}}
	elsewhere := notice("k", account.Customer, "jan", "zoe")
	bare := notice("k", account.Internal, "ann")
	bare.Lines = nil
	for _, row := range []struct {
		name   string
		n      account.Notice
		got    string
		reason string
	}{
		{"all of it is for everyone", notice("k", account.Customer, "jan", "ann", "tom"), "k to [Jan Novák Ann Weiss Tom Reed]", ""},
		{"internal, to the provider's people", with(notice("k", account.Internal, "tom"), internal), "k to [Tom Reed]", ""},
		{"internal, to a customer as well", with(notice("k", account.Customer, "tom", "ann"), internal), "", `person "ann": lines[1]: is internal, and not for a reader of the audience business`},
		{"business, to the customer's management", with(notice("k", account.Business, "ann"), business), "k to [Ann Weiss]", ""},
		{"business, to the customer's technicians", with(notice("k", account.Customer, "ann", "jan"), business), "", `person "jan": lines[1]: is business, and not for a reader of the audience customer`},
		{"an internal attachment", attached, "", `person "jan": attachments[0]: is internal, and not for a reader of the audience customer`},
		{"internal, with no line at all", bare, "", `person "ann" is not of the audience internal, for which it is`},
		{"for the customer's management, to a technician", notice("k", account.Business, "jan"), "", `person "jan" is not of the audience business, for which it is`},
		{"another customer", elsewhere, "", `person "zoe" is neither at the provider nor at this customer`},
		{"somebody who has left", notice("k", account.Customer, "old", "jan"), "k to [Jan Novák]", ""},
		{"nobody is left", notice("k", account.Customer, "old"), "", "nobody it is for is there any more"},
		{"a role nobody holds: the host decides", notice("k", account.Internal), "k to []", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w, box := newWorld(t), &mailbox{}
			require.NoError(t, w.Save(t.Context(), account.Unit{Notices: []account.Notice{row.n}}))
			done, err := account.NewRelay(w.Store, w.Store, box, w.opt).Run(t.Context())
			require.NoError(t, err)
			settled, ok, err := w.Settlement(t.Context(), "k")
			require.NoError(t, err)
			require.True(t, ok)
			require.Equal(t, row.reason, settled.Reason)
			if row.reason != "" {
				require.Equal(t, account.Relayed{Refused: 1}, done)
				require.Equal(t, account.Refused, settled.Outcome)
				require.Equal(t, clock(2, 9), settled.At)
				require.Empty(t, box.got)
				return
			}
			require.Equal(t, account.Relayed{Delivered: 1}, done)
			require.Equal(t, account.Settlement{Outcome: account.Delivered, At: clock(2, 9)}, settled)
			require.Equal(t, []string{row.got}, box.got)
		})
	}
}

// forgetful is an outbox that loses one settlement, as when a relay is killed
// after delivering.
type forgetful struct {
	account.Outbox
	lost bool
}

func (f *forgetful) Settle(ctx context.Context, key account.NoticeKey, s account.Settlement) error {
	if !f.lost {
		f.lost = true
		return errors.New("killed")
	}
	return f.Outbox.Settle(ctx, key, s)
}

func TestANoticeIsDeliveredAtLeastOnceUnderItsKey(t *testing.T) {
	t.Parallel()
	w, box := newWorld(t), &mailbox{fail: errors.New("no route")}
	require.NoError(t, w.Save(t.Context(), account.Unit{Notices: []account.Notice{
		notice("k-1", account.Internal, "tom"), notice("k-2", account.Internal, "mia"),
	}}))
	relay := account.NewRelay(&forgetful{Outbox: w.Store}, w.Store, box, w.opt)
	done, err := relay.Run(t.Context())
	require.ErrorIs(t, err, box.fail)
	require.ErrorContains(t, err, `notice "k-2"`, "one failure does not keep the others")
	require.Equal(t, account.Relayed{Failed: 2}, done)

	box.fail = nil
	done, err = relay.Run(t.Context())
	require.ErrorContains(t, err, "killed")
	require.Equal(t, account.Relayed{Delivered: 1, Failed: 1}, done)
	done, err = relay.Run(t.Context())
	require.NoError(t, err)
	require.Equal(t, account.Relayed{Delivered: 1}, done)
	require.Equal(t, []string{"k-1 to [Tom Reed]", "k-2 to [Mia Chen]", "k-1 to [Tom Reed]"}, box.got)
	done, err = relay.Run(t.Context())
	require.NoError(t, err)
	require.Zero(t, done)

	require.NoError(t, w.Save(t.Context(), account.Unit{Notices: []account.Notice{notice("k-3", account.Internal, "tom")}}))
	wild := account.NotifierFunc(func(context.Context, account.Notice, []account.Person) error { panic("boom") })
	_, err = account.NewRelay(w.Store, w.Store, wild, w.opt).Run(t.Context())
	require.ErrorContains(t, err, `plugin "notifier": Notify: panic: boom`, "no panic escapes")
	require.Len(t, collect(t, w.Pending(t.Context())), 1, "and nothing is lost")
}

func TestNoticeValidate(t *testing.T) {
	t.Parallel()
	require.NoError(t, notice("k", account.Customer, "jan").Validate())
	good := notice("k", account.Customer, "jan")
	good.Account, good.Role = "", ""
	good.Attachments = []account.Attachment{{Name: "plan.txt", MediaType: "text/plain", Visibility: account.Customer}}
	require.NoError(t, good.Validate(), "of the tenant's own, for one person, with a file")
	nobodys := notice("k", "all")
	nobodys.Account, nobodys.Role, nobodys.Lines = "a\n", "", nil
	require.Equal(t, []string{
		"account: has a control character", "to: is missing, and so is a role it is for", `audience: "all" is not an audience`,
	}, faultsOf(nobodys.Validate()))
	bad := account.Notice{
		Audience: account.Customer, To: []account.PersonID{""},
		Lines: []account.Line{{Visibility: account.Customer}, {Text: account.Data("x")}}, Attachments: []account.Attachment{{}},
	}
	require.Equal(t, []string{
		"key: is missing", "at: is missing", "to[0]: is missing", "about.kind: is missing", "about.id: is missing",
		"subject: is missing", "lines[0].text: is missing", "attachments[0].name: is missing", "attachments[0].media_type: is missing",
		"lines[1]: is internal, and not for a reader of the audience customer",
		"attachments[0]: is internal, and not for a reader of the audience customer",
	}, faultsOf(bad.Validate()))
}
