"""Compares an exported document with its gold, fact by fact.

    wrong = compare(gold, found)
    [Wrong("risk.level", "risk 2", want="r3", got=None), ...]       empty: all is as it should be

Every field that has a value in the gold or in the export is a fact. Records are paired by the
likeness of their texts, as a person would: the most alike first, under 0.3 they are strangers.
Two values are the same when they are so after NFC, with runs of white space as one space, and
without bullets, surrounding punctuation and case. Fields under `unscored` are left out, and
some fields count only where a gold record has the key (WHERE_ASKED). The order of the paired
records is a fact as well. The rules are those of the gold format (a gold file says what they
mean); this is our own reading of them and shares no code with other scorers.
"""
import re
import unicodedata
from collections import Counter, namedtuple

Wrong = namedtuple("Wrong", "fact where want got")

FIELDS = {
    "document": ("kind", "organisation", "body", "year", "period", "title", "registry_number",
                 "decided_on", "revised_on"),
    "risk": ("code", "area", "assignment", "process", "category", "description", "cause",
             "consequence", "responsible", "severity", "severity_label", "likelihood",
             "likelihood_label", "score", "level", "level_label", "response"),
    "control": ("description", "method", "frequency", "responsible", "reports_to", "result"),
    "measure": ("area", "description", "responsible", "deadline", "status", "comment"),
    "goal": ("strategy", "area", "statement", "detail", "indicator", "baseline", "target",
             "outcome", "prognosis", "responsible", "status", "comment", "activity_comment"),
    "activity": ("area", "description", "starts_on", "ends_on", "detail"),
    "indicator": ("strategy", "description"),
    "priority": ("strategy", "description"),
}
WHERE_ASKED = {
    "risk": {"process", "category", "responsible", "severity", "likelihood"},
    "control": {"method", "responsible", "reports_to"},
    "measure": {"area", "responsible", "deadline"},
    "goal": {"indicator", "baseline", "outcome", "prognosis"},
}
LISTS = {"risks": "risk", "measures": "measure", "goals": "goal", "activities": "activity",
         "indicators": "indicator", "priorities": "priority"}
PARTS = {"risk": {"controls": "control", "measures": "measure"}}


def plain(value):
    """The form in which values are compared; None when there is no value."""
    if isinstance(value, list):
        value = " | ".join(filter(None, map(plain, value)))
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = unicodedata.normalize("NFC", str(value)).replace("\u00ad", "")
    text = re.sub(r"[•·▪\uf0b7]|(?:^|(?<=\s))[-–*](?=\s)", " ", text)
    return re.sub(r"\s+", " ", text).strip(" .,;:").casefold() or None


def grams(record, fields):
    text = "  " + " ".join(filter(None, (plain(record.get(f)) for f in fields))) + " "
    return Counter(text[i:i + 3] for i in range(len(text) - 2))


def likeness(one, other):
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0


def pair(gold, found, fields):
    """[(index in gold, index in found)], in the order of the gold; equal likeness: nearest place."""
    wanted = [grams(record, fields) for record in gold]
    had = [grams(record, fields) for record in found]
    near = []
    for i, one in enumerate(wanted):
        for j, other in enumerate(had):
            apart = abs(i / max(1, len(wanted)) - j / max(1, len(had)))
            near.append((likeness(one, other) - apart / 1000, i, j))
    pairs = {}
    for value, i, j in sorted(near, reverse=True):
        if value >= 0.3 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def facts(kind, gold, found, where, skip):
    for field in FIELDS[kind]:
        if field in skip or (field in WHERE_ASKED.get(kind, ()) and field not in gold):
            continue
        want, got = plain(gold.get(field)), plain(found.get(field))
        if want != got:
            yield Wrong(f"{kind}.{field}", where, want, got)


def one(kind, gold, found, where, skip):
    """A pair of records with their parts; an empty dict on either side: it has no partner."""
    yield from facts(kind, gold, found, where, skip.get("", ()))
    for name, part in PARTS.get(kind, {}).items():
        yield from records(part, gold.get(name) or [], found.get(name) or [], f"{where} ",
                           {"": skip.get(name, ())})


def records(kind, gold, found, where, skip):
    fields = [field for field in FIELDS[kind] if field not in skip.get("", ())]
    pairs = pair(gold, found, fields)
    for i, j in pairs:
        yield from one(kind, gold[i], found[j], f"{where}{kind} {i + 1}", skip)
    for i in sorted(set(range(len(gold))) - {i for i, _ in pairs}):
        if any(one(kind, gold[i], {}, where, skip)):
            yield Wrong(f"{kind}.missing", f"{where}{kind} {i + 1}", head(gold[i]), None)
    for j in sorted(set(range(len(found))) - {j for _, j in pairs}):
        if any(one(kind, {}, found[j], where, skip)):
            yield Wrong(f"{kind}.invented", f"{where}{kind} {j + 1} of the export", None,
                        head(found[j]))
    order = [j for _, j in pairs]
    if order != sorted(order):
        yield Wrong(f"{kind}.order", f"{where}{kind}s", sorted(order), order)


def head(record):
    return record.get("description") or record.get("statement") or str(record)


def skips(gold, name):
    """{"": fields left out of the records of list `name`, "controls": those of its controls}"""
    out = {}
    for owner, _, field in (entry.rpartition(".") for entry in gold.get("unscored") or []):
        if owner == name:
            out.setdefault("", set()).add(field)
        elif owner.startswith(name + "."):
            out.setdefault(owner[len(name) + 1:], set()).add(field)
    return out


def compare(gold, found):
    wrong = list(facts("document", gold["document"], found.get("document") or {}, "document",
                       skips(gold, "document").get("", ())))
    for name, kind in LISTS.items():
        wrong += records(kind, gold.get(name) or [], found.get(name) or [], "", skips(gold, name))
    return wrong
