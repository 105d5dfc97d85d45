#!/usr/bin/env python3
"""Imports all documents of the corpus into FOLDER, for run_case.py.

usage: read_corpus.py PLANLUPP CORPUS FOLDER
"""
import pathlib
import sys

from reading import read


def main():
    folder = pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    read(sys.argv[1], pathlib.Path(sys.argv[2]), folder)


if __name__ == "__main__":
    main()
