package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/accordhq/accord/account"
)

// format is the number of the stored form that this version of the library
// writes, and the newest that it reads.
const format = 1

// A table holds the records of one kind, a row for each.
type table[T any] struct {
	name string
	kind account.RefKind
	// columns are those by which rows are found beside the id, and key is what
	// a record has in them.
	columns []string
	key     func(T) (id string, values []any)
	// revision is where a record has its revision; nil for those without.
	revision func(*T) *account.Revision
}

// ref points at the record of an id.
func (t table[T]) ref(id string) account.Ref { return account.Ref{Kind: t.kind, ID: id} }

// put stores a record whose revision is that of the stored one, with the next
// revision; of revision 0, one that is not stored.
func (t table[T]) put(ctx context.Context, q querier, tenant string, record T) error {
	revision := t.revision(&record)
	read := *revision
	*revision++
	id, _ := t.key(record)
	var stored int64
	var err error
	if read == 0 {
		stored, _, err = t.insert(ctx, q, tenant, record)
	} else {
		stored, err = t.replace(ctx, q, tenant, record, read)
	}
	if err != nil {
		return err
	}
	if stored == 0 {
		return t.conflict(ctx, q, tenant, id, read)
	}
	return nil
}

// overwrite stores a record that has no revision, in place of the one of its id.
func (t table[T]) overwrite(ctx context.Context, q querier, tenant string, record T) error {
	id, _ := t.key(record)
	var set []string
	for _, column := range append(t.columns[:len(t.columns):len(t.columns)], "format", "body") {
		set = append(set, column+" = excluded."+column)
	}
	stored, _, err := t.write(ctx, q, tenant, record, "DO UPDATE SET "+strings.Join(set, ", ")+" WHERE format <= excluded.format")
	if err == nil && stored == 0 {
		_, err = t.one(ctx, q, tenant, id) // says of which format it is
	}
	return err
}

// insert stores a record unless there is one of its id. It returns how many were
// stored, and the sequence number of the row.
func (t table[T]) insert(ctx context.Context, q querier, tenant string, record T) (stored, seq int64, err error) {
	return t.write(ctx, q, tenant, record, "DO NOTHING")
}

// write stores a record as a new row, or does what is said where there is one of its
// id.
func (t table[T]) write(ctx context.Context, q querier, tenant string, record T, otherwise string) (stored, seq int64, err error) {
	id, values := t.key(record)
	body, err := encode(record)
	if err != nil {
		return 0, 0, t.at(id, err)
	}
	columns, args := t.columns, append([]any{tenant, id}, values...)
	if t.revision != nil {
		columns, args = append(columns[:len(columns):len(columns)], "revision"), append(args, *t.revision(&record))
	}
	columns = append([]string{"tenant", "id"}, columns...)
	columns, args = append(columns, "format", "body"), append(args, format, body)
	result, err := q.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s) ON CONFLICT (tenant, id) %s",
		t.name, strings.Join(columns, ", "), strings.Repeat(", ?", len(columns)-1), otherwise), args...)
	if err != nil {
		return 0, 0, t.at(id, err)
	}
	if stored, err = result.RowsAffected(); err != nil {
		return 0, 0, err
	}
	seq, err = result.LastInsertId()
	return stored, seq, err
}

// replace stores a record in place of the one of a revision, and returns how many
// there were.
func (t table[T]) replace(ctx context.Context, q querier, tenant string, record T, read account.Revision) (int64, error) {
	id, values := t.key(record)
	body, err := encode(record)
	if err != nil {
		return 0, t.at(id, err)
	}
	set := strings.Join(append(t.columns[:len(t.columns):len(t.columns)], "revision", "format", "body"), " = ?, ")
	args := append(values, *t.revision(&record), format, body, tenant, id, read, format)
	result, err := q.ExecContext(ctx, fmt.Sprintf(
		"UPDATE %s SET %s = ? WHERE tenant = ? AND id = ? AND revision = ? AND format <= ?", t.name, set), args...)
	if err != nil {
		return 0, t.at(id, err)
	}
	return result.RowsAffected()
}

// conflict says why a record could not be stored.
func (t table[T]) conflict(ctx context.Context, q querier, tenant, id string, read account.Revision) error {
	type row struct {
		revision account.Revision
		format   int
	}
	rows, err := query(ctx, q, func(r *sql.Rows) (v row, err error) {
		return v, r.Scan(&v.revision, &v.format)
	}, "SELECT revision, format FROM "+t.name+" WHERE "+single, tenant, id)
	if err != nil {
		return err
	}
	if len(rows) > 0 && rows[0].format > format {
		return t.newer(id, rows[0].format)
	}
	conflict := &account.ConflictError{Record: t.ref(id), Read: read}
	if len(rows) > 0 {
		conflict.Current = rows[0].revision
	}
	return conflict
}

// single finds the row of an id.
const single = "tenant = ? AND id = ?"

// one returns the record of an id.
func (t table[T]) one(ctx context.Context, q querier, tenant, id string) (T, error) {
	found, err := t.find(ctx, q, single, tenant, id)
	if err != nil || len(found) > 0 {
		return first(found), err
	}
	return first(found), t.at(id, account.ErrNotFound)
}

func first[T any](rows []row[T]) T {
	if len(rows) > 0 {
		return rows[0].record
	}
	var none T
	return none
}

// A row is a record with the sequence number of its row.
type row[T any] struct {
	seq    int64
	id     string
	record T
}

// records are those of rows.
func records[T any](rows []row[T]) []T {
	all := make([]T, len(rows))
	for i, r := range rows {
		all[i] = r.record
	}
	return all
}

// find returns the records of what follows WHERE. It reads them all before it
// returns, so that no cursor stays open.
func (t table[T]) find(ctx context.Context, q querier, where string, args ...any) ([]row[T], error) {
	return query(ctx, q, func(rows *sql.Rows) (row[T], error) {
		var r row[T]
		var stored int
		var body []byte
		if err := rows.Scan(&r.seq, &r.id, &stored, &body); err != nil {
			return r, err
		}
		if stored > format {
			return r, t.newer(r.id, stored)
		}
		if err := json.Unmarshal(body, &r.record); err != nil {
			return r, t.at(r.id, err)
		}
		return r, nil
	}, t.selecting(where), args...)
}

// selecting is the query for the rows of what follows WHERE.
func (t table[T]) selecting(where string) string {
	return "SELECT seq, id, format, body FROM " + t.name + " WHERE " + where
}

func (t table[T]) newer(id string, stored int) error {
	return t.at(id, fmt.Errorf("%w: %d, this library knows %d", account.ErrNewerFormat, stored, format))
}

// at says which record an error is about.
func (t table[T]) at(id string, err error) error { return fmt.Errorf("%s %q: %w", t.kind, id, err) }

// query returns what scan makes of each row.
func query[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), text string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// number scans the only column of a row.
func number(rows *sql.Rows) (n int64, err error) { return n, rows.Scan(&n) }
