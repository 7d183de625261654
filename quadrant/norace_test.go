//go:build !race

package quadrant_test

const failEvery = 1
