package tabular

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// A Mapping can be read from JSON.
type Mapping interface{ Validate() error }

// ReadMapping reads a mapping from JSON. A field that a mapping does not have is
// an error, and so is whatever its Validate finds.
func ReadMapping[M Mapping](r io.Reader) (M, error) {
	var m, none M
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return none, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return none, errors.New("more follows after the mapping")
	}
	if err := m.Validate(); err != nil {
		return none, err
	}
	return m, nil
}

const presetExt = ".json"

// Presets are the names of the mappings in a folder of embedded files, in
// alphabetical order.
func Presets(files fs.FS, folder string) []string {
	list, err := fs.ReadDir(files, folder)
	if err != nil {
		panic("tabular: " + err.Error()) // it is embedded
	}
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = strings.TrimSuffix(f.Name(), presetExt)
	}
	slices.Sort(names)
	return names
}

// Preset is a copy of the mapping of a name in a folder of embedded files; false
// when there is none.
func Preset[M Mapping](files fs.FS, folder, name string) (M, bool) {
	var none M
	f, err := files.Open(folder + "/" + name + presetExt)
	if err != nil {
		return none, false
	}
	defer f.Close()
	m, err := ReadMapping[M](f)
	if err != nil {
		panic("tabular: preset " + name + ": " + err.Error()) // a test reads every one
	}
	return m, true
}
