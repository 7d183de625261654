package accounttest_test

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/adapters/memory"
	"github.com/accordhq/accord/internal/conform"
)

func TestMain(m *testing.M) {
	conform.Patience = time.Second // what hangs hangs at once
	os.Exit(m.Run())
}

const (
	whole       = "Save stores a unit whole or not at all"
	every       = "Save stores every record of a unit"
	stale       = "A record whose revision is not the stored one is a conflict"
	existing    = "A new record whose id is stored is a conflict"
	missed      = "A record of revision above 0 that is not stored is a conflict"
	twice       = "Two records of one unit that have the same id are a conflict"
	eventTwice  = "A new event whose id is stored is a conflict"
	noticeTwice = "A notice whose key is stored is left as it is"
	ownedUnit   = "The store keeps nothing that the caller can change"
	ownedResult = "What a method returns or yields belongs to the caller"
	words       = "Words that the library does not know survive"
	nanosecond  = "Instants survive to the nanosecond"
	allTexts    = "Every kind of text survives"
	bytesKept   = "The bytes of attachments survive"
	allIDs      = "Every id is told from every other"
	filtered    = "Commitments yields what matches each field of the filter"
	dueBy       = "DueBy lets through what is due at the instant"
	dueOrder    = "Commitments is ordered by due instant and then by id"
	concerns    = "History yields the events that concern a record and no other"
	eventOrder  = "History is in the order in which events were stored"
	unsettled   = "Pending yields the notices that are not settled"
	noticeOrder = "Pending is in the order in which notices were stored"
	settles     = "Settle records what became of a notice"
	settledOnce = "A notice that is settled keeps what was recorded first"
	notSettled  = "Settlement of a pending notice is false"
	noLimit     = "A sequence yields all there is, however much"
	again       = "A sequence may be ranged over again"
	breaksOff   = "A sequence releases what it holds when the caller breaks off"
	loopSaves   = "The body of a loop over a sequence may save"
	contextDone = "A context that is done is the error"
	lastPair    = "An error is the last pair of a sequence"
	oneWins     = "Of many who save what they all read one wins"
	noneLost    = "No save is lost"
	nextOne     = "A record that is saved has the next revision"
	stopped     = "Save under a context that is done stores nothing"
	concurrent  = "Safe for concurrent use"
)

// storeBreaks are stores that break one sentence each, and the subtest that must
// catch them.
var storeBreaks = []struct {
	name   string
	broken func(*store)
	caught string
}{
	{"drops accounts", units(func(_ *store, u *account.Unit) { u.Accounts = u.Accounts[:len(u.Accounts)/2] }), every},
	{"drops people", units(func(_ *store, u *account.Unit) { u.People = u.People[:len(u.People)/2] }), every},
	{"drops solutions", units(func(_ *store, u *account.Unit) { u.Solutions = u.Solutions[:len(u.Solutions)/2] }), every},
	{"drops commitments", units(func(_ *store, u *account.Unit) { u.Commitments = u.Commitments[:len(u.Commitments)/2] }), every},
	{"drops the last event", units(func(_ *store, u *account.Unit) { u.Events = u.Events[:max(0, len(u.Events)-1)] }), every},
	{"drops notices", units(func(_ *store, u *account.Unit) { u.Notices = u.Notices[:len(u.Notices)/2] }), every},
	{"forgets what was told", promises(func(c *account.Commitment) { c.Told = nil }), every},
	{"forgets the changes of events", events(func(e *account.Event) { e.Changes = nil }), every},
	{"an empty unit is an error", func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			if len(single(u)) == 0 {
				return account.ErrInvalid
			}
			return s.Store.Save(ctx, u)
		}
	}, every},

	{"stores records until one conflicts", torn(single), whole},
	{"stores events, then the rest", torn(func(u account.Unit) []account.Unit {
		rest := u
		rest.Events = nil
		return []account.Unit{{Events: u.Events}, rest}
	}), whole},
	{"stores notices, then the rest", torn(func(u account.Unit) []account.Unit {
		rest := u
		rest.Notices = nil
		return []account.Unit{{Notices: u.Notices}, rest}
	}), whole},
	{"stores records, then events", torn(func(u account.Unit) []account.Unit {
		rest := u
		rest.Events = nil
		return []account.Unit{rest, {Events: u.Events}}
	}), whole},
	{"stores what has no conflict", func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			var errs []error
			for _, part := range single(u) {
				errs = append(errs, s.Store.Save(ctx, part))
			}
			return errors.Join(errs...)
		}
	}, whole},

	{"last writer wins", units(current), stale},
	{"accounts are written over", units(overwrites(func(u *account.Unit) *account.Unit { return &account.Unit{Accounts: u.Accounts} })), stale},
	{"people are written over", units(overwrites(func(u *account.Unit) *account.Unit { return &account.Unit{People: u.People} })), stale},
	{"solutions are written over", units(overwrites(func(u *account.Unit) *account.Unit { return &account.Unit{Solutions: u.Solutions} })), stale},
	{"commitments are written over", units(overwrites(func(u *account.Unit) *account.Unit { return &account.Unit{Commitments: u.Commitments} })), stale},
	{"a later revision is taken for the stored one", units(func(s *store, u *account.Unit) {
		for i, c := range u.Commitments {
			if got, err := s.Store.Commitment(context.Background(), c.ID); err == nil {
				u.Commitments[i].Revision = min(c.Revision, got.Revision)
			}
		}
	}), stale},
	{"conflict without data", conflicts(func(*account.ConflictError) error { return account.ErrConflict }), stale},
	{"conflict without the current revision", conflicts(func(e *account.ConflictError) error { e.Current = 0; return e }), stale},
	{"conflict about another record", conflicts(func(e *account.ConflictError) error { e.Record.ID = "x"; return e }), stale},
	{"new records are put over stored ones", units(func(s *store, u *account.Unit) {
		fresh := u.Clone()
		current(s, &fresh)
		for i, c := range u.Commitments {
			if c.Revision == 0 {
				u.Commitments[i] = fresh.Commitments[i]
			}
		}
	}), existing},
	{"updates of nothing are inserts", units(func(s *store, u *account.Unit) {
		for i, c := range u.Commitments {
			if _, err := s.Store.Commitment(context.Background(), c.ID); err != nil {
				u.Commitments[i] = c
				u.Commitments[i].Revision = 0
			}
		}
	}), missed},
	{"updates of nothing do nothing", units(func(s *store, u *account.Unit) {
		u.Solutions = slices.DeleteFunc(u.Solutions, func(v account.Solution) bool {
			_, err := s.Store.Solution(context.Background(), v.Account)
			return err != nil && v.Revision > 0
		})
	}), missed},
	{"the last of two counts", units(func(_ *store, u *account.Unit) {
		slices.Reverse(u.Commitments)
		u.Commitments = slices.CompactFunc(u.Commitments, func(a, b account.Commitment) bool { return a.ID == b.ID })
		slices.Reverse(u.Commitments)
	}), twice},
	{"one event of two counts", units(func(_ *store, u *account.Unit) {
		u.Events = slices.CompactFunc(u.Events, func(a, b account.Event) bool { return a.ID == b.ID })
	}), twice},
	{"events that are stored are left out", units(func(s *store, u *account.Unit) {
		stored := everyEvent(s, account.ID("101").Ref(), account.ID("102").Ref(), account.PersonID("206").Ref())
		u.Events = slices.DeleteFunc(u.Events, func(e account.Event) bool {
			return slices.ContainsFunc(stored, func(f account.Event) bool { return f.ID == e.ID })
		})
	}), eventTwice},
	{"events are told apart by subject", units(func(_ *store, u *account.Unit) {
		for i, e := range u.Events {
			u.Events[i].ID += account.EventID("/" + e.Subject.ID)
		}
	}), eventTwice},

	{"a notice is overwritten by its key", overwritesNotices, noticeTwice},
	{"a notice that is settled is pending again", revives, noticeTwice},
	{"a notice that is stored is a conflict", func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			for _, n := range u.Notices {
				if _, _, err := s.Store.Settlement(ctx, n.Key); err == nil {
					return account.ErrConflict
				}
			}
			return s.Store.Save(ctx, u)
		}
	}, noticeTwice},
	{"a unit with a notice that is stored is dropped", func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			for _, n := range u.Notices {
				if _, _, err := s.Store.Settlement(ctx, n.Key); err == nil {
					return nil
				}
			}
			return s.Store.Save(ctx, u)
		}
	}, noticeTwice},

	{"checks, and then writes", checksThenWrites, oneWins},
	{"tells two that they saved", func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			if err := s.Store.Save(ctx, u); !errors.Is(err, account.ErrConflict) {
				return err
			}
			return nil
		}
	}, oneWins},
	{"the loser's event is stored", func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			err := s.Store.Save(ctx, u)
			if errors.Is(err, account.ErrConflict) {
				_ = s.Store.Save(ctx, account.Unit{Events: u.Events})
			}
			return err
		}
	}, oneWins},
	{"loses saves", func(s *store) {
		var mu sync.Mutex
		n := 0
		s.save = func(ctx context.Context, u account.Unit) error {
			mu.Lock()
			defer mu.Unlock()
			if n++; n%9 == 0 {
				return nil
			}
			return s.Store.Save(ctx, u)
		}
	}, noneLost},
	{"gives up now and then", func(s *store) {
		var n atomic.Int32
		s.save = func(ctx context.Context, u account.Unit) error {
			if n.Add(1)%9 == 0 {
				return errors.New("database is locked")
			}
			return s.Store.Save(ctx, u)
		}
	}, noneLost},
	{"revisions do not count", func(s *store) {
		one := func(c account.Commitment) account.Commitment { c.Revision = min(c.Revision, 1); return c }
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			c, err := s.Store.Commitment(ctx, id)
			return one(c), err
		}
		units(current)(s)
	}, nextOne},
	{"revisions count saves of anything", func(s *store) {
		n := account.Revision(0)
		units(func(*store, *account.Unit) { n++ })(s)
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			c, err := s.Store.Commitment(ctx, id)
			c.Revision = n
			return c, err
		}
	}, nextOne},
	{"saves under a done context", func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error { return s.Store.Save(context.WithoutCancel(ctx), u) }
	}, stopped},
	{"saves and then looks at the context", func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			return errors.Join(s.Store.Save(context.WithoutCancel(ctx), u), ctx.Err())
		}
	}, stopped},

	{"keeps the lists of events", keepsEvents, ownedUnit},
	{"keeps the texts of notices", keepsTexts, ownedUnit},
	{"keeps what was told", keepsTold, ownedUnit},

	{"kinds of commitments that are known", promises(func(c *account.Commitment) { c.Kind = known(c.Kind, account.Action, account.ReportBack) }), words},
	{"states that are known", promises(func(c *account.Commitment) { c.State = known(c.State, account.Open, account.Kept, account.Broken) }), words},
	{"visibilities that are known", promises(func(c *account.Commitment) {
		c.Visibility = known(c.Visibility, account.Internal, account.Business, account.Customer)
	}), words},
	{"kinds of events in ASCII", events(func(e *account.Event) {
		e.Kind = account.EventKind(strings.ReplaceAll(string(e.Kind), "ö", "o"))
	}), words},
	{"audiences that are known", notices(func(n *account.Notice) {
		n.Audience = known(n.Audience, account.Internal, account.Business, account.Customer)
	}), words},
	{"outcomes that are known", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			as.Outcome = known(as.Outcome, account.Delivered, account.Refused)
			return s.Store.Settle(ctx, key, as)
		}
	}, words},
	{"levels that are known", units(func(_ *store, u *account.Unit) {
		for i, p := range u.People {
			u.People[i].Level = known(p.Level, account.BusinessLevel, account.TechnicalLevel)
		}
	}), words},

	{"instants to the microsecond", promises(func(c *account.Commitment) { c.Ended = c.Ended.Truncate(time.Microsecond) }), nanosecond},
	{"instants to 100 ns", events(func(e *account.Event) { e.At = e.At.Round(100) }), nanosecond},
	{"instants that fit 64 bits", promises(func(c *account.Commitment) { c.Due = time.Unix(0, c.Due.UnixNano()) }), nanosecond},
	{"instants of notices as floats", notices(func(n *account.Notice) {
		seconds := float64(n.At.UnixMicro()) / 1e6
		n.At = time.UnixMicro(int64(seconds * 1e6))
	}), nanosecond},
	{"clocks without a zone", promises(func(c *account.Commitment) {
		y, m, d := c.Made.Date()
		c.Made = time.Date(y, m, d, c.Made.Hour(), c.Made.Minute(), c.Made.Second(), c.Made.Nanosecond(), time.UTC)
	}), nanosecond},

	{"texts as strings", notices(func(n *account.Notice) { n.Subject = account.Data(account.English().Format(n.Subject)) }), every},
	{"lines as strings", lines(func(t account.Text) account.Text { return account.Data(account.English().Format(t)) }), allTexts},
	{"texts without zero bytes", lines(func(t account.Text) account.Text { return remarshal(t, "\\u0000", "") }), allTexts},
	{"spans in milliseconds", lines(func(t account.Text) account.Text { return remarshal(t, "00000000001}", "00000000000}") }), allTexts},
	{"amounts as floats", lines(func(t account.Text) account.Text { return remarshal(t, "890.123456789", "890.12345679") }), allTexts},
	{"attachments as strings", notices(func(n *account.Notice) {
		for i := range n.Attachments {
			n.Attachments[i].Content = []byte(strings.ToValidUTF8(string(n.Attachments[i].Content), "?"))
		}
	}), bytesKept},
	{"attachments to 64 KiB", notices(func(n *account.Notice) {
		for i, a := range n.Attachments {
			n.Attachments[i].Content = a.Content[:min(len(a.Content), 1<<16)]
		}
	}), bytesKept},
	{"ids without regard to case", units(func(_ *store, u *account.Unit) {
		for i, c := range u.Commitments {
			u.Commitments[i].ID = account.CommitmentID(strings.ToLower(string(c.ID)))
		}
	}), allIDs},
	{"ids without spaces around them", units(func(_ *store, u *account.Unit) {
		for i, a := range u.Accounts {
			u.Accounts[i].ID = account.ID(strings.TrimSpace(string(a.ID)))
		}
	}), allIDs},
	{"ids as patterns", func(s *store) {
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			if strings.ContainsAny(string(f.Account), "%_") {
				f.Account = ""
			}
			return s.Store.Commitments(ctx, f)
		}
	}, allIDs},
	{"keys cut at 255 bytes", notices(func(n *account.Notice) { n.Key = n.Key[:min(len(n.Key), 255)] }), allIDs},

	{"another commitment", func(s *store) {
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			c, err := s.Store.Commitment(ctx, id)
			if id == "502" {
				return s.Store.Commitment(ctx, "501")
			}
			return c, err
		}
	}, "Commitment returns one commitment"},
	{"an empty commitment for none", func(s *store) {
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			c, err := s.Store.Commitment(ctx, id)
			if errors.Is(err, account.ErrNotFound) {
				err = nil
			}
			return c, err
		}
	}, "Commitment of an id the tenant does not have is ErrNotFound"},
	{"not found in other words", func(s *store) {
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			c, err := s.Store.Commitment(ctx, id)
			if err != nil {
				err = errors.New(err.Error())
			}
			return c, err
		}
	}, "Commitment of an id the tenant does not have is ErrNotFound"},

	{"ignores the account", filters(func(f *account.CommitmentFilter) { f.Account = "" }), filtered},
	{"ignores the kind", filters(func(f *account.CommitmentFilter) { f.Kind = "" }), filtered},
	{"ignores the owner", filters(func(f *account.CommitmentFilter) { f.Owner = "" }), filtered},
	{"ignores the role", filters(func(f *account.CommitmentFilter) { f.Role = "" }), filtered},
	{"ignores the state", filters(func(f *account.CommitmentFilter) { f.State = "" }), filtered},
	{"ignores the due instant", filters(func(f *account.CommitmentFilter) { f.DueBy = time.Time{} }), filtered},
	{"yields open ones alone", filters(func(f *account.CommitmentFilter) { f.State = cmp.Or(f.State, account.Open) }), filtered},
	{"yields those with an owner alone", commitmentLists(func(all []account.Commitment) []account.Commitment {
		return slices.DeleteFunc(all, func(c account.Commitment) bool { return c.Owner == "" })
	}), filtered},
	{"due before", filters(func(f *account.CommitmentFilter) {
		if !f.DueBy.IsZero() {
			f.DueBy = f.DueBy.Add(-1)
		}
	}), dueBy},
	{"due by the second", filters(func(f *account.CommitmentFilter) {
		if !f.DueBy.IsZero() {
			f.DueBy = f.DueBy.Truncate(time.Second).Add(time.Second - 1)
		}
	}), dueBy},
	{"due by the text of an instant", dueAsText, dueBy},
	{"ordered by id", commitmentLists(func(all []account.Commitment) []account.Commitment {
		slices.SortFunc(all, func(a, b account.Commitment) int { return cmp.Compare(a.ID, b.ID) })
		return all
	}), dueOrder},
	{"equal ones in no order", commitmentLists(func(all []account.Commitment) []account.Commitment {
		slices.SortStableFunc(all, func(a, b account.Commitment) int {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(b.ID, a.ID))
		})
		return all
	}), dueOrder},
	{"equal ones without regard to case", commitmentLists(func(all []account.Commitment) []account.Commitment {
		slices.SortStableFunc(all, func(a, b account.Commitment) int {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(strings.ToLower(string(a.ID)), strings.ToLower(string(b.ID))))
		})
		return all
	}), dueOrder},
	{"ordered by the text of an instant", commitmentLists(func(all []account.Commitment) []account.Commitment {
		text := func(c account.Commitment) string { return c.Due.UTC().Format(time.RFC3339Nano) }
		slices.SortStableFunc(all, func(a, b account.Commitment) int {
			return cmp.Or(cmp.Compare(text(a), text(b)), cmp.Compare(a.ID, b.ID))
		})
		return all
	}), dueOrder},

	{"history without actors", historyLists(only(func(e account.Event, r account.Ref) bool { return e.Actor.Ref() != r })), concerns},
	{"history without accounts", historyLists(only(func(e account.Event, r account.Ref) bool { return e.Account.Ref() != r })), concerns},
	{"history without refs", historyLists(only(func(e account.Event, r account.Ref) bool { return !slices.Contains(e.Refs, r) })), concerns},
	{"history without the last ref", historyLists(only(func(e account.Event, r account.Ref) bool {
		return len(e.Refs) == 0 || e.Refs[len(e.Refs)-1] != r
	})), concerns},
	{"history without subjects", historyLists(only(func(e account.Event, r account.Ref) bool { return e.Subject != r })), concerns},
	{"history by id alone", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			if r.Kind == "review" {
				r.Kind = account.RefCommitment
			}
			return s.Store.History(ctx, r)
		}
	}, concerns},
	{"an event once for each ref", historyLists(func(r account.Ref, all []account.Event) []account.Event {
		var more []account.Event
		for _, e := range all {
			more = append(more, e)
			for _, ref := range e.Refs {
				if ref == r && e.Subject == r {
					more = append(more, e)
				}
			}
		}
		return more
	}), concerns},
	{"the whole tenant for the empty id", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			if r.ID == "" {
				r = account.PersonID("206").Ref()
			}
			return s.Store.History(ctx, r)
		}
	}, concerns},
	{"events in order of id", historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		slices.SortFunc(all, func(a, b account.Event) int { return cmp.Compare(a.ID, b.ID) })
		return all
	}), eventOrder},
	{"events in order of instant", historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		slices.SortFunc(all, func(a, b account.Event) int { return a.At.Compare(b.At) })
		return all
	}), eventOrder},
	{"the last event first", historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		slices.Reverse(all)
		return all
	}), eventOrder},
	{"events of a unit in another order", units(func(_ *store, u *account.Unit) { slices.Reverse(u.Events) }), eventOrder},

	{"pending yields settled ones", func(s *store) {
		kept := map[account.NoticeKey]bool{}
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, ok, err := s.Store.Settlement(ctx, key)
			return as, ok || kept[key], err
		}
		s.settle = func(_ context.Context, key account.NoticeKey, _ account.Settlement) error {
			kept[key] = true
			return nil
		}
	}, unsettled},
	{"pending yields the first", pendingLists(func(all []account.Notice) []account.Notice { return all[:min(1, len(all))] }), unsettled},
	{"pending leaves refused ones", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			if as.Outcome == account.Refused {
				return nil
			}
			return s.Store.Settle(ctx, key, as)
		}
	}, unsettled},
	{"the last notice first", pendingLists(func(all []account.Notice) []account.Notice { slices.Reverse(all); return all }), noticeOrder},
	{"notices in order of key", pendingLists(func(all []account.Notice) []account.Notice {
		slices.SortFunc(all, func(a, b account.Notice) int { return cmp.Compare(a.Key, b.Key) })
		return all
	}), noticeOrder},
	{"notices in order of instant", pendingLists(func(all []account.Notice) []account.Notice {
		slices.SortFunc(all, func(a, b account.Notice) int { return a.At.Compare(b.At) })
		return all
	}), noticeOrder},
	{"settle is lost", func(s *store) {
		s.settle = func(context.Context, account.NoticeKey, account.Settlement) error { return nil }
	}, settles},
	{"settle forgets why", settlesAs(func(as account.Settlement) account.Settlement { as.Reason = ""; return as }), settles},
	{"settle forgets when", settlesAs(func(as account.Settlement) account.Settlement { as.At = as.At.Truncate(time.Second); return as }), settles},
	{"settle forgets how", settlesAs(func(as account.Settlement) account.Settlement { as.Outcome = account.Delivered; return as }), settles},
	{"settle settles all", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			for n := range s.Store.Pending(ctx) {
				_ = s.Store.Settle(ctx, n.Key, as)
			}
			return s.Store.Settle(ctx, key, as)
		}
	}, settles},
	{"the last settlement counts", settlesLast, settledOnce},
	{"settled again is an error", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			if _, ok, _ := s.Store.Settlement(ctx, key); ok {
				return account.ErrConflict
			}
			return s.Store.Settle(ctx, key, as)
		}
	}, settledOnce},
	{"settles what it does not have", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			if err := s.Store.Settle(ctx, key, as); !errors.Is(err, account.ErrNotFound) {
				return err
			}
			return nil
		}
	}, "Settle of an unknown key is ErrNotFound"},
	{"takes pending for settled", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, _, err := s.Store.Settlement(ctx, key)
			return as, err == nil, err
		}
	}, notSettled},
	{"takes pending for unknown", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, ok, err := s.Store.Settlement(ctx, key)
			if !ok && err == nil {
				err = account.ErrNotFound
			}
			return as, ok, err
		}
	}, notSettled},
	{"takes unknown for pending", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			as, ok, err := s.Store.Settlement(ctx, key)
			if errors.Is(err, account.ErrNotFound) {
				err = nil
			}
			return as, ok, err
		}
	}, "Settlement of an unknown key is ErrNotFound"},

	{"stops after 500", lists(func(n int) (int, int) { return 0, min(n, 500) }), noLimit},
	{"stops after 100 of one account", func(s *store) {
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			return altered(ctx, s.Store.Commitments(ctx, f), func(all []account.Commitment) []account.Commitment {
				if f.Account != "" {
					all = all[:min(100, len(all))]
				}
				return all
			})
		}
	}, noLimit},
	{"commitments once", func(s *store) {
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			return once(s.Store.Commitments(ctx, f))
		}
	}, again},
	{"history once", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			return once(s.Store.History(ctx, r))
		}
	}, again},
	{"pending once", func(s *store) {
		s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] { return once(s.Store.Pending(ctx)) }
	}, again},
	{"two rangings share a cursor", func(s *store) {
		s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] { return shares(s.Store.Pending(ctx)) }
	}, again},
	{"never lets go when broken off", func(s *store) { s.holds(false) }, breaksOff},
	{"holds a lock while it yields", func(s *store) { s.holds(true) }, loopSaves},
	{"pages by offset", pagesByOffset, loopSaves},

	{"Account and its like ignore the context", func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			return s.Store.People(context.WithoutCancel(ctx), id)
		}
	}, contextDone},
	{"Commitment ignores the context", func(s *store) {
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			return s.Store.Commitment(context.WithoutCancel(ctx), id)
		}
	}, contextDone},
	{"Settle ignores the context", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			return s.Store.Settle(context.WithoutCancel(ctx), key, as)
		}
	}, contextDone},
	{"Settle settles and then looks at the context", func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			return errors.Join(s.Store.Settle(context.WithoutCancel(ctx), key, as), ctx.Err())
		}
	}, contextDone},
	{"Settlement ignores the context", func(s *store) {
		s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
			return s.Store.Settlement(context.WithoutCancel(ctx), key)
		}
	}, contextDone},
	{"Pending ignores the context", func(s *store) {
		s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] {
			return s.Store.Pending(context.WithoutCancel(ctx))
		}
	}, contextDone},
	{"History ignores the context", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			return s.Store.History(context.WithoutCancel(ctx), r)
		}
	}, contextDone},
	{"nothing under a done context", func(s *store) {
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			if ctx.Err() != nil {
				return func(func(account.Commitment, error) bool) {}
			}
			return s.Store.Commitments(ctx, f)
		}
	}, contextDone},
	{"a listing cut short by the context without a word", func(s *store) {
		s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] {
			return func(yield func(account.Notice, error) bool) {
				for n, err := range s.Store.Pending(ctx) {
					if err != nil || !yield(n, nil) {
						return
					}
				}
			}
		}
	}, lastPair},
	{"looks at the context once", func(s *store) {
		s.history = func(ctx context.Context, r account.Ref) iter.Seq2[account.Event, error] {
			return func(yield func(account.Event, error) bool) {
				if err := ctx.Err(); err != nil {
					yield(account.Event{}, err)
					return
				}
				s.Store.History(context.WithoutCancel(ctx), r)(yield)
			}
		}
	}, lastPair},
	{"goes on after an error", func(s *store) {
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			return func(yield func(account.Commitment, error) bool) {
				for c, err := range s.Store.Commitments(context.WithoutCancel(ctx), f) {
					if !yield(c, cmp.Or(err, ctx.Err())) {
						return
					}
				}
			}
		}
	}, lastPair},

	{"shares what was told", func(s *store) {
		cache := map[account.CommitmentID]account.Commitment{}
		s.commitment = func(ctx context.Context, id account.CommitmentID) (account.Commitment, error) {
			if c, ok := cache[id]; ok {
				return c, nil
			}
			c, err := s.Store.Commitment(ctx, id)
			cache[id] = c
			return c, err
		}
		s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
			return altered(ctx, s.Store.Commitments(ctx, f), func(all []account.Commitment) []account.Commitment {
				for i, c := range all {
					if shared, ok := cache[c.ID]; ok {
						all[i].Told = shared.Told
					}
				}
				return all
			})
		}
	}, ownedResult},
	{"shares events", func(s *store) {
		cache := map[account.EventID]account.Event{}
		historyLists(func(_ account.Ref, all []account.Event) []account.Event {
			for i, e := range all {
				if _, ok := cache[e.ID]; !ok {
					cache[e.ID] = e
				}
				all[i] = cache[e.ID]
			}
			return all
		})(s)
	}, ownedResult},
	{"shares the bytes of attachments", func(s *store) {
		cache := map[account.NoticeKey]account.Notice{}
		pendingLists(func(all []account.Notice) []account.Notice {
			for i, n := range all {
				if _, ok := cache[n.Key]; !ok {
					cache[n.Key] = n
				}
				for j := range n.Attachments {
					all[i].Attachments[j].Content = cache[n.Key].Attachments[j].Content
				}
			}
			return all
		})(s)
	}, ownedResult},
	{"loses an event now and then", events(func(e *account.Event) {
		if strings.HasSuffix(string(e.ID), "-5") {
			e.Account, e.Subject = "", account.Ref{Kind: "lost", ID: "1"}
		}
	}), concurrent},
	{"is locked now and then", func(s *store) {
		var busy atomic.Int32
		s.save = func(ctx context.Context, u account.Unit) error {
			defer busy.Add(-1)
			if busy.Add(1) > 1 {
				return errors.New("database is locked")
			}
			for range 100 {
				runtime.Gosched()
			}
			return s.Store.Save(ctx, u)
		}
	}, concurrent},

	{"people of what was saved are none", func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			_, err := s.Store.People(ctx, id)
			return nil, err
		}
	}, "Reader over what was saved: People returns everyone at a customer"},
	{"people in order of saving", func(s *store) {
		s.people = func(ctx context.Context, id account.ID) ([]account.Person, error) {
			list, err := s.Store.People(ctx, id)
			slices.Reverse(list)
			return list, err
		}
	}, "Reader over what was saved: People is ordered by id"},
}

// torn saves a unit in parts, one after the other.
func torn(cut func(account.Unit) []account.Unit) func(*store) {
	return func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			for _, part := range cut(u) {
				if err := s.Store.Save(ctx, part); err != nil {
					return err
				}
			}
			return nil
		}
	}
}

// overwrites sets the revisions of one kind of record to those stored.
func overwrites(part func(*account.Unit) *account.Unit) func(*store, *account.Unit) {
	return func(s *store, u *account.Unit) { current(s, part(u)) }
}

func conflicts(change func(*account.ConflictError) error) func(*store) {
	return func(s *store) {
		s.save = func(ctx context.Context, u account.Unit) error {
			err := s.Store.Save(ctx, u)
			if e, ok := errors.AsType[*account.ConflictError](err); ok {
				return change(e)
			}
			return err
		}
	}
}

// overwritesNotices shows the last notice of a key.
func overwritesNotices(s *store) {
	last := map[account.NoticeKey]account.Notice{}
	units(func(_ *store, u *account.Unit) {
		for _, n := range u.Notices {
			last[n.Key] = n
		}
	})(s)
	pendingLists(func(all []account.Notice) []account.Notice {
		for i, n := range all {
			all[i] = last[n.Key].Clone()
		}
		return all
	})(s)
}

// revives takes a settled notice that is saved again for a new one.
func revives(s *store) {
	revived := map[account.NoticeKey]account.Notice{}
	units(func(s *store, u *account.Unit) {
		for _, n := range u.Notices {
			if _, ok, _ := s.Store.Settlement(context.Background(), n.Key); ok {
				revived[n.Key] = n
			}
		}
	})(s)
	pendingLists(func(all []account.Notice) []account.Notice {
		for _, n := range revived {
			all = append(all, n.Clone())
		}
		return all
	})(s)
}

// checksThenWrites lets all sixteen writers of a race look at the revision before
// the first of them writes.
func checksThenWrites(s *store) {
	var looked sync.WaitGroup
	looked.Add(16)
	s.save = func(ctx context.Context, u account.Unit) error {
		if len(u.Events) != 1 || u.Events[0].Subject.Kind != "race" {
			return s.Store.Save(ctx, u)
		}
		c := u.Commitments[0]
		stored, err := s.Store.Commitment(ctx, c.ID)
		looked.Done()
		looked.Wait()
		if err != nil || stored.Revision != c.Revision {
			return account.ErrConflict
		}
		for errors.Is(s.Store.Save(ctx, u), account.ErrConflict) {
			current(s, &u)
		}
		return nil
	}
}

// keepsEvents yields the lists that its caller saved.
func keepsEvents(s *store) {
	kept := map[account.EventID]account.Event{}
	s.save = func(ctx context.Context, u account.Unit) error {
		for _, e := range u.Events {
			kept[e.ID] = e
		}
		return s.Store.Save(ctx, u)
	}
	historyLists(func(_ account.Ref, all []account.Event) []account.Event {
		for i, e := range all {
			all[i] = kept[e.ID]
		}
		return all
	})(s)
}

// keepsTexts yields the texts that its caller saved.
func keepsTexts(s *store) {
	kept := map[account.NoticeKey]account.Text{}
	s.save = func(ctx context.Context, u account.Unit) error {
		for _, n := range u.Notices {
			kept[n.Key] = n.Subject
		}
		return s.Store.Save(ctx, u)
	}
	pendingLists(func(all []account.Notice) []account.Notice {
		for i, n := range all {
			all[i].Subject = kept[n.Key]
		}
		return all
	})(s)
}

// keepsTold yields the lists that its caller saved.
func keepsTold(s *store) {
	kept := map[account.CommitmentID][]account.Told{}
	s.save = func(ctx context.Context, u account.Unit) error {
		for _, c := range u.Commitments {
			kept[c.ID] = c.Told
		}
		return s.Store.Save(ctx, u)
	}
	commitmentLists(func(all []account.Commitment) []account.Commitment {
		for i, c := range all {
			all[i].Told = kept[c.ID]
		}
		return all
	})(s)
}

// known is a word if it is one of some.
func known[T ~string](word T, some ...T) T {
	if slices.Contains(some, word) {
		return word
	}
	return "other"
}

func lines(change func(account.Text) account.Text) func(*store) {
	return notices(func(n *account.Notice) {
		for i, l := range n.Lines {
			n.Lines[i].Text = change(l.Text)
		}
	})
}

// remarshal alters a text's stored form.
func remarshal(t account.Text, old, fresh string) account.Text {
	b, err := json.Marshal(t)
	if err != nil {
		panic(err)
	}
	var u account.Text
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(b), old, fresh)), &u); err != nil {
		panic(err)
	}
	return u
}

// dueAsText compares instants as they are written.
func dueAsText(s *store) {
	s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
		by := f.DueBy
		f.DueBy = time.Time{}
		return altered(ctx, s.Store.Commitments(ctx, f), func(all []account.Commitment) []account.Commitment {
			return slices.DeleteFunc(all, func(c account.Commitment) bool {
				return !by.IsZero() && c.Due.Format(time.RFC3339Nano) > by.Format(time.RFC3339Nano)
			})
		})
	}
}

// only leaves the events for which something holds.
func only(holds func(account.Event, account.Ref) bool) func(account.Ref, []account.Event) []account.Event {
	return func(r account.Ref, all []account.Event) []account.Event {
		return slices.DeleteFunc(all, func(e account.Event) bool { return !holds(e, r) })
	}
}

func settlesAs(change func(account.Settlement) account.Settlement) func(*store) {
	return func(s *store) {
		s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
			return s.Store.Settle(ctx, key, change(as))
		}
	}
}

func settlesLast(s *store) {
	last := map[account.NoticeKey]account.Settlement{}
	s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
		err := s.Store.Settle(ctx, key, as)
		if err == nil {
			last[key] = as
		}
		return err
	}
	s.settlement = func(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
		_, ok, err := s.Store.Settlement(ctx, key)
		return last[key], ok, err
	}
}

// once can be ranged over once.
func once[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	done := false
	return func(yield func(T, error) bool) {
		if !done {
			done = true
			seq(yield)
		}
	}
}

// shares goes on, in a second ranging, where a first that is not over stands.
func shares[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	at, active := 0, 0
	return func(yield func(T, error) bool) {
		if active == 0 {
			at = 0
		}
		active++
		defer func() { active-- }()
		n := 0
		for v, err := range seq {
			if n++; n <= at {
				continue
			}
			at++
			if !yield(v, err) {
				return
			}
		}
	}
}

// holds has sequences take the lock that writing needs. They give it back at
// their end and, if they are tidy, when they are broken off.
func (s *store) holds(tidy bool) {
	var mu sync.RWMutex
	s.save = func(ctx context.Context, u account.Unit) error {
		mu.Lock()
		defer mu.Unlock()
		return s.Store.Save(ctx, u)
	}
	s.settle = func(ctx context.Context, key account.NoticeKey, as account.Settlement) error {
		mu.Lock()
		defer mu.Unlock()
		return s.Store.Settle(ctx, key, as)
	}
	s.commitments = func(ctx context.Context, f account.CommitmentFilter) iter.Seq2[account.Commitment, error] {
		return func(yield func(account.Commitment, error) bool) {
			mu.RLock()
			broken := false
			s.Store.Commitments(ctx, f)(func(c account.Commitment, err error) bool {
				broken = !yield(c, err)
				return !broken
			})
			if tidy || !broken {
				mu.RUnlock()
			}
		}
	}
}

// pagesByOffset reads ten at a time, from as far on as it has yielded.
func pagesByOffset(s *store) {
	s.pending = func(ctx context.Context) iter.Seq2[account.Notice, error] {
		return func(yield func(account.Notice, error) bool) {
			for from := 0; ; from += 10 {
				var page []account.Notice
				n := 0
				for v, err := range s.Store.Pending(ctx) {
					if err != nil {
						yield(v, err)
						return
					}
					if n++; n > from && len(page) < 10 {
						page = append(page, v)
					}
				}
				for _, v := range page {
					if !yield(v, nil) {
						return
					}
				}
				if len(page) == 0 {
					return
				}
			}
		}
	}
}

func TestStoreOfMemory(t *testing.T) {
	t.Parallel()
	accounttest.TestStore(t, func(*testing.T) accounttest.Store { return empty() })
}

// recordOf returns the failures of what is run with a recorder.
func recordOf(t *testing.T, run func(testing.TB)) []string {
	r := &recorder{TB: t}
	func() {
		defer func() {
			if p := recover(); p != nil && p != any(r) {
				panic(p)
			}
		}()
		run(r)
	}()
	return r.failures
}

func TestStoreCatchesBreaks(t *testing.T) {
	t.Parallel()
	for _, b := range slices.Concat(storeBreaks, archiveBreaks) {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			failures := recordOf(t, func(r testing.TB) {
				accounttest.CheckStore(r, b.caught, func() accounttest.Store {
					s := empty()
					b.broken(s)
					return s
				})
			})
			if len(failures) == 0 {
				t.Errorf("not caught by %q", b.caught)
			}
		})
	}
}

// The checks of a reader over what was saved are those that TestReaderCatchesBreaks
// is about.
func TestEveryStoreCheckCatchesSomething(t *testing.T) {
	t.Parallel()
	caught := map[string]bool{}
	for _, b := range slices.Concat(storeBreaks, archiveBreaks) {
		caught[b.caught] = true
	}
	for _, check := range accounttest.StoreChecks() {
		if !caught[check] && !strings.HasPrefix(check, "Reader over what was saved: ") {
			t.Errorf("no break is caught by %q", check)
		}
		delete(caught, check)
	}
	if len(caught) > 0 {
		t.Errorf("no such subtests: %v", caught)
	}
}

// A store that cannot forget is skipped aloud where that is asked for, and
// passes everything else.
func TestStoreWithoutArchiveIsSkipped(t *testing.T) {
	t.Parallel()
	skipped := 0
	for _, check := range accounttest.StoreChecks() {
		if !strings.Contains(check, "Erase") && !strings.Contains(check, "Purge") {
			continue
		}
		r := &skipper{recorder: recorder{TB: t}}
		func() {
			defer func() { _ = recover() }()
			accounttest.CheckStore(r, check, func() accounttest.Store { return plainStore{empty()} })
		}()
		if r.skipped == "" || len(r.failures) > 0 {
			t.Errorf("%q: skipped %q, failures %q", check, r.skipped, r.failures)
		}
		skipped++
	}
	if skipped != 16 {
		t.Errorf("%d subtests are about an archive", skipped)
	}
}

// A plainStore has no methods but those of the kit's Store.
type plainStore struct{ accounttest.Store }

// A skipper notes why it was skipped.
type skipper struct {
	recorder
	skipped string
}

func (s *skipper) Skip(args ...any) {
	s.skipped = fmt.Sprint(args...)
	panic("skipped")
}

func BenchmarkStoreOfMemory(b *testing.B) {
	accounttest.BenchmarkStore(b, func(*testing.B) accounttest.Store {
		s, err := memory.New(memory.Facts{})
		if err != nil {
			b.Fatal(err)
		}
		return s
	})
}
