"""The log of batches (section 8): reads rows, checks heads, closure, order and signatures."""

import blake3
import canon
from curves import ed25519_holds
from refused import Refused
from shapes import BODY, READER, REPLICA_ANNOUNCED, SEALED_BATCH, STANDING, version_of

BATCH_SIGNATURE = b"kelindan/v1/batch-sig\0"
INTRODUCTION = b"kelindan/v1/replica-introduction\0"

STANDS = canon.Record(*STANDING, name="a batch")


class Batch:
    """One batch. `events` is None if a newer program wrote it: then only where it stands is known."""

    def __init__(self, plaintext, own_version=READER):
        self.body, self.signature = canon.decode(SEALED_BATCH, plaintext)
        self.id = blake3.derive_key("kelindan v1 batch id", self.body)
        _, first = canon.beginning(self.body, len(STANDING))
        self.reader, self.study, self.replica, self.seq, self.lamport, self.parents = STANDS.read(first)
        if not rising(self.parents):
            raise Refused("batch %s has parents that do not rise" % self.name())
        if self.reader < 1:
            raise Refused("batch %s names no reader version" % self.name())
        self.newer = self.reader > own_version
        self.at = self.coder = self.cause = self.events = None
        if not self.newer:
            self.at, self.coder, self.cause, self.events = canon.decode(BODY, self.body)[len(STANDING):]
            if any(version_of(event) > self.reader for event in self.events):
                raise Refused("batch %s says a reader version that can't read it" % self.name())

    def name(self):
        return self.id.hex()[:8]


def rising(values):
    """Whether each is greater than the one before."""
    return all(low < high for low, high in zip(values, values[1:]))


def in_order(batches, heads):
    """The batches in log order; they must be exactly the heads and all that they stand on.

    The batches of newer programs and all that stand on them are left out; what they stand on is checked."""
    known = {batch.id: batch for batch in batches}
    reached = set()
    ahead = list(heads)
    while ahead:
        name = ahead.pop()
        if name in reached:
            continue
        if name not in known:
            raise Refused("batch %s is missing" % name.hex()[:8])
        reached.add(name)
        ahead += known[name].parents
    extra = sorted(known.keys() - reached)
    if extra:
        raise Refused("batch %s does not belong to the study" % extra[0].hex()[:8])
    parents = {parent for batch in batches for parent in batch.parents}
    if not heads or not rising(heads) or set(heads) != known.keys() - parents:
        raise Refused("the manifest has other heads than the log")
    for batch in batches:
        if batch.lamport != 1 + max((known[parent].lamport for parent in batch.parents), default=-1):
            raise Refused("batch %s has a wrong place in the order" % batch.name())
    hidden = set()
    shown = []
    for batch in sorted(batches, key=lambda batch: (batch.lamport, batch.id)):
        if batch.newer or not hidden.isdisjoint(batch.parents):
            hidden.add(batch.id)
        else:
            shown.append(batch)
    return shown


def check_signatures(ordered, study):
    """Every signature and introduction of the batches that can be shown."""
    keys = {}
    for batch in ordered:
        for event in batch.events:
            if event[0] == REPLICA_ANNOUNCED:
                _announce(batch, event, study, keys)
        key = keys.get(batch.replica)
        if key is None:
            raise Refused("batch %s is by a replica that was not announced" % batch.name())
        if not ed25519_holds(key, BATCH_SIGNATURE + batch.id, batch.signature):
            raise Refused("batch %s has a wrong signature" % batch.name())


def _announce(batch, event, study, keys):
    _, key, introduction = event
    if blake3.hash(key) != batch.replica:
        raise Refused("batch %s announces another replica than its own" % batch.name())
    if introduction is not None:
        by, signature = introduction
        if by not in keys:
            raise Refused("batch %s has an introduction by an unknown replica" % batch.name())
        if not ed25519_holds(keys[by], INTRODUCTION + study + key, signature):
            raise Refused("batch %s has a wrong introduction" % batch.name())
    keys[batch.replica] = key
