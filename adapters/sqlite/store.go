package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// A Store keeps the records of one tenant. It is safe for concurrent use.
type Store struct {
	db     *sql.DB // nil in a transaction of the host's
	tenant string
	gate   chan struct{} // has room for the one who writes to db

	mu   sync.Mutex // one save or reading at a time within tx
	tx   *sql.Tx
	lost bool // tx was rolled back by SQLite
}

var (
	_ account.Reader  = (*Store)(nil)
	_ account.Store   = (*Store)(nil)
	_ account.Ledger  = (*Store)(nil)
	_ account.Lister  = (*Store)(nil)
	_ account.Outbox  = (*Store)(nil)
	_ account.Archive = (*Store)(nil)
	_ team.Store      = (*Store)(nil)
	_ quadrant.Store  = (*Store)(nil)
)

// New returns the store of a tenant in a database that [Migrate] has prepared. A
// tenant is named as a record is, see [account.CheckID]. The database stays the
// caller's to close.
func New(db *sql.DB, tenant string) (*Store, error) {
	if db == nil {
		return nil, errors.New("sqlite: new store: no database")
	}
	if err := account.CheckID("tenant", tenant); err != nil {
		return nil, fmt.Errorf("sqlite: new store: %w", err)
	}
	return &Store{db: db, tenant: tenant, gate: make(chan struct{}, 1)}, nil
}

// WithTx returns the same tenant's store within a transaction of the host's, which
// must be one on the same database. What it saves is seen by the transaction
// alone, and stored when the host commits. A save that fails leaves nothing
// behind, and the transaction can go on. The store is of no use once the
// transaction has ended. Use one such store for one transaction: two do not wait
// for each other. Without a transaction it panics, which is a mistake of the
// program.
//
// Where the disk is full or fails, or memory is short, SQLite rolls back all of the
// transaction, the host's part included. The save says [ErrTxLost], and so does
// every later call: roll back then, do not go on. What a host still executes in
// the transaction is stored at once, and stays.
//
// While a goroutine holds the transaction, it must not save through the store that
// WithTx was called on: that save waits for the transaction to end, and so for
// itself, until busy_timeout is over or its context is done. Where one connection
// is all there is, it waits for that, and the context alone ends it.
//
// A context that ends a save does so between two statements: SQLite would roll
// back all of the transaction, the host's part included, were it interrupted
// within one.
//
// The transaction should have begun immediate, as those of a database from [Open]
// do. One that has read before it writes is otherwise refused as busy at once
// when another has written meanwhile.
func (s *Store) WithTx(tx *sql.Tx) *Store {
	if tx == nil {
		panic("sqlite: WithTx without a transaction")
	}
	return &Store{tenant: s.tenant, tx: tx}
}
