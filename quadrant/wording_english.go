package quadrant

// EnglishWording returns the English phrases that blame, alarm, apologise, joke or
// hedge, each with what a professional does instead (white paper, chapter "It's Not
// What You Say But How You Say It"). It returns a fresh copy.
func EnglishWording() Wording {
	w := Wording{
		Language: "en",
		Actions: []string{
			"we will", "we'll", "we shall", "we are going to", "we're going to", "we intend to", "we mean to", "we plan to",
			"I will", "I'll", "I shall", "I am going to", "I'm going to", "I intend to", "I mean to", "I plan to",
			"our intention is", "my intention is", "report back", "get back to you", "you will hear from", "next report",
			"we have restored", "we have replaced", "we have repaired",
		},
		Allowed: []string{
			"disaster recovery", "disaster-recovery", "disaster plan", "disaster relief", "kernel panic", "panic button",
			"chaos engineering", "crisis management", "crisis team", "crisis plan", "error budget",
			"no one is to blame", "nobody is to blame", "without blame", "no-fault",
		},
	}
	for _, group := range englishFaults() {
		for _, phrase := range group.phrases {
			w.Phrases = append(w.Phrases, WordingPhrase{Fault: group.fault, Phrase: phrase, Instead: group.instead})
		}
	}
	return w
}

// A faultGroup is phrases that have one fault and one remedy.
type faultGroup struct {
	fault   LintCode
	instead string
	phrases []string
}

func englishFaults() []faultGroup {
	return []faultGroup{
		{LintBlame, "Say what happened and when, and leave out who: the reader looks for the way ahead.", []string{
			"your fault", "your own fault", "their fault", "his fault", "her fault", "not our fault", "the customer's fault",
			"the vendor's fault", "your mistake", "their mistake", "his mistake", "her mistake", "is to blame", "are to blame",
			"was to blame", "were to blame", "you people", "you broke", "you caused", "you failed to", "you forgot to",
			"you neglected", "you never told us", "you didn't tell us", "you did not tell us", "you ignored", "you refused to",
			"nobody told us", "no one told us", "nobody told me", "no one told me", "user error", "operator error",
			"screwed up", "messed up", "dropped the ball", "asleep at the wheel", "careless", "carelessness", "negligent",
			"negligence", "incompetent", "incompetence", "sloppy",
		}},
		{LintBlame, "Say what can be done from here on; what was said before helps with the next decision at most.", []string{
			"you should have", "you shouldn't have", "you should not have", "you could have", "you ought to have",
			"if you had listened", "if only you had", "if you had only", "we warned you", "as we warned", "you were warned",
			"we told you so", "I told you so", "as I already said", "as we already said", "as we already told you",
			"ignored our advice",
		}},
		{LintBlame, "Say what we do about it, and who takes it on where it is not us.", []string{
			"not our problem", "not my problem", "not our job", "not my job", "not our department", "not my department",
			"nothing to do with us", "our hands are tied",
		}},
		{LintAlarm, "Say plainly what stands still, for whom and since when, in words without colour.", []string{
			"disaster", "disasters", "disastrous", "catastrophe", "catastrophic", "catastrophically", "nightmare", "chaos",
			"meltdown", "fiasco", "debacle", "train wreck", "bloodbath", "total failure", "complete failure", "utter failure",
			"total mess", "complete mess", "huge mess", "terrible", "terribly", "horrible", "horribly", "awful", "dreadful",
			"devastating", "devastated", "hopeless", "doomed", "dead in the water", "down the drain", "falling apart",
			"fell apart", "fallen apart", "blew up", "blown up", "all hell", "in serious trouble", "in deep trouble",
			"everything is down", "everything is broken", "nothing works", "out of control", "point of no return",
			"worst-case scenario",
		}},
		{LintAlarm, "Say what came up and how far it sets the plan back; then name the ways around it.", []string{
			"major obstacle", "major obstacles", "major setback", "huge problem", "massive problem", "showstopper",
			"show stopper", "show-stopper", "in jeopardy", "into jeopardy", "hit a wall", "brick wall",
		}},
		{LintAlarm, "Say who works on it and when the next word comes: that is what calms.", []string{
			"panic", "panics", "panicking", "panicked", "freaking out", "freaked out", "crisis", "all hands on deck",
			"scrambling", "worried sick", "!!",
		}},
		{LintApology, "Say with it what you do about it and by when: an apology without action changes nothing.", []string{
			"sorry", "so sorry", "we are so sorry", "we're so sorry", "very sorry", "truly sorry", "terribly sorry",
			"awfully sorry", "apologies", "our apologies", "my apologies", "I apologise", "I apologize", "we apologise",
			"we apologize", "must apologise", "must apologize", "sincerely apologise", "sincerely apologize", "mea culpa",
			"please forgive", "forgive us", "forgive me", "we regret", "I regret", "regrettably", "unfortunately",
			"sorry for the inconvenience", "sorry for any inconvenience", "apologise for any inconvenience",
			"apologize for any inconvenience", "apologise for the inconvenience", "apologize for the inconvenience",
		}},
		{LintJoke, "Leave it out: humour is lost in writing, and taken for not taking it seriously.", []string{
			"lol", "rofl", "lmao", "haha", "hahaha", "ha ha", "just kidding", "only kidding", "only joking", "just joking",
			"no pun intended", "funny story", "oops", "oopsie", "whoops", "oh well", "my bad", "murphy's law", "gremlins",
			"never a dull moment", "that's life", "c'est la vie", "these things happen", "stuff happens", "shit happens",
			"guess what", "bites the dust", "bit the dust", "gave up the ghost", "went belly up", "knock on wood",
			"touch wood", ":-)", ":)", ";-)", ":-(", ":-D", ":-P", "😀", "😅", "😂", "🤣", "😬", "🙈", "😉", "🙃", "🤷",
		}},
		{LintHedge, "Say why the reader needs to know, and what happens next: this is not only for the record.", []string{
			"just wanted to let you know", "just want to let you know", "just wanted to tell you", "just letting you know",
			"just to let you know", "just a heads up", "just a heads-up", "just an FYI", "just FYI", "thought you should know",
			"thought you'd like to know",
		}},
		{LintHedge, "Say what you expect and by when, and what it depends on.", []string{
			"hopefully", "fingers crossed", "with any luck", "with a bit of luck", "should be fine", "should be ok",
			"should be okay", "should be all right", "should be alright", "will probably be fine", "it'll be fine",
			"it will be fine", "should work now", "should hopefully", "we'll see what happens", "we will see what happens",
			"time will tell", "who knows", "keep our fingers", "we'll try our best", "we will try our best",
			"we'll do our best", "we will do our best", "trying our best", "doing our best", "doing everything we can",
			"doing all we can", "doing our utmost",
		}},
		{LintHedge, "Name the day and the hour at which there is word or a result.", []string{
			"as soon as possible", "as soon as we can", "asap", "at some point", "some time soon", "sometime soon",
			"when we get a chance", "when we get around to it", "in due course", "until further notice", "bear with us",
			"stay tuned",
		}},
		{LintHedge, "Say what is known, what is not yet, and when you will know more.", []string{
			"we have no idea", "I have no idea", "no idea why", "no clue", "for some reason", "for whatever reason",
			"somehow", "something went wrong", "it seems like maybe", "not sure what happened", "not sure what's going on",
			"we're not sure why", "we are not sure why", "don't know what happened",
		}},
		{LintHedge, "Give the size of it in plain figures: who cannot do what, and for how long.", []string{
			"no big deal", "not a big deal", "nothing to worry about", "don't worry", "do not worry", "don't panic",
			"no need to panic", "no need to worry", "minor hiccup", "small hiccup", "little hiccup", "slight hiccup",
			"just a glitch", "a bit of a problem", "a bit of an issue", "slight problem", "could be worse",
		}},
	}
}
