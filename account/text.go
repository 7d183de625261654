package account

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"
)

// A Text is something to be said to a person, kept unformatted until the
// reader's language is known: a phrase with named arguments, a host's own
// words, a number, an instant or an amount. [Locale.Format] makes it a string.
// The zero value is the empty text.
type Text struct {
	kind   textKind
	str    string // phrase code or data
	args   Args
	num    float64
	places int
	span   time.Duration
	at     time.Time
	money  Money
}

// Args are the named arguments of a phrase.
type Args map[string]Text

type textKind uint8

const (
	textData textKind = iota
	textPhrase
	textNumber
	textPercent
	textSpan
	textDay
	textDate
	textInstant
	textMonth
	textMoney
)

// Say is the phrase of a code with its arguments.
func Say(code string, args Args) Text { return Text{kind: textPhrase, str: code, args: args} }

// Data is a host's own words, said as they are in every language: a name, a
// ticket's summary, a version.
func Data[T ~string](s T) Text { return Text{str: string(s)} }

// Count is a whole number.
func Count(n int) Text { return Text{kind: textNumber, num: float64(n)} }

// Number is x with a fixed number of decimal places, 0 to 15, rounded half to
// even. A NaN or an infinity is not a number to show: it is the empty text.
func Number(x float64, places int) Text {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Text{}
	}
	return Text{kind: textNumber, num: x, places: min(max(places, 0), maxPlaces)}
}

// maxPlaces is as many decimal places as a float64 can be trusted with.
const maxPlaces = 15

// Percent is a share, 0.5 being said as 50 %, with decimal places of the
// percentage. A NaN or an infinity is the empty text.
func Percent(share float64, places int) Text {
	t := Number(share*100, places)
	if t.kind == textNumber {
		t.kind, t.num = textPercent, share
	}
	return t
}

// Share is a share in whole percent, or with the one or two decimal places that
// it takes not to say 100 % of less than all, and 0 % of more than nothing; what
// takes more is 99.99 % and 0.01 %.
func Share(share float64) Text {
	for places := range 2 {
		said := math.RoundToEven(share*100*math.Pow10(places)) / math.Pow10(places)
		if (share >= 1 || said < 100) && (share <= 0 || said > 0) {
			return Percent(share, places)
		}
	}
	return Percent(min(max(share, 0.0001), 0.9999), 2)
}

// Span is a length of time, said in hours and minutes.
func Span(d time.Duration) Text { return Text{kind: textSpan, span: d} }

// Day is the date of an instant in the locale's zone.
func Day(t time.Time) Text { return Text{kind: textDay, at: t} }

// Date is the date that an instant shows in its own location, whatever zone its
// reader is in: the first day of a period, say.
func Date(t time.Time) Text {
	year, month, day := t.Date()
	return Text{kind: textDate, at: time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// Instant is the date and time of an instant in the locale's zone.
func Instant(t time.Time) Text { return Text{kind: textInstant, at: t} }

// MonthOf is the month and year that an instant shows in its own location.
func MonthOf(t time.Time) Text {
	year, month, _ := t.Date()
	return Text{kind: textMonth, at: time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)}
}

// Amount is a sum of money, rounded half to even to the currency's minor unit.
func Amount(m Money) Text { return Text{kind: textMoney, money: m} }

// IsZero reports whether the text is empty.
func (t Text) IsZero() bool { return t.kind == textData && t.str == "" }

// Phrase returns the code of a phrase, and false for any other text.
func (t Text) Phrase() (code string, ok bool) { return t.str, t.kind == textPhrase }

// count returns the number that a word form goes with, as it is shown but
// without its sign, and false for a text that is no number.
func (t Text) count() (float64, bool) {
	n := math.Abs(t.num)
	switch t.kind {
	case textNumber:
	case textPercent:
		n *= 100
	default:
		return 0, false
	}
	shown, err := strconv.ParseFloat(strconv.FormatFloat(n, 'f', t.places, 64), 64)
	return shown, err == nil
}

// Walk calls f for the text and for each argument inside it.
func (t Text) Walk(f func(Text)) {
	f(t)
	for _, arg := range t.args {
		arg.Walk(f)
	}
}

// textJSON is the stored form: exactly one of its fields tells the kind.
type textJSON struct {
	Data    *string        `json:"data,omitempty"`
	Phrase  *string        `json:"phrase,omitempty"`
	Args    Args           `json:"args,omitempty"`
	Number  *float64       `json:"number,omitempty"`
	Percent *float64       `json:"percent,omitempty"`
	Places  int            `json:"places,omitempty"`
	Span    *time.Duration `json:"span,omitempty"`
	Day     *time.Time     `json:"day,omitempty"`
	Date    *time.Time     `json:"date,omitempty"`
	Instant *time.Time     `json:"instant,omitempty"`
	Month   *time.Time     `json:"month,omitempty"`
	Money   *Money         `json:"money,omitempty"`
}

// MarshalJSON writes the text unformatted, so that it can be read back and
// said in another language.
func (t Text) MarshalJSON() ([]byte, error) {
	j := textJSON{Places: t.places}
	at := t.at.UTC() // an offset of the past may have seconds, which JSON has no room for
	switch t.kind {
	case textPhrase:
		j.Phrase, j.Args = &t.str, t.args
	case textNumber:
		j.Number = &t.num
	case textPercent:
		j.Percent = &t.num
	case textSpan:
		j.Span = &t.span
	case textDay:
		j.Day = &at
	case textDate:
		j.Date = &t.at
	case textInstant:
		j.Instant = &at
	case textMonth:
		j.Month = &t.at
	case textMoney:
		j.Money = &t.money
	default:
		j.Data = &t.str
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what [Text.MarshalJSON] wrote. As is the custom, null
// changes nothing.
func (t *Text) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	var j textJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	switch {
	case j.Phrase != nil:
		*t = Say(*j.Phrase, j.Args)
	case j.Number != nil:
		*t = Number(*j.Number, j.Places)
	case j.Percent != nil:
		*t = Percent(*j.Percent, j.Places)
	case j.Span != nil:
		*t = Span(*j.Span)
	case j.Day != nil:
		*t = Day(*j.Day)
	case j.Date != nil:
		*t = Date(*j.Date)
	case j.Instant != nil:
		*t = Instant(*j.Instant)
	case j.Month != nil:
		*t = MonthOf(*j.Month)
	case j.Money != nil:
		*t = Amount(*j.Money)
	case j.Data != nil:
		*t = Data(*j.Data)
	default:
		return fmt.Errorf("account: text of no known kind: %s", b)
	}
	return nil
}
