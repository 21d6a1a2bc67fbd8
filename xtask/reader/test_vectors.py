"""Checks the reader against the vectors of the format: test_vectors.py testdata/vectors.json."""

import json
import re
import sys

sys.dont_write_bytecode = True  # nothing is written, also no compiled modules

import age
import blake3
import canon
import fold
import keys
import shapes as s
import zstd
from canon import TEXT, ListOf, Optional, Record
from curves import ed25519_holds
from log import BATCH_SIGNATURE, Batch, in_order
from present import describe
from refused import Refused
from study import MAX_CONTENT, Study

TOKEN = re.compile(r"""\s*(?:h'([0-9a-f]*)'|("(?:[^"\\]|\\.)*")|(-?\d+)|(true|false|null)|([\[\],]))""", re.S)
WORDS = {"true": True, "false": False, "null": None}


def value_of(text):
    """A value from the diagnostic notation of RFC 8949."""
    stack = [[]]
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise ValueError("no diagnostic notation: %r" % text[at:at + 40])
        at = found.end()
        octets, string, number, word, mark = found.groups()
        if mark == "[":
            stack.append([])
        elif mark == "]":
            done = stack.pop()
            stack[-1].append(done)
        elif octets is not None:
            stack[-1].append(bytes.fromhex(octets))
        elif string:
            stack[-1].append(json.loads(string, strict=False))
        elif number:
            stack[-1].append(int(number))
        elif word:
            stack[-1].append(WORDS[word])
    return stack[0][0]


def hexed(vector, *names):
    return [bytes.fromhex(vector[name]) for name in names]


class Test:
    """Counts the vectors and keeps what failed."""

    def __init__(self):
        self.count = 0
        self.failed = []

    def check(self, name, holds):
        self.count += 1
        try:
            fine = holds()
        except Refused as problem:
            fine, name = False, "%s (refused: %s)" % (name, problem)
        if not fine:
            self.failed.append(name)

    def refuses(self, name, attempt):
        self.count += 1
        try:
            attempt()
        except Refused:
            return
        self.failed.append(name)


def same_bytes(data, text):
    """Bytes and diagnostic notation are the same, both ways."""
    value = value_of(text)
    return canon.parse(data) == value and canon.encode(value) == data


def canonical(test, vectors):
    for vector in vectors:
        data, = hexed(vector, "bytes")
        test.check("canonical: " + vector["what"], lambda: same_bytes(data, vector["value"]))


def hashes(test, vectors):
    for vector in vectors:
        given, right = hexed(vector, "input", "output")
        if vector["how"] == "derive_key":
            found = blake3.derive_key(vector["context"], given)
        elif vector["how"] == "keyed_hash":
            found = blake3.keyed_hash(bytes.fromhex(vector["key"]), given)
        else:
            found = blake3.hash(given)
        test.check("hash: " + vector["what"], lambda: found[:len(right)] == right)


def signatures(test, vectors):
    for vector in vectors:
        public, message, signature = hexed(vector, "public_key", "message", "signature")
        what = vector["what"]
        test.check("signature: " + what, lambda: ed25519_holds(public, message, signature))
        test.check("changed message: " + what, lambda: not ed25519_holds(public, message + b"x", signature))
        for at in (0, 33, 63):
            changed = signature[:at] + bytes((signature[at] ^ 1,)) + signature[at + 1:]
            test.check("changed signature: " + what, lambda: not ed25519_holds(public, message, changed))


def sealed(test, what, vector):
    """A box with its associated data."""
    key, associated, plaintext, box = hexed(vector, "key", "associated_data", "plaintext", "sealed")
    test.check("associated data: " + what, lambda: same_bytes(associated, vector["associated_data_value"]))
    test.check("box: " + what, lambda: keys.open_box(key, box, associated) == plaintext
               and box[1:25].hex() == vector["nonce"])


def slots(test, vector):
    bodies = {kind: bytes.fromhex(body) for kind, body in vector["bodies"]}
    held, inner = bytes.fromhex(vector["study_key_slot_holds"]), vector["passphrase_slot_holds"]
    passphrase = vector["passphrase"].encode("utf-8")
    test.check("slot: study key", lambda: same_bytes(held, vector["study_key_slot_value"]))
    test.check("slot: passphrase",
               lambda: age.open_with_passphrase(bodies[1], passphrase, 20) == inner.encode("ascii"))
    test.check("slot: another passphrase", lambda: age.open_with_passphrase(bodies[1], b"x", 20) is None)
    test.refuses("slot: too much work", lambda: age.open_with_passphrase(bodies[1], passphrase, 1))
    for identity in (inner, vector["recovery_key"]):
        secret = age.identity_from_text(identity)
        test.check("slot: identity", lambda: age.open_with_identity(bodies[0], secret) == held)
    test.check("slot: another identity", lambda: age.open_with_identity(bodies[0], bytes(range(32))) is None)


def study(test, vector):
    """Row by row, then whole."""
    slots(test, vector["slots"])
    epochs = [(number, bytes.fromhex(key)) for number, key in vector["epochs"]]
    found = keys.Keys(bytes.fromhex(vector["id"]), epochs)
    rows = {"slot": [(number, kind, bytes.fromhex(body))
                     for number, (kind, body) in enumerate(vector["slots"]["bodies"], 1)]}
    rows["wrap"], secrets, owner_of = owners(test, found, vector["owners"])
    rows["payload"] = payloads(test, found, vector["payloads"], secrets, owner_of)
    rows["batch"] = batches(test, found, vector["batches"])
    manifest = vector["manifest"]
    row = (1, manifest["generation"], bytes.fromhex(manifest["sealed"]))
    rows["manifest"] = [row]
    plain, = hexed(manifest, "plaintext")
    sealed(test, "manifest", manifest)
    test.check("manifest", lambda: same_bytes(plain, manifest["plaintext_value"])
               and found.open_manifest(row[1], row[2]) == plain)
    sealed(test, "memory", vector["memory"]["sealed"])
    name = blake3.keyed_hash(found.row_key, b"memory" + found.study)[:16].hex() + ".memory"
    test.check("memory: name", lambda: name == vector["memory"]["name"])
    for secret in ({"passphrase": vector["slots"]["passphrase"].encode("utf-8")},
                   {"recovery": vector["slots"]["recovery_key"]}):
        whole(test, rows, secret)


def owners(test, found, vectors):
    """The rows of wrap; the keys of strands and persons; and which of the two each owner is."""
    rows, secrets, owner_of = [], {}, {}
    for vector in vectors:
        name, secret, row, right = hexed(vector, "owner", "secret", "row", "commitment")
        box, = hexed(vector["sealed"], "sealed")
        epoch = vector["sealed"]["generation"]
        owner = (s.PERSON if "person" in vector["what"].split(":")[0] else s.STRAND, name)
        secrets[owner], owner_of[name] = secret, owner
        sealed(test, vector["what"], vector["sealed"])
        test.check("key: " + vector["what"], lambda: found.open_wrap(owner, epoch, box) == secret)
        test.check("row: " + vector["what"], lambda: found.row_of(name) == row)
        test.check("commitment: " + vector["what"], lambda: keys.commitment(secret) == right)
        if not vector["withdrawn"]:
            rows.append((row, epoch, box))
    return rows, secrets, owner_of


def payloads(test, found, vectors, secrets, owner_of):
    """The rows of payload."""
    rows = []
    for vector in vectors:
        what, kind = vector["what"], vector["kind"]
        name, content = hexed(vector, "id", "content")
        box, = hexed(vector["sealed"], "sealed")
        epoch = vector["sealed"]["generation"]
        whose = [owner_of[bytes.fromhex(owner)] for owner in vector["owners"]]
        sealed(test, what, vector["sealed"])
        test.check("payload id: " + what, lambda: blake3.derive_key("kelindan v1 payload id", box) == name)
        test.check("content: " + what, lambda: same_bytes(content, vector["content_value"])
                   and canon.decode(s.CONTENT[kind], content) is not None)

        def opened():
            plain = found.open_payload(kind, whose, [secrets[owner] for owner in whose], epoch, box)
            return zstd.decompress(plain, MAX_CONTENT) if kind in s.COMPRESSED else plain

        test.check("payload: " + what, lambda: opened() == content
                   and (kind in s.COMPRESSED) == vector["compressed"])
        if not vector["withdrawn"]:
            rows.append((name, epoch, box))
    return rows


def batches(test, found, vectors):
    """The rows of batch."""
    rows = []
    for vector in vectors:
        what = vector["what"]
        name, body, signature, signed = hexed(vector, "id", "body", "signature", "signed")
        box, = hexed(vector["sealed"], "sealed")
        epoch = vector["sealed"]["generation"]
        sealed(test, what, vector["sealed"])
        test.check("body: " + what, lambda: same_bytes(body, vector["body_value"]))
        batch = Batch(found.open("kelindan v1 batch box", "batch", 0, epoch, [name], box))
        test.check("batch: " + what, lambda: (batch.id, batch.body) == (name, body)
                   and batch.signature == signature and signed == BATCH_SIGNATURE + name)
        rows.append((name, epoch, box))
    return rows


def whole(test, rows, secret):
    """The study opens; and it is refused when a row is missing, or when a byte in it is changed."""

    def opened(changed):
        found = Study(changed, **secret)
        found.open_all()
        return describe(found)

    test.check("study", lambda: opened(rows)["withdrawn"] == {"strands": 0, "persons": 1, "payloads": 1}
               and opened(rows)["title"] == "Pasar")
    if "recovery" not in secret:
        return
    for table, held in rows.items():
        for place, (name, number, data) in enumerate(held):
            others = held[:place] + held[place + 1:]
            test.refuses("%s: a row is missing" % table, lambda: opened(dict(rows, **{table: others})))
            for row in ((name, number + 1, data), (name, number, data[:-1] + bytes((data[-1] ^ 1,)))):
                changed = held[:place] + [row] + held[place + 1:]
                test.refuses("%s: a row is changed" % table, lambda: opened(dict(rows, **{table: changed})))


def newer(test, vector, own_version=1):
    """A row that is newer for a reader of that version: the kept one was made for version 1."""
    batch = Batch(bytes.fromhex(vector["row"]), own_version)
    test.check("newer: row", lambda: same_bytes(bytes.fromhex(vector["row"]), vector["row_value"]))
    test.check("newer: body", lambda: same_bytes(batch.body, vector["body_value"]))
    test.check("newer: id", lambda: batch.newer and batch.id.hex() == vector["id"])
    test.check("newer: stands", lambda: batch.reader == vector["reader"]
               and [name.hex() for name in batch.parents] == vector["parents"])


def version(test, vectors):
    """What a reader version added; its row is newer for it."""
    own = vectors["reader"]
    for vector in vectors["values"]:
        data, what, shape = bytes.fromhex(vector["bytes"]), vector["what"], vector["read_as"]
        test.check("version %d: %s" % (own, what), lambda: same_bytes(data, vector["value"]))
        if shape == "event":
            test.check("version %d is needed: %s" % (own, what),
                       lambda: s.version_of(canon.decode(s.EVENT, data)) == own)
        else:
            kind = int(shape.split()[1])
            test.check("payload of version %d: %s" % (own, what),
                       lambda: canon.decode(s.CONTENT[kind], data) is not None)
    newer(test, vectors["newer"], own)


def fitting(test, vectors, ground):
    """The same, and events that fit on a small log or must be refused there."""
    version(test, vectors)
    lists = dict(vectors, ground=ground)
    for name in ("ground", "fits", "refused"):
        for vector in lists[name]:
            test.check("version %d: %s" % (vectors["reader"], vector["what"]),
                       lambda: same_bytes(bytes.fromhex(vector["bytes"]), vector["value"]))
    bodies = [bytes.fromhex(vector["bytes"]) for vector in ground]
    ground = [Batch(canon.encode([body, bytes(64)])) for body in bodies]
    first = ground[0]

    def folded(vector):
        """The fold of the log and one more batch with these events."""
        events = canon.parse(bytes.fromhex(vector["bytes"]))
        body = canon.parse(first.body)
        body[4:6] = [len(ground), [ground[-1].id]]
        body[-1] = events
        body[0] = max(s.version_of(event) for event in canon.decode(ListOf(s.EVENT), canon.encode(events)))
        last = Batch(canon.encode([canon.encode(body), bytes(64)]))
        return fold.fold(in_order(ground + [last], [last.id]))

    for vector in vectors["fits"]:
        test.check("fits: " + vector["what"], lambda: folded(vector) is not None)
    for vector in vectors["refused"]:
        test.refuses("to be refused: " + vector["what"], lambda: folded(vector))


SHAPES = {
    "unsigned integer": s.U64, "integer": s.I64, "text": TEXT, "list of unsigned integers": ListOf(s.U64),
    "record of an unsigned integer and an optional one": Record(s.U64, Optional(s.U64)), "study id": s.ID,
    "source facts": s.FACTS, "decimal": s.DECIMAL, "decision": s.DECISION, "change": s.CHANGE,
    "event": s.EVENT,
}


def reject(test, vectors):
    for vector in vectors:
        kind, data = vector["offered_as"], bytes.fromhex(vector["bytes"])

        def attempt():
            if kind == "box":
                key, associated = hexed(vector, "key", "associated_data")
                keys.open_box(key, data, associated)
            elif kind == "row of a batch":
                Batch(data)
            elif kind == "compressed content":
                zstd.decompress(data, MAX_CONTENT)
            elif kind == "lists in lists":
                canon.parse(data)
            else:
                canon.decode(SHAPES[kind], data)

        test.refuses("to be refused: %s as %s" % (vector["what"], kind), attempt)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: test_vectors.py VECTORS.json")
    with open(sys.argv[1], encoding="utf-8") as file:
        vectors = json.load(file)
    test = Test()
    for name, part in (("canonical", canonical), ("hashes", hashes), ("signatures", signatures),
                       ("study", study), ("newer", newer), ("version_2", version), ("reject", reject)):
        part(test, vectors[name])
    for name in ("version_3", "version_4"):
        fitting(test, vectors[name], vectors["version_3"]["ground"])
    for name in test.failed[:10]:
        print("failed: " + name)
    if test.failed:
        sys.exit("%d of %d vectors failed" % (len(test.failed), test.count))
    print("ok: %d vectors" % test.count)


if __name__ == "__main__":
    main()
