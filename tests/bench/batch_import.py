#!/usr/bin/env python3
"""Times the import of many documents, each in a process of its own, beside one process for all.

usage: tests/bench/batch_import.py PLANLUPP [--documents FOLDER] [--runs R] [--many N]

The documents of FOLDER, no two the same, are imported with --in-process and with --jobs 1, 2 ... and
all cores, in turn, R times (default 3); the least counts. Printed are milliseconds of the processor a
document, for all and for those that take their reader less than 10 ms, less than 100 ms and longer,
and what the processes cost: over all at most 10 %. (Copies of a few documents would not do: one
process would know all their words from before.) Then seconds of the clock, documents and pages a
second, megabytes at most; and, where there are PDFs, the same of them alone beside pdftotext
-bbox-layout over the same files. With --many, copies with a last line of their own, N/10, N/3 and N of
the quick ones: seconds and megabytes should grow as they do, or stay. Build the release preset for
measuring.
"""
import argparse
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOST = 1.1
CLASSES = (("under 10 ms", 0.01), ("under 100 ms", 0.1), ("longer", float("inf")))


def default_documents():
    """Plans of the usual size where they are at hand, else the corpus."""
    sample = ROOT.parent / "shared" / "sample" / "docs"
    return sample if sample.is_dir() else ROOT / "corpus"


def run(command, paths):
    """(seconds of the processor, of the clock, megabytes at most)"""
    start = time.monotonic()
    process = subprocess.Popen([*command, *paths], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}: exit status {process.returncode}")
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


class Bench:
    def __init__(self, planlupp, folder, runs):
        self.planlupp, self.store, self.runs = planlupp.resolve(), folder / "plans.db", runs

    def read(self, options, paths):
        self.store.unlink(missing_ok=True)
        return run([self.planlupp, "--store", self.store, "import", *options], paths)

    def least(self, ways, paths):
        """{way: the least of each figure}"""
        found = {}
        for _ in range(self.runs):
            for way, options in ways.items():
                measured = self.read(options, paths)
                found[way] = tuple(map(min, found.get(way, measured), measured))
        return found

    def classes(self, paths):
        """{class: paths}, by the seconds that their readers took."""
        self.read(["--jobs", "1"], paths)
        seconds = dict(sqlite3.connect(self.store).execute("SELECT path, seconds FROM import_file"))
        found = {name: [] for name, _ in CLASSES}
        for path in paths:
            taken = seconds.get(os.path.normpath(path), 0)
            found[next(name for name, most in CLASSES if taken < most)].append(path)
        return found

    def pages(self):
        return sqlite3.connect(self.store).execute(
            "SELECT coalesce(sum(page_count), 0) FROM document").fetchone()[0]


def tell_cost(bench, groups):
    """What the processes cost: of the processor, a document; returns the ratio over all."""
    ways = {"here": ["--in-process"], "apart": ["--jobs", "1"]}
    print(f"{'documents':<16}{'number':>8}{'one process':>13}{'one each':>10}{'cost':>9}")
    for name, paths in groups.items():
        if not paths:
            continue
        least = bench.least(ways, paths)
        here, apart = (1000 * least[way][0] / len(paths) for way in ways)
        ratio = apart / here
        print(f"{name:<16}{len(paths):>8}{here:>10.2f} ms{apart:>7.2f} ms{apart - here:>6.2f} ms"
              f"{100 * (ratio - 1):>7.1f} %", flush=True)
    return ratio


def tell_rates(bench, paths):
    ways = {f"{jobs} readers": ["--jobs", str(jobs)] for jobs in sorted({1, 2, os.cpu_count() or 1})}
    for way, (cpu, clock, megabytes) in bench.least(ways, paths).items():
        pages = bench.pages()
        rate = f"{pages / clock:8.0f} pages/s" if pages else ""
        print(f"{way:<16}{cpu:8.2f} s of processor{clock:8.2f} s{len(paths) / clock:8.0f} "
              f"documents/s{rate}{megabytes:6.0f} MB", flush=True)


def tell_pdfs(bench, pdfs):
    print(f"the {len(pdfs)} PDFs")
    tell_rates(bench, pdfs)
    command = ["sh", "-c", 'for f in "$@"; do pdftotext -bbox-layout "$f" /dev/null; done', "sh"]
    cpu, clock, _ = (min(figures) for figures in zip(*(run(command, pdfs) for _ in range(bench.runs))))
    print(f"{'pdftotext':<16}{cpu:8.2f} s of processor{clock:8.2f} s{len(pdfs) / clock:8.0f} "
          f"documents/s{bench.pages() / clock:8.0f} pages/s")


def tell_many(bench, paths, most, folder):
    """The same with ever more documents, each with a last line of its own."""
    for count in (most // 10, most // 3, most):
        target = folder / str(count)
        target.mkdir()
        for number in range(count):
            path = paths[number % len(paths)]
            mark = b"\n%% %d\n" if path.suffix == ".pdf" else b"\nExemplar %d\n"
            (target / f"{number:06}{path.suffix}").write_bytes(path.read_bytes() + mark % number)
        cpu, clock, megabytes = bench.read([], [target])
        print(f"{count:>6} documents{cpu:8.2f} s of processor{1000 * cpu / count:8.2f} ms each"
              f"{clock:8.2f} s{count / clock:8.0f} documents/s{megabytes:6.0f} MB", flush=True)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n")[0])
    parser.add_argument("planlupp", type=pathlib.Path)
    parser.add_argument("--documents", type=pathlib.Path, default=default_documents())
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--many", type=int, default=0)
    arguments = parser.parse_args()
    paths = sorted(p for p in arguments.documents.rglob("*") if p.suffix in (".pdf", ".txt", ".md"))
    memory = pathlib.Path("/dev/shm")  # what is synchronised there costs nothing
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        bench = Bench(arguments.planlupp, pathlib.Path(name), arguments.runs)
        classes = bench.classes(paths)
        ratio = tell_cost(bench, classes | {"all": paths})
        tell_rates(bench, paths)
        pdfs = [path for path in paths if path.suffix == ".pdf"]
        if pdfs:
            tell_pdfs(bench, pdfs)
        if arguments.many:
            tell_many(bench, classes["under 10 ms"] or paths, arguments.many, pathlib.Path(name))
    return 1 if ratio > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
