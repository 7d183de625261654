package sample

import "github.com/accordhq/accord/metrics"

// shopTopics are the web shop and the exchange with large customers.
func shopTopics() []topic {
	return []topic{
		{metrics.Incident, queueApplications, "web shop", shop, false, "2233", []string{
			"Web shop: basket empties when the delivery date is changed",
			"Web shop: prices of the weekly promotion missing since {since}",
			"Web shop: payment page times out for card payments since {since}",
			"Web shop: customers of the Lille depot see the delivery days of Mechelen",
			"Web shop: order button without effect on older tablets",
		}},
		{metrics.Incident, queueApplications, "web shop", shop, false, "3334", []string{
			"Web shop: search finds nothing for article numbers with a dash",
			"Web shop: yesterday's stock shown for frozen articles",
			"Web shop: order confirmation arrives twice",
			"Web shop: password mail not received by {n} customers",
			"Web shop: pictures of the dairy range missing",
			"Web shop: favourites of a chain of canteens gone after a change of its number",
			"Web shop: minimum order value asked for twice when {site} is chosen",
		}},
		{metrics.Incident, queueApplications, "web shop", shop, true, "23", []string{
			"Web shop node 1 answers in more than three seconds",
			"Web shop node 2 taken out by the load balancer at {since}",
			"Web shop: number of failed payments {n} times the usual",
		}},
		{metrics.Incident, queueApplications, "EDI", edi, false, "2233", []string{
			"Orders of a supermarket chain not taken over, article codes unknown",
			"Dispatch advice not sent to one retail customer since {since}",
			"EDI invoices rejected by a customer because of the order reference",
			"Price list of a retail chain taken over with the wrong date",
		}},
		{metrics.Incident, queueApplications, "EDI", edi, true, "23", []string{
			"EDI gateway: {n} hundred messages waiting",
			"EDI gateway: no message from one partner for {n} hours",
			"EDI gateway: certificate of a partner lapses within {n} days",
		}},
		{metrics.Request, queueApplications, "web shop", shop, false, "4", []string{
			"Banner for the seasonal range from the first of next month",
			"New delivery window for customers on the coast",
			"Group for the plant-based range in web shop and order system",
			"Hide articles without stock at {site} from the web shop",
			"Test account for the web shop for a colleague in {office}",
		}},
		{metrics.Request, queueApplications, "EDI", edi, false, "4", []string{
			"New retail customer for EDI orders, test messages from next week",
			"Dispatch advice with pallet numbers for one customer",
			"Second address for EDI invoices of a hospital group",
		}},
		{metrics.Question, queueApplications, "web shop", shop, false, "4", []string{
			"Until when can a customer still change an order of the evening?",
			"How many customers used the web shop on a phone last month?",
			"Can one customer order for several kitchens with one account?",
			"Which browsers does the web shop still support?",
		}},
	}
}

// orderTopics are the order system.
func orderTopics() []topic {
	return []topic{
		{metrics.Incident, queueApplications, "order entry", orders, false, "2233", []string{
			"Invoice run stopped at {since}, {n} invoices without a tax code",
			"Credit limit blocks a customer who has paid",
			"Standing orders of {n} hospitals not created for tomorrow",
			"Delivery notes for {site} print without the batch number",
			"Order lines lost when {n} users work on the same order",
		}},
		{metrics.Incident, queueApplications, "order entry", orders, false, "3334", []string{
			"Discount not applied to orders taken by phone since {since}",
			"Wrong salutation on order confirmations in French",
			"Returns cannot be credited when the order is older than a year",
			"Article text cut after 40 characters on delivery notes, {site}",
			"Customer with two delivery addresses gets both on one tour sheet",
			"Payment terms of {n} customers reset to 14 days",
			"Printing from the order system in {office} takes minutes",
			"Deposit for crates charged twice on one tour from {site}",
			"Search for customers by post code returns those of another country",
		}},
		{metrics.Request, queueApplications, "order entry", orders, false, "4", []string{
			"Right to change credit limits for a second person at {site}",
			"User licence of the order system for a new colleague in {office}",
			"Order type for samples without a charge",
			"Reminder letters in French for the customers of Lille",
			"Field for the customer's cost centre on the order",
			"Surcharge for fuel as of next quarter, {n} customer groups",
		}},
		{metrics.Question, queueApplications, "order entry", orders, false, "4", []string{
			"How is an order split over two deliveries from {site}?",
			"Why does a blocked customer still appear on the tour sheet?",
			"Who may release orders above the credit limit while the head of sales is on leave?",
			"How are prices per kilogram rounded on the invoice?",
			"Can a delivery note be printed again without a new number?",
		}},
	}
}

// warehouseTopics are warehouse management.
func warehouseTopics() []topic {
	return []topic{
		{metrics.Incident, queueApplications, "warehouse", warehouse, false, "2233", []string{
			"Wave for the {site} night shift cannot be released",
			"Stock moves appear twice after booking on the scanner, {site}",
			"Weights from the scale at {line} not taken over since {since}",
			"Tour sheets for {dock} empty, {n} tours concerned",
		}},
		{metrics.Incident, queueApplications, "warehouse", warehouse, false, "3334", []string{
			"Best-before date refused at goods-in, {site}",
			"Inventory at {site} cannot be closed, one location left open",
			"Pick list for {site} in the wrong order of aisles",
			"Batch number of a returned pallet cannot be entered, {site}",
			"Location label shows the name of another aisle, {aisle}",
			"Stock of {aisle} at Mechelen negative for two articles",
			"Pallet booked into {dock} cannot be found in the search",
			"Cold chain warning on the screen of {floor} though the sensor reads 3 °C",
			"Goods-in at {site} books crates as pieces for one supplier",
		}},
		{metrics.Request, queueApplications, "warehouse", warehouse, false, "4", []string{
			"Pallet label for a retail customer's own brand",
			"Pick sequence of {aisle} to be turned round after the new racking",
			"Minimum stock of {n} articles at {site} to be raised",
			"Reason code for breakage at {dock}",
		}},
		{metrics.Question, queueApplications, "warehouse", warehouse, false, "4", []string{
			"How is a pallet moved between Mechelen and Liège without a new batch number?",
			"Which location is free after an inventory difference at {site}?",
			"Why is a picked order of {site} still shown as open on the next day?",
		}},
	}
}
