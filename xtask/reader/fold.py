"""From the log to the state of the study (section 11), with everything that makes a study refused."""

from collections import namedtuple
from types import SimpleNamespace as Item

import blake3
import shapes as s
from log import rising
from refused import Refused

Setting = namedtuple("Setting", "position reference value replaces")  # of a field; positions follow the log


class State:
    """What the events have added, the fields that they set, the payloads that they commit to."""

    def __init__(self):
        self.titles = 0
        self.coders, self.roles, self.persons, self.sources, self.speakers = {}, {}, {}, {}, {}
        self.codes, self.rules, self.codings, self.links, self.memos, self.questions = {}, {}, {}, {}, {}, {}
        self.themes, self.renderings, self.views = {}, {}, {}
        self.records, self.mentions, self.marks = {}, {}, {}
        self.instead = {}         # block: [(position, block in its place), …]
        self.blotted = {}         # speaker: {(turn, span), …}
        self.details = {}         # speaker: [(position, payload), …]
        self.pictures = {}        # (speaker, turn): [(position, payload), …]
        self.values = set()
        self.payloads = {}        # id: (kind, owners)
        self.fields = {}          # (field, of what): [setting, …]
        self.replicas = set()
        self.first_replica = None
        self.lets_in = []         # (replica, replica)
        self.named = (set(), set(), set())  # strands, persons and payloads of withdrawn events

    def held(self, field, of):
        """The settings of a field that nothing replaced, in log order."""
        settings = self.fields.get((field, of), ())
        gone = {reference for setting in settings for reference in setting.replaces}
        return [setting for setting in settings if setting.reference not in gone]

    def get(self, field, of, default=None):
        held = self.held(field, of)
        return held[-1].value if held else default

    def blocks(self, speaker):
        """The blocks of a speaker that stand."""
        standing = []
        for block in self.speakers[speaker].blocks:
            seen = set()
            while block in self.instead and block not in seen:
                seen.add(block)
                block = max(self.instead[block])[1]
            standing.append(block)
        return standing

    def other_parties(self):
        """The rule for other parties: of several the strictest."""
        return min((setting.value for setting in self.held(s.PARTIES_RULE, None)), default=0)

    def conflicts(self):
        return [key for key in self.fields if len({setting.value for setting in self.held(*key)}) > 1]

    def exists(self, kind, of):
        return self.get(s.EXISTENCE, (kind, of), False)

    def decision(self, coding):
        return self.get(s.DECIDED, coding, (s.OPEN,))

    def stands(self, coding):
        """Whether a coding, its code and its source exist."""
        return (self.exists(s.ON_CODING, coding) and self.exists(s.ON_CODE, self.get(s.CODE_OF, coding))
                and self.exists(s.ON_SOURCE, self.get(s.PLACE_OF, coding)[0]))

    def behind(self, coding):
        """The coder who made or accepted a coding, or None."""
        origin = self.codings[coding].origin
        if origin[0] == s.BY_PERSON:
            return origin[1]
        decision = self.decision(coding)
        return decision[1] if decision[0] == s.ACCEPTED else None

    def above(self):
        """The code above each code; and the codes whose setting would close a circle."""
        counting = [(held[-1].position, code, held[-1].value)
                    for code in self.codes for held in [self.held(s.ABOVE, code)] if held]
        found, circles = {}, []
        for _, code, parent in sorted(counting, key=lambda setting: setting[0]):
            step = parent
            while step is not None and step != code:
                step = found.get(step)
            if step == code:
                circles.append(code)
            else:
                found[code] = parent
        return found, circles

    def unconfirmed(self):
        """The replicas that no replica let in that is in itself."""
        inside = {self.first_replica}
        new = inside
        while new:
            new = {whom for by, whom in self.lets_in if by in inside} - inside
            inside = inside | new
        return self.replicas - inside

    def withdrawn_owners(self):
        """The strands and persons that are withdrawn."""
        strands, persons = set(self.named[0]), set(self.named[1])
        for (field, of), settings in self.fields.items():
            if field == s.PERSON_OF and any(setting.value in persons for setting in settings):
                strands.add(of)
        return strands, persons

    def withdrawn_payloads(self, strands, persons):
        """The payloads that are withdrawn: those named, and those of withdrawn owners."""
        gone = {s.STRAND: strands, s.PERSON: persons}
        return self.named[2] | {name for name, (_, owners) in self.payloads.items()
                                if any(of in gone[kind] for kind, of in owners)}


def fold(batches):
    """The state after batches in log order."""
    folding = Folding()
    for batch in batches:
        folding.batch(batch)
    return folding.state


class Folding:
    """Applies events to a state."""

    def __init__(self):
        self.state = State()
        self.position = 0

    def batch(self, batch):
        state = self.state
        root = not batch.parents
        if root != any(event[0] == s.STUDY_CREATED for event in batch.events):
            raise Refused("batch %s creates the study at a wrong place" % batch.name())
        if state.first_replica is None:
            state.first_replica = batch.replica
        self.now = batch
        self.waiting = {}  # source: speakers that came before it
        for index, event in enumerate(batch.events):
            self.position += 1
            self.reference = (batch.id, index)
            APPLY[event[0]](self, *event[1:])
        if self.waiting:
            self.refuse("a speaker without its source after it")

    def refuse(self, what):
        raise Refused("batch %s has %s" % (self.now.name(), what))

    def add(self, table, key, what, **fields):
        if key in table:
            self.refuse("%s that was added before" % what)
        table[key] = Item(**fields)

    def need(self, table, key, what):
        if key not in table:
            self.refuse("%s that is not there" % what)
        return table[key]

    def set(self, field, of, value, replaces=()):
        setting = Setting(self.position, self.reference, value, frozenset(replaces))
        self.state.fields.setdefault((field, of), []).append(setting)

    def commit(self, payload, kind, owners=()):
        owners = tuple(sorted(owners))
        if self.state.payloads.setdefault(payload, (kind, owners)) != (kind, owners):
            self.refuse("a payload that was committed to otherwise")

    def place(self, place):
        source, turns, span = place
        item = self.need(self.state.sources, source, "a place in a source")
        if not turns or not rising(turns) or turns[-1] >= item.turns:
            self.refuse("a place whose turns may not be")
        if span and (len(turns) != 1 or span[0] >= span[1]):
            self.refuse("a place whose span may not be")

    def need_values(self, values):
        if values is not None and values[0] not in self.state.values:
            self.refuse("a payload of values that is not there")

    def turn_owners(self, strand, turn):
        """The owners of what is said on a turn of a strand: those of the strand's first block."""
        item = self.need(self.state.speakers, strand, "a turn of a strand")
        source = self.need(self.state.sources, item.source, "a turn of a source")
        if not item.blocks or turn >= source.turns:
            self.refuse("a turn that is not there")
        return self.state.payloads[item.blocks[0]][1]

    # --- events, in the order of their numbers ---

    def study_created(self, title):
        if self.state.titles:
            self.refuse("a study that was created before")
        self.state.titles = 1
        self.commit(title, s.P_TITLE)
        self.set(s.TITLE, None, title)

    def replica_announced(self, key, introduction):
        replica = blake3.hash(key)
        self.state.replicas.add(replica)
        if introduction:
            self.state.lets_in.append((introduction[0], replica))

    def replica_admitted(self, replica):
        if replica not in self.state.replicas:
            self.refuse("a replica admitted that is not there")
        self.state.lets_in.append((self.now.replica, replica))

    def coder_added(self, coder, name):
        self.add(self.state.coders, coder, "a coder", name=name)
        self.commit(name, s.P_CODER)
        self.set(s.EXISTENCE, (s.ON_CODER, coder), True)
        self.set(s.CODER_NAME, coder, name)

    def role_added(self, role, name):
        self.add(self.state.roles, role, "a role", name=name)
        self.commit(name, s.P_ROLE)
        self.set(s.EXISTENCE, (s.ON_ROLE, role), True)

    def person_added(self, person, kind, commitment, pseudonym):
        self.add(self.state.persons, person, "a person", kind=kind, commitment=commitment,
                 pseudonym=pseudonym)
        self.commit(pseudonym, s.P_PSEUDONYM, [(s.PERSON, person)])
        self.set(s.EXISTENCE, (s.ON_PERSON, person), True)
        self.set(s.PERSON_KIND, person, kind)
        self.set(s.PSEUDONYM, person, pseudonym)
        self.set(s.TERMS, person, None)
        self.set(s.PERSON_FACTS, person, None)

    def source_added(self, source, kind, turns, facts, name, skeleton, _fingerprint):
        speakers = self.waiting.pop(source, [])
        self.add(self.state.sources, source, "a source", kind=kind, turns=turns, facts=facts, name=name,
                 skeleton=skeleton, speakers=speakers)
        self.commit(facts, s.P_FACTS)
        strands = [(s.STRAND, speaker) for speaker in speakers]
        self.commit(name, s.P_SOURCE, strands)
        self.commit(skeleton, s.P_SKELETON)
        for strand in strands:
            item = self.state.speakers[strand[1]]
            for block in item.blocks:
                self.commit(block, s.P_BLOCK, strands if item.part == s.NARRATOR else [strand])
        self.set(s.EXISTENCE, (s.ON_SOURCE, source), True)
        self.set(s.SOURCE_KIND, source, kind)
        self.set(s.SOURCE_FACTS, source, facts)
        self.set(s.SOURCE_NAME, source, name)

    def speaker_added(self, speaker, source, part, commitment, name, blocks, role, person):
        if source in self.state.sources:
            self.refuse("a speaker after its source")
        if role is not None:
            self.need(self.state.roles, role, "a role")
        if person is not None:
            self.need(self.state.persons, person, "a person")
        self.add(self.state.speakers, speaker, "a speaker", source=source, part=part, commitment=commitment,
                 name=name, blocks=blocks)
        self.waiting.setdefault(source, []).append(speaker)
        if name is not None:
            self.commit(name, s.P_SPEAKER, [(s.STRAND, speaker)])
        self.set(s.PERSON_OF, speaker, person)
        self.set(s.ROLE_OF, speaker, role)
        self.set(s.PART_OF, speaker, part)

    def code_added(self, code, component, text, colour, order, parent):
        self.add(self.state.codes, code, "a code")
        self.commit(text, s.P_CODE)
        self.set(s.EXISTENCE, (s.ON_CODE, code), True)
        self.set(s.WORDS_OF, code, text)
        self.set(s.COMPONENT_OF, code, component)
        self.set(s.COLOUR_OF, code, colour)
        self.set(s.ORDER_OF, code, order)
        self.set(s.ABOVE, code, parent)
        self.set(s.RETIRED, code, False)

    def rules_added(self, rules, text):
        self.add(self.state.rules, rules, "a rule set", text=text)
        self.commit(text, s.P_RULES)

    def coding_added(self, coding, code, place, origin, evidence, values):
        self.need(self.state.codes, code, "a code")
        self.place(place)
        if origin[0] == s.BY_PERSON:
            self.need(self.state.coders, origin[1], "a coder")
        else:
            self.need(self.state.rules, origin[1], "a rule set")
        self.need_values(values)
        self.add(self.state.codings, coding, "a coding", origin=origin)
        self.set(s.EXISTENCE, (s.ON_CODING, coding), True)
        self.set(s.CODE_OF, coding, code)
        self.set(s.PLACE_OF, coding, place)
        self.set(s.EVIDENCE_OF, coding, evidence)
        self.set(s.VALUES_OF, coding, values)
        if origin[0] == s.BY_RULE:
            self.set(s.DECIDED, coding, (s.OPEN,))

    def values_added(self, values, strand):
        self.state.values.add(values)
        self.commit(values, s.P_VALUES, [(s.STRAND, strand)])

    def link_added(self, link, kind, start, end):
        self.place(start)
        self.place(end)
        self.add(self.state.links, link, "a link", kind=kind, start=start, end=end)
        self.set(s.EXISTENCE, (s.ON_LINK, link), True)

    def memo_added(self, memo, kind, on, author, text, owners):
        self.add(self.state.memos, memo, "a memo", on=on, author=author, text=text)
        self.commit(text, s.P_MEMO, owners)
        self.set(s.EXISTENCE, (s.ON_MEMO, memo), True)
        self.set(s.MEMO_WORDS, memo, text)
        self.set(s.MEMO_KIND, memo, kind)
        self.set(s.MEMO_FACTS, memo, None)

    def question_added(self, question, text):
        self.add(self.state.questions, question, "a question", text=text)
        self.commit(text, s.P_QUESTION)
        self.set(s.EXISTENCE, (s.ON_QUESTION, question), True)
        self.set(s.QUESTION_WORDS, question, text)

    def changed(self, change, replaces):
        state = self.state
        field = change[0]
        if field in (s.TITLE, s.STUDY_FACTS, s.PARTIES_RULE):
            of, value = None, change[1]
        elif field in (s.MEMBER, s.TURN_WORDS):
            of, value = change[1:3], change[3]
        else:
            of, value = change[1:]
        if field == s.EXISTENCE:
            kinds = {s.ON_SOURCE: state.sources, s.ON_PERSON: state.persons, s.ON_CODE: state.codes,
                     s.ON_CODING: state.codings, s.ON_LINK: state.links, s.ON_MEMO: state.memos,
                     s.ON_QUESTION: state.questions, s.ON_CODER: state.coders, s.ON_ROLE: state.roles,
                     s.ON_THEME: state.themes, s.ON_RENDERING: state.renderings, s.ON_VIEW: state.views,
                     s.ON_RECORD: state.records, s.ON_MENTION: state.mentions, s.ON_MARK: state.marks}
            if of[0] not in kinds:
                self.refuse("a change of the existence of what always exists")
            self.need(kinds[of[0]], of[1], "a change of something")
        elif field == s.TITLE:
            self.commit(value, s.P_TITLE)
        elif field == s.DECIDED:
            self.need(state.codings, of, "a decision on a coding")
        elif field in (s.PERSON_OF, s.ROLE_OF, s.PART_OF):
            self.need(state.speakers, of, "a change of a speaker")
        elif field == s.CONSENT_OF:
            self.need(state.persons, of, "a consent of a person")
            if value[1] is not None:
                self.commit(value[1], s.P_CONSENT, [(s.PERSON, of)])
        elif field <= s.RETIRED:
            self.need(state.codes, of, "a change of a code")
            if field == s.WORDS_OF:
                self.commit(value, s.P_CODE)
        elif field <= s.CODER_NAME:
            self.changed_since_version_2(field, of, value)
        else:
            self.changed_since_version_3(field, of, value)
        self.set(field, of, value, replaces)

    def changed_since_version_2(self, field, of, value):
        """What the changes from 13 on must fit, and what they commit to."""
        state = self.state
        if field in (s.CODE_OF, s.PLACE_OF, s.EVIDENCE_OF, s.VALUES_OF):
            self.need(state.codings, of, "a change of a coding")
            if field == s.CODE_OF:
                self.need(state.codes, value, "a code")
            elif field == s.PLACE_OF:
                self.place(value)
            elif field == s.VALUES_OF:
                self.need_values(value)
        elif field in (s.MEMO_WORDS, s.MEMO_KIND, s.MEMO_FACTS):
            memo = self.need(state.memos, of, "a change of a memo")
            if field != s.MEMO_KIND and value is not None:
                kind = s.P_MEMO if field == s.MEMO_WORDS else s.P_MEMO_FACTS
                self.commit(value, kind, state.payloads[memo.text][1])
        elif field in (s.SOURCE_KIND, s.SOURCE_FACTS, s.SOURCE_NAME):
            source = self.need(state.sources, of, "a change of a source")
            if field == s.SOURCE_FACTS:
                self.commit(value, s.P_FACTS)
            elif field == s.SOURCE_NAME:
                self.commit(value, s.P_SOURCE, state.payloads[source.name][1])
        elif field == s.MEMBER:
            theme, (kind, what) = of[0], of[1] if len(of[1]) == 2 else (None, None)
            self.need(state.themes, theme, "a change of a theme")
            self.need({s.ON_CODE: state.codes, s.ON_MEMO: state.memos}.get(kind, {}), what, "a member")
        elif field == s.TURN_WORDS:
            owners = self.turn_owners(*of)
            if value is not None:
                self.commit(value, s.P_REVISION, owners)
        elif field == s.THEME_QUESTION:
            self.need(state.themes, of, "a change of a theme")
        elif field == s.RENDERING_WORDS:
            rendering = self.need(state.renderings, of, "a change of a rendering")
            self.commit(value, s.P_RENDERING, state.payloads[rendering.text][1])
        else:
            table, kind = {s.QUESTION_WORDS: (state.questions, s.P_QUESTION),
                           s.THEME_WORDS: (state.themes, s.P_THEME),
                           s.CODER_NAME: (state.coders, s.P_CODER)}[field]
            self.need(table, of, "a change of words")
            self.commit(value, kind)

    def changed_since_version_3(self, field, of, value):
        """What the changes from 30 on must fit, and what they commit to."""
        state = self.state
        if field == s.STUDY_FACTS:
            if value is not None:
                self.commit(value, s.P_STUDY_FACTS)
        elif field == s.RECORD_WORDS:
            record = self.need(state.records, of, "a change of a record")
            self.commit(value, s.P_RECORD, state.payloads[record.text][1])
        elif field == s.MENTION_PLACE:
            self.need(state.mentions, of, "a change of a mention")
            self.place(value)
        elif field != s.PARTIES_RULE:
            self.need(state.persons, of, "a change of a person")
            kind = {s.PSEUDONYM: s.P_PSEUDONYM, s.TERMS: s.P_TERMS, s.PERSON_FACTS: s.P_PERSON_FACTS}.get(field)
            if kind is not None and value is not None:
                self.commit(value, kind, [(s.PERSON, of)])

    def theme_added(self, theme, text):
        self.add(self.state.themes, theme, "a theme", text=text)
        self.commit(text, s.P_THEME)
        self.set(s.EXISTENCE, (s.ON_THEME, theme), True)
        self.set(s.THEME_WORDS, theme, text)
        self.set(s.THEME_QUESTION, theme, None)

    def rendering_added(self, rendering, strand, turn, text):
        owners = self.turn_owners(strand, turn)
        self.add(self.state.renderings, rendering, "a rendering", strand=strand, turn=turn, text=text)
        self.commit(text, s.P_RENDERING, owners)
        self.set(s.EXISTENCE, (s.ON_RENDERING, rendering), True)
        self.set(s.RENDERING_WORDS, rendering, text)

    def view_added(self, view, text):
        self.add(self.state.views, view, "a view", text=text)
        self.commit(text, s.P_VIEW)
        self.set(s.EXISTENCE, (s.ON_VIEW, view), True)

    def record_added(self, record, kind, text, owners):
        self.add(self.state.records, record, "a record", kind=kind, text=text)
        self.commit(text, s.P_RECORD, owners)
        self.set(s.EXISTENCE, (s.ON_RECORD, record), True)
        self.set(s.RECORD_WORDS, record, text)

    def mention_added(self, mention, entity, place):
        self.place(place)
        record = self.need(self.state.records, entity, "a mention of a record")
        if s.RECORD_KINDS[record.kind] != "entity":
            self.refuse("a mention of a record that is no entity")
        self.add(self.state.mentions, mention, "a mention", entity=entity)
        self.set(s.EXISTENCE, (s.ON_MENTION, mention), True)
        self.set(s.MENTION_PLACE, mention, place)

    def mark_added(self, mark, kind, on):
        if on[0] == s.ON_PLACE:
            self.place(on[1])
        else:
            table = {s.ON_SOURCE: self.state.sources, s.ON_PERSON: self.state.persons}.get(on[0], {})
            self.need(table, on[1] if len(on) > 1 else None, "a mark on something")
        self.add(self.state.marks, mark, "a mark", kind=kind, on=on)
        self.set(s.EXISTENCE, (s.ON_MARK, mark), True)

    def original_shown(self, on):
        pass

    def blotted(self, strand, old, new, spans):
        speaker = self.need(self.state.speakers, strand, "a blot on a strand")
        turns = self.need(self.state.sources, speaker.source, "a blot in a source").turns
        brought = set(speaker.blocks)
        for block in list(brought):
            ahead = [block]
            while ahead:
                for _, came in self.state.instead.get(ahead.pop(), ()):
                    if came not in brought:
                        brought.add(came)
                        ahead.append(came)
        if old not in brought or old == new:
            self.refuse("a blot of what is no block of its strand")
        if not rising(spans) or any(turn >= turns or span[0] >= span[1] for turn, span in spans):
            self.refuse("a blot whose spans may not be")
        self.commit(new, *self.state.payloads[old])
        self.state.instead.setdefault(old, []).append((self.position, new))
        self.state.blotted.setdefault(strand, set()).update(spans)

    def details_added(self, strand, details):
        self.commit(details, s.P_DETAILS, self.turn_owners(strand, 0))
        self.state.details.setdefault(strand, []).append((self.position, details))

    def picture_added(self, strand, turn, picture):
        self.commit(picture, s.P_PICTURE, self.turn_owners(strand, turn))
        self.state.pictures.setdefault((strand, turn), []).append((self.position, picture))

    def withdrawn(self, strands, persons, payloads):
        for known, names in zip(self.state.named, (strands, persons, payloads)):
            if not rising(names):
                self.refuse("a withdrawal whose ids do not rise")
            known.update(names)


APPLY = (Folding.study_created, Folding.replica_announced, Folding.replica_admitted, Folding.coder_added,
         Folding.role_added, Folding.person_added, Folding.source_added, Folding.speaker_added,
         Folding.code_added, Folding.rules_added, Folding.coding_added, Folding.values_added,
         Folding.link_added, Folding.memo_added, Folding.question_added, Folding.changed, Folding.withdrawn,
         Folding.theme_added, Folding.rendering_added, Folding.view_added, Folding.record_added,
         Folding.mention_added, Folding.mark_added, Folding.original_shown, Folding.blotted,
         Folding.details_added, Folding.picture_added)
