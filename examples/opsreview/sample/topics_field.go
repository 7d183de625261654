package sample

import "github.com/accordhq/accord/metrics"

// fieldTopics are devices that somebody has to go and see.
func fieldTopics() []topic {
	return []topic{
		{metrics.Incident, queueField, "scanners", scanners, false, "3", []string{
			"Handheld of {floor} at {site} does not charge in its cradle",
			"Handheld of {floor} at {site} reads barcodes but does not send them",
			"Glass of a handheld at {line} cracked",
			"Battery of the forklift terminal at {dock}, {site}, lasts an hour only",
			"Trigger of a handheld in {aisle} works only now and then",
			"Handheld in {floor} at {site} starts in a foreign language",
			"Charging station in {floor} at {site} without power since {since}",
		}},
		{metrics.Incident, queueField, "label printing", printers, false, "2333", []string{
			"Label printer at {line} prints blank labels after each change of roll",
			"Label printer at {line} leaves a white stripe through the barcode",
			"Label printer at {line} stops after {n} labels and asks for the ribbon",
			"Labels from {line} peel off in the cold, wrong roll or wrong heat",
			"Label printer at {line} offline since {since}",
		}},
		{metrics.Incident, queueField, "devices", "", false, "3334", []string{
			"Badge reader at the {site} staff entrance refuses new badges",
			"Screen of {line} in the cold store flickers",
			"PC at the {site} weighbridge does not start",
			"Time clock at {site}: no bookings since {since}",
			"Printer in {floor} at {site} jams with the two-part delivery notes",
			"Cable to the scale at {line} damaged by a pallet truck",
			"Touch screen in {floor} at {site} reacts beside the finger",
			"Printer in {office} prints coloured stripes",
		}},
		{metrics.Request, queueField, "scanners", scanners, false, "34", []string{
			"{n} more handhelds for {floor} at {site} before the busy weeks",
			"Worn batteries of the {site} forklift terminals to be swapped",
			"Holsters for the handhelds of the {site} night shift",
			"Cradle for {n} handhelds to be moved to {dock}, {site}",
		}},
		{metrics.Request, queueField, "devices", "", false, "4", []string{
			"Move of {n} workplaces in {office} to the second floor",
			"Screen with picking figures to be mounted at {line}",
			"{n} old laptops at {site} to be collected and wiped",
			"Toner and drum for the printer in {floor}, {site}",
			"Workplace for a nurse in the first-aid room at {site}",
		}},
		{metrics.Question, queueField, "scanners", scanners, false, "4", []string{
			"Until when are the label printers at Liège under warranty?",
			"Which disinfectant may be used on the handhelds of {floor}?",
			"How many spare handhelds are there at {site}?",
		}},
	}
}

// rolloutTopics come with the new handhelds of the Liège cold store.
func rolloutTopics() []topic {
	return []topic{
		{metrics.Incident, queueField, "scanners", scanners, false, "3", []string{
			"{n} handhelds in the Liège cold store freeze after the break",
			"New handheld in the Liège cold store fogs up behind the air lock and reads nothing",
			"Liège cold store: battery of a new handheld empty before the end of the shift, {aisle}",
			"Handhelds in the Liège cold store sign off between {aisle} and the ramp",
			"Liège cold store: charging {n} new handhelds at once trips the fuse",
			"New handheld in the Liège cold store not known to warehouse management, {dock}",
			"Liège cold store: confirming a pick takes ten seconds in {aisle}",
			"Liège cold store: scan tone of the new handheld cannot be heard under the hood",
			"Grip of a new handheld at {dock} in Liège loose",
			"Liège cold store: new handheld reads the label of the neighbouring location, {aisle}",
		}},
		{metrics.Request, queueField, "scanners", scanners, false, "34", []string{
			"{n} new handhelds to be prepared for the Liège night shift",
			"Location labels in {aisle} of the Liège cold store to be printed larger",
			"Larger keys on the screen of the new handhelds, for gloves",
		}},
		{metrics.Question, queueField, "scanners", scanners, false, "4", []string{
			"Can the new handheld be used with gloves at 20 degrees below zero?",
			"How long may a new handheld stay in the Liège freezer between two breaks?",
		}},
	}
}
