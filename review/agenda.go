package review

import (
	"context"

	"github.com/accordhq/accord/account"
)

// An Agenda is what a review talks about, in order.
type Agenda []AgendaItem

// An AgendaItem is one point of an agenda. The phrases "agenda.CODE.name",
// ".description" and ".objective" say it to people.
type AgendaItem struct {
	Code string
	// Owner is who answers for the item, as people call them.
	Owner account.Text
	// Section makes the item's content; nil for an item that has remarks
	// alone.
	Section    Section
	Visibility account.Visibility
}

// The codes of the five items of [StandardAgenda].
const (
	ItemService      = "service"
	ItemSolution     = "solution"
	ItemProvider     = "provider"
	ItemCustomer     = "customer"
	ItemObservations = "observations"
)

// StandardAgenda is the agenda of the white paper's review template (chapter
// "Operations Review Meeting & Reporting Template"): five items, each with its
// description, objective and owner. Sections say what they were not given; a host
// that will never have the facts for an item takes it out.
func StandardAgenda() Agenda {
	return Agenda{
		{ItemService, account.OperationsSupervisor.Label(), SectionFunc(serviceSection), account.Customer},
		{ItemSolution, account.TechnicalLead.Label(), SectionFunc(solutionSection), account.Customer},
		{ItemProvider, account.ExecutivePartner.Label(), SectionFunc(providerSection), account.Customer},
		{ItemCustomer, account.Say("owner.customer-management", nil), SectionFunc(customerSection), account.Customer},
		{ItemObservations, account.Say("owner.observations", nil), SectionFunc(observationsSection), account.Customer},
	}
}

// A Section makes the content of one agenda item from the facts. It never
// invents: a section whose facts are missing says which the host did not
// supply. A host's own section may read more than the facts hold, and heeds
// the context when it does.
type Section interface {
	Section(ctx context.Context, f Facts) (Content, error)
}

// A SectionFunc is a function as a [Section].
type SectionFunc func(ctx context.Context, f Facts) (Content, error)

// Section calls s.
func (s SectionFunc) Section(ctx context.Context, f Facts) (Content, error) { return s(ctx, f) }

// Content is what a [Section] has to say.
type Content struct {
	// Says is the conclusion, seen by all who see the item; empty for none.
	Says   account.Text
	Blocks Blocks
	// Notes are the footnotes the blocks refer to. Their ids are unique in the
	// document: begin them with the item's code.
	Notes []Footnote
}

func (i AgendaItem) heading(says account.Text) Heading {
	say := func(part string) account.Text { return account.Say("agenda."+i.Code+"."+part, nil) }
	return Heading{
		Name: say("name"),
		Says: says,
		Labels: []Label{
			{account.Say("agenda.description", nil), say("description")},
			{account.Say("agenda.objective", nil), say("objective")},
			{account.Say("agenda.owner", nil), i.Owner},
		},
	}
}
