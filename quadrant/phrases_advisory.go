package quadrant

// advisoryPhrases say advisories and what becomes of them.
func advisoryPhrases() map[string]string {
	return map[string]string{
		"advisory.drafted":     "drafted",
		"advisory.sent":        "sent",
		"advisory.followed-up": "followed up",
		"advisory.closed":      "closed",

		"advisory-verb.revise":    "Revise",
		"advisory-verb.send":      "Send",
		"advisory-verb.follow-up": "Follow up",
		"advisory-verb.close":     "Close",

		"advisory-line.how":               "How we got here: {text}",
		"advisory-line.option":            "Option {n}: {text}",
		"advisory-line.one-option":        "There is one option: {text}",
		"advisory-line.only-one":          "Why there is no other: {text}",
		"advisory-line.intent":            "What we intend: {text}",
		"advisory-line.report-on.unnamed": "Report on what we told you of",
		"advisory-line.report-on":         "Report on: {headline}",
		"advisory-line.report":            "Report of {at}: {text}",
		"advisory-line.next-report":       "You will hear from us again by {text}.",

		"event.advisory.revised":     "Advisory revised",
		"event.advisory.sent":        "Advisory sent",
		"event.advisory.followed-up": "Advisory followed up",
		"event.advisory.closed":      "Advisory closed",
	}
}
