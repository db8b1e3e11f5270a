-- The database of planlasare, version 1. documents.record holds each whole record as JSON; every other
-- table is an index over it, for people who write SQL.
--
-- Nothing here needs a function or a collation that only the program has, so that any SQLite client reads
-- it. No time stands outside `runs`: what is said of identical content leaves that table out.
-- "index" counts from 0 within the document, as in the record. `path` is a place in the record
-- (activities[3].goal) everywhere but in `paths` and `failures`, where it is a file's.

CREATE TABLE documents (
    id TEXT PRIMARY KEY,              -- SHA-256 of the file's bytes, hex
    name TEXT NOT NULL,               -- the file's name
    path TEXT NOT NULL,               -- the first of its paths, in order of letters
    format TEXT NOT NULL,
    size INTEGER NOT NULL,            -- bytes
    pages INTEGER,
    ocr INTEGER NOT NULL,
    kind TEXT NOT NULL,
    layout TEXT NOT NULL,
    title TEXT,
    year INTEGER,
    period_start TEXT,
    period_end TEXT,
    district TEXT,                    -- the district's id
    district_name TEXT,
    municipality TEXT,
    police_areas TEXT NOT NULL,       -- JSON array
    words INTEGER NOT NULL,           -- words = words_in_fields + words_labels + words_furniture + words_remainder
    words_in_fields INTEGER NOT NULL,
    words_labels INTEGER NOT NULL,
    words_furniture INTEGER NOT NULL,
    words_remainder INTEGER NOT NULL,
    schema_version INTEGER NOT NULL,
    rules_version TEXT NOT NULL,
    record TEXT NOT NULL              -- the whole record, JSON
) STRICT;
CREATE INDEX documents_by_district ON documents (district, year);

CREATE TABLE paths (
    path TEXT PRIMARY KEY,            -- a place where a file with this content lies
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX paths_by_document ON paths (document);

CREATE TABLE links (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    score REAL,
    PRIMARY KEY (document, other, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_other ON links (other);

CREATE TABLE areas (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    name TEXT,
    topic TEXT,
    topics TEXT NOT NULL,             -- JSON array
    description TEXT,
    goal TEXT,
    purpose TEXT,
    situation TEXT,
    problem TEXT,
    target_group TEXT,
    forum TEXT,
    page INTEGER,                     -- where its name stands
    PRIMARY KEY (document, "index")
) STRICT;
CREATE INDEX areas_by_topic ON areas (topic);

CREATE TABLE activities (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    area INTEGER,                     -- index of its area
    name TEXT,
    undertaking TEXT,
    goal TEXT,
    purpose TEXT,
    description TEXT,
    cause TEXT,
    situation TEXT,
    problem TEXT,
    target_group TEXT,
    forum TEXT,
    measures TEXT,
    possible_measures TEXT,
    duration TEXT,
    duration_kind TEXT,
    duration_start TEXT,              -- ISO date
    duration_end TEXT,                -- ISO date, the last day
    meeting_frequency TEXT,
    meeting_kind TEXT,                -- of meeting_frequency, else of a recurring timing
    meetings_per_year REAL,           -- the same; null where it is not stated
    timing TEXT,
    timing_kind TEXT,
    timing_start TEXT,
    timing_end TEXT,
    timing_per_year REAL,
    responsible TEXT,
    responsible_organisations TEXT NOT NULL, -- JSON array of party codes
    convener TEXT,
    convener_organisations TEXT NOT NULL,    -- JSON array of party codes
    parties TEXT NOT NULL,            -- JSON array of party codes
    other_participants TEXT,
    funding TEXT,
    funding_kind TEXT,
    communication TEXT,
    follow_up TEXT,
    follow_up_per_year REAL,
    indicators TEXT,
    page INTEGER,                     -- where its first value stands
    PRIMARY KEY (document, "index"),
    FOREIGN KEY (document, area) REFERENCES areas (document, "index") ON DELETE CASCADE
) STRICT;
CREATE INDEX activities_by_area ON activities (document, area);

CREATE TABLE fields (
    id INTEGER PRIMARY KEY,           -- for the full-text search alone; it says nothing and follows the order of import
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    area INTEGER,                     -- of an activity's field: the activity's area
    activity INTEGER,                 -- null for the fields of areas, minutes and the document
    party TEXT,
    field TEXT NOT NULL,              -- goal, commitment, other_fields, minutes.items.title, title …
    text TEXT NOT NULL,
    label TEXT,                       -- as printed
    page INTEGER,                     -- page, box (points) and ref of the first region; all of them are in `regions`
    x0 REAL,
    top REAL,
    x1 REAL,
    bottom REAL,
    ref TEXT,
    method TEXT NOT NULL,
    confidence REAL NOT NULL,
    rule TEXT,
    path TEXT NOT NULL,               -- in the record
    UNIQUE (document, path),
    FOREIGN KEY (document, area) REFERENCES areas (document, "index") ON DELETE CASCADE,
    FOREIGN KEY (document, activity) REFERENCES activities (document, "index") ON DELETE CASCADE
) STRICT;
CREATE INDEX fields_by_area ON fields (document, area);
CREATE INDEX fields_by_activity ON fields (document, activity);
CREATE INDEX fields_by_field ON fields (field, party);

-- remove_diacritics 0: å, ä and ö are letters of their own, not a and o with marks.
CREATE VIRTUAL TABLE fields_fts USING fts5 (
    text, content="fields", content_rowid="id", tokenize="unicode61 remove_diacritics 0"
);

CREATE TABLE regions (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    path TEXT NOT NULL,               -- in the record: of a field, or of remainder[0], district, areas[0].topic, people[1] …
    number INTEGER NOT NULL,          -- from 0
    page INTEGER,
    x0 REAL,
    top REAL,
    x1 REAL,
    bottom REAL,
    ref TEXT NOT NULL,
    PRIMARY KEY (document, path, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    number INTEGER NOT NULL,
    activity INTEGER,
    party TEXT,                       -- whose contact or participants it is
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    role TEXT,
    organisation TEXT,                -- party code; null where no rule knows
    span_start INTEGER NOT NULL,      -- in the field's text, in code points
    span_end INTEGER NOT NULL,
    PRIMARY KEY (document, path, number),
    FOREIGN KEY (document, path) REFERENCES fields (document, path) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE indicators (
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    number INTEGER NOT NULL,
    activity INTEGER,
    field TEXT NOT NULL,              -- follow_up or indicators
    text TEXT NOT NULL,
    sources TEXT NOT NULL,            -- JSON array
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (document, path, number),
    FOREIGN KEY (document, path) REFERENCES fields (document, path) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE minutes (
    document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    date TEXT,                        -- ISO date
    start TEXT,                       -- HH:MM
    "end" TEXT,
    "when" TEXT,                      -- the text that date and times came from
    place TEXT,
    chair TEXT,
    contact TEXT
) STRICT;

CREATE TABLE agenda_items (
    document TEXT NOT NULL REFERENCES minutes (document) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    number TEXT,                      -- as printed
    title TEXT,
    text TEXT,
    items TEXT NOT NULL,              -- JSON array
    places TEXT NOT NULL,             -- JSON array
    page INTEGER,
    PRIMARY KEY (document, "index")
) STRICT;

CREATE TABLE attendees (
    document TEXT NOT NULL REFERENCES minutes (document) ON DELETE CASCADE,
    absent INTEGER NOT NULL,          -- 1: sent apologies
    "index" INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    organisation TEXT,
    page INTEGER,
    PRIMARY KEY (document, absent, "index")
) STRICT;

CREATE TABLE decisions (
    document TEXT NOT NULL REFERENCES minutes (document) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    text TEXT NOT NULL,
    page INTEGER,
    PRIMARY KEY (document, "index")
) STRICT;

CREATE TABLE priorities (
    document TEXT NOT NULL REFERENCES minutes (document) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    topic TEXT NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,              -- local or citywide
    text TEXT,
    page INTEGER,
    PRIMARY KEY (document, "index")
) STRICT;

CREATE TABLE places (
    document TEXT NOT NULL REFERENCES minutes (document) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    page INTEGER,
    PRIMARY KEY (document, "index")
) STRICT;

CREATE TABLE next_meetings (
    document TEXT NOT NULL REFERENCES minutes (document) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    date TEXT,
    start TEXT,
    "end" TEXT,
    place TEXT,
    PRIMARY KEY (document, "index")
) STRICT;

-- Personal data: who publishes the database leaves these two tables out, and the record's texts masked by them.
CREATE TABLE people (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    name TEXT,
    role TEXT,
    organisation TEXT,
    phone TEXT,
    email TEXT,
    personal_number TEXT,
    page INTEGER,
    PRIMARY KEY (document, "index")
) STRICT;

CREATE TABLE person_mentions (
    document TEXT NOT NULL,
    person INTEGER NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,               -- in the record, of the text that holds it
    kind TEXT NOT NULL,               -- name, phone, email or personal_number
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (document, person, number),
    FOREIGN KEY (document, person) REFERENCES people (document, "index") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE remainder (
    id INTEGER PRIMARY KEY,           -- as in `fields`
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    text TEXT NOT NULL,
    label TEXT,
    page INTEGER,
    x0 REAL,
    top REAL,
    x1 REAL,
    bottom REAL,
    ref TEXT,
    method TEXT NOT NULL,
    confidence REAL NOT NULL,
    UNIQUE (document, "index")
) STRICT;

CREATE VIRTUAL TABLE remainder_fts USING fts5 (
    text, content="remainder", content_rowid="id", tokenize="unicode61 remove_diacritics 0"
);

CREATE TABLE furniture (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    text TEXT NOT NULL,
    label TEXT,
    page INTEGER,
    x0 REAL,
    top REAL,
    x1 REAL,
    bottom REAL,
    ref TEXT,
    method TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (document, "index")
) STRICT;

CREATE TABLE warnings (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    code TEXT NOT NULL,
    path TEXT,                        -- in the record; null for the document as a whole
    message TEXT NOT NULL,
    page INTEGER,
    ref TEXT,
    PRIMARY KEY (document, "index")
) STRICT;
CREATE INDEX warnings_by_code ON warnings (code);

CREATE TABLE failures (
    path TEXT PRIMARY KEY,            -- the file
    sha256 TEXT,                      -- null where it could not be read at all
    code TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,            -- UTC, ISO 8601
    finished TEXT,                    -- null: it is under way or was cut short
    program_version TEXT NOT NULL,
    rules_version TEXT NOT NULL,
    new INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE VIEW commitments AS
SELECT
    documents.district AS district,
    documents.year AS year,
    areas.name AS area,
    areas.topic AS topic,
    activities.name AS activity,
    fields.party AS party,
    fields.text AS text,
    fields.method AS method,
    fields.label AS label,
    fields.page AS page,
    fields.document AS document,
    fields.path AS path
FROM fields
JOIN documents ON documents.id = fields.document
JOIN activities ON activities.document = fields.document AND activities."index" = fields.activity
LEFT JOIN areas ON areas.document = fields.document AND areas."index" = fields.area
WHERE fields.field = 'commitment' AND fields.text <> '';
