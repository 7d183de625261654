package sample

import (
	"slices"

	"github.com/accordhq/accord/account"
)

// The items of the solution.
const (
	fwMechelen   account.ItemID = "fw-mec"
	fwLiege      account.ItemID = "fw-lge"
	switches     account.ItemID = "sw-mec"
	lineLiege    account.ItemID = "wan-lge"
	lineLille    account.ItemID = "wan-lil"
	wifiMechelen account.ItemID = "wifi-mec"
	wifiLiege    account.ItemID = "wifi-lge"
	balancer     account.ItemID = "lb-shop"
	shop         account.ItemID = "shop"
	orders       account.ItemID = "app-1"
	ordersStand  account.ItemID = "app-2"
	database     account.ItemID = "db-1"
	replica      account.ItemID = "db-2"
	warehouse    account.ItemID = "wms"
	edi          account.ItemID = "edi"
	reporting    account.ItemID = "bi"
	files        account.ItemID = "file-1"
	mail         account.ItemID = "mail"
	directory    account.ItemID = "dir"
	cluster      account.ItemID = "vh"
	repository   account.ItemID = "bak"
	scanners     account.ItemID = "scan"
	printers     account.ItemID = "print"
	probe        account.ItemID = "mon"
)

// solution is the configuration at the end of the log. The customer confirmed
// it in May, before the work of the summer.
func (w *world) solution() account.Solution {
	s := account.Solution{
		Account:    Account,
		Name:       "Order, stock and warehouse platform",
		Visibility: account.Customer,
		Items:      items(),
		Links:      links(),
		Capacities: w.capacities(),
	}
	s.Confirmed = account.Confirmation{By: itManager, At: w.at("2026-05-19 15:30"), Digest: asOfMay(s).Digest()}
	return s
}

// asOfMay is the configuration before the upgrades of the quarter and before
// the print service was begun.
func asOfMay(s account.Solution) account.Solution {
	s.Items = slices.Clone(s.Items)
	for i := range s.Items {
		switch item := &s.Items[i]; item.ID {
		case fwMechelen, fwLiege:
			item.Version = "7.4.7"
		case orders:
			item.Version = "11.4.2, 64 GB"
		case database, replica:
			item.Version = "PostgreSQL 16.8"
		case edi:
			item.Version = "4.7"
		case shop:
			item.Version = "5.11"
		case scanners:
			item.Name = "Handheld scanners (146)"
		}
	}
	s.Links = slices.DeleteFunc(slices.Clone(s.Links), func(l account.Link) bool {
		return l.From == printers && l.To == cluster
	})
	return s
}

func items() []account.Item {
	items := []account.Item{
		{ID: fwMechelen, Name: "Mechelen firewall pair", Kind: "firewall", Version: "7.4.8"},
		{ID: fwLiege, Name: "Liège firewall", Kind: "firewall", Version: "7.4.8"},
		{ID: switches, Name: "Mechelen core switches", Kind: "switch", Version: "17.12"},
		{ID: lineLiege, Name: "Mechelen–Liège fibre", Kind: "line", Version: "1 Gbit/s"},
		{ID: lineLille, Name: "Lille depot line", Kind: "line", Version: "200 Mbit/s"},
		{ID: wifiMechelen, Name: "Mechelen warehouse Wi-Fi (62 access points)", Kind: "wireless network", Version: "6.6"},
		{ID: wifiLiege, Name: "Liège cold store Wi-Fi (24 access points)", Kind: "wireless network", Version: "6.6"},
		{ID: balancer, Name: "Web shop load balancer", Kind: "load balancer", Version: "3.0"},
		{ID: shop, Name: "Web shop (two nodes)", Kind: "web server", Version: "5.12"},
		{ID: orders, Name: "Order application server 1", Kind: "application server", Version: "11.4.2, 96 GB"},
		{ID: ordersStand, Name: "Order application server 2 (standby)", Kind: "application server", Version: "11.4.2, 64 GB"},
		{ID: database, Name: "Order database", Kind: "database", Version: "PostgreSQL 16.9"},
		{ID: replica, Name: "Order database replica", Kind: "database", Version: "PostgreSQL 16.9"},
		{ID: warehouse, Name: "Warehouse management", Kind: "application server", Version: "9.2"},
		{ID: edi, Name: "EDI gateway", Kind: "integration", Version: "4.8"},
		{ID: reporting, Name: "Reporting server", Kind: "reporting", Version: "2025.2"},
		{ID: files, Name: "File server", Kind: "file server", Version: "2022"},
		{ID: mail, Name: "Mail and calendars", Kind: "hosted service"},
		{ID: directory, Name: "Directory and sign-in", Kind: "directory", Version: "2022"},
		{ID: cluster, Name: "Virtualisation cluster (four hosts)", Kind: "virtualisation", Version: "8.3"},
		{ID: repository, Name: "Backup repository", Kind: "backup", Version: "12.3"},
		{ID: scanners, Name: "Handheld scanners (184)", Kind: "mobile device", Version: "Android 13"},
		{ID: printers, Name: "Liège label printers (14)", Kind: "printer", Version: "6.8"},
		{ID: probe, Name: "Monitoring probe", Kind: "monitoring", Version: "2.12", Visibility: account.Internal},
	}
	for i := range items {
		if items[i].ID != probe {
			items[i].Visibility = account.Customer
		}
	}
	return items
}

func links() []account.Link {
	return []account.Link{
		{From: fwMechelen, To: switches, Label: "2 × 10 Gbit/s"},
		{From: fwMechelen, To: fwLiege, Label: "encrypted, over the fibre"},
		{From: switches, To: lineLiege, Label: "fibre, provider A"},
		{From: fwMechelen, To: lineLille, Label: "encrypted tunnel, provider B"},
		{From: wifiMechelen, To: switches, Label: "VLAN 30"},
		{From: wifiLiege, To: fwLiege, Label: "VLAN 30"},
		{From: balancer, To: shop, Label: "HTTPS"},
		{From: fwMechelen, To: balancer, Label: "port 443"},
		{From: shop, To: orders, Label: "orders and stock, every minute"},
		{From: orders, To: database, Label: "SQL"},
		{From: ordersStand, To: database, Label: "SQL, only after failover"},
		{From: orders, To: ordersStand, Label: "failover by hand"},
		{From: database, To: replica, Label: "streaming replication"},
		{From: reporting, To: replica, Label: "read only"},
		{From: warehouse, To: orders, Label: "picking waves"},
		{From: scanners, To: warehouse, Label: "over Wi-Fi"},
		{From: printers, To: warehouse, Label: "labels"},
		{From: printers, To: cluster, Label: "print service, in trial"},
		{From: edi, To: orders, Label: "retail orders, every five minutes"},
		{From: directory, To: mail, Label: "single sign-on"},
		{From: warehouse, To: cluster, Label: "runs on"},
		{From: files, To: cluster, Label: "runs on"},
		{From: repository, To: database, Label: "weekly full, nightly changes"},
		{From: repository, To: files, Label: "weekly full, nightly changes"},
		{From: probe, To: orders, Label: "every minute"},
	}
}
