# Sentences that the program makes for the pages: names of actions, facts, next steps, notices.

place-message = { $label }, message { $turn }
place-utterance = { $label }, utterance { $turn }
place-paragraph = { $label }, paragraph { $turn }

act-undone = Undone: { $what }
act-again = Brought back: { $what }
act-nothing = A working copy began
act-withdrawal = { $count ->
    [one] A person withdrew
   *[other] { $count } persons withdrew
}
act-settled = { $count ->
    [one] A conflict settled
   *[other] { $count } conflicts settled
}
act-merged = { $what } merged into { $into }
act-on-study = the study
act-on-code = code { $what }
act-on-theme = theme { $what }
act-on-memo = a memo
act-on-question = a research question
act-study = The study began
act-source = { $count ->
    [one] One source
   *[other] { $count } sources
}
act-source-one = { $what } taken in
act-proposal = { $count ->
    [one] One proposal by a rule
   *[other] { $count } proposals by rules
}
act-proposal-one = Proposal { $what } at { $place }
act-coding = { $count ->
    [one] One coding
   *[other] { $count } codings
}
act-coding-one = { $what } at { $place }
act-link = { $count ->
    [one] One link
   *[other] { $count } links
}
act-link-one = Link from { $place } to { $what }
act-rendering = { $count ->
    [one] One translation
   *[other] { $count } translations
}
act-rendering-one = Translation of { $what }
act-theme = { $count ->
    [one] One theme
   *[other] { $count } themes
}
act-theme-one = New: { $what }
act-memo = { $count ->
    [one] One memo
   *[other] { $count } memos
}
act-memo-one = Memo on { $what }
act-question = { $count ->
    [one] A research question
   *[other] { $count } research questions
}
act-view = { $count ->
    [one] A view of the results
   *[other] { $count } views of the results
}
act-view-one = View { $what } saved
act-code = { $count ->
    [one] One code
   *[other] { $count } codes
}
act-code-one = Code { $what } made
act-coder = { $count ->
    [one] One coder
   *[other] { $count } coders
}
act-coder-one = { $what } became a coder
act-turn = { $count ->
    [one] Words of one turn corrected
   *[other] Words of { $count } turns corrected
}
act-turn-one = Words of { $what } corrected
act-code-removed = { $count ->
    [one] One code removed
   *[other] { $count } codes removed
}
act-code-removed-one = Code { $what } removed
act-code-retired = { $count ->
    [one] One code retired
   *[other] { $count } codes retired
}
act-code-retired-one = Code { $what } retired
act-code-unretired = { $count ->
    [one] One code offered again
   *[other] { $count } codes offered again
}
act-code-unretired-one = Code { $what } offered again
act-theme-removed = { $count ->
    [one] One theme removed
   *[other] { $count } themes removed
}
act-theme-removed-one = Removed: { $what }
act-source-removed = { $count ->
    [one] One source removed
   *[other] { $count } sources removed
}
act-source-removed-one = { $what } removed
act-removed = { $count ->
    [one] One thing removed
   *[other] { $count } things removed
}
act-coding-removed = { $count ->
    [one] One coding removed
   *[other] { $count } codings removed
}
act-coding-removed-one = { $what } removed from { $place }
act-link-removed = { $count ->
    [one] One link removed
   *[other] { $count } links removed
}
act-link-removed-one = Link from { $place } to { $what } removed
act-memo-removed = { $count ->
    [one] One memo removed
   *[other] { $count } memos removed
}
act-memo-removed-one = Memo on { $what } removed
act-question-removed = { $count ->
    [one] A research question removed
   *[other] { $count } research questions removed
}
act-rendering-removed = { $count ->
    [one] One translation removed
   *[other] { $count } translations removed
}
act-rendering-removed-one = Translation of { $what } removed
act-coding-changed = { $count ->
    [one] One coding changed
   *[other] { $count } codings changed
}
act-coding-changed-one = { $what } at { $place } changed
act-accepted = { $count ->
    [one] One proposal accepted
   *[other] { $count } proposals accepted
}
act-accepted-one = Proposal { $what } at { $place } accepted
act-refused = { $count ->
    [one] One proposal refused
   *[other] { $count } proposals refused
}
act-refused-one = Proposal { $what } at { $place } refused
act-reopened = { $count ->
    [one] One proposal reopened
   *[other] { $count } proposals reopened
}
act-reopened-one = Proposal { $what } at { $place } reopened
act-theme-changed = { $count ->
    [one] One theme changed
   *[other] { $count } themes changed
}
act-theme-changed-one = Changed: { $what }
act-code-changed = { $count ->
    [one] One code changed
   *[other] { $count } codes changed
}
act-code-changed-one = Code { $what } changed
act-memo-changed = { $count ->
    [one] One memo changed
   *[other] { $count } memos changed
}
act-memo-changed-one = Memo on { $what } changed
act-question-changed = { $count ->
    [one] A research question worded anew
   *[other] { $count } research questions worded anew
}
act-rendering-changed = { $count ->
    [one] One translation changed
   *[other] { $count } translations changed
}
act-rendering-changed-one = Translation of { $what } changed
act-consent = { $count ->
    [one] Consent of one person
   *[other] Consent of { $count } persons
}
act-consent-one = Consent of { $what }
act-speaker = { $count ->
    [one] Speakers of one source
   *[other] Speakers of { $count } sources
}
act-speaker-one = Speakers of { $what }
act-source-changed = { $count ->
    [one] One source changed
   *[other] { $count } sources changed
}
act-source-changed-one = { $what } changed
act-title = Title changed
act-coder-name = { $count ->
    [one] One coder renamed
   *[other] { $count } coders renamed
}
act-coder-name-one = Coder renamed: { $what }
act-brought-back = { $count ->
    [one] One thing brought back
   *[other] { $count } things brought back
}
act-role = { $count ->
    [one] One role
   *[other] { $count } roles
}
act-role-one = Role { $what }
act-person = { $count ->
    [one] One person
   *[other] { $count } persons
}
act-person-one = { $what } added
act-rules = Rules stored
act-admitted = { $count ->
    [one] A working copy let in
   *[other] { $count } working copies let in
}

session-file = study
session-coder = Researcher
session-lacks = This file lacks work that this computer saw in the study: it is an older copy, or you went on in another copy. What you do here is kept as a new working copy; nothing is lost. To bring both together, restore the other copy in Settings.

sources-refused-by-name = { $count ->
    [one] One new person has the name of somebody who refused and counts as refused as well.
   *[other] { $count } new persons have the name of somebody who refused and count as refused as well.
} If it is somebody else, record the consent.
sources-there-already = { $count ->
    [one] One source was in the study already and was left alone.
   *[other] { $count } sources were in the study already and were left alone.
}
sources-known-turns = { $count ->
    [one] One message was known and was not stored again.
   *[other] { $count } messages were known and were not stored again.
}
sources-differing-turns = { $count ->
    [one] One known message has been changed or deleted since; it stays as it was stored.
   *[other] { $count } known messages have been changed or deleted since; they stay as they were stored.
}
sources-order-assumed = { $count ->
    [one] In one source the order of day and month is assumed: no date in the file settles it.
   *[other] In { $count } sources the order of day and month is assumed: no date in the files settles it.
}
warn-date-order-assumed-page = The order of day and month is assumed: no date in the file settles it. Choose the right order if it is wrong.
warn-kind-assumed-page = One can't see who asks the questions: the file is taken for a pasted chat. If it is an interview, choose that.

home-conversation = { $count ->
    [one] one conversation
   *[other] { $count } conversations
}
home-interview = { $count ->
    [one] one interview
   *[other] { $count } interviews
}
home-observation = { $count ->
    [one] one observation
   *[other] { $count } observations
}
home-document = { $count ->
    [one] one document
   *[other] { $count } documents
}
home-turns = { $count ->
    [one] one message, utterance or paragraph
   *[other] { $count } messages, utterances and paragraphs
}
home-persons = { $count ->
    [one] one person
   *[other] { $count } persons
}
home-without-consent = { $count ->
    [one] consent of one person not recorded
   *[other] consent of { $count } persons not recorded
}
home-coded = { $count ->
    [one] one coding
   *[other] { $count } codings
}; { $coded } of { $codable } turns coded
home-proposals = { $count ->
    [one] one open proposal
   *[other] { $count } open proposals
}
home-themes = { $count ->
    [one] one theme
   *[other] { $count } themes
}
home-ungrouped = { $count ->
    [one] one code in no theme yet
   *[other] { $count } codes in no theme yet
}
home-used = { $count ->
    [one] one code used
   *[other] { $count } codes used
} in { $codings ->
    [one] one coding
   *[other] { $codings } codings
}
home-views = { $count ->
    [one] one saved view
   *[other] { $count } saved views
}
home-answered = { $count } of { $of ->
    [one] one research question has a theme
   *[other] { $of } research questions have a theme
}
home-conflicts = { $count ->
    [one] one conflict to settle
   *[other] { $count } conflicts to settle
}
home-next-collect = Bring in chats, interviews or notes.
home-next-codebook = Take in a codebook, or make the first code.
home-next-proposals = { $count ->
    [one] Decide on one proposal.
   *[other] Decide on { $count } proposals.
}
home-next-code = Go on at { $place }.
home-next-theme = Make a first theme of codes that belong together.
home-next-group = { $count ->
    [one] Put one code into a theme.
   *[other] Put { $count } codes into themes.
}
home-next-display = Look at the results.
home-next-settle = { $count ->
    [one] Settle one conflict.
   *[other] Settle { $count } conflicts.
}
home-next-question = Write down what the study asks.
home-next-report = Write the report.

history-fact-study = the study's beginning
history-fact-replica = working copies
history-fact-admitted = working copies let in
history-fact-coder = coders
history-fact-role = roles
history-fact-person = persons
history-fact-source = sources
history-fact-speaker = speakers
history-fact-code = codes
history-fact-rules = rules
history-fact-proposal = proposals
history-fact-coding = codings
history-fact-values = values
history-fact-link = links
history-fact-memo = memos
history-fact-question = research questions
history-fact-taken-away = taken away
history-fact-brought-back = brought back
history-fact-accepted = proposals accepted
history-fact-refused = proposals refused
history-fact-reopened = proposals reopened
history-fact-consent = consent
history-fact-change = changes
history-fact-withdrawn = withdrawals
history-fact-theme = themes
history-fact-rendering = translations
history-fact-view = saved views
history-fact-corrected = words corrected

settle-twice-page = { $sources } hold the same content, taken in twice. Undo one of the two imports in the history.
settle-component-s = Stimulus
settle-component-o = Organism
settle-component-r = Response
settle-component-x = Other
settings-restored-name = restored
settings-restored-withdrawn = Words that were withdrawn in one of the two files are not in the new one. The two files themselves still hold what they held.
settings-restored-settle = { $count ->
    [one] One thing is to be settled.
   *[other] { $count } things are to be settled.
}
settings-restored-locked = The new file opens with the study's present passphrases, not with the copy's.
method-codes = Codes
method-codes-about = How often was each code used, and by whom or where?
method-matrix = Matrix
method-matrix-about = Which codes occur with which person or in which source?
method-chains = Chains
method-chains-about = What follows a stimulus: what is shown, and how does it end?
method-waits = Waits
method-waits-about = How long does one side wait until the other writes again?
method-pairs = Pairs
method-pairs-about = Which two codes stand together more often, or less, than by chance?
method-pairs-caption = Pairs of codes that stand together or differ from chance
method-values = Values
method-values-about = What numbers do people name, how do offers move, and which two rise together?
method-option-by = By
method-option-sources = Sources
method-option-coders = Coders
method-option-roles = Roles
method-option-min = At least
method-option-from = Side that stimulates
method-option-to = Side that answers
method-option-turns = Window in turns
method-option-hours = Window in hours
method-option-seed = Seed
method-option-side = Side that waits
method-option-other = Side that is waited for
method-option-code = With and without the code
method-option-valued = Values at the code
method-by-window = window of turns
method-by-shown = conversations
method-by-told = interviews and notes
method-by-side = one side
method-option-unit = Together in
method-option-window = Turns of a window
method-option-of = Of
method-option-across = Change places across
method-option-together = Together within
method-by-package = package
method-by-exchange = package and answer
method-by-coding = coding
method-by-coder = coder
method-by-role = role
method-by-person = person
method-by-source = source
method-any-side = any side
method-no-code = none chosen
method-low = low
method-high = high
method-col-share = share (95 % interval)
method-empty-codings = Nothing is coded yet in what you chose. Code some turns, or choose other sources.
method-empty-chains = There is no stimulus in the conversations that you chose. Code some turns of a conversation with a stimulus code, or choose another direction.
method-codes-lead = { $n ->
    [one] One coding counts.
   *[other] { $n } codings count.
}
method-opens-places = Every number opens its places.
method-codes-note = Only codings that a person made or accepted count. Two coders who code one turn alike make two codings and one turn.
method-matrix-lead = How many codings of each code stand in each column.
method-chains-interval = Intervals: bootstrap over conversations, from { $n } conversations with the code on; below that counts only.
method-chains-source = Hovland, Janis & Kelley (1953); Efron & Tibshirani (1993) for the interval.
method-conflicts = { $n ->
    [one] One choice is open under “To settle”; one of its sides counts here.
   *[other] { $n } choices are open under “To settle”; one side of each counts here.
}
method-left-refused = { $n ->
    [one] One coding on words of persons who refused isn’t counted.
   *[other] { $n } codings on words of persons who refused aren’t counted.
}
method-left-withdrawn = { $n ->
    [one] One coding on withdrawn words isn’t counted.
   *[other] { $n } codings on withdrawn words aren’t counted.
}
method-left-interviewer = { $n ->
    [one] One coding on an interviewer’s words alone isn’t counted.
   *[other] { $n } codings on an interviewer’s words alone aren’t counted.
}
method-left-proposals = { $n ->
    [one] One proposal isn’t decided yet and doesn’t count.
   *[other] { $n } proposals aren’t decided yet and don’t count.
}

method-codes-caption = Codings, turns, sources and persons by code, and codings by group
report-word-quotes = Quotes by code
report-word-quotes-caption = Quotes. Names, numbers and addresses are masked; persons are named by pseudonyms.
report-word-quote = Quote
report-word-speaker = Speaker
report-word-where = Source, turn, time
report-word-memo = Memo
report-word-none = There is no quote in what you chose.
report-word-state = State of the study: { $heads }
report-when-day = { $time } (day)
report-when-minute = { $time } (minute)
report-when-second = { $time } (second)
report-when-unknown = time not given
word-table = Table
word-figure = Figure
word-style-cell = Cell
word-style-cell-number = Cell Number
word-style-cell-head = Cell Head
word-style-cell-quote = Cell Quote
word-style-note = Note
export-subtitle = Appendix: codebook, quotes and results
export-contents = Contents
export-results = Results
export-quotes-intro = Quotes by code, in the order of the study. Words of people who refused or withdrew, and words that may not be quoted, are not here. Words that could lead to a person are replaced in brackets; prices are kept. Each row says where the words stand, when they were written, and in brackets how exactly that is known: to the day, the minute or the second.
export-more-rows = { $n ->
    [one] One more row of this table stands in the export of tables.
   *[other] { $n } more rows of this table stand in the export of tables.
}
export-quotes-caption = { $code }: { $shown } of { $all } quotes

code-was-made = Made
code-was-code = Name in tables changed
code-was-brief = Label changed
code-was-definition = Definition changed
code-was-use = When to use it changed
code-was-not-use = When not to use it changed
code-was-example = Example changed
code-was-values = Values changed
code-was-component = Component changed
code-was-colour = Colour changed
code-was-moved = Moved in the codebook
code-was-retired = Retired
code-was-unretired = Back in use
code-was-removed = Taken away
code-was-back = Brought back
code-was-took = { $n ->
    [one] One coding moved here
   *[other] { $n } codings moved here
}
rule-mistake-regex = This expression can’t be read: { $problem }
rule-mistake-empty = Give a word or phrase to look for.
rule-mistake-role = No speaker has the role { $role }.

## People and duties

act-blotted = Words of others blotted out
act-referral = { $count ->
    [one] One referral recorded
   *[other] { $count } referrals recorded
}
act-referral-one = Referral: { $what }
act-contact = { $count ->
    [one] One contact recorded
   *[other] { $count } contacts recorded
}
act-contact-one = Contact with { $what }
act-check = { $count ->
    [one] One member check recorded
   *[other] { $count } member checks recorded
}
act-check-one = Member check with { $what }
act-request = { $count ->
    [one] One request to withdraw recorded
   *[other] { $count } requests to withdraw recorded
}
act-request-one = { $what } asks to withdraw
act-copy = { $count ->
    [one] One copy registered
   *[other] { $count } copies registered
}
act-mark = { $count ->
    [one] One mark of risk
   *[other] { $count } marks of risk
}
act-mark-one = Mark of risk on { $what }
act-mention = { $count ->
    [one] One mention replaced
   *[other] { $count } mentions replaced
}
act-mention-one = Mention replaced: { $what }
act-entity = { $count ->
    [one] One replacement named
   *[other] { $count } replacements named
}
act-duties = Duties of the study changed
act-original = Original words shown
act-original-one = Original words of { $what } shown
act-mark-removed = { $count ->
    [one] One mark of risk removed
   *[other] { $count } marks of risk removed
}
act-mark-removed-one = Mark of risk removed: { $what }
act-mention-removed = { $count ->
    [one] One mention no longer replaced
   *[other] { $count } mentions no longer replaced
}
act-mention-removed-one = Mention no longer replaced: { $what }
act-record-removed = { $count ->
    [one] One record removed
   *[other] { $count } records removed
}
act-person-changed = { $count ->
    [one] One person changed
   *[other] { $count } persons changed
}
act-person-changed-one = { $what } changed
act-record-changed = { $count ->
    [one] One record changed
   *[other] { $count } records changed
}
act-destroyed = Words destroyed
method-left-other-party = { $n } turns of other parties are read and not counted (rule: own side only).
method-left-not-agreed = { $n } turns are not counted: their speakers didn't agree to this kind of source.
method-left-asked = { $n } turns of persons who asked to withdraw are not counted.
method-left-hidden = { $n } turns under a mark of risk are not counted.
sources-pictures = { $count ->
    [one] One picture was taken in.
   *[other] { $count } pictures were taken in.
}
sources-pictures-missing = { $count ->
    [one] One picture that a message names was not among the files.
   *[other] { $count } pictures that messages name were not among the files.
}
sources-pictures-refused = { $count ->
    [one] One picture was refused: it is no JPEG, PNG or WebP picture, or too large.
   *[other] { $count } pictures were refused: they are no JPEG, PNG or WebP pictures, or too large.
}
method-sequence = Sequence
method-sequence-about = Which code is followed by which more often than by chance?
method-option-position = A position is
method-option-level = Count
method-option-lag = Positions from given to target
method-option-uncoded = Turns without a code
method-option-no-repeats = A row of one code counts once
method-option-given = Side of the given
method-option-target = Side of the target
method-option-within = Shuffle within
method-option-permutations = Permutations
method-by-turn = a turn with all its codes
method-by-event = each coding
method-by-code = codes
method-by-component = components (S, O, R)
method-by-skip = are passed over
method-by-break = break the row
method-by-conversation = the conversation
method-by-all = all conversations
method-by-no = no
method-by-yes = yes
method-empty-sequence = No coded turn is followed by another coded turn in the conversations that you chose. Code more turns, or choose other conversations or sides.
method-sequence-caption = Pairs that occur or stand out.
method-sequence-test = The whole table: G² = { $g2 }, { $df } degrees of freedom, p = { $p }. It takes transitions as independent.
method-sequence-source = Bakeman & Quera (2011); Haberman (1978) for the residual; Phipson & Smyth (2010) for the p of permutations; Benjamini & Hochberg (1995).
sequence-given = given
sequence-target = followed by
sequence-observed = observed
sequence-conversations = conversations
sequence-expected = by chance
sequence-probability = share of the given
sequence-residual = adjusted residual
sequence-q = Yule's Q
sequence-p = p
sequence-holm = p (Holm)
sequence-bh = p (Benjamini-Hochberg)
sequence-warn-small-expected = In { $cells } of { $of } pairs chance would give fewer than 5: read their residuals with care, and believe the permutations before them.
sequence-warn-few-transitions = { $transitions } transitions are few for so many codes: { $needed } would be a good number. Count components, or put codes together.
sequence-warn-few-conversations = { $conversations ->
    [one] Only one conversation has a transition
   *[other] Only { $conversations } conversations have a transition
}: what stands out here stands out in these, and there is no interval.
sequence-warn-undefined = { $cells ->
    [one] One pair can't be computed: its codes never stand first or second, or always do.
   *[other] { $cells } pairs can't be computed: their codes never stand first or second, or always do.
}
sequence-warn-few-permutations = With so few permutations no pair can be below 0.05 after Holm's correction: that takes { $needed }.
sequence-warn-roles-take-turns = The sides take turns. That alone makes what one side says follow what the other says: shuffle within roles.
method-compare = Comparison
method-compare-about = Is a code followed by another in some conversations as in others?
method-option-first = Given code
method-option-second = Code that follows or stands with it
method-option-measure = What is compared
method-option-with-role = Conversations in which this side speaks
method-option-attribute = Conversations with somebody who is
method-option-these = These conversations
method-by-followed = is followed by
method-by-together = stands together with
method-no-attribute = not asked for
method-empty-compare = Choose two codes that occur in conversations, and which conversations make the first group: by a side, an attribute, or by name.
method-compare-followed = “{ $given }” followed by “{ $target }” { $lag ->
    [one] one position
   *[other] { $lag } positions
} later: { $first } conversations of the first group and { $others } others, seed { $seed }.
method-compare-together = “{ $given }” together with “{ $target }” in one turn: { $first } conversations of the first group and { $others } others, seed { $seed }.
method-compare-ratio = The odds ratio of the first group is { $ratio } times that of the others (95 % interval { $low } to { $high }, p = { $p }).
method-compare-difference = The share of the first group is { $n } percentage points from that of the others (95 % interval { $low } to { $high }, by conversation).
method-compare-few = Below { $n } conversations in a group there is no interval of its share.
method-compare-note = Odds ratio: over conversations (Mantel-Haenszel). Test: that there is no association (Cochran-Mantel-Haenszel); that it is the same in all conversations (Breslow-Day). Groups that differ in this can differ in much else as well.
method-compare-caption = The group and the other conversations. A number opens its places.
compare-group = group
compare-first = first group
compare-others = the others
compare-conversations = conversations
compare-given = given
compare-both = given and target
compare-share = share (95 % interval)
compare-odds = odds ratio (95 % interval)
compare-none = p: no association
compare-same = p: same everywhere
compare-left-out = without the conversation that moves it most (range)
compare-moves = that conversation
word-first = first group
word-others = the others
