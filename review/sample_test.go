package review_test

import (
	"flag"
	"fmt"
	"strings"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
	"github.com/accordhq/accord/review"
)

// update rewrites the golden files under testdata.
var update = flag.Bool("update", false, "rewrite the golden files")

// Every text that only the provider may read holds internalCanary, and every
// text that the customer's technical people may not read holds businessCanary
// or internalCanary.
const (
	internalCanary = "Zwieback"
	businessCanary = "Marzipan"
)

var data = account.Data[string]

// sampleDocument is an operations review of a fictional customer with every
// kind of block, every visibility, and words that are hard to print.
func sampleDocument() review.Document {
	return review.Document{
		Title:       data("Operations review"),
		Account:     data("Meridian Freight"),
		Period:      metrics.Period{From: utc(2026, time.July, 1, 0, 0), To: utc(2026, time.October, 1, 0, 0)},
		Issued:      utc(2026, time.October, 5, 8, 30),
		NextMeeting: utc(2026, time.October, 14, 13, 0),
		Blocks: append(sampleCover(),
			sampleService(), sampleSolution(), sampleProvider(), sampleCustomer(), sampleAdvice(), sampleQuadrants(), sampleAppendix()),
	}
}

func utc(year int, month time.Month, day, hour, minute int) time.Time {
	return time.Date(year, month, day, hour, minute, 0, 0, time.UTC)
}

func sampleCover() review.Blocks {
	return review.Blocks{
		review.List{Visibility: account.Customer, Items: []review.ListItem{
			{Visibility: account.Customer, Text: data("Priority 1 trouble was restored in 3.1 hours on average, 18 % faster than in the quarter before and within the four hours we agreed.")},
			{Visibility: account.Customer, Text: data("The tracking database is 91 % full and will be used up in December if bookings keep growing; there are two ways out.")},
			{Visibility: account.Customer, Text: data("The label printer outage of 11 August came back twice; its root cause is known, and the fix goes in on 18 October.")},
			{Visibility: account.Business, Text: data("The contract " + businessCanary + " asks for notice by 31 December; we would like to speak about the coming year in the meeting.")},
			{Visibility: account.Internal, Text: data("Their operations director told " + internalCanary + " that a competitor has offered a price.")},
		}},
		review.KeyFigures{Visibility: account.Customer, Figures: []review.KeyFigure{
			{
				Label: data("Priority 1, mean time to restore"), Value: account.Number(3.1, 1), Unit: data("hours"),
				Target: data("Target: 4 hours"), Change: data("18 % faster than last quarter"), Basis: data("n = 14"),
				Tone: review.Good, Note: "restore", Visibility: account.Customer,
			},
			{
				Label: data("Answered in time"), Value: account.Percent(0.928, 1),
				Target: data("Target: 95 %"), Change: data("1.4 points down"), Basis: data("n = 300"),
				Tone: review.Bad, Note: "answered", Visibility: account.Customer,
			},
			{
				Label: data("Tickets opened"), Value: account.Count(1300), Unit: data("tickets"),
				Change: data("4 % more than last quarter"), Basis: data("all kinds"), Note: "opened", Visibility: account.Customer,
			},
			{
				Label: data("Trouble averted"), Value: account.Count(9),
				Target: data("No target agreed"), Change: data("3 more than last quarter"), Basis: data("n = 9"),
				Tone: review.Good, Visibility: account.Customer,
			},
			{
				Label: data("Cost to serve " + internalCanary), Value: account.Percent(0.41, 0), Unit: data("of the fee"),
				Target: data("Target: 35 %"), Tone: review.Bad, Visibility: account.Internal,
			},
		}},
		review.Chart{
			Kind:  review.Columns,
			Title: data("Time to restore has stayed under the target since April"),
			Desc:  data("Monthly means fall from 6.2 hours in October to 2.8 hours in September; the target is 4 hours. Nothing was restored in February."),
			Axis:  data("Month"), Unit: data("hours"),
			Value: data("This year"), Before: data("Year before"),
			Target: ptr(4.0), TargetName: data("Target 4 h"),
			Caption:    data("Priority 1, restored per month, elapsed time; n = 58."),
			Note:       "restore",
			Points:     sampleMonths(),
			Visibility: account.Customer,
		},
	}
}

func sampleMonths() []review.Point {
	values := []float64{6.2, 5.4, 5.9, 4.7, -1, 4.4, 3.6, 3.9, 3.2, 3.4, 3.1, 2.8}
	before := []float64{5.1, 6.0, 7.3, 6.6, 5.8, 6.1, 5.2, 4.9, 5.5, 4.6, 5.0, -1}
	points := make([]review.Point, len(values))
	for i := range points {
		p := review.Point{Label: account.MonthOf(utc(2025, time.October+time.Month(i), 1, 0, 0)), Visibility: account.Customer}
		p.Text = data("nothing restored")
		if values[i] >= 0 {
			p.Value, p.Text = &values[i], account.Number(values[i], 1)
		}
		if before[i] >= 0 {
			p.Before = &before[i]
		}
		points[i] = p
	}
	return points
}

func samplePart(name, says, objective string, owner account.Text, blocks ...review.Block) review.Part {
	return review.Part{
		Heading: review.Heading{Name: data(name), Says: data(says), Labels: []review.Label{
			{Name: data("Objective"), Text: data(objective)},
			{Name: data("Owner"), Text: owner},
		}},
		Blocks: blocks, Visibility: account.Customer,
	}
}

func sampleService() review.Part {
	return samplePart("Service performance", "Priority 1 was restored 18 % faster than last quarter", "Demonstrate value delivered", account.OperationsSupervisor.Label(),
		review.Paragraph{Visibility: account.Customer, Text: data("Three in four of the 1,300 tickets were requests and questions. The fourteen that stopped work were restored within the agreed time but for one, the label printers on 11 August, which took six hours because the vendor’s spare part was not in Rotterdam.")},
		samplePriorities(),
		review.Part{
			Heading: review.Heading{Name: data("Key events"), Says: data("One event came back; its cause is known")},
			Blocks: review.Blocks{
				review.Callout{
					Severity: account.Critical, Visibility: account.Customer,
					Text: data("Label printing stopped in all four depots on 11 August, and again on 2 and 19 September: the spooler runs out of handles after about 40 days."),
					Next: data("Install the vendor’s corrected spooler on 18 October, between 22:00 and 23:00."), Owner: account.TechnicalLead.Label(), Note: "printers",
				},
				review.Callout{
					Severity: account.Info, Visibility: account.Internal,
					Text: data("The night shift at " + internalCanary + " closed the first ticket without telling anybody."),
					Next: data("Walk through the escalation path in the dry run " + internalCanary + "."),
				},
			},
			Visibility: account.Customer,
		},
		review.Part{
			Heading: review.Heading{Name: data("Maintenance, patches and backups")},
			Blocks: review.Blocks{
				review.List{Ordered: true, Visibility: account.Customer, Items: []review.ListItem{
					{Visibility: account.Customer, Text: data("92 of 92 nightly backups were made; 3 were read back, and all 3 could be restored.")},
					{Visibility: account.Customer, Text: data("41 security patches were evaluated, 38 applied, 3 set aside because the component is not in use.")},
					{Visibility: account.Business, Text: data("The upgrade " + businessCanary + " was moved to November at your finance team’s request.")},
				}},
				review.Callout{Severity: account.Warning, Visibility: account.Customer, Text: data("Order and implementation status: not supplied. The order system is not connected to this report.")},
			},
			Visibility: account.Customer,
		},
	)
}

func samplePriorities() review.Table {
	row := func(total bool, tone review.Tone, cells ...string) review.Row {
		r := review.Row{Total: total, Visibility: account.Customer}
		for _, c := range cells {
			r.Cells = append(r.Cells, review.Cell{Text: data(c)})
		}
		r.Cells[5].Tone = tone
		r.Cells[5].Note = "answered"
		return r
	}
	head := func(name, unit string, note review.NoteID) review.Column {
		return review.Column{Head: data(name), Unit: data(unit), Numeric: true, Note: note, Visibility: account.Customer}
	}
	cost := head("Cost "+internalCanary, "EUR", "cost")
	cost.Visibility = account.Internal
	return review.Table{
		Caption: data("Tickets and mean time to restore by priority"), Visibility: account.Customer,
		Columns: []review.Column{
			{Head: data("Priority"), Visibility: account.Customer},
			head("Opened", "", "opened"), head("Still open", "", ""), head("Mean, elapsed", "h", "restore"),
			head("Mean, service hours less hold", "h", ""), head("In time", "%", ""), head("Target", "h", ""), cost,
		},
		Rows: []review.Row{
			row(false, review.Good, "1 – work has stopped", "14", "0", "3.1", "2.9", "92.9", "4", internalCanary+" 9,100"),
			row(false, review.Good, "2 – work is hindered", "103", "2", "9.8", "6.2", "96.1", "8", internalCanary+" 21,400"),
			row(false, review.Bad, "3 – trouble for one person", "412", "17", "31.5", "14.0", "91.0", "16", internalCanary+" 30,050"),
			row(false, "", "4 – request or question", "771", "23", "not supplied", "not supplied", "no target", "no target", internalCanary+" 18,700"),
			row(true, review.Bad, "All priorities", "1,300", "42", "24.6", "11.7", "92.8", "by priority", internalCanary+" 79,250"),
		},
	}
}

func sampleSolution() review.Part {
	bar := func(label string, used, total float64, text string) review.Point {
		return review.Point{Label: data(label), Value: &used, Before: &total, Text: data(text), Visibility: account.Customer}
	}
	versions := review.Table{
		Caption: data("Configuration as confirmed on 3 September by R. Okonkwo"), Visibility: account.Customer,
		Columns: []review.Column{
			{Head: data("Item"), Visibility: account.Customer}, {Head: data("Version"), Visibility: account.Customer},
			{Head: data("Supported until"), Visibility: account.Customer}, {Head: data("Linked to"), Visibility: account.Customer},
		},
	}
	for _, cells := range [][]string{
		{"Tracking database", "PostgreSQL 15.8", "11 Nov 2027", "Booking portal, label service"},
		{"Booking portal", "7.4.2 <script>alert('portal')</script>", "not supplied", "Tracking database"},
		{"Label service", `"Spool & Go" 3.1`, "31 Jan 2027", "Four depots 📦"},
		{"مستودع دبي", "2.0", "1 Jun 2028", "Booking portal"},
	} {
		row := review.Row{Visibility: account.Customer}
		for _, c := range cells {
			row.Cells = append(row.Cells, review.Cell{Text: data(c)})
		}
		versions.Rows = append(versions.Rows, row)
	}
	node := func(name, detail string) review.DiagramNode {
		return review.DiagramNode{Name: data(name), Detail: data(detail), Visibility: account.Customer}
	}
	link := func(from, to int, label string) review.DiagramLink {
		return review.DiagramLink{From: from, To: to, Label: data(label)}
	}
	standby := node("Standby "+internalCanary, "not yet sold")
	standby.Visibility = account.Internal
	layout := review.Diagram{
		Title: data("How the tracking platform is laid out"), Visibility: account.Customer,
		Desc:    data("The portal and the label service use the tracking database; four depots book through the portal."),
		Caption: data("An arrow leads from a part to one that it depends on."),
		Nodes: []review.DiagramNode{
			node("Tracking database", "PostgreSQL 15.8"), standby, node("Booking portal <script>alert('portal')</script>", "web application 7.4.2"),
			node("Label service", `"Spool & Go" 3.1`), node("مستودع دبي", "2.0"), node("scanner-gateway-01.rotterdam.depots.meridian-freight.example", ""),
		},
		Links: []review.DiagramLink{
			link(0, 1, "replicates "+internalCanary), link(2, 0, "reads and writes"), link(2, 3, "orders labels by way of the message queue"),
			link(3, 0, "reads"), link(4, 2, "books"), link(5, 2, ""), link(0, 0, "vacuums"), link(3, 2, "answers"),
		},
	}
	return samplePart("Solution performance", "The tracking database runs out of room in December", "Identify performance concerns, and confirm that both of us hold the same picture of the configuration", account.TechnicalLead.Label(),
		layout,
		review.Chart{
			Kind: review.Bars, Title: data("One of five capacities is above nine tenths"),
			Desc: data("The tracking database's storage is 91 % full; the others are between 24 % and 78 %; the depot scanners were not measured."),
			Axis: data("Capacity"), Unit: data("share of what is available"), Value: data("In use"), Before: data("Available"),
			Caption: data("Highest sample of September; n = 30 samples each."), Note: "capacity", Visibility: account.Customer,
			Points: []review.Point{
				bar("Tracking database, storage", 9.1, 10, "9.1 of 10 TB"),
				bar("Booking portal, memory", 50, 64, "50 of 64 GB"),
				bar("Rotterdam line", 240, 1000, "240 of 1,000 Mbit/s"),
				bar("Seats of the warehouse planning software in Rotterdam, Hamburg and Gdańsk", 312, 400, "312 of 400 seats"),
				{Label: data("Depot scanners"), Text: data("not supplied"), Visibility: account.Customer},
			},
		},
		review.Callout{
			Severity: account.Warning, Visibility: account.Customer, Note: "capacity",
			Text: data("Tracking database: storage is 91 % full and has grown by 0.3 TB a month since March."),
			Next: data("Choose between archiving trips older than three years and adding 4 TB."), Owner: account.AccountManager.Label(),
		},
		versions,
	)
}

func sampleProvider() review.Part {
	return samplePart("Update from Northlight", "", "Bring you into the inner circle, to shape or confirm where we are going", account.ExecutivePartner.Label(),
		review.Paragraph{Visibility: account.Customer, Text: data("We open a second operations room in Gdynia in January.\nYour night tickets will then be read by people who are awake.")},
		review.Paragraph{Visibility: account.Internal, Text: data("Do not mention the reorganisation " + internalCanary + " yet.")},
	)
}

func sampleCustomer() review.Part {
	return samplePart("Update from Meridian Freight", "A depot in Lyon opens in spring", "Understand your plans and how we can help to reach them", data("Senior management of Meridian Freight"),
		review.Callout{Severity: account.Info, Visibility: account.Customer, Text: data("Number of seats for Lyon: not supplied.")},
		review.Paragraph{Visibility: account.Business, Text: data("Budget " + businessCanary + " for the depot is decided on 20 November.")},
	)
}

func sampleAdvice() review.Part {
	return review.Part{
		Heading: review.Heading{Name: data("Observations and recommendations"), Says: data("Two decisions are asked of you")},
		Blocks: review.Blocks{
			review.Paragraph{Visibility: account.Customer, Text: data(strings.Repeat("We looked at how trips are kept, read and never read again, and asked the planners in Hamburg which of them they open. ", 7))},
			review.Part{
				Heading: review.Heading{Name: data("Sentiment " + internalCanary), Says: data("Their planner is tired of us, says " + internalCanary)},
				Blocks:  review.Blocks{review.Paragraph{Visibility: account.Customer, Text: data("Inside an internal part " + internalCanary + ", whatever it says of itself.")}},
			},
		},
		Visibility: account.Customer,
	}
}

func sampleAppendix() review.Part {
	tickets := make([]metrics.TicketID, 300)
	for i := range tickets {
		tickets[i] = metrics.TicketID(fmt.Sprintf("INC%07d", 20417+i*37))
	}
	note := func(id review.NoteID, text string, tickets ...metrics.TicketID) review.Footnote {
		return review.Footnote{ID: id, Text: data(text), Tickets: tickets, Visibility: account.Customer}
	}
	return review.Part{
		Heading: review.Heading{Name: data("Where the figures come from")},
		Blocks: review.Blocks{
			note("opened", "Tickets opened from 1 July to 30 September 2026, of every kind and priority."),
			note("restore", "Mean time to restore: from the opening of a ticket until service was back, over tickets of priority 1 restored in the period; elapsed time, holds included.", tickets[:14]...),
			note("answered", "Share of tickets answered within the target of their priority; open tickets already past their target count as missed.", tickets...),
			note("printers", "Three tickets with one cause; problem record PRB-118.", "INC0021012", "INC0024778", "<b>INC</b>"),
			note("capacity", "Highest of the daily samples taken at 14:00 in Rotterdam."),
			review.Footnote{ID: "cost", Text: data("Hours booked times the internal rate " + internalCanary + ".")},
			note("unused", "Nothing refers to this note."),
		},
		Visibility: account.Customer,
	}
}

func ptr[T any](v T) *T { return &v }
