package account

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// diff tells what changed between two versions of a record, field by field in
// the order of their paths. What a person is called and how they are reached
// stands in their record alone: of these only the field is told. Samples and
// revisions are left out, for they change all the time.
//
// A path says nothing in people's own words, for it is not redacted: an element
// of a list goes by its ids and, where others have the same, by a number that
// holds within one event. One without an id of its own that changed is one that
// went and one that came.
func diff(before, after any) []Change {
	paths := pathNames{known: make(map[string]string), taken: make(map[string]bool)}
	old, fresh := leaves(before, paths), leaves(after, paths)
	all := maps.Clone(old)
	maps.Copy(all, fresh)
	words, untold := freeText(after)
	var list []Change
	for _, path := range slices.Sorted(maps.Keys(all)) {
		from, to, field := old[path].value, fresh[path].value, all[path].field
		switch {
		case from == to:
		case slices.Contains(untold, field):
			list = append(list, Change{Field: path})
		default:
			list = append(list, Change{Field: path, From: from, To: to, Words: slices.Contains(words, field)})
		}
	}
	return list
}

// freeText are the fields of a record that are people's own words, which is what
// redaction alters, and those of which nothing is told but that they changed.
func freeText(record any) (words, untold []string) {
	switch record.(type) {
	case Person:
		return nil, []string{"name", "title", "email"}
	case Account:
		return []string{"contract.name", "objectives.text"}, nil
	case Solution:
		return []string{
			"name", "items.name", "items.kind", "items.version", "links.label", "capacities.name", "capacities.unit",
		}, nil
	}
	return nil, nil
}

// A leaf is a plain value of a record; field is its path without what tells the
// elements of lists apart.
type leaf struct{ field, value string }

// leaves are the plain values of a record's JSON form by path.
func leaves(record any, names pathNames) map[string]leaf {
	b, err := json.Marshal(record)
	if err != nil {
		panic("account: a record does not marshal: " + err.Error()) // cannot happen
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		panic("account: a record does not unmarshal: " + err.Error()) // cannot happen
	}
	all := make(map[string]leaf)
	var walk func(path, field string, v any)
	walk = func(path, field string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, value := range v {
				if key != "samples" && key != "revision" {
					walk(join(path, key), join(field, key), value)
				}
			}
		case []any:
			seen := make(map[string]int)
			for _, element := range v {
				content := contentOf(element)
				seen[content]++
				walk(names.of(path, element, content, seen[content]), field, element)
			}
		case nil:
		default:
			all[path] = leaf{field, fmt.Sprint(v)}
		}
	}
	walk("", "", v)
	return all
}

// pathNames are what elements of lists go by in paths: the same in both versions
// of a record, and nothing else in that list.
type pathNames struct {
	known map[string]string // by the path of the list, and the element
	taken map[string]bool   // by the path
}

// of returns the path of the nth element of a list that has its content.
func (names pathNames) of(list string, element any, content string, nth int) string {
	ids, own := idsOf(element)
	path := list + "[" + ids + "]"
	if own {
		return path
	}
	key := list + content + strconv.Itoa(nth)
	if known, ok := names.known[key]; ok {
		return known
	}
	for n := 2; names.taken[path]; n++ {
		path = list + "[" + strings.TrimSpace(ids+" "+strconv.Itoa(n)) + "]"
	}
	names.known[key], names.taken[path] = path, true
	return path
}

// idsOf are the ids of an element, and whether it is the only one that has them.
func idsOf(element any) (ids string, own bool) {
	fields, _ := element.(map[string]any)
	if id, ok := fields["id"].(string); ok {
		return id, true
	}
	var parts []string
	for _, key := range []string{"from", "to", "item"} {
		if id, ok := fields[key].(string); ok {
			parts = append(parts, id)
		}
	}
	return strings.Join(parts, " "), false
}

// contentOf is all that an element says, but for its samples.
func contentOf(element any) string {
	if fields, ok := element.(map[string]any); ok {
		fields = maps.Clone(fields)
		delete(fields, "samples")
		element = fields
	}
	b, err := json.Marshal(element)
	if err != nil {
		panic("account: what was unmarshalled does not marshal: " + err.Error()) // cannot happen
	}
	return string(b)
}
