package review_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/review"
)

func linter(t testing.TB) *quadrant.Linter {
	t.Helper()
	l, err := quadrant.NewLinter(quadrant.EnglishWording(), quadrant.LintPolicy{})
	require.NoError(t, err)
	return l
}

// marked are the lints of an edition, each with its place and what it marks.
func marked(t testing.TB, d review.Document, audience account.Visibility) []string {
	t.Helper()
	var all []string
	for text, lint := range review.LintEdition(edition(t, d, audience), linter(t)) {
		all = append(all, lint.Field+" "+string(lint.Code)+": "+text[lint.From:lint.To])
	}
	return all
}

// A remark prepared for a review is looked at before it is in front of a customer, and
// so is what only we read.
func TestTheTextsOfAnEditionAreLinted(t *testing.T) {
	t.Parallel()
	d := review.Document{Title: data("A disaster"), Account: data("Panic & Sons"), Blocks: review.Blocks{
		review.Paragraph{Text: data("All is well."), Visibility: account.Customer},
		review.Paragraph{Text: data("Hopefully it holds; fingers crossed."), Visibility: account.Customer},
		review.Paragraph{Text: data("It was their fault."), Visibility: account.Internal},
		review.Part{Heading: review.Heading{Name: data("A nightmare"), Labels: []review.Label{{data("Owner"), data("Oh well")}}}, Blocks: review.Blocks{
			review.Paragraph{Text: data("As planned."), Visibility: account.Customer},
			review.List{Items: []review.ListItem{{Text: data("Oops."), Visibility: account.Customer}}, Visibility: account.Customer},
			review.Part{Heading: review.Heading{Name: data("Inside")}, Visibility: account.Internal, Blocks: review.Blocks{
				review.Paragraph{Text: data("You people."), Visibility: account.Internal},
			}},
		}, Visibility: account.Customer},
	}}
	head := []string{"title alarm: disaster", "account alarm: Panic", "blocks[1] hedge: Hopefully", "blocks[1] hedge: fingers crossed"}
	require.Equal(t, slices.Concat(head, []string{
		"blocks[2] alarm: nightmare", "blocks[2] joke: Oh well", "blocks[2].blocks[1] joke: Oops",
	}), marked(t, d, account.Customer))
	require.Equal(t, slices.Concat(head, []string{
		"blocks[2] blame: their fault", "blocks[3] alarm: nightmare", "blocks[3] joke: Oh well",
		"blocks[3].blocks[1] joke: Oops", "blocks[3].blocks[2].blocks[0] blame: You people",
	}), marked(t, d, account.Internal))
	for stop := 1; stop <= 7; stop++ {
		n := 0
		for range review.LintEdition(edition(t, d, account.Customer), linter(t)) {
			if n++; n == stop {
				break
			}
		}
		require.Equal(t, stop, n)
	}
	for _, audience := range []account.Visibility{account.Business, account.Internal} {
		require.Empty(t, marked(t, advisoryDocument(t, outage(t)), audience))
	}
}

// An apology is judged with the part that it stands in.
func TestAnApologyIsJudgedWithItsPart(t *testing.T) {
	t.Parallel()
	paragraphs := func(texts ...string) review.Part {
		p := review.Part{Heading: review.Heading{Name: data("Part")}, Visibility: account.Customer}
		for _, s := range texts {
			p.Blocks = append(p.Blocks, review.Part{Heading: review.Heading{Name: data("Inner")}, Visibility: account.Customer, Blocks: review.Blocks{
				review.Paragraph{Text: data(s), Visibility: account.Customer},
			}})
		}
		return p
	}
	for _, row := range []struct {
		name   string
		blocks review.Blocks
		want   []string
	}{
		{"alone", review.Blocks{paragraphs("We apologise.")}, []string{"blocks[0].blocks[0].blocks[0] apology: We apologise"}},
		{"with an action", review.Blocks{paragraphs("We apologise.", "We replaced the disk.")}, nil},
		{"with an action before it", review.Blocks{paragraphs("We will replace the disk.", "We apologise.")}, nil},
		{"with an action elsewhere", review.Blocks{paragraphs("We replaced the disk."), paragraphs("We apologise.")}, []string{"blocks[1].blocks[0].blocks[0] apology: We apologise"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, marked(t, review.Document{Title: data("Report"), Account: data("Meridian"), Blocks: row.blocks}, account.Customer))
		})
	}
}

// An advisory has the same words at fault as a value and as a document.
func TestAnAdvisoryIsJudgedAlikeAsADocument(t *testing.T) {
	t.Parallel()
	for _, how := range []string{"A disk filled up.", "A disk filled up. We apologise.", "Hopefully it holds."} {
		for _, intent := range []string{"Orders by noon.", "We are truly sorry.", "We will move the orders.", "Sorry, we will see."} {
			a := outage(t)
			a.How, a.Intent = data(how), data(intent)
			want, got := make(map[string]int), make(map[string]int)
			for text, lint := range review.LintEdition(edition(t, advisoryDocument(t, a), account.Business), linter(t)) {
				got[string(lint.Code)+text[lint.From:lint.To]]++
			}
			texts := map[string]string{"how": how, "intent": intent}
			for _, lint := range linter(t).Advisory(a, quadrant.LintFacts{Locale: review.English()}, a.NextReport.Add(-1)) {
				if text, ok := texts[lint.Field]; ok {
					want[string(lint.Code)+text[lint.From:lint.To]]++
				}
			}
			require.True(t, maps.Equal(want, got), "%q, %q: %v, not %v", how, intent, got, want)
		}
	}
}

func TestAnEditionOfAnotherLanguageIsNotJudged(t *testing.T) {
	t.Parallel()
	german := review.English()
	german.Tag = "de"
	e, err := review.Document{Title: data("A disaster"), Account: data("Meridian")}.Edition(account.Customer, german)
	require.NoError(t, err)
	var codes []quadrant.LintCode
	for text, lint := range review.LintEdition(e, linter(t)) {
		require.Empty(t, text)
		codes = append(codes, lint.Code)
	}
	require.Equal(t, []quadrant.LintCode{quadrant.LintLanguage}, codes)
}

// What the library says in reports is no fault either.
func TestThePhrasesOfReportsHaveNoFaults(t *testing.T) {
	t.Parallel()
	l := linter(t)
	for code, phrase := range review.Phrases() {
		require.Empty(t, l.Text(phrase), code)
	}
}
