#!/usr/bin/env python3
"""Reads the corpus and prints what is wrong: how often each fact of each case, or with names every
value of those cases.

usage: tests/corpus/run_all.py PLANLUPP [--close] [NAME ...]

--close takes the lines of gaps that have closed out of corpus/known_gaps.
"""
import pathlib
import sys
import tempfile
from collections import Counter

from reading import CLOSED, names, read

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"


def close(closed):
    path = CORPUS / "known_gaps"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if tuple(line.split("\t")[:2]) not in closed]
    path.write_text("".join(kept), encoding="utf-8")


def show(name, lines, whole):
    if whole:
        print(f"== {name}\n" + "\n".join(lines))
    else:
        facts = Counter(line.split(":")[0] for line in lines)
        print(f"{name}: " + ", ".join(f"{fact} {count}" for fact, count in facts.most_common()))


def main():
    program, *asked = [argument for argument in sys.argv[1:] if argument != "--close"]
    closed, right, cases = set(), 0, asked or names(CORPUS)
    with tempfile.TemporaryDirectory() as folder:
        reading = read(program, CORPUS, pathlib.Path(folder))
        for name in cases:
            lines = reading.judge(name)
            right += not lines
            closed |= {(name, line.removesuffix(CLOSED)) for line in lines if line.endswith(CLOSED)}
            if lines:
                show(name, lines, bool(asked))
    print(f"{right} of {len(cases)} cases are as they should be or as known_gaps says")
    if "--close" in sys.argv:
        close(closed)
    return 0 if right == len(cases) else 1


if __name__ == "__main__":
    sys.exit(main())
