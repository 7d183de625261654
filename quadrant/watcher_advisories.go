package quadrant

import (
	"context"
	"fmt"

	"github.com/accordhq/accord/account"
)

// Advisories returns the advisories of an account that are not closed, by what they
// are about: an alert may be cleared, and the customer is still owed word.
func (w *Watcher) Advisories(ctx context.Context, id account.ID) ([]Advisory, error) {
	var all []Advisory
	for c, err := range w.store.Cases(ctx, CaseFilter{Account: id}) {
		if err != nil {
			return nil, fmt.Errorf("quadrant: advisories of account %q: %w", id, err)
		}
		for _, a := range c.Alerts {
			if a.Advisory != nil && a.Advisory.State != Closed {
				all = append(all, *a.Advisory)
			}
		}
	}
	return all, nil
}
