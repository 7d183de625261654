package talklog

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
)

// deriveID is the id of a record that has none, from what it tells. It is stored:
// what goes into it may not change.
func deriveID(parts ...[]string) string {
	h := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d;", len(part))
		for _, s := range part {
			fmt.Fprintf(h, "%d:%s", len(s), s)
		}
	}
	return "row-" + hex.EncodeToString(h.Sum(nil)[:16])
}

// interactionID goes by what makes a conversation one of its own. What a mapping
// reads into it (trigger, topics, sentiment, visibility) is left out, so that a
// better mapping does not make another conversation of it.
func interactionID(i quadrant.Interaction) quadrant.InteractionID {
	return quadrant.InteractionID(deriveID(
		[]string{string(i.Account), instant(i.At), string(i.Channel), i.Note},
		names(i.From), names(i.To), records(i.About...),
	))
}

// answerID goes by all that an answer tells but its visibility.
func answerID(s account.Satisfaction) account.SatisfactionID {
	scale := fmt.Sprint(s.Score, s.Worst, s.Best)
	return account.SatisfactionID(deriveID(
		[]string{string(s.Account), string(s.Person), instant(s.At), scale, s.Words}, records(s.About),
	))
}

func instant(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// names are people in an order of their own: who is named first does not matter.
func names(people []account.PersonID) []string {
	list := make([]string, len(people))
	for i, id := range people {
		list[i] = string(id)
	}
	slices.Sort(list)
	return list
}

// records are references, in an order of their own likewise.
func records(refs ...account.Ref) []string {
	list := make([]string, len(refs))
	for i, r := range refs {
		list[i] = string(r.Kind) + "\x00" + r.ID
	}
	slices.Sort(list)
	return list
}
