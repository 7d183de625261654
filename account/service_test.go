package account_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
)

// A world is a tenant with two customers, and a clock at 9 o'clock of Monday the
// 2nd of November 2026.
type world struct {
	*memory.Store
	clock *accounttest.Clock
	opt   account.Options
}

func newWorld(t testing.TB) world {
	t.Helper()
	store, err := memory.New(memory.Facts{
		Accounts: []account.Account{{ID: "a-1", Name: "Harbour Foods"}, {ID: "a-2", Name: "Aigle"}},
		People: []account.Person{
			{ID: "tom", Name: "Tom Reed", Side: account.ProviderSide, Level: account.TechnicalLevel},
			{ID: "mia", Name: "Mia Chen", Side: account.ProviderSide, Level: account.BusinessLevel},
			{ID: "ray", Name: "Ray Ode", Side: account.ProviderSide, Level: account.BusinessLevel},
			{ID: "ann", Account: "a-1", Name: "Ann Weiss", Email: "ann@harbour.example", Side: account.CustomerSide, Level: account.BusinessLevel},
			{ID: "jan", Account: "a-1", Name: "Jan Novák", Side: account.CustomerSide, Level: account.TechnicalLevel},
			{ID: "zoe", Account: "a-2", Name: "Zoë Petit", Side: account.CustomerSide, Level: account.BusinessLevel},
			{ID: "old", Account: "a-1", Name: "Otto Old", Side: account.CustomerSide, Level: account.TechnicalLevel, Left: clock(1, 9)},
		},
	})
	require.NoError(t, err)
	c := accounttest.NewClock(clock(2, 9))
	return world{Store: store, clock: c, opt: account.Options{Now: c.Now, NewID: accounttest.NewIDs("id").Next}}
}

// holders says who holds which role on every account.
type holders map[account.Role][]account.PersonID

func (h holders) Holders(_ context.Context, _ account.ID, r account.Role, _ time.Time) ([]account.PersonID, error) {
	return h[r], nil
}

func (w world) promises() *account.Promises {
	roles := holders{account.AccountManager: {"mia"}, account.ExecutivePartner: {"ray"}, account.TechnicalLead: {"tom"}}
	return account.NewPromises(w.Store, account.Sources{People: w.Store, Roles: roles}, w.opt)
}

// promise is one that Tom makes as technical lead.
func promise() account.Commitment {
	return account.Commitment{
		Account: "a-1", Kind: account.Action, Text: "Replace the disk", Owner: "tom", Role: account.TechnicalLead,
		Due: clock(12, 12), Visibility: account.Customer,
	}
}

func collect[T any](t testing.TB, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var all []T
	for v, err := range seq {
		require.NoError(t, err)
		all = append(all, v)
	}
	return all
}

// kinds are the kinds of the events about a record.
func (w world) kinds(t testing.TB, r account.Ref) []string {
	t.Helper()
	var all []string
	for _, e := range collect(t, w.History(t.Context(), r)) {
		all = append(all, string(e.Kind)+" by "+string(e.Actor))
	}
	return all
}

// told are the keys and receivers of the notices that are pending.
func (w world) told(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, n := range collect(t, w.Pending(t.Context())) {
		_, step, _ := strings.Cut(string(n.Key), "Z/")
		all = append(all, fmt.Sprint(step, " ", n.To, " ", n.Audience))
	}
	return all
}

func TestEveryStepOfAPromiseIsAnEvent(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.promises()
	c, err := p.Make(t.Context(), "mia", promise())
	require.NoError(t, err)
	require.Equal(t, account.Revision(1), c.Revision)
	w.clock.Advance(time.Hour)
	c, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Step: account.Reschedule, Actor: "tom", Due: clock(20, 9), Note: "part delayed"})
	require.NoError(t, err)
	require.Equal(t, account.Revision(2), c.Revision)
	_, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Step: account.Reassign, Actor: "mia", Owner: "ray"})
	require.NoError(t, err)
	_, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Step: account.Keep, Actor: "ray"})
	require.NoError(t, err)
	want := []string{"commitment.made by mia", "commitment.rescheduled by tom", "commitment.reassigned by mia", "commitment.kept by ray"}
	require.Equal(t, want, w.kinds(t, c.ID.Ref()))
	require.Equal(t, want, w.kinds(t, account.ID("a-1").Ref()))
	require.Equal(t, want[2:], w.kinds(t, account.PersonID("ray").Ref()), "given to him, and kept")
	stored, err := w.Commitment(t.Context(), c.ID)
	require.NoError(t, err)
	require.Equal(t, clock(2, 10), stored.Ended)
	for _, e := range collect(t, w.History(t.Context(), c.ID.Ref())) {
		requireSaid(t, e.Kind.Label())
	}
}

func TestBadPromises(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*account.Commitment)
		want   []string
	}{
		{"no text, no owner", func(c *account.Commitment) { c.Text, c.Owner, c.Role = "", "", "" }, []string{"text: is missing", "owner: is missing, and so is a role that owes it"}},
		{"an owner nobody knows", func(c *account.Commitment) { c.Owner = "eve" }, []string{`owner: "eve" is neither at the customer nor at the provider`}},
		{"an owner at another customer", func(c *account.Commitment) { c.Owner = "zoe" }, []string{`owner: "zoe" is neither at the customer nor at the provider`}},
		{"an owner who has left", func(c *account.Commitment) { c.Owner = "old" }, []string{`owner: "old" has left`}},
		{"both at once", func(c *account.Commitment) { c.Owner, c.Text = "eve", "" }, []string{"text: is missing", `owner: "eve" is neither at the customer nor at the provider`}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w, c := newWorld(t), promise()
			row.change(&c)
			_, err := w.promises().Make(t.Context(), "mia", c)
			require.ErrorIs(t, err, account.ErrInvalid)
			require.Equal(t, row.want, faultsOf(err))
			require.Empty(t, collect(t, w.Commitments(t.Context(), account.CommitmentFilter{})))
			require.Empty(t, w.kinds(t, account.ID("a-1").Ref()))
		})
	}
	w := newWorld(t)
	_, err := w.promises().Make(t.Context(), "", promise())
	require.Contains(t, faultsOf(err), "made_by: is missing")
	_, err = w.promises().Move(t.Context(), "none", account.CommitmentMove{Step: account.Keep, Actor: "mia"})
	require.ErrorIs(t, err, account.ErrNotFound)
	c, err := w.promises().Make(t.Context(), "mia", promise())
	require.NoError(t, err)
	_, err = w.promises().Move(t.Context(), c.ID, account.CommitmentMove{Step: account.Reassign, Actor: "mia", Owner: "old"})
	require.Equal(t, []string{`owner: "old" has left`}, faultsOf(err))
	elsewhere := promise()
	elsewhere.Account = "a-9"
	_, err = w.promises().Make(t.Context(), "mia", elsewhere)
	require.ErrorIs(t, err, account.ErrNotFound)
}

// The review of a change made in an emergency is owed until the change is
// reviewed; nobody can say it is done without doing it.
func TestAReviewOfAChangeIsKeptByReviewingAlone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	owed := promise()
	owed.Kind = account.ChangeReview
	c, err := w.promises().Make(t.Context(), "mia", owed)
	require.NoError(t, err)
	for _, step := range []account.CommitmentStep{account.Keep, account.Break, account.Withdraw, account.Reschedule} {
		_, err = w.promises().Move(t.Context(), c.ID, account.CommitmentMove{Step: step, Actor: "tom", Due: clock(20, 9), Note: "x"})
		require.ErrorIs(t, err, account.ErrNotAllowed, step)
	}
	_, err = w.promises().Move(t.Context(), c.ID, account.CommitmentMove{Step: account.Reassign, Actor: "mia", Owner: "ray"})
	require.NoError(t, err)
}

func TestASweepRepeatedTellsNothingTwice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.promises()
	c, err := p.Make(t.Context(), "mia", promise())
	require.NoError(t, err)
	sweep := func(at time.Time) account.Swept {
		w.clock.Set(at)
		done, err := p.Sweep(t.Context(), "job")
		require.NoError(t, err)
		return done
	}
	require.Equal(t, account.Swept{}, sweep(clock(2, 10)))
	require.Equal(t, account.Swept{Reminded: 1}, sweep(clock(7, 12)))
	require.Equal(t, account.Swept{}, sweep(clock(7, 12)), "at the same instant")
	require.Equal(t, account.Swept{Reminded: 1}, sweep(clock(11, 12)))
	require.Equal(t, account.Swept{Reminded: 1, Escalated: 1}, sweep(clock(13, 12)))
	require.Equal(t, account.Swept{Escalated: 1}, sweep(clock(15, 12)))
	require.Equal(t, account.Swept{}, sweep(clock(30, 12)))
	require.Equal(t, []string{
		"remind-5 [tom] internal", "remind-1 [tom] internal", "escalate-0 [tom] internal",
		"escalate-1-account-manager [mia] internal", "escalate-3-executive-partner [ray] internal",
	}, w.told(t))
	require.Equal(t, []string{
		"commitment.made by mia", "commitment.reminded by job", "commitment.reminded by job", "commitment.reminded by job",
		"commitment.escalated by job", "commitment.escalated by job",
	}, w.kinds(t, c.ID.Ref()))

	// Put off, it is reminded of anew.
	w.clock.Set(clock(30, 13))
	_, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Step: account.Reschedule, Actor: "tom", Due: clock(30, 13).AddDate(0, 0, 6), Note: "x"})
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1}, sweep(clock(30, 13).AddDate(0, 0, 1)))
	require.Len(t, w.told(t), 6)
}

func TestANoticeOfAPromiseSaysWhatAndByWhen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, err := w.promises().Make(t.Context(), "mia", promise())
	require.NoError(t, err)
	w.clock.Set(clock(13, 12))
	_, err = w.promises().Sweep(t.Context(), "job")
	require.NoError(t, err)
	var said []string
	for _, n := range collect(t, w.Pending(t.Context())) {
		said = append(said, account.English().Format(n.Subject))
		for _, l := range n.Lines {
			said = append(said, "  "+account.English().Format(l.Text))
		}
	}
	require.Equal(t, []string{
		"Due now: Replace the disk",
		"  Action: Replace the disk", "  Due: 12 Nov 2026 12:00 UTC", "  Owner: Tom Reed", "  Account: Harbour Foods",
		"Overdue: Replace the disk",
		"  Action: Replace the disk", "  Due: 12 Nov 2026 12:00 UTC", "  Owner: Tom Reed", "  Account: Harbour Foods",
	}, said)
}

func TestAPromiseIsNotForgottenWithItsOwner(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*account.Commitment)
		leaves bool
		want   string
	}{
		{"the owner", func(*account.Commitment) {}, false, "[tom] internal"},
		{"owed by a role", func(c *account.Commitment) { c.Owner = "" }, false, "[tom] internal"},
		{"the owner has left: whoever holds the role", func(c *account.Commitment) { c.Role = account.ExecutivePartner }, true, "[ray] internal"},
		{"the owner has left, in no role: the account manager", func(c *account.Commitment) { c.Role = "" }, true, "[mia] internal"},
		{"a role nobody holds", func(c *account.Commitment) { c.Owner, c.Role = "", account.SalesEngineer }, false, "[] internal"},
		{"a customer who may read it", func(c *account.Commitment) { c.Owner, c.Role = "jan", "" }, false, "[jan] customer"},
		{"a manager of the customer's", func(c *account.Commitment) { c.Owner, c.Role, c.Visibility = "ann", "", account.Business }, false, "[ann] business"},
		{"a customer who may not read it", func(c *account.Commitment) { c.Owner, c.Role, c.Visibility = "jan", "", account.Business }, false, "[mia] internal"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w, c := newWorld(t), promise()
			row.change(&c)
			_, err := w.promises().Make(t.Context(), "mia", c)
			require.NoError(t, err)
			if row.leaves {
				people, err := w.People(t.Context(), "")
				require.NoError(t, err)
				tom := people[slices.IndexFunc(people, func(p account.Person) bool { return p.ID == "tom" })]
				tom.Left = clock(3, 9)
				require.NoError(t, w.Save(t.Context(), account.Unit{People: []account.Person{tom}}))
			}
			w.clock.Set(clock(12, 12))
			_, err = w.promises().Sweep(t.Context(), "job")
			require.NoError(t, err)
			require.Equal(t, []string{"escalate-0 " + row.want}, w.told(t))
		})
	}
}

// A stale commitment is one that somebody changes between being read and being
// told about.
type racing struct {
	*memory.Store
	stale account.CommitmentID
}

func (r racing) Save(ctx context.Context, u account.Unit) error {
	if len(u.Commitments) > 0 && u.Commitments[0].ID == r.stale {
		return &account.ConflictError{Record: r.stale.Ref(), Read: 1, Current: 2}
	}
	return r.Store.Save(ctx, u)
}

func TestASweepPassesOverWhatSomebodyElseChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, id := range []account.CommitmentID{"c-1", "c-2"} {
		c := promise()
		c.ID = id
		_, err := w.promises().Make(t.Context(), "mia", c)
		require.NoError(t, err)
	}
	w.clock.Set(clock(12, 12))
	p := account.NewPromises(racing{w.Store, "c-1"}, account.Sources{}, w.opt)
	done, err := p.Sweep(t.Context(), "job")
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1, Passed: 1}, done)
	require.Equal(t, []string{"escalate-0 [tom] internal"}, w.told(t))
	_, err = p.Sweep(t.Context(), "")
	require.Equal(t, []string{"actor: is missing"}, faultsOf(err))
}

func TestHooksOfASave(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var calls []string
	plugin := func(name string) account.Hooks {
		return account.Hooks{
			Name: name,
			BeforeSave: func(_ context.Context, u account.Unit) error {
				calls = append(calls, "before "+name)
				u.Commitments[0].Text = "spoilt"
				return nil
			},
			AfterSave: func(_ context.Context, u account.Unit) error {
				calls = append(calls, "after "+name+" "+u.Commitments[0].Text)
				return errors.New("too late")
			},
		}
	}
	var reported []error
	w.opt.OnError = func(err error) { reported = append(reported, err) }
	w.opt.Hooks = []account.Hooks{plugin("one"), {Name: "nothing"}, plugin("two")}
	c, err := w.promises().Make(t.Context(), "mia", promise())
	require.NoError(t, err)
	require.Equal(t, []string{"before one", "before two", "after two Replace the disk", "after one Replace the disk"}, calls)
	require.Len(t, reported, 1, "the errors come joined")
	require.ErrorContains(t, reported[0], `plugin "two": AfterSave: too late`)
	require.ErrorContains(t, reported[0], `plugin "one": AfterSave: too late`)
	stored, err := w.Commitment(t.Context(), c.ID)
	require.NoError(t, err)
	require.Equal(t, "Replace the disk", stored.Text)

	veto := errors.New("closed for the day")
	w.opt.Hooks = []account.Hooks{{Name: "gate", BeforeSave: func(context.Context, account.Unit) error { return veto }}, plugin("three")}
	calls = nil
	_, err = w.promises().Make(t.Context(), "mia", promise())
	require.ErrorIs(t, err, veto)
	hook, ok := errors.AsType[*account.HookError](err)
	require.True(t, ok)
	require.Equal(t, "gate", hook.Plugin)
	require.Equal(t, "BeforeSave", hook.Point)
	require.Nil(t, hook.Stack)
	require.Empty(t, calls, "the first veto ends it")

	w.opt.Hooks = []account.Hooks{{Name: "wild", BeforeSave: func(context.Context, account.Unit) error { panic("boom") }}}
	_, err = w.promises().Make(t.Context(), "mia", promise())
	hook, ok = errors.AsType[*account.HookError](err)
	require.True(t, ok)
	require.ErrorContains(t, err, "panic: boom")
	require.Contains(t, string(hook.Stack), "service_test.go")
	require.Len(t, collect(t, w.Commitments(t.Context(), account.CommitmentFilter{})), 1, "nothing was stored by either")
}

func TestNewServicesNeedWhatTheyNeed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	deliver := account.NotifierFunc(func(context.Context, account.Notice, []account.Person) error { return nil })
	for name, build := range map[string]func(){
		"promises": func() { account.NewPromises(nil, account.Sources{}, account.Options{}) },
		"policy": func() {
			account.NewPromises(w.Store, account.Sources{}, account.Options{Escalation: account.EscalationPolicy{Remind: []int{0}}})
		},
		"directory": func() { account.NewDirectory(nil, account.Options{}) },
		"outbox":    func() { account.NewRelay(nil, w.Store, deliver, account.Options{}) },
		"people":    func() { account.NewRelay(w.Store, nil, deliver, account.Options{}) },
		"notifier":  func() { account.NewRelay(w.Store, w.Store, nil, account.Options{}) },
	} {
		require.Panics(t, build, name)
	}
}
