package account

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/accordhq/accord/internal/plugin"
)

// Hooks are called by [Directory] and [Promises] around each save. Any field may
// be nil. They run on the caller's goroutine and get values of their own: what
// they change of them changes nothing. Slow work belongs to the host's queue.
type Hooks struct {
	// Name identifies the plugin in errors.
	Name string
	// BeforeSave may veto by returning an error; nothing is saved then. The
	// hooks of several plugins run in the order of [Options.Hooks], and the
	// first veto ends them.
	BeforeSave func(context.Context, Unit) error
	// AfterSave runs once the unit is saved, in reverse order. Its error goes
	// to [Options.OnError] and undoes nothing.
	AfterSave func(context.Context, Unit) error
}

// A HookError says which plugin failed where. It unwraps to what the hook
// returned.
type HookError struct {
	Plugin string
	// Point is the field of the hook, such as "BeforeSave".
	Point string
	Err   error
	// Stack is where a hook panicked; nil when it returned an error.
	Stack []byte
}

func (e *HookError) Error() string {
	return fmt.Sprintf("plugin %q: %s: %v", e.Plugin, e.Point, e.Err)
}

// Unwrap returns what the hook returned.
func (e *HookError) Unwrap() error { return e.Err }

// CallHook calls a hook and returns its error, or its panic as an error, as a
// [*HookError]. It is for the packages above and for hosts with hooks of their
// own.
func CallHook(plugin, point string, hook func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &HookError{Plugin: plugin, Point: point, Err: fmt.Errorf("panic: %v", p), Stack: debug.Stack()}
		}
	}()
	if err := hook(); err != nil {
		return &HookError{Plugin: plugin, Point: point, Err: err}
	}
	return nil
}

func before(ctx context.Context, hooks []Hooks, u Unit) error {
	return plugin.Before(hooks, func(h Hooks) error {
		if h.BeforeSave == nil {
			return nil
		}
		return CallHook(h.Name, "BeforeSave", func() error { return h.BeforeSave(ctx, u.Clone()) })
	})
}

func after(ctx context.Context, hooks []Hooks, u Unit) error {
	return plugin.After(hooks, func(h Hooks) error {
		if h.AfterSave == nil {
			return nil
		}
		return CallHook(h.Name, "AfterSave", func() error { return h.AfterSave(ctx, u.Clone()) })
	})
}
