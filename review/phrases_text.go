package review

// textPhrases are the words that [Text] and [Markdown] print beside the
// "document." phrases that every format shares.
var textPhrases = map[string]string{
	"text.label":       "{name}:",
	"text.tagged":      "[{audience}] {text}",
	"text.tickets":     "{tickets}: {list}",
	"text.tickets-cut": "{tickets}: {list} and {more} more",
	"text.unit":        "{head}, {unit}",
}
