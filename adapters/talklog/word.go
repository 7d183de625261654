package talklog

import (
	"encoding/json"
	"strings"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/tabular"
	"github.com/accordhq/accord/quadrant"
)

// person reads who somebody is. What looks like a name, an address or several people
// is no id, unless the mapping lists it as one: erasing a person does not reach what
// stands in an id.
func (b Base) person() func(string) (account.PersonID, *tabular.Flaw) {
	ids := make(map[string]account.PersonID, len(b.People))
	known := make(map[account.PersonID]bool, len(b.People))
	for name, id := range b.People {
		ids[strings.ToLower(name)] = id
		known[id] = true
	}
	stranger := &tabular.Flaw{Reason: "not a person of the mapping", Warning: true}
	name := &tabular.Flaw{Reason: "a name, an address or several people, and not a person of the mapping", Warning: true}
	return func(cell string) (account.PersonID, *tabular.Flaw) {
		if id, ok := ids[strings.ToLower(cell)]; ok {
			return id, nil
		}
		switch {
		case known[account.PersonID(cell)]:
		case b.KnownOnly:
			return "", stranger
		case strings.ContainsAny(cell, "@<") || strings.Contains(cell, ", "):
			return "", name
		}
		return tabular.ID[account.PersonID](cell)
	}
}

// topic reads what was spoken of. Topics with another separator between them than the
// mapping's are a flaw for good: without them the row would say that nothing was told.
func (m Mapping) topic() func(string) (quadrant.Topic, *tabular.Flaw) {
	known := tabular.Known(m.Topics, quadrant.Topic.Known, tabular.Flaw{Reason: "not a topic of the mapping", Warning: true})
	several := &tabular.Flaw{Reason: "has topics with another separator between them than the mapping's"}
	return func(cell string) (quadrant.Topic, *tabular.Flaw) {
		topic, flaw := known(cell)
		if flaw == nil {
			return topic, nil
		}
		parts := strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(",;|/+\n\t", r) })
		for _, p := range parts {
			if _, no := known(strings.TrimSpace(p)); no == nil {
				return "", several
			}
		}
		return "", flaw
	}
}

// audience reads who may see a record. Of a word that is not known, to be taken
// for fewer is safe.
func audience(cell string) (v account.Visibility, flaw *tabular.Flaw) {
	v.UnmarshalText([]byte(cell)) // it takes any text
	if !v.Known() {
		return account.Internal, &tabular.Flaw{Reason: "not an audience; taken as internal", Warning: true}
	}
	return v, nil
}

// refTo reads the id of a record of a kind.
func refTo(kind account.RefKind) func(string) (account.Ref, *tabular.Flaw) {
	return func(cell string) (account.Ref, *tabular.Flaw) {
		id, flaw := tabular.ID[string](cell)
		return account.Ref{Kind: kind, ID: id}, flaw
	}
}

// ref reads a reference: a kind, a colon and an id, or a JSON object of the two.
func ref(cell string) (r account.Ref, flaw *tabular.Flaw) {
	ok := true
	switch cell[0] {
	case '{':
		ok = json.Unmarshal([]byte(cell), &r) == nil
	case '[':
		ok = false
	default:
		kind, id, _ := strings.Cut(cell, ":")
		r = account.Ref{Kind: account.RefKind(strings.TrimSpace(kind)), ID: strings.TrimSpace(id)}
	}
	if !ok || r.Kind == "" || r.ID == "" {
		return account.Ref{}, &tabular.Flaw{Reason: `not a reference, such as "ticket:T-1"`}
	}
	if _, flaw = tabular.ID[account.RefKind](string(r.Kind)); flaw == nil {
		_, flaw = tabular.ID[string](r.ID)
	}
	return r, flaw
}
