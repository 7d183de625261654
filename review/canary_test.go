package review_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// A canary is a word that tells by its beginning who may read it: those of an
// audience, and those who may see more.
const (
	canaryInternal = "zqi"
	canaryBusiness = "zqb"
	canaryCustomer = "zqc"
)

// forbidden are the beginnings of words that an audience must not be shown.
func forbidden(audience account.Visibility) []string {
	switch audience {
	case account.Business:
		return []string{canaryInternal}
	case account.Customer:
		return []string{canaryInternal, canaryBusiness}
	}
	return nil
}

// A cage has canaries for the records of one account.
type cage struct {
	*rand.Rand
	n      int
	fields map[string]string // of each word, where it was put
}

func newCage(seed uint64) *cage {
	return &cage{Rand: rand.New(rand.NewPCG(seed, 1)), fields: make(map[string]string)}
}

// word is a new canary for a field.
func (c *cage) word(field string, v account.Visibility) string {
	prefix := map[account.Visibility]string{
		account.Internal: canaryInternal, account.Business: canaryBusiness, account.Customer: canaryCustomer,
	}[v]
	c.n++
	word := fmt.Sprintf("%s%04xz", prefix, c.n)
	c.fields[word] = field
	return word
}

// put puts a canary into every string of a record that is empty: one for those who may
// see the record where they are shown the field, else one for nobody but the provider.
func (c *cage) put(kind string, record any, v account.Visibility, shown ...string) {
	c.fill(kind, reflect.ValueOf(record).Elem(), v, shown)
}

func (c *cage) fill(field string, value reflect.Value, v account.Visibility, shown []string) {
	switch value.Kind() {
	case reflect.Struct:
		for i := range value.NumField() {
			if f := value.Type().Field(i); f.IsExported() {
				c.fill(field+"."+f.Name, value.Field(i), v, shown)
			}
		}
	case reflect.Slice:
		for i := range value.Len() {
			c.fill(field, value.Index(i), v, shown)
		}
	case reflect.String:
		if value.Len() > 0 || value.Type() == reflect.TypeFor[account.Visibility]() {
			return
		}
		_, name, _ := strings.Cut(field, ".")
		if !slices.Contains(shown, name) {
			v = account.Internal
		}
		value.SetString(c.word(field, v))
	}
}

// visibility is any of the three.
func (c *cage) visibility() account.Visibility {
	return pick(c, account.Internal, account.Business, account.Customer)
}

func pick[T any](c *cage, of ...T) T { return of[c.IntN(len(of))] }

// caged is how many accounts are looked at: go test ./review -run Canaries -canaries
// 10000 takes some minutes.
var caged = flag.Int("canaries", 1_000, "how many accounts the canaries are put into")

// TestCanaries generates accounts in which
// every string of every record that a customer may not see, and every field of others
// that is the provider's own, is a word by which it is known. No edition for a customer,
// in no format, and no notice to one has any of them; and each field is told in some
// internal edition or notice, so that what is not found is not for want of telling.
//
// A new kind of record joins in the world of canary_world_test.go.
func TestCanaries(t *testing.T) {
	t.Parallel()
	const batches = 100
	accounts := max(*caged, batches)
	if raceDetector {
		accounts = 2 * batches // it is ten times slower, and finds no more
	}
	var mu sync.Mutex
	planted, told := make(map[string]bool), make(map[string]bool)
	t.Run("accounts", func(t *testing.T) {
		for batch := range batches {
			t.Run(fmt.Sprint(batch), func(t *testing.T) {
				t.Parallel()
				for i := range accounts / batches {
					seed := uint64(batch*accounts/batches + i)
					c := newCage(seed)
					w := newWorld(c)
					pages := w.pages(t, seed%10 == 0, seed%50 == 0)
					found := make(map[string]bool)
					for _, p := range pages {
						for _, prefix := range forbidden(p.audience) {
							if at := strings.Index(p.text, prefix); at >= 0 {
								t.Fatalf("account %d: %s for the audience %s tells %s", seed, p.name, p.audience,
									c.fields[p.text[at:min(at+8, len(p.text))]])
							}
						}
						if p.audience == account.Internal {
							c.found(p.text, found)
						}
					}
					mu.Lock()
					for _, field := range c.fields {
						planted[field] = true
					}
					maps.Copy(told, found)
					mu.Unlock()
				}
			})
		}
	})
	var untold []string
	for field := range planted {
		if !told[field] && !slices.Contains(toldNowhere(), field) {
			untold = append(untold, field)
		}
	}
	slices.Sort(untold)
	require.Empty(t, untold, "these fields are told to nobody: nothing was tested of them")
	for _, field := range toldNowhere() {
		require.True(t, planted[field], "%s is not planted", field)
	}
}

// found notes the fields of the canaries in a text.
func (c *cage) found(text string, into map[string]bool) {
	for {
		i := strings.Index(text, "zq")
		if i < 0 || i+8 > len(text) {
			return
		}
		if field, ok := c.fields[text[i:i+8]]; ok {
			into[field] = true
		}
		text = text[i+2:]
	}
}

// A sheet is what somebody is given to read.
type sheet struct {
	name     string
	audience account.Visibility
	text     string
}

// noticePage is a notice as it is stored: whoever stores it unformatted must find no
// more in it than whoever formats it.
func noticePage(n account.Notice, l account.Locale) sheet {
	shown := n
	shown.To = nil // whom it is for
	body, _ := json.Marshal(shown)
	lines := []string{string(body), l.Format(n.Subject)}
	for _, line := range n.Lines {
		lines = append(lines, l.Format(line.Text))
	}
	return sheet{"the notice " + string(n.Key), n.Audience, strings.Join(lines, "\n")}
}
