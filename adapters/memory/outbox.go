package memory

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"github.com/accordhq/accord/account"
)

// A letter is a notice in the outbox. It holds the notice's JSON form, because
// a text keeps the arguments that its maker may alter later, and cannot be
// copied in another way.
type letter struct {
	account account.ID
	sealed  []byte
	settled *account.Settlement // nil while it is pending
}

func seal(n account.Notice) (letter, error) {
	b, err := json.Marshal(n)
	if err != nil {
		return letter{}, fmt.Errorf("notice %q: %w", n.Key, err)
	}
	return letter{account: n.Account, sealed: b}, nil
}

func (l letter) open() (account.Notice, error) {
	var n account.Notice
	err := json.Unmarshal(l.sealed, &n)
	return n, err
}

// post adds a letter unless there is one of its key.
func (t *tenant) post(key account.NoticeKey, l letter) {
	if _, ok := t.letters[key]; !ok {
		t.letters[key] = l
		t.pending = append(t.pending, key)
	}
}

// Pending implements [account.Outbox].
func (s *Store) Pending(ctx context.Context) iter.Seq2[account.Notice, error] {
	return listing(ctx, s, func() []letter {
		var all []letter
		for _, key := range s.pending {
			all = append(all, s.letters[key])
		}
		return all
	}, letter.open)
}

// Settle implements [account.Outbox].
func (s *Store) Settle(ctx context.Context, key account.NoticeKey, outcome account.Settlement) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	l, ok := s.letters[key]
	if !ok {
		return fmt.Errorf("memory: settle notice %q: %w", key, account.ErrNotFound)
	}
	if l.settled == nil {
		l.settled = &outcome
		s.letters[key] = l
		s.pending = slices.DeleteFunc(s.pending, func(k account.NoticeKey) bool { return k == key })
	}
	return nil
}

// Settlement implements [account.Outbox].
func (s *Store) Settlement(ctx context.Context, key account.NoticeKey) (account.Settlement, bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return account.Settlement{}, false, err
	}
	l, ok := s.letters[key]
	switch {
	case !ok:
		return account.Settlement{}, false, fmt.Errorf("memory: settlement of notice %q: %w", key, account.ErrNotFound)
	case l.settled == nil:
		return account.Settlement{}, false, nil
	}
	return *l.settled, true, nil
}
