package tabular

import "hash/maphash"

// Seen are the ids that may not come again, by a hash of eight bytes each: among a
// million of them, the chance that any two share one is below one in ten million.
type Seen struct {
	seed   maphash.Seed
	hashes map[uint64]struct{}
}

// NewSeen returns a set without ids.
func NewSeen() Seen { return Seen{maphash.MakeSeed(), make(map[uint64]struct{})} }

// Add reports whether the id is new.
func (s Seen) Add(id string) bool {
	n := len(s.hashes)
	s.hashes[maphash.String(s.seed, id)] = struct{}{}
	return len(s.hashes) > n
}
