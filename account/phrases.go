package account

// Phrases returns the English phrases of this package by code, a fresh copy.
func Phrases() map[string]string {
	return map[string]string{
		"number.percent":     "{n} %",
		"number.money":       "{currency} {amount}",
		"span.seconds":       "{s} s",
		"span.minutes":       "{m} min",
		"span.hours":         "{h} h",
		"span.hours-minutes": "{h} h {m} min",

		"role.executive-partner":     "Executive partner",
		"role.account-manager":       "Account manager",
		"role.sales-engineer":        "Sales engineer",
		"role.professional-services": "Professional services",
		"role.operations-supervisor": "Operations supervisor",
		"role.technical-lead":        "Technical lead",

		"objective.open":    "open",
		"objective.reached": "reached",
		"objective.dropped": "dropped",

		"audience.internal": "Internal",
		"audience.business": "Customer management",
		"audience.customer": "Customer",

		"severity.info":     "For information",
		"severity.warning":  "Needs attention",
		"severity.critical": "Needs action now",

		"finding.capacity.tight.why":  "{item}: {capacity} is {share} full ({used} of {total} {unit}).",
		"finding.capacity.tight.next": "Agree on an extension of {capacity} before it is used up.",
		"finding.capacity.full.why":   "{item}: {capacity} is as good as used up, {share} full ({used} of {total} {unit}).",
		"finding.capacity.full.next":  "Free or extend {capacity} now, and agree on how much is needed for the year.",

		"finding.solution.unconfirmed.why":  "Nobody at the customer has confirmed the configuration on record.",
		"finding.solution.unconfirmed.next": "Walk through the configuration in the review and have it confirmed.",
		"finding.solution.changed.why":      "The configuration changed after the customer confirmed it on {day}.",
		"finding.solution.changed.next":     "Walk through what changed and have the configuration confirmed again.",
	}
}
