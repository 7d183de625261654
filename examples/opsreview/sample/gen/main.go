// Command gen writes the files of package sample into the current directory.
package main

import (
	"fmt"
	"os"

	"github.com/accordhq/accord/examples/opsreview/sample"
)

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func write() error {
	facts, tickets, err := sample.Generate()
	if err != nil {
		return err
	}
	if err := os.WriteFile("facts.json", facts, 0o644); err != nil {
		return err
	}
	return os.WriteFile("tickets.csv", tickets, 0o644)
}
