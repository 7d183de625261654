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

		"person.erased": "a person who was forgotten",

		"commitment.open":      "open",
		"commitment.kept":      "kept",
		"commitment.broken":    "broken",
		"commitment.withdrawn": "withdrawn",

		"commitment-kind.action":        "Action",
		"commitment-kind.report-back":   "Report back",
		"commitment-kind.obstacle":      "Obstacle to be removed",
		"commitment-kind.change-review": "Review of a change made in an emergency",

		"event.account.added":          "Account added",
		"event.account.changed":        "Account changed",
		"event.person.added":           "Person added",
		"event.person.changed":         "Person changed",
		"event.person.erased":          "Person erased",
		"event.solution.added":         "Configuration put on record",
		"event.solution.changed":       "Configuration changed",
		"event.solution.confirmed":     "Configuration confirmed by the customer",
		"event.archive.purged":         "Old records purged",
		"event.commitment.made":        "Promise made",
		"event.commitment.kept":        "Promise kept",
		"event.commitment.broken":      "Promise broken",
		"event.commitment.withdrawn":   "Promise withdrawn",
		"event.commitment.rescheduled": "Promise rescheduled",
		"event.commitment.reassigned":  "Promise given to another owner",
		"event.commitment.reminded":    "Promise reminded of",
		"event.commitment.escalated":   "Promise escalated",

		"notice.commitment.remind":  "Due soon: {text}",
		"notice.commitment.due":     "Due now: {text}",
		"notice.commitment.overdue": "Overdue: {text}",
		"notice.commitment.text":    "{kind}: {text}",
		"notice.commitment.due-at":  "Due: {due}",
		"notice.commitment.owner":   "Owner: {owner}",
		"notice.commitment.account": "Account: {account}",

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

		"finding.commitment.overdue.why":   "A promise was due on {day} and is still open: {text}",
		"finding.commitment.overdue.next":  "Keep it, or agree on a new date with whoever is waiting.",
		"finding.commitment.slipped.why":   "A promise first due on {day} was put off {n} times: {text}",
		"finding.commitment.slipped.next":  "Find out what stands in its way, and remove it or withdraw the promise.",
		"finding.commitment.orphaned.why":  "The owner of a promise has left: {text}",
		"finding.commitment.orphaned.next": "Give it to somebody who can keep it.",

		"finding.solution.unconfirmed.why":  "Nobody at the customer has confirmed the configuration on record.",
		"finding.solution.unconfirmed.next": "Walk through the configuration in the review and have it confirmed.",
		"finding.solution.changed.why":      "The configuration changed after the customer confirmed it on {day}.",
		"finding.solution.changed.next":     "Walk through what changed and have the configuration confirmed again.",
	}
}
