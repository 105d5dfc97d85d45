#!/usr/bin/env python3
"""Times planlupp beside pdftotext on the same PDFs, in one run.

usage: tests/bench/pdf_reading.py PLANLUPP [--documents FOLDER] [--pages N] [--runs N] [--memory]

The PDFs of FOLDER are put together, by producer and all, until each document has N pages (default
300), with pdfunite. One run measures the processor time of each of

    tables     planlupp tables FILE
    import     planlupp import --jobs 1 FILE, into a new store
    plain      pdftotext FILE
    layout     pdftotext -bbox-layout FILE

on each document, in turn, RUNS times (default 5); the least counts. Printed are milliseconds, pages a
second, and the ratios to `layout`: tables is to be at most 0.7, import at most 1.0. With --memory
the megabytes at most, for N pages and for 2,000. Build the release preset for measuring.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PRODUCERS = ("Skia", "LibreOffice", "WeasyPrint")
MAX_TABLES, MAX_IMPORT = 0.7, 1.0


def default_documents():
    """Plans of the usual size where they are at hand, else the corpus."""
    sample = ROOT.parent / "shared" / "sample" / "docs" / "pdf"
    return sample if sample.is_dir() else ROOT / "corpus"


def facts(path):
    """(pages, producer) of a PDF that opens without a password, else None."""
    shown = subprocess.run(["pdfinfo", path], capture_output=True, text=True, errors="replace")
    pages = re.search(r"^Pages:\s+(\d+)", shown.stdout, re.M)
    producer = re.search(r"^Producer:\s+(.*)", shown.stdout, re.M)
    encrypted = re.search(r"^Encrypted:\s+yes", shown.stdout, re.M)
    if shown.returncode != 0 or not pages or int(pages[1]) == 0 or encrypted:
        return None
    return int(pages[1]), producer[1] if producer else ""


def document(paths, pages, target):
    """Puts `paths` together, again and again, until there are `pages` pages; how many there are."""
    chosen, total = [], 0
    while total < pages:
        for path, count in paths:
            chosen.append(path)
            total += count
    subprocess.run(["pdfunite", *chosen, target], check=True, stderr=subprocess.DEVNULL)
    return facts(target)[0]


def run(command):
    """(seconds of processor, megabytes at most)"""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}: exit status {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def commands(planlupp, path, folder):
    store = folder / "bench.db"
    return {
        "tables": [planlupp, "tables", path],
        "import": [planlupp, "--store", store, "import", "--jobs", "1", path],
        "plain": ["pdftotext", path, "/dev/null"],
        "layout": ["pdftotext", "-bbox-layout", path, "/dev/null"],
    }


def measure(planlupp, path, folder, runs):
    """{name: (seconds, megabytes)}, the least of all runs; the commands take turns."""
    least = {}
    for _ in range(runs):
        for name, command in commands(planlupp, path, folder).items():
            for old in folder.glob("bench.db*"):
                old.unlink()
            seconds, megabytes = run(command)
            before = least.get(name, (seconds, megabytes))
            least[name] = (min(before[0], seconds), max(before[1], megabytes))
    return least


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n")[0])
    parser.add_argument("planlupp", type=pathlib.Path)
    parser.add_argument("--documents", type=pathlib.Path, default=default_documents())
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--memory", action="store_true")
    arguments = parser.parse_args()

    known = [(path, facts(path)) for path in sorted(arguments.documents.glob("*.pdf"))]
    known = [(path, *about) for path, about in known if about]
    groups = {name: [(p, n) for p, n, by in known if name in by] for name in PRODUCERS}
    groups["all"] = [(p, n) for p, n, _ in known]
    print(f"{'document':<12} {'pages':>5} " + "".join(
        f"{name:>9}" for name in ("tables", "import", "plain", "layout")) +
        "   pages/s  tables/layout  import/layout")
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for group, paths in groups.items():
            if not paths:
                continue
            path = folder / f"{group}.pdf"
            pages = document(paths, arguments.pages, path)
            times = measure(arguments.planlupp, path, folder, arguments.runs)
            tables, imported, layout = (times[k][0] for k in ("tables", "import", "layout"))
            missed |= tables / layout > MAX_TABLES or imported / layout > MAX_IMPORT
            print(f"{group:<12} {pages:>5} " + "".join(
                f"{1000 * seconds:>7.0f}ms" for seconds, _ in times.values()) +
                f" {pages / tables:>9.0f}  {tables / layout:>13.2f}  {imported / layout:>13.2f}")
        if arguments.memory:
            for pages in (arguments.pages, 2000):
                path = folder / "memory.pdf"
                pages = document(groups["all"], pages, path)
                used = measure(arguments.planlupp, path, folder, 1)
                print(f"memory of {pages} pages: tables {used['tables'][1]:.0f} MB, "
                      f"import {used['import'][1]:.0f} MB, layout {used['layout'][1]:.0f} MB")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
