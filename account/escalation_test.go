package account_test

import (
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// clock returns an instant of November 2026, whose 2nd is a Monday.
func clock(day, hour int) time.Time {
	return time.Date(2026, time.November, day, hour, 0, 0, 0, time.UTC)
}

func weekdays(t *testing.T) *metrics.Calendar {
	t.Helper()
	week := metrics.Week{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		week[day] = []metrics.Interval{{"09:00", "17:00"}}
	}
	c, err := metrics.NewCalendar(metrics.Schedule{TZ: "UTC", Week: week, Holidays: []string{"2026-11-11"}})
	require.NoError(t, err)
	return c
}

// Due is Thursday the 12th at noon; Wednesday the 11th is a holiday.
func TestAnOverduePromiseIsEscalatedToTheExecutivePartner(t *testing.T) {
	t.Parallel()
	calendar := weekdays(t)
	for _, row := range []struct {
		name string
		now  time.Time
		told []string
		want string
	}{
		{"made", clock(2, 9), nil, ""},
		{"before the first reminder", clock(4, 11), nil, ""},
		{"five working days before", clock(4, 12), nil, "[remind-5 04T12]"},
		{"told already", clock(5, 9), []string{"remind-5"}, ""},
		{"one working day before, over the holiday", clock(10, 12), []string{"remind-5"}, "[remind-1 10T12]"},
		{"the last reminder alone", clock(11, 12), nil, "[remind-1 10T12]"},
		{"an instant before it is due", clock(12, 12).Add(-1), []string{"remind-5", "remind-1"}, ""},
		{"due", clock(12, 12), []string{"remind-5", "remind-1"}, "[escalate-0 12T12 late]"},
		{"a working day later", clock(13, 12), []string{"escalate-0"}, "[escalate-1-account-manager 13T12 to account-manager late]"},
		{"over the weekend", clock(17, 11), []string{"escalate-0", "escalate-1-account-manager"}, ""},
		{"three working days later", clock(17, 12), []string{"escalate-0", "escalate-1-account-manager"}, "[escalate-3-executive-partner 17T12 to executive-partner late]"},
		{"everything that was missed", clock(30, 9), []string{"remind-5"}, "[escalate-0 12T12 late escalate-1-account-manager 13T12 to account-manager late escalate-3-executive-partner 17T12 to executive-partner late]"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := account.Commitment{State: account.Open, Made: clock(1, 9), Due: clock(12, 12)}
			for _, step := range row.told {
				c.Told = append(c.Told, account.Told{Step: step})
			}
			require.Equal(t, row.want, stepsSaid(account.EscalationPolicy{}.Steps(c, row.now, calendar)))
		})
	}
}

func stepsSaid(steps []account.EscalationStep) string {
	var parts []string
	for _, s := range steps {
		part := s.Name + " " + s.At.Format("02T15")
		if s.To != "" {
			part += " to " + string(s.To)
		}
		if s.Late {
			part += " late"
		}
		parts = append(parts, part)
	}
	if parts == nil {
		return ""
	}
	return fmt.Sprint(parts)
}

// closed is a calendar without a working day.
type closed struct{}

func (closed) AddWorkdays(time.Time, int) (time.Time, bool) { return time.Time{}, false }

func TestDaysOfEscalation(t *testing.T) {
	t.Parallel()
	open := account.Commitment{State: account.Open, Made: clock(1, 9), Due: clock(12, 12)}
	late := open
	late.Made = clock(12, 9)
	for _, row := range []struct {
		name     string
		c        account.Commitment
		policy   account.EscalationPolicy
		now      time.Time
		workdays account.Workdays
		want     string
	}{
		{"calendar days without a calendar", open, account.EscalationPolicy{}, clock(7, 12), nil, "[remind-5 07T12]"},
		{"calendar days where there is no working day", open, account.EscalationPolicy{Escalate: []account.Escalation{{After: 2}}}, clock(14, 12), closed{}, "[escalate-2 14T12 late]"},
		{"no reminder from before it was promised", late, account.EscalationPolicy{}, clock(12, 11), nil, ""},
		{"a reminder at the instant it was promised", account.Commitment{State: account.Open, Made: clock(11, 12), Due: clock(12, 12)}, account.EscalationPolicy{}, clock(11, 13), nil, "[remind-1 11T12]"},
		{"none asked for", open, account.EscalationPolicy{Remind: []int{}, Escalate: []account.Escalation{}}, clock(30, 9), nil, ""},
		{"own reminders, the last that fell due", open, account.EscalationPolicy{Remind: []int{2, 7}}, clock(10, 12), nil, "[remind-2 10T12]"},
		{"own reminders, in another order", open, account.EscalationPolicy{Remind: []int{7, 2}}, clock(10, 12), nil, "[remind-2 10T12]"},
		{"own steps", open, account.EscalationPolicy{Remind: []int{2, 7}, Escalate: []account.Escalation{{After: 4, To: account.TechnicalLead}}}, clock(16, 12), nil, "[escalate-4-technical-lead 16T12 to technical-lead late]"},
		{"in the order in which they fell due", open, account.EscalationPolicy{Escalate: []account.Escalation{{After: 3}, {After: 1}}}, clock(16, 12), nil, "[escalate-1 13T12 late escalate-3 15T12 late]"},
		{"kept", account.Commitment{State: account.Kept, Made: clock(1, 9), Due: clock(12, 12)}, account.EscalationPolicy{}, clock(30, 9), nil, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, row.want, stepsSaid(row.policy.Steps(row.c, row.now, row.workdays)))
		})
	}
}

func TestEscalationPolicyValidate(t *testing.T) {
	t.Parallel()
	require.NoError(t, account.DefaultEscalationPolicy().Validate())
	require.NoError(t, account.EscalationPolicy{}.Validate())
	p := account.EscalationPolicy{
		Remind:   []int{0, 3, 3},
		Escalate: []account.Escalation{{After: -1}, {After: 1, To: "x"}, {After: 1, To: "x"}, {After: 1}},
	}
	require.Equal(t, []string{
		"remind[0]: is not above 0", "remind[2]: repeats 3",
		"escalate[0].after: is below 0", "escalate[2]: repeats an earlier step",
	}, faultsOf(p.Validate()))
}

// faultsOf are the faults that an error joins, sorted as they were found.
func faultsOf(err error) []string {
	var all []string
	var walk func(error)
	walk = func(err error) {
		switch e := err.(type) {
		case nil:
		case *account.FieldError:
			all = append(all, e.Error())
		case interface{ Unwrap() []error }:
			for _, part := range e.Unwrap() {
				walk(part)
			}
		case interface{ Unwrap() error }:
			walk(e.Unwrap())
		default:
			all = append(all, "not a fault: "+err.Error())
		}
	}
	walk(err)
	return slices.Compact(all)
}
