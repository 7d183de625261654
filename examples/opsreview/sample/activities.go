package sample

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/metrics"
)

// A deed is an activity as it is written down here, with times of the account's
// clock.
type deed struct {
	kind          metrics.ActivityKind
	item          account.ItemID
	planned, done string
	summary       string
	result        string
	// status is needed where the dates do not tell it: done with a date of
	// doing, else planned.
	status metrics.ActivityStatus
	// inner deeds are not for the customer, business ones not for its
	// technical people.
	inner, business bool
}

// activities are all deeds and backups, numbered as they come in time.
func (w *world) activities() []metrics.Activity {
	var all []metrics.Activity
	for _, d := range slices.Concat(pastDeeds(), quarterDeeds(), comingDeeds(), avertedDeeds()) {
		all = append(all, w.activity(d))
	}
	all = append(all, w.backups()...)
	when := func(a metrics.Activity) time.Time {
		if a.Done.IsZero() {
			return cmp.Or(a.Planned, w.end)
		}
		return a.Done
	}
	slices.SortStableFunc(all, func(a, b metrics.Activity) int { return when(a).Compare(when(b)) })
	for i := range all {
		all[i].ID = metrics.ActivityID(fmt.Sprintf("A-%04d", 1001+i))
	}
	return all
}

func (w *world) activity(d deed) metrics.Activity {
	a := metrics.Activity{
		Account: Account, Kind: d.kind, Item: d.item, Summary: d.summary, Result: d.result,
		Status: metrics.ActivityPlanned, Visibility: account.Customer,
	}
	switch {
	case d.inner:
		a.Visibility = account.Internal
	case d.business:
		a.Visibility = account.Business
	}
	if d.planned != "" {
		a.Planned = w.at(d.planned)
	}
	if d.done != "" {
		a.Done, a.Status = w.at(d.done), metrics.ActivityDone
	}
	a.Status = cmp.Or(d.status, a.Status)
	return a
}

// backups are the weekly full ones of three items, early on Sunday, and the
// tests of restoring. One that failed was run again.
func (w *world) backups() []metrics.Activity {
	rng := stream(streamBackups)
	var all []metrics.Activity
	sets := []struct {
		item   account.ItemID
		what   string
		size   int // GB of the first one
		growth int // GB a week, twice what is drawn on average
		hour   time.Duration
	}{
		{database, "Order database, weekly full backup", 604, 8, 2 * time.Hour},
		{warehouse, "Warehouse management, weekly full backup", 318, 3, 4 * time.Hour},
		{files, "File server, weekly full backup", 6060, 26, 5 * time.Hour},
	}
	failed := failedBackups()
	for _, set := range sets {
		size := set.size
		for day := date("2025-08-03", w.zone); day.Before(w.end); day = day.AddDate(0, 0, 7) {
			planned := day.Add(set.hour).UTC()
			size += rng.IntN(set.growth + 1)
			took := time.Duration(size/5+rng.IntN(40)) * time.Minute / 2
			if set.item == files {
				took = time.Duration(size/22+rng.IntN(40)) * time.Minute
			}
			a := metrics.Activity{
				Account: Account, Kind: metrics.Backup, Item: set.item, Summary: set.what,
				Status: metrics.ActivityDone, Planned: planned, Done: planned.Add(took),
				Result:     fmt.Sprintf("%d GB in %d h %02d", size, took/time.Hour, took%time.Hour/time.Minute),
				Visibility: account.Customer,
			}
			why, bad := failed[string(set.item)+" "+day.Format(time.DateOnly)]
			if !bad {
				all = append(all, a)
				continue
			}
			again := a
			again.Summary += ", run again"
			again.Planned, again.Done = planned.Add(20*time.Hour), planned.Add(20*time.Hour+took)
			a.Status, a.Done, a.Result = metrics.ActivityFailed, planned.Add(took/3), why
			all = append(all, a, again)
		}
	}
	return all
}

// failedBackups says why a backup failed, by item and day.
func failedBackups() map[string]string {
	return map[string]string{
		"db-1 2025-10-12":   "Snapshot of the volume refused while an index was being rebuilt",
		"wms 2026-02-15":    "Connection lost when a switch port reset",
		"file-1 2026-05-31": "One volume still locked by a virus scan",
		"wms 2026-07-19":    "Host restarted for maintenance during the run; windows now kept apart",
		"file-1 2026-08-30": "No room in the repository for a full copy; two old copies moved to tape",
		"file-1 2026-09-20": "No room in the repository for a full copy; oldest month thinned out",
	}
}
