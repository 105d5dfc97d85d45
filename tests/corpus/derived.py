#!/usr/bin/env python3
"""Scores what is read of text exports of the corpus' PDFs, made with pdftotext on the spot.

usage: tests/corpus/derived.py PLANLUPP [--kind raw|layout|default ...] [NAME ...]

The gold is that of the PDF, without the colours that a text cannot carry. Prints the share of
facts read right for each kind of export; with names, every wrong value of the documents whose
names begin so. It is a measure to work with, no test: how an export tears a page apart is
pdftotext's affair, and some of it nobody can put together again.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

from compare import FIELDS, LISTS, PARTS, compare, plain
from reading import planlupp

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"
KINDS = {"raw": ["-raw"], "layout": ["-layout"], "default": []}
PRODUCERS = ("chromium", "libreoffice")
COLOURS = {"grön", "gul", "röd"}


def without_colours(gold):
    """The gold where the statuses that were colours are not asked for."""
    for name, lists in (("goals", gold.get("goals") or []),
                        ("risks.measures", [m for risk in gold.get("risks") or []
                                            for m in risk.get("measures") or []])):
        if any(record.get("status") in COLOURS for record in lists):
            gold.setdefault("unscored", []).append(f"{name}.status")
    return gold


def facts(kind, record):
    """How many values a record and its parts have."""
    own = sum(plain(record.get(field)) is not None for field in FIELDS[kind])
    return own + sum(facts(part, item) for name, part in PARTS.get(kind, {}).items()
                     for item in record.get(name) or [])


def count(document):
    own = facts("document", document["document"])
    return own + sum(facts(kind, record) for name, kind in LISTS.items()
                     for record in document.get(name) or [])


def exports(kind, folder, asked):
    for producer in PRODUCERS:
        for pdf in sorted(CORPUS.glob(f"*_{producer}.pdf")):
            gold = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
            if gold["document"]["kind"] and pdf.stem.startswith(asked or ("",)):
                target = folder / (pdf.stem + ".txt")
                subprocess.run(["pdftotext", *KINDS[kind], str(pdf), str(target)], check=True)
                yield target, without_colours(gold)


def score(program, kind, asked):
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        golds = dict(exports(kind, folder, asked))
        planlupp(program, f"{work}/store.db", "import", *map(str, golds))
        _, out, _ = planlupp(program, f"{work}/store.db", "export", "--format", "jsonl")
    found = {pathlib.PurePath(d["source"]).name: d for d in map(json.loads, out.splitlines())}
    all_facts = all_wrong = 0
    for path, gold in golds.items():
        wrong = list(compare(gold, found.get(path.name, {"document": {}})))
        all_facts += count(gold)
        all_wrong += min(len(wrong), count(gold))
        if wrong:
            print(f"{kind:8} {path.stem:36} {len(wrong):4} wrong of {count(gold):4}")
        for one in wrong if asked else ():
            print(f"    {one.fact}: {one.where}\n        gold   {one.want}\n        found  {one.got}")
    share = 1 - all_wrong / all_facts if all_facts else 0
    print(f"{kind:8} {share:.3f} of {all_facts} facts right in {len(golds)} documents")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("planlupp")
    arguments.add_argument("--kind", action="append", choices=KINDS)
    arguments.add_argument("names", nargs="*")
    arguments = arguments.parse_intermixed_args()
    for kind in arguments.kind or KINDS:
        score(arguments.planlupp, kind, tuple(arguments.names))
    return 0


if __name__ == "__main__":
    sys.exit(main())
