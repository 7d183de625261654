// Package conform is what the conformance kits of several packages share, and tests of
// records: their comparison, the altering of what should be somebody else's, records
// that say something in every field, and writers that are in each other's way.
package conform

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

// Text is a record as text to compare by: its JSON form with instants in UTC and
// without what is empty. Lists keep their order.
func Text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	var plain any
	if err := json.Unmarshal(b, &plain); err != nil {
		return err.Error()
	}
	plain = level(plain)
	if list, ok := plain.([]any); ok && len(list) == 0 {
		plain = nil
	}
	b, err = json.MarshalIndent(plain, "", "  ")
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// level takes away in what two records of the same meaning may differ.
func level(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for field, value := range v {
			value = level(value)
			v[field] = value
			if list, ok := value.([]any); value == nil || ok && len(list) == 0 {
				delete(v, field)
			}
		}
	case []any:
		for i := range v {
			v[i] = level(v[i])
		}
	case string:
		if at, err := time.Parse(time.RFC3339Nano, v); err == nil {
			return at.UTC().Format(time.RFC3339Nano)
		}
	}
	return v
}

// Same reports a record that is not the wanted one.
func Same(t testing.TB, what string, got, want any) {
	t.Helper()
	if g, w := Text(got), Text(want); g != w {
		t.Errorf("%s is\n%s\nwant\n%s", what, g, w)
	}
}

// Spoil alters whatever can be reached from a value through pointers, lists and
// maps, so that it shows in a record that shares it.
func Spoil(v any) { spoil(reflect.ValueOf(v)) }

func spoil(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			spoil(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			v.SetMapIndex(key, reflect.Zero(v.Type().Elem()))
		}
	case reflect.Struct:
		opaque := true
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				opaque = false
				spoil(v.Field(i))
			}
		}
		if opaque && v.CanSet() {
			v.SetZero()
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString("spoilt")
		}
	case reflect.Uint8:
		if v.CanSet() {
			v.SetUint(uint64(uint8(v.Uint()) + 1))
		}
	case reflect.Bool:
		if v.CanSet() {
			v.SetBool(!v.Bool())
		}
	default:
		if v.CanSet() {
			v.SetZero()
		}
	}
}

// Unchanged fails when a text made by [Text] is no longer what it was before, and
// tells the lines between the first and the last that differ.
func Unchanged(t testing.TB, what, before, after string) {
	t.Helper()
	if before == after {
		return
	}
	old, fresh := strings.Split(before, "\n"), strings.Split(after, "\n")
	for len(old) > 0 && len(fresh) > 0 && old[0] == fresh[0] {
		old, fresh = old[1:], fresh[1:]
	}
	for len(old) > 0 && len(fresh) > 0 && old[len(old)-1] == fresh[len(fresh)-1] {
		old, fresh = old[:len(old)-1], fresh[:len(fresh)-1]
	}
	t.Errorf("%s changed what is stored from\n%s\nto\n%s", what, strings.Join(old, "\n"), strings.Join(fresh, "\n"))
}
