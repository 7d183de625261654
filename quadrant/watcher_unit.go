package quadrant

import (
	"context"
	"errors"

	"github.com/accordhq/accord/account"
)

// ObserveUnit takes the promises of a unit as it was saved, each as [Watcher.Observe]
// does. A host calls it from the hooks that its services run after a save, so that
// nobody waits for a date to hear that a promise was broken before it, or kept:
//
//	account.Hooks{Name: "watch", AfterSave: func(ctx context.Context, u account.Unit) error {
//		_, err := watcher.ObserveUnit(ctx, "system", u)
//		return err
//	}}
//
// An error with one promise does not keep the others: all errors are returned joined,
// and the next [Watcher.Sweep] makes up for them.
func (w *Watcher) ObserveUnit(ctx context.Context, actor account.PersonID, u account.Unit) (Watched, error) {
	var all Watched
	var errs []error
	for _, c := range u.Commitments {
		c.Revision++ // it has that of the one it took the place of
		done, err := w.Observe(ctx, actor, Fact{Commitment: &c})
		all.add(done)
		errs = append(errs, err)
	}
	return all, errors.Join(errs...)
}
