package quadrant_test

import (
	"fmt"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// Any text can be looked at before it goes out: a mail, an internal notice, a remark
// for a review.
func ExampleLinter_Text() {
	linter, err := quadrant.NewLinter(quadrant.EnglishWording(), quadrant.LintPolicy{})
	if err != nil {
		fmt.Println(err)
		return
	}
	english := account.English().With(quadrant.Phrases())
	remark := "Hopefully the line holds. Nobody told us of the works."
	for _, lint := range linter.Text(remark) {
		fmt.Println(lint.Code, english.Format(lint.Why()))
		fmt.Println("  ", english.Format(lint.Instead()))
	}
	// Output:
	// hedge “Hopefully” leaves the reader in the dark.
	//    Say what you expect and by when, and what it depends on.
	// blame “Nobody told us” puts the blame on somebody.
	//    Say what happened and when, and leave out who: the reader looks for the way ahead.
}

// A draft holds what is known; the linter says what is still missing.
func ExampleLinter_Advisory() {
	linter, err := quadrant.NewLinter(quadrant.EnglishWording(), quadrant.LintPolicy{})
	if err != nil {
		fmt.Println(err)
		return
	}
	now := time.Date(2026, time.May, 12, 9, 30, 0, 0, time.UTC)
	advisory := quadrant.DraftAdvisory(quadrant.AdvisoryDraft{
		Account: "a-1", About: metrics.TicketID("T-7").Ref(), Impact: metrics.Disrupted,
		Headline: account.Data("The order server is down; orders cannot be entered."),
	}, now, nil)
	english := account.English().With(metrics.Phrases()).With(quadrant.Phrases())
	for _, lint := range linter.Advisory(advisory, quadrant.LintFacts{Locale: english}, now) {
		fmt.Println(lint.Field+":", english.Format(lint.Why()))
	}
	fmt.Print(advisory.Text(english))
	// Output:
	// how: Nothing says how it came to this.
	// options: The customer is given no options.
	// intent: Nothing says what we mean to do.
	// channels: The impact is “business disrupted”, and nobody is to hear of it in a call or a meeting.
	// The order server is down; orders cannot be entered.
	// You will hear from us again by 13 May 2026 09:30 UTC.
}

// What we tell each other is read as the reader gets it, and each lint says where.
func ExampleLinter_Notice() {
	linter, err := quadrant.NewLinter(quadrant.EnglishWording(), quadrant.LintPolicy{})
	if err != nil {
		fmt.Println(err)
		return
	}
	notice := account.Notice{Subject: account.Data("The order server is down"), Lines: []account.Line{
		{Text: account.Data("Sorry, but it was the carrier's fault.")},
	}}
	english := account.English().With(quadrant.Phrases())
	for _, lint := range linter.Notice(notice, english) {
		fmt.Println(lint.Field+":", english.Format(lint.Why()))
	}
	// Output:
	// lines[0].text: “Sorry” apologises, and no action is told with it.
	// lines[0].text: “'s fault” puts the blame on somebody.
}
