-- Version 2: what spans documents. Which risk or goal of one year is which of another
-- (thread_link; the thread itself is risk.thread_id and goal.thread_id), what a person said about
-- that (persons_word), boards under several names (board, board_alias), and what is to be looked
-- at again after an import (pending_board, pending_document).

CREATE TABLE thread_link (              -- why two records are in one thread, or parted from it
  record_table TEXT NOT NULL CHECK (record_table IN ('risk', 'goal')),
  to_id INTEGER NOT NULL,               -- the later record
  from_id INTEGER NOT NULL,             -- the earlier one
  kind TEXT NOT NULL CHECK (kind IN ('same', 'split', 'merge')),
                                        -- split: `to` is a part of `from`; merge: the reverse
  certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'probable', 'unclear')),
  probability REAL NOT NULL,            -- that they are the same, 0 to 1
  runner_up REAL,                       -- the probability of the next best partner
  by_person INTEGER NOT NULL,           -- 1: a person said so
  reasons TEXT NOT NULL,                -- JSON: [{"signal","likeness","share"}], shares of log odds
  PRIMARY KEY (to_id, from_id, record_table, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_link_by_from ON thread_link(from_id, record_table);
CREATE INDEX thread_link_unclear ON thread_link(record_table, to_id) WHERE certainty = 'unclear';

CREATE TABLE persons_word (             -- outlives re-import: records are named by their content
  record_table TEXT NOT NULL CHECK (record_table IN ('risk', 'goal', 'document')),
  a TEXT NOT NULL,                      -- key of a record's content; a < b
  b TEXT NOT NULL,
  same INTEGER NOT NULL,                -- 1: the same, 0: not the same
  a_text TEXT NOT NULL,                 -- for people: whose, which year, what
  b_text TEXT NOT NULL,
  first TEXT NOT NULL,                  -- the one of a and b that was named first; of documents
                                        -- the one to count
  said_at TEXT NOT NULL,                -- UTC
  PRIMARY KEY (record_table, a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE board (                    -- each way in which documents name a board
  organisation TEXT NOT NULL,           -- '': none
  body TEXT NOT NULL,                   -- '': none
  key TEXT NOT NULL,                    -- the same for all names of one board
  PRIMARY KEY (organisation, body)
) STRICT, WITHOUT ROWID;
CREATE INDEX board_by_key ON board(key);

CREATE TABLE board_alias (              -- a board that changed its name
  organisation TEXT NOT NULL,           -- '': in every organisation
  alias TEXT NOT NULL,                  -- the name that is no more
  body TEXT NOT NULL,                   -- the name to go by
  PRIMARY KEY (organisation, alias)
) STRICT, WITHOUT ROWID;

-- Documents that name a board and no organisation, and whose they are by what they say: most of
-- their risks or goals are, word for word, those of one board (of that name). Where none of the
-- board's documents says whose it is, the organisation is '?' and a number.
CREATE TABLE document_board (
  document_id INTEGER PRIMARY KEY,      -- may be gone until the next import
  organisation TEXT NOT NULL,
  body TEXT NOT NULL,
  shared INTEGER NOT NULL,              -- of its texts, those that the board has too
  texts INTEGER NOT NULL
) STRICT;
CREATE INDEX document_by_guessed_board ON document_board(organisation, body);

CREATE TABLE text_key (                 -- which documents of boards of one name say the same
  named INTEGER NOT NULL,               -- 1: the document names its organisation
  hash INTEGER NOT NULL,                -- of the board's name and a risk's or goal's text
  document_id INTEGER NOT NULL,
  PRIMARY KEY (named, hash, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_key_by_document ON text_key(document_id);

-- Boards whose threads are to be made anew, and documents to be indexed anew. Triggers fill them,
-- whoever writes; after an import they are emptied.
CREATE TABLE pending_board (
  organisation TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (organisation, body)
) STRICT, WITHOUT ROWID;
CREATE TABLE pending_document (document_id INTEGER PRIMARY KEY) STRICT;

CREATE INDEX document_by_board ON document(organisation, body, year);
CREATE INDEX risk_by_body ON risk(body) WHERE body IS NOT NULL;
CREATE INDEX goal_by_body ON goal(body) WHERE body IS NOT NULL;

INSERT INTO pending_document SELECT id FROM document;
INSERT OR IGNORE INTO pending_board
SELECT coalesce(d.organisation, ''), coalesce(r.body, d.body, '')
FROM risk r JOIN document d ON d.id = r.document_id
UNION SELECT coalesce(d.organisation, ''), coalesce(g.body, d.body, '')
FROM goal g JOIN document d ON d.id = g.document_id;

-- (A trigger cannot say OR IGNORE: the statement that fires it decides on conflicts.)
CREATE TRIGGER document_new AFTER INSERT ON document BEGIN
  INSERT INTO pending_document SELECT NEW.id
  WHERE NOT EXISTS (SELECT 1 FROM pending_document WHERE document_id = NEW.id);
END;
CREATE TRIGGER document_read_anew AFTER UPDATE OF imported_at ON document BEGIN
  INSERT INTO pending_document SELECT NEW.id
  WHERE NOT EXISTS (SELECT 1 FROM pending_document WHERE document_id = NEW.id);
END;
CREATE TRIGGER document_renamed AFTER UPDATE OF organisation, body, year, kind, period ON document
WHEN OLD.organisation IS NOT NEW.organisation OR OLD.body IS NOT NEW.body
  OR OLD.year IS NOT NEW.year OR OLD.kind IS NOT NEW.kind OR OLD.period IS NOT NEW.period
BEGIN
  INSERT INTO pending_board
  SELECT organisation, body FROM (
    SELECT coalesce(OLD.organisation, '') AS organisation, coalesce(r.body, OLD.body, '') AS body
    FROM risk r WHERE r.document_id = OLD.id
    UNION SELECT coalesce(NEW.organisation, ''), coalesce(r.body, NEW.body, '')
    FROM risk r WHERE r.document_id = OLD.id
    UNION SELECT coalesce(OLD.organisation, ''), coalesce(g.body, OLD.body, '')
    FROM goal g WHERE g.document_id = OLD.id
    UNION SELECT coalesce(NEW.organisation, ''), coalesce(g.body, NEW.body, '')
    FROM goal g WHERE g.document_id = OLD.id) AS named
  WHERE NOT EXISTS (SELECT 1 FROM pending_board p
                    WHERE p.organisation = named.organisation AND p.body = named.body);
END;
CREATE TRIGGER document_gone BEFORE DELETE ON document BEGIN
  INSERT INTO pending_document SELECT OLD.id
  WHERE NOT EXISTS (SELECT 1 FROM pending_document WHERE document_id = OLD.id);
  INSERT INTO pending_board
  SELECT organisation, body FROM (
    SELECT coalesce(OLD.organisation, '') AS organisation, coalesce(r.body, OLD.body, '') AS body
    FROM risk r WHERE r.document_id = OLD.id
    UNION SELECT coalesce(OLD.organisation, ''), coalesce(g.body, OLD.body, '')
    FROM goal g WHERE g.document_id = OLD.id) AS named
  WHERE NOT EXISTS (SELECT 1 FROM pending_board p
                    WHERE p.organisation = named.organisation AND p.body = named.body);
END;
CREATE TRIGGER risk_new AFTER INSERT ON risk BEGIN
  INSERT INTO pending_board
  SELECT coalesce(d.organisation, ''), coalesce(NEW.body, d.body, '') FROM document d
  WHERE d.id = NEW.document_id
    AND NOT EXISTS (SELECT 1 FROM pending_board p
                    WHERE p.organisation = coalesce(d.organisation, '')
                      AND p.body = coalesce(NEW.body, d.body, ''));
END;
CREATE TRIGGER risk_gone AFTER DELETE ON risk BEGIN
  DELETE FROM thread_link WHERE record_table = 'risk' AND to_id = OLD.id;
  DELETE FROM thread_link WHERE record_table = 'risk' AND from_id = OLD.id;
  INSERT INTO pending_board
  SELECT coalesce(d.organisation, ''), coalesce(OLD.body, d.body, '') FROM document d
  WHERE d.id = OLD.document_id
    AND NOT EXISTS (SELECT 1 FROM pending_board p
                    WHERE p.organisation = coalesce(d.organisation, '')
                      AND p.body = coalesce(OLD.body, d.body, ''));
END;
CREATE TRIGGER goal_new AFTER INSERT ON goal BEGIN
  INSERT INTO pending_board
  SELECT coalesce(d.organisation, ''), coalesce(NEW.body, d.body, '') FROM document d
  WHERE d.id = NEW.document_id
    AND NOT EXISTS (SELECT 1 FROM pending_board p
                    WHERE p.organisation = coalesce(d.organisation, '')
                      AND p.body = coalesce(NEW.body, d.body, ''));
END;
CREATE TRIGGER goal_gone AFTER DELETE ON goal BEGIN
  DELETE FROM thread_link WHERE record_table = 'goal' AND to_id = OLD.id;
  DELETE FROM thread_link WHERE record_table = 'goal' AND from_id = OLD.id;
  INSERT INTO pending_board
  SELECT coalesce(d.organisation, ''), coalesce(OLD.body, d.body, '') FROM document d
  WHERE d.id = OLD.document_id
    AND NOT EXISTS (SELECT 1 FROM pending_board p
                    WHERE p.organisation = coalesce(d.organisation, '')
                      AND p.body = coalesce(OLD.body, d.body, ''));
END;
