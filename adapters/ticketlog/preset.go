package ticketlog

import (
	"bytes"
	"embed"
	"strings"
)

// presets are mappings by name.
//
//go:embed presets/*.json
var presets embed.FS

const (
	presetDir = "presets/"
	presetExt = ".json"
)

// Presets returns the names of the presets, in alphabetical order.
func Presets() []string {
	files, err := presets.ReadDir(strings.TrimSuffix(presetDir, "/"))
	if err != nil {
		panic("ticketlog: " + err.Error()) // it is embedded
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(f.Name(), presetExt)
	}
	return names
}

// Preset returns a copy of the mapping of a name; false when there is none.
// What each is for stands in the package's documentation.
func Preset(name string) (Mapping, bool) {
	b, err := presets.ReadFile(presetDir + name + presetExt)
	if err != nil {
		return Mapping{}, false
	}
	m, err := ReadMapping(bytes.NewReader(b))
	if err != nil {
		panic(err.Error()) // a test reads every one
	}
	return m, true
}
