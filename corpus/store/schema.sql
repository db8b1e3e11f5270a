-- The database of planlasare, version 4. documents.record holds each whole record as JSON; every other
-- table is an index over it, for people who write SQL. The views in views.sql answer the usual questions.
--
-- Nothing here needs a function or a collation that only the program has, so that any SQLite client reads
-- it. No time stands outside `runs`: what is said of identical content leaves that table out.
-- Columns that mean the same have the same name everywhere, so that tables and views join with USING:
-- `document` is a document's key; `area_key` and `activity_key` count from 0 within it, as in the record.
-- `path` is a place in the record (activities[3].goal) everywhere but in `documents`, `paths` and
-- `failures`, where it is a file's.

CREATE TABLE documents (
    document TEXT PRIMARY KEY,        -- its key: the hash's first 12 digits, more where another begins with them
    sha256 TEXT NOT NULL UNIQUE,      -- of the file's bytes, hex
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
    areas INTEGER NOT NULL,           -- how many it has; so the next three
    activities INTEGER NOT NULL,
    commitments INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    words INTEGER NOT NULL,           -- words = words_in_fields + words_labels + words_furniture + words_remainder
    words_in_fields INTEGER NOT NULL,
    words_labels INTEGER NOT NULL,
    words_furniture INTEGER NOT NULL,
    words_remainder INTEGER NOT NULL,
    schema_version INTEGER NOT NULL,  -- of the record that the file was read into: of an older one it is read again
    rules_version TEXT NOT NULL,
    record TEXT NOT NULL              -- the whole record, JSON
) STRICT;
CREATE INDEX documents_by_district ON documents (district, year, district_name);
CREATE INDEX documents_by_name ON documents (name);

CREATE TABLE paths (
    path TEXT PRIMARY KEY,            -- a place where a file with this content lies
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    gone INTEGER NOT NULL DEFAULT 0   -- 1: the file was no longer there at the last import of its folder
) STRICT;
CREATE INDEX paths_by_document ON paths (document);

-- same: `document` is another copy of `other`, the one that leads; version: two texts that are nearly one
-- another, for one district and year, once a pair; successor: `other` is the next plan of the district.
CREATE TABLE links (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    other TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    kind TEXT NOT NULL,               -- same, version or successor
    score REAL NOT NULL,              -- from 0 to 1: the share of their words that both have
    PRIMARY KEY (document, kind, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_other ON links (other);

-- What links are found by.
CREATE TABLE vocabularies (
    document TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    words BLOB NOT NULL,              -- its distinct words in order, compressed with zlib
    shingles TEXT NOT NULL            -- JSON array: CRCs of a few runs of three words, the lowest ones
) STRICT;

-- Texts without the personal data that `people` says they hold; texts without any are not here.
CREATE TABLE redacted (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    path TEXT NOT NULL,               -- in the record
    text TEXT NOT NULL,               -- a datum is [name], [phone], [email] or [personal_number]
    PRIMARY KEY (document, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE areas (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    area_key INTEGER NOT NULL,
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
    PRIMARY KEY (document, area_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX areas_by_topic ON areas (topic);

CREATE TABLE activities (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    activity_key INTEGER NOT NULL,
    area_key INTEGER,                 -- of its area; null outside areas
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
    status TEXT,
    status_state TEXT,
    status_light TEXT,
    communication TEXT,
    follow_up TEXT,
    follow_up_per_year REAL,
    indicators TEXT,
    page INTEGER,                     -- where its first value stands
    PRIMARY KEY (document, activity_key),
    FOREIGN KEY (document, area_key) REFERENCES areas ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE fields (
    id INTEGER PRIMARY KEY,           -- for the full-text search alone; it says nothing and follows the order of import
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    area_key INTEGER,                 -- of an activity's field: the activity's area
    activity_key INTEGER,             -- null for the fields of areas, minutes and the document
    party TEXT,
    field TEXT NOT NULL,              -- goal, commitment, other_fields, minutes.items.title, title …
    text TEXT NOT NULL,
    label TEXT,                       -- as printed
    page INTEGER,                     -- page and ref of the first region; boxes and further regions are in `regions`
    ref TEXT,
    method TEXT NOT NULL,
    confidence REAL NOT NULL,
    rule TEXT,
    path TEXT NOT NULL,               -- in the record
    UNIQUE (document, path)
) STRICT;
CREATE INDEX fields_by_field ON fields (field, party);

-- remove_diacritics 0: å, ä and ö are letters of their own, not a and o with marks.
CREATE VIRTUAL TABLE fields_fts USING fts5 (
    text, content="fields", content_rowid="id", tokenize="unicode61 remove_diacritics 0"
);

CREATE TABLE regions (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
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
    activity_key INTEGER,
    party TEXT,                       -- whose contact or participants it is
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    role TEXT,
    organisation TEXT,                -- party code; null where no rule knows
    span_start INTEGER NOT NULL,      -- in the field's text, in code points
    span_end INTEGER NOT NULL,
    PRIMARY KEY (document, path, number),
    FOREIGN KEY (document, path) REFERENCES fields (document, path) ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE indicators (
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    number INTEGER NOT NULL,
    activity_key INTEGER,
    field TEXT NOT NULL,              -- follow_up or indicators
    text TEXT NOT NULL,
    sources TEXT NOT NULL,            -- JSON array
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (document, path, number),
    FOREIGN KEY (document, path) REFERENCES fields (document, path) ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE minutes (
    document TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    date TEXT,                        -- ISO date
    start_time TEXT,                  -- HH:MM
    end_time TEXT,
    time_text TEXT,                   -- the text that date and times came from
    place TEXT,
    chair TEXT,
    contact TEXT
) STRICT;

CREATE TABLE agenda_items (
    document TEXT NOT NULL REFERENCES minutes ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    number TEXT,                      -- as printed
    title TEXT,
    text TEXT,
    items TEXT NOT NULL,              -- JSON array
    places TEXT NOT NULL,             -- JSON array
    page INTEGER,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendees (
    document TEXT NOT NULL REFERENCES minutes ON DELETE CASCADE ON UPDATE CASCADE,
    absent INTEGER NOT NULL,          -- 1: sent apologies
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    organisation TEXT,
    page INTEGER,
    PRIMARY KEY (document, absent, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    document TEXT NOT NULL REFERENCES minutes ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    page INTEGER,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE priorities (
    document TEXT NOT NULL REFERENCES minutes ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,              -- local or citywide
    text TEXT,
    page INTEGER,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
    document TEXT NOT NULL REFERENCES minutes ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    page INTEGER,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE next_meetings (
    document TEXT NOT NULL REFERENCES minutes ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    date TEXT,
    start_time TEXT,
    end_time TEXT,
    place TEXT,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- Personal data, which stands in records and texts too: to publish, take the views …_people_free and nothing else.
CREATE TABLE people (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    person INTEGER NOT NULL,
    name TEXT,
    role TEXT,
    organisation TEXT,
    phone TEXT,
    email TEXT,
    personal_number TEXT,
    page INTEGER,
    PRIMARY KEY (document, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_mentions (
    document TEXT NOT NULL,
    person INTEGER NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,               -- in the record, of the text that holds it
    kind TEXT NOT NULL,               -- name, phone, email or personal_number
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (document, person, number),
    FOREIGN KEY (document, person) REFERENCES people ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE remainder (
    id INTEGER PRIMARY KEY,           -- as in `fields`
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    label TEXT,
    page INTEGER,
    ref TEXT,
    method TEXT NOT NULL,
    confidence REAL NOT NULL,
    UNIQUE (document, position)
) STRICT;

CREATE VIRTUAL TABLE remainder_fts USING fts5 (
    text, content="remainder", content_rowid="id", tokenize="unicode61 remove_diacritics 0"
);

CREATE TABLE furniture (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    label TEXT,
    page INTEGER,
    ref TEXT,
    method TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE warnings (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    path TEXT,                        -- in the record; null for the document as a whole
    message TEXT NOT NULL,
    page INTEGER,
    ref TEXT,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX warnings_by_code ON warnings (code);

CREATE TABLE failures (
    path TEXT PRIMARY KEY,            -- the file
    sha256 TEXT,                      -- null where it could not be read at all
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    settings TEXT                     -- a mark of program, rules and options: it would fail again under the same
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
