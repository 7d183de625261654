//go:build race

package quadrant_test

// failEvery is one of how many calls is failed: the race detector makes tests some ten
// times slower.
const failEvery = 8
