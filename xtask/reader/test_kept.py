"""Reads a kept study with this reader and compares it with what is expected: test_kept.py FOLDER."""

import json
import os
import subprocess
import sys
import tempfile

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
