package quadrant

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
)

// LintAdvisory finds what is wrong with the advisory of an alert as it stands now, as
// [Linter.Advisory] does, and tells by what the watch knows who was told first since the
// trouble began. The locale is how the customer is spoken to. An alert that is not there,
// or has no advisory, is [account.ErrNotFound].
func (w *Watcher) LintAdvisory(ctx context.Context, key AlertKey, l *Linter, locale account.Locale) ([]Lint, error) {
	fail := func(err error) ([]Lint, error) {
		return nil, fmt.Errorf("quadrant: lint advisory of alert %q: %w", key, err)
	}
	c, err := w.caseOf(ctx, key)
	if err != nil {
		return fail(err)
	}
	a := c.alert(key)
	if a.Advisory == nil {
		return fail(fmt.Errorf("advisory: %w", account.ErrNotFound))
	}
	v, err := w.visit(ctx, "", c.Account, plain(w.opt.Now()), w.staff(ctx))
	if err != nil {
		return fail(err)
	}
	before := func(at time.Time) bool { return at.Before(a.Since) } // that is about other trouble
	facts := LintFacts{
		Locale: locale, Places: v.circle.places,
		Words: slices.DeleteFunc(slices.Clone(c.Words), func(w Word) bool { return before(w.At) }),
		Acks:  slices.DeleteFunc(c.acks(a.Class), func(k Ack) bool { return before(k.At) }),
	}
	return l.Advisory(*a.Advisory, facts, v.now), nil
}
