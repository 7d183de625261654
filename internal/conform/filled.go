package conform

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
)

// Filled returns a record that says a word wherever it can say anything, each list
// having one element and each pointer something to point at.
func Filled[T any](word string) T {
	var v T
	fill(reflect.ValueOf(&v).Elem(), word)
	return v
}

func fill(v reflect.Value, word string) {
	switch x := v.Addr().Interface().(type) {
	case *account.Text:
		*x = account.Say("x", account.Args{"word": account.Data(word)})
		return
	case *time.Time:
		*x = time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)
		return
	case *[]byte:
		*x = []byte(word)
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(word)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), word)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), word)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), word)
			}
		}
	}
}

// Saying lists the fields of a record that say a word, by their path.
func Saying(record any, word string) []string { return saying(reflect.ValueOf(record), "", word) }

func saying(v reflect.Value, path, word string) []string {
	said, list := "", []string(nil)
	switch x := v.Interface().(type) {
	case account.Text:
		x.Walk(func(t account.Text) { said += account.English().Format(t) })
	case []byte:
		said = string(x)
	case time.Time:
	default:
		switch v.Kind() {
		case reflect.String:
			said = v.String()
		case reflect.Pointer:
			if !v.IsNil() {
				return saying(v.Elem(), path, word)
			}
		case reflect.Slice:
			for i := range v.Len() {
				list = append(list, saying(v.Index(i), path+"[]", word)...)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					list = append(list, saying(v.Field(i), strings.TrimPrefix(path+"."+f.Name, "."), word)...)
				}
			}
		}
	}
	if strings.Contains(said, word) {
		list = append(list, path)
	}
	return list
}

// Copied fails unless a copy of a record is as the record, and shares nothing with it.
func Copied[T any](t testing.TB, copied func(T) T) {
	t.Helper()
	record := Filled[T]("x")
	c := copied(record)
	if !reflect.DeepEqual(c, record) {
		t.Errorf("the copy of %+v is %+v", record, c)
	}
	Spoil(&c)
	if reflect.DeepEqual(c, record) {
		t.Errorf("of a copy of %T nothing can be altered", record)
	}
	if !reflect.DeepEqual(record, Filled[T]("x")) {
		t.Errorf("what alters the copy of %T alters the record: %+v", record, record)
	}
}
