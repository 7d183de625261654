package team

// changePhrases are the English phrases of the change gate.
func changePhrases() map[string]string {
	return map[string]string{
		"change.drafted":     "drafted",
		"change.noticed":     "noticed",
		"change.counselled":  "counselled",
		"change.approved":    "approved",
		"change.rejected":    "rejected",
		"change.withdrawn":   "withdrawn",
		"change.applied":     "applied",
		"change.verified":    "verified",
		"change.rolled-back": "rolled back",

		"change-verb.draft":     "draft",
		"change-verb.notify":    "give notice",
		"change-verb.counsel":   "counsel",
		"change-verb.approve":   "approve",
		"change-verb.reject":    "reject",
		"change-verb.agree":     "agree",
		"change-verb.withdraw":  "withdraw",
		"change-verb.apply":     "apply",
		"change-verb.override":  "apply in an emergency",
		"change-verb.verify":    "verify",
		"change-verb.roll-back": "roll back",
		"change-verb.review":    "review",

		"event.change.drafted":     "Change drafted",
		"event.change.noticed":     "Advance notice of a change given",
		"event.change.counselled":  "Counsel on a change given",
		"event.change.approved":    "Change approved",
		"event.change.agreed":      "Change approved by the customer",
		"event.change.rejected":    "Change rejected",
		"event.change.withdrawn":   "Change withdrawn",
		"event.change.applied":     "Change applied",
		"event.change.overridden":  "Change applied in an emergency",
		"event.change.verified":    "Change verified",
		"event.change.rolled-back": "Change rolled back",
		"event.change.reviewed":    "Emergency change reviewed",

		"want.state":         "The change is {state} and may not be applied.",
		"want.state.already": "The change was applied already.",
		"want.items":         "The change does not cover {items}.",

		"want.notice":         "{role}: no notice was given to {people}.",
		"want.notice.ahead":   "{role}: no notice was given to {people}; it takes {ahead} of service time.",
		"want.notice.vacant":  "{role}: nobody holds the role and could be given notice.",
		"want.notice.running": "{role}: notice was given on {given}; {passed} of {ahead} of service time have passed, and it is enough on {enough}.",
		"want.notice.never":   "{role}: notice was given on {given}; {passed} of {ahead} of service time have passed, and no more is in the calendar.",

		"want.counsel":         "{role}: counsel of {people} is missing.",
		"want.counsel.vacant":  "{role}: counsel is missing, and nobody holds the role.",
		"want.approval":        "{role}: approval by {people} is missing.",
		"want.approval.vacant": "{role}: approval is missing, and nobody holds the role.",
		"want.approval.alone":  "{role}: approval is missing, and nobody else holds the role than who asked for the change or drafted it.",

		"want-level.":             "Customer",
		"want-level.business":     "Customer, business level",
		"want-level.technical":    "Customer, technical level",
		"want.customer":           "{who}: {n} of {of} {of:approval|approvals} given; {people} may approve.",
		"want.customer.vacant":    "{who}: {n} of {of} {of:approval|approvals} given, and there is nobody else who may approve.",
		"want.start":              "The change is to start on {start}, and not before.",
		"want.configuration":      "The configuration is no longer what the change was written for: {items}.",
		"want.configuration.none": "The configuration that the change was written for is no longer on record.",

		"list.and":  "{first} and {last}",
		"list.or":   "{first} or {last}",
		"list.more": "{first}, {rest}",
	}
}
