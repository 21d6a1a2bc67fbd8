"""Opens a study as section 12 says, checking everything, and opens its payloads."""

import blake3
import canon
import container
import fold
import keys
import log
import zstd
from refused import DoesNotOpen, Refused
from shapes import COMPRESSED, CONTENT, MANIFEST, PERSON, STRAND, TURN_WORDS

MAX_CONTENT = 64 * 1024 * 1024


def blot(text, start, end):
    """A text with the scalar values of a span blotted out: as long as before."""
    return text[:start] + "\u2588" * len(text[start:end]) + text[end:]


class Study:
    """An open study: `log` has the batches in order, `state` is their fold, `content()` opens a payload.

    If newer programs wrote in it, `hidden` batches are left out, and what they may have added or withdrawn
    can't be checked."""

    def __init__(self, rows, passphrase=None, recovery=None):
        self.keys = keys.unlock(rows["slot"], passphrase, recovery)
        self.id = self.keys.study
        self._read_manifest(rows["manifest"])
        if keys.slots_digest(rows["slot"]) != self.manifest_slots:
            raise Refused("the slots are other than the manifest says")
        self._read_log(rows["batch"])
        self.state = fold.fold(self.log)
        self.strands, self.persons = self.state.withdrawn_owners()
        self._check_withdrawn()
        self._read_wraps({row[0]: row[1:] for row in rows["wrap"]})
        self._read_payloads({row[0]: row[1:] for row in rows["payload"]})
        self._contents = {}

    def _read_manifest(self, rows):
        if [row[0] for row in rows] != [1]:
            raise Refused("the file does not have exactly one manifest")
        _, epoch, box = rows[0]
        plain = self.keys.open_manifest(epoch, box)
        version, study, own_epoch, _, heads, slots, withdrawn, scrub = canon.decode(MANIFEST, plain)
        if (version, study, own_epoch) != (container.FORMAT, self.id, epoch):
            raise Refused("the manifest is of another format, study or epoch")
        self.heads, self.manifest_slots, self.manifest_withdrawn, self.scrub = heads, slots, withdrawn, scrub

    def _read_log(self, rows):
        batches = []
        for name, epoch, box in rows:
            batch = log.Batch(self.keys.open("kelindan v1 batch box", "batch", 0, epoch, [name], box))
            if batch.id != name or batch.study != self.id:
                raise Refused("batch %s has another id or is of another study" % name.hex()[:8])
            batches.append(batch)
        self.log = log.in_order(batches, self.heads)
        self.hidden = len(batches) - len(self.log)
        log.check_signatures(self.log, self.id)

    def withdrawn(self):
        """What is withdrawn, as the manifest counts it: of payloads only those that an event names."""
        return {"strands": self.strands, "persons": self.persons, "payloads": self.state.named[2]}

    def _check_withdrawn(self):
        """The digest can't be checked where batches are hidden: they may withdraw something."""
        lists = [sorted(ids) for ids in self.withdrawn().values()]
        if not self.hidden and blake3.hash(canon.encode(lists)) != self.manifest_withdrawn:
            raise Refused("other things are withdrawn than the manifest says")

    def _read_wraps(self, rows):
        """The keys of all strands and persons that are not withdrawn; and nothing else."""
        owners = {(STRAND, name): item.commitment for name, item in self.state.speakers.items()}
        owners.update({(PERSON, name): item.commitment for name, item in self.state.persons.items()})
        gone = {STRAND: self.strands, PERSON: self.persons}
        self.secrets = {}
        for owner, commitment in owners.items():
            row = None if owner[1] in gone[owner[0]] else rows.pop(self.keys.row_of(owner[1]), None)
            if row is not None:
                secret = self.keys.open_wrap(owner, *row)
                if keys.commitment(secret) != commitment:
                    raise Refused("the key of a strand or person is not the one that was committed to")
                self.secrets[owner] = secret
            elif self.hidden:
                gone[owner[0]].add(owner[1])
            elif owner[1] not in gone[owner[0]]:
                raise Refused("the key of a strand or person is missing")
        if rows and not self.hidden:
            raise Refused("the file holds a key that belongs to nobody")

    def _read_payloads(self, rows):
        self.gone = self.state.withdrawn_payloads(self.strands, self.persons)
        if self.hidden:
            self.gone |= self.state.payloads.keys() - rows.keys()
        due = self.state.payloads.keys() - self.gone
        missing = sorted(due - rows.keys())
        if missing:
            raise Refused("payload %s is missing" % missing[0].hex()[:8])
        extra = sorted(rows.keys() - due)
        if extra and not self.hidden:
            raise Refused("payload %s does not belong to the study" % extra[0].hex()[:8])
        self._rows = {name: rows[name] for name in due}

    def content(self, name):
        """What stands in a payload, or None if it is withdrawn or nothing names it."""
        if name is None or name in self.gone:
            return None
        if name not in self._contents:
            try:
                self._contents[name] = self._open(name)
            except Refused as problem:
                raise Refused("payload %s: %s" % (name.hex()[:8], problem)) from None
        return self._contents[name]

    def _open(self, name):
        epoch, box = self._rows[name]
        kind, owners = self.state.payloads[name]
        if blake3.derive_key("kelindan v1 payload id", box) != name:
            raise Refused("its id is not the hash of its box")
        unknown = [owner for owner in owners if owner not in self.secrets]
        if unknown:
            raise DoesNotOpen("one of its owners has no key")
        plain = self.keys.open_payload(kind, owners, [self.secrets[owner] for owner in owners], epoch, box)
        if kind in COMPRESSED:
            plain = zstd.decompress(plain, MAX_CONTENT)
        return canon.decode(CONTENT[kind], plain)

    def open_all(self):
        """Open every payload that is not withdrawn, and fit blocks to skeletons."""
        for name in self._rows:
            self.content(name)
        for source in self.state.sources:
            self.turns(source)

    def _correct(self, source, who, words):
        """Puts corrected words in the place of those that were imported."""
        for (field, of), _ in self.state.fields.items():
            if field != TURN_WORDS or of[0] not in source.speakers:
                continue
            corrected = self.content(self.state.get(field, of))
            if corrected is None:
                continue
            strand, number = of
            if number not in words and not self.gone.isdisjoint(self.state.blocks(strand)):
                continue  # destroyed
            if source.speakers[who[number]] != strand or number not in words:
                raise Refused("corrected words stand on a turn that is not their strand's, or has no words")
            words[number] = (words[number][0], corrected[0])

    def details(self, strand):
        """What is told of the turns of a strand: of several details the last."""
        added = self.state.details.get(strand)
        return (self.content(max(added)[1]) or ((),))[0] if added else ()

    def _check_details(self, source, who):
        for index, strand in enumerate(source.speakers):
            turns = [told[0] for told in self.details(strand)]
            if not log.rising(turns) or any(turn >= source.turns or who[turn] != index for turn in turns):
                raise Refused("details stand on a turn that is not their strand's, or do not rise")

    def turns(self, source):
        """The turns of a source as (speaker's index, kind, time, text); text and time None if withdrawn."""
        item = self.state.sources[source]
        skeleton = self.content(item.skeleton)
        if skeleton is None:
            return []
        who, kinds = skeleton
        if len(who) != item.turns or len(kinds) != item.turns:
            raise Refused("a skeleton has another number of turns than its source")
        if any(index >= len(item.speakers) for index in who):
            raise Refused("a skeleton names a speaker that is not there")
        words = {}
        for index, speaker in enumerate(item.speakers):
            for block in self.state.blocks(speaker):
                for number, text, time in (self.content(block) or ((),))[0]:
                    if number >= item.turns or who[number] != index or number in words:
                        raise Refused("a block holds a turn that is not its speaker's, or holds it twice")
                    words[number] = (time, text)
            for number, span in self.state.blotted.get(speaker, ()):
                if number in words and who[number] == index:
                    words[number] = (words[number][0], blot(words[number][1], *span))
        self._correct(item, who, words)
        self._check_details(item, who)
        return [(index, kind) + words.get(number, (None, None))
                for number, (index, kind) in enumerate(zip(who, kinds))]
