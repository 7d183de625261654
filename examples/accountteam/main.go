// Command accountteam shows account teams at work. It puts two invented customers
// on record in an embedded database, tells who holds which role and what nobody
// covers, and plays through what such a team is for: a change that waits until
// the technical lead was asked, one that could not wait, an obstacle, and a role
// that is handed over.
//
// With -db the database stays, and a second run shows what was kept. With -facts
// it reads another file in the form of facts.json, also into the same database.
//
// It exits with 1 when it cannot do its work; of a file that has a fault, and of a
// run that is broken off, nothing is stored. It exits with 2 for wrong flags.
package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	_ "time/tzdata" // the zones, where the machine has none

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/adapters/sqlite"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole program but for the process around it. It returns the exit
// code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	set := flag.NewFlagSet("accountteam", flag.ContinueOnError)
	set.SetOutput(stderr)
	db := set.String("db", "", "keep everything in the SQLite database `FILE`; without it, in one that is removed")
	facts := set.String("facts", "", "read customers, people, teams and the story from `FILE` (JSON)")
	set.Usage = func() {
		fmt.Fprintln(stderr, "Usage of accountteam:")
		set.PrintDefaults()
		fmt.Fprintln(stderr, "The model of a facts file is examples/accountteam/facts.json.")
	}
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case set.NArg() > 0:
		fmt.Fprintf(stderr, "accountteam: unexpected argument %q\n", set.Arg(0))
		return 2
	}
	if err := show(ctx, *db, *facts, stdout); err != nil {
		fmt.Fprintln(stderr, "accountteam:", strings.ReplaceAll(err.Error(), "\n", "; "))
		return 1
	}
	return 0
}

// show reads the facts, stores what they hold unless it is there, and shows it.
func show(ctx context.Context, path, facts string, stdout io.Writer) error {
	in, err := read(facts)
	if err != nil {
		return err
	}
	if path == "" {
		dir, err := os.MkdirTemp("", "accountteam")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "accord.db")
	}
	db, err := sqlite.Open(path)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := sqlite.Migrate(ctx, db); err != nil {
		return err
	}
	store, err := sqlite.New(db, "provider")
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := perform(ctx, db, store, in, &page); err != nil {
		return err
	}
	_, err = page.WriteTo(stdout)
	return err
}

// perform does everything in one transaction, so that of a file with a fault, and
// of a run that was broken off, nothing is stored.
func perform(ctx context.Context, db *sql.DB, store *sqlite.Store, in input, page io.Writer) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	store = store.WithTx(tx)
	o, err := newOffice(in, store, page)
	if err != nil {
		return fmt.Errorf("facts %s: %w", in.name, err)
	}
	switch _, err := store.Account(ctx, in.Story.Account); {
	case err == nil:
		return o.showKept(ctx)
	case !errors.Is(err, account.ErrNotFound):
		return err
	}
	if err := o.play(ctx); err != nil {
		return fmt.Errorf("facts %s: %w", in.name, err)
	}
	return tx.Commit()
}
