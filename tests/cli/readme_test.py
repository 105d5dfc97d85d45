#!/usr/bin/env python3
"""Fails when what README.md shows is not what Planlupp says.

usage: readme_test.py PLANLUPP SOURCE_DIR

In a block marked `console`, a line that begins with "$ planlupp" is a command and the lines up to
the next are all it prints. The commands run in order, on one store, in a terminal of 100 columns.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile


def examples(readme):
    for block in re.findall(r"^```console\n(.*?)^```$", readme, re.M | re.S):
        for example in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, expected = example.partition("\n")
            yield command, expected


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PLANLUPP_STORE": f"{folder}/plans.db", "COLUMNS": "100"}
        for command, expected in examples((source / "README.md").read_text(encoding="utf-8")):
            words = shlex.split(command)
            done = subprocess.run([program, *words[1:]], cwd=source, env=environment, timeout=60,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            found = done.stdout.decode("utf-8")
            if found.rstrip("\n") != expected.rstrip("\n"):
                failed += 1
                print(f"$ {command}\nexpected:\n{expected}\nfound:\n{found}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
