package quadrant

import "slices"

// englishAllowed are the names and turns of everyday work that hold a phrase which
// does harm elsewhere.
func englishAllowed() []string {
	return slices.Concat([]string{
		"natural disaster", "natural disasters", "panic button", "chaos engineering", "chaos testing", "error budget",
		"kernel panic", "kernel panics", "kernel oops", "sudo !!", "for some reason code", "for some reason codes",
		"Meltdown vulnerability", "Meltdown and Spectre", "Spectre and Meltdown", "Meltdown patch", "Meltdown patches",
		"Meltdown mitigation", "Meltdown mitigations",
		"without blame", "nobody's to blame", "nobody's fault", "no one's fault", "anybody's fault", "anyone's fault",
		"through no fault of", "your team failed over", "broke it down", "broke it up", "broke it into",
		"if you forgot to", "in case you forgot to", "if you failed to", "in case you failed to", "if you caused",
		"we have no clue in", "as soon as possible, and by", "as soon as possible and by", "as soon as possible, by",
		"as soon as possible, at the latest", "as soon as possible, and at the latest",
		"as soon as possible, and no later than", "as soon as possible and no later than",
		"at some point between", "until further notice from", "until further notice by",
		"you should have access", "you should have the", "you should have a", "you should have an", "you should have your",
		"you should have it", "you should have them", "you should have received", "you should have no", "you should have word",
		"we will see to", "we'll see to", "we will see that", "we'll see that", "we will see you", "we'll see you",
		"I hope you are well", "I hope this helps", "we hope to see you",
	},
		each([]string{"disaster"}, []string{
			"recovery", "plan", "plans", "planning", "relief", "site", "sites", "declaration", "response", "preparedness",
			"tolerance", "tolerant", "exercise", "drill", "test", "tests", "scenario", "scenarios", "manual",
		}),
		each([]string{"crisis"}, []string{
			"management", "team", "plan", "communication", "communications", "exercise", "response", "line", "room", "unit",
			"manual", "staff",
		}),
		each([]string{"panic"}, []string{"log", "logs", "message", "messages", "dump", "mode", "alarm", "handler"}),
		each([]string{"oops"}, []string{"message", "messages", "log"}),
		each([]string{"user error", "operator error", "human error"}, []string{
			"rate", "rates", "message", "messages", "page", "pages", "report", "reports", "log", "logs", "analysis",
		}),
		each([]string{"risk of", "chance of", "prevent", "prevents", "avoid", "reduce", "reduces"}, []string{"human error"}),
		each([]string{"'s fault", "your fault", "their fault"}, []string{
			"tolerance", "report", "reports", "code", "codes", "log", "logs", "domain", "domains", "isolation", "detection",
			"management", "rate", "message", "messages", "history", "ticket", "tickets", "desk", "number", "lamp", "indicator",
		}),
		each([]string{"nobody", "no one", "no-one"}, []string{"is to blame", "was to blame"}),
	)
}
