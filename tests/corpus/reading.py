"""What Planlupp makes of the corpus: one import of all its documents, and the verdict on each.

    reading = read(program, corpus, folder)      imports, exports; folder keeps what was made
    lines = reading.judge("municipal_tabs")      [] where the case is as it should be

A case is corpus/NAME.txt or .pdf with NAME.json, the records of a careful person, or NAME.error,
what the message of a document that must be refused holds. Beside the facts (compare.py) the store
must hold all of a document's text (account.py).

What is known to be read wrongly stands in corpus/known_gaps, a line each:

    NAME <tab> FACT <tab> reason      FACT as compare.py names it ("risk.level"), account, or *

A fact listed there may be wrong, and is told once it is right: then its line goes.
"""
import json
import pathlib
import subprocess

from account import lost_or_added
from compare import compare

ENDINGS = (".txt", ".pdf")
CLOSED = " is right: take its line out of known_gaps (run_all.py PLANLUPP --close does)"


def planlupp(program, store, *arguments):
    done = subprocess.run([program, "--store", store, *arguments], capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


def read(program, corpus, folder):
    """Imports and exports the corpus; RuntimeError where that cannot be done."""
    store = folder / "corpus.db"
    store.unlink(missing_ok=True)
    documents = sorted(str(path) for path in corpus.iterdir() if path.suffix in ENDINGS)
    status, out, err = planlupp(program, str(store), "import", *documents)
    if status not in (0, 1):
        raise RuntimeError(f"import: exit {status}: {err}")
    (folder / "messages").write_text(out + err, encoding="utf-8")
    status, out, err = planlupp(program, str(store), "export", "--format", "jsonl")
    if status != 0:
        raise RuntimeError(f"export: exit {status}: {err}")
    (folder / "corpus.jsonl").write_text(out, encoding="utf-8")
    return Reading(corpus, folder)


def names(corpus):
    return sorted(path.stem for path in corpus.iterdir() if path.suffix in (".json", ".error"))


class Reading:
    """What `read` left in a folder."""

    def __init__(self, corpus, folder):
        self.corpus, self.store = corpus, folder / "corpus.db"
        self.messages = (folder / "messages").read_text(encoding="utf-8").splitlines()
        lines = (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
        self.exported = {pathlib.PurePath(d["source"]).name: d for d in map(json.loads, lines)}
        gaps = (corpus / "known_gaps").read_text(encoding="utf-8").splitlines()
        self.gaps = [tuple(line.split("\t")[:2]) for line in gaps if line and line[0] != "#"]

    def judge(self, name):
        gaps = [fact for case, fact in self.gaps if case == name]
        wrong = self.wrong(name)
        if "*" in gaps:
            return [] if wrong else ["*" + CLOSED]
        told = [line for fact, lines in wrong.items() if fact not in gaps for line in lines]
        return told + [fact + CLOSED for fact in gaps if fact not in wrong]

    def wrong(self, name):
        """{fact: [what is wrong with it]}"""
        document = next(path for ending in ENDINGS
                        if (path := self.corpus / (name + ending)).exists())
        refusal = self.corpus / (name + ".error")
        if refusal.exists():
            return self.not_refused(document, refusal.read_text(encoding="utf-8").strip())
        if document.name not in self.exported:
            return {"import": [f"import: not in the store: {self.told_of(document)}"]}
        return self.misread(document)

    def misread(self, document):
        gold = json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))
        by_fact = {}
        for wrong in compare(gold, self.exported[document.name]):
            by_fact.setdefault(wrong.fact, []).append(
                f"{wrong.fact}: {wrong.where}\n    gold   {wrong.want}\n    found  {wrong.got}")
        if told := lost_or_added(self.store, document):
            by_fact["account"] = [f"account: {told}"]
        return by_fact

    def not_refused(self, document, expected):
        told = self.told_of(document)
        if document.name in self.exported:
            return {"refusal": ["refusal: the document is in the store"]}
        if expected not in told:
            return {"refusal": [f"refusal: expected {expected!r}, found {told!r}"]}
        return {}

    def told_of(self, document):
        return "\n".join(line for line in self.messages if document.name in line)
