package sqlite

import (
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
	case isBusy(err):
		return fmt.Errorf("others had the database locked for longer than busy_timeout: %w", err)
	// SQLite has no code for it. The text is the same with every driver.
	case strings.Contains(err.Error(), "no such table: accord_"):
		return fmt.Errorf("tables are missing, see Migrate: %w", err)
	}
	return err
}

func isBusy(err error) bool {
	e, ok := errors.AsType[*driver.Error](err)
	return ok && e.Code()&0xff == codeBusy
}
