package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/accordhq/accord/account"
	"github.com/accordhq/accord/quadrant"
	"github.com/accordhq/accord/team"
)

// Erase implements [account.Archive]. Outside a transaction of the host's it ends
// with [Scrub]; an error of that is [ErrTraces], and what was erased stays so.
// Within one, the host calls Scrub once it has committed.
func (s *Store) Erase(ctx context.Context, tombstone account.Person, r account.Redaction, e account.Event) error {
	err := s.update(ctx, func(q querier) error {
		if err := people.put(ctx, q, s.tenant, tombstone); err != nil {
			return err
		}
		e = e.Clone()
		if err := s.redact(ctx, q, r, &e); err != nil {
			return err
		}
		return s.tell(ctx, q, e)
	})
	if err == nil && s.tx == nil {
		err = traces(s.inTurn(ctx, func() error { return scrub(ctx, s.db) }))
	}
	return fail("erase", err)
}

// redact redacts all records, and tells of those that it altered in the changes of
// an event. Solutions come first, for other records have their digests and names.
func (s *Store) redact(ctx context.Context, q querier, r account.Redaction, e *account.Event) error {
	err := each(ctx, q, s.tenant, solutions, e, func(v account.Solution) account.Solution {
		r = r.WithSolution(v)
		return v.Redacted(r)
	})
	if err != nil {
		return err
	}
	if err := each(ctx, q, s.tenant, people, e, func(v account.Person) account.Person { return v.Redacted(r) }); err != nil {
		return err
	}
	if err := each(ctx, q, s.tenant, accounts, e, func(v account.Account) account.Account { return v.Redacted(r) }); err != nil {
		return err
	}
	if err := each(ctx, q, s.tenant, commitments, e, func(v account.Commitment) account.Commitment { return v.Redacted(r) }); err != nil {
		return err
	}
	if err := each(ctx, q, s.tenant, files, e, func(v team.File) team.File { return v.Redacted(r) }); err != nil {
		return err
	}
	err = each(ctx, q, s.tenant, interactions, e, func(v quadrant.Interaction) quadrant.Interaction { return v.Redacted(r) })
	if err != nil {
		return err
	}
	err = each(ctx, q, s.tenant, satisfactions, e, func(v account.Satisfaction) account.Satisfaction { return v.Redacted(r) })
	if err != nil {
		return err
	}
	// There is no free text in a standing, but there may be in one of a newer format.
	if err := each(ctx, q, s.tenant, standings, e, func(v quadrant.Standing) quadrant.Standing { return v }); err != nil {
		return err
	}
	if err := each(ctx, q, s.tenant, cases, e, func(v quadrant.Case) quadrant.Case { return v.Redacted(r) }); err != nil {
		return err
	}
	if err := each(ctx, q, s.tenant, events, e, func(v account.Event) account.Event { return v.Redacted(r) }); err != nil {
		return err
	}
	if err := each(ctx, q, s.tenant, notices, e, func(v account.Notice) account.Notice { return v.Redacted(r) }); err != nil {
		return err
	}
	return s.redactReasons(ctx, q, r)
}

// each redacts the records of a table. Their columns and revisions stay.
func each[T any](ctx context.Context, q querier, tenant string, t table[T], e *account.Event, redacted func(T) T) error {
	for after := int64(0); ; {
		rows, err := t.find(ctx, q, "tenant = ? AND seq > ? ORDER BY seq LIMIT ?", tenant, after, batch)
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, r := range rows {
			after = r.seq
			fresh := redacted(r.record)
			from, to := account.Fingerprint(r.record), account.Fingerprint(fresh)
			if from == to {
				continue
			}
			body, err := encode(fresh)
			if err != nil {
				return t.at(r.id, err)
			}
			if _, err := q.ExecContext(ctx, "UPDATE "+t.name+" SET body = ? WHERE seq = ?", body, r.seq); err != nil {
				return err
			}
			e.Changes = append(e.Changes, account.Change{Field: string(t.kind) + " " + r.id, From: from, To: to})
		}
	}
}

// redactReasons redacts the words in which notices were refused.
func (s *Store) redactReasons(ctx context.Context, q querier, r account.Redaction) error {
	type settled struct {
		seq  int64
		body []byte
	}
	for after := int64(0); ; {
		rows, err := query(ctx, q, func(rows *sql.Rows) (v settled, err error) {
			return v, rows.Scan(&v.seq, &v.body)
		}, "SELECT seq, settlement FROM accord_notice WHERE tenant = ? AND settlement IS NOT NULL AND seq > ? ORDER BY seq LIMIT ?",
			s.tenant, after, batch)
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, v := range rows {
			after = v.seq
			var outcome account.Settlement
			if err := json.Unmarshal(v.body, &outcome); err != nil {
				return err
			}
			words := r.Words(outcome.Reason)
			if words == outcome.Reason {
				continue
			}
			outcome.Reason = words
			body, err := encode(outcome)
			if err != nil {
				return err
			}
			if _, err := q.ExecContext(ctx, "UPDATE accord_notice SET settlement = ? WHERE seq = ?", body, v.seq); err != nil {
				return err
			}
		}
	}
}

// Scrub removes from the database file, and from the log beside it, what was
// removed from the tables or written over: it writes the file anew, and empties the
// log. It takes as long as copying the file does, and as much space; others who
// write wait meanwhile. A reader that does not end within busy_timeout keeps it
// from emptying the log. A context that is done ends the waiting, too. Whatever
// goes wrong is [ErrTraces].
func Scrub(ctx context.Context, db *sql.DB) error { return traces(scrub(ctx, db)) }

// traces says that what kept the file from being scrubbed left traces in it.
func traces(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrTraces, explain(err))
}

func scrub(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	err = patiently(ctx, conn, func() error {
		_, err := conn.ExecContext(ctx, "VACUUM")
		return err
	})
	if err != nil {
		return err
	}
	return patiently(ctx, conn, func() error {
		var busy, frames, done int
		if err := conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &done); err != nil {
			return err
		}
		if busy != 0 {
			return errLogInUse
		}
		return nil
	})
}
