package quadrant

// watchPhrases say what is in trouble, who must be told, and who was not.
func watchPhrases() map[string]string {
	return map[string]string{
		"class.endangered": "Promise in danger",
		"class.missed":     "Promise not kept in time",
		"class.disruption": "Disruption",

		"outcome.told":   "everybody was told",
		"outcome.over":   "over before everybody was told",
		"outcome.graver": "became graver",

		"sign.impact":        "The harm is grave in our own view, since {since}.",
		"sign.customer-word": "The customer's own word is graver than our view, since {since}.",
		"sign.priority":      "It has a priority that is kept for disruptions, since {since}.",
		"sign.longer":        "It has been open for too long for its impact, since {since}.",
		"sign.prime":         "It has been open in the customer's prime hours, since {since}.",
		"sign.related":       "Too many related tickets are open at once, since {since}.",
		"sign.target-missed": "A target was missed on {since}.",
		"sign.target-soon":   "Little of a target's time has been left since {since}.",
		"sign.broken":        "The promise was broken on {since}.",
		"sign.overdue":       "The promise has been overdue since {since}.",
		"sign.due-soon":      "The promise is due soon, and is not kept yet.",
		"sign.late":          "It has been past its date since {since}.",
		"sign.not-begun":     "Its date is near, and it has not begun.",

		"related.problem": "{n} open {n:ticket|tickets} of the problem {name}",
		"related.item":    "{n} open {n:ticket|tickets} on the item {name}",

		"blindside.to-supervisor": "The customer's business called on {called}, {known} after the trouble had begun: the operations supervisor had not been told, and neither had our business.",
		"blindside.to-business":   "The customer's business called on {called}, {known} after the trouble had begun: the operations supervisor knew, and our business had not been told.",

		"event.alert.raised":       "Alert raised",
		"event.alert.told":         "Alert sent",
		"event.alert.escalated":    "Alert escalated",
		"event.alert.acknowledged": "Alert acknowledged",
		"event.alert.cleared":      "Alert cleared",

		"notice.alert":        "{class} at {account}: {summary}",
		"notice.alert-late":   "Not told in time, at {account}: {summary}",
		"notice.alert.what":   "{class}, since {since}: {summary}",
		"notice.alert.tell":   "{who}: please take notice by {by}.",
		"notice.alert.advise": "{who}: please tell them by {by}, before they call.",
		"notice.alert.draft":  "A draft of what to tell them is ready.",
		"notice.alert.late":   "{who}: should have been told by {by}.",
		"notice.alert.key":    "Alert: {key}",

		"advisory.draft.disruption":         "Your service is disrupted: {summary}",
		"advisory.draft.disruption.unnamed": "Your service is disrupted",
		"advisory.draft.missed":             "We have not kept a date that we promised: {summary}",
		"advisory.draft.endangered":         "A date that we promised is at risk: {summary}",
	}
}
