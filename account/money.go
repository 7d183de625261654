package account

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Money is an amount in a currency. The zero value is no money in no currency.
type Money struct {
	Amount decimal.Decimal `json:"amount"`
	// Currency is the ISO 4217 code, such as "EUR".
	Currency string `json:"currency"`
}

// IsZero reports whether m is the zero value. No money in a known currency is
// not.
func (m Money) IsZero() bool { return m.Currency == "" && m.Amount.IsZero() }

// Rounded returns m rounded half to even to the currency's minor unit
// (ISO 4217). Round once, at the last step.
func (m Money) Rounded() Money {
	m.Amount = m.Amount.RoundBank(minorUnits(m.Currency))
	return m
}

// Validate returns a fault unless m is zero or has a three-letter currency.
func (m Money) Validate() error {
	var faults Faults
	faults.Check(m.IsZero() || validCurrency(m.Currency), "currency",
		"%q is not an ISO 4217 code of three capital letters", m.Currency)
	return faults.Err()
}

func validCurrency(code string) bool {
	if len(code) != 3 {
		return false
	}
	return strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// minorUnits is the number of decimal places of a currency (ISO 4217 list
// one, "minor unit").
func minorUnits(currency string) int32 {
	switch currency {
	case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF",
		"UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF":
		return 0
	case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND":
		return 3
	case "CLF", "UYW":
		return 4
	}
	return 2
}
