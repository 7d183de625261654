// Package machine holds workflows as data: a table of what may follow what.
package machine

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrNoRow says that the table has no row for a state and a step.
var ErrNoRow = errors.New("does not follow from this state")

// A Row says that a step leads from one state to another where its guard, if
// it has one, finds nothing against it. A guard changes nothing.
type Row[S, E ~string, C any] struct {
	From  S
	Step  E
	To    S
	Guard func(C) error
}

// A Table is a workflow. It has at most one row for a state and a step.
type Table[S, E ~string, C any] []Row[S, E, C]

// Next returns the state that a step leads to. It is ErrNoRow when the table
// has none, and the guard's error when the guard has one.
func (t Table[S, E, C]) Next(from S, step E, c C) (S, error) {
	i := slices.IndexFunc(t, func(r Row[S, E, C]) bool { return r.From == from && r.Step == step })
	if i < 0 {
		return from, ErrNoRow
	}
	if guard := t[i].Guard; guard != nil {
		if err := guard(c); err != nil {
			return from, err
		}
	}
	return t[i].To, nil
}

// Mermaid draws the table as a Mermaid state diagram. Steps between the same two
// states share an arrow.
func (t Table[S, E, C]) Mermaid(initial S) string {
	id := func(s S) string { return strings.ReplaceAll(string(s), "-", "_") }
	type arrow struct{ from, to S }
	var order []arrow
	steps := make(map[arrow][]string)
	terminal := make(map[S]bool)
	var states []S
	see := func(s S) {
		if !slices.Contains(states, s) {
			states = append(states, s)
			terminal[s] = true
		}
	}
	for _, r := range t {
		see(r.From)
		see(r.To)
		if r.From != r.To {
			terminal[r.From] = false
		}
		a := arrow{r.From, r.To}
		if steps[a] == nil {
			order = append(order, a)
		}
		steps[a] = append(steps[a], string(r.Step))
	}
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n")
	for _, s := range states {
		if id(s) != string(s) {
			fmt.Fprintf(&b, "    state %q as %s\n", string(s), id(s))
		}
	}
	fmt.Fprintf(&b, "    [*] --> %s\n", id(initial))
	for _, a := range order {
		fmt.Fprintf(&b, "    %s --> %s: %s\n", id(a.from), id(a.to), strings.Join(steps[a], ", "))
	}
	for _, s := range states {
		if terminal[s] {
			fmt.Fprintf(&b, "    %s --> [*]\n", id(s))
		}
	}
	return b.String()
}
