# Words of the report: the study as one document.

## What masking puts in the place of what it finds

mask-phone = [phone]
mask-email = [e-mail]
mask-link = [link]
mask-handle = [handle]
mask-number = [number]
mask-name = [name]
mask-plate = [number plate]
mask-address = [address]
mask-room = [room]
mask-coordinates = [place]
mask-birth = [date of birth]

## Numbers and days

report-percent = { $n } %
report-day = { $day } { $month } { $year }
report-month-1 = Jan
report-month-2 = Feb
report-month-3 = Mar
report-month-4 = Apr
report-month-5 = May
report-month-6 = Jun
report-month-7 = Jul
report-month-8 = Aug
report-month-9 = Sep
report-month-10 = Oct
report-month-11 = Nov
report-month-12 = Dec
report-n-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
report-n-conversations = { $n ->
    [one] { $n } conversation
   *[other] { $n } conversations
}
report-n-turns = { $n ->
    [one] { $n } turn
   *[other] { $n } turns
}
report-n-persons = { $n ->
    [one] { $n } person
   *[other] { $n } persons
}
report-n-codings = { $n ->
    [one] { $n } coding
   *[other] { $n } codings
}
report-n-codes = { $n ->
    [one] { $n } code
   *[other] { $n } codes
}
report-n-packages = { $n ->
    [one] { $n } stimulus package
   *[other] { $n } stimulus packages
}
report-n-rule-files = { $n ->
    [one] { $n } file of rules
   *[other] { $n } files of rules
}
report-n-speakers = { $n ->
    [one] { $n } speaker
   *[other] { $n } speakers
}
report-and-more = and { $n } more

## Words that several sections use

report-report = Report of the study
report-contents = Contents
report-component-s = Stimulus
report-component-o = Organism
report-component-r = Response
report-component-x = Other
report-kind-conversation = conversation
report-kind-interview = interview
report-kind-observation = observation
report-kind-document = document
report-shown = shown
report-self-reported = self-reported
report-attributed = attributed
report-informant = informant
report-other-party = other party
report-interviewer = interviewer
report-narrator = note
report-speaker = speaker { $n }
report-nobody = no person
report-no-role = no role
report-withdrawn = withdrawn
report-consent-given = given
report-consent-refused = refused: not counted, not quoted
report-consent-unknown = not recorded
report-nothing-visible = nothing visible
report-others = others
report-col-code = Code
report-col-codings = codings
report-col-turns = turns
report-col-sources = sources
report-col-source = source
report-col-persons = persons
report-col-conversations = conversations
report-col-label = label
report-col-kind = kind
report-col-speakers = speakers
report-col-first = first day
report-col-last = last day
report-col-pseudonym = pseudonym
report-col-person-kind = who
report-col-role = role
report-col-consent = consent
report-col-all = all
report-more-sources = { $n ->
    [one] One more source is not shown.
   *[other] { $n } more sources are not shown.
}
report-more-persons = { $n ->
    [one] One more person is not shown.
   *[other] { $n } more persons are not shown.
}
report-more-turns = { $n ->
    [one] and one more turn
   *[other] and { $n } more turns
}
report-more-memos = { $n ->
    [one] One more memo of this kind is not shown.
   *[other] { $n } more memos of this kind are not shown.
}

## Head

report-questions = { $n ->
    [one] Research question
   *[other] Research questions
}
report-no-questions = No research question is recorded yet.
report-holds = The study holds { $sources } ({ $conversations } among them) with { $turns } and { $persons }. { $codings } count; proposals that nobody accepted do not.
report-most-frequent = The most frequent stimulus is “{ $code }”, with { $codings } in { $sources }.
report-no-stimulus = No stimulus is coded yet.
report-no-chains-short = It stands in no stimulus package of the conversations that were read.
report-answered-counts = In { $conversations } it stands in { $packages }, of which { $answered ->
    [0] none was
    [one] one was
   *[other] { $answered } were
} answered.
report-answered-share = That is { $share } of those whose end is known (95 % interval { $low } to { $high }, by conversation).
report-counts-only = Below { $n } conversations these are counts only: too few for an interval, and nothing is said beyond them.
report-state = State of the study
report-version = Program
report-seed = Random draws
report-seed-samples = seed { $seed }, { $samples } samples

## Sources and people

report-people = Sources and people
report-people-intro = Persons are named by pseudonyms. The kind of a source decides what is counted: only conversations enter chains; interviews are counted by informant. Days are those of the record, on the clock of the device that made it.
report-summary-caption = Sources by kind
report-sources-caption = Sources
report-persons-caption = Persons

## Codebook

report-codebook = Codebook
report-codebook-intro = Each code has a definition, a rule for when to use it and one for when not to, and an example (MacQueen et al. 1998). A turn may carry several codes.
report-codebook-empty = The codebook has no code yet.
report-use = Use:
report-use-not = Not:
report-example = Example:
report-code-values = Values:
report-value-number = a number
report-value-text = words
report-value = { $name } { $value } { $unit }

## Codes

report-codes = Codes
report-codes-intro = How often each code was used, in how many sources and with how many persons. Only codings that a person made or accepted count. Two coders who code one turn alike make two codings and one turn.
report-codes-none = No coding counts yet.
report-bars-title = Codings by code
report-bars-description = Horizontal bars, one for each code in use, grouped by component. The numbers stand in the table that follows.
report-codes-caption = Codings, turns, sources and persons by code, and codings by the role of the speaker
report-codes-unused = Not used: { $codes }.
report-evidence = What the organism codes rest on
report-evidence-intro = An organism code needs words that show it. Shown: in the chat itself. Self-reported: said of oneself in an interview. Attributed: said of others.
report-evidence-caption = Codings of the organism by evidence

## Chains

report-chains = What follows a stimulus
report-chains-intro = { $packages } in { $conversations }, { $direction }. A chain runs from a package to what the other side shows and does, until the stimulating side's next package, for at most { $turns } turns or { $hours } hours.
report-chains-reading = A package is a run of turns of one side; it carries every stimulus code that stands in it and counts under each. “Is followed by” says what came after, not what brought it about.
report-chains-none = There is no stimulus package in the conversations that may be counted, so there is nothing to show.
report-direction = { $from } to { $to }
report-direction-both = every side in turn
report-direction-from = { $from } to every other side
report-direction-to = every other side to { $to }
report-few-all = Too few conversations for an interval: each stimulus stands in fewer than { $n }. Counts only.
report-few-some = Too few conversations for an interval (fewer than { $n }), counts only: { $codes }.
report-flow-title = From stimulus through organism to response
report-flow-description = Bands from stimulus codes through the last organism code shown to how the chain ended; { $n } streams. A package with several stimulus codes runs through each of them. The numbers stand in the tables that follow.
report-flow-s = Stimulus
report-flow-o = Organism shown
report-flow-r = Response or other end
figure-tree-title = Who was sent by whom
figure-tree-description = Referral tree of { $people ->
    [one] one person
   *[other] { $people } people
}, { $seeds ->
    [one] one seed
   *[other] { $seeds } seeds
}, { $waves ->
    [one] one wave
   *[other] { $waves } waves
}, seeds counted as a wave. { $none ->
    [0] Everybody has a wave.
    [one] One person has no wave.
   *[other] { $none } people have no wave.
} Each line leads from a person to somebody whom they sent.
figure-wave = Wave
figure-wave-number = Wave { $n }
figure-waves-from = Wave { $n } and later
figure-no-wave = No wave
figure-unplaced = No wave: it isn't known who sent the first of them
figure-seed = Seed
figure-mark-full = Takes part
figure-mark-ring = Not decided yet
figure-mark-broken = Not reached
figure-mark-cross = Refused or not eligible
figure-others = Other values
figure-unknown = Unknown
figure-weeks-title = How many came in each week, by wave
figure-weeks-description = Columns by calendar week (ISO 8601) for { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}, divided by wave; { $n ->
    [one] one person
   *[other] { $n } people
} in all.
figure-weeks-undated = { $n ->
    [one] One person without a date isn't shown.
   *[other] { $n } people without a date aren't shown.
}
figure-shares-title = { $name } by wave
figure-shares-description = A bar for each wave, divided by the values of "{ $name }". All bars have one length; the counts stand in them.
figure-sum = n = { $n }
report-end-no-response = no response
report-end-passed-over = passed over
report-end-not-coded = not coded
report-end-window-expired = window expired
report-end-record-ends = record ends
report-end-unknown = unknown
report-col-packages = packages
report-col-known = end known
report-col-answered = answered
report-col-share = share
report-col-interval = 95 % interval, by conversation
report-counts-only-cell = counts only
report-stimulus-caption = What followed each stimulus. Share: answered packages among those whose end is known
report-ends = How the chains ended, by stimulus
report-ends-caption = Packages by stimulus code and by end; a package with several stimulus codes counts under each
report-no-width = An interval without width is no certainty: all packages of the stimulus were answered alike, so drawing conversations again shows no spread.
report-organism = Organism shown, by final response
report-organism-caption = Packages by organism code shown and by end; a package with several organism codes counts under each
report-chains-words = No response: the other side showed something, and no response followed in the window. Passed over: the other side went on, with codings that answer something else. Not coded: it spoke, and none of it is coded. Window expired: it spoke only after the window. Record ends: the record stops before it speaks. Unknown: words that may not be counted stand where the answer would be.
report-told = What interviews tell
report-told-intro = An interview is a question and an account. What informants tell of attention, comprehension and acceptance is counted by informant and never pooled with what is shown in chats.
report-told-none = No organism code stands in an interview.
report-told-caption = Organism codes in interviews by informant: self-reported + attributed to others

## Matrix

report-matrix = Codes by informant and source
report-matrix-intro-informant = How many codings of each code stand in the words of each person; a darker ground means more. Interviewers have no column.
report-matrix-intro-source = How many codings of each code stand in each source; a darker ground means more.
report-matrix-left-informants = { $n ->
    [one] The persons with the most codings are shown; one more is left out of the table, not of the sums.
   *[other] The persons with the most codings are shown; { $n } more are left out of the table, not of the sums.
}
report-matrix-left-sources = { $n ->
    [one] The sources with the most codings are shown; one more is left out of the table, not of the sums.
   *[other] The sources with the most codings are shown; { $n } more are left out of the table, not of the sums.
}
report-matrix-caption = Codings by code and column
report-places = Where they stand: source and turn of each coding

## Quotes

report-quotes = Quotes by code
report-quotes-intro = Up to { $n } for each code, chosen by a fixed rule and not by hand: spread over sources and persons, words of a readable length first, otherwise in the order of the study. The marked words carry the code. C07:12 is turn 12 of source C07, counted from 0. Words that could lead to a person are replaced in brackets; prices are kept.
report-quotes-none = There is nothing to quote yet.
report-turn-media = [picture, sound or file]
report-turn-deleted = [deleted message]
report-turn-system = [line of the program]
report-turn-heading = [heading]
report-turn-unknown = [not readable]

## Memos

report-memos = Memos
report-memos-intro = { $n ->
    [one] One memo is part of the study.
   *[other] { $n } memos are part of the study.
}
report-memos-none = No memo is written yet.
report-memos-hidden = { $n ->
    [one] One memo is not shown: refused or withdrawn words stand behind it.
   *[other] { $n } memos are not shown: refused or withdrawn words stand behind them.
}
report-memo-analytic = Analytic
report-memo-method = On the method
report-memo-reflexive = Reflexive
report-memo-field-note = Field notes
report-on-study = the study
report-on-code = code “{ $name }”
report-on-coder = coder { $name }
report-on-memo = a memo
report-on-theme = theme { $name }
report-on-question = a research question

## Method

report-method = Method
report-method-sor = Model.
report-method-sor-text = Stimulus, organism and response stand in the line of Hovland, Janis & Kelley (1953): a message meets attention, comprehension and acceptance before a response. The three are positions towards one stimulus, not traits of a person.
report-method-codebook = Codebook.
report-method-codebook-text = { $n ->
    [one] One code is written in the form of MacQueen et al. (1998): definition, when to use it, when not, example.
   *[other] { $n } codes are written in the form of MacQueen et al. (1998): definition, when to use it, when not, example.
}
report-method-chains = Packages and windows.
report-method-chains-text = Consecutive turns of one side are one package. Its window begins after its last turn and ends with that side's next package, after { $turns } turns or after { $hours } hours; a clarifying question and its reply do not close it. The last response in the window is the end of the chain. A link “responds to” ties an answer to one stimulus. Turns of persons who refused or withdrew are gaps: no chain runs across them.
report-method-evidence = Evidence of the organism.
report-method-evidence-text = Organism codes stand only where words show them, and each says what it rests on: shown, self-reported or attributed. What the researcher infers stands in memos.
report-method-bootstrap = Intervals.
report-method-bootstrap-text = Turns of one conversation depend on each other, so whole conversations are drawn: percentile bootstrap (Efron & Tibshirani 1993) with { $samples } samples and seed { $seed }. Packages whose end is not known (record ends, unknown, not coded) do not enter a share. Below { $n } conversations no interval is given.
report-method-counting = Display and counting.
report-method-counting-text = Counting is a step of display (Miles, Huberman & Saldaña 2014): it shows where to read. Every count stands on codings at named places in the sources.
report-method-rules = Rules and proposals.
report-method-rules-text = { $files } made { $all } proposals. None counts until a person decides on it: { $accepted } accepted, { $refused } refused, { $open } still open.
report-method-rules-none = No search rules were used: every coding was made by a person.
report-method-coders = Coders.
report-method-coders-text = { $n ->
    [0] Nobody has coded yet.
    [one] One person coded. Agreement between coders can't be computed, so other readers of this material may see other codes in it.
   *[other] { $n } persons coded. Their codings are counted together here.
}
report-coders-caption = Codings that count, by coder
report-col-coder = coder
report-col-own = own codings
report-col-taken = accepted proposals
report-method-log = Record of the work.
report-method-log-text = { $batches ->
    [one] One entry in the log makes this state,
   *[other] { $batches } entries in the log make this state,
} written by { $replicas ->
    [one] one installation.
   *[other] { $replicas } installations.
} Each is signed by the installation that wrote it, which proves the installation and not the person.
report-references = References

## Limits

report-limits = Limits, and what was left out
report-left-out = Left out
report-cannot = What this report can't say
report-out-refused = { $n ->
    [0] No person refused.
   *[other] Refused: { $persons }; { $turns } and { $codings } of theirs are counted and quoted nowhere.
}
report-out-withdrawn = { $n ->
    [0] Nothing was withdrawn.
   *[other] Withdrawn: { $persons } ({ $speakers } in sources), { $turns } and { $codings } on them. Their words are erased; their turns stand as empty places.
}
report-out-proposals = { $n ->
    [0] No proposal waits for a decision.
    [one] One proposal waits for a decision and counts nowhere.
   *[other] { $n } proposals wait for a decision and count nowhere.
}
report-out-consent = { $n ->
    [0] The consent of every person is recorded.
    [one] The consent of one person is not recorded; that person's words are counted.
   *[other] The consent of { $n } persons is not recorded; their words are counted.
}
report-out-unattached = { $n ->
    [0] Every organism and response coding in the conversations belongs to a chain.
    [one] One organism or response coding stands in no window and has no link, so it is in no chain.
   *[other] { $n } organism and response codings stand in no window and have no link, so they are in no chain.
}
report-out-interviewers = Words of interviewers are neither quoted nor given a column.
report-limit-snowball = Where informants are found through referrals (snowball sampling), the sample shows what occurs and how it hangs together; it can't carry a statement about how many people in general do so.
report-limit-organism = The organism is seen only through what people show or tell. Somebody may have noticed, understood or liked a message without a trace.
report-limit-association = What follows a stimulus need not follow because of it. Nothing here speaks of effects, and nothing recommends a way to write.
report-limit-counts = Codes are judgements. Counts depend on the codebook, on the coders and on what was recorded.
report-limit-masking = Masking finds phone numbers, e-mail addresses, links, handles, long numbers and the full names of speakers. It promises no completeness: a nickname, a place or a story can still lead to somebody. Read every quote before you hand this report on.
report-limit-erasure = A withdrawal after this report was made doesn't reach it. Make a new one and destroy the old one.
report-out-conflicts = { $n ->
    [one] One field was set differently in two copies, and nobody has settled it; one side of it counts.
   *[other] { $n } fields were set differently in two copies, and nobody has settled them; one side of each counts.
}

## What people allowed

report-rule-own-side = Other parties: own side only. What people said who gave no consent of their own is read, and counted and quoted nowhere.
report-rule-board-approved = Other parties: codings on their words count by the board's approval { $number } ({ $reason }; until { $until }). They are quoted nowhere.
report-rule-public = Other parties: what they said counts and is quoted as public material ({ $reason }).
report-out-other-party = Other parties: { $persons }; { $turns } and { $codings } of theirs are read and counted nowhere.
report-out-not-agreed = Not agreed to this kind of source: { $persons }; { $turns } and { $codings } of theirs are counted and quoted nowhere.
report-out-asked = Asked to withdraw: { $persons }; { $turns } and { $codings } of theirs are counted and quoted nowhere.
report-out-hidden = Under a mark of risk: { $turns } and { $codings } are counted and quoted nowhere.
report-out-unquoted = { $n ->
    [one] One turn counts and is not quoted word by word.
   *[other] { $n } turns count and are not quoted word by word.
}
report-out-destroyed = { $n ->
    [one] The words of one turn were destroyed; what was coded on it counts.
   *[other] The words of { $n } turns were destroyed; what was coded on them counts.
}

## How people came

report-recruitment = How people came into the study
report-recruitment-none = It isn't recorded how people came into the study.
report-recruitment-intro = Seeds are people whom nobody sent; a wave is the number of steps from the seed. Such a sample shows what occurs among people who know one another; it carries no statement about how many people in general do so.
report-seeds-caption = Seeds, why they were chosen, and how many people their trees hold (themselves included)
report-stages-caption = At each stage how many people, of all and by wave
report-col-seed = seed
report-col-why = why
report-col-reach = people in the tree
report-col-wave = wave
report-reasons = Why others aren't in the study
people-problems-report = { $n ->
    [one] One thing contradicts itself or can't be told:
   *[other] { $n } things contradict themselves or can't be told:
}
report-more-problems = { $n ->
    [one] One more is listed in the program.
   *[other] { $n } more are listed in the program.
}

report-sequence = What follows what
report-sequence-title = Pairs of codes: how far from chance
report-sequence-intro = { $transitions } in { $conversations }; the target stands { $lag ->
    [one] one position
   *[other] { $lag } positions
} after the given. { $permutations ->
    [0] Without permutations.
   *[other] { $permutations } permutations, seed { $seed }.
}
report-sequence-reading = A transition goes from one coded turn to the next in the same conversation; it never runs across words that may not be counted. “Is followed by more often than by chance” says what comes after what, not what brings it about.
report-sequence-none = No coded turn is followed by another coded turn in the conversations that may be counted.
report-sequence-chance = No pair of codes differs from chance (Benjamini-Hochberg at most 0.05).
report-sequence-caption = Pairs of codes that differ from chance (Benjamini-Hochberg at most 0.05), the farthest from it first
report-sequence-more = { $n ->
    [one] One more pair differs from chance.
   *[other] { $n } more pairs differ from chance.
}
report-sequence-more-often = more often than by chance, z from { $z }
report-sequence-less-often = less often, z from −{ $z }
report-sequence-description = Rows are followed by columns. Farthest from chance: { $pairs }.
report-sequence-words = Adjusted residual (z): how far the count is from chance, in standard errors. Yule's Q: from −1 (never together) through 0 (as by chance) to 1 (always). p: in how many random orders of the same codes the count is as far off. Bold in the picture: differs from chance after correction for the number of pairs.
report-n-transitions = { $n ->
    [one] one transition
   *[other] { $n } transitions
}
## How long until the other side writes

report-waits = How long until the other side writes
report-waits-lead = { $waits ->
    [one] One wait
   *[other] { $waits } waits
} in { $conversations ->
    [one] one conversation
   *[other] { $conversations } conversations
}. A wait runs from the last message of one side’s row of messages to the next message of the other side, within a window of { $hours } hours. Waits that end without a message are counted apart and not thrown away.
report-waits-none = There is no conversation in which somebody could wait for an answer.
report-waits-few-all = Too few conversations (fewer than { $n }): counts only, no medians, shares or tests.
report-waits-few-some = Too few conversations (fewer than { $n }), counts only: { $groups }.
report-waits-minute = { $n ->
    [one] One wait is
   *[other] { $n } waits are
} known to within a minute only, because the record has no seconds; answered waits of 0: { $zero }. Medians are true to within a minute.
report-waits-untimed = { $n ->
    [one] One wait has
   *[other] { $n } waits have
} no length: the record has no times there, or only days. They stand in the counts alone.
report-waits-backwards = { $n ->
    [one] In one wait the clock runs
   *[other] In { $n } waits the clock runs
} backwards. They stand in the counts alone.
report-waits-from-to = { $from } waits for { $to }
report-waits-several = anybody else
report-waits-nobody = nobody who wrote
report-waits-with = with { $code }
report-waits-without = without { $code }
report-waits-not-reached = not reached
report-waits-title = Share that still waits, along time
report-waits-description = For each group a curve that falls in steps from 100 % as answers come, with its 95 % band; the median is where it comes down to 50 %. The table holds the same figures.
report-waits-note = Times on a scale of their logarithms. Band: 95 %, log-log.
report-waits-test = Log-rank test between the groups: chi-square { $chi }, df { $df }, p { $p }. It takes waits for independent, which those of one conversation are not.
report-waits-apart = The second group’s median less the first’s: { $apart } (95 % interval over conversations: { $low } to { $high }).
report-waits-words = Medians after Kaplan and Meier, intervals by drawing whole conversations. This says what is followed by what, and after how long; not what makes somebody answer.
report-waits-caption = Waits by who waits for whom, how they ended, and how long they last
report-waits-col-group = who waits
report-waits-col-waits = waits
report-waits-col-median = median (95 %, by conversation)
report-duration-s = { $a } s
report-duration-min = { $a } min { $b } s
report-duration-min-whole = { $a } min
report-duration-h = { $a } h { $b } min
report-duration-h-whole = { $a } h
report-duration-d = { $a } d { $b } h
report-duration-d-whole = { $a } d

## Values that people name

report-values = Values that people name
report-values-none = No coding carries a value. Rules with value = "price" and the column value of a table of codings capture them.
report-values-lead = { $n ->
    [one] One number
   *[other] { $n } numbers
} of { $kinds ->
    [one] one kind
   *[other] { $kinds } kinds
} and { $words ->
    [one] one word
   *[other] { $words } words
} were captured. Different units are never pooled.
report-values-told = { $role }, told
report-values-caption = Numbers by kind and by who names them
report-values-words-caption = Values that are words
report-values-courses-caption = The course of offers by conversation
report-values-together-caption = Two values that stand together
report-values-col-kind = value
report-values-col-who = named by
report-values-col-n = numbers
report-values-col-least = least
report-values-col-quarter = 1st quartile
report-values-col-median = median
report-values-col-three = 3rd quartile
report-values-col-most = greatest
report-values-col-word = word
report-values-col-offers = offers
report-values-col-first = first
report-values-col-last = last
report-values-col-agreed = agreed
report-values-col-course = course
report-values-col-x = the more
report-values-col-y = beside it
report-values-col-points = points
report-values-col-higher = higher
report-values-col-lower = lower
report-values-col-same = same
report-values-col-within = within conversations (95 %)
report-values-col-spearman = Spearman (95 %)
report-values-courses = { $kind }: in { $n ->
    [one] one conversation two or more are named
   *[other] { $n } conversations two or more are named
}; from the first to the last it is lower in { $down }, higher in { $up }, the same in { $same }; agreed in { $agreed }.
report-values-together = { $x } and { $y } stand together at { $points ->
    [one] one place
   *[other] { $points } places
} in { $conversations ->
    [one] one conversation
   *[other] { $conversations } conversations
}. Of { $all ->
    [one] one pair
   *[other] { $all } pairs
} of one conversation with a different { $x }, the greater { $x } has the higher { $y } in { $higher }, the lower in { $lower }, the same in { $same }.
report-values-few = Fewer than { $n } conversations: no correlation and no interval.
report-values-within = Within conversations: { $value } (95 %: { $low } to { $high }).
report-values-spearman = Spearman over all points: { $value } (95 %: { $low } to { $high }).
report-values-offers = Offers by conversation
report-values-offers-about = For each conversation its offers from the first at the top to the last at the bottom, coloured by who names them; a ring marks what was agreed.
report-values-offers-description = { $kind } in { $n } conversations, each from the first offer at the top to the last at the bottom, coloured by who names it; a ring marks what was agreed.
report-values-agreed = agreed
report-values-scatter = Two values that stand together
report-values-scatter-about = Each dot is a place where both values stand; dots of one conversation are joined.
report-values-scatter-description = { $x } along, { $y } up; each dot is a place where both stand, dots of one conversation are joined.
report-values-words = This says which values stand together, not what moves a price. Values told in interviews stand in rows of their own and are in no course and no point.

## Codes that stand together

report-pairs = Codes that stand together
report-pairs-none = No code stands in a conversation that may be counted, or no two stand together.
report-pairs-lead = { $units ->
    [one] One unit
   *[other] { $units } units
} ({ $unit }) in { $sources ->
    [one] one source
   *[other] { $sources } sources
}; { $permutations } permutations within conversations, seed { $seed }.
report-pairs-lead-untested = { $units ->
    [one] One unit
   *[other] { $units } units
} ({ $unit }) in { $sources ->
    [one] one source
   *[other] { $sources } sources
}; no test.
report-pairs-unit-turn = a turn with a code
report-pairs-unit-package = consecutive turns of one side
report-pairs-unit-window = a coded turn with those before it
report-pairs-unit-source = a source
report-pairs-few = Fewer than { $n } sources: read the tests as a hint where to look, and the counts as counts.
report-pairs-title = Pairs of codes that stand together
report-pairs-chance = No pair of codes stands together more or less often than by chance (Benjamini-Hochberg at most 0.05).
report-pairs-caption = Pairs of codes that differ from chance (Benjamini-Hochberg at most 0.05), the farthest from it first
report-pairs-description = Each cell holds how many units have both codes, the diagonal how many have the one. Farthest from chance: { $pairs }.
report-pairs-words = Chance: each code put at random on as many of the coded turns of its side of the conversation. This says what stands together, not what brings the other about.
report-pairs-col-one = code
report-pairs-col-other = with
report-pairs-col-both = together
report-pairs-col-jaccard = Jaccard
