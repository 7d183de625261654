//go:build race

package review_test

// raceDetector says that the tests run with the race detector, which makes them some
// ten times slower.
const raceDetector = true
