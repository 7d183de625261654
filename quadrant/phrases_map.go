package quadrant

// mapPhrases say what the map of an account shows.
func mapPhrases() map[string]string {
	return map[string]string{
		"quadrant.customer-business":  "Customer's business",
		"quadrant.provider-business":  "Provider's business",
		"quadrant.customer-technical": "Customer's technical side",
		"quadrant.provider-technical": "Provider's technical side",

		"path.between": "{a} – {b}",
		"path.within":  "Within {a}",

		"channel.meeting": "meeting",
		"channel.call":    "call",
		"channel.mail":    "mail",
		"channel.chat":    "chat",
		"channel.ticket":  "ticket",
		"channel.portal":  "portal",

		"trigger.problem":   "problem",
		"trigger.scheduled": "scheduled",
		"trigger.proactive": "proactive",
		"trigger.routine":   "routine",

		"topic.value":      "value delivered",
		"topic.plans":      "plans",
		"topic.usage":      "usage",
		"topic.issue":      "issues",
		"topic.advice":     "advice",
		"topic.commercial": "money, contracts and orders",
		"topic.rival":      "another who offers to do the work",

		"sentiment.pleased":   "pleased",
		"sentiment.neutral":   "neutral",
		"sentiment.concerned": "concerned",
		"sentiment.angry":     "angry",

		"quadrant-source.log":             "conversations",
		"quadrant-source.service":         "tickets and targets",
		"quadrant-source.team":            "the account team",
		"quadrant-source.recurrences":     "recurrences",
		"quadrant-source.benefits":        "benefits",
		"quadrant-source.recommendations": "recommendations",
		"quadrant-source.topics":          "what conversations were about",
		"quadrant-source.sentiment":       "how people came across",
		"quadrant-source.authority":       "who may approve what",
		"quadrant-source.earlier":         "conversations from before",

		"trend.up":     "more than before",
		"trend.down":   "fewer than before",
		"trend.steady": "as many as before",

		"gap": "{rule}: not judged in full. Not given: {source}.",
	}
}
