package sample

import (
	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// quarterDeeds are the work of the quarter under review.
func quarterDeeds() []deed {
	return []deed{
		// Orders and implementations.
		{kind: metrics.Order, item: scanners, planned: "2026-07-10 12:00", done: "2026-07-08 10:30",
			summary: "40 handheld scanners for the Liège cold store",
			result:  "delivered complete; 38 in use, two kept as spares"},
		{kind: metrics.Order, planned: "2026-07-31 17:00", done: "2026-07-29 15:10", status: metrics.ActivityCancelled,
			summary: "Replacement of the fax gateway",
			result:  "withdrawn by the customer, as the last two carriers now confirm by mail"},
		{kind: metrics.Order, item: orders, planned: "2026-08-14 17:00", done: "2026-08-12 11:45",
			summary: "20 further user licences for the order system",
			result:  "240 seats in all"},
		{kind: metrics.Order, item: ordersStand, planned: "2026-09-18 17:00", status: metrics.ActivityRunning,
			summary: "32 GB of memory for order application server 2"},
		{kind: metrics.Implementation, item: scanners, planned: "2026-06-26 18:00", done: "2026-07-24 16:00",
			summary: "Handheld scanning in the Liège cold store, 38 devices",
			result:  "in use on all three shifts, four weeks later than planned; paper lists withdrawn"},
		{kind: metrics.Implementation, item: shop, planned: "2026-09-04 17:00", done: "2026-09-04 14:20",
			summary: "Delivery windows for customers of the Lille depot in the web shop",
			result:  "312 customers order with windows of their own"},
		{kind: metrics.Implementation, item: printers, planned: "2026-09-11 18:00", status: metrics.ActivityRunning,
			summary: "Liège label printing moved to a print service of its own"},

		// Maintenance and upgrades.
		{kind: metrics.Upgrade, item: fwMechelen, planned: "2026-07-05 07:00", done: "2026-07-05 08:10",
			summary: "Mechelen firewalls to release 7.4.8",
			result:  "one after the other, without interruption"},
		{kind: metrics.Upgrade, item: fwLiege, planned: "2026-07-05 09:00", done: "2026-07-05 09:35",
			summary: "Liège firewall to release 7.4.8",
			result:  "plant offline for six minutes, as announced"},
		{kind: metrics.Maintenance, item: database, planned: "2026-07-12 06:00", done: "2026-07-12 08:40",
			summary: "Indexes of the order database rebuilt, statistics renewed",
			result:  "nightly stock valuation 22 minutes shorter"},
		{kind: metrics.Maintenance, item: cluster, planned: "2026-07-19 05:00", done: "2026-07-19 09:15",
			summary: "Hosts of the virtualisation cluster restarted one by one",
			result:  "no server interrupted; one backup had to be run again"},
		{kind: metrics.Upgrade, item: orders, planned: "2026-08-12 21:00", done: extended,
			summary: "Memory of order application server 1 extended from 64 to 96 GB",
			result:  "modules from our stock, fitted in the window after the disruption of 11 August"},
		{kind: metrics.Upgrade, item: database, planned: "2026-08-16 06:00", done: "2026-08-16 07:25",
			summary: "Order database and replica to release 16.9",
			result:  "switched over and back; 14 minutes without order entry on a Sunday"},
		{kind: metrics.Maintenance, item: switches, planned: "2026-08-23 07:00", done: "2026-08-23 07:50",
			summary: "Fan unit of a core switch swapped",
			result:  "found by its noise during a walk through the server room"},
		{kind: metrics.Maintenance, item: ordersStand, planned: "2026-08-30 07:00", done: "2026-08-30 08:30",
			summary: "Failover of the order application servers practised",
			result:  "standby took over in 4 minutes; the steps are now written down"},
		{kind: metrics.Upgrade, item: edi, planned: "2026-09-07 20:00", done: "2026-09-07 21:30",
			summary: "EDI gateway to release 4.8 (CHG-0412)",
			result:  "went in, but two customers' partner tables had to be corrected the next day"},
		{kind: metrics.Maintenance, planned: "2026-09-13 08:00", done: "2026-09-13 10:20",
			summary: "Batteries of the emergency power tested at Mechelen and Liège",
			result:  "Mechelen holds 26 minutes; Liège holds 11 of the 20 wanted"},
		{kind: metrics.Maintenance, item: files, planned: "2026-09-20 10:00", done: "2026-09-20 14:00", status: metrics.ActivityFailed,
			summary: "Finished projects moved from the file server to the archive",
			result:  "stopped at 40 % by locked files; to be repeated on 18 October"},
		{kind: metrics.Upgrade, item: shop, planned: "2026-09-20 06:00", done: "2026-09-27 07:10",
			summary: "Web shop nodes to release 5.12",
			result:  "a week later at the customer's wish, because of a promotion"},
		{kind: metrics.Maintenance, item: probe, done: "2026-09-24 11:40", inner: true,
			summary: "Memory thresholds reviewed on all application servers",
			result:  "trend alarms in place of fixed limits, after the disruption of 11 August"},

		// Security patches.
		{kind: metrics.Patch, planned: "2026-07-18 06:00", done: "2026-07-18 09:30",
			summary: "Operating system security updates of July, 14 servers",
			result:  "all within four days of publication"},
		{kind: metrics.Patch, item: mail, done: "2026-07-17 10:15", status: metrics.ActivityEvaluated,
			summary: "Sign-in weakness in the mail service, bulletin of 13 July",
			result:  "not affected, the older sign-in has been off since 2024"},
		{kind: metrics.Patch, item: balancer, planned: "2026-08-21 22:00", done: "2026-08-21 22:40",
			summary: "Request handling weakness in the load balancer",
			result:  "applied 31 hours after publication"},
		{kind: metrics.Patch, planned: "2026-08-22 06:00", done: "2026-08-22 09:50",
			summary: "Operating system security updates of August, 14 servers",
			result:  "all within ten days of publication"},
		{kind: metrics.Patch, item: printers, done: "2026-09-03 14:00", status: metrics.ActivityEvaluated,
			summary: "Weakness in a printer driver, bulletin of 1 September",
			result:  "not needed, the driver is not installed"},
		{kind: metrics.Patch, planned: "2026-09-19 06:00", done: "2026-09-19 09:20",
			summary: "Operating system security updates of September, 12 of 14 servers",
			result:  "the two warehouse servers wait for a window in October"},
		{kind: metrics.Patch, item: fwMechelen, planned: "2026-09-29 21:00", done: "2026-09-29 21:45",
			summary: "Management access of the firewalls, bulletin of 22 September",
			result:  "applied at Mechelen and Liège; access was closed meanwhile"},
		{kind: metrics.Patch, item: scanners,
			summary: "Security level of September for the handheld scanners, once the maker releases it"},

		// Backups beyond the weekly ones.
		{kind: metrics.Backup, item: database, planned: "2026-09-09 13:00", done: "2026-09-09 15:20",
			summary: "Restore test of the order database",
			result:  "restored to the test system in 1 h 52; order and stock figures agree"},

		{kind: metrics.Order, planned: "2026-09-25 17:00", done: "2026-09-23 16:30", business: true,
			summary: "Quote for 40 TB of further backup repository",
			result:  "sent to the chief financial officer, valid until 30 November"},
		{kind: metrics.Implementation, planned: "2026-09-30 17:00", done: "2026-09-28 12:00", inner: true,
			summary: "Handover of the Liège site to a second field engineer",
			result:  "starts on 5 October, two days a week until the end of the year"},
	}
}

// comingDeeds lie ahead when the quarter ends.
func comingDeeds() []deed {
	return []deed{
		{kind: metrics.Maintenance, item: database, planned: "2026-10-11 06:00",
			summary: "Indexes of the order database rebuilt, statistics renewed"},
		{kind: metrics.Maintenance, item: files, planned: "2026-10-18 08:00",
			summary: "Finished projects moved from the file server to the archive, second attempt"},
		{kind: metrics.Upgrade, item: ordersStand, planned: "2026-10-17 21:00",
			summary: "Memory of order application server 2 extended from 64 to 96 GB"},
		{kind: metrics.Patch, item: warehouse, planned: "2026-10-04 06:00",
			summary: "Operating system security updates of September, two warehouse servers"},
		{kind: metrics.Order, item: lineLille, planned: "2026-10-30 17:00", status: metrics.ActivityRunning, business: true,
			summary: "Second line for the Lille depot, 500 Mbit/s"},
		{kind: metrics.Implementation, item: reporting, planned: "2026-11-06 18:00",
			summary: "Single sign-on for the reporting server"},
		{kind: metrics.Upgrade, item: warehouse, planned: "2026-11-08 06:00",
			summary: "Warehouse management to release 9.3, before the freeze for Christmas"},
		{kind: metrics.Maintenance,
			summary: "Batteries of the emergency power at Liège replaced, once a date is agreed with the plant"},
	}
}

// avertedDeeds are problems kept from happening.
func avertedDeeds() []deed {
	averted := func(done string, item account.ItemID, summary, result string) deed {
		return deed{kind: metrics.Averted, done: done, item: item, summary: summary, result: result}
	}
	all := []deed{
		averted("2025-09-22 14:00", database, "Connections to the order database at 94 % of the limit in the morning peak",
			"web shop connections pooled; peak now at 58 %"),
		averted("2025-12-04 16:30", balancer, "Web shop certificate would have lapsed on 24 December",
			"renewed three weeks early"),
		averted("2026-02-19 09:50", cluster, "Memory errors on one cluster host",
			"servers moved off during the day, module swapped, nobody noticed"),
		averted("2026-04-21 15:10", lineLille, "Errors on the Lille line had doubled within a week",
			"provider renewed a splice before the depot lost its connection"),
		averted("2026-06-11 11:25", directory, "Clocks of two sign-in servers 4 minutes apart and drifting",
			"time source corrected; sign-in refuses at 5 minutes"),

		averted("2026-07-14 18:40", database, "Log disk of the order database 91 % full on the eve of the half-year closing",
			"archive moved to a disk of its own the same evening; the closing ran through"),
		averted("2026-07-28 10:05", balancer, "Web shop certificate would have lapsed on 9 August",
			"renewed twelve days early; renewal now runs by itself and is watched"),
		averted("2026-08-20 15:45", wifiLiege, "Two access points in the Liège cold store with failing power supplies",
			"swapped before the Friday night shift; no scanner lost its connection"),
		averted("2026-09-03 17:20", ordersStand, "Standby order server had the memory setting that caused the disruption of 11 August",
			"setting corrected, so that a failover holds for more than a day"),
		averted("2026-09-17 12:30", mail, "Forged invoices mailed to accounts payable in a supplier's name",
			"37 messages removed from mailboxes before one was paid; sender blocked"),
	}
	hidden := averted("2026-09-25 09:30", probe, "Monitoring probe had not reported the backup repository for six days",
		"agent restarted; a check now watches the age of each figure")
	hidden.inner = true
	return append(all, hidden)
}
