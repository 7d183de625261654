// Command opsreview makes an operations review from service data: tickets and
// facts in, a report out.
//
// Without flags it reports on the last quarter of an invented account whose
// facts are embedded, writes operations-review.html and operations-review.md
// into ./out, and prints the text edition. With -tickets and -facts it reports
// on a host's own data.
//
// It exits with 0 when the report was made, 1 when it could not be written,
// and 2 for wrong flags, files that cannot be read and unknown accounts.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

const (
	exitDone  = 0
	exitWrite = 1
	exitInput = 2
)

// run is the whole program but for the process around it. It returns the exit
// code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		usage(stdout)
		return exitDone
	case err != nil:
		fmt.Fprintf(stderr, "opsreview: %v (-h tells the flags)\n", err)
		return exitInput
	}
	in, err := load(ctx, c, stderr)
	if err != nil {
		fmt.Fprintf(stderr, "opsreview: %v\n", err)
		return exitInput
	}
	report, err := compose(ctx, in)
	if err != nil {
		fmt.Fprintf(stderr, "opsreview: %v\n", oneLine(err))
		return exitInput
	}
	if report.hidden > 0 && len(report.figures.Service.ByPriority) == 0 {
		fmt.Fprintf(stderr, "none of the %d tickets of the period is for the audience %s: see \"visibility\" of the mapping\n", report.hidden, in.audience)
	}
	if err := report.write(c, stdout, stderr); err != nil {
		fmt.Fprintf(stderr, "opsreview: %v\n", err)
		return exitWrite
	}
	return exitDone
}
