// Package talklog makes interactions of the exports of other systems, and answers
// of satisfaction likewise: what people said, with a row for each conversation or
// answer, as CSV or JSON lines, packed with gzip or not. A [Mapping] says how, or
// an [AnswerMapping]; it is data, and some are there as presets.
//
//	mapping, ok := talklog.Preset("accord-interactions")
//	...
//	log, err := talklog.Open(name, file, mapping, talklog.Options{})
//	if err != nil {
//		return err
//	}
//	for interaction, err := range log.Records(ctx) {
//		if err != nil {
//			return err
//		}
//		...
//	}
//	report := log.Report() // rows, records, bad rows, warnings
//
// [OpenAnswers] does the same for answers. It is a sibling of package ticketlog:
// what is written there of columns, cells, times, quotes and JSON lines holds here.
//
// # Presets
//
// "accord-interactions" reads CSV with the columns named as the fields of [Columns]
// are in JSON, and "accord-interactions-jsonl" reads JSON lines with such keys, so
// also what [encoding/json] makes of a [quadrant.Interaction]. "accord-satisfaction"
// and "accord-satisfaction-jsonl" read answers, by the fields of [AnswerColumns].
// Times are RFC 3339, or "2006-01-02 15:04" with or without seconds, in UTC where
// they tell no zone; that of an answer may be a date alone. Columns may be absent, but for those that [Mapping.Required]
// names. Rows that tell no visibility are internal. Each is a file in the folder
// presets, to be copied and changed.
//
// # People
//
// A cell of people, topics or records holds one or several, with a semicolon
// between, unless [Mapping.Separator] is another; a cell that begins as JSON does is
// read as an array of them. Whoever is named twice counts once, and who speaks is not
// spoken to: an organiser who is also on the list of a meeting's participants is left
// out of it.
//
// Names and mail addresses become ids by [Base.People]. One that is not listed there
// is no id but a stranger, as far as it can be told from one: ids stay when a person
// is forgotten, and what is theirs must not stand in them. A host whose ids are mail
// addresses lists each as what it is. A name such as "Ann Lee" cannot be told from
// an id; [Base.KnownOnly] refuses it.
//
// # Rows without an id
//
// A row that tells no id is given one that is derived from its content, so that it
// is the same when the export is read again, in whatever order its rows stand, and
// a store that takes one in place of the other does not double. The id of an
// interaction goes by account, instant, people, channel, note and the records that
// were spoken of, in that sense and not as they are written; what a mapping reads
// into it (trigger, topics, sentiment, visibility) does not count. That of an answer
// goes by all but its visibility. So a row that was corrected in one of these is
// another record, and of two rows that are alike the second is bad: export ids where
// there are any.
//
// # Bad rows
//
// A row is left out and reported as a [Fault] when a cell that is needed is missing
// or cannot be read, when JSON in a cell is broken, when its channel or trigger is
// unknown, when topics stand in it with another separator between them than the
// mapping's, when nobody is spoken to, when a score is not on its scale, and when its
// id comes again. An unknown topic or sentiment, a stranger, and an unknown
// visibility are warnings: the row is kept without them, and internal. Too many bad
// rows end the import.
//
// # Memory
//
// An export is read as a stream: one row is held, and one hash, 24 to 38 bytes, for
// the id of each record before it.
package talklog
