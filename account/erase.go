package account

import (
	"context"
	"fmt"
	"time"

	"github.com/accordhq/accord/internal/form"
)

// RefArchive points at a purge, by the instant before which it was.
const RefArchive RefKind = "archive"

// Erase forgets a person at a customer or, for the empty account, at the
// provider: a tombstone takes the place of the record, and free text in
// everything that is stored loses the name and the address; see [NewRedaction].
// Figures, ids and who did what stay, and so do roles and promises: hand them over
// first. A person who is not there is [ErrNotFound],
// one who was erased already [ErrConflict], and a store that is no [Archive]
// [ErrUnsupported].
func (d *Directory) Erase(ctx context.Context, actor PersonID, id ID, person PersonID) error {
	fail := func(err error) error { return fmt.Errorf("account: erase person %q: %w", person, err) }
	if d.archive == nil {
		return fail(ErrUnsupported)
	}
	if err := checkActor(actor); err != nil {
		return fail(err)
	}
	p, err := d.person(ctx, id, person)
	if err != nil {
		return fail(err)
	}
	if !p.Erased.IsZero() {
		return fail(fmt.Errorf("%w: was erased already", ErrConflict))
	}
	now := d.opt.now()
	tombstone := Person{
		ID: p.ID, Account: p.Account, Side: p.Side, Level: p.Level, Left: p.Left, Erased: now,
		Visibility: p.Visibility, Revision: p.Revision,
	}
	e := Event{Account: id, At: now, Actor: actor, Kind: "person.erased", Subject: person.Ref()}
	u := Unit{People: []Person{tombstone}, Events: []Event{e}}
	err = d.opt.around(ctx, u, func(u Unit) error {
		return d.archive.Erase(ctx, tombstone, NewRedaction(p), u.Events[0])
	})
	if err != nil {
		return fail(err)
	}
	return nil
}

// Purge removes events that happened and notices that were settled before an
// instant, and accounts that were closed before it with all that is stored for
// them. An instant in the future is [ErrInvalid], a store that is no [Archive]
// [ErrUnsupported].
func (d *Directory) Purge(ctx context.Context, actor PersonID, before time.Time) (Purged, error) {
	fail := func(err error) (Purged, error) { return Purged{}, fmt.Errorf("account: purge: %w", err) }
	if d.archive == nil {
		return fail(ErrUnsupported)
	}
	now := d.opt.now()
	var f Faults
	f.In("", checkActor(actor))
	f.Check(!before.IsZero() && !before.After(now), "before", "is not in the past")
	if err := f.Err(); err != nil {
		return fail(err)
	}
	e := Event{
		At: now, Actor: actor, Kind: "archive.purged",
		Subject: Ref{Kind: RefArchive, ID: form.Instant(before)},
	}
	var purged Purged
	err := d.opt.around(ctx, Unit{Events: []Event{e}}, func(u Unit) error {
		var err error
		purged, err = d.archive.Purge(ctx, before, u.Events[0])
		return err
	})
	if err != nil {
		return fail(err)
	}
	return purged, nil
}
