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
		all = append(all, fmt.Sprint(string(n.Key[strings.LastIndex(string(n.Key), "/")+1:]), " ", n.To, " ", n.Audience))
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
	c, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Reschedule, Actor: "tom", Due: clock(20, 9), Note: "part delayed"})
	require.NoError(t, err)
	require.Equal(t, account.Revision(2), c.Revision)
	_, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Reassign, Actor: "mia", Owner: "ray"})
	require.NoError(t, err)
	_, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Keep, Actor: "ray"})
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
	require.Equal(t, []string{"made_by: is missing", "actor: is missing"}, faultsOf(err))
	nowhere := promise()
	nowhere.Account = "a\n"
	_, err = w.promises().Make(t.Context(), "mia", nowhere)
	require.Equal(t, []string{"account: has a control character"}, faultsOf(err))
	_, err = w.promises().Move(t.Context(), "none", account.CommitmentMove{Verb: account.Keep, Actor: "mia"})
	require.ErrorIs(t, err, account.ErrNotFound)
	c, err := w.promises().Make(t.Context(), "mia", promise())
	require.NoError(t, err)
	_, err = w.promises().Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Reassign, Actor: "mia", Owner: "old"})
	require.Equal(t, []string{`owner: "old" has left`}, faultsOf(err))
	kept, err := w.promises().Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Keep, Actor: "tom", Owner: "eve"})
	require.NoError(t, err, "an owner is of no matter to any other step")
	require.Equal(t, account.PersonID("tom"), kept.Owner)
	_, err = w.promises().Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Keep, Actor: "tom"})
	var transition *account.TransitionError
	require.ErrorAs(t, err, &transition)
	require.Equal(t, c.ID.Ref(), transition.Record)
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
	owed.ID, owed.Kind = "c-1", account.ChangeReview
	_, err := w.promises().Make(t.Context(), "mia", owed)
	require.Equal(t, []string{"kind: is made by a change in an emergency alone"}, faultsOf(err))
	c, _, err := account.Promise(owed, "mia", clock(2, 9))
	require.NoError(t, err)
	require.NoError(t, w.Save(t.Context(), account.Unit{Commitments: []account.Commitment{c}}))
	for _, step := range []account.CommitmentVerb{account.Keep, account.Break, account.Withdraw, account.Reschedule} {
		_, err = w.promises().Move(t.Context(), c.ID, account.CommitmentMove{Verb: step, Actor: "tom", Due: clock(20, 9), Note: "x"})
		require.ErrorIs(t, err, account.ErrNotAllowed, step)
	}
	_, err = w.promises().Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Reassign, Actor: "mia", Owner: "ray"})
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

	told, err := w.Commitment(t.Context(), c.ID)
	require.NoError(t, err)
	require.Equal(t, account.Revision(5), told.Revision, "a sweep with nothing to tell saves nothing")
	require.Equal(t, account.Told{Step: "remind-5", At: clock(7, 12)}, told.Told[0])
	require.Equal(t, []string{"commitment.escalated by job"}, w.kinds(t, account.PersonID("mia").Ref())[1:], "whoever is told has it in their history")
	escalated := last(collect(t, w.History(t.Context(), c.ID.Ref())))
	require.Equal(t, []account.Ref{{Kind: "person", ID: "tom"}, {Kind: "person", ID: "ray"}}, escalated.Refs)
	require.Equal(t, []account.Change{{Field: "told", To: "escalate-3-executive-partner"}}, escalated.Changes)
	require.Empty(t, escalated.Note)
	reminded := collect(t, w.History(t.Context(), c.ID.Ref()))[1]
	require.Equal(t, []account.Ref{{Kind: "person", ID: "tom"}}, reminded.Refs, "the owner once")

	// Put off, it is reminded of anew.
	w.clock.Set(clock(30, 13))
	_, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Reschedule, Actor: "tom", Due: clock(30, 13).AddDate(0, 0, 6), Note: "x"})
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1}, sweep(clock(30, 13).AddDate(0, 0, 1)))
	require.Len(t, w.told(t), 6)
}

// A notice says what it can: ids where names are not to be had, and the role of
// a promise that nobody in particular owes.
func TestANoticeOfAPromiseWithoutNames(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		people bool
		owner  account.PersonID
		want   []string
	}{
		{"no people to be read", false, "tom", []string{"Owner: tom", "Account: a-1"}},
		{"owed by a role", true, "", []string{"Owner: Technical lead", "Account: Harbour Foods"}},
		{"owed by a role, no people to be read", false, "", []string{"Owner: Technical lead", "Account: a-1"}},
		{"by somebody", true, "tom", []string{"Owner: Tom Reed", "Account: Harbour Foods"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w, c := newWorld(t), promise()
			c.ID, c.Owner = "c-1", row.owner
			var src account.Sources
			if row.people {
				src.People = w.Store
			}
			p := account.NewPromises(w.Store, src, w.opt)
			_, err := p.Make(t.Context(), "mia", c)
			require.NoError(t, err)
			w.clock.Set(clock(12, 12))
			_, err = p.Sweep(t.Context(), "job")
			require.NoError(t, err)
			n := collect(t, w.Pending(t.Context()))[0]
			require.Equal(t, account.NoticeKey("commitment/c-1/1/escalate-0"), n.Key)
			require.Equal(t, account.ID("a-1"), n.Account)
			var said []string
			for _, l := range n.Lines[2:] {
				said = append(said, account.English().Format(l.Text))
			}
			require.Equal(t, row.want, said)
		})
	}
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
		{"a role nobody holds: the account manager", func(c *account.Commitment) { c.Owner, c.Role = "", account.SalesEngineer }, false, "[mia] internal"},
		{"the owner gave up the role: whoever holds it", func(c *account.Commitment) { c.Role = account.ExecutivePartner }, false, "[ray] internal"},
		{"the owner's role has no holder", func(c *account.Commitment) { c.Role = account.SalesEngineer }, false, "[tom] internal"},
		{"the owner has left, and so has every holder of the role", func(*account.Commitment) {}, true, "[mia] internal"},
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
	down := account.NewPromises(frail{w.Store, new(1)}, account.Sources{}, w.opt) // the listing, then the first save
	done, err = down.Sweep(t.Context(), "job")
	require.ErrorIs(t, err, errDown)
	require.ErrorContains(t, err, `commitment "c-1"`)
	require.Zero(t, done, "of the other everything was told")
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
				u.Commitments[0].Text = "spoilt"
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
	require.EqualError(t, reported[0], "plugin \"two\": AfterSave: too late\nplugin \"one\": AfterSave: too late")
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
	require.ErrorContains(t, err, `plugin "wild": BeforeSave: panic: boom`)
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

func TestASweepThatIsBrokenOffSaysWhatItDid(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, id := range []account.CommitmentID{"c-1", "c-2"} {
		c := promise()
		c.ID = id
		_, err := w.promises().Make(t.Context(), "mia", c)
		require.NoError(t, err)
	}
	w.clock.Set(clock(12, 12))
	ctx, cancel := context.WithCancel(t.Context())
	w.opt.Hooks = []account.Hooks{{AfterSave: func(context.Context, account.Unit) error { cancel(); return nil }}}
	done, err := w.promises().Sweep(ctx, "job")
	require.ErrorIs(t, err, context.Canceled)
	require.NotContains(t, err.Error(), "c-2", "it is not even tried")
	require.Equal(t, account.Swept{Reminded: 1}, done)
	require.Len(t, w.told(t), 1)
}

func TestTheZeroOptionsAreReady(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	late := account.Hooks{AfterSave: func(context.Context, account.Unit) error { return errors.New("too late") }}
	p := account.NewPromises(w.Store, account.Sources{}, account.Options{Hooks: []account.Hooks{late}})
	before, c := time.Now(), promise()
	c.Due = before.AddDate(1, 0, 0)
	made, err := p.Make(t.Context(), "mia", c)
	require.NoError(t, err)
	require.NotEmpty(t, made.ID)
	require.WithinRange(t, made.Made, before, time.Now())
}

func TestOptionsAreUsedAsGiven(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.opt.OnError = func(err error) { t.Errorf("nothing was wrong, and told was %v", err) }
	w.opt.Now = func() time.Time { return clock(2, 9).In(time.FixedZone("CET", 3600)) }
	made, err := w.promises().Make(t.Context(), "mia", promise())
	require.NoError(t, err)
	require.Equal(t, account.CommitmentID("id-0001"), made.ID)
	require.Equal(t, clock(2, 9), made.Made, "as UTC")
	require.Equal(t, account.EventID("id-0002"), collect(t, w.History(t.Context(), made.ID.Ref()))[0].ID)

	w.opt.NewID = func() string { return "" }
	c := promise()
	c.ID = "c-1"
	_, err = w.promises().Make(t.Context(), "mia", c)
	require.Equal(t, []string{"events[0].id: is missing"}, faultsOf(err), "nothing with a fault is saved")
}

func TestTheClockIsReadOnceForEachCall(t *testing.T) {
	t.Parallel()
	w, box := newWorld(t), &mailbox{}
	read := 0
	w.opt.Now = func() time.Time { read++; return w.clock.Now() }
	once := func(err error) {
		t.Helper()
		require.NoError(t, err)
		require.Equal(t, 1, read)
		read = 0
	}
	c := promise()
	c.ID = "c-1"
	_, err := w.promises().Make(t.Context(), "mia", c)
	once(err)
	_, err = w.promises().Move(t.Context(), "c-1", account.CommitmentMove{Verb: account.Reassign, Actor: "mia", Owner: "ray"})
	once(err)
	w.clock.Set(clock(30, 9))
	_, err = w.promises().Sweep(t.Context(), "job")
	once(err)
	_, err = account.NewRelay(w.Store, w.Store, box, w.opt).Run(t.Context())
	once(err)
	s, err := w.directory().PutSolution(t.Context(), "mia", account.Solution{Account: "a-1", Name: "x"})
	once(err)
	_, err = w.directory().Confirm(t.Context(), "mia", "a-1", "jan", s.Digest())
	once(err)
	once(w.directory().Erase(t.Context(), "mia", "a-1", "jan"))
	_, err = w.directory().Purge(t.Context(), "mia", clock(1, 9))
	once(err)
}

func TestFaultsOfAnEvent(t *testing.T) {
	t.Parallel()
	good := account.Event{ID: "e", At: clock(2, 9), Actor: "mia", Kind: "x.y", Subject: account.ID("a-1").Ref()}
	require.NoError(t, good.Validate(), "one of the tenant's own has no account")
	good.Account, good.Refs, good.Changes = "a-1", []account.Ref{account.PersonID("tom").Ref()}, []account.Change{{Field: "x"}}
	require.NoError(t, good.Validate())
	bad := account.Event{Account: "a\n", Refs: make([]account.Ref, 1), Changes: make([]account.Change, 1)}
	require.Equal(t, []string{
		"id: is missing", "actor: is missing", "account: has a control character", "at: is missing", "kind: is missing",
		"subject.kind: is missing", "subject.id: is missing", "refs[0].kind: is missing", "refs[0].id: is missing",
		"changes[0].field: is missing",
	}, faultsOf(bad.Validate()))
}

func TestEventConcerns(t *testing.T) {
	t.Parallel()
	e := account.Event{Account: "a-1", Actor: "mia", Subject: account.ItemID("fw").Ref(), Refs: []account.Ref{account.PersonID("tom").Ref()}}
	for _, r := range []account.Ref{e.Subject, e.Refs[0], e.Account.Ref(), e.Actor.Ref()} {
		require.True(t, e.Concerns(r), r)
	}
	for _, r := range []account.Ref{{}, account.ItemID("db").Ref(), account.ID("a-2").Ref(), account.PersonID("ray").Ref(), account.ItemID("a-1").Ref()} {
		require.False(t, e.Concerns(r), r)
	}
	for _, r := range []account.Ref{account.ID("").Ref(), account.PersonID("").Ref()} {
		require.False(t, account.Event{Subject: e.Subject}.Concerns(r), "nobody's history has it")
	}
}

// Whoever holds a role on record but has left is not told; the promise goes to the
// account manager, and where nobody is left to the host.
func TestAnEscalationReachesSomebodyWhoIsThere(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		roles holders
		want  []string
		as    []account.Role
	}{
		{"the executive partner has left", holders{account.AccountManager: {"mia"}, account.ExecutivePartner: {"gone"}, account.TechnicalLead: {"tom"}},
			[]string{"escalate-0 [tom] internal", "escalate-1-account-manager [mia] internal", "escalate-3-executive-partner [mia] internal"}, []account.Role{"", account.AccountManager, account.AccountManager}},
		{"of two the one who is there", holders{account.AccountManager: {"gone", "mia"}, account.ExecutivePartner: {"ray"}, account.TechnicalLead: {"tom"}},
			[]string{"escalate-0 [tom] internal", "escalate-1-account-manager [mia] internal", "escalate-3-executive-partner [ray] internal"}, []account.Role{"", account.AccountManager, account.ExecutivePartner}},
		{"the account manager has left, too", holders{account.AccountManager: {"gone"}, account.ExecutivePartner: {"gone"}, account.TechnicalLead: {"tom"}},
			[]string{"escalate-0 [tom] internal", "escalate-1-account-manager [] internal", "escalate-3-executive-partner [] internal"}, []account.Role{"", account.AccountManager, account.ExecutivePartner}},
		{"a role at the customer", holders{account.AccountManager: {"ann"}, account.ExecutivePartner: {"ray", "jan"}, account.TechnicalLead: {"tom"}},
			[]string{"escalate-0 [tom] internal", "escalate-1-account-manager [ann] business", "escalate-3-executive-partner [ray jan] customer"}, []account.Role{"", account.AccountManager, account.ExecutivePartner}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			require.NoError(t, w.Save(t.Context(), account.Unit{People: []account.Person{
				{ID: "gone", Name: "Gus Gone", Side: account.ProviderSide, Level: account.TechnicalLevel, Left: clock(1, 9)},
			}}))
			p := account.NewPromises(w.Store, account.Sources{People: w.Store, Roles: row.roles}, w.opt)
			_, err := p.Make(t.Context(), "mia", promise())
			require.NoError(t, err)
			w.clock.Set(clock(20, 9))
			_, err = p.Sweep(t.Context(), "job")
			require.NoError(t, err)
			require.Equal(t, row.want, w.told(t))
			var as []account.Role
			for _, n := range collect(t, w.Pending(t.Context())) {
				as = append(as, n.Role)
			}
			require.Equal(t, row.as, as)
			box := &mailbox{}
			done, err := account.NewRelay(w.Store, w.Store, box, w.opt).Run(t.Context())
			require.NoError(t, err)
			require.Equal(t, account.Relayed{Delivered: 3}, done, "none of them is refused")
		})
	}
}

func TestTheHeirOfAPromiseIsTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.promises()
	c := promise()
	c.Role = ""
	c, err := p.Make(t.Context(), "mia", c)
	require.NoError(t, err)
	w.clock.Set(clock(20, 9))
	done, err := p.Sweep(t.Context(), "job")
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1, Escalated: 2}, done)
	_, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Reassign, Actor: "mia", Owner: "jan"})
	require.NoError(t, err)
	done, err = p.Sweep(t.Context(), "job")
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1}, done, "the others know already")
	_, err = p.Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Reassign, Actor: "mia", Owner: "tom"})
	require.NoError(t, err)
	done, err = p.Sweep(t.Context(), "job")
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1}, done)
	require.Equal(t, []string{
		"escalate-0 [tom] internal", "escalate-1-account-manager [mia] internal", "escalate-3-executive-partner [ray] internal",
		"escalate-0 [jan] customer", "escalate-0 [tom] internal",
	}, w.told(t), "each told is a notice")
}

func TestNobodyIsToldOfAClosedAccount(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		closed time.Time
		want   account.Swept
	}{
		{"not closed", time.Time{}, account.Swept{Reminded: 1}},
		{"closed before", clock(11, 9), account.Swept{}},
		{"closed now", clock(12, 12), account.Swept{}},
		{"to be closed", clock(12, 12).Add(1), account.Swept{Reminded: 1}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			_, err := w.promises().Make(t.Context(), "mia", promise())
			require.NoError(t, err)
			a, err := w.Account(t.Context(), "a-1")
			require.NoError(t, err)
			a.Closed = row.closed
			require.NoError(t, w.Save(t.Context(), account.Unit{Accounts: []account.Account{a}}))
			w.clock.Set(clock(12, 12))
			done, err := w.promises().Sweep(t.Context(), "job")
			require.NoError(t, err)
			require.Equal(t, row.want, done)
			require.Len(t, w.told(t), row.want.Reminded)
		})
	}
}

// What another version of the library stored in words of its own does not keep a
// promise from being followed up.
func TestUnknownWordsDoNotStopASweep(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c, _, err := account.Promise(account.Commitment{
		ID: "c-1", Account: "a-1", Kind: "vow", Text: "x", Owner: "tom", Due: clock(12, 12),
	}, "mia", clock(2, 9))
	require.NoError(t, err)
	c.Visibility = "partner"
	require.NoError(t, w.Save(t.Context(), account.Unit{Commitments: []account.Commitment{c}}))
	w.clock.Set(clock(12, 12))
	done, err := w.promises().Sweep(t.Context(), "job")
	require.NoError(t, err)
	require.Equal(t, account.Swept{Reminded: 1}, done)
	kept, err := w.promises().Move(t.Context(), "c-1", account.CommitmentMove{Verb: account.Keep, Actor: "tom"})
	require.NoError(t, err)
	require.Equal(t, account.Visibility("partner"), kept.Visibility)
}

// Instants are kept in UTC, so that days are counted alike in every store.
func TestInstantsOfPromisesAreUTC(t *testing.T) {
	t.Parallel()
	paris := time.FixedZone("Paris", 3600)
	w := newWorld(t)
	c := promise()
	c.Due = clock(12, 12).In(paris)
	c, err := w.promises().Make(t.Context(), "mia", c)
	require.NoError(t, err)
	require.Equal(t, clock(12, 12), c.Due)
	require.Equal(t, clock(12, 12), c.FirstDue)
	c, err = w.promises().Move(t.Context(), c.ID, account.CommitmentMove{Verb: account.Reschedule, Actor: "tom", Due: clock(20, 9).In(paris), Note: "x"})
	require.NoError(t, err)
	require.Equal(t, clock(20, 9), c.Due)
}
