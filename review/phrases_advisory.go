package review

// advisoryPhrases are what the document of an advisory says beside the advisory.
var advisoryPhrases = map[string]string{
	"advisory-document.title":       "Advisory",
	"advisory-document.news":        "What happened",
	"advisory-document.sent":        "Sent",
	"advisory-document.how":         "How we got here",
	"advisory-document.options":     "Options",
	"advisory-document.intent":      "What we intend",
	"advisory-document.reports":     "Reports since",
	"advisory-document.next-report": "Next report",

	"advisory-document.inside":   "The advisory, as only we see it",
	"advisory-document.state":    "State",
	"advisory-document.impact":   "Impact",
	"advisory-document.known":    "Known since",
	"advisory-document.about":    "About",
	"advisory-document.alert":    "Alert",
	"advisory-document.to":       "For",
	"advisory-document.channel":  "Told by",
	"advisory-document.steps":    "What was done with it",
	"advisory-document.at":       "When",
	"advisory-document.verb":     "Step",
	"advisory-document.actor":    "By",
	"advisory-document.note":     "Note",
	"advisory-document.no-steps": "Nothing was done with it yet.",

	"advisory-document.about.ticket":     "ticket {id}",
	"advisory-document.about.activity":   "activity {id}",
	"advisory-document.about.commitment": "promise {id}",
	"advisory-document.about.related":    "related tickets",
}
