package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"github.com/accordhq/accord/account"
)

//go:embed migrations/*.sql
var migrations embed.FS

// versions is the table of the migrations that were done.
const versions = "accord_schema_version"

// Migrate makes the tables of this version of the library, or brings those of an
// older one up to date. It may be called any number of times, and by several
// processes at once. A database that a newer version of the library has migrated
// is [account.ErrNewerFormat] and left as it is.
func Migrate(ctx context.Context, db *sql.DB) error {
	if err := migrate(ctx, db); err != nil {
		return fmt.Errorf("sqlite: migrate: %w", explain(err))
	}
	return nil
}

func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	// The registry that is disabled holds migrations of the host's own.
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files,
		goose.WithTableName(versions), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	for {
		before, known, err := p.GetVersions(ctx)
		if err != nil {
			return err
		}
		if before > known {
			return fmt.Errorf("the database is at version %d, this library knows %d: %w",
				before, known, account.ErrNewerFormat)
		}
		_, failed := p.Up(ctx)
		if failed == nil {
			return nil
		}
		// Each migration is one transaction. When another process has done the
		// one that failed here, the rest is tried again.
		after, _, err := p.GetVersions(ctx)
		if err != nil || after == before {
			return failed
		}
	}
}
