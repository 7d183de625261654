package team

import (
	"slices"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/form"
)

// A Charter says which roles a team is made of, in the order in which people
// are told of them, and what each answers for and owes. A nil charter is taken
// as [StandardCharter].
type Charter []Duty

// OrDefault returns the charter, or the standard one for a charter of no roles.
func (c Charter) OrDefault() Charter {
	if len(c) == 0 {
		return StandardCharter()
	}
	return c
}

// Duty returns the duty of a role, and false for a role that the charter does
// not have.
func (c Charter) Duty(role account.Role) (Duty, bool) {
	c = c.OrDefault()
	if i := c.rank(role); i < len(c) {
		return c[i], true
	}
	return Duty{}, false
}

// Owing returns the role that owes a kind of deliverable, and false for a kind
// that nobody owes.
func (c Charter) Owing(kind DeliverableKind) (account.Role, bool) {
	for _, d := range c.OrDefault() {
		if slices.Contains(d.Owes, kind) {
			return d.Role, true
		}
	}
	return "", false
}

// rank is the place of a role in the charter; a role it does not have comes
// after all of them.
func (c Charter) rank(role account.Role) int {
	if i := slices.IndexFunc(c, func(d Duty) bool { return d.Role == role }); i >= 0 {
		return i
	}
	return len(c)
}

// Validate names every fault of the charter by index and field: a role without
// a side or a level, given twice, or owing what another owes, and each of the six
// roles that is missing or not the provider's. A host adds roles; it takes none
// away, for the rules of the library hand their findings to them.
func (c Charter) Validate() error {
	c = c.OrDefault()
	var f account.Faults
	roles := make(map[account.Role]bool, len(c))
	owed := make(map[DeliverableKind]bool)
	for i, d := range c {
		field := form.Index("", i)
		f.In(field, d.Validate())
		f.Check(!roles[d.Role], field+".role", "repeats the role %q", d.Role)
		roles[d.Role] = true
		for j, kind := range d.Owes {
			f.Check(!owed[kind], form.Index(field+".owes", j), "%q is owed already", kind)
			owed[kind] = true
		}
	}
	for _, d := range StandardCharter() {
		i := c.rank(d.Role)
		f.Check(i < len(c), "", "has no %s", d.Role)
		f.Check(i == len(c) || c[i].Side == d.Side, form.Index("", i)+".side",
			"is not %s, as that of each of the six roles is", d.Side)
	}
	return f.Err()
}
