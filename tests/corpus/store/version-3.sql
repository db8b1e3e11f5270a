-- A small database of version 3 (its tables documents, paths, links, failures, runs), as the store wrote it before version 4.
-- Invented people and places.
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
    schema_version INTEGER NOT NULL,
    rules_version TEXT NOT NULL,
    record TEXT NOT NULL              -- the whole record, JSON
) STRICT;
INSERT INTO documents VALUES ('aaaaaaaaaaaa', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'norra-angen-2022.pdf', 'arkiv/norra-angen-2022.pdf', 'pdf', 100, 3, 0, 'plan', 'field_table', 'Åtgärdsplan för Norra ängen', 2022, NULL, NULL, 'norra-angen', 'Norra ängen', 'Påhittad', '[]', 1, 1, 1, 1, 20, 15, 1, 2, 2, 1, '2026.1', '{"schema_version":1,"rules_version":"2026.1","id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","source":{"name":"norra-angen-2022.pdf","path":"arkiv/norra-angen-2022.pdf","format":"pdf","size":100,"pages":3,"ocr":false},"kind":"plan","layout":"field_table","title":{"text":"Åtgärdsplan för Norra ängen","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"year":2022,"period":null,"district":{"id":"norra-angen","name":"Norra ängen","municipality":"Påhittad","evidence":[],"confidence":1.0},"police_areas":[],"areas":[{"name":{"text":"Unga i riskzon","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"topic":"youth_at_risk","topics":["youth_at_risk"],"topic_evidence":[],"description":null,"goal":null,"purpose":null,"situation":null,"problem":null,"target_group":null,"forum":null,"other_fields":[]}],"activities":[{"area":0,"name":{"text":"Nattvandring","items":[],"label":null,"evidence":[{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"}],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"undertaking":null,"goal":null,"purpose":null,"description":null,"cause":null,"situation":null,"problem":null,"target_group":null,"forum":null,"measures":null,"possible_measures":null,"duration":null,"meeting_frequency":{"text":"Varannan vecka","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"kind":"recurring","times_per_year":26.0,"start":null,"end":null,"parts":[]},"timing":null,"responsible":{"text":"Rektor Anna Påhittad, 070-000 00 00","items":[],"label":"Ansvarig","evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"mentions":[{"text":"Rektor","role":"headmaster","organisation":"school","span":[0,6]}]},"convener":null,"parties":[{"party":"police","contact":null,"participants":null,"commitment":{"text":"Delta på möten.","items":[],"label":"Polisens åtagande","evidence":[{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"},{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"}],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}}],"other_participants":null,"funding":null,"communication":null,"follow_up":{"text":"Antal möten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"indicators":[{"text":"Antal möten","sources":[],"span":[0,11]}],"times_per_year":null},"indicators":null,"other_fields":[]}],"minutes":null,"people":[{"name":"Anna Påhittad","role":"Rektor","organisation":"school","phone":"070-000 00 00","email":null,"personal_number":null,"mentions":[{"path":"activities[0].responsible","span":[7,20],"kind":"name"},{"path":"activities[0].responsible","span":[22,35],"kind":"phone"}],"evidence":[]}],"remainder":[{"text":"Inledning om tryggheten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"furniture":[{"text":"Sida 1","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"coverage":{"words":20,"in_fields":15,"labels":1,"furniture":2,"remainder":2},"warnings":[{"code":"label-unknown","path":"activities[0].goal","message":"Okänd etikett","evidence":[]}]}');
INSERT INTO documents VALUES ('bbbbbbbbbbbb', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'norra-angen-2023.docx', 'arkiv/norra-angen-2023.docx', 'pdf', 100, 3, 0, 'plan', 'field_table', 'Åtgärdsplan för Norra ängen', 2023, NULL, NULL, 'norra-angen', 'Norra ängen', 'Påhittad', '[]', 1, 1, 1, 0, 20, 15, 1, 2, 2, 1, '2026.1', '{"schema_version":1,"rules_version":"2026.1","id":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","source":{"name":"norra-angen-2023.docx","path":"arkiv/norra-angen-2023.docx","format":"pdf","size":100,"pages":3,"ocr":false},"kind":"plan","layout":"field_table","title":{"text":"Åtgärdsplan för Norra ängen","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"year":2023,"period":null,"district":{"id":"norra-angen","name":"Norra ängen","municipality":"Påhittad","evidence":[],"confidence":1.0},"police_areas":[],"areas":[{"name":{"text":"Unga i riskzon","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"topic":"youth_at_risk","topics":["youth_at_risk"],"topic_evidence":[],"description":null,"goal":null,"purpose":null,"situation":null,"problem":null,"target_group":null,"forum":null,"other_fields":[]}],"activities":[{"area":0,"name":{"text":"Nattvandring","items":[],"label":null,"evidence":[{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"}],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"undertaking":null,"goal":null,"purpose":null,"description":null,"cause":null,"situation":null,"problem":null,"target_group":null,"forum":null,"measures":null,"possible_measures":null,"duration":null,"meeting_frequency":{"text":"Varannan vecka","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"kind":"recurring","times_per_year":26.0,"start":null,"end":null,"parts":[]},"timing":null,"responsible":{"text":"Rektor","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"mentions":[{"text":"Rektor","role":"headmaster","organisation":"school","span":[0,6]}]},"convener":null,"parties":[{"party":"police","contact":null,"participants":null,"commitment":{"text":"Närvara varje fredag.","items":[],"label":"Polisens åtagande","evidence":[{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"},{"page":2,"bbox":[10.0,20.0,30.5,40.0],"ref":"table 1 row 5"}],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}}],"other_participants":null,"funding":null,"communication":null,"follow_up":{"text":"Antal möten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[],"indicators":[{"text":"Antal möten","sources":[],"span":[0,11]}],"times_per_year":null},"indicators":null,"other_fields":[]}],"minutes":null,"people":[],"remainder":[{"text":"Inledning om tryggheten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"furniture":[{"text":"Sida 1","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"coverage":{"words":20,"in_fields":15,"labels":1,"furniture":2,"remainder":2},"warnings":[]}');
INSERT INTO documents VALUES ('cccccccccccc', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'protokoll.txt', 'arkiv/protokoll.txt', 'pdf', 100, 3, 0, 'minutes', 'minutes', 'Åtgärdsplan för Norra ängen', 2022, NULL, NULL, 'norra-angen', 'Norra ängen', 'Påhittad', '[]', 0, 0, 0, 0, 20, 15, 1, 2, 2, 1, '2026.1', '{"schema_version":1,"rules_version":"2026.1","id":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","source":{"name":"protokoll.txt","path":"arkiv/protokoll.txt","format":"pdf","size":100,"pages":3,"ocr":false},"kind":"minutes","layout":"minutes","title":{"text":"Åtgärdsplan för Norra ängen","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"year":2022,"period":null,"district":{"id":"norra-angen","name":"Norra ängen","municipality":"Påhittad","evidence":[],"confidence":1.0},"police_areas":[],"areas":[],"activities":[],"minutes":{"date":"2022-05-04","start":"09:00","end":"10:30","when":{"text":"4 maj kl. 9-10.30","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"place":{"text":"Ängsgården","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"chair":null,"attendees":[{"name":"Bo Exempel","role":"ordförande","organisation":null,"evidence":[]}],"absent":[{"name":"Eva Utkast","role":null,"organisation":null,"evidence":[]}],"items":[{"number":"1","title":{"text":"Öppnande","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"text":{"text":"Mötet öppnas.","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"items":[],"places":[]}],"priorities":[{"topic":"youth_at_risk","name":{"text":"Unga","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"scope":"local","text":null}],"places":[{"name":{"text":"Torget","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]},"text":{"text":"Lugnt.","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}}],"decisions":[{"text":"Att fortsätta.","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"next_meetings":[{"date":"2022-06-01","start":"09:00","end":"10:00","place":null}],"contact":null},"people":[],"remainder":[{"text":"Inledning om tryggheten","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"furniture":[{"text":"Sida 1","items":[],"label":null,"evidence":[],"method":"label","rule":null,"confidence":1.0,"other_labels":[]}],"coverage":{"words":20,"in_fields":15,"labels":1,"furniture":2,"remainder":2},"warnings":[]}');
CREATE TABLE paths (
    path TEXT PRIMARY KEY,            -- a place where a file with this content lies
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    gone INTEGER NOT NULL DEFAULT 0   -- 1: the file was no longer there at the last import of its folder
) STRICT;
INSERT INTO paths VALUES ('arkiv/norra-angen-2022.pdf', 'aaaaaaaaaaaa', 0);
INSERT INTO paths VALUES ('kopior/angen.pdf', 'aaaaaaaaaaaa', 0);
INSERT INTO paths VALUES ('arkiv/norra-angen-2023.docx', 'bbbbbbbbbbbb', 0);
INSERT INTO paths VALUES ('arkiv/protokoll.txt', 'cccccccccccc', 1);
CREATE TABLE links (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    other TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    kind TEXT NOT NULL,               -- same, version or successor
    score REAL NOT NULL,              -- from 0 to 1: the share of their words that both have
    PRIMARY KEY (document, kind, other)
) STRICT, WITHOUT ROWID;
INSERT INTO links VALUES ('aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'successor', 0.621);
CREATE TABLE failures (
    path TEXT PRIMARY KEY,            -- the file
    sha256 TEXT,                      -- null where it could not be read at all
    code TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT;
INSERT INTO failures VALUES ('arkiv/skannad.pdf', 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 'needs-ocr', 'bara bilder');
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
INSERT INTO runs VALUES (1, '2026-01-02T03:04:05+00:00', '2026-01-02T03:04:09+00:00', '0.1.0', '2026.1', 3, 0, 1, 1);
PRAGMA application_id = 1886151022;
PRAGMA user_version = 3;
