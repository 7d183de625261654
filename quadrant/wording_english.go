package quadrant

import "github.com/accordhq/accord/account"

// EnglishWording returns the English phrases that blame, alarm, apologise, joke or
// hedge, each with what a professional does instead (white paper, chapter "It's Not
// What You Say But How You Say It"). It returns a fresh copy.
func EnglishWording() Wording {
	w := Wording{
		Language: "en",
		Actions:  englishActions(),
		Idle:     englishIdle(),
		Allowed:  englishAllowed(),
	}
	for _, group := range englishFaults() {
		for _, phrase := range group.phrases {
			w.Phrases = append(w.Phrases, WordingPhrase{
				Fault: group.fault, Phrase: phrase, Instead: group.instead, Severity: group.severity,
			})
		}
	}
	return w
}

// A faultGroup is phrases that have one fault, one severity and one remedy.
type faultGroup struct {
	fault    LintCode
	severity account.Severity
	instead  string
	phrases  []string
}

func englishFaults() []faultGroup {
	return []faultGroup{
		{LintBlame, account.Warning, "Say what happened and when, and leave out who: the reader looks for the way ahead.", []string{
			"your fault", "your own fault", "their fault", "his fault", "her fault", "not our fault", "'s fault",
			"the vendors' fault", "the suppliers' fault", "the carriers' fault", "the users' fault", "the customers' fault", "the fault of",
			"fault of yours", "your mistake", "their mistake", "his mistake", "her mistake", "is to blame", "are to blame",
			"was to blame", "were to blame", "'s to blame", "you people", "you broke", "broke it", "you caused", "you failed to",
			"your team failed", "your people failed", "your staff failed", "you forgot to",
			"you neglected", "you never told us", "you didn't tell us", "you did not tell us", "you ignored", "you refused to",
			"nobody told us", "no one told us", "nobody told me", "no one told me", "user error", "operator error",
			"screwed up", "messed up", "messed it up", "messed this up", "messed everything up", "messed it all up", "dropped the ball", "asleep at the wheel", "careless", "carelessness", "negligent",
			"negligence", "incompetent", "incompetence", "sloppy",
		}},
		{LintBlame, account.Warning, "Say what can be done from here on; what was said before helps with the next decision at most.", []string{
			"you should have", "you should've", "you should really have", "you really should have", "you shouldn't have",
			"you should not have", "you could have told us", "you could have said", "you could have called",
			"you could have checked", "you could have known", "you could have prevented", "you could have avoided",
			"you could at least have", "you ought to have",
			"if you had listened", "if only you had", "if you had only", "we warned you", "we had warned you", "we have warned you",
			"we did warn you", "as we warned", "you were warned", "as per my previous", "as per our previous", "as per my last",
			"as per our last", "per my last email", "per our last email", "as stated in my last",
			"we told you so", "I told you so", "as I already said", "as I said before", "as we said before", "as we already said", "as we already told you",
			"ignored our advice",
		}},
		{LintBlame, account.Warning, "Say what we do about it, and who takes it on where it is not us.", []string{
			"not our problem", "not my problem", "not our job", "not my job", "not our department", "not my department",
			"nothing to do with us", "our hands are tied", "nothing we can do", "out of our hands",
			"not in the contract", "not in your contract", "not our responsibility",
		}},
		{LintAlarm, account.Warning, "Say plainly what stands still, for whom and since when, in words without colour.", []string{
			"disaster", "disasters", "disastrous", "catastrophe", "catastrophic", "catastrophically", "nightmare", "chaos",
			"meltdown", "fiasco", "debacle", "train wreck", "bloodbath", "total failure", "complete failure", "utter failure",
			"total mess", "complete mess", "huge mess", "terrible", "terribly", "horrible", "horribly", "awful", "dreadful",
			"devastating", "devastated", "hopeless", "doomed", "dead in the water", "down the drain", "falling apart",
			"fell apart", "fallen apart", "blew up", "blown up", "all hell", "in serious trouble", "in deep trouble",
			"at serious risk", "at grave risk", "everything is down", "everything is on fire", "everything is broken", "nothing works",
			"out of control", "point of no return",
		}},
		{LintAlarm, account.Warning, "Say what came up and how far it sets the plan back; then name the ways around it.", []string{
			"major obstacle", "major obstacles", "major setback", "huge problem", "huge problems", "huge issue",
			"huge issues", "massive problem", "massive problems", "massive issue", "massive issues", "showstopper",
			"show stopper", "show-stopper", "in jeopardy", "into jeopardy", "hit a wall", "hit a brick wall", "ran into a brick wall",
			"up against a brick wall",
		}},
		{LintAlarm, account.Warning, "Say who works on it and when the next word comes: that is what calms.", []string{
			"panic", "in panic", "in a panic", "we panicked", "everyone panicked", "everybody panicked", "freaking out",
			"freaked out", "crisis", "all hands on deck", "we are scrambling", "we're scrambling", "scrambling to",
			"worried sick", "!!", "! !", "❗", "‼", "🚨", "🔥", "😱", "💥", "🆘", "😨", "😰", "🤯", "💣",
		}},
		{LintApology, account.Warning, "Say with it what you do about it and by when: an apology without action changes nothing.", []string{
			"sorry", "so sorry", "we are so sorry", "we're so sorry", "very sorry", "truly sorry", "terribly sorry",
			"awfully sorry", "apologies", "our apologies", "my apologies", "I apologise", "I apologize", "we apologise",
			"we apologize", "must apologise", "must apologize", "sincerely apologise", "sincerely apologize", "mea culpa",
			"please forgive", "forgive us", "forgive me", "we regret", "I regret", "regrettably", "unfortunately", "I'm afraid",
			"I am afraid", "we're afraid", "we are afraid",
			"sorry for the inconvenience", "sorry for any inconvenience", "apologise for any inconvenience",
			"apologize for any inconvenience", "apologise for the inconvenience", "apologize for the inconvenience",
		}},
		{LintJoke, account.Warning, "Leave it out: humour is lost in writing, and taken for not taking it seriously.", []string{
			"lol", "rofl", "lmao", "haha", "hahaha", "ha ha", "just kidding", "only kidding", "only joking", "just joking",
			"no pun intended", "funny story", "oops", "oopsie", "whoops", "oh well", "my bad", "murphy's law", "gremlins",
			"never a dull moment", "that's life", "c'est la vie", "these things happen", "it is what it is", "stuff happens", "shit happens",
			"guess what", "bites the dust", "bit the dust", "gave up the ghost", "went belly up", "knock on wood",
			"touch wood", ":-)", ":)", ";-)", ":-(", ":-D", ":-P", "😀", "😅", "😂", "🤣", "😬", "🙈", "😉", "🙃", "🤷", "🤦",
		}},
		{LintHedge, account.Warning, "Say why the reader needs to know, and what happens next: this is not only for the record.", []string{
			"just wanted to let you know", "just want to let you know", "just wanted to tell you", "wanted to let you know", "just letting you know",
			"just to let you know", "just so you know", "just a heads up", "just a heads-up", "just an FYI", "just FYI", "thought you should know",
			"thought you'd like to know",
		}},
		{LintHedge, account.Warning, "Say what you expect and by when, and what it depends on.", []string{
			"hopefully", "fingers crossed", "with any luck", "with a bit of luck", "should be fine", "should be ok",
			"should be okay", "should be all right", "should be alright", "will probably be fine", "it'll be fine",
			"it will be fine", "should work now", "should hopefully", "we'll see what happens", "we will see what happens",
			"time will tell", "who knows?", "who knows why", "who knows when", "who knows how long", "keep our fingers", "we'll try our best", "we will try our best",
			"we'll do our best", "we will do our best", "trying our best", "doing our best", "doing everything we can",
			"doing all we can", "doing our utmost",
		}},
		{LintHedge, account.Warning, "Name the day and the hour at which there is word or a result.", []string{
			"as soon as possible", "as soon as we can", "asap", "at some point", "some time soon", "sometime soon",
			"any time soon", "again soon", "back soon", "fixed soon", "resolved soon", "you soon", "more soon", "very soon",
			"when we get a chance", "get to it when we can", "when we get around to it", "in due course", "until further notice", "bear with us",
			"stay tuned",
		}},
		{LintHedge, account.Warning, "Say what is known, what is not yet, and when you will know more.", []string{
			"we have no idea", "I have no idea", "no idea why", "we have no clue", "I have no clue", "no clue why", "no clue what",
			"no clue how", "for some reason", "for whatever reason",
			"somehow", "something went wrong", "not sure what happened", "not sure what's going on",
			"we're not sure why", "we are not sure why", "don't know what happened",
		}},
		{LintHedge, account.Warning, "Give the size of it in plain figures: who cannot do what, and for how long.", []string{
			"no big deal", "no worries", "not a big deal", "nothing to worry about", "don't worry", "do not worry", "don't panic",
			"no need to panic", "no need to worry", "minor hiccup", "small hiccup", "little hiccup", "slight hiccup",
			"just a glitch", "a bit of a problem", "a bit of an issue", "slight problem", "could be worse",
		}},
		{LintHedge, account.Info, "Say what is known and what is not, and when the rest will be.", []string{
			"maybe", "perhaps", "probably", "presumably", "supposedly", "apparently", "we think", "I think", "we guess", "I guess",
			"we suppose", "I suppose", "we assume", "I assume", "we might", "I might", "might be able to", "might work",
			"might help", "might be fixed", "might be back",
		}},
		{LintHedge, account.Info, "Say what you do and by when, and what it depends on.", []string{
			"we hope", "I hope", "we will try", "we'll try", "I will try", "I'll try", "we will see", "we'll see", "should be up again",
			"should be back up",
		}},
		{LintHedge, account.Info, "Say what the reader is to do with it, or that nothing is asked of them.", []string{
			"FYI", "for your information",
		}},
		{LintBlame, account.Info, "Say what was done and what now keeps it from happening again, and leave out by whom.", []string{
			"human error",
		}},
	}
}
