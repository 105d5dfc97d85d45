#!/usr/bin/env python3
"""What a store says, as text that does not depend on the order in which it came to say it.

usage: canonical_dump.py STORE [OTHER]

Ids are replaced by what they stand for (a document's digest, a record's place in it, the first
record of a thread), rows are sorted; when and how fast something was imported is left out. With
OTHER only the differences are printed, and the exit status is 1 if there are any.
"""
import difflib
import pathlib
import sqlite3
import sys

RECORDS = ("risk", "goal", "control", "measure", "activity", "indicator", "priority")
LEFT_OUT = {("document", "imported_at"), ("import_file", "seconds"), ("persons_word", "said_at"),
            ("search_entry", "id"), ("search_word", "id"), ("document", "id"), ("note", "id"),
            ("text_line", "id"), ("unread_text", "id")}
INDEXES = ("search_", "search")  # tables of FTS5: made of the others


class Names:
    """What the ids of a store stand for."""

    def __init__(self, store):
        self.documents = {i: sha for i, sha in store.execute("SELECT id, sha256 FROM document")}
        self.records = {}
        for table in RECORDS:
            for row in store.execute(f"SELECT * FROM {table} ORDER BY id"):
                self.records[table, row["id"]] = self.record(table, row)
        self.threads = {}
        for table in ("risk", "goal"):
            for i, thread in store.execute(f"SELECT id, thread_id FROM {table}"):
                if thread is not None:
                    name = self.records[table, i]
                    known = self.threads.get((table, thread))
                    self.threads[table, thread] = min(known or name, name)

    def record(self, table, row):
        columns = row.keys()
        for owner in ("risk", "goal"):
            if f"{owner}_id" in columns and row[f"{owner}_id"]:
                return f"{self.records[owner, row[f'{owner}_id']]}/{table} {row['ordinal']}"
        return f"{self.documents[row['document_id']]}/{table} {row['ordinal']:05}"

    def value(self, table, row, column):
        value = row[column]
        if value is None:
            return None
        if column in ("document_id", "edition_of"):
            return self.documents.get(value, "gone")
        if column in ("risk_id", "goal_id"):
            return self.records[column[:-3], value]
        if column == "thread_id":
            return self.threads[table, value]
        if column in ("record_id", "to_id", "from_id"):
            kind = row["record_table"]
            if kind == "document":
                return self.documents.get(value, "gone")
            return self.records.get((kind, value), value)
        if column == "id":
            return self.records.get((table, value), value)
        return value


def lines(path):
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    store.row_factory = sqlite3.Row
    names = Names(store)
    tables = [name for (name,) in store.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    for table in tables:
        if table.startswith(("sqlite_", "search_part", "search_content", "search_data",
                             "search_docsize", "search_idx", "search_config")) or table == "search":
            continue
        rows = []
        for row in store.execute(f"SELECT * FROM {table}"):
            columns = [c for c in row.keys() if (table, c) not in LEFT_OUT]
            rows.append("|".join(f"{c}={names.value(table, row, c)!r}" for c in columns))
        yield from (f"{table}: {row}" for row in sorted(rows))


def differences(one, other):
    return list(difflib.unified_diff(list(lines(one)), list(lines(other)), str(one), str(other),
                                     lineterm="", n=0))


def main():
    if len(sys.argv) == 2:
        print("\n".join(lines(pathlib.Path(sys.argv[1]))))
        return 0
    found = differences(*map(pathlib.Path, sys.argv[1:3]))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
