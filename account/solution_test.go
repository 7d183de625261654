package account_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// shop returns a solution with every field, without fault.
func shop() account.Solution {
	return account.Solution{
		Account: "aigle", Name: "Shop",
		Items: []account.Item{
			{ID: "fw", Name: "Edge", Kind: "firewall", Version: "7.4", Visibility: account.Customer},
			{ID: "db", Name: "Orders", Kind: "database", Version: "16", Visibility: account.Customer},
			{ID: "tl", Name: "Till", Kind: "terminal", Visibility: account.Customer},
		},
		Links: []account.Link{
			{From: "tl", To: "fw", Label: "TLS"}, {From: "fw", To: "db"}, {From: "fw", To: "db", Label: "backup"}, {From: "fw", To: "tl"},
		},
		Capacities: []account.Capacity{
			{Item: "fw", Name: "sessions", Unit: "sessions", Visibility: account.Customer},
			{Item: "db", Name: "disk", Unit: "GB", Visibility: account.Customer, Samples: []account.Sample{{At: june, Used: 100, Total: 500}}},
			{Item: "db", Name: "cores", Unit: "cores", Visibility: account.Customer},
		},
		Confirmed:  account.Confirmation{By: "ann", At: june, Digest: "d"},
		Visibility: account.Customer,
	}
}

func TestSolutionValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*account.Solution)
		want   []string
	}{
		{"every field", func(*account.Solution) {}, nil},
		{"the least", func(s *account.Solution) { *s = account.Solution{Account: "a", Name: "x"} }, nil},
		{"nothing", func(s *account.Solution) { *s = account.Solution{} }, []string{"account: is missing", "name: is missing"}},
		{"for an unknown audience", func(s *account.Solution) { s.Visibility = "all" }, []string{`visibility: "all" is not an audience`}},
		{"an item of nothing", func(s *account.Solution) { s.Items = append(s.Items, account.Item{Visibility: "all"}) }, []string{
			"items[3].id: is missing", "items[3].name: is missing", "items[3].kind: is missing", `items[3].visibility: "all" is not an audience`,
		}},
		{"item twice", func(s *account.Solution) { s.Items = append(s.Items, s.Items[0]) }, []string{`items[3]: repeats the id "fw"`}},
		{"links of nothing", func(s *account.Solution) { s.Links[1] = account.Link{From: "x", To: "y"} }, []string{
			`links[1].from: "x" is not an item of the solution`, `links[1].to: "y" is not an item of the solution`,
		}},
		{"a capacity of nothing", func(s *account.Solution) { s.Capacities[0] = account.Capacity{Item: "x", Visibility: "all"} }, []string{
			`capacities[0].item: "x" is not an item of the solution`, "capacities[0].name: is missing",
			"capacities[0].unit: is missing", `capacities[0].visibility: "all" is not an audience`,
		}},
		{"capacity twice", func(s *account.Solution) { s.Capacities[0] = s.Capacities[1] }, []string{`capacities[1]: repeats "disk" of item "db"`}},
		{"one name on two items", func(s *account.Solution) { s.Capacities[0].Name = "disk" }, nil},
		{"a sample of nothing", func(s *account.Solution) { s.Capacities[1].Samples[0] = account.Sample{Used: -1} }, []string{
			"capacities[1].samples[0].at: is missing", "capacities[1].samples[0].total: is not above 0", "capacities[1].samples[0].used: is below 0",
		}},
		{"nothing used", func(s *account.Solution) { s.Capacities[1].Samples[0].Used = 0 }, nil},
		{"more used than there is", func(s *account.Solution) { s.Capacities[1].Samples[0].Used = 600 }, nil},
		{"no numbers", func(s *account.Solution) {
			s.Capacities[1].Samples[0].Used, s.Capacities[1].Samples[0].Total = math.NaN(), math.NaN()
		}, []string{"capacities[1].samples[0].total: is not above 0", "capacities[1].samples[0].used: is below 0"}},
		{"infinite numbers", func(s *account.Solution) {
			s.Capacities[1].Samples[0].Used, s.Capacities[1].Samples[0].Total = math.Inf(1), math.Inf(1)
		}, []string{"capacities[1].samples[0].total: is not above 0", "capacities[1].samples[0].used: is below 0"}},
		{"not confirmed", func(s *account.Solution) { s.Confirmed = account.Confirmation{} }, nil},
		{"confirmed by nobody", func(s *account.Solution) { s.Confirmed.By = "" }, []string{"confirmed.by: is missing"}},
		{"confirmed never", func(s *account.Solution) { s.Confirmed.At = time.Time{} }, []string{"confirmed.at: is missing"}},
		{"confirmed nothing", func(s *account.Solution) { s.Confirmed.Digest = "" }, []string{"confirmed.digest: is missing"}},
		{"every fault at once", func(s *account.Solution) {
			s.Name, s.Items[0].Kind, s.Links[0].To, s.Capacities[2].Unit, s.Confirmed.By = "", "", "x", "", ""
		}, []string{
			"name: is missing", "items[0].kind: is missing", `links[0].to: "x" is not an item of the solution`,
			"capacities[2].unit: is missing", "confirmed.by: is missing",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := shop()
			row.change(&s)
			require.Equal(t, row.want, faults(t, s.Validate()))
		})
	}
}

func TestSolutionItem(t *testing.T) {
	t.Parallel()
	item, ok := shop().Item("db")
	require.True(t, ok)
	require.Equal(t, "Orders", item.Name)
	item, ok = shop().Item("x")
	require.False(t, ok)
	require.Zero(t, item)
}

// Customers confirmed digests that earlier versions computed: a change here
// makes every confirmed solution look changed.
func TestDigestIsStable(t *testing.T) {
	t.Parallel()
	require.Equal(t, "e211f5fdfa162ae0978ad0a85c882f0b5b656102f6f3360765a0600a0e318fe4", shop().Digest())
	require.Equal(t, "f589077f3fac9308c9050fa83333002fd1489633373da0f1b6ff390f3ab96db9", account.Solution{}.Digest())
}

func TestDigestDoesNotGoByOrder(t *testing.T) {
	t.Parallel()
	want := shop().Digest()
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		s := shop()
		random.Shuffle(len(s.Items), func(i, j int) { s.Items[i], s.Items[j] = s.Items[j], s.Items[i] })
		random.Shuffle(len(s.Links), func(i, j int) { s.Links[i], s.Links[j] = s.Links[j], s.Links[i] })
		random.Shuffle(len(s.Capacities), func(i, j int) { s.Capacities[i], s.Capacities[j] = s.Capacities[j], s.Capacities[i] })
		before := shopOf(s)
		require.Equal(t, want, s.Digest())
		require.Equal(t, before, s, "the solution was put in order")
	}
}

// shopOf copies the lists of a solution.
func shopOf(s account.Solution) account.Solution {
	s.Items, s.Links, s.Capacities = slices.Clone(s.Items), slices.Clone(s.Links), slices.Clone(s.Capacities)
	return s
}

func TestDigestLeavesOutWhatIsNotConfiguration(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*account.Solution)
	}{
		{"account", func(s *account.Solution) { s.Account = "x" }},
		{"name", func(s *account.Solution) { s.Name = "x" }},
		{"visibility", func(s *account.Solution) { s.Visibility = account.Internal }},
		{"an item's visibility", func(s *account.Solution) { s.Items[0].Visibility = account.Internal }},
		{"a capacity's visibility", func(s *account.Solution) { s.Capacities[0].Visibility = account.Internal }},
		{"samples", func(s *account.Solution) { s.Capacities[1].Samples[0].Used++ }},
		{"no samples", func(s *account.Solution) { s.Capacities[1].Samples = nil }},
		{"confirmation", func(s *account.Solution) { s.Confirmed = account.Confirmation{} }},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := shop()
			row.change(&s)
			require.Equal(t, shop().Digest(), s.Digest())
		})
	}
	empty := account.Solution{Items: []account.Item{}, Links: []account.Link{}, Capacities: []account.Capacity{}}
	require.Equal(t, account.Solution{}.Digest(), empty.Digest())
}

func TestDigestGoesByContent(t *testing.T) {
	t.Parallel()
	digests := map[string]string{shop().Digest(): "as it was"}
	for _, row := range []struct {
		name   string
		change func(*account.Solution)
	}{
		{"item added", func(s *account.Solution) { s.Items = append(s.Items, account.Item{ID: "x"}) }},
		{"item removed", func(s *account.Solution) { s.Items = s.Items[1:] }},
		{"item's id", func(s *account.Solution) { s.Items[0].ID = "x" }},
		{"item's name", func(s *account.Solution) { s.Items[0].Name = "x" }},
		{"item's kind", func(s *account.Solution) { s.Items[0].Kind = "x" }},
		{"item's version", func(s *account.Solution) { s.Items[0].Version = "x" }},
		{"names of two items exchanged", func(s *account.Solution) { s.Items[0].Name, s.Items[1].Name = s.Items[1].Name, s.Items[0].Name }},
		{"a letter from the name to the kind", func(s *account.Solution) { s.Items[0].Name, s.Items[0].Kind = "Edg", "efirewall" }},
		{"link added", func(s *account.Solution) { s.Links = append(s.Links, account.Link{From: "db", To: "tl"}) }},
		{"link removed", func(s *account.Solution) { s.Links = s.Links[1:] }},
		{"link turned round", func(s *account.Solution) { s.Links[0].From, s.Links[0].To = s.Links[0].To, s.Links[0].From }},
		{"link's end", func(s *account.Solution) { s.Links[0].To = "db" }},
		{"link's label", func(s *account.Solution) { s.Links[0].Label = "x" }},
		{"capacity added", func(s *account.Solution) {
			s.Capacities = append(s.Capacities, account.Capacity{Item: "tl", Name: "x", Unit: "x"})
		}},
		{"capacity removed", func(s *account.Solution) { s.Capacities = s.Capacities[1:] }},
		{"capacity's item", func(s *account.Solution) { s.Capacities[0].Item = "tl" }},
		{"capacity's name", func(s *account.Solution) { s.Capacities[0].Name = "x" }},
		{"capacity's unit", func(s *account.Solution) { s.Capacities[0].Unit = "x" }},
	} {
		s := shop()
		row.change(&s)
		digest := s.Digest()
		require.Empty(t, digests[digest], "%s has the same digest", row.name)
		digests[digest] = row.name
	}
}

func TestCapacityLatest(t *testing.T) {
	t.Parallel()
	sample := func(hours int) account.Sample {
		return account.Sample{At: june.Add(time.Duration(hours) * time.Hour), Used: float64(hours), Total: 100}
	}
	shuffled := []account.Sample{sample(3), sample(1), sample(5), sample(2)}
	for _, row := range []struct {
		name    string
		samples []account.Sample
		now     time.Time
		want    account.Sample
		ok      bool
	}{
		{"none", nil, june, account.Sample{}, false},
		{"all in the future", shuffled, june, account.Sample{}, false},
		{"taken at the instant", shuffled, june.Add(3 * time.Hour), sample(3), true},
		{"just before the next", shuffled, june.Add(5*time.Hour - 1), sample(3), true},
		{"long after", shuffled, june.AddDate(1, 0, 0), sample(5), true},
		{"before the epoch", []account.Sample{{Used: 1, Total: 2}}, time.Time{}, account.Sample{Used: 1, Total: 2}, true},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			got, ok := account.Capacity{Samples: row.samples}.Latest(row.now)
			require.Equal(t, row.want, got)
			require.Equal(t, row.ok, ok)
		})
	}
}

// confirmed returns the solution as the customer confirmed it.
func confirmed(s account.Solution) account.Solution {
	s.Confirmed = account.Confirmation{By: "ann", At: june, Digest: s.Digest()}
	return s
}

// said are the findings in English: code, severity and why.
func said(findings []account.Finding) []string {
	var all []string
	for _, f := range findings {
		all = append(all, f.Code+" "+string(f.Severity)+": "+account.English().Format(f.Why()))
	}
	return all
}

func TestFindingsOfCapacities(t *testing.T) {
	t.Parallel()
	tight := func(share, used string) []string {
		return []string{"capacity.tight warning: Orders: disk is " + share + " % full (" + used + " of 500 GB)."}
	}
	full := func(share, used string) []string {
		return []string{"capacity.full critical: Orders: disk is as good as used up, " + share + " % full (" + used + " of 500 GB)."}
	}
	for _, row := range []struct {
		name    string
		samples []account.Sample
		policy  account.CapacityPolicy
		want    []string
	}{
		{"never measured", nil, account.CapacityPolicy{}, nil},
		{"just below tight", []account.Sample{{At: june, Used: 399.99, Total: 500}}, account.CapacityPolicy{}, nil},
		{"tight", []account.Sample{{At: june, Used: 400, Total: 500}}, account.CapacityPolicy{}, tight("80", "400")},
		{"just below full", []account.Sample{{At: june, Used: 474.99, Total: 500}}, account.CapacityPolicy{}, tight("95", "474.99")},
		{"full", []account.Sample{{At: june, Used: 475, Total: 500}}, account.CapacityPolicy{}, full("95", "475")},
		{"overfull", []account.Sample{{At: june, Used: 600, Total: 500}}, account.CapacityPolicy{}, full("120", "600")},
		{"by the last sample", []account.Sample{{At: june, Used: 400, Total: 500}, {At: june.Add(-1), Used: 490, Total: 500}}, account.CapacityPolicy{}, tight("80", "400")},
		{"not by a future sample", []account.Sample{{At: june.Add(1), Used: 490, Total: 500}, {At: june, Used: 1, Total: 500}}, account.CapacityPolicy{}, nil},
		{"own policy, below", []account.Sample{{At: june, Used: 249, Total: 500}}, account.CapacityPolicy{Tight: 0.5, Full: 0.6}, nil},
		{"own policy, tight", []account.Sample{{At: june, Used: 250, Total: 500}}, account.CapacityPolicy{Tight: 0.5, Full: 0.6}, tight("50", "250")},
		{"own policy, full", []account.Sample{{At: june, Used: 300, Total: 500}}, account.CapacityPolicy{Tight: 0.5, Full: 0.6}, full("60", "300")},
		{"own share of tight alone", []account.Sample{{At: june, Used: 300, Total: 500}}, account.CapacityPolicy{Tight: 0.5}, tight("60", "300")},
		{"total not known", []account.Sample{{At: june, Used: 400}}, account.CapacityPolicy{}, nil},
		{"nothing known", []account.Sample{{At: june}}, account.CapacityPolicy{}, nil},
		{"no number", []account.Sample{{At: june, Used: math.NaN(), Total: 500}}, account.CapacityPolicy{}, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := shop()
			s.Capacities[1].Samples = row.samples
			require.Equal(t, row.want, said(confirmed(s).Findings(june, row.policy)))
		})
	}
}

// Small amounts are said with the places that tell them apart.
func TestFindingsOfCapacitiesSayFractions(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		used, total float64
		want        string
	}{
		{3.8, 4, "(3.8 of 4 GB)"},
		{3.85, 4.25, "(3.85 of 4.25 GB)"},
		{3.123456, 3.5, "(3.12 of 3.5 GB)"},
		{9000, 10000, "(9,000 of 10,000 GB)"},
	} {
		s := shop()
		s.Capacities[1].Samples = []account.Sample{{At: june, Used: row.used, Total: row.total}}
		findings := confirmed(s).Findings(june, account.CapacityPolicy{})
		require.Len(t, findings, 1)
		require.Contains(t, account.English().Format(findings[0].Why()), row.want)
	}
}

func TestFindingOfACapacityNamesItsEvidence(t *testing.T) {
	t.Parallel()
	s := shop()
	s.Capacities[1].Samples[0].Used = 450
	findings := confirmed(s).Findings(june, account.CapacityPolicy{})
	require.Len(t, findings, 1)
	require.Equal(t, []account.Ref{{Kind: account.RefItem, ID: "db"}}, findings[0].Evidence)
	require.Equal(t, account.TechnicalLead, findings[0].Owner)
	require.Equal(t, "Agree on an extension of disk before it is used up.", account.English().Format(findings[0].Next()))
}

func TestFindingsLeaveOutCapacitiesOfNoItem(t *testing.T) {
	t.Parallel()
	s := shop()
	s.Capacities[1].Samples[0].Used = 450
	s.Capacities[1].Item = "x"
	require.Empty(t, confirmed(s).Findings(june, account.CapacityPolicy{}))
}

// A finding made of solution, item and capacity is for those who may see all
// three.
func TestFindingsAreForThoseWhoMaySeeAllOfIt(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ solution, item, capacity, want account.Visibility }{
		{account.Customer, account.Customer, account.Customer, account.Customer},
		{account.Business, account.Customer, account.Customer, account.Business},
		{account.Customer, account.Business, account.Customer, account.Business},
		{account.Customer, account.Customer, account.Business, account.Business},
		{account.Internal, account.Customer, account.Customer, account.Internal},
		{account.Customer, account.Internal, account.Customer, account.Internal},
		{account.Customer, account.Customer, account.Internal, account.Internal},
	} {
		s := shop()
		s.Visibility, s.Items[1].Visibility, s.Capacities[1].Visibility = row.solution, row.item, row.capacity
		s.Capacities[1].Samples[0].Used = 450
		findings := confirmed(s).Findings(june, account.CapacityPolicy{})
		require.Len(t, findings, 1)
		require.Equal(t, row.want, findings[0].Visibility, "%+v", row)
	}
}

func TestFindingsOfConfirmation(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(*account.Solution)
		want   []string
	}{
		{"confirmed as it is", func(*account.Solution) {}, nil},
		{"never confirmed", func(s *account.Solution) { s.Confirmed = account.Confirmation{} }, []string{"solution.unconfirmed info: Nobody at the customer has confirmed the configuration on record."}},
		{"changed since", func(s *account.Solution) { s.Items[0].Version = "8" }, []string{"solution.changed info: The configuration changed after the customer confirmed it on 1 Jun 2026."}},
		{"measured since", func(s *account.Solution) {
			s.Capacities[1].Samples = append(s.Capacities[1].Samples, account.Sample{At: june, Used: 1, Total: 2})
		}, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := confirmed(shop())
			row.change(&s)
			findings := s.Findings(june, account.CapacityPolicy{})
			require.Equal(t, row.want, said(findings))
			for _, f := range findings {
				require.Equal(t, []account.Ref{{Kind: account.RefSolution, ID: "aigle"}}, f.Evidence)
				require.Equal(t, account.TechnicalLead, f.Owner)
				require.Equal(t, account.Customer, f.Visibility)
			}
		})
	}
}

func TestSeverityRanks(t *testing.T) {
	t.Parallel()
	require.Greater(t, account.Critical.Rank(), account.Warning.Rank())
	require.Greater(t, account.Warning.Rank(), account.Info.Rank())
	require.Equal(t, account.Info.Rank(), account.Severity("fatal").Rank())
}
