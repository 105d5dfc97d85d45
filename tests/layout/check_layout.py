#!/usr/bin/env python3
"""Fails on an include against the layering, on a file that is too long, on white-space errors.

usage: check_layout.py SOURCE_DIR

Data goes extract -> normalize -> store, includes go the other way and only to data; the cli
includes the facades (CONTRIBUTING.md). A foreign library is seen by one file.
"""
import pathlib
import re
import sys

MAX_LINES = 500
MODULES = ("extract", "normalize", "store", "cli")
# What a module may include of another one; everything of its own is allowed.
ALLOWED = {
    "extract": set(),
    "normalize": {"extract/table.h", "extract/note.h", "extract/place.h", "extract/result.h",
                  "extract/tags.h"},
    "store": {"extract/note.h", "extract/place.h", "extract/result.h", "extract/tags.h",
              "normalize/record.h",
              "normalize/likeness.h", "normalize/stem.h", "normalize/embedded_file.h"},
    "cli": {"extract/extract.h", "extract/pdf/draw.h", "extract/limits.h", "extract/note.h",
            "extract/place.h", "extract/result.h", "extract/table.h", "extract/tags.h",
            "normalize/normalize.h",
            "normalize/record.h", "normalize/record_bytes.h",
            "normalize/embedded_file.h", "normalize/stem.h", "store/store.h"},
}
# Folders within a module, and which of each other's they may include; what lies above is for all.
FOLDERS = {
    "extract/pdf": set(), "extract/tables": set(), "extract/text": {"extract/tables"},
    "normalize/flow": set(), "normalize/scrambled": {"normalize/flow"},
}
CLI_STORE = re.compile(r"store/\w+\.h")  # the store's facades are its public headers
# A foreign header and the files that may see it.
FOREIGN = {
    r"sqlite3\.h": {"store/sqlite.cpp"},
    r"openssl/.*": {"store/sha256.cpp"},
    r"zlib\.h": {"extract/pdf/inflate.cpp"},
    r"CLI/.*": {"cli/arguments.cpp"},
    r"nlohmann/.*": {"store/columns.cpp"},
    r"(poppler/.*|OutputDev\.h|PDFDoc\.h|GfxState\.h|SplashOutputDev\.h)": {
        "extract/pdf/pdf_reader.cpp", "extract/pdf/pdf_device.cpp", "extract/pdf/pdf_device.h",
        "extract/pdf/pdf_document.h", "extract/pdf/pdf_document.cpp", "extract/pdf/pdf_structure.cpp", "extract/pdf/pdf_structure.h",
        "extract/pdf/pdf_recorder.cpp", "extract/pdf/pdf_recorder.h", "extract/pdf/pdf_interpreter.cpp",
        "extract/pdf/pdf_interpreter_path.cpp", "extract/pdf/pdf_interpreter_text.cpp",
        "extract/pdf/pdf_interpreter.h", "extract/pdf/pdf_resources.cpp", "extract/pdf/pdf_resources.h",
        "extract/pdf/draw.cpp"},
    r"seccomp\.h": {"cli/sandbox.cpp"},
    r"xlsxwriter\.h": {"cli/xlsx.cpp"},
    r"hunspell/.*": {"normalize/dictionary.cpp"},
    r"libstemmer\.h": {"normalize/stem.cpp"},
}


def includes(text):
    return re.findall(r'^\s*#\s*include\s+["<]([^">]+)[">]', text, re.M)


def problems(root):
    for path in sorted(p for m in MODULES + ("tests",) for p in (root / m).rglob("*")
                       if p.suffix in (".h", ".cpp", ".py")):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        if len(lines) - 1 > MAX_LINES:
            yield f"{name}: expected at most {MAX_LINES} lines, found {len(lines) - 1}"
        for number, line in enumerate(lines, 1):
            if line != line.rstrip():
                yield f"{name}:{number}: white space at the line's end"
            if "\t" in line and path.suffix != ".py" and "\\t" not in line:
                yield f"{name}:{number}: a tab"
            if path.suffix in (".h", ".cpp") and len(line) > 100:
                yield f"{name}:{number}: expected at most 100 characters, found {len(line)}"
        if path.suffix == ".h" and "#pragma once" not in text:
            yield f"{name}: no #pragma once"
        module = name.split("/")[0]
        for included in includes(text):
            for pattern, seers in FOREIGN.items():
                if re.fullmatch(pattern, included) and name not in seers and module != "tests":
                    yield f"{name}: {included} may be seen by {sorted(seers)[0]} only"
            folder, home = included.rsplit("/", 1)[0], name.rsplit("/", 1)[0]
            if home in FOLDERS and folder in FOLDERS and folder not in FOLDERS[home] | {home}:
                yield f"{name}: includes {included} of a folder beside it"
            owner = included.split("/")[0]
            if module not in ALLOWED or owner not in MODULES or owner == module:
                continue
            if module == "cli" and CLI_STORE.fullmatch(included):
                continue
            if included not in ALLOWED[module]:
                yield f"{name}: includes {included} against the layering"


def main():
    found = list(problems(pathlib.Path(sys.argv[1])))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
