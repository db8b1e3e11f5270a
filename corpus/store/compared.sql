-- What `links` are found by: how alike two documents are that were compared, so that an import compares only
-- what it brings. A pair stands here once, the lower key first.
CREATE TABLE compared (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    other TEXT NOT NULL REFERENCES documents ON DELETE CASCADE ON UPDATE CASCADE,
    same INTEGER NOT NULL,            -- 1: the two say the same but for what formats do to words
    score REAL NOT NULL,              -- from 0 to 1: the share of their words that both have
    PRIMARY KEY (document, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX compared_by_other ON compared (other);
