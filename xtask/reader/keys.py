"""Slots, keys and boxes (sections 3 to 6): from a passphrase to the plaintext of every row."""

from functools import lru_cache

import age
import blake3
import canon
import chacha
from refused import DoesNotOpen, Refused
from shapes import PERSON, STRAND, STUDY_KEY

STUDY_KEY_SLOT, PASSPHRASE_SLOT = 0, 1
MAX_SLOTS, MAX_PASSPHRASE_SLOT, MAX_STUDY_KEY_SLOT, MAX_LOG_N = 16, 4096, 256 * 1024, 20
BOX_VERSION, NONCE = 1, 24

derived = lru_cache(maxsize=None)(blake3.derive_key)


def open_box(key, box, associated):
    """The plaintext of a box."""
    if len(box) < 1 + NONCE + chacha.TAG or box[0] != BOX_VERSION:
        raise Refused("a box has a wrong beginning or is too short")
    return chacha.open_sealed_x(key, box[1:1 + NONCE], box[1 + NONCE:], associated)


def commitment(key):
    return derived("kelindan v1 person-key commitment", key)


def slots_digest(slots):
    parts = [kind.to_bytes(4, "big") + len(body).to_bytes(8, "big") + body for _, kind, body in slots]
    return blake3.hash(b"".join(parts))


class Keys:
    """The study's id and the keys of its epochs."""

    def __init__(self, study, epochs):
        self.study = study
        self.epochs = epochs
        self.row_key = derived("kelindan v1 row key", epochs[0][1])

    def of(self, epoch):
        keys = [key for number, key in self.epochs if number == epoch]
        if not keys:
            raise Refused("a row is sealed under epoch %d, which the study key does not have" % epoch)
        return keys

    def associated(self, table, kind, generation, ids):
        return canon.encode(["kelindan/v1/box", table, self.study, kind, generation, list(ids)])

    def open(self, context, table, kind, epoch, ids, box):
        """A row under a study key; where an epoch has two, one of them must fit."""
        keys = self.of(epoch)
        associated = self.associated(table, kind, epoch, ids)
        for key in keys:
            try:
                return open_box(derived(context, key), box, associated)
            except DoesNotOpen:
                if key is keys[-1]:
                    raise DoesNotOpen("a row of the table %s does not open" % table) from None

    def open_manifest(self, epoch, box):
        """Only the last key seals it: what stands under an earlier one is an old manifest."""
        last, key = self.epochs[-1]
        if epoch != last:
            raise Refused("the manifest is not sealed under the last epoch")
        return open_box(derived("kelindan v1 manifest box", key), box,
                        self.associated("manifest", 0, epoch, []))

    def row_of(self, owner):
        """Where the key of a strand or person stands in the table wrap."""
        return blake3.keyed_hash(self.row_key, owner)[:16]

    def open_wrap(self, owner, epoch, box):
        kind = {STRAND: 0, PERSON: 1}[owner[0]]
        key = self.open("kelindan v1 person wrap", "wrap", kind, epoch, [owner[1]], box)
        if len(key) != 32:
            raise Refused("the key of a strand or person is not 32 bytes long")
        return key

    def open_payload(self, kind, owners, secrets, epoch, box):
        """A payload; `secrets` are the keys of its owners, in their order."""
        ids = [name for _, name in owners]
        if not owners:
            return self.open("kelindan v1 study payload box", "payload", kind, epoch, ids, box)
        if len(owners) == 1:
            key = derived("kelindan v1 person payload box", secrets[0])
        else:
            joined = b"".join(name + secret for name, secret in zip(ids, secrets))
            key = derived("kelindan v1 joint payload key", joined)
        if epoch != 1:
            raise Refused("a payload with owners has a generation other than 1")
        return open_box(key, box, self.associated("payload", kind, epoch, ids))


def unlock(slots, passphrase=None, recovery=None):
    """The keys of a study from its slots, as rows (id, kind, bytes)."""
    if len(slots) > MAX_SLOTS:
        raise Refused("the file has more than %d slots" % MAX_SLOTS)
    kinds = [kind for _, kind, _ in slots]
    if kinds[:1] != [STUDY_KEY_SLOT] or any(kind != PASSPHRASE_SLOT for kind in kinds[1:]):
        raise Refused("the slots are not one of the study key and then those of passphrases")
    if len(slots[0][2]) > MAX_STUDY_KEY_SLOT:
        raise Refused("the slot of the study key is too large")
    if recovery is not None:
        content = age.open_with_identity(slots[0][2], age.identity_from_text(recovery))
    else:
        content = _with_passphrase(slots, passphrase)
    if content is None:
        raise Refused("no slot opens with this passphrase or recovery key")
    return _keys(content)


def _with_passphrase(slots, passphrase):
    """A slot that is too large, too costly or damaged does not open; perhaps another one does."""
    for _, _, body in slots[1:]:
        try:
            found = None
            if len(body) <= MAX_PASSPHRASE_SLOT:
                found = age.open_with_passphrase(body, passphrase, MAX_LOG_N)
        except Refused:
            continue
        if found is not None:
            identity = age.identity_from_text(found.decode("utf-8", "replace"))
            return age.open_with_identity(slots[0][2], identity)
    return None


def _keys(content):
    version, study, epochs, _ = canon.decode(STUDY_KEY, content)
    if version != 1:
        raise Refused("the study-key slot has version %d" % version)
    order = [(number, commitment(key)) for number, key in epochs]
    numbers = [number for number, _ in order]
    if numbers[:1] != [1] or numbers.count(1) != 1 or any(low >= high for low, high in zip(order, order[1:])):
        raise Refused("the epochs in the study-key slot do not rise from 1")
    return Keys(study, epochs)
