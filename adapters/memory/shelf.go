package memory

import (
	"iter"
	"slices"

	"github.com/accordhq/accord/account"
)

// A shelf holds records of accounts. Those of one account are found without looking
// at those of others.
type shelf[ID ~string, T any] struct {
	key     func(T) (ID, account.ID)
	records map[ID]T
	ids     map[account.ID]map[ID]bool // of an account
}

func newShelf[ID ~string, T any](key func(T) (ID, account.ID)) shelf[ID, T] {
	return shelf[ID, T]{key: key, records: make(map[ID]T), ids: make(map[account.ID]map[ID]bool)}
}

// put puts a record in place of the one of its id, whosever that was.
func (s shelf[ID, T]) put(record T) {
	id, of := s.key(record)
	if before, ok := s.records[id]; ok {
		_, was := s.key(before)
		delete(s.ids[was], id)
	}
	if s.ids[of] == nil {
		s.ids[of] = make(map[ID]bool)
	}
	s.ids[of][id] = true
	s.records[id] = record
}

// of are the records of an account, in any order.
func (s shelf[ID, T]) of(id account.ID) iter.Seq[T] {
	return func(yield func(T) bool) {
		for record := range s.ids[id] {
			if !yield(s.records[record]) {
				return
			}
		}
	}
}

// clear removes the records of an account.
func (s shelf[ID, T]) clear(of account.ID) {
	for id := range s.ids[of] {
		delete(s.records, id)
	}
	delete(s.ids, of)
}

// sorted are the records that match, in order.
func sorted[T any](records iter.Seq[T], matches func(T) bool, order func(a, b T) int) []T {
	var all []T
	for r := range records {
		if matches(r) {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, order)
	return all
}

func every[T any](T) bool { return true }
