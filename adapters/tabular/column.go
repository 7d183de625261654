package tabular

import (
	"bytes"
	"encoding/json"
	"iter"
	"reflect"
	"strconv"
	"strings"

	"github.com/accordhq/accord/account"
)

// A Column addresses a column by its name in the header, the first one where a
// name repeats, or by its number: "#1" is the first column. In JSON lines it is
// the key of an object, and numbers are not used. In the JSON of a mapping a
// number may be written as one: 18 is "#18".
type Column string

// number is the number of a column addressed by it.
func (c Column) number() (int, bool) {
	digits, ok := strings.CutPrefix(string(c), "#")
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil
}

// UnmarshalJSON reads a name or a number.
func (c *Column) UnmarshalJSON(b []byte) error {
	var n int
	if json.Unmarshal(b, &n) == nil && !bytes.Equal(b, []byte("null")) {
		*c = Column("#" + strconv.Itoa(n))
		return nil
	}
	return json.Unmarshal(b, (*string)(c))
}

// Columns yields the columns of a struct of them in the order in which they are
// declared, each after the name of its field in JSON.
func Columns(columns any) iter.Seq2[string, Column] {
	return func(yield func(string, Column) bool) {
		for field, value := range reflect.ValueOf(columns).Fields() {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if !yield(name, Column(value.String())) {
				return
			}
		}
	}
}

// CheckColumns records every column of a struct of them that is no address in a
// format.
func CheckColumns(f *account.Faults, columns any, format Format) {
	for name, column := range Columns(columns) {
		n, numbered := column.number()
		f.Check(!numbered || n > 0, name, "%q: columns are numbered from #1", column)
		f.Check(!numbered || format != JSONLines, name, "%q: keys of JSON lines have no number", column)
	}
}
