package sample

import "github.com/accordhq/accord/metrics"

// deskTopics are what the service desk mostly settles by itself.
func deskTopics() []topic {
	return []topic{
		{metrics.Request, queueDesk, "accounts", directory, false, "4", []string{
			"New starter in {office} on Monday: account, mailbox and badge profile",
			"Account of a leaver in {office} to be closed at the end of the month",
			"Access to the shared folder of {office} for a colleague covering a parental leave",
			"Temporary accounts for {n} seasonal workers in {floor}, {site}",
			"Remote access for an external auditor, two weeks, for {office}",
			"Rights of a colleague moving from {floor} to {office} to be adapted",
			"Account of a trainee in {office} to be extended by three months",
		}},
		{metrics.Request, queueDesk, "mail", mail, false, "4", []string{
			"Shared mailbox of {office}: please add two members",
			"Distribution list for the {site} night shift to be set up",
			"Mailbox of a former colleague in {office} to be readable for the successor",
			"Signature with the new company address for everyone in {office}",
		}},
		{metrics.Request, queueDesk, "workplace", "", false, "4", []string{
			"Laptop for a new colleague in {office}, standard model with two screens",
			"Headset and docking station for {office}",
			"Drawing program for a colleague in marketing, one licence",
			"Reader for identity cards for the reception at {site}",
			"Meeting room at {site}: screen and camera for next week's supplier audit",
		}},
		{metrics.Request, queueDesk, "telephony", "", false, "4", []string{
			"Phone extension to follow a colleague moving from Lille to Mechelen",
			"Opening hours in the telephone announcement for {site} to be changed",
			"Call group for complaints: add {n} colleagues of customer service",
		}},
		{metrics.Incident, queueDesk, "accounts", directory, false, "3334", []string{
			"Account locked after the password change, user in {office} cannot sign in",
			"Second sign-in factor lost with a stolen phone, user in {office} locked out",
			"Shift leader in {floor} at {site} cannot sign in on the shared terminal",
			"New colleague in {office} sees the folders of another department",
			"Password expired during leave, no access from home for a user in {office}",
		}},
		{metrics.Incident, queueDesk, "mail", mail, false, "3334", []string{
			"Mail to one supplier comes back with a delivery error, {office}",
			"Mailbox of {office} refuses attachments above 5 MB",
			"Calendar invitations from outside arrive an hour early in {office}",
			"Order confirmations of a supplier end up in quarantine, {office}",
			"Shared calendar of {office} not visible on phones",
			"Search in the mailbox of {office} finds nothing older than a month",
		}},
		{metrics.Incident, queueDesk, "workplace", "", false, "3334", []string{
			"Laptop in {office} does not start after last night's updates",
			"Desktop in {floor} at {site} very slow since {since}, disk light on all the time",
			"Docking station in {office} loses the second screen",
			"Spreadsheet of {office} opens read-only for everybody",
			"Scanned documents of {office} arrive as blank pages",
			"Browser in {office} no longer opens the forms of the tax office",
			"Keyboard layout changes by itself on the terminal in {floor}, {site}",
		}},
		{metrics.Incident, queueDesk, "telephony", "", false, "3", []string{
			"Softphone in {office} rings, but the caller cannot be heard",
			"Calls to {office} are cut off after two minutes",
			"Wireless phones in {floor} at {site} without a connection since {since}",
		}},
		{metrics.Incident, queueDesk, "files", files, false, "3", []string{
			"Folder of {office} emptied by mistake, please restore yesterday's state",
			"Drive of {office} not connected after signing in at {site}",
			"File server answers slowly when {office} opens large spreadsheets",
			"Quota of the folder of {office} reached, nothing can be saved",
		}},
		{metrics.Question, queueDesk, "mail", mail, false, "4", []string{
			"How can a calendar be shared with a colleague at {site} without the details?",
			"Is the mail to {office} about a parcel held at customs genuine?",
			"How long are deleted messages kept, and who can bring them back?",
			"Who can set the out-of-office reply of a shared mailbox?",
			"May customer lists be sent to the printing house by mail?",
		}},
		{metrics.Question, queueDesk, "accounts", directory, false, "4", []string{
			"Who decides on access to the folder with supplier contracts?",
			"Can {floor} at {site} share one account per terminal, or does everyone need their own?",
			"How does a user in {office} get a second factor without a company phone?",
			"Which accounts were not used in the last 90 days? Asked by internal audit",
		}},
	}
}
