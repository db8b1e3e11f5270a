-- Views over the tables of schema.sql that answer the usual questions. A plan counts once: of copies in
-- several formats only the leading one is here. Each view of the second half stands twice in the database:
-- as it is, and as …_people_free, which holds no personal data that `people` knows of.

CREATE VIEW documents_people_free AS
SELECT
    d.document, d.name, d.path, d.format, d.pages, d.ocr, d.kind, d.layout,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = d.document AND r.path = 'title'), d.title) AS title,
    d.year, d.period_start, d.period_end, d.district, d.district_name, d.municipality, d.police_areas,
    d.areas, d.activities, d.commitments, d.warnings,
    d.words, d.words_in_fields, d.words_labels, d.words_furniture, d.words_remainder, d.rules_version
FROM documents AS d;

CREATE VIEW areas_people_free AS
SELECT
    a.document, a.area_key, a.topic, a.topics,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'areas[' || a.area_key || ']' || '.name'), a.name) AS name,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'areas[' || a.area_key || ']' || '.description'), a.description) AS description,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'areas[' || a.area_key || ']' || '.goal'), a.goal) AS goal,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'areas[' || a.area_key || ']' || '.purpose'), a.purpose) AS purpose,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'areas[' || a.area_key || ']' || '.situation'), a.situation) AS situation,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'areas[' || a.area_key || ']' || '.problem'), a.problem) AS problem,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'areas[' || a.area_key || ']' || '.target_group'), a.target_group) AS target_group,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'areas[' || a.area_key || ']' || '.forum'), a.forum) AS forum,
    a.page
FROM areas AS a;

CREATE VIEW activities_people_free AS
SELECT
    a.document, a.activity_key, a.area_key,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.name'), a.name) AS name,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.undertaking'), a.undertaking) AS undertaking,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.goal'), a.goal) AS goal,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.purpose'), a.purpose) AS purpose,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.description'), a.description) AS description,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.cause'), a.cause) AS cause,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.situation'), a.situation) AS situation,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.problem'), a.problem) AS problem,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.target_group'), a.target_group) AS target_group,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.forum'), a.forum) AS forum,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.measures'), a.measures) AS measures,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.possible_measures'), a.possible_measures) AS possible_measures,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.duration'), a.duration) AS duration,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.meeting_frequency'), a.meeting_frequency) AS meeting_frequency,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.timing'), a.timing) AS timing,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.responsible'), a.responsible) AS responsible,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.convener'), a.convener) AS convener,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.other_participants'), a.other_participants) AS other_participants,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.funding'), a.funding) AS funding,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.status'), a.status) AS status,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.communication'), a.communication) AS communication,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.follow_up'), a.follow_up) AS follow_up,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = a.document AND r.path = 'activities[' || a.activity_key || ']' || '.indicators'), a.indicators) AS indicators,
    a.duration_kind, a.duration_start, a.duration_end, a.meeting_kind, a.meetings_per_year,
    a.timing_kind, a.timing_start, a.timing_end, a.timing_per_year,
    a.responsible_organisations, a.convener_organisations, a.parties, a.funding_kind, a.status_state, a.status_light, a.follow_up_per_year, a.page
FROM activities AS a;

CREATE VIEW fields_people_free AS
SELECT
    f.document, f.area_key, f.activity_key, f.party, f.field,
    coalesce((SELECT r.text FROM redacted AS r WHERE r.document = f.document AND r.path = f.path), f.text) AS text,
    f.page, f.ref, f.method, f.confidence, f.rule, f.path
FROM fields AS f;

-- From here on each view stands twice.

-- A row a plan.
CREATE VIEW plans{twin} AS
SELECT
    d.document,
    d.district,                       -- its id; district_name its name
    d.district_name,
    d.municipality,
    d.year,
    d.period_start,
    d.period_end,
    d.kind,
    d.layout,
    d.title,
    d.name,                           -- the file's name; file where it lies
    d.path AS file,
    d.format,
    d.pages,
    d.areas,                          -- how many; so the others
    d.activities,
    d.commitments,
    d.warnings,
    d.words,
    d.words_remainder,
    (SELECT count(*) FROM links AS l WHERE l.other = d.document AND l.kind = 'same') AS copies, -- besides this one
    NOT EXISTS (SELECT 1 FROM paths AS p WHERE p.document = d.document AND NOT p.gone) AS gone
FROM documents{twin} AS d
WHERE d.kind = 'plan' AND NOT EXISTS (SELECT 1 FROM links AS l WHERE l.document = d.document AND l.kind = 'same');

-- A row an activity. `responsible` is who answers for it, else who convenes; `follow_up` how results are
-- followed up, else the indicators; `meetings_per_year` is null where it is not stated.
CREATE VIEW measures{twin} AS
SELECT
    a.document,
    a.activity_key,
    a.area_key,
    d.district,
    d.district_name,
    d.municipality,
    d.year,
    r.name AS area,
    r.topic,
    a.name AS activity,
    a.undertaking,
    a.goal,
    a.purpose,
    a.description,
    a.measures AS measure,
    a.possible_measures,
    a.cause,
    a.situation,
    a.problem,
    a.target_group,
    a.forum,
    coalesce(nullif(a.responsible, ''), a.convener, a.responsible) AS responsible,
    iif(a.responsible <> '' OR a.convener IS NULL, a.responsible_organisations, a.convener_organisations) AS responsible_organisations,
    a.parties,
    a.other_participants,
    a.duration,
    a.duration_kind,
    a.duration_start,
    a.duration_end,
    a.meeting_frequency,
    a.meeting_kind,
    a.meetings_per_year,
    a.timing,
    a.timing_kind,
    a.timing_start,
    a.timing_end,
    a.funding,
    a.funding_kind,
    a.status,
    a.status_state,
    a.status_light,
    a.communication,
    coalesce(nullif(a.follow_up, ''), a.indicators, a.follow_up) AS follow_up,
    a.follow_up_per_year,
    (SELECT count(*) FROM indicators AS i WHERE i.document = a.document AND i.activity_key = a.activity_key) AS indicators,
    d.path AS file,
    a.page
FROM activities{twin} AS a
JOIN documents AS d ON d.document = a.document
LEFT JOIN areas{twin} AS r ON r.document = a.document AND r.area_key = a.area_key
WHERE NOT EXISTS (SELECT 1 FROM links AS l WHERE l.document = a.document AND l.kind = 'same');

-- A row a commitment of a party.
CREATE VIEW commitments{twin} AS
SELECT
    f.document,
    f.activity_key,
    f.area_key,
    d.district,
    d.district_name,
    d.municipality,
    d.year,
    r.name AS area,
    r.topic,
    a.name AS activity,
    f.party,
    f.text,
    f.method,
    f.confidence,
    a.meeting_frequency,
    a.meeting_kind,
    a.meetings_per_year,
    a.duration,
    a.duration_kind,
    a.duration_start,
    a.duration_end,
    d.path AS file,
    f.page,
    f.ref,
    f.path
FROM fields{twin} AS f
JOIN documents AS d ON d.document = f.document
JOIN activities{twin} AS a ON a.document = f.document AND a.activity_key = f.activity_key
LEFT JOIN areas{twin} AS r ON r.document = f.document AND r.area_key = f.area_key
WHERE f.field = 'commitment' AND f.text <> ''
AND NOT EXISTS (SELECT 1 FROM links AS l WHERE l.document = f.document AND l.kind = 'same');

-- A row a text that says how an activity is followed up, or by what it is measured.
CREATE VIEW follow_ups{twin} AS
SELECT
    f.document,
    f.activity_key,
    f.area_key,
    d.district,
    d.district_name,
    d.municipality,
    d.year,
    r.name AS area,
    r.topic,
    a.name AS activity,
    f.field,                          -- follow_up or indicators
    f.text,
    a.follow_up_per_year,
    (SELECT count(*) FROM indicators AS i WHERE i.document = f.document AND i.path = f.path) AS indicators, -- how many
    (SELECT group_concat(s.value, '; ') FROM (
        SELECT DISTINCT j.value FROM indicators AS i, json_each(i.sources) AS j
        WHERE i.document = f.document AND i.path = f.path ORDER BY j.value
    ) AS s) AS sources,               -- where the figures come from
    d.path AS file,
    f.page,
    f.ref,
    f.path
FROM fields{twin} AS f
JOIN documents AS d ON d.document = f.document
JOIN activities{twin} AS a ON a.document = f.document AND a.activity_key = f.activity_key
LEFT JOIN areas{twin} AS r ON r.document = f.document AND r.area_key = f.area_key
WHERE f.field IN ('follow_up', 'indicators') AND f.text <> ''
AND NOT EXISTS (SELECT 1 FROM links AS l WHERE l.document = f.document AND l.kind = 'same');
