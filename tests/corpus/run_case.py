#!/usr/bin/env python3
"""The test of one case of the corpus, after read_corpus.py: prints what is wrong (reading.py).

usage: run_case.py CORPUS FOLDER NAME
"""
import pathlib
import sys

from reading import Reading


def main():
    lines = Reading(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])).judge(sys.argv[3])
    print("\n".join(lines))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
