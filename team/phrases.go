package team

import "maps"

// Phrases returns the English phrases of this package by code, a fresh copy.
func Phrases() map[string]string {
	all := make(map[string]string)
	for _, part := range []map[string]string{
		dutyPhrases(), coveragePhrases(), deliverablePhrases(), loadPhrases(), changePhrases(), deskPhrases(),
	} {
		maps.Copy(all, part)
	}
	return all
}

// dutyPhrases say what the roles answer for, to people on both sides.
func dutyPhrases() map[string]string {
	return map[string]string{
		"basis.standing":  "standing",
		"basis.as-needed": "as needed",

		"duty.executive-partner.knows":          "Knows the account team and the customer on a first-name basis.",
		"duty.executive-partner.obstacles":      "Removes obstacles to the customer's success.",
		"duty.executive-partner.supports":       "Supports the account team in achieving success.",
		"duty.account-manager.owns":             "Owns the relationship as a whole.",
		"duty.sales-engineer.technical-arm":     "Is the account manager's technical arm in business development.",
		"duty.professional-services.production": "Brings the solution to production.",
		"duty.operations-supervisor.service":    "Answers for the customer's entire service experience.",
		"duty.technical-lead.soundness":         "Answers for the operational soundness of the customer's configuration.",
		"duty.technical-lead.gate":              "Is told, asked for counsel or asked for approval before anybody touches the configuration.",

		"apart.escalation": "An escalation must reach somebody else.",
		"apart.report":     "Whoever reports on the service should not be the one who sells it.",
	}
}

// coveragePhrases say what is found about roles.
func coveragePhrases() map[string]string {
	return map[string]string{
		"need.order":          "An order is open: {summary}",
		"need.implementation": "An implementation is open: {summary}",

		"finding.role.vacant.why":           "{role}: nobody holds the role, which an account of this profile needs at all times.",
		"finding.role.vacant.next":          "Assign somebody.",
		"finding.role.lapsed.why":           "{role}: nobody has held the role since {since}, and an account of this profile needs it at all times.",
		"finding.role.lapsed.next":          "Assign a successor.",
		"finding.role.not-yet.why":          "{role}: nobody holds the role until {from}, and an account of this profile needs it at all times.",
		"finding.role.not-yet.next":         "Have somebody stand in until {from}.",
		"finding.role.gap.why":              "{role}: nobody has held the role since {since}; the next holder starts on {from}.",
		"finding.role.gap.next":             "Have somebody stand in until {from}.",
		"finding.role.only-as-needed.why":   "{role}: {person} holds the role as needed, and an account of this profile needs it at all times.",
		"finding.role.only-as-needed.next":  "Assign {person} or somebody else for all of the time.",
		"finding.role.needed.why":           "{role}: nobody holds the role, and it is needed now. {reason}",
		"finding.role.needed.next":          "Assign somebody for as long as it takes.",
		"finding.role.needed-several.why":   "{role}: nobody holds the role, and it is needed now for {n} reasons, of which the first is: {reason}",
		"finding.role.needed-several.next":  "Assign somebody for as long as it takes.",
		"finding.role.held-by-gone.why":     "{role}: {person} is on record as holding the role, but has left.",
		"finding.role.held-by-gone.next":    "Hand the role over and end the assignment.",
		"finding.role.held-by-unknown.why":  "{role}: {person} is on record as holding the role, but no such person is known.",
		"finding.role.held-by-unknown.next": "Put the person on record, or hand the role over.",
		"finding.role.no-primary.why":       "{role}: {n} people hold the role, and none of them answers first.",
		"finding.role.no-primary.next":      "Name one of them as primary.",
		"finding.role.combined.why":         "{role}: {person} holds the role together with another, which one person should not: {with}. {reason}",
		"finding.role.combined.next":        "Give one of the two roles to somebody else.",
	}
}

// deliverablePhrases say what the roles owe and what is found about it.
func deliverablePhrases() map[string]string {
	return map[string]string{
		"deliverable.shared-vision":            "Shared vision",
		"deliverable.account-plan":             "Account plan",
		"deliverable.configuration-diagram":    "Configuration diagram",
		"deliverable.production-solution":      "Production solution",
		"deliverable.operations-review-report": "Operations review report",
		"deliverable.operations-document":      "Operations document",

		"deliverable-purpose.shared-vision":            "Shows the customer that we care about them, that we know where we are going, and that we are here to stay.",
		"deliverable-purpose.account-plan":             "Says where the relationship is to go, and how.",
		"deliverable-purpose.configuration-diagram":    "Shows the layout of the customer's solution.",
		"deliverable-purpose.production-solution":      "Is the customer's solution in production.",
		"deliverable-purpose.operations-review-report": "Says what we have done for the customer lately, and recommends answers to issues that are imminent.",
		"deliverable-purpose.operations-document":      "Says how the customer's solution is managed, operated, maintained and supported, and includes the configuration diagram.",

		"finding.deliverable.missing.why":      "{deliverable}: none is on record.",
		"finding.deliverable.missing.next":     "Issue it, or put on record the one there is.",
		"finding.deliverable.stale.why":        "{deliverable}: the last one, of {day}, was good until {until}.",
		"finding.deliverable.stale.next":       "Issue a new one.",
		"finding.deliverable.out-of-step.why":  "{deliverable}: the configuration is no longer the one for which it was issued on {day}.",
		"finding.deliverable.out-of-step.next": "Bring it in line with the configuration on record and issue it again.",
		"finding.deliverable.untied.why":       "{deliverable}: nothing tells for which configuration it was issued on {day}.",
		"finding.deliverable.untied.next":      "Compare it with the configuration on record and issue it again.",
	}
}

// loadPhrases say what is found about who carries how much.
func loadPhrases() map[string]string {
	return map[string]string{
		"finding.load.over.why":  "{person} carries {n} {n:account|accounts}, {keys} of them key accounts: {weight} account equivalents, of which {limit} are the most.",
		"finding.load.over.next": "Hand accounts over to somebody who carries less.",
		"finding.load.keys.why":  "{person} carries {keys} key accounts, of which {limit} are the most, among {n} {n:account|accounts} ({weight} account equivalents).",
		"finding.load.keys.next": "Hand a key account over to somebody who carries fewer.",
	}
}
