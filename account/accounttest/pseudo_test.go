package accounttest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/account/accounttest"
)

func TestPseudoBracketsWhateverALocaleSays(t *testing.T) {
	t.Parallel()
	l := accounttest.Pseudo(account.English())
	at := time.Date(2026, time.February, 3, 14, 5, 0, 0, time.UTC)
	for _, row := range []struct {
		name string
		text account.Text
		want string
	}{
		{"phrase", account.TechnicalLead.Label(), "⟦Technical lead⟧"},
		{"phrase around data", account.Say("number.money", account.Args{"currency": account.Data("EUR"), "amount": account.Data("5")}), "⟦EUR 5⟧"},
		{"percent", account.Percent(0.5, 0), "⟦50 %⟧"},
		{"negative span", account.Span(-90 * time.Minute), "⟦−1 h 30 min⟧"},
		{"day", account.Day(at), "⟦3 ⟦Feb⟧ 2026⟧"},
		{"instant", account.Instant(at), "⟦3 ⟦Feb⟧ 2026 14:05 UTC⟧"},
		{"month", account.MonthOf(at), "⟦⟦Feb⟧ 2026⟧"},
		{"data", account.Data("Aigle & Fils"), "Aigle & Fils"},
		{"number", account.Number(1234.5, 1), "1,234.5"},
		{"phrase that is missing", account.Say("no.such", nil), "<no.such>"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if got := l.Format(row.text); got != row.want {
				t.Errorf("got %s, want %s", got, row.want)
			}
		})
	}
}

func TestPseudoLeavesTheLocaleAlone(t *testing.T) {
	t.Parallel()
	l := account.English()
	accounttest.Pseudo(l)
	if got := l.Format(account.MonthOf(time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC))); got != "Feb 2026" {
		t.Errorf("the month is %s", got)
	}
	for code, phrase := range l.Phrases {
		if strings.ContainsAny(phrase, "⟦⟧") {
			t.Errorf("phrase %s is %s", code, phrase)
		}
	}
}

func TestOutside(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"nothing bracketed", "Aigle & Fils", "Aigle & Fils"},
		{"all bracketed", "⟦Warning⟧", " "},
		{"between brackets", "⟦a⟧Oops⟦b⟧", " Oops "},
		{"nested", "⟦a ⟦b⟧ c ⟦⟦d⟧⟧⟧ 12", "  12"},
		{"never closed", "x ⟦a ⟦b⟧", "x ⟦a ⟦b⟧"},
		{"never opened", "a⟧ b", "a⟧ b"},
		{"closed twice", "⟦a⟧⟧", " ⟧"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if got := accounttest.Outside(row.text); got != row.want {
				t.Errorf("got %q, want %q", got, row.want)
			}
		})
	}
}

// What a report forgot to take from the phrase book stands outside the
// brackets.
func ExamplePseudo() {
	locale := accounttest.Pseudo(account.English())
	row := locale.Format(account.Warning.Label()) + " since " + locale.Format(account.Data("T-17"))
	fmt.Println(row)
	fmt.Println(strings.Fields(accounttest.Outside(row)))
	// Output:
	// ⟦Needs attention⟧ since T-17
	// [since T-17]
}
