package machine_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/accordhq/accord/internal/machine"
)

type (
	light string
	turn  string
)

var errBroken = errors.New("the bulb is broken")

func lights() machine.Table[light, turn, bool] {
	return machine.Table[light, turn, bool]{
		{From: "off", Step: "on", To: "lit-up", Guard: func(broken bool) error {
			if broken {
				return errBroken
			}
			return nil
		}},
		{From: "lit-up", Step: "off", To: "off"},
		{From: "lit-up", Step: "dim", To: "lit-up"},
		{From: "lit-up", Step: "smash", To: "gone"},
		{From: "off", Step: "smash", To: "gone"},
		{From: "off", Step: "drop", To: "gone"},
	}
}

func TestNext(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		from   light
		step   turn
		broken bool
		want   light
		err    error
	}{
		{"off", "on", false, "lit-up", nil},
		{"off", "on", true, "off", errBroken},
		{"lit-up", "dim", false, "lit-up", nil},
		{"lit-up", "on", false, "lit-up", machine.ErrNoRow},
		{"gone", "on", false, "gone", machine.ErrNoRow},
		{"nowhere", "on", false, "nowhere", machine.ErrNoRow},
	} {
		got, err := lights().Next(row.from, row.step, row.broken)
		require.Equal(t, row.want, got)
		require.Equal(t, row.err, err)
	}
}

func TestMermaid(t *testing.T) {
	t.Parallel()
	require.Equal(t, `stateDiagram-v2
    state "lit-up" as lit_up
    [*] --> off
    off --> lit_up: on
    lit_up --> off: off
    lit_up --> lit_up: dim
    lit_up --> gone: smash
    off --> gone: smash, drop
    gone --> [*]
`, lights().Mermaid("off"))
	require.Equal(t, `stateDiagram-v2
    state "not-yet" as not_yet
    [*] --> not_yet
    not_yet --> idle: start
    idle --> idle: wait
    idle --> [*]
`, machine.Table[light, turn, bool]{
		{From: "not-yet", Step: "start", To: "idle"}, {From: "idle", Step: "wait", To: "idle"},
	}.Mermaid("not-yet"), "a state that only stays is an end, and one that nothing leads to is drawn")
}
