package sqlite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"github.com/accordhq/accord/account"
)

// encode returns the JSON form of a value, with instants in UTC. What JSON cannot
// hold, such as a year of five digits, is [account.ErrInvalid].
func encode[T any](value T) (string, error) {
	inUTC(reflect.ValueOf(&value).Elem())
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // "Aigle & Fils" is to be read and searched as such
	if err := e.Encode(value); err != nil {
		return "", fmt.Errorf("%w: %w", account.ErrInvalid, err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// inUTC sets every instant within a value to UTC. Lists are copied, for they are
// the caller's. Without it, the few zones of the past whose offset has seconds
// would lose them in JSON, and with them the instant.
func inUTC(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if t, ok := v.Addr().Interface().(*time.Time); ok {
			*t = t.UTC()
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				inUTC(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.IsNil() || v.Type().Elem().Kind() != reflect.Struct {
			return
		}
		fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(fresh, v)
		v.Set(fresh)
		for i := range v.Len() {
			inUTC(v.Index(i))
		}
	}
}

// sortable is an instant as a column has it: text that sorts as instants do. The
// years are those that JSON can hold, from 0 to 9999. Of the others, which only a
// filter can have, those before sort before, for a minus sign does; those after
// are a word that sorts after.
func sortable(t time.Time) string {
	t = t.UTC()
	if t.Year() > 9999 {
		return "~"
	}
	return t.Format("2006-01-02T15:04:05.000000000Z")
}

// sortableOrNone is empty for the zero instant.
func sortableOrNone(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return sortable(t)
}
