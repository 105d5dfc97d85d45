#!/usr/bin/env python3
"""Runs one case of the corpus: corpus/NAME.txt or .pdf against NAME.json or NAME.error.

usage: run_case.py PLANLUPP CORPUS NAME

With NAME.json the document is imported into a fresh store, exported, and every fact compared
(compare.py); the store must hold all the document's text (account.py). With NAME.error the import must say what the file's one line holds, exit with 1
and leave no document. What is known to be read wrongly stands in CORPUS/known_gaps, a line each:

    NAME <tab> FACT <tab> reason          FACT as compare.py names it ("risk.level"), account, or *

A fact listed there may be wrong, and fails the test once it is right: then its line goes.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from account import lost_or_added
from compare import compare

SHOWN = 40


def known_gaps(corpus, name):
    for line in (corpus / "known_gaps").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            case, fact, _ = line.split("\t")
            if case == name:
                yield fact


def document_of(corpus, name):
    return next(path for ending in (".txt", ".pdf") if (path := corpus / (name + ending)).exists())


def planlupp(program, store, *arguments):
    done = subprocess.run([program, "--store", store, *arguments], capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


def exported(program, store, source):
    status, out, err = planlupp(program, store, "export", "--format", "jsonl")
    if status != 0:
        sys.exit(f"export: exit {status}: {err}")
    documents = [json.loads(line) for line in out.splitlines() if line.strip()]
    return [d for d in documents if pathlib.PurePath(d["source"]).name == source]


def refused(program, store, document, expected):
    status, out, err = planlupp(program, store, "import", str(document))
    problems = []
    if status != 1:
        problems.append(f"expected exit status 1, found {status}")
    if expected not in err + out:
        problems.append(f"expected a message with {expected!r}, found {(err or out)!r}")
    if exported(program, store, document.name):
        problems.append("expected no document in the store, found one")
    return problems


def misread(program, store, document, gold):
    status, _, err = planlupp(program, store, "import", str(document))
    found = exported(program, store, gold["source"])
    if status != 0 or len(found) != 1:
        return {"*": [f"import: exit {status}, {len(found)} documents: {err.strip()}"]}
    by_fact = {}
    for wrong in compare(gold, found[0]):
        text = f"{wrong.fact}, {wrong.where}\n    gold   {wrong.want}\n    found  {wrong.got}"
        by_fact.setdefault(wrong.fact, []).append(text)
    if told := lost_or_added(store, document):
        by_fact["account"] = [f"account: {told}"]
    return by_fact


def judge(by_fact, gaps):
    """The lines to print; empty when nothing is wrong but what is known to be."""
    if "*" in gaps:
        return [] if by_fact else ["all is right: take its line out of known_gaps"]
    lines = [line for fact, wrong in by_fact.items() if fact not in gaps for line in wrong]
    closed = [fact for fact in gaps if fact not in by_fact]
    return lines + [f"{fact} is right: take its line out of known_gaps" for fact in closed]


def main():
    program, corpus, name = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    document, gaps = document_of(corpus, name), set(known_gaps(corpus, name))
    with tempfile.TemporaryDirectory() as folder:
        store = str(pathlib.Path(folder) / "corpus.db")
        refusal = corpus / (name + ".error")
        if refusal.exists():
            expected = refusal.read_text(encoding="utf-8").strip()
            problems = refused(program, store, document, expected)
            lines = judge({"error": problems} if problems else {}, gaps)
        else:
            gold = json.loads((corpus / (name + ".json")).read_text(encoding="utf-8"))
            lines = judge(misread(program, store, document, gold), gaps)
    print("\n".join(lines[:SHOWN]))
    if len(lines) > SHOWN:
        print(f"... and {len(lines) - SHOWN} more")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
