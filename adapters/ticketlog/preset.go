package ticketlog

import (
	"embed"

	"github.com/accordhq/accord/adapters/tabular"
)

// presets are mappings by name.
//
//go:embed presets/*.json
var presets embed.FS

// Presets returns the names of the presets, in alphabetical order.
func Presets() []string { return tabular.Presets(presets, "presets") }

// Preset returns a copy of the mapping of a name; false when there is none.
// What each is for stands in the package's documentation.
func Preset(name string) (Mapping, bool) { return tabular.Preset[Mapping](presets, "presets", name) }
