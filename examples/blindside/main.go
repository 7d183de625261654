// Command blindside replays a scene that providers know: minor trouble that comes
// back, a remark about an upgrade to somebody who cannot approve it, and a crash when
// business is at its busiest. It shows it twice: as it went, and with the library
// watching. Each time it prints who is told what, and when.
//
// With -facts it reads another file in the form of scene.json. It exits with 1 when it
// cannot do its work, with 2 for wrong flags.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	_ "time/tzdata" // the zones, where the machine has none
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole program but for the process around it. It returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	set := flag.NewFlagSet("blindside", flag.ContinueOnError)
	set.SetOutput(stderr)
	facts := set.String("facts", "", "read the scene from `FILE` (JSON)")
	set.Usage = func() {
		fmt.Fprintln(stderr, "Usage of blindside:")
		set.PrintDefaults()
		fmt.Fprintln(stderr, "The model of a scene file is examples/blindside/scene.json.")
	}
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case set.NArg() > 0:
		fmt.Fprintf(stderr, "blindside: unexpected argument %q\n", set.Arg(0))
		return 2
	}
	err := show(ctx, *facts, stdout)
	if err != nil {
		fmt.Fprintln(stderr, "blindside:", strings.ReplaceAll(err.Error(), "\n", "; "))
		return 1
	}
	return 0
}

// show plays the scene twice.
func show(ctx context.Context, path string, out io.Writer) error {
	s, err := read(path)
	if err != nil {
		return err
	}
	page := newPage(out, s)
	page.Title("The blindside")
	page.Say("Everything here is invented. All times are those of " + s.zone().String() + ".")
	if err := asItWent(page, s); err != nil {
		return err
	}
	if err := watched(ctx, page, s); err != nil {
		return fmt.Errorf("scene %s: %w", s.name, err)
	}
	return page.Flush()
}
