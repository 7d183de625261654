package review

// htmlPhrases are the words that [HTML] prints itself. Those that begin with
// "document." suit a document in any format.
var htmlPhrases = map[string]string{
	"document.name":          "{title} – {account}",
	"document.period":        "Period",
	"document.period-range":  "{from} – {to}",
	"document.next-meeting":  "Next meeting",
	"document.not-agreed":    "not agreed yet",
	"document.issued":        "Figures as of",
	"document.audience":      "For: {audience}",
	"document.internal-mark": "Internal – not for the customer",
	"document.contents":      "Contents",
	"document.empty":         "There is nothing to show for this period.",
	"document.next-step":     "Next step",
	"document.owner":         "Owner",
	"document.untitled":      "Untitled",
	"document.not-supplied":  "not supplied",
	"document.on-track":      "On track",
	"document.off-track":     "Off track",
	"document.tickets":       "{n} {n:ticket|tickets}",
	"document.detailed":      "{name} ({detail})",

	"html.for":         "For",
	"html.skip":        "Skip to the content",
	"html.page":        "Page {page} of {pages}",
	"html.at-a-glance": "At a glance",
	"html.no-values":   "no value is known",
	"html.back-nth":    "Back to figure {n}, place {i}",
	"html.note":        "Note {n}",
	"html.back":        "Back to figure {n}",
	"html.chart-data":  "Show as a table",
	"html.node":        "Name",
	"html.node-links":  "Leads to",
	"html.no-links":    "nothing",
}
