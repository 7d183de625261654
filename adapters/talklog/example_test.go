package talklog_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/accordhq/accord/adapters/talklog"
)

func ExampleOpen() {
	const export = `When;Who;With;How;Why;About;Ticket
02.03.2026 09:00;kim.park@msp.example;Ann Lee;Meeting;Review;value, plans;
03.03.2026 14:10;Ann Lee;Kim Park, kim.park@msp.example;Phone;Trouble;issue;T-1041
31.02.2026 09:00;Ann Lee;Kim Park;Phone;Trouble;;
`
	mapping, err := talklog.ReadMapping(strings.NewReader(`{
		"delimiter": ";",
		"separator": ",",
		"times": ["02.01.2006 15:04"],
		"zone": "Europe/Zurich",
		"columns": {
			"at": "When", "from": "Who", "to": "With", "channel": "How", "trigger": "Why",
			"topics": "About", "tickets": "Ticket"
		},
		"people": {"Ann Lee": "ann", "Kim Park": "kim", "kim.park@msp.example": "kim"},
		"channels": {"Meeting": "meeting", "Phone": "call"},
		"triggers": {"Review": "scheduled", "Trouble": "problem"},
		"default": {"account": "acme"},
		"visibility": "business"
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	log, err := talklog.Open("calls.csv", strings.NewReader(export), mapping, talklog.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, err := range log.Records(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(i.At.Format("2006-01-02 15:04"), i.From, i.To, i.Channel, i.Trigger, i.Topics, i.About)
	}
	r := log.Report()
	fmt.Println(r.Rows, "rows,", r.Records, "interactions,", r.BadRows, "bad")
	for _, f := range r.Faults {
		fmt.Println(f)
	}
	// Output:
	// 2026-03-02 08:00 [kim] [ann] meeting scheduled [value plans] []
	// 2026-03-03 13:10 [ann] [kim] call problem [issue] [{ticket T-1041}]
	// 3 rows, 2 interactions, 1 bad
	// calls.csv:4: column "When": "31.02.2026 09:00": not a time of layout "02.01.2006 15:04"
}

func ExampleOpenAnswers() {
	mapping, _ := talklog.AnswerPreset("accord-satisfaction-jsonl")
	mapping.Default.Worst, mapping.Default.Best = 1, 5
	log, err := talklog.OpenAnswers("survey.jsonl", strings.NewReader(`
		{"account":"acme","person":"ann","at":"2026-03-02","score":4,"ticket":"T-1041"}
		{"account":"acme","person":"bob","at":"2026-03-02","score":11}`), mapping, talklog.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for s, err := range log.Records(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(s.Person, s.Score, s.About, s.Share())
	}
	for _, f := range log.Report().Faults {
		fmt.Println(f)
	}
	// Output:
	// ann 4 {ticket T-1041} 0.75
	// survey.jsonl:3: column "score": "11": 11 is not between 1 and 5
}

func ExamplePreset() {
	m, ok := talklog.Preset("accord-interactions")
	fmt.Println(ok, m.Columns.From, m.Required())

	m.Default.Account = "acme" // a preset is a copy to start from
	fmt.Println(m.Required(), m.Validate())
	// Output:
	// true from [account at from to channel trigger]
	// [at from to channel trigger] <nil>
}
