package sample

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"time"

	"github.com/accordhq/accord/metrics"
)

// header are the columns of the preset "accord-eventlog".
var header = []string{
	"ticket", "at", "event", "reason", "queue", "priority", "account", "kind", "channel",
	"support_level", "impact", "customer_impact", "item", "category", "summary", "problem",
	"caused_by", "by", "opened",
}

// csv writes tickets as an event log: a row for the opening, which tells what
// the ticket is about, and one for each entry. Times are those of the account's
// clock.
func (w *world) csv(tickets []metrics.Ticket) ([]byte, error) {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	rows := [][]string{header}
	for _, t := range tickets {
		rows = append(rows, w.opening(t))
		for _, e := range t.Log {
			rows = append(rows, w.entry(t.ID, e))
		}
	}
	err := out.WriteAll(rows)
	return b.Bytes(), err
}

func (w *world) opening(t metrics.Ticket) []string {
	opened := w.clock(t.Opened)
	return []string{
		string(t.ID), opened, "opened", "", t.Queue, string(t.Priority), string(t.Account), string(t.Kind), t.Channel,
		strconv.Itoa(t.SupportLevel), string(t.Impact), string(t.CustomerImpact), string(t.Item), t.Category, t.Summary,
		string(t.Problem), string(t.CausedBy), "", opened,
	}
}

func (w *world) entry(id metrics.TicketID, e metrics.Entry) []string {
	row := make([]string, len(header))
	row[0], row[1], row[2], row[3] = string(id), w.clock(e.At), string(e.Kind), e.Reason
	row[4], row[5], row[17] = e.Queue, string(e.Priority), string(e.By)
	return row
}

func (w *world) clock(t time.Time) string { return t.In(w.zone).Format(time.RFC3339) }
