-- The dictionary of the search: each word of `fields` and `remainder`, in lower case, with its lemma and, of a
-- compound, the lemmas of its parts.
CREATE TABLE word_forms (
    word TEXT NOT NULL,
    part INTEGER NOT NULL,            -- 0: term is the lemma of the word; 1: of a part of it
    term TEXT NOT NULL,
    PRIMARY KEY (word, part, term)
) STRICT, WITHOUT ROWID;
CREATE INDEX word_forms_by_term ON word_forms (term, part, word);

-- What `planlasare search` finds texts by. (rowid >> 1) & 0xFFFFFFFFFF is the id in `fields`, or in `remainder`
-- where rowid is odd; higher bits say what stands first where too many texts have a word: names, then short texts.
CREATE VIRTUAL TABLE search_fts USING fts5 (
    lemmas,                           -- of the words, in their order
    parts,                            -- lemmas of the parts of compounds
    context,                          -- both, of the names of its activity and area
    scope,                            -- district_farsta year_2021 party_police topic_narcotics field_goal
    content="", tokenize="unicode61 remove_diacritics 0 tokenchars '_-.'"
);
