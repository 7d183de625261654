package talklog

import (
	"embed"

	"github.com/accordhq/accord/adapters/tabular"
)

//go:embed presets
var presets embed.FS

// The folders of the presets.
const (
	ofInteractions = "presets/interactions"
	ofAnswers      = "presets/answers"
)

// Presets returns the names of the presets for interactions, in alphabetical order.
func Presets() []string { return tabular.Presets(presets, ofInteractions) }

// Preset returns a copy of the mapping of interactions of a name; false when there
// is none. What each is for stands in the package's documentation.
func Preset(name string) (Mapping, bool) {
	return tabular.Preset[Mapping](presets, ofInteractions, name)
}

// AnswerPresets returns the names of the presets for answers, in alphabetical order.
func AnswerPresets() []string { return tabular.Presets(presets, ofAnswers) }

// AnswerPreset returns a copy of the mapping of answers of a name, as [Preset] does
// for interactions.
func AnswerPreset(name string) (AnswerMapping, bool) {
	return tabular.Preset[AnswerMapping](presets, ofAnswers, name)
}
