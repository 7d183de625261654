// Package plugin calls the hooks of plugins in their order.
package plugin

import (
	"errors"
	"slices"
)

// Before calls a hook of each plugin in order. The first error ends it.
func Before[H any](plugins []H, call func(H) error) error {
	for _, p := range plugins {
		if err := call(p); err != nil {
			return err
		}
	}
	return nil
}

// After calls a hook of each plugin in reverse order, whatever each returns.
func After[H any](plugins []H, call func(H) error) error {
	var errs []error
	for _, p := range slices.Backward(plugins) {
		errs = append(errs, call(p))
	}
	return errors.Join(errs...)
}
