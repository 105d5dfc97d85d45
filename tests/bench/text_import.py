#!/usr/bin/env python3
"""Times the import of text exports beside what reading their bytes costs at least.

usage: tests/bench/text_import.py PLANLUPP [--documents FOLDER] [--count N] [--memory]

One run measures, on the same N files (1,000 copies of the documents in FOLDER, each with a last
line of its own, so that no two are the same):

    read        cat of all files through iconv
    dictionary  one load of the Swedish word list
    import      planlupp import of the folder into a new store
    again       the same import with nothing to do

and prints seconds of processor time and of the clock, megabytes at most, and the ratio of import
to read and dictionary together. With --memory the import runs over N, 3 N and 10 N documents: the
megabytes should stay where they are. Everything is made in a temporary folder and removed.
"""
import argparse
import ctypes
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DICTIONARY = "/usr/share/hunspell/sv_SE"


def default_documents():
    """Documents of the usual size where they are at hand, else the corpus."""
    seeds = ROOT.parent / "shared" / "seeds"
    return seeds if seeds.is_dir() else ROOT / "corpus"


def copies(folder, count, target):
    texts = [data for path in sorted(folder.glob("*.txt")) if is_text(data := path.read_bytes())]
    size = 0
    for number in range(count):
        data = texts[number % len(texts)] + f"\nExemplar {number}\n".encode()
        (target / f"{number:06d}.txt").write_bytes(data)
        size += len(data)
    return size


def is_text(data):
    try:
        return bool(data.decode("utf-8").strip()) and b"\0" not in data
    except UnicodeDecodeError:
        return False


def run(command):
    """(seconds of processor, seconds of the clock, megabytes at most, exit status)"""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.monotonic() - start
    return used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024, process.returncode


def load_dictionary():
    library = ctypes.CDLL("libhunspell-1.7.so.0")
    library.Hunspell_create.restype = ctypes.c_void_p
    start, clock = time.process_time(), time.monotonic()
    library.Hunspell_create(f"{DICTIONARY}.aff".encode(), f"{DICTIONARY}.dic".encode())
    return time.process_time() - start, time.monotonic() - clock


def tell(name, cpu, clock, memory="", status=0):
    note = f"  exit {status}" if status else ""
    memory = f"{memory:8.1f} MB" if memory != "" else ""
    print(f"{name:24}{cpu:9.3f} s of processor{clock:9.3f} s{memory}{note}", flush=True)


def timed_import(program, folder, store, name):
    cpu, clock, memory, status = run([program, "--store", store, "import", str(folder)])
    tell(name, cpu, clock, memory, status)
    return cpu


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    arguments.add_argument("planlupp")
    arguments.add_argument("--documents", type=pathlib.Path, default=default_documents())
    arguments.add_argument("--count", type=int, default=1000)
    arguments.add_argument("--memory", action="store_true")
    arguments = arguments.parse_args()
    with tempfile.TemporaryDirectory() as work:
        for times in (1, 3, 10) if arguments.memory else (1,):
            count = arguments.count * times
            folder = pathlib.Path(work) / f"documents{times}"
            folder.mkdir()
            size = copies(arguments.documents, count, folder)
            print(f"{count} documents, {size / 1e6:.1f} MB")
            store = f"{work}/{times}.db"
            cpu = timed_import(arguments.planlupp, folder, store, "import")
            if times > 1:
                continue
            again = timed_import(arguments.planlupp, folder, store, "again")
            read, clock, _, _ = run(["sh", "-c", f"cat '{folder}'/*.txt | iconv -f UTF-8 -t UTF-16"])
            tell("read (cat and iconv)", read, clock)
            words = load_dictionary()
            tell("dictionary", *words)
            least = read + words[0]
            print(f"import is {cpu / least:.1f} times read and dictionary, again {again / least:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
