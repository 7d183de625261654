package talklog

import (
	"cmp"
	"io"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/metrics"
)

// OpenAnswers prepares to read answers of satisfaction from an export, as [Open]
// does for interactions.
func OpenAnswers(name string, r io.Reader, m AnswerMapping, o Options) (*Log[account.Satisfaction], error) {
	d, err := newDecoder(m, m.Layout)
	if err != nil {
		return nil, err
	}
	row := newAnswer(d, m)
	return newLog(name, r, d, m.Columns, m.Required(), o, row.satisfaction)
}

// An answer is what one row tells of a satisfaction.
type answer struct {
	mapping       AnswerMapping
	id            account.SatisfactionID
	account       account.ID
	person        account.PersonID
	at            time.Time
	score         int
	worst, best   *int
	ticket, about account.Ref
	words         string
	visibility    *account.Visibility
}

// newAnswer has the cells of rows read into an answer.
func newAnswer(d *tabular.Decoder, m AnswerMapping) *answer {
	a := &answer{mapping: m}
	c := m.Columns
	score := func(cell string) (int, *tabular.Flaw) {
		if n, ok := m.Scores[cell]; ok {
			return n, nil
		}
		return tabular.Integer[int](cell)
	}
	end := tabular.Told(tabular.Integer[int])
	tabular.Bind(d, c.ID, tabular.ID, &a.id)
	tabular.Bind(d, c.Account, tabular.ID, &a.account).RequireUnless(m.Default.Account != "")
	tabular.Bind(d, c.Person, m.person(), &a.person)
	tabular.Bind(d, c.At, d.Instant, &a.at).Require()
	tabular.Bind(d, c.Score, score, &a.score).Require()
	tabular.Bind(d, c.Worst, end, &a.worst).RequireUnless(m.Default.scaled())
	tabular.Bind(d, c.Best, end, &a.best).RequireUnless(m.Default.scaled())
	tabular.Bind(d, c.Ticket, refTo(metrics.RefTicket), &a.ticket)
	tabular.BindNested(d, c.About, ref, &a.about)
	tabular.Bind(d, c.Words, tabular.Text, &a.words)
	tabular.Bind(d, c.Visibility, tabular.Told(audience), &a.visibility)
	return a
}

// satisfaction makes the answer of the row that was read last.
func (a *answer) satisfaction() (entry[account.Satisfaction], error) {
	m := a.mapping
	s := account.Satisfaction{
		ID: a.id, Account: cmp.Or(a.account, m.Default.Account), Person: a.person, At: a.at,
		Score: a.score, Worst: m.Default.Worst, Best: m.Default.Best,
		About: cmp.Or(a.about, a.ticket), Words: a.words, Visibility: m.seenBy(a.visibility),
	}
	if a.worst != nil {
		s.Worst = *a.worst
	}
	if a.best != nil {
		s.Best = *a.best
	}
	if a.id == "" {
		s.ID = answerID(s)
	}
	return entry[account.Satisfaction]{s, string(s.ID), a.id == ""}, nil
}
