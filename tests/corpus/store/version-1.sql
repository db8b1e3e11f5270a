-- A small database of version 1, as the store wrote it before version 2. Invented people and places.
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
INSERT INTO documents VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'norra-angen-2022.pdf', 'arkiv/norra-angen-2022.pdf', 'pdf', 100, 3, 0, 'plan', 'field_table', 'Åtgärdsplan för Norra ängen', 2022, NULL, NULL, 'norra-angen', 'Norra ängen', 'Påhittad', '[]', 20, 15, 1, 2, 2, 1, '2026.1', '{"schema_version":1,"rules_version":"2026.1","id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","source":{"name":"norra-angen-2022.pdf","path":"arkiv/norra-angen-2022.pdf","format":"pdf","size":100,"pages":3,"ocr":false},"kind":"plan","layout":"field_table","title":{"text":"Åtgärdsplan för Norra ängen","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"year":2022,"period":null,"district":{"id":"norra-angen","name":"Norra ängen","municipality":"Påhittad","evidence":[],"confidence":1.0},"police_areas":[],"areas":[{"name":{"text":"Unga i riskzon","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"topic":"youth_at_risk","topics":["youth_at_risk"],"topic_evidence":[],"description":null,"goal":null,"purpose":null,"situation":null,"problem":null,"target_group":null,"forum":null,"other_fields":[]}],"activities":[{"area":0,"name":{"text":"Nattvandring","items":[],"label":null,"evidence":[{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"}],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"undertaking":null,"goal":null,"purpose":null,"description":null,"cause":null,"situation":null,"problem":null,"target_group":null,"forum":null,"measures":null,"possible_measures":null,"duration":null,"meeting_frequency":{"text":"Varannan vecka","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"kind":"recurring","times_per_year":26.0,"start":null,"end":null,"parts":[]},"timing":null,"responsible":{"text":"Rektor Anna Påhittad, 070-000 00 00","items":[],"label":"Ansvarig","evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"mentions":[{"text":"Rektor","role":"headmaster","organisation":"school","span":[0,6]}]},"convener":null,"parties":[{"party":"police","contact":null,"participants":null,"commitment":{"text":"Delta på möten.","items":[],"label":"Polisens åtagande","evidence":[{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"},{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"}],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}}],"other_participants":null,"funding":null,"communication":null,"follow_up":{"text":"Antal möten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"indicators":[{"text":"Antal möten","sources":[],"span":[0,11]}],"times_per_year":null},"indicators":null,"other_fields":[]}],"minutes":null,"people":[{"name":"Anna Påhittad","role":"Rektor","organisation":"school","phone":"070-000 00 00","email":null,"personal_number":null,"mentions":[{"path":"activities[0].responsible","span":[7,20],"kind":"name"},{"path":"activities[0].responsible","span":[22,35],"kind":"phone"}],"evidence":[]}],"remainder":[{"text":"Inledning om tryggheten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"furniture":[{"text":"Sida 1","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"coverage":{"words":20,"in_fields":15,"labels":1,"furniture":2,"remainder":2},"warnings":[{"code":"label-unknown","path":"activities[0].goal","message":"Okänd etikett","evidence":[]}]}');
INSERT INTO documents VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'norra-angen-2023.docx', 'arkiv/norra-angen-2023.docx', 'pdf', 100, 3, 0, 'plan', 'field_table', 'Åtgärdsplan för Norra ängen', 2023, NULL, NULL, 'norra-angen', 'Norra ängen', 'Påhittad', '[]', 20, 15, 1, 2, 2, 1, '2026.1', '{"schema_version":1,"rules_version":"2026.1","id":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","source":{"name":"norra-angen-2023.docx","path":"arkiv/norra-angen-2023.docx","format":"pdf","size":100,"pages":3,"ocr":false},"kind":"plan","layout":"field_table","title":{"text":"Åtgärdsplan för Norra ängen","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"year":2023,"period":null,"district":{"id":"norra-angen","name":"Norra ängen","municipality":"Påhittad","evidence":[],"confidence":1.0},"police_areas":[],"areas":[{"name":{"text":"Unga i riskzon","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"topic":"youth_at_risk","topics":["youth_at_risk"],"topic_evidence":[],"description":null,"goal":null,"purpose":null,"situation":null,"problem":null,"target_group":null,"forum":null,"other_fields":[]}],"activities":[{"area":0,"name":{"text":"Nattvandring","items":[],"label":null,"evidence":[{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"}],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"undertaking":null,"goal":null,"purpose":null,"description":null,"cause":null,"situation":null,"problem":null,"target_group":null,"forum":null,"measures":null,"possible_measures":null,"duration":null,"meeting_frequency":{"text":"Varannan vecka","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"kind":"recurring","times_per_year":26.0,"start":null,"end":null,"parts":[]},"timing":null,"responsible":{"text":"Rektor","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"mentions":[{"text":"Rektor","role":"headmaster","organisation":"school","span":[0,6]}]},"convener":null,"parties":[{"party":"police","contact":null,"participants":null,"commitment":{"text":"Närvara varje fredag.","items":[],"label":"Polisens åtagande","evidence":[{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"},{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"}],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}}],"other_participants":null,"funding":null,"communication":null,"follow_up":{"text":"Antal möten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"indicators":[{"text":"Antal möten","sources":[],"span":[0,11]}],"times_per_year":null},"indicators":null,"other_fields":[]}],"minutes":null,"people":[],"remainder":[{"text":"Inledning om tryggheten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"furniture":[{"text":"Sida 1","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"coverage":{"words":20,"in_fields":15,"labels":1,"furniture":2,"remainder":2},"warnings":[]}');
INSERT INTO documents VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'protokoll.txt', 'arkiv/protokoll.txt', 'pdf', 100, 3, 0, 'minutes', 'minutes', 'Åtgärdsplan för Norra ängen', 2022, NULL, NULL, 'norra-angen', 'Norra ängen', 'Påhittad', '[]', 20, 15, 1, 2, 2, 1, '2026.1', '{"schema_version":1,"rules_version":"2026.1","id":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","source":{"name":"protokoll.txt","path":"arkiv/protokoll.txt","format":"pdf","size":100,"pages":3,"ocr":false},"kind":"minutes","layout":"minutes","title":{"text":"Åtgärdsplan för Norra ängen","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"year":2022,"period":null,"district":{"id":"norra-angen","name":"Norra ängen","municipality":"Påhittad","evidence":[],"confidence":1.0},"police_areas":[],"areas":[],"activities":[],"minutes":{"date":"2022-05-04","start":"09:00","end":"10:30","when":{"text":"4 maj kl. 9-10.30","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"place":{"text":"Ängsgården","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"chair":null,"attendees":[{"name":"Bo Exempel","role":"ordförande","organisation":null,"evidence":[]}],"absent":[{"name":"Eva Utkast","role":null,"organisation":null,"evidence":[]}],"items":[{"number":"1","title":{"text":"Öppnande","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"text":{"text":"Mötet öppnas.","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"items":[],"places":[]}],"priorities":[{"topic":"youth_at_risk","name":{"text":"Unga","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"scope":"local","text":null}],"places":[{"name":{"text":"Torget","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"text":{"text":"Lugnt.","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}}],"decisions":[{"text":"Att fortsätta.","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"next_meetings":[{"date":"2022-06-01","start":"09:00","end":"10:00","place":null}],"contact":null},"people":[],"remainder":[{"text":"Inledning om tryggheten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"furniture":[{"text":"Sida 1","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"coverage":{"words":20,"in_fields":15,"labels":1,"furniture":2,"remainder":2},"warnings":[]}');
INSERT INTO paths VALUES ('arkiv/norra-angen-2022.pdf', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
INSERT INTO paths VALUES ('kopior/angen.pdf', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
INSERT INTO paths VALUES ('arkiv/norra-angen-2023.docx', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb');
INSERT INTO paths VALUES ('arkiv/protokoll.txt', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc');
INSERT INTO areas VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 'Unga i riskzon', 'youth_at_risk', '["youth_at_risk"]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO areas VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 'Unga i riskzon', 'youth_at_risk', '["youth_at_risk"]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO activities VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 0, 'Nattvandring', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Varannan vecka', 'recurring', 26.0, NULL, NULL, NULL, NULL, NULL, 'Rektor Anna Påhittad, 070-000 00 00', '["school"]', NULL, '[]', '["police"]', NULL, NULL, NULL, NULL, 'Antal möten', NULL, NULL, 2);
INSERT INTO activities VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 0, 'Nattvandring', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Varannan vecka', 'recurring', 26.0, NULL, NULL, NULL, NULL, NULL, 'Rektor', '["school"]', NULL, '[]', '["police"]', NULL, NULL, NULL, NULL, 'Antal möten', NULL, NULL, 2);
INSERT INTO fields VALUES (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', NULL, NULL, NULL, 'title', 'Åtgärdsplan för Norra ängen', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'title');
INSERT INTO fields VALUES (2, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, NULL, NULL, 'name', 'Unga i riskzon', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'areas[0].name');
INSERT INTO fields VALUES (3, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 0, NULL, 'name', 'Nattvandring', NULL, 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5', 'label', 1.0, NULL, 'activities[0].name');
INSERT INTO fields VALUES (4, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 0, NULL, 'meeting_frequency', 'Varannan vecka', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'activities[0].meeting_frequency');
INSERT INTO fields VALUES (5, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 0, NULL, 'responsible', 'Rektor Anna Påhittad, 070-000 00 00', 'Ansvarig', NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'activities[0].responsible');
INSERT INTO fields VALUES (6, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 0, 'police', 'commitment', 'Delta på möten.', 'Polisens åtagande', 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5', 'label', 1.0, NULL, 'activities[0].parties[0].commitment');
INSERT INTO fields VALUES (7, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 0, NULL, 'follow_up', 'Antal möten', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'activities[0].follow_up');
INSERT INTO fields VALUES (8, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', NULL, NULL, NULL, 'title', 'Åtgärdsplan för Norra ängen', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'title');
INSERT INTO fields VALUES (9, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, NULL, NULL, 'name', 'Unga i riskzon', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'areas[0].name');
INSERT INTO fields VALUES (10, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 0, NULL, 'name', 'Nattvandring', NULL, 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5', 'label', 1.0, NULL, 'activities[0].name');
INSERT INTO fields VALUES (11, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 0, NULL, 'meeting_frequency', 'Varannan vecka', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'activities[0].meeting_frequency');
INSERT INTO fields VALUES (12, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 0, NULL, 'responsible', 'Rektor', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'activities[0].responsible');
INSERT INTO fields VALUES (13, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 0, 'police', 'commitment', 'Närvara varje fredag.', 'Polisens åtagande', 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5', 'label', 1.0, NULL, 'activities[0].parties[0].commitment');
INSERT INTO fields VALUES (14, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 0, NULL, 'follow_up', 'Antal möten', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'activities[0].follow_up');
INSERT INTO fields VALUES (15, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, NULL, 'title', 'Åtgärdsplan för Norra ängen', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'title');
INSERT INTO fields VALUES (16, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, NULL, 'minutes.when', '4 maj kl. 9-10.30', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'minutes.when');
INSERT INTO fields VALUES (17, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, NULL, 'minutes.place', 'Ängsgården', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'minutes.place');
INSERT INTO fields VALUES (18, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, NULL, 'minutes.items.title', 'Öppnande', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'minutes.items[0].title');
INSERT INTO fields VALUES (19, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, NULL, 'minutes.items.text', 'Mötet öppnas.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'minutes.items[0].text');
INSERT INTO fields VALUES (20, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, NULL, 'minutes.priorities.name', 'Unga', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'minutes.priorities[0].name');
INSERT INTO fields VALUES (21, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, NULL, 'minutes.places.name', 'Torget', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'minutes.places[0].name');
INSERT INTO fields VALUES (22, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, NULL, 'minutes.places.text', 'Lugnt.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'minutes.places[0].text');
INSERT INTO fields VALUES (23, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', NULL, NULL, NULL, 'minutes.decisions', 'Att fortsätta.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0, NULL, 'minutes.decisions[0]');
INSERT INTO regions VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'activities[0].name', 0, 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5');
INSERT INTO regions VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'activities[0].parties[0].commitment', 0, 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5');
INSERT INTO regions VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'activities[0].parties[0].commitment', 1, 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5');
INSERT INTO regions VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'activities[0].name', 0, 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5');
INSERT INTO regions VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'activities[0].parties[0].commitment', 0, 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5');
INSERT INTO regions VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'activities[0].parties[0].commitment', 1, 2, 10.0, 20.0, 30.5, 40.0, 'table 1 row 5');
INSERT INTO mentions VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'activities[0].responsible', 0, 0, NULL, 'responsible', 'Rektor', 'headmaster', 'school', 0, 6);
INSERT INTO mentions VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'activities[0].responsible', 0, 0, NULL, 'responsible', 'Rektor', 'headmaster', 'school', 0, 6);
INSERT INTO indicators VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'activities[0].follow_up', 0, 0, 'follow_up', 'Antal möten', '[]', 0, 11);
INSERT INTO indicators VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'activities[0].follow_up', 0, 0, 'follow_up', 'Antal möten', '[]', 0, 11);
INSERT INTO minutes VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', '2022-05-04', '09:00', '10:30', '4 maj kl. 9-10.30', 'Ängsgården', NULL, NULL);
INSERT INTO agenda_items VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 0, '1', 'Öppnande', 'Mötet öppnas.', '[]', '[]', NULL);
INSERT INTO attendees VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 0, 0, 'Bo Exempel', 'ordförande', NULL, NULL);
INSERT INTO attendees VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 1, 0, 'Eva Utkast', NULL, NULL, NULL);
INSERT INTO decisions VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 0, 'Att fortsätta.', NULL);
INSERT INTO priorities VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 0, 'youth_at_risk', 'Unga', 'local', NULL, NULL);
INSERT INTO places VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 0, 'Torget', 'Lugnt.', NULL);
INSERT INTO next_meetings VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 0, '2022-06-01', '09:00', '10:00', NULL);
INSERT INTO people VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 'Anna Påhittad', 'Rektor', 'school', '070-000 00 00', NULL, NULL, NULL);
INSERT INTO person_mentions VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 0, 'activities[0].responsible', 'name', 7, 20);
INSERT INTO person_mentions VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 1, 'activities[0].responsible', 'phone', 22, 35);
INSERT INTO remainder VALUES (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 'Inledning om tryggheten', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0);
INSERT INTO remainder VALUES (2, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 'Inledning om tryggheten', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0);
INSERT INTO remainder VALUES (3, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 0, 'Inledning om tryggheten', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0);
INSERT INTO furniture VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 'Sida 1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0);
INSERT INTO furniture VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 'Sida 1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0);
INSERT INTO furniture VALUES ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 0, 'Sida 1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'label', 1.0);
INSERT INTO warnings VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 0, 'label-unknown', 'activities[0].goal', 'Okänd etikett', NULL, NULL);
INSERT INTO failures VALUES ('arkiv/skannad.pdf', 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 'needs-ocr', 'bara bilder');
INSERT INTO runs VALUES (1, '2026-01-02T03:04:05+00:00', '2026-01-02T03:04:09+00:00', '0.1.0', '2026.1', 3, 0, 1, 1);
INSERT INTO fields_fts (fields_fts) VALUES ('rebuild');
INSERT INTO remainder_fts (remainder_fts) VALUES ('rebuild');
PRAGMA application_id = 0x706C616E;
PRAGMA user_version = 1;
