package review_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/review"
)

// A plant is a canary, known by its word: the field it was put into, and who may read it.
type plant struct {
	field      string
	visibility account.Visibility
	record     int // that it belongs to
}

// A cage has canaries for the records of one account.
type cage struct {
	*rand.Rand
	*ledger
	t        *testing.T
	seed     uint64
	n        int
	records  int
	canaries map[string]plant
	withheld map[int]bool // the records that nobody at the customer may read any more, or yet
}

func newCage(t *testing.T, seed uint64, l *ledger) *cage {
	return &cage{
		Rand: rand.New(rand.NewPCG(seed, 1)), ledger: l, t: t, seed: seed,
		canaries: make(map[string]plant), withheld: make(map[int]bool),
	}
}

// A word begins with a mark that nothing else has, so that a broken one is noticed.
const (
	mark       = "zq"
	wordLength = len(mark) + 5
)

// word is a new canary for a field of the present record.
func (c *cage) word(field string, v account.Visibility) string {
	c.n++
	word := fmt.Sprintf("%s%04xz", mark, c.n)
	c.canaries[word] = plant{field, v, c.records}
	c.planted[field] = true
	return word
}

// put puts a canary into every string and text of a record that is empty: one for those
// who may see the record where they are shown the field, else one for nobody but the
// provider. It returns the number by which the record is withheld.
func (c *cage) put(kind string, record any, v account.Visibility, shown ...string) int {
	c.records++
	value := reflect.ValueOf(record).Elem()
	if !c.fields[kind] {
		c.fields[kind], c.preset[kind] = true, true
		c.expect(kind, value.Type())
	}
	c.fill(kind, value, v, shown)
	return c.records
}

// canBe reports whether a canary can be put into a value of a type.
func canBe(t reflect.Type) bool {
	return t == reflect.TypeFor[account.Text]() || t.Kind() == reflect.String && t != reflect.TypeFor[account.Visibility]()
}

// expect notes the fields of a kind of record that have strings.
func (c *cage) expect(field string, t reflect.Type) {
	switch {
	case canBe(t):
		c.fields[field] = true
	case t.Kind() == reflect.Slice:
		c.expect(field, t.Elem())
	case t.Kind() == reflect.Struct:
		for f := range exported(t) {
			c.expect(field+"."+f.Name, f.Type)
		}
	}
}

func exported(t reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() && !yield(f) {
				return
			}
		}
	}
}

func (c *cage) fill(field string, value reflect.Value, v account.Visibility, shown []string) {
	t := value.Type()
	switch {
	case canBe(t):
		if !value.IsZero() {
			c.preset[field] = true
			return
		}
		_, name, _ := strings.Cut(field, ".")
		if !slices.Contains(shown, name) {
			v = account.Internal
		}
		word := c.word(field, v)
		if t.Kind() == reflect.String {
			value.SetString(word)
			return
		}
		value.Set(reflect.ValueOf(account.Data(word)))
	case t.Kind() == reflect.Slice:
		for i := range value.Len() {
			c.fill(field, value.Index(i), v, shown)
		}
	case t.Kind() == reflect.Struct:
		for f := range exported(t) {
			c.fill(field+"."+f.Name, value.FieldByIndex(f.Index), v, shown)
		}
	}
}

// lengthen gives every empty list of a record one element, for a canary each.
func lengthen(value reflect.Value) {
	switch value.Kind() {
	case reflect.Slice:
		if value.Len() == 0 {
			value.Set(reflect.MakeSlice(value.Type(), 1, 1))
		}
		for i := range value.Len() {
			lengthen(value.Index(i))
		}
	case reflect.Struct:
		for f := range exported(value.Type()) {
			lengthen(value.FieldByIndex(f.Index))
		}
	}
}

// withhold makes the canaries of the record that has one internal.
func (c *cage) withhold(word string) { c.withheld[c.canaries[word].record] = true }

// visibility is any of the three.
func (c *cage) visibility() account.Visibility {
	return pick(c, account.Internal, account.Business, account.Customer)
}

func pick[T any](c *cage, of ...T) T { return of[c.IntN(len(of))] }

// A sheet is what somebody is given to read.
type sheet struct {
	name     string
	audience account.Visibility
	text     string
}

// read looks at each canary on a sheet.
func (c *cage) read(s sheet) {
	c.t.Helper()
	for rest := s.text; ; {
		i := strings.Index(rest, mark)
		if i < 0 {
			return
		}
		word := rest[i:min(i+wordLength, len(rest))]
		found, whole := c.canaries[word]
		if !whole {
			found, whole = canaryEnglish().canaries[word]
		}
		require.True(c.t, whole, "account %d: %s has a broken canary: %s", c.seed, s.name, word)
		if c.withheld[found.record] {
			found.visibility = account.Internal
		}
		if !found.visibility.ReachedBy(s.audience) {
			c.t.Fatalf("account %d: %s for the audience %s tells %s", c.seed, s.name, s.audience, found.field)
		}
		if s.audience == account.Internal {
			c.told[found.field] = true
		}
		rest = rest[i+len(word):]
	}
}

// phrasesOfOurs are those that tell what is internal for good, by the beginnings of their
// codes: the provider's view of the customer, of its own doings, and of trouble. Of impact
// a customer is told the two graver ones.
func phrasesOfOurs() []string {
	return []string{
		"advisory-verb.", "advisory.closed", "advisory.drafted", "advisory.followed-up", "advisory.sent", "blindside.",
		"breach.", "breaches.", "class.", "impact.minor", "notice.alert", "notice.change.", "outcome.", "sentiment.angry",
		"sentiment.concerned", "sentiment.neutral", "sentiment.pleased", "sign.",
	}
}

// A canaryLocale is English in which the phrases of ours have a canary each.
type canaryLocale struct {
	account.Locale
	canaries map[string]plant
}

// canaryEnglish is made once for all accounts.
var canaryEnglish = sync.OnceValue(func() canaryLocale {
	english := review.English()
	l := canaryLocale{canaries: make(map[string]plant)}
	phrases := make(map[string]string)
	for code, phrase := range english.Phrases {
		for _, beginning := range phrasesOfOurs() {
			if strings.HasPrefix(code, beginning) {
				word := fmt.Sprintf("%s%04xz", mark, 0xf000+len(phrases))
				phrases[code] = phrase + " " + word
				l.canaries[word] = plant{field: "the phrases " + beginning}
			}
		}
	}
	l.Locale = english.With(phrases)
	return l
})
