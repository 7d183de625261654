package quadrant

import (
	"context"
	"time"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/internal/plugin"
)

// Hooks are called by a [Watcher] around each save. Any field may be nil. They run on
// the caller's goroutine and get values of their own: what they change of them changes
// nothing. Slow work belongs to the host's queue.
type Hooks struct {
	// Name identifies the plugin in errors.
	Name string
	// BeforeSave may veto by returning an error; nothing is saved then. The hooks of
	// several plugins run in the order of [Options.Hooks], and the first veto ends
	// them.
	BeforeSave func(context.Context, Operation) error
	// AfterSave runs once everything is saved, in reverse order. Its error goes to
	// [Options.OnError] and undoes nothing.
	AfterSave func(context.Context, Operation) error
}

// An Operation is what a [Watcher] is about to save, or has saved.
type Operation struct {
	Actor account.PersonID
	At    time.Time
	// Record is what the watch knows, Unit what is saved with it; its events tell
	// what was done, its notices whom it tells.
	Record Record
	Unit   account.Unit
}

func (o Operation) clone() Operation {
	o.Record, o.Unit = o.Record.Clone(), o.Unit.Clone()
	return o
}

func before(ctx context.Context, hooks []Hooks, o Operation) error {
	return plugin.Before(hooks, func(h Hooks) error {
		if h.BeforeSave == nil {
			return nil
		}
		return account.CallHook(h.Name, "BeforeSave", func() error { return h.BeforeSave(ctx, o.clone()) })
	})
}

func after(ctx context.Context, hooks []Hooks, o Operation) error {
	return plugin.After(hooks, func(h Hooks) error {
		if h.AfterSave == nil {
			return nil
		}
		return account.CallHook(h.Name, "AfterSave", func() error { return h.AfterSave(ctx, o.clone()) })
	})
}
