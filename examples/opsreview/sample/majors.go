package sample

import (
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A major is a ticket of priority 1 that ran its course without detours.
type major struct {
	opened   string
	queue    string
	item     account.ItemID
	category string
	alarm    bool
	summary  string
	// notice, restore, repair and resolve are minutes of work since the
	// opening, around the clock.
	notice, restore, repair, resolve int
	// held is for how many hours the repair waited for reason, once the
	// service was restored.
	held    int
	reason  string
	problem metrics.ProblemID
}

// majors degraded a service for many at once. What disrupted the business is
// told by [desk.memory].
func (d *desk) majors() []metrics.Ticket {
	var all []metrics.Ticket
	for _, m := range []major{
		{"2025-08-19 09:12", queueNetwork, lineLiege, "lines", false,
			"No connection between Mechelen and Liège, the plant cannot book goods-in", 9, 190, 350, 420, 0, "", ""},
		{"2025-09-09 13:47", queueApplications, shop, "web shop", true,
			"Web shop answers every page with an error", 6, 105, 240, 310, 0, "", ""},
		{"2025-09-25 06:25", queueApplications, warehouse, "warehouse", false,
			"Warehouse management does not start at Liège, the morning shift picks from paper", 18, 230, 400, 515, 0, "", ""},
		{"2025-10-16 15:05", queueDatabase, database, "database", true,
			"Order database accepts no connections, order entry stands still", 5, 170, 330, 460, 0, "", "PRB-0098"},
		{"2025-11-18 10:20", queueNetwork, fwMechelen, "lines", false,
			"Mechelen cut off: roadworks have gone through the cable; phones, order entry and web shop are out", 4, 310, 640, 700, 20, awaitVendor, "PRB-0101"},
		{"2025-11-28 11:31", queueApplications, shop, "web shop", false,
			"Payment provider not reachable from the web shop, card orders are refused", 11, 155, 155, 260, 0, "", ""},
		{"2025-12-15 07:52", queueNetwork, cluster, "virtualisation", true,
			"Two cluster hosts restarted at once, warehouse and file servers down", 7, 165, 420, 505, 0, "", "PRB-0103"},
		{"2026-01-08 08:15", queueDesk, mail, "mail", false,
			"No mail in or out for any site", 10, 140, 300, 330, 0, "", ""},
		{"2026-01-22 14:36", queueApplications, edi, "EDI", true,
			"EDI gateway stopped, no orders from retail chains since noon", 8, 205, 380, 440, 0, "", ""},
		{"2026-02-11 09:03", queueNetwork, fwLiege, "firewall", false,
			"Liège firewall passes no traffic after a dip in the power supply", 12, 175, 175, 350, 0, "", "PRB-0107"},
		{"2026-03-03 16:10", queueApplications, warehouse, "warehouse", false,
			"Picking waves cannot be released at Mechelen, lorries wait at six docks", 14, 215, 330, 400, 0, "", ""},
		{"2026-03-24 10:05", queueDesk, mail, "security", false,
			"Accounts of several users send forged mail; outgoing mail stopped as a precaution", 3, 250, 450, 540, 0, "", "PRB-0109"},

		{"2026-04-15 05:48", queueDatabase, database, "database", true,
			"Order database stopped during the night run, morning orders not released", 13, 205, 310, 385, 0, "", "PRB-0111"},
		{"2026-04-29 13:22", queueNetwork, fwLiege, "firewall", false,
			"Liège firewall failed, the plant is without a network", 6, 265, 470, 505, 52, awaitParts, "PRB-0107"},
		{"2026-05-12 10:41", queueApplications, balancer, "web shop", true,
			"Web shop not reachable, the load balancer answers with an error", 5, 150, 225, 300, 0, "", ""},
		{"2026-05-28 15:30", queueApplications, warehouse, "warehouse", false,
			"Goods-in at Mechelen and Liège refuses every delivery after the change of the date format", 17, 190, 345, 420, 0, "", ""},
		{"2026-06-09 08:56", queueNetwork, wifiMechelen, "wireless", false,
			"Warehouse Wi-Fi at Mechelen down, no handheld works", 8, 175, 260, 330, 0, "", "PRB-0114"},
		{"2026-06-18 11:14", queueApplications, edi, "EDI", true,
			"EDI gateway takes no orders from any partner, certificate store damaged", 11, 248, 560, 620, 0, "", ""},

		{"2026-07-07 09:37", queueNetwork, lineLille, "lines", false,
			"Lille depot offline, the line provider reports a fault in its exchange", 5, 95, 180, 215, 0, "", "PRB-0116"},
		{"2026-07-23 14:12", queueDatabase, database, "database", true,
			"Invoice run has filled a disk of the order database, new orders are refused", 4, 70, 190, 260, 0, "", "PRB-0118"},
		{"2026-08-26 07:20", queueField, printers, "label printing", false,
			"No labels on any packing line at Liège, finished goods cannot leave", 9, 130, 245, 295, 0, "", "PRB-0121"},
		{"2026-09-15 13:05", queueApplications, shop, "web shop", true,
			"Web shop signs customers out at the payment step, no order goes through", 6, 85, 150, 190, 0, "", "PRB-0123"},
		{"2026-09-24 16:21", queueApplications, warehouse, "warehouse", false,
			"Tours for the evening cannot be closed at Mechelen, drivers wait for their papers", 12, 140, 235, 280, 0, "", ""},
	} {
		all = append(all, d.major(m))
	}
	return all
}

func (d *desk) major(m major) metrics.Ticket {
	t := d.ticket(d.at(m.opened), call{
		topic:    topic{kind: metrics.Incident, queue: m.queue, category: m.category, item: m.item, alarm: m.alarm},
		priority: "1", summary: m.summary, problem: m.problem,
		impact: metrics.Degraded, word: metrics.Degraded,
	})
	t.SupportLevel = 3
	run := course{at: t.Opened}
	run.work(m.notice)
	run.enter(metrics.Acknowledged, d.engineer(t.Queue))
	if t.Queue != m.queue {
		run.work(3)
		run.move(m.queue, d.engineer(queueDesk))
		m.notice += 3
	}
	run.work(m.restore - m.notice)
	run.enter(metrics.Restored, d.engineer(m.queue))
	if m.held > 0 {
		run.work(10)
		run.hold(m.reason, run.at.Add(time.Duration(m.held)*time.Hour), techLead)
		m.restore += 10
	}
	run.work(m.repair - m.restore)
	run.enter(metrics.Repaired, techLead)
	run.work(m.resolve - m.repair)
	run.enter(metrics.Resolved, techLead)
	d.archive(&run, 5)
	t.Log = run.log
	return t
}
