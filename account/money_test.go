package account_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
)

// money reads an amount such as "EUR 12.50".
func money(s string) account.Money {
	currency, amount, _ := strings.Cut(s, " ")
	return account.Money{Amount: decimal.RequireFromString(amount), Currency: currency}
}

// Worked out by hand: half goes to the even neighbour.
func TestMoneyRounded(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, money, want string }{
		{"nothing to round", "EUR 12.5", "12.5"},
		{"below half", "EUR 0.1249", "0.12"},
		{"half to even, down", "EUR 0.125", "0.12"},
		{"half to even, up", "EUR 0.135", "0.14"},
		{"above half", "EUR 0.12501", "0.13"},
		{"negative half, down", "EUR -0.125", "-0.12"},
		{"negative half, up", "EUR -0.135", "-0.14"},
		{"a third of a hundred", "EUR 33.3333333333", "33.33"},
		{"no minor unit, down", "JPY 2.5", "2"},
		{"no minor unit, up", "JPY 3.5", "4"},
		{"three places, down", "BHD 1.0005", "1"},
		{"three places, up", "BHD 1.0015", "1.002"},
		{"four places", "CLF 1.00005", "1"},
		{"four places, up", "CLF 1.00015", "1.0002"},
		{"more than a float holds", "EUR 123456789012345678.905", "123456789012345678.9"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			m := money(row.money)
			require.Equal(t, row.want, m.Rounded().Amount.String())
			require.Equal(t, m.Currency, m.Rounded().Currency)
		})
	}
}

func TestMinorUnits(t *testing.T) {
	t.Parallel()
	for places, currencies := range map[int32]string{
		0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
		2: "EUR USD GBP CHF MGA MRU PLN CNY INR XXX",
		3: "BHD IQD JOD KWD LYD OMR TND",
		4: "CLF UYW",
	} {
		for currency := range strings.FieldsSeq(currencies) {
			smallest := decimal.New(1, -places)
			m := account.Money{Amount: smallest, Currency: currency}
			require.True(t, m.Rounded().Amount.Equal(smallest), "%s has fewer than %d places", currency, places)
			m.Amount = smallest.Shift(-1)
			require.True(t, m.Rounded().Amount.IsZero(), "%s has more than %d places", currency, places)
		}
	}
}

func TestAmountIsSaid(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ money, want string }{
		{"EUR 1234.5", "EUR 1,234.50"},
		{"EUR 0", "EUR 0.00"},
		{"EUR -1234567.895", "EUR −1,234,567.90"},
		{"EUR -0.004", "EUR 0.00"},
		{"EUR 999.995", "EUR 1,000.00"},
		{"JPY 1234.5", "JPY 1,234"},
		{"BHD 1.0625", "BHD 1.062"},
		{"USD 1e6", "USD 1,000,000.00"},
	} {
		t.Run(row.money, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, account.English().Format(account.Amount(money(row.money))))
		})
	}
}

func TestMoneyIsZero(t *testing.T) {
	t.Parallel()
	require.True(t, account.Money{}.IsZero())
	require.True(t, account.Money{Amount: decimal.New(0, -2)}.IsZero())
	require.False(t, money("EUR 0").IsZero())
	require.False(t, account.Money{Amount: decimal.New(1, 0)}.IsZero())
}

func TestMoneyValidate(t *testing.T) {
	t.Parallel()
	notACode := func(s string) []string {
		return []string{`currency: "` + s + `" is not an ISO 4217 code of three capital letters`}
	}
	for _, row := range []struct {
		name  string
		money account.Money
		want  []string
	}{
		{"zero", account.Money{}, nil},
		{"in euros", money("EUR 12.50"), nil},
		{"nothing in euros", money("EUR 0"), nil},
		{"negative", money("EUR -1"), nil},
		{"no currency", account.Money{Amount: decimal.New(1, 0)}, notACode("")},
		{"small letters", money("eur 1"), notACode("eur")},
		{"two letters", money("EU 1"), notACode("EU")},
		{"four letters", money("EURO 1"), notACode("EURO")},
		{"a sign", money("€ 1"), notACode("€")},
		{"three bytes that are no letters", money("E1R 1"), notACode("E1R")},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, faults(t, row.money.Validate()))
		})
	}
}

func TestMayApprove(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name      string
		authority account.Money
		amount    account.Money
		want      bool
	}{
		{"less", money("EUR 5000"), money("EUR 4999.99"), true},
		{"exactly", money("EUR 5000"), money("EUR 5000.00"), true},
		{"a cent more", money("EUR 5000"), money("EUR 5000.01"), false},
		{"another currency", money("EUR 5000"), money("USD 1"), false},
		{"nothing", money("EUR 5000"), money("EUR 0"), true},
		{"no authority", account.Money{}, money("EUR 1"), false},
		{"no authority, and no amount", account.Money{}, account.Money{}, false},
		{"authority of nothing", money("EUR 0"), money("EUR 0.01"), false},
		{"no currency", account.Money{Amount: decimal.New(9, 0)}, account.Money{Amount: decimal.New(1, 0)}, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, account.Person{Authority: row.authority}.MayApprove(row.amount))
		})
	}
}
