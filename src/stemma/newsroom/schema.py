"""The tables of a newsroom database; docs/newsroom.md says what each is for."""

APPLICATION_ID = 0x5374656D  # "Stem": by this SQLite file is told from other programs' (PRAGMA application_id)
VERSION = 1  # of the tables (PRAGMA user_version); a step up is a step that older programs cannot read

SCHEMA = """
CREATE TABLE newsroom (
    key TEXT PRIMARY KEY,
    value BLOB
) WITHOUT ROWID;

CREATE TABLE reads (
    read INTEGER PRIMARY KEY,
    at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    stemma TEXT NOT NULL,
    sources TEXT NOT NULL,
    settings TEXT NOT NULL,
    added INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE reports (
    row INTEGER PRIMARY KEY,
    id TEXT UNIQUE,
    source TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    title TEXT,
    byline TEXT,
    published TEXT,
    published_basis TEXT,
    language TEXT,
    version_of TEXT,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    layers TEXT,
    name TEXT NOT NULL,
    own_id INTEGER NOT NULL,
    key BLOB NOT NULL,
    record BLOB NOT NULL,
    place INTEGER UNIQUE,
    read INTEGER NOT NULL REFERENCES reads (read),
    UNIQUE (name, own_id, key)
);

CREATE TABLE parses (
    key BLOB PRIMARY KEY,
    parse BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    reports INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    owners INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    account TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    read INTEGER NOT NULL REFERENCES reads (read)
);

CREATE TABLE story_reports (
    story TEXT NOT NULL,
    report TEXT NOT NULL,
    origin TEXT,
    PRIMARY KEY (story, report)
) WITHOUT ROWID;
CREATE INDEX stories_of_report ON story_reports (report);

CREATE TABLE history (
    entry INTEGER PRIMARY KEY,
    read INTEGER NOT NULL REFERENCES reads (read),
    what TEXT NOT NULL,
    story TEXT NOT NULL,
    others TEXT NOT NULL,
    reports TEXT NOT NULL,
    why TEXT NOT NULL,
    undoes INTEGER
);
CREATE INDEX history_of_story ON history (story);

CREATE VIEW figures AS
SELECT s.id AS story, json_extract(f.value, '$.id') AS figure, json_extract(f.value, '$.measure') AS measure,
    json_extract(f.value, '$.of') AS of, json_extract(f.value, '$.place') AS place,
    json_extract(f.value, '$.status') AS status, json_extract(f.value, '$.origins') AS origins,
    json_extract(r.value, '$.report') AS report, json_extract(r.value, '$.text') AS text,
    json_extract(r.value, '$.low') AS low, json_extract(r.value, '$.high') AS high,
    json_extract(r.value, '$.as_of') AS as_of
FROM stories AS s, json_each(s.account, '$.figures') AS f, json_each(f.value, '$.readings') AS r;

CREATE VIEW quotes AS
SELECT s.id AS story, json_extract(q.value, '$.id') AS quote, json_extract(q.value, '$.wording') AS wording,
    json_extract(q.value, '$.origins') AS origins,
    (SELECT json_extract(n.value, '$.name') FROM json_each(s.account, '$.names') AS n
     WHERE json_extract(n.value, '$.id') = json_extract(v.value, '$.speaker')) AS speaker,
    json_extract(v.value, '$.report') AS report, json_extract(v.value, '$.kind') AS kind,
    json_extract(v.value, '$.text') AS text
FROM stories AS s, json_each(s.account, '$.quotes') AS q, json_each(q.value, '$.variants') AS v;

CREATE VIEW edges AS
SELECT s.id AS story, json_extract(e.value, '$.id') AS edge, json_extract(e.value, '$.child') AS child,
    json_extract(e.value, '$.parent') AS parent, json_extract(e.value, '$.kind') AS kind,
    json_extract(e.value, '$.share') AS share
FROM stories AS s, json_each(s.account, '$.lineage.edges') AS e;

CREATE VIEW timeline AS
SELECT s.id AS story, json_extract(m.value, '$.date') AS date, json_extract(m.value, '$.status') AS status,
    json_extract(m.value, '$.what') AS what
FROM stories AS s, json_each(s.account, '$.timeline') AS m;
"""
