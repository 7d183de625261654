package account

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// diff tells what changed between two versions of a record, field by field in
// the order of their paths. What a person is called and how they are reached
// stands in their record alone: of these only the field is told. Samples and
// revisions are left out, for they change all the time.
func diff(before, after any) []Change {
	old, fresh := leaves(before), leaves(after)
	paths := maps.Clone(old)
	maps.Copy(paths, fresh)
	var list []Change
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		if old[path] == fresh[path] {
			continue
		}
		c := Change{Field: path, From: old[path], To: fresh[path], Words: true}
		if _, ok := after.(Person); ok && slices.Contains([]string{"name", "title", "email"}, path) {
			c = Change{Field: path}
		}
		list = append(list, c)
	}
	return list
}

// leaves are the plain values of a record's JSON form by path. The elements of a
// list go by their ids where they have any.
func leaves(record any) map[string]string {
	b, err := json.Marshal(record)
	if err != nil {
		panic("account: a record does not marshal: " + err.Error()) // cannot happen
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		panic("account: a record does not unmarshal: " + err.Error()) // cannot happen
	}
	all := make(map[string]string)
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for field, value := range v {
				if field != "samples" && field != "revision" {
					walk(join(path, field), value)
				}
			}
		case []any:
			for i, element := range v {
				walk(path+"["+nameOf(element, i)+"]", element)
			}
		case nil:
		default:
			all[path] = fmt.Sprint(v)
		}
	}
	walk("", v)
	return all
}

// nameOf is what tells an element of a list from the others.
func nameOf(element any, i int) string {
	fields, _ := element.(map[string]any)
	for _, keys := range [][]string{{"id"}, {"from", "to", "label"}, {"from", "to"}, {"item", "name"}} {
		var parts []string
		for _, key := range keys {
			if s, ok := fields[key].(string); ok {
				parts = append(parts, s)
			}
		}
		if len(parts) == len(keys) {
			return strings.Join(parts, " ")
		}
	}
	return fmt.Sprint(i)
}
