package quadrant

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/accordhq/accord/account"
)

// Acknowledge records that somebody has taken notice of an alert, which counts as
// their having been told. The provider's people may, and those at the customer to whom
// its advisory was sent; anybody else is [account.ErrNotAllowed]. An alert that is
// cleared, and one that they have taken notice of before, stays as it is, which is no
// error; one that is not there is [account.ErrNotFound].
func (w *Watcher) Acknowledge(ctx context.Context, actor account.PersonID, key AlertKey) (Watched, error) {
	v, err := w.onAlert(ctx, actor, key, func(v *visit, c *Case, a *Alert) error {
		sent := a.Advisory != nil && a.Advisory.sent() && slices.Contains(a.Advisory.To, actor)
		if p, known := v.circle.people[actor]; !known || p.Gone(v.now) || !sent && !v.circle.provider(actor) {
			return fmt.Errorf("%w: %q is neither of the provider's people nor one the advisory was sent to",
				account.ErrNotAllowed, actor)
		}
		v.noticed(c, a)
		return nil
	})
	if err != nil {
		return Watched{}, fmt.Errorf("quadrant: acknowledge alert %q: %w", key, err)
	}
	return v.done, nil
}

// noticed puts on record that the actor has taken notice of an alert, unless they have
// before, or it is cleared.
func (v *visit) noticed(c *Case, a *Alert) {
	if !a.Cleared.IsZero() || slices.ContainsFunc(a.Acks, func(k Ack) bool { return k.By == v.actor }) {
		return
	}
	a.Acks = append(a.Acks, Ack{By: v.actor, At: v.now})
	v.tell("alert.acknowledged", c, a.Key, account.Change{Field: "by", To: string(v.actor)})
}

// onAlert takes up the case of an alert, does something with it, and settles it.
func (w *Watcher) onAlert(ctx context.Context, actor account.PersonID, key AlertKey, do func(*visit, *Case, *Alert) error) (*visit, error) {
	if err := errors.Join(account.CheckID("actor", actor), account.CheckID("key", key)); err != nil {
		return nil, err
	}
	c, err := w.caseOf(ctx, key)
	if err != nil {
		return nil, err
	}
	v, err := w.visit(ctx, actor, c.Account, plain(w.opt.Now()), w.staff(ctx))
	if err != nil {
		return nil, err
	}
	v.take(c)
	working := v.cases[c.About]
	if err := do(v, working, working.alert(key)); err != nil {
		return nil, err
	}
	return v, v.settle(ctx)
}

// caseOf finds the case that has an alert. A key tells it; one that is a digest has to
// be looked for.
func (w *Watcher) caseOf(ctx context.Context, key AlertKey) (Case, error) {
	if about, ok := aboutOf(key); ok {
		c, err := w.store.Case(ctx, about)
		if err == nil && c.alert(key) == nil {
			err = account.ErrNotFound
		}
		return c, err
	}
	if len(key) != 2*sha256.Size {
		return Case{}, account.ErrNotFound
	}
	for c, err := range w.store.Cases(ctx, CaseFilter{}) {
		if err != nil {
			return Case{}, err
		}
		if c.alert(key) != nil {
			return c, nil
		}
	}
	return Case{}, account.ErrNotFound
}

// aboutOf reads what an alert is about from its key; see keyOf. An id may have the
// sign that stands between the parts.
func aboutOf(key AlertKey) (account.Ref, bool) {
	kind, rest, ok := strings.Cut(string(key), "/")
	for range 2 { // the instant and the class
		i := strings.LastIndexByte(rest, '/')
		if !ok || i < 0 {
			return account.Ref{}, false
		}
		rest = rest[:i]
	}
	return account.Ref{Kind: account.RefKind(kind), ID: rest}, rest != ""
}
