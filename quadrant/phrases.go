package quadrant

import "maps"

// Phrases returns the English phrases of this package by code, a fresh copy.
func Phrases() map[string]string {
	all := make(map[string]string)
	for _, part := range []map[string]string{
		mapPhrases(), rulePhrases(), watchPhrases(), advisoryPhrases(), lintPhrases(),
	} {
		maps.Copy(all, part)
	}
	return all
}
