package sample

import (
	"github.com/shopspring/decimal"

	"github.com/accordhq/accord/account"
)

// The contract runs for three years.
const (
	contractFrom  = "2024-04-01 00:00"
	contractUntil = "2027-04-01 00:00"
)

func (w *world) account() account.Account {
	return account.Account{
		ID:   Account,
		Name: "Tessenbroek Foods",
		Profile: account.Profile{
			Technical: account.High, Business: account.Medium, Importance: account.High,
		},
		Contract: account.Contract{
			Name: "TBF 2024/07 Managed operations",
			Fee:  euros("31400.00"), Per: account.PerMonth,
			From: w.at(contractFrom), Until: w.at(contractUntil),
			NoticeBy:   w.at("2026-12-31 17:00"),
			Visibility: account.Business,
		},
		Objectives: []account.Objective{
			{
				ID: "obj-1", Owner: coo, By: w.at("2026-10-01 00:00"), Status: account.ObjectiveOpen,
				Text:       "No order cut-off missed because of IT between October and the end of January",
				Visibility: account.Business,
			},
			{
				ID: "obj-2", Owner: ecommerce, By: w.at("2026-12-31 17:00"), Status: account.ObjectiveOpen,
				Text:       "Take 60 % of all orders through the web shop by the end of the year; 52 % in September",
				Visibility: account.Business,
			},
			{
				ID: "obj-3", Owner: plantDirector, By: w.at("2026-07-31 17:00"), Status: account.ObjectiveReached,
				Text:       "Replace paper picking lists in the Liège cold store with handheld scanning",
				Visibility: account.Customer,
			},
			{
				ID: "obj-4", Owner: cfo, By: w.at("2027-03-31 17:00"), Status: account.ObjectiveOpen,
				Text:       "Hold the yearly cost of IT operations at the level of 2025 while Lille joins the evening cut-off",
				Visibility: account.Business,
			},
		},
	}
}

func euros(amount string) account.Money {
	return account.Money{Amount: decimal.RequireFromString(amount), Currency: "EUR"}
}

// The people of the customer. Ids tell no names: those stand in one place, and
// can be erased there.
const (
	coo           account.PersonID = "cust-01"
	cfo           account.PersonID = "cust-02"
	plantDirector account.PersonID = "cust-03"
	ecommerce     account.PersonID = "cust-04"
	itManager     account.PersonID = "cust-05"
	keyUser       account.PersonID = "cust-06"
	networkAdmin  account.PersonID = "cust-07"
	warehouseLead account.PersonID = "cust-08"
	formerLead    account.PersonID = "cust-09"
)

// The people of the provider.
const (
	partner      account.PersonID = "prov-01"
	manager      account.PersonID = "prov-02"
	salesEng     account.PersonID = "prov-03"
	supervisor   account.PersonID = "prov-04"
	techLead     account.PersonID = "prov-05"
	deskOne      account.PersonID = "prov-06"
	deskTwo      account.PersonID = "prov-07"
	applications account.PersonID = "prov-08"
	networks     account.PersonID = "prov-09"
	databases    account.PersonID = "prov-10"
	field        account.PersonID = "prov-11"
	services     account.PersonID = "prov-12"
)

// people are those of both sides, in all four quadrants. The two engineers the
// customer never speaks with are internal.
func (w *world) people() []account.Person {
	customer := func(id account.PersonID, name, title, mail string, l account.Level) account.Person {
		return account.Person{
			ID: id, Account: Account, Name: name, Title: title, Email: mail + "@tessenbroek.example",
			Side: account.CustomerSide, Level: l, Visibility: account.Customer,
		}
	}
	provider := func(id account.PersonID, name, title, mail string, l account.Level) account.Person {
		return account.Person{
			ID: id, Name: name, Title: title, Email: mail + "@larkfield.example",
			Side: account.ProviderSide, Level: l, Visibility: account.Customer,
		}
	}
	business, technical := account.BusinessLevel, account.TechnicalLevel
	people := []account.Person{
		customer(coo, "Annelies Verstraete", "Chief operating officer", "a.verstraete", business),
		customer(cfo, "Tomasz Wierzbicki", "Chief financial officer", "t.wierzbicki", business),
		customer(plantDirector, "Nadège Lambiotte", "Director of the Liège plant", "n.lambiotte", business),
		customer(ecommerce, "Rohan Mehta", "Head of e-commerce", "r.mehta", business),
		customer(itManager, "Dirk Claessens", "IT manager", "d.claessens", technical),
		customer(keyUser, "Fatima El Amrani", "Key user, order and stock system", "f.elamrani", technical),
		customer(networkAdmin, "Jeroen Pauwels", "Network engineer", "j.pauwels", technical),
		customer(warehouseLead, "Chiara Donati", "Coordinator, warehouse systems", "c.donati", technical),
		customer(formerLead, "Milan Horváth", "Coordinator, warehouse systems", "m.horvath", technical),

		provider(partner, "Ingrid Solheim", "Managing partner", "i.solheim", business),
		provider(manager, "Mathieu Renard", "Key account manager", "m.renard", business),
		provider(salesEng, "Kavita Raman", "Solution architect", "k.raman", business),
		provider(supervisor, "Aoife Brennan", "Service delivery manager", "a.brennan", technical),
		provider(techLead, "Hendrik Osei", "Principal engineer", "h.osei", technical),
		provider(deskOne, "Luca Ferrante", "Service engineer, service desk", "l.ferrante", technical),
		provider(deskTwo, "Marta Kowalczyk", "Service engineer, service desk", "m.kowalczyk", technical),
		provider(applications, "Björn Lindqvist", "Service engineer, applications", "b.lindqvist", technical),
		provider(networks, "Yusuf Demir", "Service engineer, networks", "y.demir", technical),
		provider(databases, "Eline Maes", "Service engineer, databases", "e.maes", technical),
		provider(field, "Samuel Adeyemi", "Field engineer", "s.adeyemi", technical),
		provider(services, "Petra Novotná", "Consultant, professional services", "p.novotna", technical),
	}
	authority := map[account.PersonID]string{
		coo: "100000.00", cfo: "250000.00", plantDirector: "20000.00", ecommerce: "15000.00", itManager: "5000.00",
		partner: "150000.00", manager: "25000.00", supervisor: "2500.00",
	}
	for i := range people {
		p := &people[i]
		if amount, ok := authority[p.ID]; ok {
			p.Authority = euros(amount)
		}
		switch p.ID {
		case formerLead:
			p.Left = w.at("2026-03-31 17:00")
		case networks, databases:
			p.Visibility = account.Internal
		}
	}
	return people
}
