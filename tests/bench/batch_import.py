#!/usr/bin/env python3
"""Times the import of many documents, each in a process of its own, beside one process for all.

usage: tests/bench/batch_import.py PLANLUPP [--documents FOLDER] [--count N] [--runs R]

N copies (default 1,000) of the documents in FOLDER, no two the same, are imported with --in-process,
with --jobs 1, 2 ... and all cores, in turn, R times (default 3); the least counts. Printed are seconds
of the processor and of the clock, documents a second, megabytes at most, and what the processes cost:
the processor time of --jobs 1 is to be at most 1.1 times that of --in-process. For PDFs pdftotext
-bbox-layout over the same files is timed too. Build the release preset for measuring.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOST = 1.1


def copies(folder, count, target):
    """Copies with a last line of their own."""
    paths = [p for p in sorted(folder.rglob("*")) if p.suffix in (".pdf", ".txt")]
    for number in range(count):
        path = paths[number % len(paths)]
        mark = b"\n%% %d\n" if path.suffix == ".pdf" else b"\nExemplar %d\n"
        (target / f"{number:06}{path.suffix}").write_bytes(path.read_bytes() + mark % number)


def run(command):
    """(seconds of the processor, of the clock, megabytes at most)"""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}: exit status {process.returncode}")
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n")[0])
    parser.add_argument("planlupp", type=pathlib.Path)
    parser.add_argument("--documents", type=pathlib.Path, default=ROOT / "corpus")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    cores = os.cpu_count() or 1
    ways = {"in one process": ["--in-process"]}
    ways |= {f"{jobs} readers": ["--jobs", str(jobs)] for jobs in sorted({1, 2, cores})}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "documents"
        folder.mkdir()
        copies(arguments.documents, arguments.count, folder)
        least = {}
        for _ in range(arguments.runs):
            for way, options in ways.items():
                store = pathlib.Path(name) / "plans.db"
                store.unlink(missing_ok=True)
                measured = run([arguments.planlupp, "--store", store, "import", *options, folder])
                least[way] = min(least.get(way, measured), measured)
        for way, (cpu, clock, megabytes) in least.items():
            print(f"{way:<16}{cpu:8.2f} s of processor{clock:8.2f} s"
                  f"{arguments.count / clock:8.0f} documents/s{megabytes:6.0f} MB")
        pdfs = sorted(folder.glob("*.pdf"))
        if pdfs:
            command = 'for f in "$@"; do pdftotext -bbox-layout "$f" /dev/null; done'
            cpu, clock, _ = run(["sh", "-c", command, "sh", *pdfs])
            print(f"pdftotext -bbox-layout of the {len(pdfs)} PDFs: {cpu:.2f} s of processor, "
                  f"{clock:.2f} s")
        ratio = least["1 readers"][0] / least["in one process"][0]
        print(f"processes cost {100 * (ratio - 1):.1f} %")
    return 1 if ratio > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
