-- Version 1: documents, their records, and where each value was read.
--
-- A store holds what the documents say (document, risk, control, measure, goal, activity,
-- indicator, priority, attribute), where it stands in them (source), how sure the reading is
-- (confidence and reason in the records, value_quality), every line of every document with what
-- became of it (text_line), and what was repaired, guessed or lost on the way (note).
--
-- NULL means that the document does not say; whether it has such a column at all is in `stated`.

CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,          -- of the file's bytes
  path TEXT NOT NULL,                   -- of the file when it was imported
  format TEXT NOT NULL,                 -- tab_separated, markdown, layout, flow, pdf
  kind TEXT NOT NULL,                   -- internal_control_plan, internal_control_follow_up,
                                        -- operational_plan, goal_follow_up or unknown
  organisation TEXT,
  body TEXT,                            -- the board or committee whose plan it is
  year INTEGER,
  year_to INTEGER,                      -- the last year of a plan for several
  period TEXT,                          -- "augusti", "tertial 2"; NULL: the whole year
  title TEXT,
  registry_number TEXT,
  decided_on TEXT,                      -- ISO dates
  revised_on TEXT,
  page_count INTEGER NOT NULL,          -- 0: the source has no pages
  missing_pages TEXT NOT NULL,          -- JSON array of the pages that could not be read
  edition_of INTEGER REFERENCES document(id) ON DELETE SET NULL,  -- the document to count instead
  imported_at TEXT NOT NULL,            -- UTC
  program_version TEXT NOT NULL,
  reading INTEGER NOT NULL,             -- version of the reading; a higher one replaces it
  terms TEXT NOT NULL                   -- digest of the user's own terms; empty: none
) STRICT;
CREATE INDEX document_by_year ON document(year, organisation, body);
CREATE INDEX document_by_edition ON document(edition_of) WHERE edition_of IS NOT NULL;

CREATE TABLE risk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  thread_id INTEGER,                    -- the same risk in other years has the same one
  ordinal INTEGER NOT NULL,             -- place in reading order, from 1
  body TEXT,                            -- where one document holds the plans of several boards
  code TEXT,
  area TEXT,
  assignment TEXT,
  process TEXT,
  category TEXT,
  description TEXT,
  cause TEXT,
  consequence TEXT,
  responsible TEXT,
  severity_label TEXT,
  severity INTEGER,                     -- rank, from 1
  severity_max INTEGER,                 -- highest rank of the document's scale
  likelihood_label TEXT,
  likelihood INTEGER,
  likelihood_max INTEGER,
  score REAL,                           -- as the document states it
  score_max REAL,
  level TEXT,
  level_label TEXT,
  response TEXT,
  risk_index REAL,                      -- 0 to 1, comparable across scales
  risk_index_how TEXT,                  -- how it was got: "score 12 of 25"
  confidence REAL NOT NULL,             -- 0 to 1
  reason TEXT                           -- why the confidence is below 1
) STRICT;
CREATE INDEX risk_by_document ON risk(document_id, ordinal);
CREATE INDEX risk_by_thread ON risk(thread_id) WHERE thread_id IS NOT NULL;

CREATE TABLE control (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  risk_id INTEGER NOT NULL REFERENCES risk(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  description TEXT,
  method TEXT,
  frequency TEXT,
  responsible TEXT,
  reports_to TEXT,
  result TEXT,
  confidence REAL NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX control_by_risk ON control(risk_id, ordinal);

CREATE TABLE goal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  thread_id INTEGER,
  ordinal INTEGER NOT NULL,
  body TEXT,
  strategy TEXT,
  area TEXT,
  statement TEXT,
  detail TEXT,
  indicator TEXT,
  baseline TEXT,
  target TEXT,                          -- as written; the three below say what it means
  target_operator TEXT,
  target_value REAL,
  target_unit TEXT,
  outcome TEXT,
  prognosis TEXT,
  responsible TEXT,                     -- JSON array
  status TEXT,                          -- what the document shows
  status_code TEXT CHECK (status_code IN ('done', 'partly_done', 'not_done')),
  comment TEXT,
  activity_comment TEXT,
  confidence REAL NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX goal_by_document ON goal(document_id, ordinal);
CREATE INDEX goal_by_thread ON goal(thread_id) WHERE thread_id IS NOT NULL;

CREATE TABLE measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  risk_id INTEGER REFERENCES risk(id) ON DELETE CASCADE,
  goal_id INTEGER REFERENCES goal(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,             -- within its risk, goal or document
  area TEXT,
  description TEXT,
  responsible TEXT,
  deadline TEXT,
  status TEXT,                          -- what the document shows
  status_code TEXT CHECK (status_code IN ('done', 'partly_done', 'not_done')),
  comment TEXT,
  confidence REAL NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX measure_by_document ON measure(document_id, ordinal);
CREATE INDEX measure_by_risk ON measure(risk_id, ordinal) WHERE risk_id IS NOT NULL;
CREATE INDEX measure_by_goal ON measure(goal_id, ordinal) WHERE goal_id IS NOT NULL;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  area TEXT,
  description TEXT,
  starts_on TEXT,                       -- ISO dates
  ends_on TEXT,
  detail TEXT,
  confidence REAL NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX activity_by_document ON activity(document_id, ordinal);

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  strategy TEXT,
  description TEXT,
  confidence REAL NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX indicator_by_document ON indicator(document_id, ordinal);

CREATE TABLE priority (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  strategy TEXT,
  description TEXT,
  confidence REAL NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX priority_by_document ON priority(document_id, ordinal);

-- What a document states about a record under a heading that has no column above.
CREATE TABLE attribute (
  record_table TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,                   -- the heading
  value TEXT NOT NULL,
  PRIMARY KEY (record_table, record_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Whether a document has a column at all: "no measure" and "measures not shown" differ.
CREATE TABLE stated (
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  record_table TEXT NOT NULL,
  field TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('stated', 'absent', 'lost')),
  PRIMARY KEY (document_id, record_table, field)
) STRICT, WITHOUT ROWID;

-- Where each value was read: a row for each stretch of text that went into it.
CREATE TABLE source (
  record_table TEXT NOT NULL,           -- a table above, or 'document'
  record_id INTEGER NOT NULL,
  field TEXT NOT NULL,                  -- a column, or 'attribute:' and the heading
  ordinal INTEGER NOT NULL,
  page INTEGER,                         -- from 1; NULL: the source has no pages
  line INTEGER,                         -- from 1: of the text file, or of the page
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,   -- points from the page's top left corner
  text TEXT NOT NULL,                   -- as it stood
  PRIMARY KEY (record_table, record_id, field, ordinal)
) STRICT, WITHOUT ROWID;

-- Values that were repaired or are in doubt; those without a row here are neither.
CREATE TABLE value_quality (
  record_table TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  confidence REAL NOT NULL,
  reason TEXT,                          -- why the confidence is below 1
  repair TEXT,                          -- what was mended
  written TEXT,                         -- numbers only: the value as text, where it differs
  PRIMARY KEY (record_table, record_id, field)
) STRICT, WITHOUT ROWID;

-- Every line of every document, in reading order of id.
CREATE TABLE text_line (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  page INTEGER,
  line INTEGER,
  text TEXT NOT NULL,
  role TEXT NOT NULL,                   -- cell, heading, prose, header_row, furniture
  x0 REAL, y0 REAL, x1 REAL, y1 REAL
) STRICT;
CREATE INDEX text_line_by_document ON text_line(document_id);

-- What was repaired, guessed or lost while the document was read.
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  level TEXT NOT NULL CHECK (level IN ('repair', 'doubt', 'loss')),
  code TEXT NOT NULL,
  page INTEGER,
  line INTEGER,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_document ON note(document_id);
