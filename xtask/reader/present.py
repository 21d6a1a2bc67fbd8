"""Tells what stands in an open study, as plain values for JSON."""

import json

import shapes as s


def clock(time):
    """A time as ISO 8601: to the day, minute or second; with the zone where it is known."""
    if time is None:
        return None
    seconds, precision, zone = time
    days, second = divmod(seconds, 86400)
    text = "%04d-%02d-%02d" % _date(days)
    if precision:
        text += "T%02d:%02d" % (second // 3600, second // 60 % 60)
    if precision == 2:
        text += ":%02d" % (second % 60)
    if zone is not None:
        text += "%s%02d:%02d" % (("-" if zone < 0 else "+",) + divmod(abs(zone), 60))
    return text


def _date(days):
    """Year, month and day so many days after 1970-01-01, in any year."""
    cycles, day = divmod(days + 719468, 146097)  # of 400 years, from the first of March in the year 0
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    return (400 * cycles + year + (month >= 10), month + 3 if month < 10 else month - 9,
            day - (153 * month + 2) // 5 + 1)


def describe(study):
    """Everything that --json prints."""
    state = study.state
    codings = [_coding(study, coding) for coding in state.codings if state.stands(coding)]
    codings.sort(key=lambda coding: (coding["source"] or "", coding["turns"], coding["span"] or [],
                                     json.dumps(coding, sort_keys=True)))
    told = {
        "title": study.content(state.get(s.TITLE, None)),
        "format": 1,
        "study": study.id.hex(),
        "heads": [head.hex() for head in study.heads],
        "batches": len(study.log),
        "replicas": len(state.replicas),
        "coders": _words(study, state.coders, s.ON_CODER, s.CODER_NAME),
        "roles": [study.content(state.roles[role].name) for role in _existing(state, s.ON_ROLE, state.roles)],
        "persons": [_person(study, person) for person in _existing(state, s.ON_PERSON, state.persons)],
        "sources": [_source(study, source) for source in _existing(state, s.ON_SOURCE, state.sources)],
        "codes": _codes(study),
        "codings": sum(1 for coding in state.codings if state.stands(coding) and state.behind(coding)),
        "coding_list": codings,
        "proposals_open": sum(1 for coding, item in state.codings.items() if item.origin[0] == s.BY_RULE
                              and state.stands(coding) and state.decision(coding)[0] == s.OPEN),
        "links": len(_existing(state, s.ON_LINK, state.links)),
        "memos": _words(study, state.memos, s.ON_MEMO, s.MEMO_WORDS),
        "questions": _words(study, state.questions, s.ON_QUESTION, s.QUESTION_WORDS),
        "themes": [_theme(study, theme) for theme in _existing(state, s.ON_THEME, state.themes)],
        "renderings": _words(study, state.renderings, s.ON_RENDERING, s.RENDERING_WORDS),
        "records": [_record(study, record) for record in _existing(state, s.ON_RECORD, state.records)],
        "mentions": [_mention(study, mention) for mention in _existing(state, s.ON_MENTION, state.mentions)],
        "marks": [_mark(study, mark) for mark in _existing(state, s.ON_MARK, state.marks)],
        "other_parties": s.OTHER_PARTIES[state.other_parties()],
        "facts": plain(study.content(state.get(s.STUDY_FACTS, None))),
        "views": [study.content(state.views[view].text) for view in _existing(state, s.ON_VIEW, state.views)],
        "conflicts": len(state.conflicts()),
        "withdrawn": {name: len(ids) for name, ids in study.withdrawn().items()},
    }
    if study.hidden:
        told["hidden"] = study.hidden
    return told


def _existing(state, kind, table):
    """The ids of all that exist, in the order in which they were added."""
    return [name for name in table if state.exists(kind, name)]


def _words(study, table, kind, field):
    """The words of all that exist; null where they are withdrawn."""
    return [study.content(study.state.get(field, name)) for name in _existing(study.state, kind, table)]


def _theme(study, theme):
    """Name and argument, the question that it answers, and how many codes and memos belong to it."""
    state = study.state
    words = study.content(state.get(s.THEME_WORDS, theme)) or (None, None)
    members = [of for field, of in state.fields if field == s.MEMBER and of[0] == theme]
    question = state.get(s.THEME_QUESTION, theme)
    return {"name": words[0], "argument": words[1],
            "question": study.content(question and state.get(s.QUESTION_WORDS, question)),
            "members": sum(1 for of in members if state.get(s.MEMBER, of))}


def _person(study, person):
    state = study.state
    consents = [setting.value[0] for setting in state.held(s.CONSENT_OF, person)]
    strictest = max(consents, key=(1, 0, 2).__getitem__, default=0)
    return {"pseudonym": study.content(state.get(s.PSEUDONYM, person)),
            "kind": s.PERSON_KINDS[max(setting.value for setting in state.held(s.PERSON_KIND, person))], "consent": s.CONSENTS[strictest],
            "terms": plain(study.content(state.get(s.TERMS, person))),
            "facts": plain(study.content(state.get(s.PERSON_FACTS, person)))}


def plain(value):
    """A content as JSON has it: lists for tuples, hexadecimal digits for ids."""
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.hex() if isinstance(value, bytes) else value


def _record(study, record):
    item = study.state.records[record]
    return {"kind": s.RECORD_KINDS[item.kind],
            "owners": sum(1 for _ in study.state.payloads[item.text][1]),
            "holds": plain(study.content(study.state.get(s.RECORD_WORDS, record)))}


def _mention(study, mention):
    """Where it stands, and what is shown there."""
    state = study.state
    source, turns, span = state.get(s.MENTION_PLACE, mention)
    entity = study.content(state.get(s.RECORD_WORDS, state.mentions[mention].entity))
    shown = "\u2026"
    if entity is not None:
        _, shown, person, _ = entity[1]
        shown = person and study.content(state.get(s.PSEUDONYM, person)) or shown
    return {"source": _label(study, source), "turns": list(turns), "span": span and list(span),
            "shown": "[%s]" % shown}


def _mark(study, mark):
    item = study.state.marks[mark]
    on = {s.ON_SOURCE: lambda source: _label(study, source),
          s.ON_PERSON: lambda person: study.content(study.state.get(s.PSEUDONYM, person)),
          s.ON_PLACE: lambda place: [_label(study, place[0]), list(place[1])]}[item.on[0]](item.on[1])
    return {"kind": s.MARK_KINDS[item.kind], "on": on}


def _label(study, source):
    facts = study.content(study.state.get(s.SOURCE_FACTS, source))
    return facts and facts[0]


def _source(study, source):
    state = study.state
    turns = [{"speaker": index, "kind": s.TURN_KINDS[kind], "time": clock(time), "text": text}
             for index, kind, time, text in study.turns(source)]
    return {"label": _label(study, source), "kind": s.SOURCE_KINDS[state.get(s.SOURCE_KIND, source)],
            "name": study.content(state.get(s.SOURCE_NAME, source)), "turns": turns}


def _code_name(study, code):
    words = study.content(study.state.get(s.WORDS_OF, code))
    return words and words[0]


def _codes(study):
    state = study.state
    rows = []
    for code in state.codes:
        words = study.content(state.get(s.WORDS_OF, code)) or (None, None)
        rows.append((state.get(s.ORDER_OF, code), {
            "code": words[0], "brief": words[1], "component": s.COMPONENTS[state.get(s.COMPONENT_OF, code)],
            "colour": "#%06x" % state.get(s.COLOUR_OF, code), "exists": state.exists(s.ON_CODE, code)}))
    rows.sort(key=lambda row: (row[0], row[1]["code"] or ""))
    return [told for _, told in rows]


def _coding(study, coding):
    state = study.state
    item = state.codings[coding]
    source, turns, span = state.get(s.PLACE_OF, coding)
    coder = state.behind(coding)
    decision = None
    if item.origin[0] == s.BY_RULE:
        decision = ("open", "accepted", "refused")[state.decision(coding)[0]]
    return {"source": _label(study, source), "turns": list(turns), "span": span and list(span),
            "code": _code_name(study, state.get(s.CODE_OF, coding)), "coder": _coder_name(study, coder),
            "decision": decision, "values": _values(study, state.get(s.VALUES_OF, coding))}


def _coder_name(study, coder):
    return study.content(coder and study.state.get(s.CODER_NAME, coder))


def _values(study, reference):
    """The values of a coding as [name, number, text, unit]; none where they are withdrawn."""
    content = reference and study.content(reference[0])
    if content is None or reference[1] >= len(content[0]):
        return []
    values = content[0][reference[1]]
    return [[name, number and decimal(*number), text, unit] for name, number, text, unit in values]


def decimal(mantissa, exponent):
    """A decimal number written out."""
    if exponent >= 0:
        return str(mantissa * 10 ** exponent)
    digits = str(abs(mantissa)).rjust(1 - exponent, "0")
    return ("-" if mantissa < 0 else "") + digits[:exponent] + "." + digits[exponent:]
