#!/usr/bin/env python3
"""A store is read by any SQLite client: the sqlite3 shell searches it, and runs views and audits.

usage: sqlite_shell.py PLANLUPP SOURCE_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile

SERIES = ("series_2022_tabs.txt", "series_2023_pipe.txt", "series_2023_follow_up_tabs.txt",
          "series_2024_tabs.txt")
# A statement and what its rows are.
EXPECTED = [
    ("SELECT count(*) FROM search WHERE search MATCH 'stems: utredning AND scope: krisk'", "4"),
    ("SELECT count(*) FROM search WHERE search MATCH 'text: \"fyra månader\" AND scope: y2024'", "1"),
    ("SELECT count(*) FROM search WHERE search MATCH 'manader'", "0"),
    ("SELECT DISTINCT e.record_table FROM search s JOIN search_entry e ON e.id = s.rowid "
     "WHERE search MATCH 'text: utbetalning* AND scope: krisk'", "risk"),
    ("SELECT count(DISTINCT year) FROM risk_evolution WHERE thread_id = (SELECT thread_id "
     "FROM risk_evolution WHERE description LIKE 'Utredningar pågår%' LIMIT 1)", "3"),
    ("SELECT count(*) FROM goal_evolution", "0"),
    ("SELECT DISTINCT certainty FROM thread_link", "certain"),
    ("PRAGMA integrity_check", "ok"),
]


def shell(store, *lines):
    done = subprocess.run(["sqlite3", "-bail", "-readonly", str(store)], input="\n".join(lines) + "\n",
                          capture_output=True, text=True)
    return done.stdout.strip(), done.stderr.strip()


def problems(planlupp, source, folder):
    store = folder / "plans.db"
    run = [planlupp, "--store", str(store)]
    subprocess.run(run + ["import"] + [str(source / "corpus" / name) for name in SERIES],
                   check=True, capture_output=True)
    for sql, expected in EXPECTED:
        found, error = shell(store, sql + ";")
        if error or found != expected:
            yield f"{sql}\n  expected {expected!r}, found {found!r} {error}"
    metadata = subprocess.run(run + ["metadata"], check=True, capture_output=True, text=True).stdout
    queries = json.loads(metadata)["databases"]["plans"]["queries"]
    for name, query in queries.items():
        values = [".parameter init", ".parameter set :year 2023"]
        values += [f".parameter set :{p} 3" for p in query["params"]
                   if p not in ("year", "organisation", "body", "date", "topic")]
        found, error = shell(store, *values, query["sql"])
        if error:
            yield f"{name}: {error}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        found = list(problems(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(folder)))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
