// Package place reads JSON of which a fault is told with its line and column.
package place

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Parse decodes one JSON object and nothing after it. Of what is not JSON, and of
// what does not fit, an error tells the line and the column.
func Parse[T any](data []byte) (in T, err error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // the byte-order mark of some editors
	var whole json.RawMessage
	if err, ok := errors.AsType[*json.SyntaxError](json.Unmarshal(data, &whole)); ok {
		return in, at(data, max(err.Offset-1, 0), err)
	}
	if err = decode(data, &in); err != nil {
		var none T
		return none, at(data, misfit[T](data, err), err)
	}
	return in, nil
}

func decode[T any](data []byte, in *T) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	return decoder.Decode(in)
}

// at adds to an error the place of a byte. Lines and columns count from 1, columns
// in characters.
func at(data []byte, offset int64, err error) error {
	before := data[:offset]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return fmt.Errorf("line %d, column %d: %s", 1+bytes.Count(before, []byte("\n")), 1+utf8.RuneCount(line),
		strings.TrimPrefix(err.Error(), "json: "))
}

// misfit is where what does not fit begins. The decoder does not say, but it
// reports the first that it meets: so the error comes with every beginning of the
// file that has it, and with none that has not.
func misfit[T any](data []byte, err error) int64 {
	beginnings := cuts(data)
	i := sort.Search(len(beginnings)-1, func(i int) bool {
		c := beginnings[i]
		found := decode([]byte(string(data[:c.end])+c.closing), new(T))
		return found != nil && found.Error() == err.Error()
	})
	return beginnings[i].last
}

// A cut is a beginning of a file.
type cut struct {
	last, end int64  // its last token, from byte to byte
	closing   string // what makes JSON of it again
}

// cuts cuts a file, which is JSON, after each of its tokens.
func cuts(data []byte) []cut {
	var all []cut
	decoder, open := json.NewDecoder(bytes.NewReader(data)), ""
	for {
		from := decoder.InputOffset()
		token, err := decoder.Token()
		if err != nil {
			return all // at the end
		}
		switch token {
		case json.Delim('{'):
			open = "}" + open
		case json.Delim('['):
			open = "]" + open
		case json.Delim('}'), json.Delim(']'):
			open = open[1:]
		}
		c := cut{end: decoder.InputOffset(), closing: open}
		c.last = c.end - int64(len(bytes.TrimLeft(data[from:c.end], " \t\r\n,:")))
		if bytes.HasPrefix(bytes.TrimLeft(data[c.end:], " \t\r\n"), []byte(":")) {
			c.closing = ":null" + open // it ends with a name
		}
		all = append(all, c)
	}
}
