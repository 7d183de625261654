package conform

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// Filled returns a record that says a word wherever it can say anything, each list
// having one element and each pointer something to point at. Of a type with fields of its
// own alone a field takes the value among others that is of that type.
func Filled[T any](word string, others ...any) T {
	var v T
	fill(reflect.ValueOf(&v).Elem(), word, append(others, []byte(word), time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)))
	return v
}

func fill(v reflect.Value, word string, others []any) {
	for _, other := range others {
		if o := reflect.ValueOf(other); o.Type() == v.Type() {
			v.Set(o)
			return
		}
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(word)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), word, others)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), word, others)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), word, others)
			}
		}
	}
}

// Saying lists the fields of a record that say a word, by their path. Of a type with
// fields of its own alone it is the JSON form that says it.
func Saying(record any, word string) []string { return saying(reflect.ValueOf(record), "", word) }

func saying(v reflect.Value, path, word string) []string {
	said, list := "", []string(nil)
	switch v.Kind() {
	case reflect.String:
		said = v.String()
	case reflect.Pointer:
		if !v.IsNil() {
			return saying(v.Elem(), path, word)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			said = string(v.Bytes())
			break
		}
		for i := range v.Len() {
			list = append(list, saying(v.Index(i), path+"[]", word)...)
		}
	case reflect.Struct:
		opaque := true
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				opaque = false
				list = append(list, saying(v.Field(i), strings.TrimPrefix(path+"."+f.Name, "."), word)...)
			}
		}
		if opaque {
			said = Text(v.Interface())
		}
	}
	if strings.Contains(said, word) {
		list = append(list, path)
	}
	return list
}

// Copied fails unless a copy of a record is as the record, and shares nothing with it.
func Copied[T any](t testing.TB, copied func(T) T, others ...any) {
	t.Helper()
	record := Filled[T]("x", others...)
	c := copied(record)
	if !reflect.DeepEqual(c, record) {
		t.Errorf("the copy of %s is %s", Text(record), Text(c))
	}
	Spoil(&c)
	if reflect.DeepEqual(c, record) {
		t.Errorf("of a copy of %T nothing can be altered", record)
	}
	if !reflect.DeepEqual(record, Filled[T]("x", others...)) {
		t.Errorf("what alters the copy of %T alters the record: %s", record, Text(record))
	}
}
