"""The account: whether a store holds every character of a document.

    lost_or_added(store, pathlib.Path("plan.txt"))     "lost 'å' 2, added 'x' 1"; "" where all is there

A text's own characters are counted after decoding (HTML entities too), a PDF's as pdftotext gives
them; white space, hyphens and bullets (which some producers draw) aside. Text that is no plain
UTF-8 is left out: what it says is the business of its gold.
"""
import html
import re
import sqlite3
import subprocess
import unicodedata
from collections import Counter


def characters(text):
    text = html.unescape(text)
    return Counter(re.sub(r"[\s•\u00ad\ufeff\u2010\u2011-]", "", unicodedata.normalize("NFC", text)))


def text_of(document):
    data = document.read_bytes()
    if data.startswith(b"%PDF"):
        done = subprocess.run(["pdftotext", "-raw", str(document), "-"], capture_output=True)
        return done.stdout.decode("utf-8") if done.returncode == 0 else None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\u00c3" in text else text  # UTF-8 encoded twice: it is repaired


def stored_text(store, name):
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT text FROM text_line JOIN document ON document.id = "
                                  "document_id WHERE path LIKE '%/' || ?", (name,))
        return "\n".join(text for (text,) in rows)


def lost_or_added(store, document):
    text = text_of(document)
    if text is None or "\0" in text:
        return ""
    had, has = characters(text), characters(stored_text(store, document.name))
    told = [f"{word} {sign!r} {count}" for word, some in (("lost", had - has), ("added", has - had))
            for sign, count in sorted(some.items())]
    return ", ".join(told)
