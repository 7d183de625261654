//go:build !race

package sqlite_test

const killEvery = 4
