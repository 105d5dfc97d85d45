#!/usr/bin/env python3
"""Fails on a corpus that cannot be right, before any document is read.

usage: check_corpus.py CORPUS

Each document has its gold or its error and each of these its document; the gold's keys are those
of the format, its texts normalised (NFC, single spaces), its ordinals 1, 2, 3; each known gap
names a case and gives a reason.
"""
import json
import pathlib
import sys
import unicodedata

from compare import FIELDS, LISTS, PARTS

MAX_BYTES = 100_000
KINDS = {"internal_control_plan", "internal_control_follow_up", "operational_plan",
         "goal_follow_up", None}


def texts(value, where):
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from texts(item, f"{where} {number}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, f"{where}.{key}")


def record_problems(kind, record, where):
    parts = PARTS.get(kind, {})
    for key in set(record) - set(FIELDS[kind]) - set(parts) - {"ordinal"}:
        yield f"{where}: {kind} has no {key}"
    for name, part in parts.items():
        for number, item in enumerate(record.get(name) or [], 1):
            yield from record_problems(part, item, f"{where} {part} {number}")


def gold_problems(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = path.with_name(gold["source"])
    if source.stem != path.stem or not source.exists():
        yield f"{path.name}: source is {gold['source']}"
    if gold["document"].get("kind") not in KINDS:
        yield f"{path.name}: kind is {gold['document'].get('kind')}"
    for key in set(gold) - set(LISTS) - {"source", "document", "unscored", "ambiguous"}:
        yield f"{path.name}: no list is called {key}"
    for key in set(gold["document"]) - set(FIELDS["document"]):
        yield f"{path.name}: document has no {key}"
    for name, kind in LISTS.items():
        for number, record in enumerate(gold.get(name) or [], 1):
            yield from record_problems(kind, record, f"{path.name} {kind} {number}")
            if record.get("ordinal", number) != number:
                yield f"{path.name} {kind} {number}: ordinal is {record['ordinal']}"
    for where, text in texts({key: gold[key] for key in gold if key != "ambiguous"}, path.name):
        if text != " ".join(unicodedata.normalize("NFC", text).split()) or not text:
            yield f"{where}: not normalised: {text!r}"


def problems(corpus):
    documents = {p.stem: p for p in corpus.iterdir() if p.suffix in (".txt", ".pdf")}
    answers = {p.stem: p for p in corpus.iterdir() if p.suffix in (".json", ".error")}
    for name in sorted(set(documents) ^ set(answers)):
        yield f"{name}: a document and its gold (.json) or refusal (.error) go together"
    for name, path in sorted(documents.items()):
        if path.stat().st_size > MAX_BYTES:
            yield f"{path.name}: over {MAX_BYTES} bytes: take the smallest page that shows the matter"
    for path in sorted(answers.values()):
        if path.suffix == ".json":
            yield from gold_problems(path)
        elif len(path.read_text(encoding="utf-8").splitlines()) != 1:
            yield f"{path.name}: expected one line"
    lines = (corpus / "known_gaps").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        fields = line.split("\t")
        if line and not line.startswith("#") and (len(fields) != 3 or not fields[2].strip()):
            yield f"known_gaps:{number}: expected name, fact and reason, separated by tabs"
        elif line and not line.startswith("#") and fields[0] not in answers:
            yield f"known_gaps:{number}: no case is called {fields[0]}"


def main():
    found = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
