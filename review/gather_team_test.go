package review_test

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/review"
	"github.com/accordhq/accord/team"
)

// halting are readers that fail: the roster for the account or for the tenant, the
// files, the ledger, or the reader of accounts once it has read one.
type halting struct {
	*memory.Store
	roster, tenant, file, ledger, other error
}

func (b halting) Assignments(ctx context.Context, id account.ID) iter.Seq2[team.Assignment, error] {
	err := b.roster
	if id == "" {
		err = b.tenant
	}
	if err == nil {
		return b.Store.Assignments(ctx, id)
	}
	return func(yield func(team.Assignment, error) bool) { yield(team.Assignment{}, err) }
}

func (b halting) File(ctx context.Context, id account.ID) (team.File, error) {
	if b.file != nil {
		return team.File{}, b.file
	}
	return b.Store.File(ctx, id)
}

func (b halting) Commitments(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
	return func(yield func(account.Commitment, error) bool) {
		if b.ledger != nil {
			yield(account.Commitment{}, b.ledger)
		}
	}
}

func (b halting) Account(ctx context.Context, id account.ID) (account.Account, error) {
	if b.other != nil && id != "harbour" {
		return account.Account{}, b.other
	}
	return b.Store.Account(ctx, id)
}

func TestGatherPassesOnErrorsOfTheReadersOfATeam(t *testing.T) {
	t.Parallel()
	store, err := memory.New(carrying())
	require.NoError(t, err)
	locked := errors.New("the table is locked")
	for _, tt := range []struct {
		name   string
		reader halting
	}{
		{"roster", halting{Store: store, roster: locked}},
		{"roster of the tenant", halting{Store: store, tenant: locked}},
		{"file", halting{Store: store, file: locked}},
		{"ledger", halting{Store: store, ledger: locked}},
		{"another account", halting{Store: store, other: locked}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			src := review.Sources{Accounts: tt.reader, Team: tt.reader, Files: tt.reader, Promises: tt.reader}
			_, err := review.Gather(t.Context(), src, "harbour", quarter)
			require.ErrorIs(t, err, locked)
			require.ErrorContains(t, err, `"harbour"`)
		})
	}
}

// TestAnAssignmentOnAnAccountThatIsNotThereIsNoLoad.
func TestAnAssignmentOnAnAccountThatIsNotThereIsNoLoad(t *testing.T) {
	t.Parallel()
	store, err := memory.New(carrying())
	require.NoError(t, err)
	src := sources(store)
	src.Accounts = halting{Store: store, other: account.ErrNotFound}
	f, err := review.Gather(t.Context(), src, "harbour", quarter)
	require.NoError(t, err)
	require.Len(t, f.Accounts, 1)
	says(t, plain(t, f, account.Internal), "Omar Haddad Operations supervisor 1 0 0.25")
}

// TestOnlyWhatIsCarriedByTheTeamIsRead: what others carry is none of the review's
// business, and without anybody who carries anything the tenant is not read.
func TestOnlyWhatIsCarriedByTheTeamIsRead(t *testing.T) {
	t.Parallel()
	before := holds("r-9", "it", account.TechnicalLead)
	before.Until = day(time.February, 1, 0)
	with := carrying()
	with.Assignments = append(with.Assignments, before)
	f := gathered(t, with)
	var ids []team.AssignmentID
	for _, a := range f.Carried {
		ids = append(ids, a.ID)
	}
	require.Equal(t, []team.AssignmentID{"o-1", "o-2", "r-1", "r-2", "r-3"}, ids)
	require.Len(t, f.Accounts, 2)
	alone := carrying()
	alone.Assignments = alone.Assignments[3:]
	store, err := memory.New(alone)
	require.NoError(t, err)
	src := sources(store)
	src.Team = halting{Store: store, tenant: errors.New("it is read")}
	f, err = review.Gather(t.Context(), src, "harbour", quarter)
	require.NoError(t, err)
	require.Empty(t, f.Carried)
}

// TestThereIsNoFileOfAllAccounts: it is not asked for.
func TestThereIsNoFileOfAllAccounts(t *testing.T) {
	t.Parallel()
	store, err := memory.New(carrying())
	require.NoError(t, err)
	_, err = review.Gather(t.Context(), review.Sources{Files: halting{Store: store, file: errors.New("no such file")}}, "", quarter)
	require.NoError(t, err)
}

func promise(id account.CommitmentID, made, due time.Time) account.Commitment {
	return account.Commitment{
		ID: id, Account: "harbour", Kind: account.Action, Text: "promise " + string(id), Owner: "lead", Role: account.TechnicalLead,
		Made: made, MadeBy: "lead", Due: due, FirstDue: due, State: account.Open, Visibility: account.Customer,
	}
}

// promised gathers a review with one promise on record.
func promised(t *testing.T, c account.Commitment) review.Facts {
	t.Helper()
	store, err := memory.New(facts())
	require.NoError(t, err)
	require.NoError(t, store.Save(t.Context(), account.Unit{Commitments: []account.Commitment{c}}))
	f, err := review.Gather(t.Context(), sources(store), "harbour", quarter)
	require.NoError(t, err)
	return f
}

// TestAPromiseIsReadAsItStoodAtThePeriodsEnd has of each row the state in which
// it is read, empty for one that is not.
func TestAPromiseIsReadAsItStoodAtThePeriodsEnd(t *testing.T) {
	t.Parallel()
	made, due, last := day(time.March, 2, 9), day(time.May, 4, 9), quarter.To.Add(-1)
	for _, tt := range []struct {
		name        string
		made, ended time.Time
		state, want account.CommitmentState
	}{
		{"open", made, time.Time{}, account.Open, account.Open},
		{"made at the last instant", last, time.Time{}, account.Open, account.Open},
		{"made after the period", quarter.To, time.Time{}, account.Open, ""},
		{"kept at the first instant", made, quarter.From, account.Kept, account.Kept},
		{"kept before the period", made, quarter.From.Add(-1), account.Kept, ""},
		{"broken at the last instant", made, last, account.Broken, account.Broken},
		{"kept after the period", made, quarter.To, account.Kept, account.Open},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := promise("c-1", tt.made, due)
			c.State, c.Ended = tt.state, tt.ended
			f := promised(t, c)
			if tt.want == "" {
				require.Empty(t, f.Commitments)
				return
			}
			require.Len(t, f.Commitments, 1)
			require.Equal(t, tt.want, f.Commitments[0].State)
			require.Equal(t, tt.want == account.Open, f.Commitments[0].Ended.IsZero())
			text := plain(t, f, account.Customer)
			overdue := "A promise was due on 4 May 2026 and is still open: promise c-1 Next step Keep it, or agree on a new date with whoever is waiting. Owner Technical lead"
			if tt.want == account.Open {
				says(t, text, overdue)
			} else {
				saysNot(t, text, "promise c-1")
			}
		})
	}
}

func TestAPromiseToAnotherCustomerIsNotRead(t *testing.T) {
	t.Parallel()
	c := promise("c-1", day(time.March, 2, 9), day(time.May, 4, 9))
	c.Account = "bakery"
	require.Empty(t, promised(t, c).Commitments)
}

// TestAnOverduePromiseIsAnObservationOfThoseWhoMayKnowOfIt.
func TestAnOverduePromiseIsAnObservationOfThoseWhoMayKnowOfIt(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		promised           account.Visibility
		customer, business bool
	}{{account.Customer, true, true}, {account.Business, false, true}, {account.Internal, false, false}} {
		t.Run(tt.promised.String(), func(t *testing.T) {
			t.Parallel()
			c := promise("c-1", day(time.March, 2, 9), day(time.May, 4, 9))
			c.Visibility = tt.promised
			f := promised(t, c)
			for audience, told := range map[account.Visibility]bool{account.Customer: tt.customer, account.Business: tt.business, account.Internal: true} {
				if told {
					says(t, plain(t, f, audience), "is still open: promise c-1")
				} else {
					saysNot(t, plain(t, f, audience), "promise c-1")
				}
			}
		})
	}
}

// TestAPromiseWhoseOwnerLeftIsOurConcern, whoever may see the promise.
func TestAPromiseWhoseOwnerLeftIsOurConcern(t *testing.T) {
	t.Parallel()
	f := promised(t, promise("c-1", day(time.March, 2, 9), day(time.September, 4, 9)))
	f.People[len(f.People)-1].Left = day(time.June, 1, 0)
	saysNot(t, plain(t, f, account.Customer), "promise c-1")
	says(t, plain(t, f, account.Internal), "The owner of a promise has left: promise c-1")
}
