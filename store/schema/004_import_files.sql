-- Version 4: what became of every file that was given to an import, so that nothing is lost
-- without a word and the next import does what is left. A row is the last word on its path.

CREATE TABLE import_file (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,                -- bytes
  sha256 TEXT,                          -- of the bytes; NULL: they could not be had
  verdict TEXT NOT NULL CHECK (verdict IN ('imported', 'partial', 'unchanged', 'refused',
                                           'failed')),
                                        -- partial: but for pages that could not be read
                                        -- unchanged: the bytes of another path that is stored
                                        -- refused: no document that can be read
                                        -- failed: to be tried again (import --retry)
  reason TEXT,                          -- "encrypted: ...", "deadline: ...", "moved from ..."
  pages_read INTEGER,                   -- NULL: no pages, or not read
  pages_missing INTEGER,
  seconds REAL NOT NULL,                -- that the reading took
  program_version TEXT NOT NULL,
  reading INTEGER NOT NULL,             -- version of the reading
  terms TEXT NOT NULL                   -- digest of the user's own terms; empty: none
) STRICT, WITHOUT ROWID;
CREATE INDEX import_file_by_sha256 ON import_file(sha256);
