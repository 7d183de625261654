CREATE TABLE accord_schema_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
CREATE TABLE accord_account (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    parent   TEXT    NOT NULL,
    closed   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE TABLE accord_person (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE INDEX accord_person_account ON accord_person (tenant, account, id);
CREATE TABLE accord_solution (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE TABLE accord_commitment (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    role     TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    due      TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE INDEX accord_commitment_due ON accord_commitment (tenant, state, due, id);
CREATE INDEX accord_commitment_account ON accord_commitment (tenant, account, due, id);
CREATE INDEX accord_commitment_owner ON accord_commitment (tenant, owner, due, id);
CREATE TABLE accord_event (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE TABLE accord_event_ref (
    tenant   TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    seq      INTEGER NOT NULL REFERENCES accord_event (seq) ON DELETE CASCADE,
    PRIMARY KEY (tenant, kind, id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX accord_event_ref_seq ON accord_event_ref (seq);
CREATE TABLE accord_notice (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant     TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    account    TEXT    NOT NULL,
    settled    TEXT,
    settlement TEXT,
    format     INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE INDEX accord_notice_pending ON accord_notice (tenant, seq) WHERE settlement IS NULL;
CREATE TABLE accord_team (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE TABLE accord_interaction (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE INDEX accord_interaction_account ON accord_interaction (tenant, account, at, id);
CREATE TABLE accord_satisfaction (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE INDEX accord_satisfaction_account ON accord_satisfaction (tenant, account, at, id);
CREATE TABLE accord_standing (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE INDEX accord_standing_account ON accord_standing (tenant, account, id);
CREATE TABLE accord_case (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    about    TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    next     TEXT    NOT NULL,
    alerted  INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
CREATE INDEX accord_case_about ON accord_case (tenant, kind, about);
CREATE INDEX accord_case_account ON accord_case (tenant, account, kind, about);
CREATE INDEX accord_case_next ON accord_case (tenant, next, kind, about);
CREATE INDEX accord_case_alerted ON accord_case (tenant, alerted, kind, about);
INSERT INTO accord_schema_version (id, version_id, is_applied, tstamp) VALUES
  (1, 0, 1, '2026-11-22 07:48:09');
INSERT INTO accord_schema_version (id, version_id, is_applied, tstamp) VALUES
  (2, 1, 1, '2026-11-22 07:48:09');
INSERT INTO accord_schema_version (id, version_id, is_applied, tstamp) VALUES
  (3, 2, 1, '2026-11-22 07:48:09');
INSERT INTO accord_account (seq, tenant, id, parent, closed, revision, format, body) VALUES
  (1, 'msp-1', 'aigle', '', '', 1, 1, '{"id":"aigle","name":"Aigle & Fils","profile":{"technical_complexity":"high"},"contract":{"name":"C-17","fee":{"amount":"1250.5","currency":"EUR"},"per":"month","from":"2026-06-01T12:00:00.123456789Z","visibility":"business"},"objectives":[{"id":"o1","text":"Quist wants Lyon open","owner":"zeb","status":"open","visibility":"internal"}],"revision":1}');
INSERT INTO accord_person (seq, tenant, id, account, revision, format, body) VALUES
  (1, 'msp-1', 'zeb', 'aigle', 1, 1, '{"id":"zeb","account":"aigle","name":"Zebulon Quist","title":"IT manager","email":"zebulon@example.com","side":"customer","level":"technical","visibility":"customer","revision":1}');
INSERT INTO accord_person (seq, tenant, id, account, revision, format, body) VALUES
  (2, 'msp-1', 'mia', '', 1, 1, '{"id":"mia","name":"Mia Chen","title":"Lead for Quist","side":"provider","level":"technical","visibility":"internal","revision":1}');
INSERT INTO accord_solution (seq, tenant, id, revision, format, body) VALUES
  (1, 'msp-1', 'aigle', 1, 1, '{"account":"aigle","name":"Production","items":[{"id":"fw","name":"Firewall of Zebulon","kind":"firewall","version":"7.4","visibility":"customer"},{"id":"db","name":"Database","kind":"database","visibility":"internal"}],"links":[{"from":"fw","to":"db","label":"TLS"}],"capacities":[{"item":"db","name":"disk","unit":"GB","samples":[{"at":"2026-06-01T12:00:00.123456789Z","used":410.5,"total":500}],"visibility":"internal"}],"confirmed":{"by":"zeb","at":"2026-06-01T12:00:00.123456789Z","digest":"74df1d1f1f82d7741dfad072cf82cc78ff92edc0b565e562778b310e6543f4f1"},"visibility":"customer","revision":1}');
INSERT INTO accord_commitment (seq, tenant, id, account, kind, owner, role, state, due, revision, format, body) VALUES
  (1, 'msp-1', 'c-1', 'aigle', 'action', 'mia', 'technical-lead', 'open', '2026-06-08T12:00:00.123456789Z', 1, 1, '{"id":"c-1","account":"aigle","kind":"action","text":"Call Zebulon Quist back","owner":"mia","role":"technical-lead","source":{"kind":"ticket","id":"T-1"},"made":"2026-06-01T12:00:00.123456789Z","made_by":"mia","due":"2026-06-08T12:00:00.123456789Z","first_due":"2026-06-06T12:00:00.123456789Z","moved":1,"state":"open","told":[{"step":"remind","at":"2026-06-01T12:00:00.123456789Z"}],"visibility":"internal","revision":1}');
INSERT INTO accord_event (seq, tenant, id, account, at, format, body) VALUES
  (1, 'msp-1', 'e-1', 'aigle', '2026-06-01T12:00:00.123456789Z', 1, '{"id":"e-1","account":"aigle","at":"2026-06-01T12:00:00.123456789Z","actor":"mia","kind":"commitment.made","subject":{"kind":"commitment","id":"c-1"},"refs":[{"kind":"person","id":"zeb"}],"changes":[{"field":"text","to":"Call Zebulon","words":true}],"note":"Zebulon asked"}');
INSERT INTO accord_event_ref (tenant, kind, id, seq) VALUES
  ('msp-1', 'account', 'aigle', 1);
INSERT INTO accord_event_ref (tenant, kind, id, seq) VALUES
  ('msp-1', 'commitment', 'c-1', 1);
INSERT INTO accord_event_ref (tenant, kind, id, seq) VALUES
  ('msp-1', 'person', 'mia', 1);
INSERT INTO accord_event_ref (tenant, kind, id, seq) VALUES
  ('msp-1', 'person', 'zeb', 1);
INSERT INTO accord_notice (seq, tenant, id, account, settled, settlement, format, body) VALUES
  (1, 'msp-1', 'c-1/remind', 'aigle', NULL, NULL, 1, '{"key":"c-1/remind","account":"aigle","at":"2026-06-01T12:00:00.123456789Z","to":["mia"],"audience":"internal","about":{"kind":"commitment","id":"c-1"},"subject":{"phrase":"notice.remind","args":{"text":{"data":"Call Zebulon Quist back"}}},"lines":[{"text":{"day":"2026-06-01T12:00:00.123456789Z"},"visibility":"internal"},{"text":{"data":"Quist waits"},"visibility":"internal"}],"attachments":[{"name":"note.txt","media_type":"text/plain","content":"RGVhciBaZWJ1bG9uLAo=","visibility":"internal"}]}');
INSERT INTO accord_notice (seq, tenant, id, account, settled, settlement, format, body) VALUES
  (2, 'msp-1', 'c-1/escalate', 'aigle', '2026-06-01T12:00:00.123456789Z', '{"outcome":"refused","at":"2026-06-01T12:00:00.123456789Z","reason":"nobody to write to"}', 1, '{"key":"c-1/escalate","account":"aigle","at":"2026-06-01T12:00:00.123456789Z","to":["mia"],"audience":"internal","about":{"kind":"commitment","id":"c-1"},"subject":{"phrase":"notice.remind","args":{"text":{"data":"Call Zebulon Quist back"}}},"lines":[{"text":{"day":"2026-06-01T12:00:00.123456789Z"},"visibility":"internal"},{"text":{"data":"Quist waits"},"visibility":"internal"}],"attachments":[{"name":"note.txt","media_type":"text/plain","content":"RGVhciBaZWJ1bG9uLAo=","visibility":"internal"}]}');
INSERT INTO accord_team (seq, tenant, id, revision, format, body) VALUES
  (1, 'msp-1', 'aigle', 1, 1, '{"account":"aigle","assignments":[{"id":"a-2","account":"aigle","person":"mia","role":"technical-lead","from":"2026-06-01T12:00:00.123456789Z","basis":"standing","primary":true,"reason":"Quist asked for her","visibility":"internal"},{"id":"a-1","account":"aigle","person":"mia","role":"account-manager","from":"2026-06-01T12:00:00.123456789Z","until":"2027-06-01T12:00:00.123456789Z","basis":"as-needed","visibility":"internal"}],"deliverables":[{"kind":"account-plan","issued":"2026-06-01T12:00:00.123456789Z","by":"mia","place":"plans/quist.pdf","visibility":"internal"}],"changes":[{"id":"ch-1","account":"aigle","kind":"standard","summary":"Rename Zebulon''s firewall","touches":["fw"],"edit":{"put":[{"id":"fw","name":"Edge","kind":"firewall","visibility":"internal"}]},"requester":"mia","start":"2026-06-01T12:00:00.123456789Z","state":"drafted","steps":[{"verb":"draft","actor":"mia","at":"2026-06-01T12:00:00.123456789Z","note":"as Quist said"}],"visibility":"internal"}],"revision":1}');
INSERT INTO accord_interaction (seq, tenant, id, account, at, format, body) VALUES
  (1, 'msp-1', 'i-1', 'aigle', '2026-06-01T12:00:00.123456789Z', 1, '{"id":"i-1","account":"aigle","at":"2026-06-01T12:00:00.123456789Z","from":["zeb"],"to":["mia"],"channel":"call","trigger":"problem","topics":["issue"],"about":[{"kind":"ticket","id":"T-1"}],"note":"Zebulon was loud","sentiment":"angry","visibility":"customer"}');
INSERT INTO accord_satisfaction (seq, tenant, id, account, at, format, body) VALUES
  (1, 'msp-1', 's-1', 'aigle', '2026-06-01T12:00:00.123456789Z', 1, '{"id":"s-1","account":"aigle","person":"zeb","at":"2026-06-01T12:00:00.123456789Z","score":2,"worst":1,"best":5,"about":{"kind":"ticket","id":"T-1"},"words":"Quist is not amused","visibility":"internal"}');
INSERT INTO accord_standing (seq, tenant, id, account, format, body) VALUES
  (1, 'msp-1', 'st-1', 'aigle', 1, '{"id":"st-1","account":"aigle","person":"zeb","quadrants":["customer-business"],"executive":true,"from":"2026-06-01T12:00:00.123456789Z"}');
INSERT INTO accord_case (seq, tenant, id, kind, about, account, next, alerted, revision, format, body) VALUES
  (1, 'msp-1', 'ticket/T-1', 'ticket', 'T-1', 'aigle', '2026-06-01T13:00:00.123456789Z', 1, 1, 1, '{"about":{"kind":"ticket","id":"T-1"},"account":"aigle","ticket":{"id":"T-1","account":"aigle","kind":"incident","priority":"1","impact":"degraded","customer_impact":"disrupted","item":"db","summary":"Quist cannot print","opened":"2026-06-01T12:00:00.123456789Z","log":[{"at":"2026-06-01T12:00:00.123456789Z","kind":"held","by":"mia","reason":"Zebulon is out"}],"visibility":"customer"},"harms":[{"since":"2026-06-01T12:00:00.123456789Z","impact":"minor"},{"since":"2026-06-01T13:00:00.123456789Z","customer_impact":"disrupted"}],"words":[{"about":{"kind":"ticket","id":"T-1"},"interaction":"i-1","at":"2026-06-01T12:00:00.123456789Z","from":["zeb"],"to":["mia"],"channel":"call"}],"alerts":[{"key":"T-1/1","class":"disruption","signs":[{"code":"impact","since":"2026-06-01T12:00:00.123456789Z"}],"severity":"critical","since":"2026-06-01T12:00:00.123456789Z","raised":"2026-06-01T12:00:00.123456789Z","steps":[{"name":"tell-account-manager","key":"T-1/1/tell","to":"account-manager","at":"2026-06-01T12:00:00.123456789Z"}],"acks":[{"by":"mia","at":"2026-06-01T12:00:00.123456789Z"}],"advisory":{"account":"aigle","about":{"kind":"ticket","id":"T-1"},"alert":"T-1/1","impact":"disrupted","known":"2026-06-01T12:00:00.123456789Z","headline":{"phrase":"advisory.headline","args":{"what":{"data":"Zebulon''s printer"}}},"how":{"data":"Quist called"},"options":[{"data":"Quist waits"}],"intent":{"instant":"2026-06-01T12:00:00.123456789Z"},"next_report":"2026-06-02T12:00:00.123456789Z","to":["zeb"],"channels":["call"],"state":"sent","steps":[{"verb":"send","actor":"mia","at":"2026-06-01T12:00:00.123456789Z","note":"told Zebulon","report":{"data":"Quist prints"}}],"visibility":"business"},"commitment":"c-1"}],"next":"2026-06-01T13:00:00.123456789Z","revision":1}');
INSERT INTO accord_case (seq, tenant, id, kind, about, account, next, alerted, revision, format, body) VALUES
  (2, 'msp-1', 'commitment/c-1', 'commitment', 'c-1', 'aigle', '', 0, 1, 1, '{"about":{"kind":"commitment","id":"c-1"},"account":"aigle","commitment":{"id":"c-1","account":"aigle","kind":"action","text":"Call Zebulon Quist back","owner":"mia","role":"technical-lead","source":{"kind":"ticket","id":"T-1"},"made":"2026-06-01T12:00:00.123456789Z","made_by":"mia","due":"2026-06-08T12:00:00.123456789Z","first_due":"2026-06-06T12:00:00.123456789Z","moved":1,"state":"open","told":[{"step":"remind","at":"2026-06-01T12:00:00.123456789Z"}],"visibility":"internal"},"revision":1}');
INSERT INTO accord_case (seq, tenant, id, kind, about, account, next, alerted, revision, format, body) VALUES
  (3, 'msp-1', 'activity/A-1', 'activity', 'A-1', 'aigle', '', 0, 1, 1, '{"about":{"kind":"activity","id":"A-1"},"account":"aigle","activity":{"id":"A-1","account":"aigle","kind":"order","summary":"Quist''s printer","status":"planned","planned":"2026-06-01T12:00:00.123456789Z","visibility":"internal"},"revision":1}');
INSERT INTO accord_case (seq, tenant, id, kind, about, account, next, alerted, revision, format, body) VALUES
  (4, 'msp-1', 'related/r-1', 'related', 'r-1', 'aigle', '', 0, 1, 1, '{"about":{"kind":"related","id":"r-1"},"account":"aigle","related":{"by":"category","name":"printer of Zebulon","tickets":[{"id":"T-1","opened":"2026-06-01T12:00:00.123456789Z"}],"since":"2026-06-01T12:00:00.123456789Z"},"revision":1}');
