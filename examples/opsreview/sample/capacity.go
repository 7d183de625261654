package sample

import (
	"math/rand/v2"
	"time"

	"github.com/accordhq/accord/account"
)

// A growth is how a capacity filled up from the first sample to the last.
type growth struct {
	item        account.ItemID
	name, unit  string
	first, last int
	total       int
	// wobble is how far a sample may lie from the straight line.
	wobble int
	// before was the total until the samples of August, when it was extended;
	// zero for no extension.
	before int
	seen   account.Visibility
}

// capacities are sampled at the end of each month. The memory of the order
// application server is its own story: what it used at the busiest hour of the
// month rose until nothing was left, and the server was extended.
func (w *world) capacities() []account.Capacity {
	memory := []int{44, 45, 47, 48, 50, 51, 53, 55, 56, 58, 60, 62, 66, 67}
	ends := w.monthEnds()
	used := make([]account.Sample, len(ends))
	for i, at := range ends {
		used[i] = account.Sample{At: at, Used: float64(memory[i]), Total: 64}
		if !at.Before(w.at(extended)) {
			used[i].Total = 96
		}
	}
	all := []account.Capacity{{
		Item: orders, Name: "memory at the busiest hour", Unit: "GB", Samples: used, Visibility: account.Customer,
	}}
	rng := stream(streamCapacity)
	for _, g := range []growth{
		{repository, "disk", "TB", 44, 58, 60, 0, 0, account.Customer},
		{files, "disk", "GB", 6100, 6920, 8000, 25, 0, account.Customer},
		{orders, "licence pool", "seats", 196, 221, 240, 0, 220, account.Customer},
		{database, "disk", "GB", 610, 846, 1200, 8, 0, account.Customer},
		{lineLille, "bandwidth at the busiest hour", "Mbit/s", 92, 151, 200, 6, 0, account.Customer},
		{lineLiege, "bandwidth at the busiest hour", "Mbit/s", 515, 590, 1000, 30, 0, account.Customer},
		{wifiMechelen, "devices at the busiest hour", "devices", 412, 455, 900, 12, 0, account.Customer},
		{cluster, "memory", "GB", 985, 1108, 1536, 10, 0, account.Business},
		{probe, "checks", "checks", 1180, 1410, 2000, 0, 0, account.Internal},
	} {
		all = append(all, g.capacity(ends, w.at(extended), rng))
	}
	return all
}

func (g growth) capacity(ends []time.Time, extended time.Time, rng *rand.Rand) account.Capacity {
	c := account.Capacity{Item: g.item, Name: g.name, Unit: g.unit, Visibility: g.seen}
	for i, at := range ends {
		used := g.first + (g.last-g.first)*i/(len(ends)-1)
		if 0 < i && i < len(ends)-1 {
			used += rng.IntN(2*g.wobble+1) - g.wobble
		}
		total := g.total
		if g.before > 0 && at.Before(extended) {
			total = g.before
		}
		c.Samples = append(c.Samples, account.Sample{At: at, Used: float64(used), Total: float64(total)})
	}
	return c
}

// monthEnds are the evenings of the last days of the months of the log.
func (w *world) monthEnds() []time.Time {
	var ends []time.Time
	for month := w.begin; month.Before(w.end); month = month.AddDate(0, 1, 0) {
		year, m, _ := month.Date()
		ends = append(ends, time.Date(year, m+1, 0, 22, 0, 0, 0, w.zone).UTC())
	}
	return ends
}
