-- Version 5: what of the tables' text no record was read from, so that a cell that was left out is
-- told as a line is. Documents read by a reading before 14 have no rows here until they are read anew
-- (import --older).

CREATE TABLE unread_text (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  page INTEGER,                         -- of the line in text_line
  line INTEGER,
  text TEXT NOT NULL                    -- the line's text without what records were read from
) STRICT;
CREATE INDEX unread_text_by_document ON unread_text(document_id);
