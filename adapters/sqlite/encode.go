package sqlite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/accordhq/accord/account"
)

// encode returns the JSON form of a value, with instants in UTC. What JSON cannot
// hold, such as a year of five digits, is [account.ErrInvalid], and so is text that is
// not UTF-8, for JSON would alter it.
func encode[T any](value T) (string, error) {
	var f account.Faults
	checkText(&f, "", reflect.ValueOf(value))
	if err := f.Err(); err != nil {
		return "", err
	}
	inUTC(reflect.ValueOf(&value).Elem())
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // "Aigle & Fils" is to be read and searched as such
	if err := e.Encode(value); err != nil {
		return "", fmt.Errorf("%w: %w", account.ErrInvalid, err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// checkText records every text within a value that is not UTF-8, by the field that
// has it in JSON.
func checkText(f *account.Faults, field string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		f.Check(utf8.ValidString(v.String()), field, "must be UTF-8")
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			if of := v.Type().Field(i); of.Tag.Get("json") != "-" {
				checkText(f, within(field, of), v.Field(i))
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return // written in base 64
		}
		for i := range v.Len() {
			checkText(f, fmt.Sprintf("%s[%d]", field, i), v.Index(i))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			checkText(f, field, k)
			checkText(f, field, v.MapIndex(k))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			checkText(f, field, v.Elem())
		}
	}
}

// within is the path to a field of a struct. What a type keeps to itself has none
// in JSON but the type's own.
func within(path string, field reflect.StructField) string {
	if !field.IsExported() || field.Anonymous {
		return path
	}
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	if name == "" {
		name = field.Name
	}
	if path == "" {
		return name
	}
	return path + "." + name
}

// inUTC sets every instant within a value to UTC. Lists, and what is pointed at, are
// copied, for they are the caller's. Without it, the few zones of the past whose offset has seconds
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
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		fresh := reflect.New(v.Type().Elem())
		fresh.Elem().Set(v.Elem())
		v.Set(fresh)
		inUTC(fresh.Elem())
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
