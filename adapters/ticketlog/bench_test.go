package ticketlog_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/adapters/ticketlog"
)

// BenchmarkRealLog compares the import of the real event log with a bare pass
// of encoding/csv over it.
func BenchmarkRealLog(b *testing.B) {
	log := readRealLog(b)
	m, ok := ticketlog.Preset("servicenow-eventlog")
	require.True(b, ok)
	scattered := m
	scattered.Adjacent = false

	b.Run("bare csv", func(b *testing.B) {
		b.SetBytes(int64(len(log)))
		b.ReportAllocs()
		for b.Loop() {
			r := csv.NewReader(bytes.NewReader(log))
			r.ReuseRecord = true
			for {
				if _, err := r.Read(); errors.Is(err, io.EOF) {
					break
				}
			}
		}
	})
	for name, m := range map[string]ticketlog.Mapping{"adjacent": m, "scattered": scattered} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(log)))
			b.ReportAllocs()
			for b.Loop() {
				l, err := ticketlog.Open("log.csv", bytes.NewReader(log), m, ticketlog.Options{})
				require.NoError(b, err)
				for _, err := range l.Tickets(b.Context()) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
