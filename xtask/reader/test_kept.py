"""Reads a kept study with this reader and compares it with what is expected: test_kept.py FOLDER."""

import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # nothing is written, also no compiled modules

import shapes

HERE = os.path.dirname(os.path.abspath(__file__))


def read(study, secret, kind):
    """What the reader says of a study that a secret opens; None when it refuses."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "secret.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(secret + "\n")
        command = [sys.executable, os.path.join(HERE, "read_study.py"), study, kind, path, "--json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return json.loads(done.stdout) if done.returncode == 0 else None


def turns(shown):
    """The turns of a source in the expected file's form."""
    return [[turn["speaker"], turn["kind"], turn["time"], turn["text"]] for turn in shown["turns"]]


def in_order(texts):
    """Texts sorted, those that are withdrawn first."""
    return sorted(texts, key=lambda text: (text is not None, text or ""))


def trimmed(value):
    """A content without nulls at the end of its lists, as canonical bytes have it."""
    if not isinstance(value, list):
        return value
    value = [trimmed(item) for item in value]
    while value and value[-1] is None:
        value.pop()
    return value


def people(found, expected):
    """The same for what a study says of people and duties. Kinds are numbers there."""
    def all_of(values):
        return sorted((trimmed(list(value)) for value in values), key=json.dumps)

    person_kind, consent = shapes.PERSON_KINDS.index, shapes.CONSENTS.index
    kind, mark = shapes.RECORD_KINDS.index, shapes.MARK_KINDS.index
    yield "people", all_of([p["pseudonym"], person_kind(p["kind"]), consent(p["consent"]), p["terms"], p["facts"]]
                           for p in found["persons"]), all_of(expected["people"])
    yield "records", all_of([kind(r["kind"]), r["owners"], r["holds"]] for r in found["records"]), all_of(
        expected["records"])
    places = [[m["source"], m["turns"], m["span"]] for m in found["mentions"]]
    yield "mentions", all_of(places), all_of(place for place, _ in expected["mentions"])
    shown = {json.dumps(place): m["shown"] for place, m in zip(places, found["mentions"])}
    for place, label in expected["mentions"]:
        if label is not None:  # of two that lie over one another only the first is shown
            yield "what is shown at %s" % place, shown.get(json.dumps(place)), label
    yield "marks", all_of([mark(m["kind"]), m["on"]] for m in found["marks"]), all_of(expected["marks"])
    yield "rule for other parties", shapes.OTHER_PARTIES.index(found["other_parties"]), expected["other_parties"]
    yield "facts of the study", trimmed(found["facts"]), trimmed(expected["facts"])
    yield "renderings", all_of(found["renderings"]), all_of(expected["renderings"])
    yield "views", all_of(found["views"]), all_of(expected["views"])


def compared(found, expected):
    """Pairs of what was found and what is expected, by name."""
    decided = [c for c in expected["codings"] if isinstance(c["decision"], list)]
    counted = [c for c in decided if c["decision"][0] == "accepted"]
    gone = {kind: len(ids) for kind, ids in expected["withdrawn"].items()}
    by_label = {source["label"]: source for source in found["sources"]}
    yield "title", found["title"], expected["title"]
    yield "study", found["study"], expected["study"]
    yield "heads", sorted(found["heads"]), sorted(expected["heads"])
    yield "batches", found["batches"], expected["batches"]
    yield "coders", sorted(found["coders"]), sorted(expected["coders"])
    yield "questions", sorted(found["questions"]), sorted(expected["questions"])
    yield "memos", in_order(found["memos"]), in_order(memo["text"] for memo in expected["memos"])
    yield "codings", found["codings"], len(counted)
    yield "links", found["links"], len(expected["links"])
    yield "conflicts", found["conflicts"], len(expected["conflicts"])
    yield "withdrawn", found["withdrawn"], gone
    yield "sources", sorted(by_label), sorted(source["label"] for source in expected["sources"])
    for source in expected["sources"]:
        shown = by_label.get(source["label"], {"turns": [], "name": None, "kind": None})
        yield "name of " + source["label"], shown["name"], source["name"]
        yield "kind of " + source["label"], shown["kind"], source["kind"]
        yield "turns of " + source["label"], turns(shown), source["turns"]
    if "people" in expected:
        yield from people(found, expected)


def main(folder):
    study = os.path.join(folder, "study.kelindan")
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        told = json.load(file)
    wrong = []
    compared_with = 0
    secrets = [(secret, "--passphrase-file") for secret in told["passphrases"].values()]
    for secret, kind in secrets + [(told["recovery_key"], "--recovery-file")]:
        found = read(study, secret, kind)
        if found is None:
            wrong.append("a secret doesn't open the study")
            continue
        for name, one, other in compared(found, told["shows"]):
            compared_with += 1
            if one != other:
                wrong.append("%s: %r is not %r" % (name, str(one)[:80], str(other)[:80]))
    for line in wrong[:10]:
        print("not as expected: " + line)
    if not wrong:
        print("ok: %d things of %s" % (compared_with, os.path.basename(folder)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
