package review

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/accordhq/accord/account"
)

// A Snapshot is a frozen document. It holds the stored form alone, from which
// every [Document] is read anew: nothing that anybody does to one moves a
// figure of the snapshot. The zero value holds no document.
type Snapshot struct {
	stored []byte // the document in JSON
}

// snapshotFormat is the format in which this version writes snapshots.
const snapshotFormat = 1

// snapshotJSON is a snapshot as it is stored. The digest is of the document
// as this package writes it, so that a store may keep the JSON in a form of
// its own, with other spaces or another order of fields.
type snapshotJSON struct {
	Format   int             `json:"format"`
	Digest   string          `json:"digest"`
	Document json.RawMessage `json:"document"`
}

// Freeze returns a snapshot of the document, which shares nothing with it. A
// document with a fault, see [Document.Validate], is not frozen.
func (d Document) Freeze() (Snapshot, error) {
	if err := d.Validate(); err != nil {
		return Snapshot{}, fmt.Errorf("review: freeze: %w", err)
	}
	stored, err := json.Marshal(d)
	if err == nil {
		// Reading it shows that it can be read, and settles what a store would
		// not keep, such as bytes that are no UTF-8.
		stored, err = canonical(stored)
	}
	if err != nil {
		return Snapshot{}, fmt.Errorf("review: freeze: %w", err)
	}
	return Snapshot{stored}, nil
}

// canonical returns the JSON of a document as this package writes it.
func canonical(stored []byte) ([]byte, error) {
	var d Document
	if err := json.Unmarshal(stored, &d); err != nil {
		return nil, err
	}
	return json.Marshal(d)
}

// Document returns the frozen document, a fresh one each time.
func (s Snapshot) Document() Document {
	var d Document
	if !s.IsZero() {
		_ = json.Unmarshal(s.stored, &d) // it was read once when the snapshot was made
	}
	return d
}

// IsZero reports whether the snapshot holds no document.
func (s Snapshot) IsZero() bool { return s.stored == nil }

// Digest is the SHA-256 of the stored document in hexadecimal digits; empty
// for the zero snapshot. Snapshots of equal documents have equal digests.
func (s Snapshot) Digest() string {
	if s.IsZero() {
		return ""
	}
	return digest(s.stored)
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// MarshalJSON writes the snapshot with the number of its format and its
// digest; the zero snapshot is null.
func (s Snapshot) MarshalJSON() ([]byte, error) {
	if s.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(snapshotJSON{Format: snapshotFormat, Digest: s.Digest(), Document: s.stored})
}

// UnmarshalJSON reads what [Snapshot.MarshalJSON] wrote. One of a newer format
// is [account.ErrNewerFormat]; one whose digest does not match what it holds
// is [account.ErrInvalid].
func (s *Snapshot) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		return nil
	}
	var j snapshotJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return fmt.Errorf("review: read snapshot: %w", err)
	}
	switch {
	case j.Format > snapshotFormat:
		return fmt.Errorf("review: read snapshot of format %d: %w", j.Format, account.ErrNewerFormat)
	case j.Format < 1:
		return fmt.Errorf("review: read snapshot of format %d: %w", j.Format, account.ErrInvalid)
	}
	stored, err := canonical(j.Document)
	if err != nil {
		return fmt.Errorf("review: read snapshot: %w", err)
	}
	if got := digest(stored); got != j.Digest {
		return fmt.Errorf("review: read snapshot: its digest is %s, not %q as it says: %w", got, j.Digest, account.ErrInvalid)
	}
	*s = Snapshot{stored}
	return nil
}
