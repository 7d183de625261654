package sample

import (
	"fmt"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/quadrant"
)

// A talk is a conversation as it is written down here, with times of the account's
// clock.
type talk struct {
	at       string
	from, to []account.PersonID
	channel  quadrant.Channel
	trigger  quadrant.Trigger
	topics   []quadrant.Topic
	// about is the part of the solution that was spoken of; empty for none.
	about account.ItemID
	// ticket is when the ticket that was spoken of was opened; empty for none that is
	// told one by one.
	ticket string
	note   string
	mood   quadrant.Sentiment
	seen   account.Visibility
}

func who(ids ...account.PersonID) []account.PersonID { return ids }

func on(topics ...quadrant.Topic) []quadrant.Topic { return topics }

// interactions are who spoke with whom, as far as somebody wrote it down. The
// customer's technical people speak with the service desk all the time, and are
// courteous; their business hears of the provider when something breaks.
func (w *world) interactions(tickets []metrics.Ticket) []quadrant.Interaction {
	var all []quadrant.Interaction
	for _, talks := range [][]talk{springTalks(), memoryTalks(), dailyTalks(), businessTalks(), innerTalks()} {
		for _, t := range talks {
			i := quadrant.Interaction{
				Account: Account, At: w.at(t.at), From: t.from, To: t.to, Channel: t.channel, Trigger: t.trigger,
				Topics: t.topics, Note: t.note, Sentiment: t.mood, Visibility: t.seen,
			}
			if t.about != "" {
				i.About = []account.Ref{t.about.Ref()}
			}
			if t.ticket != "" {
				i.About = append(i.About, openedAt(tickets, w.at(t.ticket)).Ref())
			}
			i.ID = quadrant.InteractionID(fmt.Sprintf("C-%03d", 101+len(all)))
			all = append(all, i)
		}
	}
	return all
}

// openedAt is the ticket that was opened at an instant.
func openedAt(tickets []metrics.Ticket, at time.Time) metrics.TicketID {
	i := slices.IndexFunc(tickets, func(t metrics.Ticket) bool { return t.Opened.Equal(at) })
	if i < 0 {
		panic("sample: no ticket was opened at " + at.String()) // a slip in a constant
	}
	return tickets[i].ID
}

// springTalks are those of the quarter before.
func springTalks() []talk {
	const customer, business = account.Customer, account.Business
	return []talk{
		{"2026-04-09 10:00", who(manager), who(ecommerce), quadrant.Meeting, quadrant.Scheduled, on(quadrant.Plans), shop, "", "", "", business},
		{"2026-04-15 11:20", who(keyUser), who(deskOne), quadrant.Call, quadrant.Problem, on(quadrant.Issue), database, "2026-04-15 05:48", "", "", customer},
		{"2026-04-16 14:00", who(supervisor), who(itManager, plantDirector), quadrant.Meeting, quadrant.Scheduled, on(quadrant.Value, quadrant.Plans), scanners, "", "", quadrant.Pleased, customer},
		{"2026-04-22 09:30", who(salesEng), who(itManager), quadrant.Meeting, quadrant.Proactive, on(quadrant.Plans, quadrant.Usage), scanners, "", "", "", customer},
		{"2026-05-07 12:00", who(partner), who(cfo, coo), quadrant.Meeting, quadrant.Proactive, on(quadrant.Value, quadrant.Commercial), "", "", "Lunch after the figures of the year. They asked what the warehouse would cost without us.", quadrant.Neutral, business},
		{"2026-05-11 09:40", who(itManager), who(applications), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, "2026-05-11 09:15", "", "", customer},
		{"2026-05-12 16:10", who(ecommerce), who(manager), quadrant.Call, quadrant.Problem, on(quadrant.Issue), shop, "2026-05-12 10:41", "", quadrant.Concerned, business},
		{"2026-05-13 09:00", who(manager), who(ecommerce), quadrant.Mail, quadrant.Problem, on(quadrant.Issue, quadrant.Plans), shop, "2026-05-12 10:41", "", "", business},
		{"2026-05-20 15:00", who(supervisor), who(manager), quadrant.Meeting, quadrant.Scheduled, on(quadrant.Issue, quadrant.Value), "", "", "", "", account.Internal},
		{"2026-06-05 12:10", who(keyUser), who(applications), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, "2026-06-05 11:33", "", "", customer},
		{"2026-06-11 10:00", who(manager), who(coo), quadrant.Meeting, quadrant.Scheduled, on(quadrant.Plans), "", "", "", "", business},
		{"2026-06-16 13:30", who(services), who(warehouseLead, itManager), quadrant.Meeting, quadrant.Scheduled, on(quadrant.Plans), scanners, "", "", "", customer},
		{"2026-06-25 10:30", who(applications), who(keyUser), quadrant.Call, quadrant.Problem, on(quadrant.Issue, quadrant.Advice), orders, "2026-06-25 10:07", "Said that it is time for more memory. She agreed, and cannot order it.", quadrant.Neutral, customer},
	}
}

// memoryTalks are about the server that ran short of memory.
func memoryTalks() []talk {
	const customer, business = account.Customer, account.Business
	return []talk{
		{"2026-07-10 10:15", who(keyUser), who(applications), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, "2026-07-10 09:58", "", "", customer},
		{"2026-07-22 14:20", who(applications), who(keyUser), quadrant.Mail, quadrant.Problem, on(quadrant.Issue, quadrant.Advice), orders, "2026-07-22 13:40", "Mentioned the memory again.", "", customer},
		{"2026-07-31 10:40", who(itManager), who(deskTwo), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, "2026-07-31 10:29", "Calm, as always.", quadrant.Neutral, customer},
		{"2026-08-07 11:30", who(keyUser), who(deskOne, applications), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, "2026-08-07 11:12", "The sales office asks for the cause. We promised to look.", quadrant.Neutral, customer},
		{"2026-08-11 10:44", who(keyUser), who(deskTwo), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, disrupted, "Friendly, though everything stood still.", quadrant.Neutral, customer},
		{"2026-08-11 11:05", who(itManager), who(coo), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, disrupted, "As the chief operating officer told us later.", "", account.Internal},
		{"2026-08-11 11:12", who(coo), who(partner, manager), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, disrupted, "Neither of us knew of it. She asked whether anybody here talks to each other.", quadrant.Angry, business},
		{"2026-08-11 11:18", who(manager), who(supervisor), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, disrupted, "", "", account.Internal},
		{"2026-08-11 15:30", who(supervisor), who(coo, itManager), quadrant.Call, quadrant.Problem, on(quadrant.Issue, quadrant.Plans), orders, disrupted, "", quadrant.Concerned, business},
		{"2026-08-13 10:00", who(techLead), who(itManager), quadrant.Meeting, quadrant.Problem, on(quadrant.Issue, quadrant.Plans), orders, disrupted, "", "", customer},
		{"2026-08-18 09:00", who(partner, supervisor), who(coo), quadrant.Meeting, quadrant.Problem, on(quadrant.Issue, quadrant.Plans), orders, disrupted, "Went through the day hour by hour. She wants to hear it from us first next time.", quadrant.Concerned, business},
	}
}

// dailyTalks are those of the technical people.
func dailyTalks() []talk {
	const customer = account.Customer
	return []talk{
		{"2026-07-08 11:00", who(services), who(warehouseLead), quadrant.Meeting, quadrant.Scheduled, on(quadrant.Plans), scanners, "", "", "", customer},
		{"2026-07-15 14:00", who(supervisor), who(itManager), quadrant.Meeting, quadrant.Scheduled, on(quadrant.Value, quadrant.Issue, quadrant.Plans), "", "", "The operations review. Nobody of their business came.", "", customer},
		{"2026-07-28 09:20", who(warehouseLead), who(field), quadrant.Call, quadrant.Problem, on(quadrant.Issue), scanners, "", "", quadrant.Neutral, customer},
		{"2026-08-05 15:10", who(warehouseLead), who(field), quadrant.Chat, quadrant.Problem, on(quadrant.Issue), scanners, "", "", "", customer},
		{"2026-08-20 16:00", who(deskOne), who(warehouseLead), quadrant.Mail, quadrant.Proactive, on(quadrant.Value), wifiLiege, "", "", quadrant.Pleased, customer},
		{"2026-08-26 07:45", who(plantDirector), who(field), quadrant.Call, quadrant.Problem, on(quadrant.Issue), printers, "2026-08-26 07:20", "", quadrant.Neutral, customer},
		{"2026-09-02 10:30", who(networkAdmin), who(techLead), quadrant.Meeting, quadrant.Routine, on(quadrant.Plans), switches, "", "", "", customer},
		{"2026-09-09 14:00", who(supervisor), who(itManager), quadrant.Meeting, quadrant.Scheduled, on(quadrant.Value, quadrant.Issue), "", "", "", "", customer},
		{"2026-09-17 09:40", who(warehouseLead), who(field), quadrant.Call, quadrant.Problem, on(quadrant.Issue), scanners, "", "", quadrant.Neutral, customer},
		{"2026-09-24 17:30", who(techLead), who(itManager), quadrant.Mail, quadrant.Problem, on(quadrant.Issue), warehouse, "2026-09-24 16:21", "", "", customer},
	}
}

// businessTalks are those of the business people beside the disruption.
func businessTalks() []talk {
	const business = account.Business
	return []talk{
		{"2026-07-23 16:30", who(ecommerce), who(manager), quadrant.Mail, quadrant.Problem, on(quadrant.Issue), shop, "2026-07-23 14:12", "", quadrant.Concerned, business},
		{"2026-09-15 15:45", who(ecommerce), who(manager), quadrant.Call, quadrant.Problem, on(quadrant.Issue), shop, "2026-09-15 13:05", "Second time at the payment step this year.", quadrant.Angry, business},
		{"2026-09-22 11:00", who(manager), who(coo), quadrant.Call, quadrant.Problem, on(quadrant.Issue, quadrant.Commercial), "", "", "The controller has been asked what a team of their own would cost.", quadrant.Concerned, business},
	}
}

// innerTalks are the provider's own.
func innerTalks() []talk {
	const internal = account.Internal
	return []talk{
		{"2026-07-27 09:00", who(applications), who(techLead), quadrant.Chat, quadrant.Problem, on(quadrant.Issue, quadrant.Advice), orders, "2026-07-22 13:40", "Third restart this month. Somebody should sell them memory.", "", internal},
		{"2026-08-11 12:20", who(techLead), who(supervisor), quadrant.Call, quadrant.Problem, on(quadrant.Issue), orders, disrupted, "", "", internal},
		{"2026-08-12 08:30", who(supervisor), who(partner, manager), quadrant.Meeting, quadrant.Problem, on(quadrant.Issue, quadrant.Plans), orders, disrupted, "", "", internal},
		{"2026-09-22 13:30", who(manager), who(partner), quadrant.Chat, quadrant.Proactive, on(quadrant.Rival), "", "", "A team of their own is on the agenda of their board in November.", "", internal},
		{"2026-09-16 09:15", who(manager), who(supervisor), quadrant.Mail, quadrant.Problem, on(quadrant.Issue), shop, "2026-09-15 13:05", "", "", internal},
	}
}

// satisfactions are what the customer's people answered when they were asked.
func (w *world) satisfactions() []account.Satisfaction {
	var all []account.Satisfaction
	for _, a := range []struct {
		at    string
		by    account.PersonID
		score int
		words string
	}{
		{"2026-06-30 16:00", itManager, 4, ""},
		{"2026-08-14 09:30", ecommerce, 2, "Nobody told us for half an hour that orders were not coming in."},
		{"2026-08-19 11:00", keyUser, 4, "Always friendly on the phone."},
		{"2026-09-18 10:00", warehouseLead, 3, ""},
	} {
		all = append(all, account.Satisfaction{
			ID: account.SatisfactionID(fmt.Sprintf("sat-%d", len(all)+1)), Account: Account, Person: a.by, At: w.at(a.at),
			Score: a.score, Worst: 1, Best: 5, Words: a.words, Visibility: account.Business,
		})
	}
	return all
}

// standings name the executives whom the executive partner is to meet.
func (w *world) standings() []quadrant.Standing {
	return []quadrant.Standing{
		{ID: "std-1", Account: Account, Person: coo, Executive: true, From: w.at(contractFrom)},
		{ID: "std-2", Account: Account, Person: cfo, Executive: true, From: w.at(contractFrom)},
	}
}
