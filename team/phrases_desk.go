package team

// deskPhrases say what was done at the desk, and tell people of it.
func deskPhrases() map[string]string {
	return map[string]string{
		"event.assignment.made":    "Role assigned",
		"event.assignment.ended":   "Role given up",
		"event.deliverable.issued": "Deliverable issued",
		"event.obstacle.raised":    "Obstacle raised",

		"notice.obstacle":             "An obstacle was raised: {text}",
		"notice.obstacle.text":        "It should be out of the way by {due}.",
		"notice.change.notify":        "Advance notice of a change: {summary}",
		"notice.change.notify.text":   "It is to be made on {start}. Nobody touches the configuration without you.",
		"notice.change.override":      "A change was made in an emergency: {summary}",
		"notice.change.override.text": "It was made before it was authorised. What could not wait: {note}",
	}
}
