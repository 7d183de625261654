package quadrant

import (
	"cmp"
	"slices"

	"github.com/accordhq/accord/account"
)

// wordOn is what an interaction says of a record.
func wordOn(about account.Ref, i Interaction) Word {
	return Word{
		About: about, Interaction: i.ID, At: plain(i.At),
		From: slices.Clone(i.From), To: slices.Clone(i.To), Channel: i.Channel,
	}
}

// hear puts a word in its place among those of the case; one of the same interaction
// about the same record gives way.
func (c *Case) hear(w Word) {
	c.Words = slices.DeleteFunc(c.Words, func(o Word) bool {
		return o.Interaction == w.Interaction && o.About == w.About
	})
	at, _ := slices.BinarySearchFunc(c.Words, w, byWord)
	c.Words = slices.Insert(c.Words, at, w)
}

// forget takes away what was said of a record.
func (c *Case) forget(about account.Ref) {
	c.Words = slices.DeleteFunc(c.Words, func(w Word) bool { return w.About == about })
}

func byWord(a, b Word) int {
	return cmp.Or(
		a.At.Compare(b.At), cmp.Compare(a.Interaction, b.Interaction),
		cmp.Compare(a.About.Kind, b.About.Kind), cmp.Compare(a.About.ID, b.About.ID),
	)
}
