package accounttest_test

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/accordhq/accord/account"
)

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

// A storeBreak is a store that breaks one sentence, and the subtest that must
// catch it.
type storeBreak struct {
	name   string
	broken func(*store)
	caught string
}

var saveBreaks = []storeBreak{
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
