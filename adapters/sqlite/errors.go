package sqlite

import (
	"context"
	"errors"
	"fmt"
	"strings"

	driver "modernc.org/sqlite"
)

// codeBusy is the result code SQLITE_BUSY, https://www.sqlite.org/rescode.html. An
// extended code has the primary one in the low byte.
const codeBusy = 5

// ErrTraces says that something was erased and stays so, but that the database
// file may still show what it was. [Scrub] removes that.
var ErrTraces = errors.New("erased, but the file may still have traces")

// ErrTxLost says that SQLite has rolled back all of a transaction that a store had
// joined, the host's part included, see [Store.WithTx]. The host rolls back, and
// may begin anew.
var ErrTxLost = errors.New("the transaction is lost: roll back, do not go on")

// errLogInUse says that a reader still needs the log beside the file.
var errLogInUse = errors.New("the log beside the file is in use")

// fail says what was attempted, and explains the driver's error.
func fail(attempt string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("sqlite: %s: %w", attempt, explain(err))
}

// explain puts what is behind an error of the driver before it, which stays the
// cause.
func explain(err error) error {
	switch {
	case errors.Is(err, ErrTraces):
		return err // explained already
	case isBusy(err) && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)):
		return fmt.Errorf("the context ended while others had the database locked: %w", err)
	case isBusy(err):
		return fmt.Errorf("others had the database locked for longer than busy_timeout: %w", err)
	// SQLite has no code for it. The text is the same with every driver.
	case strings.Contains(err.Error(), "no such table: accord_"):
		return fmt.Errorf("tables are missing, see Migrate: %w", err)
	}
	return err
}

// isBusy goes by the code where it knows the driver, and by the text of others:
// SQLite's own, or the name of the code.
func isBusy(err error) bool {
	if err == nil {
		return false
	}
	if e, ok := errors.AsType[*driver.Error](err); ok {
		return e.Code()&0xff == codeBusy
	}
	text := err.Error()
	return errors.Is(err, errLogInUse) || strings.Contains(text, "database is locked") || strings.Contains(text, "SQLITE_BUSY")
}
