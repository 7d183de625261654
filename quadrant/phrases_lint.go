package quadrant

// lintPhrases say what is wrong with how bad news is told, and what a professional
// does instead.
func lintPhrases() map[string]string {
	return map[string]string{
		"lint.blame.why":       "“{phrase}” puts the blame on somebody.",
		"lint.blame.instead":   "{instead}",
		"lint.alarm.why":       "“{phrase}” alarms, and tells nothing that helps.",
		"lint.alarm.instead":   "{instead}",
		"lint.apology.why":     "“{phrase}” apologises, and no action is told with it.",
		"lint.apology.instead": "{instead}",
		"lint.joke.why":        "“{phrase}” makes a joke of it.",
		"lint.joke.instead":    "{instead}",
		"lint.hedge.why":       "“{phrase}” leaves the reader in the dark.",
		"lint.hedge.instead":   "{instead}",

		"lint.missing.headline.why":        "Nothing says what happened.",
		"lint.missing.headline.instead":    "Begin with one plain sentence: what happened, and what the customer cannot do because of it.",
		"lint.missing.how.why":             "Nothing says how it came to this.",
		"lint.missing.how.instead":         "Tell how we got here, in order and without names, as far as it is known.",
		"lint.missing.options.why":         "The customer is given no options.",
		"lint.missing.options.instead":     "Name at least two ways on, each with what it costs in time and effect.",
		"lint.missing.only-one.why":        "There is one option, and nothing says why it is the only one.",
		"lint.missing.only-one.instead":    "Name a second option, or say why there is none.",
		"lint.missing.intent.why":          "Nothing says what we mean to do.",
		"lint.missing.intent.instead":      "Say what we intend for the date and for the effect on the business.",
		"lint.missing.next-report.why":     "Nothing says when the next word comes.",
		"lint.missing.next-report.instead": "Promise the next report by a day and an hour, and keep it.",
		"lint.past.next-report.why":        "The next report is past, and this has not been sent.",
		"lint.past.next-report.instead":    "Name a new instant for the next report, such as 24 hours from now.",

		"lint.thin.why":     "The impact is “{impact}”, and nobody is to hear of it in a call or a meeting.",
		"lint.thin.instead": "Tell it in a call or a meeting, and in writing beside that: tone does not come across on paper.",
		"lint.late.why":     "We knew at {known}, and more than {within} went by without this advisory.",
		"lint.late.instead": "Bad news goes out with what is known, and with the instant at which the rest follows.",

		"lint.language.why":     "The words were not judged: they are for a reader of “{reader}”, and the linter knows “{language}”.",
		"lint.language.instead": "Judge them with a wording of the reader's language.",
		"lint.unsaid.why":       "The words of this text were not judged: the reader's locale lacks {lacks}.",
		"lint.unsaid.instead":   "Add to the locale what it lacks.",

		"lint.first.technical.why":        "The customer's technical side was told at {at}, before the customer's business knew.",
		"lint.first.technical.instead":    "The customer's business hears of it from us before their technical side does: from their own people they hear it without the context.",
		"lint.first.outside.why":          "Somebody outside was told at {at}, before the customer's business knew.",
		"lint.first.outside.instead":      "The customer's business hears of it before anybody outside does, and agrees with us on who else is told.",
		"lint.first.own-people.why":       "The customer's business heard of it from their own people at {at}, and not from us.",
		"lint.first.own-people.instead":   "Whoever brings the news sets its context: speak with the customer's business as soon as the trouble is known, and give them the whole of it where they have heard a part.",
		"lint.first.ours-unaware.why":     "The customer's business was told at {at}, before our own business side knew.",
		"lint.first.ours-unaware.instead": "The account manager and the executive partner know before the customer does, for the customer's next call goes to them.",
	}
}
