package sample

import (
	"slices"

	"github.com/accordhq/accord/metrics"
)

// A tale is a call that is told and not drawn.
type tale struct {
	opened string
	// restored is when service was back for the caller by what was done about
	// another ticket; empty for not at all.
	restored string
	call
}

// told are the tickets that come with what happened: bursts of calls about one
// event, a change that did harm, work that got stuck, and what the provider
// keeps to itself.
func (d *desk) told() []metrics.Ticket {
	var all []metrics.Ticket
	for _, t := range slices.Concat(cutCable(), forgedMail(), disruptionCalls(), brokenOrders(), stuck(), inner()) {
		if t.restored != "" {
			t.back = d.at(t.restored)
		}
		all = append(all, d.take(d.at(t.opened), t.call))
	}
	return all
}

// cutCable are calls about the cable cut by roadworks.
func cutCable() []tale {
	const problem = "PRB-0101"
	lines := topic{kind: metrics.Incident, queue: queueNetwork, category: "lines", item: fwMechelen}
	question := topic{kind: metrics.Question, queue: queueDesk, category: "lines", item: fwMechelen}
	return []tale{
		{"2025-11-18 10:24", "2025-11-18 15:31", call{topic: lines, priority: "2", problem: problem, work: 300,
			summary: "Sales office at Mechelen cannot be reached, callers hear nothing"}},
		{"2025-11-18 10:27", "", call{topic: lines, priority: "3", problem: problem, work: 300, dropped: true,
			summary: "No internet in accounts payable, Mechelen"}},
		{"2025-11-18 10:33", "2025-11-18 15:38", call{topic: lines, priority: "2", problem: problem, work: 300,
			summary: "Liège cannot print delivery notes, server in Mechelen not found"}},
		{"2025-11-18 10:41", "", call{topic: lines, priority: "3", problem: problem, work: 300, dropped: true,
			summary: "Home workers are thrown out of the remote access and cannot return"}},
		{"2025-11-18 11:05", "", call{topic: question, priority: "4", work: 45,
			summary: "Can the drivers' phones be used to send the afternoon orders to Liège?"}},
	}
}

// forgedMail are calls about the accounts that sent forged mail.
func forgedMail() []tale {
	const problem = "PRB-0109"
	security := topic{kind: metrics.Incident, queue: queueDesk, category: "security", item: mail}
	question := topic{kind: metrics.Question, queue: queueDesk, category: "security", item: mail}
	return []tale{
		{"2026-03-24 09:38", "", call{topic: security, priority: "3", work: 180,
			summary: "Customer asks about a payment reminder that purchasing did not send"}},
		{"2026-03-24 09:52", "", call{topic: security, priority: "2", problem: problem, work: 260,
			summary: "Hundreds of replies to a mail that payroll never wrote"}},
		{"2026-03-24 10:31", "2026-03-24 14:17", call{topic: security, priority: "3", problem: problem, work: 240,
			summary: "Tender for a hospital group has to go out by noon, mail is stopped"}},
		{"2026-03-24 10:44", "", call{topic: security, priority: "3", problem: problem, work: 420,
			summary: "Two colleagues in marketing entered their password on a forged page"}},
		{"2026-03-24 13:20", "", call{topic: question, priority: "4", work: 90,
			summary: "What shall we tell customers who received the forged reminders?"}},
	}
}

// disruptionCalls are calls about the disruption of 11 August.
func disruptionCalls() []tale {
	entry := topic{kind: metrics.Incident, queue: queueApplications, category: "order entry", item: orders}
	web := topic{kind: metrics.Incident, queue: queueApplications, category: "web shop", item: shop}
	question := topic{kind: metrics.Question, queue: queueApplications, category: "order entry", item: orders}
	return []tale{
		{"2026-08-11 10:51", "2026-08-11 15:18", call{topic: entry, priority: "2", problem: memoryProblem, work: 260,
			impact: metrics.Degraded, word: metrics.Degraded,
			summary: "Sales office takes orders on paper, order entry does not answer"}},
		{"2026-08-11 10:58", "", call{topic: entry, priority: "3", problem: memoryProblem, work: 260, dropped: true,
			impact: metrics.Minor, word: metrics.Degraded,
			summary: "Lille cannot print the delivery notes for the noon tour"}},
		{"2026-08-11 11:09", "2026-08-11 15:24", call{topic: web, priority: "2", problem: memoryProblem, work: 250,
			impact: metrics.Degraded, word: metrics.Degraded,
			summary: "Web shop customers ring: the basket cannot be sent"}},
		{"2026-08-11 11:25", "2026-08-11 15:21", call{topic: entry, priority: "3", problem: memoryProblem, work: 230,
			impact: metrics.Minor, word: metrics.Degraded,
			summary: "Goods-in at Liège cannot book deliveries, lorries queue on the road"}},
		{"2026-08-11 13:35", "", call{topic: question, priority: "4", problem: memoryProblem, work: 70,
			summary: "How are the orders taken on paper to be entered once the system is back?"}},
	}
}

// brokenOrders are what the upgrade of the EDI gateway did overnight.
func brokenOrders() []tale {
	const problem, change = "PRB-0122", "CHG-0412"
	exchange := topic{kind: metrics.Incident, queue: queueApplications, category: "EDI", item: edi}
	return []tale{
		{"2026-09-08 07:35", "", call{topic: exchange, priority: "2", cause: change, problem: problem, work: 245,
			impact: metrics.Degraded, word: metrics.Degraded,
			summary: "Orders of two supermarket chains rejected since last night's upgrade of the EDI gateway"}},
		{"2026-09-08 08:50", "", call{topic: exchange, priority: "3", cause: change, problem: problem, work: 330,
			impact: metrics.Minor, word: metrics.Minor,
			summary: "Dispatch advices of the night went out without pallet numbers"}},
	}
}

// stuck are tickets that are open at the end, past their target.
func stuck() []tale {
	const never = 40 * 12 * 60 // minutes of service hours
	scanner := topic{kind: metrics.Incident, queue: queueField, category: "scanners", item: scanners}
	label := topic{kind: metrics.Incident, queue: queueField, category: "label printing", item: printers}
	wireless := topic{kind: metrics.Incident, queue: queueNetwork, category: "wireless", item: wifiLiege}
	wish := topic{kind: metrics.Request, queue: queueField, category: "scanners", item: scanners}
	return []tale{
		{"2026-09-02 09:20", "", call{topic: scanner, priority: "3", work: never,
			summary: "Handhelds in the Liège freezer lose their settings when the battery is changed"}},
		{"2026-09-10 14:05", "", call{topic: label, priority: "3", work: never,
			summary: "Label printer at packing line 3 cuts every tenth label in half, maker's visit pending"}},
		{"2026-09-16 08:40", "", call{topic: wireless, priority: "3", work: never,
			summary: "Wi-Fi shadow behind the new racking in the Liège cold store"}},
		{"2026-09-03 10:10", "", call{topic: wish, priority: "4", work: never,
			summary: "Brackets for handhelds on the order pickers' trucks, Liège"}},
	}
}

// inner are tickets among the provider's own people.
func inner() []tale {
	own := func(opened, queue, category string, p metrics.Priority, work int, summary string) tale {
		t := topic{kind: metrics.Request, queue: queue, category: category}
		return tale{opened: opened, call: call{topic: t, priority: p, inner: true, work: work, summary: summary}}
	}
	return []tale{
		own("2026-02-05 09:30", queueDesk, "hand-over", "4", 400,
			"On-call list: second engineer for databases missing on two weekends"),
		own("2026-05-20 16:10", queueNetwork, "stock", "4", 900,
			"Loan firewall from Liège to be checked and put back into stock"),
		own("2026-06-29 08:50", queueField, "planning", "3", 700,
			"Liège rollout: one field engineer for three shifts is not enough, cover to be found"),
		own("2026-08-11 16:30", queueApplications, "stock", "2", 190,
			"Memory modules for application server 1 to be taken from stock and tested"),
		own("2026-08-14 09:00", queueDesk, "hand-over", "3", 1100,
			"Twelve restarts of one server in ten months and no problem record: how the desk can see it sooner"),
		own("2026-09-22 15:20", queueDatabase, "stock", "3", 600,
			"Supplier moved delivery of memory for application server 2 to mid-October"),
		own("2026-09-29 10:15", queueDesk, "review", "4", 2000,
			"Figures for the operations review: reasons for late tickets of priority 3"),
	}
}
