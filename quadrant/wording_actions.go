package quadrant

import "slices"

// each joins every one of some beginnings with every one of some ends.
func each(begin, end []string) []string {
	var all []string
	for _, b := range begin {
		for _, e := range end {
			all = append(all, b+" "+e)
		}
	}
	return all
}

// englishFuture begins what somebody will do.
func englishFuture() []string {
	return []string{
		"we will", "we'll", "we shall", "we are going to", "we're going to",
		"I will", "I'll", "I shall", "I am going to", "I'm going to",
	}
}

// englishActions are what somebody will do, does, or has done to mend something.
func englishActions() []string {
	mended := []string{
		"replaced", "restored", "repaired", "fixed", "corrected", "resolved", "recovered", "rebuilt", "restarted",
		"reinstalled", "rerouted", "redirected", "patched", "rolled back", "ordered",
	}
	done := []string{
		"rebooted", "switched", "enlarged", "extended", "added", "isolated", "blocked", "reconfigured",
		"escalated", "called", "informed", "asked", "started", "reset", "renewed", "tested", "checked", "verified",
		"confirmed", "cleared", "freed", "increased", "raised", "reduced", "failed over", "brought", "arranged",
		"assigned", "engaged", "began", "begun",
	}
	doing := []string{
		"replacing", "restoring", "repairing", "fixing", "recovering", "rebuilding", "restarting", "rerouting",
		"switching", "moving", "working on", "looking into",
	}
	past := []string{"we", "we have", "we've", "we have now", "we have already", "I", "I have", "I've"}
	passive := []string{"is", "are", "was", "were", "has been", "have been", "is being", "are being", "will be"}
	return slices.Concat(englishFuture(), []string{
		"we intend to", "we mean to", "we plan to", "I intend to", "I mean to", "I plan to",
		"our intention is", "my intention is", "report back", "get back to you",
	},
		each(past, slices.Concat(mended, done)), each(passive, mended),
		each([]string{"we are", "we're", "I am", "I'm"}, doing),
		each(englishFuture(), []string{"see to", "see that", "not rest until", "not stop until"}),
	)
}

// englishIdle are what holds an action and tells none.
func englishIdle() []string {
	return slices.Concat(each(englishFuture(), []string{
		"not", "never", "no longer", "hardly", "be unable", "be late", "be sorry", "see", "try", "wait", "have to wait",
		"need", "miss", "fail", "do our best", "do my best", "do what we can", "do all we can", "do everything we can",
		"let you know", "keep you posted",
	}), []string{
		"should have been", "could have been", "would have been", "might have been", "may have been", "must have been",
	})
}
