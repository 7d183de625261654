package sample

import "github.com/accordhq/accord/metrics"

// networkTopics are lines, firewalls and wireless networks.
func networkTopics() []topic {
	return []topic{
		{metrics.Incident, queueNetwork, "wireless", wifiMechelen, false, "3", []string{
			"Scanners in {aisle} at Mechelen lose the Wi-Fi for some seconds",
			"Forklift terminals near {dock} at Mechelen connect only at the second attempt",
			"Wi-Fi in the Mechelen loading bay much slower since {since}",
		}},
		{metrics.Incident, queueNetwork, "wireless", wifiLiege, false, "3", []string{
			"Wi-Fi in the Liège cold store drops while the doors of {dock} stand open",
			"Terminals on the Liège ramp sign off when lorries are unloaded",
			"Tablets at {line} in Liège show no network since {since}",
		}},
		{metrics.Incident, queueNetwork, "wireless", "", true, "3", []string{
			"Access point above {aisle} at Mechelen does not answer",
			"Access point above {line} at Liège restarts every few minutes",
			"Guest Wi-Fi at {site}: address pool used up",
		}},
		{metrics.Incident, queueNetwork, "lines", lineLille, false, "23", []string{
			"Order pages slow at the Lille depot since {since}, line fully used",
			"Calls from Lille to Mechelen break up in the late morning",
			"Lille depot without a connection for {n} minutes around {since}",
		}},
		{metrics.Incident, queueNetwork, "lines", lineLiege, true, "23", []string{
			"Packet loss of 2 % on the fibre between Mechelen and Liège",
			"Delay between Mechelen and Liège four times the usual",
			"Fibre between Mechelen and Liège interrupted for {n} minutes during the night",
		}},
		{metrics.Incident, queueNetwork, "firewall", fwMechelen, false, "3", []string{
			"Supplier portal not reachable from {office}, but from a phone it is",
			"Remote access cuts off every hour for home workers in {office}",
			"Customs declaration site refused by the web filter, goods-in at {site}",
			"Carrier tracking pages load without pictures in {floor}, {site}",
		}},
		{metrics.Incident, queueNetwork, "firewall", fwLiege, true, "23", []string{
			"Liège firewall: processor above 90 % since {since}",
			"Liège firewall: backup tunnel to Mechelen does not come up",
		}},
		{metrics.Incident, queueNetwork, "switches", switches, false, "3", []string{
			"No network on the wall sockets of {office}, first floor",
			"Network printer of {office} not found since its move to the next room",
			"Camera above {dock} at Mechelen offline since {since}",
		}},
		{metrics.Request, queueNetwork, "firewall", fwMechelen, false, "4", []string{
			"Firewall rule for the tracking service of a new carrier",
			"Tunnel to the new supplier of packaging",
			"Remote maintenance for the maker of the {site} conveyor, working hours only",
			"Block private file-sharing sites for {office}",
		}},
		{metrics.Request, queueNetwork, "network", switches, false, "4", []string{
			"Fixed address for the new scale at {line}",
			"{n} more network sockets in the quality laboratory at Liège",
			"Guest access for {n} visitors at {site}, two days",
			"Switch port for a temperature logger at {dock}, {site}",
		}},
		{metrics.Question, queueNetwork, "network", "", false, "4", []string{
			"Which ports does the temperature logger at {dock} need?",
			"Can the guest Wi-Fi reach the drivers' lounge at {site}?",
			"What line would a second set of cameras at Lille need?",
			"Is the Wi-Fi at {site} fit for video calls from {floor}?",
		}},
	}
}

// databaseTopics are the order database, its replica and reports.
func databaseTopics() []topic {
	return []topic{
		{metrics.Incident, queueDatabase, "database", database, false, "223", []string{
			"Purchasing cannot save supplier prices, table locked since {since}",
			"Picking waves for {site} fail with a deadlock",
			"Stock count import from {site} refused because of duplicate batch numbers",
			"Order search by customer takes more than a minute since {since}",
		}},
		{metrics.Incident, queueDatabase, "database", database, true, "23", []string{
			"Order database: log disk fills faster than it is archived",
			"Order database: nightly stock valuation not finished by 05:00",
			"Order database: long query from the reporting server blocks writers",
			"Order database: {n} times the usual number of connections",
		}},
		{metrics.Incident, queueDatabase, "database", replica, true, "3", []string{
			"Order database replica {n} minutes behind the primary",
			"Order database replica stopped applying changes at {since}",
		}},
		{metrics.Incident, queueDatabase, "reports", reporting, false, "334", []string{
			"Report of open orders by customer runs for more than ten minutes",
			"Margin report for {site} shows last month's cost prices",
			"Sales dashboard for {site} not updated since yesterday",
			"Export of the stock list for {site} breaks off at 65,000 lines",
			"Report on expired batches at {site} is sent to a colleague who has left",
			"Totals of the weekly turnover report differ between Lille and Mechelen",
		}},
		{metrics.Request, queueDatabase, "reports", reporting, false, "4", []string{
			"Read access to the sales figures for a new controller, {site}",
			"List of articles without movement for twelve months, {site}",
			"Extract of all batches of one supplier for a recall exercise",
			"Add the allergens to the weekly article list for {site}",
			"Report of waste per week and cause for {site}",
		}},
		{metrics.Request, queueDatabase, "database", database, false, "4", []string{
			"Copy of last night's orders for the test system",
			"Archive orders older than seven years",
			"Correct the tax code of {n} articles in one go",
		}},
		{metrics.Question, queueDatabase, "reports", reporting, false, "4", []string{
			"Why do stock in the dashboard and in the order system differ by a day?",
			"Where does the margin report take its freight costs from?",
			"From when on can the figures of 2018 be archived?",
			"Which figure counts as delivered in full in the report for {site}?",
		}},
	}
}
