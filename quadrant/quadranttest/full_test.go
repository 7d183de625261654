package quadranttest_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant/quadranttest"
)

// A store that drops a field is caught only where the kit sets it. Revisions are the
// store's own.
func TestTheKitSetsEveryField(t *testing.T) {
	t.Parallel()
	set := map[string]bool{}
	visit("record", reflect.ValueOf(quadranttest.Full()), set)
	for field, ok := range set {
		if !ok && field != "record.Cases.Revision" {
			t.Errorf("%s is never set", field)
		}
	}
	if len(set) < 100 {
		t.Errorf("only %d fields were looked at", len(set))
	}
}

// visit notes of each field whether it is set anywhere.
func visit(path string, v reflect.Value, set map[string]bool) {
	switch v.Type() {
	case reflect.TypeFor[time.Time](), reflect.TypeFor[account.Text]():
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(path, v.Elem(), set)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(path, v.Index(i), set)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := path + "." + v.Type().Field(i).Name
			set[field] = set[field] || !v.Field(i).IsZero()
			visit(field, v.Field(i), set)
		}
	}
}
