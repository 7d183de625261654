package review_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
	"github.com/accordhq/accord/review"
)

func TestJSONGolden(t *testing.T) {
	t.Parallel()
	for _, audience := range []account.Visibility{account.Customer, account.Internal} {
		e := edition(t, sampleDocument(), audience)
		matchGolden(t, fmt.Sprintf("edition_%s.json", audience), render(t, review.JSON{Indent: "  "}, e))
	}
}

func TestJSONHasTheDocumentedShape(t *testing.T) {
	t.Parallel()
	doc := everyone(
		review.Part{
			Heading: review.Heading{Name: data("name"), Says: data("says"), Labels: []review.Label{{Name: data("a"), Text: data("b")}}},
			Blocks: review.Blocks{
				review.List{Ordered: true, Visibility: account.Customer, Items: []review.ListItem{{Text: data("<one> & two"), Visibility: account.Customer}}},
				review.Chart{
					Kind: "pie", Title: data("title"), Target: ptr(4.5), Note: "n", Visibility: account.Customer,
					Points: []review.Point{{Label: data("x"), Visibility: account.Customer}, {Label: data("y"), Value: ptr(6.25), Before: ptr(5.0), Text: data("6¼"), Visibility: account.Customer}},
				},
			},
			Visibility: account.Customer,
		},
		review.Callout{Severity: "mild", Text: data("line\nline"), Visibility: account.Customer},
		review.Footnote{ID: "n", Text: data("note"), Tickets: nil, Visibility: account.Customer},
	)
	require.Equal(t, `{"title":"","account":"","audience":"customer","locale":"en","blocks":[`+
		`{"type":"part","name":"name","says":"says","labels":[{"name":"a","text":"b"}],"blocks":[`+
		`{"type":"list","ordered":true,"items":["<one> & two"]},`+
		`{"type":"chart","kind":"pie","title":"title","target":4.5,"note":1,"points":[{"label":"x","value":null},{"label":"y","value":6.25,"before":5,"text":"6¼"}]}]},`+
		`{"type":"callout","severity":"mild","text":"line\nline"},`+
		`{"type":"footnote","number":1,"text":"note"}]}`+"\n",
		render(t, review.JSON{}, edition(t, doc, account.Customer)))
}

func TestJSONIsAlwaysJSON(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	for range 50 {
		e := edition(t, randomDocument(r), account.Internal)
		compact, indented := render(t, review.JSON{}, e), render(t, review.JSON{Indent: "\t"}, e)
		require.True(t, utf8.ValidString(compact))
		require.True(t, json.Valid([]byte(compact)))
		require.Equal(t, strings.Count(compact, "\n"), 1)
		require.True(t, strings.HasSuffix(compact, "}\n"))
		require.True(t, strings.HasSuffix(indented, "\n}\n"))
		require.JSONEq(t, compact, indented)
	}
}

func TestTheDigestIsThatOfTheCompactJSON(t *testing.T) {
	t.Parallel()
	e := edition(t, sampleDocument(), account.Customer)
	sum := sha256.Sum256([]byte(render(t, review.JSON{}, e)))
	require.Equal(t, hex.EncodeToString(sum[:]), e.Digest())
	require.Equal(t, e.Digest(), edition(t, sampleDocument(), account.Customer).Digest())
	require.NotEqual(t, e.Digest(), edition(t, sampleDocument(), account.Business).Digest())

	hidden := sampleDocument()
	hidden.Blocks = append(hidden.Blocks, review.Paragraph{Text: data("for us")})
	require.Equal(t, e.Digest(), edition(t, hidden, account.Customer).Digest(), "what is not in the edition does not matter")
	moved := sampleDocument()
	moved.Issued = moved.Issued.Add(1)
	require.NotEqual(t, e.Digest(), edition(t, moved, account.Customer).Digest())
}

// TestJSONSaysNothingOfItsOwn looks at the values alone: the names of fields
// are the format's.
func TestJSONSaysNothingOfItsOwn(t *testing.T) {
	t.Parallel()
	e, err := pseudoDocument().Edition(account.Internal, accounttest.Pseudo(review.English()))
	require.NoError(t, err)
	var value any
	require.NoError(t, json.Unmarshal([]byte(render(t, review.JSON{}, e)), &value))
	words := map[string]bool{"type": true, "kind": true, "severity": true, "tone": true, "audience": true, "locale": true, "issued": true, "next_meeting": true, "from": true, "to": true}
	var check func(any)
	check = func(value any) {
		switch v := value.(type) {
		case map[string]any:
			for name, value := range v {
				if !words[name] {
					check(value)
				}
			}
		case []any:
			for _, value := range v {
				check(value)
			}
		case string:
			require.False(t, strings.ContainsFunc(accounttest.Outside(v), unicode.IsLetter), v)
		}
	}
	check(value)
}
