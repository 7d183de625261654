package review

// teamPhrases are what the report says of the account team.
var teamPhrases = map[string]string{
	"team.name":      "Your account team",
	"team.says":      "{n} {n:person is|people are} there for you, in {roles} {roles:role|roles}",
	"team.empty":     "Nobody is on record yet as a member of your account team.",
	"team.as-of":     "As of",
	"team.holder":    "{person}, {title}",
	"team.also":      "Also: {person}",
	"team.unnamed":   "Somebody not named here",
	"team.and":       "{before}; {next}",
	"team.sentences": "{before} {next}",
	"team.inside":    "The team, as only we see it",
	"team.not-named": "{role}: {person} is not named to the customer; the role is told alone.",

	"deliverables.caption":           "What the team owes, and how it stands",
	"deliverables.what":              "Deliverable",
	"deliverables.role":              "Owed by",
	"deliverables.state":             "State",
	"deliverables.issued":            "Issued",
	"deliverables.issued-by":         "{day} by {person}",
	"deliverables.until":             "Good until",
	"deliverables.none":              "none on record",
	"deliverables.no-end":            "no end",
	"deliverables.while-unchanged":   "the configuration changes",
	"deliverables.state.good":        "good",
	"deliverables.state.missing":     "missing",
	"deliverables.state.stale":       "stale",
	"deliverables.state.out-of-step": "out of step with the configuration",
	"deliverables.state.untied":      "for which configuration is not known",
	"deliverables.state.unknown":     "no configuration to compare it with",
	"deliverables.state.at-work":     "at work on it",
	"deliverables.state.not-owed":    "not owed now",

	"load.name":     "Load of operations supervisors and technical leads",
	"load.caption":  "What they carry, as of {day}",
	"load.who":      "Who",
	"load.role":     "Role here",
	"load.accounts": "Which",
	"load.n":        "Accounts",
	"load.keys":     "Key accounts (at most {limit})",
	"load.weight":   "Account equivalents (at most {limit})",

	"note.load": "An account weighs the mean of its three grades: high {high}, medium {medium}, low or not graded {low}. One of high strategic importance is a key account.",

	"cover.team": "{n} {n:point|points} about the account team, which only we see, {n:stands|stand} with the team.",

	"fact.team":         "who is on the account team",
	"fact.deliverables": "what the account team has issued",
	"fact.promises":     "promises",
}
