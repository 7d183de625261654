package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	driver "modernc.org/sqlite"
)

// pragmas are run on every connection that [Open] makes, in this order: whoever
// changes the journal's mode must already be willing to wait.
var pragmas = []string{
	"busy_timeout(10000)",
	"journal_mode(WAL)",
	"synchronous(NORMAL)",
	"foreign_keys(ON)",
	"secure_delete(ON)",
}

// Open opens the database in a file, and makes the file where there is none. The
// path is taken as it is. What a program needs of the file must be done by
// [Migrate] still.
//
// Each connection has these settings, which a host that opens the database
// itself sets, too:
//
//   - busy_timeout of 10 s: a writer waits for others instead of failing.
//   - journal_mode WAL: readers and the one writer do not wait for each other.
//   - synchronous NORMAL: a save outlives the crash of the program, but one of
//     the last moments before the power failed may be gone, whole. The file is
//     sound in any case. FULL waits for the disk at every save.
//   - foreign_keys ON.
//   - secure_delete ON: what is removed or written over is wiped.
//   - transactions begin immediate: one that reads first and then writes cannot
//     fail because another has written in between.
//
// A database in memory is refused: each connection would have one of its own.
func Open(path string) (*sql.DB, error) {
	if path == "" || path == ":memory:" {
		return nil, fmt.Errorf("sqlite: open %q: a database in memory belongs to one connection: name a file", path)
	}
	connector, err := driver.NewConnector(dsn(path))
	if err != nil {
		return nil, fmt.Errorf("sqlite: open %q: %w", path, err)
	}
	db := sql.OpenDB(connector)
	if err := db.Ping(); err != nil {
		return nil, fmt.Errorf("sqlite: open %q: %w", path, errors.Join(explain(err), db.Close()))
	}
	return db, nil
}

// dsn is the data source name of a file, whatever characters its name has.
func dsn(path string) string {
	path = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
	if strings.HasPrefix(path, "/") {
		path = "//" + path // an empty authority
	}
	settings := url.Values{"_pragma": pragmas, "_txlock": {"immediate"}}
	return "file:" + path + "?" + settings.Encode()
}
