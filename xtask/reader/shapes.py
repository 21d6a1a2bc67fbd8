"""The records of a study, field by field: sections 3, 7, 8, 9 and 10."""

from canon import (BOOL, BYTES, TEXT, ListOf, Optional, Record, Variant, choice, exactly, signed,
                   unsigned)

ID = exactly(16)
HASH = exactly(32)
KEY = exactly(32)
SIGNATURE = exactly(64)
U32, U64 = unsigned(32), unsigned(64)
I8, I16, I32, I64 = signed(8), signed(16), signed(32), signed(64)

# --- section 9: small records and variants ---

PERSON_KINDS = ("informant", "other party")
CONSENTS = ("unknown", "given", "refused")
LINK_KINDS = ("responds to", "tells about", "continues")
MEMO_KINDS = ("analytic", "method", "reflexive", "field note")
SOURCE_KINDS = ("conversation", "interview", "observation", "document")
TURN_KINDS = ("words", "media", "deleted", "edited", "system", "heading", "unknown")
PARTS = ("party", "interviewer", "informant", "narrator")
EVIDENCE = ("shown", "self-reported", "attributed")
DATE_ORDERS = ("day-month-year", "month-day-year", "year-month-day")
CERTAINTIES = ("certain", "assumed", "given")
PRECISIONS = ("day", "minute", "second")
COMPONENTS = ("stimulus", "organism", "response", "other")
OTHER_PARTIES = ("own side", "approved by a board", "public")
RECORD_KINDS = ("referral", "contact", "member check", "request", "copy", "entity", "columns")
CONTINUES, COLUMNS = LINK_KINDS.index("continues"), RECORD_KINDS.index("columns")
MARK_KINDS = ("possible minor", "at risk")
SCOPES = ("interview", "recording", "chats", "observation", "pictures", "quotes", "paraphrase", "reuse")
TIMES = ("exact", "day", "hidden")
STAGES = ("approached", "not reached", "ineligible", "refused", "enrolled", "interviewed")
ANSWERS = ("agrees", "corrects", "adds", "withdraws")

DETAILS = ("picture", "video", "voice", "sound", "sticker", "gif", "file", "location", "contact", "poll", "call",
           "media", "forwarded", "edited", "once")

NARRATOR = PARTS.index("narrator")


def named(what, names):
    return choice(what, len(names))


SPAN = Record(U32, U32, name="a span")
PLACE = Record(ID, ListOf(U32), Optional(SPAN), name="a place")
TIME = Record(I64, named("a precision", PRECISIONS), Optional(I16), name="a time")
DECIMAL = Record(I64, I8, name="a decimal", test=lambda mantissa, exponent:
                 mantissa % 10 != 0 or (mantissa, exponent) == (0, 0))
REFERENCE = Record(HASH, U32, name="an event reference")
VALUES_REFERENCE = Record(HASH, U32, name="a list of values")
INTRODUCTION = Record(HASH, SIGNATURE, name="an introduction")
CONSENT = Record(named("a consent", CONSENTS), Optional(HASH), name="a consent")

(ON_STUDY, ON_SOURCE, ON_PERSON, ON_CODE, ON_CODING, ON_LINK, ON_MEMO, ON_QUESTION, ON_PLACE, ON_CODER,
 ON_ROLE, ON_THEME, ON_RENDERING, ON_VIEW, ON_RECORD, ON_MENTION, ON_MARK) = range(17)
SUBJECT = Variant("a subject", {ON_STUDY: None, ON_SOURCE: (ID,), ON_PERSON: (ID,), ON_CODE: (ID,),
                                ON_CODING: (ID,), ON_LINK: (ID,), ON_MEMO: (ID,), ON_QUESTION: (ID,),
                                ON_PLACE: (PLACE,), ON_CODER: (ID,), ON_ROLE: (ID,), ON_THEME: (ID,),
                                ON_RENDERING: (ID,), ON_VIEW: (ID,), ON_RECORD: (ID,), ON_MENTION: (ID,),
                                ON_MARK: (ID,)})
BY_PERSON, BY_RULE = 0, 1
ORIGIN = Variant("an origin", {BY_PERSON: (ID,), BY_RULE: (ID, U32)})
OPEN, ACCEPTED, REFUSED = 0, 1, 2
DECISION = Variant("a decision", {OPEN: None, ACCEPTED: (ID,), REFUSED: (ID,)})
STRAND, PERSON = 0, 1
OWNER = Variant("an owner", {STRAND: (ID,), PERSON: (ID,)})

# --- section 9: changes and events ---

(EXISTENCE, TITLE, DECIDED, PERSON_OF, ROLE_OF, PART_OF, CONSENT_OF, WORDS_OF, COMPONENT_OF, COLOUR_OF,
 ORDER_OF, ABOVE, RETIRED, CODE_OF, PLACE_OF, EVIDENCE_OF, VALUES_OF, MEMO_WORDS, MEMO_KIND, MEMO_FACTS,
 QUESTION_WORDS, THEME_WORDS, MEMBER, THEME_QUESTION, RENDERING_WORDS, TURN_WORDS, SOURCE_KIND, SOURCE_FACTS,
 SOURCE_NAME, CODER_NAME, PERSON_KIND, PSEUDONYM, TERMS, PERSON_FACTS, STUDY_FACTS, PARTIES_RULE, RECORD_WORDS,
 MENTION_PLACE) = range(38)
CHANGE = Variant("a change", {
    EXISTENCE: (SUBJECT, BOOL),
    TITLE: (HASH,),
    DECIDED: (ID, DECISION),
    PERSON_OF: (ID, Optional(ID)),
    ROLE_OF: (ID, Optional(ID)),
    PART_OF: (ID, named("a part", PARTS)),
    CONSENT_OF: (ID, CONSENT),
    WORDS_OF: (ID, HASH),
    COMPONENT_OF: (ID, named("a component", COMPONENTS)),
    COLOUR_OF: (ID, U32),
    ORDER_OF: (ID, U32),
    ABOVE: (ID, Optional(ID)),
    RETIRED: (ID, BOOL),
    CODE_OF: (ID, ID),
    PLACE_OF: (ID, PLACE),
    EVIDENCE_OF: (ID, Optional(named("evidence", EVIDENCE))),
    VALUES_OF: (ID, Optional(VALUES_REFERENCE)),
    MEMO_WORDS: (ID, HASH),
    MEMO_KIND: (ID, named("a memo kind", MEMO_KINDS)),
    MEMO_FACTS: (ID, Optional(HASH)),
    QUESTION_WORDS: (ID, HASH),
    THEME_WORDS: (ID, HASH),
    MEMBER: (ID, SUBJECT, BOOL),
    THEME_QUESTION: (ID, Optional(ID)),
    RENDERING_WORDS: (ID, HASH),
    TURN_WORDS: (ID, U32, Optional(HASH)),
    SOURCE_KIND: (ID, named("a source kind", SOURCE_KINDS)),
    SOURCE_FACTS: (ID, HASH),
    SOURCE_NAME: (ID, HASH),
    CODER_NAME: (ID, HASH),
    PERSON_KIND: (ID, named("a person kind", PERSON_KINDS)),
    PSEUDONYM: (ID, HASH),
    TERMS: (ID, Optional(HASH)),
    PERSON_FACTS: (ID, Optional(HASH)),
    STUDY_FACTS: (Optional(HASH),),
    PARTIES_RULE: (named("a rule for other parties", OTHER_PARTIES),),
    RECORD_WORDS: (ID, HASH),
    MENTION_PLACE: (ID, PLACE),
})

(STUDY_CREATED, REPLICA_ANNOUNCED, REPLICA_ADMITTED, CODER_ADDED, ROLE_ADDED, PERSON_ADDED, SOURCE_ADDED,
 SPEAKER_ADDED, CODE_ADDED, RULES_ADDED, CODING_ADDED, VALUES_ADDED, LINK_ADDED, MEMO_ADDED, QUESTION_ADDED,
 CHANGED, WITHDRAWN, THEME_ADDED, RENDERING_ADDED, VIEW_ADDED, RECORD_ADDED, MENTION_ADDED, MARK_ADDED,
 ORIGINAL_SHOWN, BLOTTED, DETAILS_ADDED, PICTURE_ADDED) = range(27)
BLOT = Record(U32, SPAN, name="a blot")
EVENT = Variant("an event", {
    STUDY_CREATED: (HASH,),
    REPLICA_ANNOUNCED: (KEY, Optional(INTRODUCTION)),
    REPLICA_ADMITTED: (HASH,),
    CODER_ADDED: (ID, HASH),
    ROLE_ADDED: (ID, HASH),
    PERSON_ADDED: (ID, named("a person kind", PERSON_KINDS), HASH, HASH),
    SOURCE_ADDED: (ID, named("a source kind", SOURCE_KINDS), U32, HASH, HASH, HASH, HASH),
    SPEAKER_ADDED: (ID, ID, named("a part", PARTS), HASH, Optional(HASH), ListOf(HASH), Optional(ID),
                    Optional(ID)),
    CODE_ADDED: (ID, named("a component", COMPONENTS), HASH, U32, U32, Optional(ID)),
    RULES_ADDED: (ID, HASH),
    CODING_ADDED: (ID, ID, PLACE, ORIGIN, Optional(named("evidence", EVIDENCE)), Optional(VALUES_REFERENCE)),
    VALUES_ADDED: (HASH, ID),
    LINK_ADDED: (ID, named("a link kind", LINK_KINDS), PLACE, PLACE),
    MEMO_ADDED: (ID, named("a memo kind", MEMO_KINDS), SUBJECT, Optional(ID), HASH, ListOf(OWNER)),
    QUESTION_ADDED: (ID, HASH),
    CHANGED: (CHANGE, ListOf(REFERENCE)),
    WITHDRAWN: (ListOf(ID), ListOf(ID), ListOf(HASH)),
    THEME_ADDED: (ID, HASH),
    RENDERING_ADDED: (ID, ID, U32, HASH),
    VIEW_ADDED: (ID, HASH),
    RECORD_ADDED: (ID, named("a record kind", RECORD_KINDS), HASH, ListOf(OWNER)),
    MENTION_ADDED: (ID, ID, PLACE),
    MARK_ADDED: (ID, named("a mark kind", MARK_KINDS), SUBJECT),
    ORIGINAL_SHOWN: (SUBJECT,),
    BLOTTED: (ID, HASH, HASH, ListOf(BLOT)),
    DETAILS_ADDED: (ID, HASH),
    PICTURE_ADDED: (ID, U32, HASH),
})


def version_of(event):
    """The reader version that an event needs."""
    if event[0] == MEMO_ADDED:
        return since(event[3][0], ON_THEME, ON_RECORD)
    if event[0] == CHANGED:
        change = event[1]
        if change[0] == EXISTENCE:
            return since(change[1][0], ON_THEME, ON_RECORD)
        return since(change[0], RETIRED, PERSON_KIND)
    if event[0] == LINK_ADDED:
        return 4 if event[2] == CONTINUES else 1
    if event[0] == RECORD_ADDED and event[2] == COLUMNS or event[0] >= DETAILS_ADDED:
        return 4
    return since(event[0], THEME_ADDED, RECORD_ADDED)


def since(number, second, third):
    """The version that knows a number, where the second and the third version begin with these."""
    return 1 + (number >= second) + (number >= third)


# --- section 8: batches ---

READER = 4
CAUSE = Variant("a cause", {0: None, 1: None, 2: None, 3: (HASH,), 4: (ListOf(ID),)})
SEALED_BATCH = Record(BYTES, SIGNATURE, name="a sealed batch")
STANDING = (U32, ID, HASH, U64, U64, ListOf(HASH))
BODY = Record(*STANDING, Record(I64, I16, name="a moment"), Optional(ID), CAUSE, ListOf(EVENT),
              name="a batch")

# --- sections 3 and 7: study-key slot and manifest ---

EPOCH = Record(U32, KEY, name="an epoch")
HOLDER = Record(TEXT, TEXT, Optional(HASH), name="a holder")
STUDY_KEY = Record(U32, ID, ListOf(EPOCH), ListOf(HOLDER), name="a study key")
MANIFEST = Record(U32, ID, U32, U64, ListOf(HASH), HASH, HASH, BOOL, name="a manifest")

# --- section 10: payloads ---

(P_TITLE, P_CODER, P_ROLE, P_PSEUDONYM, P_FACTS, P_SOURCE, P_SKELETON, P_SPEAKER, P_BLOCK, P_CODE, P_RULES,
 P_VALUES, P_MEMO, P_QUESTION, P_CONSENT, P_THEME, P_MEMO_FACTS, P_RENDERING, P_REVISION, P_VIEW, P_TERMS,
 P_PERSON_FACTS, P_STUDY_FACTS, P_RECORD, P_DETAILS, P_PICTURE) = range(26)
COMPRESSED = (P_SKELETON, P_BLOCK, P_RULES, P_VALUES, P_DETAILS)

DATE_ORDER = Record(named("a date order", DATE_ORDERS), named("a certainty", CERTAINTIES),
                    name="a date order")
FACTS = Record(TEXT, TEXT, Optional(DATE_ORDER), name="source facts")
SKELETON = Record(ListOf(U32), ListOf(named("a turn kind", TURN_KINDS)), name="a skeleton")
TURN = Record(U32, TEXT, Optional(TIME), name="a turn")
BLOCK = Record(ListOf(TURN), name="a block")
VALUE_KIND = Variant("a value kind", {0: None, 1: (ListOf(TEXT),), 2: None})
CODE_WORDS = Record(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT,
                    ListOf(Record(TEXT, VALUE_KIND, name="a value of a code")), name="words of a code")
PATTERN = Variant("a pattern", {0: (ListOf(TEXT),), 1: (TEXT,), 2: None, 3: None})
RULE = Record(TEXT, TEXT, PATTERN, ListOf(TEXT), ListOf(named("a source kind", SOURCE_KINDS)),
              Optional(choice("a capture", 1)), BOOL, name="a rule")
RULES = ListOf(RULE)
VALUE = Record(TEXT, Optional(DECIMAL), Optional(TEXT), Optional(TEXT), name="a value")
VALUES = Record(ListOf(ListOf(VALUE)), name="values")

DAY = Optional(TIME)
TERMS_CONTENT = Record(TEXT, DAY, BOOL, TEXT, ListOf(named("a scope", SCOPES)), DAY, TEXT, TEXT, BOOL, BOOL,
                       name="terms of a consent")
FACTS_OF_PERSON = Record(ListOf(Record(TEXT, TEXT, name="an attribute of a person")), Optional(U32), TEXT,
                         Optional(TEXT), Optional(U32), DAY, ListOf(TEXT), DAY, I32, name="facts of a person")
FACTS_OF_STUDY = Record(ListOf(Record(TEXT, ListOf(TEXT), BOOL, name="an attribute")), TEXT, DAY,
                        Record(TEXT, TEXT, DAY, name="a ground"), Record(TEXT, TEXT, TEXT, name="protocols"),
                        ListOf(TEXT), named("times", TIMES), BOOL, name="facts of the study")
RECORD_CONTENT = Variant("a record", {
    0: (Record(ID, Optional(ID), Optional(TEXT), TEXT, DAY, name="a referral"),),
    1: (Record(ID, named("a stage", STAGES), DAY, TEXT, name="a contact"),),
    2: (Record(ID, DAY, TEXT, TEXT, named("an answer", ANSWERS), TEXT, name="a member check"),),
    3: (Record(ID, TIME, TEXT, name="a request"),),
    4: (Record(TEXT, TEXT, DAY, DAY, name="a copy"),),
    5: (Record(TEXT, TEXT, Optional(ID), ListOf(TEXT), name="an entity"),),
    6: (Record(ListOf(TEXT), U32, Optional(U32), Optional(U32), Optional(U32), Optional(U32), Optional(U32),
               name="columns"),),
})

STRETCH = Record(U32, Optional(U32), name="a stretch")
TOLD = Record(U32, ListOf(named("a detail", DETAILS)), U32, Optional(STRETCH), name="details of a turn")

CONTENT = {P_TITLE: TEXT, P_CODER: TEXT, P_ROLE: TEXT, P_PSEUDONYM: TEXT, P_FACTS: FACTS, P_SOURCE: TEXT,
           P_SKELETON: SKELETON, P_SPEAKER: TEXT, P_BLOCK: BLOCK, P_CODE: CODE_WORDS, P_RULES: RULES,
           P_VALUES: VALUES, P_MEMO: TEXT, P_QUESTION: TEXT, P_CONSENT: TEXT,
           P_THEME: Record(TEXT, TEXT, name="a theme"),
           P_MEMO_FACTS: Record(Optional(TEXT), Optional(TEXT), Optional(TEXT), name="facts of a memo"),
           P_RENDERING: Record(TEXT, TEXT, TEXT, BOOL, name="a rendering"),
           P_REVISION: Record(TEXT, name="corrected words"),
           P_VIEW: Record(TEXT, TEXT, name="a view"), P_TERMS: TERMS_CONTENT,
           P_PERSON_FACTS: FACTS_OF_PERSON, P_STUDY_FACTS: FACTS_OF_STUDY, P_RECORD: RECORD_CONTENT,
           P_DETAILS: Record(ListOf(TOLD), name="details"),
           P_PICTURE: Record(U32, U32, BYTES, name="a picture")}
