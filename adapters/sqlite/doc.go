// Package sqlite keeps what the library owns in an embedded database: accounts,
// people, solutions, commitments, events, notices, team files, and who spoke with
// whom and was told of what, in one file, without a server and without cgo.
//
//	db, err := sqlite.Open("accord.db")
//	...
//	defer db.Close()
//	err = sqlite.Migrate(ctx, db)
//	...
//	store, err := sqlite.New(db, "msp-1")
//	...
//	desk := team.NewDesk(store, store, team.Sources{}, team.Options{})
//	relay := account.NewRelay(store, store, mail, account.Options{})
//
// # Storage
//
// [Migrate] makes the tables and brings them up to date; nothing else does. Every
// table and index has the prefix accord_, so that they can live in a database of
// the host's. A record is one row: the tenant, the id, the columns by which it is
// found, its revision, the number of its format, and its JSON form as the body,
// with instants in UTC. A row of a newer format is [account.ErrNewerFormat] when
// it is read, and is never written over.
//
// A host may open the database itself, with a driver of its own. [Open] lists the
// pragmas that it then sets on every connection; foreign keys may be off, for the
// store does not rely on them.
//
// # Transactions
//
// A save is one transaction that takes the write lock when it begins. The writers
// of one [Store] take turns in the order in which they came; each waits for its
// turn until its context is done. It then waits for others, such as another Store
// on the file or another process, for as long as the connection's busy_timeout
// says, or until the context is done: those are polled, and the order among them is
// chance. So a program has one Store for a tenant, not one for each request. [Store.WithTx] gives a store whose saves join a transaction
// of the host's instead: they are stored when the host commits, and a save that
// fails leaves nothing behind in it, unless it is [ErrTxLost].
//
// A sequence holds neither a connection nor a cursor while the caller has a
// record, but reads batch after batch, so that the body of a loop may save, even
// where one connection is all there is. Each record comes at most once, and none
// that was stored after the loop began; one that is altered meanwhile comes as it
// is then, if it is still among those asked for.
//
// # Tenants
//
// A tenant is bound to the [Store]: it stands in every key and every statement.
// Two tenants may use the same ids.
//
// # Erasing
//
// [Store.Erase] rewrites the database file, so that no trace of a person is left
// in it; within a transaction of the host's, the host calls [Scrub] once it has
// committed. Backups are the host's.
package sqlite
