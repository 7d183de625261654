// Package form writes down what several packages write the same way.
package form

import (
	"strconv"
	"time"
)

// Index is the path to the i-th element of a list, as written in JSON.
func Index(field string, i int) string { return field + "[" + strconv.Itoa(i) + "]" }

// Instant is the stored form of an instant; empty for none.
func Instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
