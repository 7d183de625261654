package review

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// An Edition is a document cut for one audience and one language: the only
// thing a [Renderer] takes. [Document.Edition] is the only way to one that
// says anything.
type Edition struct {
	doc      Document
	audience account.Visibility
	locale   account.Locale
	numbers  map[NoteID]int
}

// Edition returns what an audience may see of the document, said in a locale.
// Whatever else the document holds is not in it, footnotes that nothing left
// in it refers to included. A document with a fault, see [Document.Validate],
// is an error, and so is a locale that lacks phrases or has ones that do not go
// with their arguments, every one of which is named. A document that is
// [Document.InternalOnly] is [account.ErrNotAllowed] for a customer, and one that is
// [Document.BusinessOnly] for those who are not of their management. The document is
// not changed and shares nothing with the edition that either could change.
func (d Document) Edition(audience account.Visibility, locale account.Locale) (Edition, error) {
	if err := d.Validate(); err != nil {
		return Edition{}, fmt.Errorf("review: edition: %w", err)
	}
	if widest := d.widest(); !widest.ReachedBy(audience) {
		return Edition{}, fmt.Errorf("review: edition for audience %q of a document that is for %s: %w", audience, widest, account.ErrNotAllowed)
	}
	e := Edition{doc: d, audience: audience, locale: locale, numbers: make(map[NoteID]int)}
	e.doc.Blocks = d.Blocks.cut(audience)
	lacks := slices.DeleteFunc(numeralPhrases(), locale.Has)
	check := func(t account.Text) { lacks = append(lacks, locale.Lacks(t)...) }
	defined := e.doc.Blocks.footnotes()
	number := func(id NoteID) {
		if _, seen := e.numbers[id]; !seen && defined[id] {
			e.numbers[id] = len(e.numbers) + 1
		}
	}
	check(d.Title)
	check(d.Account)
	e.doc.Blocks.walk(check, number)
	e.doc.Blocks = e.doc.Blocks.referred(e.numbers)
	if err := lackError(locale, lacks); err != nil {
		return Edition{}, err
	}
	return e, nil
}

// widest is who may have an edition of the document at most.
func (d Document) widest() account.Visibility {
	switch {
	case d.InternalOnly:
		return account.Internal
	case d.BusinessOnly:
		return account.Business
	}
	return account.Customer
}

// numeralPhrases are the codes of the phrases with which a locale says numbers,
// durations and amounts.
func numeralPhrases() []string {
	codes := slices.Collect(maps.Keys(account.Phrases()))
	return slices.DeleteFunc(codes, func(code string) bool {
		return !strings.HasPrefix(code, "number.") && !strings.HasPrefix(code, "span.")
	})
}

// lacking returns an error that names those of the phrases which a locale
// lacks; nil when it has them all.
func lacking(locale account.Locale, codes []string) error {
	return lackError(locale, slices.DeleteFunc(slices.Clone(codes), locale.Has))
}

func lackError(locale account.Locale, lacks []string) error {
	if len(lacks) == 0 {
		return nil
	}
	slices.Sort(lacks)
	return fmt.Errorf("review: locale %q lacks the phrases %q: %w", locale.Tag, slices.Compact(lacks), account.ErrInvalid)
}

// Audience is who the edition is for.
func (e Edition) Audience() account.Visibility { return e.audience }

// Locale is how its reader is spoken to.
func (e Edition) Locale() account.Locale { return e.locale }

// Title is the name of the report.
func (e Edition) Title() string { return e.Text(e.doc.Title) }

// Account is whose report it is.
func (e Edition) Account() string { return e.Text(e.doc.Account) }

// Period is what the report covers.
func (e Edition) Period() metrics.Period { return e.doc.Period }

// Issued is the instant as of which the report was made.
func (e Edition) Issued() time.Time { return e.doc.Issued }

// NextMeeting is when it will be talked through; zero when not agreed.
func (e Edition) NextMeeting() time.Time { return e.doc.NextMeeting }

// Blocks are the content this edition's audience may see.
func (e Edition) Blocks() Blocks { return e.doc.Blocks.cut(e.audience) }

// Text says a text of the edition in its language.
func (e Edition) Text(t account.Text) string { return e.locale.Format(t) }

// Say says a phrase in the edition's language.
func (e Edition) Say(code string, args account.Args) string {
	return e.locale.Format(account.Say(code, args))
}

// Number is the number of a footnote, counted from 1; 0 for none, and for one
// that the edition's audience may not see.
func (e Edition) Number(id NoteID) int { return e.numbers[id] }
