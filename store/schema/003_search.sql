-- Version 3: full-text search, for Planlupp and for any other SQLite client. `search` is an FTS5
-- table with a built-in tokenizer (å, ä and ö are letters of their own). Its columns:
--   text   the words as they stand          SELECT ... WHERE search MATCH 'text: "intern kontroll"'
--   stems  their Swedish stems, in order    SELECT ... WHERE search MATCH 'stems: resurs'
--   scope  what to narrow a search by: yYEAR ("y2021"), kKIND of record ("krisk", "kpage")
-- `rowid` is search_entry.id, which says where the text belongs.

CREATE TABLE search_entry (             -- a record, or the other text of a page
  id INTEGER PRIMARY KEY,               -- year * 2^32 and a running number: the newest year last
  document_id INTEGER NOT NULL,         -- may be gone until the next import
  record_table TEXT NOT NULL,           -- 'page': text outside of records
  record_id INTEGER NOT NULL,           -- of a page its number
  text TEXT NOT NULL,                   -- a line per field, the main one first
  stems TEXT NOT NULL,
  scope TEXT NOT NULL
) STRICT;
CREATE INDEX search_entry_by_document ON search_entry(document_id);

CREATE VIRTUAL TABLE search USING fts5(text, stems, scope, content='search_entry',
  content_rowid='id', tokenize='unicode61 remove_diacritics 0');
-- The program writes both; triggers on virtual tables are not for every client.

-- The stems that there are: words inside compounds ("säkerhet" in "informationssäkerhet") are found
-- here by their trigrams, far cheaper than trigrams of all texts.
CREATE TABLE search_word (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  entries INTEGER NOT NULL              -- of search_entry that have it
) STRICT;
CREATE VIRTUAL TABLE search_part USING fts5(word, content='search_word', content_rowid='id',
  tokenize='trigram');
