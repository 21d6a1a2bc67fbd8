# What the command line says, apart from errors.

about = A private workbench for studies of what people say to each other in chat.
help-usage = Usage:
help-commands = Commands
help-arguments = Arguments and options

cmd-demo = Build the sample study, analyse it, write its report, open it in the browser
cmd-demo-example =
    Example:
      kelindan demo ~/contoh
cmd-open = Open the interface in the browser
cmd-open-example =
    Examples:
      kelindan open study.kelindan
      kelindan open --folder ~/penelitian
      kelindan open study.kelindan --port 4000 --no-browser

    The interface works on this computer only. The page asks for the passphrase, and locks itself after ten minutes
    in which nobody does anything. Ctrl-C ends the program.
cmd-openapi = Print the description of the interface's calls for programs (OpenAPI, JSON)
cmd-openapi-example =
    Example:
      kelindan openapi > openapi.json
cmd-new = Make a study
cmd-new-example =
    Example:
      kelindan new study.kelindan --title "Talk between sellers and buyers"

    The passphrase and the recovery key are shown once. Write both down, on paper, in two places.
cmd-import = Bring in chats, interviews, notes and tables
cmd-import-example =
    Examples:
      kelindan import study.kelindan chats/ --preview
      kelindan import study.kelindan chats/ --role "Toko Kejora=seller" --role "*=buyer" --tie
      kelindan import study.kelindan interview.docx --kind interview
cmd-info = Show what is in a study
cmd-info-example =
    Example:
      kelindan info study.kelindan
cmd-people = Show people, how they came, what they agreed to; withdraw a person
cmd-people-example =
    Examples:
      kelindan people study.kelindan list
      kelindan people study.kelindan tie P03 P11
      kelindan people study.kelindan role P03 seller
      kelindan people study.kelindan add --seed "known from an earlier study" --value area=North
      kelindan people study.kelindan refer P12 --by P03 --agreed --date 2026-05-12
      kelindan people study.kelindan consent P03 given --form v2 --scope interview,chats,quotes
      kelindan people study.kelindan tree
      kelindan people study.kelindan withdraw P07
cmd-people-list = List people by pseudonym
cmd-people-tie = Say that several pseudonyms are one person
cmd-people-role = Give a person a role
cmd-people-consent = Record what a person agreed to, or that they refused
cmd-codebook = Take a codebook into the study, list it, write it to a file
cmd-codebook-example =
    Examples:
      kelindan codebook study.kelindan use sor
      kelindan codebook study.kelindan import mine.csv
      kelindan codebook study.kelindan export codebook.json
cmd-codebook-use = Take in a codebook that comes with the program
cmd-codebook-import = Take in a codebook from a JSON or CSV file
cmd-codebook-export = Write the codebook to a JSON or CSV file
cmd-codebook-list = List the codes
cmd-code = Code by a table or by rules, accept or refuse proposals
cmd-code-example =
    Examples:
      kelindan code study.kelindan --rules rules.toml --preview
      kelindan code study.kelindan --rules rules.toml
      kelindan code study.kelindan --accept all
      kelindan code study.kelindan --csv codings.csv
cmd-memo = Write and list memos
cmd-memo-example =
    Examples:
      kelindan memo study.kelindan add --on C07:12 --text "The price comes before the picture."
      kelindan memo study.kelindan list
cmd-memo-add = Write a memo on a place, a code, a person or the study
cmd-memo-list = List memos
cmd-question = Add and list research questions
cmd-question-example =
    Example:
      kelindan question study.kelindan add "Which offers are followed by agreement?"
cmd-question-add = Add a research question
cmd-question-list = List the research questions
cmd-analyse = Count codes, make the matrix, read the chains
cmd-analyse-example =
    Examples:
      kelindan analyse study.kelindan codes --by role
      kelindan analyse study.kelindan matrix --by source --csv
      kelindan analyse study.kelindan chains --from seller --to buyer
cmd-analyse-codes = How often each code was used, where, by whom
cmd-analyse-matrix = Codes by informant or source, with their places
cmd-analyse-chains = What follows a stimulus
cmd-analyse-sequence = Which code is followed by which more often than by chance
cmd-analyse-compare = Whether a code is followed by another in some conversations as in others
cmd-calc = The methods on a table from elsewhere, without a study
cmd-calc-example =
    Examples:
      kelindan calc sequence events.csv
      kelindan calc sequence events.csv --columns conversation=dialog,code=label --json
      kelindan calc waits messages.csv
cmd-calc-sequence = Which code is followed by which more often than by chance
cmd-calc-waits = How long until the other side writes
cmd-analyse-waits = How long until the other side writes
cmd-analyse-pairs = Which two codes stand together
cmd-analyse-values = Numbers that people name, the course of offers, which two rise together
cmd-methods = Explain the methods: what each measures, its formula, conditions, source
cmd-methods-example =
    Examples:
      kelindan methods
      kelindan methods chains
cmd-report = Write the report: one HTML file
cmd-report-example =
    Example:
      kelindan report study.kelindan -o report.html --from seller --to buyer
cmd-export = Save the study as a Word document or as tables
cmd-export-example =
    Examples:
      kelindan export study.kelindan --to docx -o appendix.docx --lang id
      kelindan export study.kelindan --to docx -o quotes.docx --parts quotes --quotes 3
      kelindan export study.kelindan --to xlsx -o tables.xlsx
      kelindan export study.kelindan --to csv -o tables
      kelindan export study.kelindan --to json --table codings -o codings.json --with-words
cmd-log = Show who did what and when
cmd-log-example = 
    Examples:
      kelindan log study.kelindan
      kelindan log study.kelindan --coder budi --since 2026-11-01
      kelindan log study.kelindan --cause import
cmd-undo = Undo the last action, or any other
cmd-undo-example =
    Examples:
      kelindan undo study.kelindan
      kelindan undo study.kelindan 7f3a09c1
cmd-verify = Check every row of the study file
cmd-verify-example =
    Example:
      kelindan verify study.kelindan

arg-lang = Language: en or id; else the system's
arg-help = Show this help
arg-version = Show the version
arg-study = The study file, NAME.kelindan
arg-passphrase_file = Read the passphrase from this file (else KELINDAN_PASSPHRASE, else it is asked)
arg-recovery_file = Open with the recovery key in this file instead of the passphrase
arg-json = Print the answer as JSON
arg-csv_out = Print the table as CSV
arg-demo-folder = Where to put the sample study and its report
arg-no_open = Don't open the interface
arg-study_to_open = The study file, NAME.kelindan; else the page offers those of the folder, or a new one
arg-folder = Where studies are looked for and made; else the study's folder or the current one
arg-port = Port on this computer, 1 to 65535; else a free one is found
arg-no_browser = Don't open the browser, only show the link
arg-title = Title of the study
arg-coder_name = Your name as a coder
arg-files = Files or folders; - for text pasted into standard input
arg-kind = What the files are: conversation, interview, observation, document; else found by content
arg-date_order = Order of dates where the file doesn't decide it: dmy, mdy, ymd
arg-roles = Role of a speaker, "NAME=ROLE"; "*=ROLE" for everybody else in conversations; may be repeated
arg-tie = Speakers of the same name are one person, in these files and those stored before
arg-chats = Which chats of an account to read, by their numbers in the preview: 3 or 1,4
arg-only-speaker = Keep the words of this speaker only, by the name in the file; may be repeated
arg-without-speaker = Leave out the words and the name of this speaker; may be repeated
arg-since-day = The first day that is kept: 2026-03-01
arg-until-day = The last day that is kept: 2026-03-31
arg-zone = The zone of the clocks: WIB, WITA, WIT, +08:00, Asia/Makassar
arg-columns = Which column of a table is what: text, speaker, time, clock, source or role; may be repeated
arg-whole = Store a later export of a chat that is there whole, as a chat of its own
arg-preview = Show what would be stored; store nothing
arg-names = Also show what the files call them
arg-persons = Pseudonyms; the first one stays
arg-person = A pseudonym: P03
arg-role = The role
arg-consent = given, refused, unknown
arg-codebook = The codebook: sor
arg-file = The file
arg-rules = Rules (TOML) that make proposals
arg-csv_in = A coder's table of codings (CSV)
arg-accept = Accept proposals: all, or names of rules
arg-refuse = Refuse proposals: all, or names of rules
arg-on = Where: C07, C07:12, C07:12:3-9, C07:3-5, code:S-OFFER, person:P03, question:1, study
arg-memo_kind = analytic, method, reflexive, field-note
arg-text = The words; else they are read from standard input
arg-question = The question
arg-by = Group by component, role, source, informant, coder or evidence
arg-matrix_by = Columns: informant or source
arg-coders = Only codings of this coder; may be repeated
arg-from = Role that stimulates; else every side in turn
arg-to = Role that answers; else every other side
arg-max_turns = Longest window in turns (20)
arg-max_hours = Longest window in hours (72)
arg-seed = Seed of the random samples (1)
arg-compare_given = The given code
arg-compare_target = The code that follows, or stands with it
arg-measure = Compare how often the target follows (followed), or stands in the same turn (together)
arg-with_role = First group: conversations in which somebody with this role speaks
arg-attribute_value = First group: conversations with somebody of this attribute's value
arg-these_sources = First group: this conversation, by its label; may be repeated
arg-table = The table (CSV with commas, semicolons or tabs)
arg-calc_columns = Names of columns: conversation=X,turn=X,time=X,code=X,role=X
arg-calc_labels = The codes in the order of the matrices, with commas; else all that occur, sorted
arg-calc_from = Role of the given, as the table has it
arg-calc_to = Role of what follows
arg-position = A position is a turn with all its codes, or each coding (event)
arg-level = Count codes or components (S, O, R, X)
arg-lag = Positions from the given to the target (1)
arg-uncoded = Turns without a code: passed over (skip), or they break the row (break)
arg-no_repeats = A row of one code counts once, so that no code follows itself
arg-given_role = Role of the given; else any
arg-target_role = Role of what follows; else any
arg-within = Shuffle within each conversation, within each role of it, or across all
arg-permutations = Random orders to compare with (10000; 1000 of many turns); 0 for none
arg-waits_from = Role that waits; else every side in turn
arg-waits_to = Role that is waited for; else any other
arg-waits_code = Messages with this code beside those without
arg-unit = What two codes share: turn (usual), package, window, source
arg-window = Turns of a window (5)
arg-of = Conversations (shown, usual) or interviews and notes (told)
arg-across = Where codes change places by chance: side (usual), conversation
arg-values_code = Values of this code alone
arg-together = What two values share: package (usual), exchange, coding
arg-method = Method to explain; else all are listed
arg-markdown = All pages as Markdown
arg-output = The file to write
arg-export_to = docx: one Word document; xlsx: one workbook; csv, json: a folder with a file for each table
arg-export_output = The file to write; for csv and json the folder, or with --table the file
arg-parts = Parts of the document: codebook, quotes, matrix, methods, or all; method and limits always come with it
arg-quotes_per_code = At most so many quotes for each code, spread over sources and people; 0 = all
arg-export_table = One table only: about, sources, people, codebook, turns, codings, memos, or a table of a method
arg-with_words = Also the words of turns and codings, where they may be quoted, masked
arg-with_memos = Also the memos, masked
arg-force = Replace what is there already
arg-batch = First digits of a batch's id, from the log

ask-new-passphrase = Your own passphrase (15 characters or more; leave it empty for a generated one):
ask-again = The same again:
new-made = The study is there: { $path }
new-passphrase = Passphrase:
new-recovery = Recovery key:
new-write-down = Both are shown only now. Without one of them nobody can open the study, not even we.
new-next = Next: kelindan codebook { $path } use sor

open-link = Open in the browser: { $link }
open-link-lasts = The link opens the page once, within a minute. Ctrl-C ends the program.
open-link-again = Press Enter for another link.
interrupted = Stopped. What was stored before stays, and nothing is half-written.
open-ended = The study is closed.
open-forks = { $count ->
    [one] One working copy of this study went on in two places. Both branches are kept.
   *[other] Working copies of this study went on in two places, { $count } times. All branches are kept.
}

in-file = File { $file } of { $of }: { $message }
error-label = Error:
next-label = Next:
note-label = Note:

preview-source = { $number }. { $name }: { $kind }, { $turns } turns ({ $format })
preview-details = beside the words: { $details }
preview-kinds = turns: { $kinds }
preview-speakers = speakers: { $speakers }
preview-times = from { $first } to { $last }
preview-order = order of dates: { $order }, { $is }
preview-account = File { $file } holds a whole account. Pick what belongs to the study; nothing else is stored. Chats (--chat N):
preview-chat = { $number }. { $name } ({ $turns } messages)
preview-columns = File { $file } is a table. Say which column is what, at least the words: --column text=NAME --column speaker=NAME --column time=NAME. Columns: { $names }
preview-nothing-stored = Nothing is stored yet. Without --preview the files are stored.

import-stored = { $sources ->
    [one] One source with { $turns } turns is stored
   *[other] { $sources } sources with { $turns } turns are stored
} ({ $labels }), { $persons ->
    [0] no new people
    [one] one new person
   *[other] { $persons } new people
}.
import-there = { $count ->
    [one] One source was in the study already and was left alone.
   *[other] { $count } sources were in the study already and were left alone.
}
import-continues = { $label } continues { $earlier }: only the new messages were stored.
import-next = Next: kelindan people { $path } list

warn-at = line { $line }
warn-date-order-assumed = The order of day and month is assumed: no date in the file decides it. Give --date-order if it is wrong.
warn-no-encryption-notice = The chat doesn't begin with WhatsApp's notice on encryption: its beginning may be cut off.
warn-near-export-limit = The number of messages is near the limit of WhatsApp's export: older messages may be missing.
warn-out-of-order = { $count ->
    [one] Once a message stands before an older one.
   *[other] { $count } times a message stands before an older one.
} The order of the file is kept.
warn-mixed-shapes = The file holds more than one way of writing date and time; each was read for itself.
warn-quoted-lines = { $count ->
    [one] One line looks
   *[other] { $count } lines look
} like the head of a message of another shape; they were kept as words of the message before (a quotation, probably).
warn-lines-before-first = Lines stand before the first message; they are kept as a heading.
warn-islamic-calendar = The dates are of the Islamic calendar and were reckoned into the common one; a day may be off by one.
warn-reactions-left-out = { $count ->
    [one] One reaction to a message is kept as a number only: who reacted, and how, is left out.
   *[other] { $count } reactions to messages are kept as numbers only: who reacted, and how, is left out.
}
warn-other-days = Turns of other days that are not stored: { $count }
warn-words-left-out = Turns that are stored without words and name: { $count }
warn-times-are-universal = The times are in universal time (UTC): the file says nothing of the local clock.
warn-names-by-blanks = Only blanks stand between names and words in this file: names of several words may have been cut. Look at the list of speakers.
warn-tiers-left-out = { $count ->
    [one] One tier that hangs on another one (a gloss or a translation) was left out.
   *[other] { $count } tiers that hang on others (glosses, translations) were left out.
}
warn-encoding-guessed = The text is not UTF-8; it was read as Windows-1252. Look whether accents and quotation marks are right.
warn-sheets-left-out = { $count ->
    [one] One other sheet of the workbook was left out.
   *[other] { $count } other sheets of the workbook were left out.
}
warn-long-numbers = { $count ->
    [one] One cell holds a number of more than 15 digits
   *[other] { $count } cells hold numbers of more than 15 digits
}: the spreadsheet has already lost their ends (identity and account numbers, most often).

code-stored = { $count ->
    [0] No new coding.
    [one] One coding is stored.
   *[other] { $count } codings are stored.
}
code-there = { $count ->
    [one] One was there already.
   *[other] { $count } were there already.
}
code-next = Next: kelindan analyse { $path } codes
rules-head = { $count ->
    [0] The rules find nothing new.
    [one] The rules find one place.
   *[other] The rules find { $count } places.
}
rules-line = { $rule } → { $code }: { $count } in { $sources ->
    [one] one source
   *[other] { $sources } sources
}
rules-examples = Examples:
rules-stored = They are stored as proposals and count nowhere until you accept them.
rules-next = Next: kelindan code { $path } --accept all (or names of rules), or --refuse
rules-preview = Nothing is stored. Without --preview they become proposals.
accept-done = { $count ->
    [0] There is no open proposal.
    [one] One proposal is accepted and counts as your coding.
   *[other] { $count } proposals are accepted and count as your codings.
}
refuse-done = { $count ->
    [0] There is no open proposal.
    [one] One proposal is refused.
   *[other] { $count } proposals are refused.
}
undo-hint = One "kelindan undo { $path }" takes all of it back.

codebook-stored = { $count ->
    [0] The codebook is there already, with the same words.
    [one] One code is taken in or changed.
   *[other] { $count } codes are taken in or changed.
}
codebook-next = Next: kelindan import { $path } FILES --preview
file-written = Written: { $path }
export-written = Written: { $path } ({ $count ->
    [one] one table
   *[other] { $count } tables
})

memo-stored = The memo is stored.
memo-none = There is no memo yet.
question-stored = The question is stored.
question-none = There is no research question yet.
people-none = There is nobody in the study yet.
people-stored = Stored.

info-title = { $title }
info-sources = sources
info-turns = turns
info-persons = people
info-codes = codes
info-codings = codings
info-proposals = open proposals
info-links = links
info-memos = memos
info-questions = questions
info-coders = coders
info-batches = actions in the log
info-conflicts = To settle: fields in conflict
info-head = State of the study: { $heads }

kind-conversation = conversation
kind-interview = interview
kind-observation = observation
kind-document = document

col-code = code
col-brief = label
col-codings = codings
col-turns = turns
col-sources = sources
col-persons = people
col-stimulus = stimulus
col-packages = packages
col-conversations = conversations
col-known = end known
col-answered = answered
col-share = share
col-low = 95 % from
col-high = to
col-ends = ended with
col-with = with
col-both = together
col-followed = given and target
col-jaccard = Jaccard
col-value = value
col-unit = unit
col-role = role
col-where = where
col-count = count
col-least = least
col-q1 = 1st quartile
col-middle = median
col-q3 = 3rd quartile
col-most = greatest
col-given = given
col-target = followed by
col-observed = observed
col-expected = by chance
col-probability = share
col-residual = residual
col-q = Yule's Q
col-p = p
col-holm = p (Holm)
col-bh = p (BH)
col-given-all = given
col-odds = odds ratio
col-odds-low = 95 % from
col-odds-high = to
col-cmh-p = p: none
col-same-p = p: same
col-left-low = one left out: from
col-left-high = to
col-moves = moved most by
col-waits-group = who waits for whom
col-waits-n = waits
col-waits-ended = ended
col-waits-median = median
calc-sequence-head = { $transitions } transitions in { $conversations } conversations, lag { $lag }; { $permutations } permutations, seed { $seed }.
calc-sequence-table = The whole table: G² = { $g2 }, { $df } degrees of freedom, p = { $p }.
calc-waits-test = Log-rank: chi-square = { $chi }, { $df } degrees of freedom, p = { $p }.
col-waiting = who waits
col-waits = waits
col-median-seconds = median (s)
col-passed-over = passed over
col-window-expired = window expired
col-record-ends = record ends
col-unknown = unknown
col-person = person
col-kind = kind
col-roles = role
col-consent = consent
col-names = in the files

chains-head = { $packages ->
    [one] One stimulus package
   *[other] { $packages } stimulus packages
} in { $conversations ->
    [one] one conversation
   *[other] { $conversations } conversations
}, { $from } to { $to }; window { $turns } turns or { $hours } hours; seed { $seed }.
chains-every = every side
chains-others = the others
chains-few = Below 20 conversations there are counts only, no interval.
chains-note = "Is followed by" is an association, never an effect.
left-out-refused = Left out: { $turns } turns and { $codings } codings of { $persons ->
    [one] one person
   *[other] { $persons } people
} who refused.
left-out-withdrawn = Left out: { $turns } withdrawn turns and { $codings } codings on them.
left-out-interviewer = Left out: { $count } codings on an interviewer's words.
left-out-proposals = { $count ->
    [one] One proposal is
   *[other] { $count } proposals are
} not decided and { $count ->
    [one] counts
   *[other] count
} nowhere.
basis-heads = State of the study: { $heads }
analyse-nothing = Nothing is coded yet. Next: kelindan codebook { $path } use sor, then kelindan code { $path } --rules FILE or --csv FILE

fact-study = study begun
fact-replica = { $count ->
    [one] one working copy
   *[other] { $count } working copies
}
fact-admitted = { $count ->
    [one] one working copy let in
   *[other] { $count } working copies let in
}
fact-coder = { $count ->
    [one] one coder
   *[other] { $count } coders
}
fact-role = { $count ->
    [one] one role
   *[other] { $count } roles
}
fact-person = { $count ->
    [one] one person
   *[other] { $count } people
}
fact-source = { $count ->
    [one] one source
   *[other] { $count } sources
}
fact-speaker = { $count ->
    [one] one speaker
   *[other] { $count } speakers
}
fact-code = { $count ->
    [one] one code
   *[other] { $count } codes
}
fact-rules = { $count ->
    [one] one file of rules
   *[other] { $count } files of rules
}
fact-proposal = { $count ->
    [one] one proposal
   *[other] { $count } proposals
}
fact-coding = { $count ->
    [one] one coding
   *[other] { $count } codings
}
fact-values = { $count ->
    [one] one list of values
   *[other] { $count } lists of values
}
fact-link = { $count ->
    [one] one link
   *[other] { $count } links
}
fact-memo = { $count ->
    [one] one memo
   *[other] { $count } memos
}
fact-question = { $count ->
    [one] one question
   *[other] { $count } questions
}
fact-taken-away = { $count ->
    [one] one thing taken away
   *[other] { $count } things taken away
}
fact-brought-back = { $count ->
    [one] one thing brought back
   *[other] { $count } things brought back
}
fact-accepted = { $count ->
    [one] one proposal accepted
   *[other] { $count } proposals accepted
}
fact-refused = { $count ->
    [one] one proposal refused
   *[other] { $count } proposals refused
}
fact-reopened = { $count ->
    [one] one proposal open again
   *[other] { $count } proposals open again
}
fact-consent = { $count ->
    [one] one consent
   *[other] { $count } consents
}
fact-change = { $count ->
    [one] one change
   *[other] { $count } changes
}
fact-withdrawn = { $count ->
    [one] one withdrawal
   *[other] { $count } withdrawals
}
fact-theme = { $count ->
    [one] one theme
   *[other] { $count } themes
}
fact-rendering = { $count ->
    [one] one translation
   *[other] { $count } translations
}
fact-view = { $count ->
    [one] one saved view
   *[other] { $count } saved views
}
fact-corrected = { $count ->
    [one] one corrected turn
   *[other] { $count } corrected turns
}
cause-command = action
cause-import = import
cause-rules = rules
cause-undo = undo
cause-withdrawal = withdrawal
log-undone = undone

undo-done = Undone: { $facts } (batch { $batch }).
undo-changed = { $count ->
    [one] One field was changed since and is left as it is.
   *[other] { $count } fields were changed since and are left as they are.
}
undo-lasting = { $count ->
    [one] One fact can't be taken back
   *[other] { $count } facts can't be taken back
} (the study's beginning, a working copy, a withdrawal).
undo-again = To bring it back: kelindan undo { $path } { $batch }

verify-sound = Sound: { $batches } actions, { $payloads } sealed contents and { $keys } keys were opened and checked.
verify-damaged = Not sound. Keep this file, and go on with your last backup that verifies:
report-written = The report is there: { $path }

progress-files = Reading files
progress-work = Working

demo-title = Talk between sellers and buyers at Tanjung Kelapa (invented)
demo-question-1 = Which messages of sellers are followed by agreement, which by refusal or silence?
demo-question-2 = How do offers for one and for several items, and their prices, go together?
demo-memo = Everything in this study is invented: town, people, goods, chats. It shows the way from chats and interviews to a report. The effects that were planted stand in examples/pasar/README.md.
demo-made = Sample study: { $sources } sources, { $turns } turns, { $persons } people; { $table } codings by a coder's table, { $rules } proposals of rules accepted.
demo-found = { $packages } stimulus packages of sellers in { $conversations } conversations.
demo-row = { $code } ({ $brief }): { $answered } of { $known } answered ({ $share }{ $interval }); most often { $end }
demo-interval = , 95 % interval { $low } to { $high }
demo-few = too few conversations for a share
demo-refused = One buyer gave no consent: { $turns } turns and { $codings } codings of theirs are counted and quoted nowhere.
demo-study = Study:      { $path }
demo-passphrase = Passphrase: { $passphrase } (the sample's own; it protects nothing)
demo-interface = Interface:  kelindan open { $path }
demo-report = Report:     { $path }
demo-next = Next, with your own files: kelindan new my.kelindan --title "…"

new-write-down-recovery = It is shown only now. Write it down; without it or your passphrase nobody can open the study, not even we.
import-refused = { $count ->
    [one] A new person has the name of somebody who refused
   *[other] { $count } new people have the names of people who refused
} and counts as refused as well. If it is somebody else: kelindan people STUDY consent PSEUDONYM given
warn-cells-without-column = { $count ->
    [one] One row has cells past the last named column; they are left out.
   *[other] { $count } rows have cells past the last named column; they are left out.
}
warn-recruits-empty-is-seed = { $count ->
    [one] One person has no recruiter and no row says "seed": the person is taken as a seed. If the recruiter isn't known, write ? there.
   *[other] { $count } persons have no recruiter and no row says "seed": they are taken as seeds. Where a recruiter isn't known, write ? there.
}
warn-rdsat-no-dates = { $count ->
    [one] RDSAT's format holds no dates: the date of one person is left out.
   *[other] RDSAT's format holds no dates: those of { $count } persons are left out.
}
warn-kind-assumed = Nothing says who asks: it is taken for a pasted conversation. If it is an interview, give --kind interview.

word-no-response = no response
word-passed-over = passed over
word-not-coded = not coded
word-window-expired = window expired
word-record-ends = record ends
word-unknown = unknown
word-informant = informant
word-other-party = other party
word-given = given
word-refused = refused
word-certain = certain
word-assumed = assumed
word-words = words
word-media = media
word-deleted = deleted
word-edited = edited
word-picture = picture
word-video = video
word-voice = voice message
word-sound = sound
word-sticker = sticker
word-gif = moving picture
word-file = file
word-location = location
word-contact = contact card
word-poll = poll
word-call = call
word-forwarded = forwarded
word-once = to be seen once
word-reactions = reactions
word-stretch = time in the recording
word-system = system
word-heading = heading
word-interviewer = interviewer
word-none = none
word-shown = shown
word-told = told
word-self-reported = self-reported
word-attributed = attributed
word-analytic = analytic
word-method = method
word-reflexive = reflexive
word-field-note = field note
word-amount = amount
word-quantity = quantity

cmd-merge = Merge two copies of a study into a third file
cmd-merge-example =
    Examples:
      kelindan merge mine.kelindan hers.kelindan --preview
      kelindan merge mine.kelindan hers.kelindan -o both.kelindan

    Both copies stay as they are. Each is opened with its own passphrase; which ones open the new file is said.
cmd-settle = Show what people have to decide, and decide it
cmd-settle-example =
    Examples:
      kelindan settle study.kelindan
      kelindan settle study.kelindan 1 --take 2
      kelindan settle study.kelindan --admit 7f3a09c1
cmd-keys = Change who can open the study
cmd-keys-example =
    Examples:
      kelindan keys study.kelindan list
      kelindan keys study.kelindan change
      kelindan keys study.kelindan add budi
      kelindan keys study.kelindan remove budi
      kelindan keys study.kelindan recovery
      kelindan keys study.kelindan check

    Every change gives the study a new key. An older copy still opens with the old passphrase.
cmd-keys-list = List whose passphrases open the study
cmd-keys-change = Change a passphrase
cmd-keys-add = Give somebody a passphrase of their own
cmd-keys-remove = Take somebody's passphrase away
cmd-keys-recovery = Make a new recovery key; the old one opens this file no more
cmd-keys-check = Check that a recovery key, as it was written down, opens the study
arg-at = Show the study as it was after this action (first characters of its id; several with commas); nothing is written
arg-a = One copy of the study
arg-b = Another copy of it
arg-merged = The new file
arg-plan = Say what would happen; write nothing
arg-accept_withdrawals = Go on where one copy lacks withdrawals that the other has
arg-passphrase_file_b = Passphrase of the second copy, where it is another
arg-recovery_file_b = Recovery key of the second copy
arg-conflict = Number of the conflict in the list
arg-take = Number of the side that shall hold
arg-admit = Let in this working copy: first characters of its id
arg-log_coders = Only actions of this coder; may be repeated
arg-causes = Only these: command, import, rules, undo, withdrawal; may be repeated
arg-facts = Only actions with such facts: coding, proposal, memo, question, source, person, consent, code, change, …; may be repeated
arg-replica = Only actions of this working copy: first characters of its id
arg-since = Only from this day on: 2026-11-24
arg-until = Only up to this day
arg-limit = At most so many, the newest
arg-key_name = Whose passphrase; else the one that opened the study
arg-new_passphrase_file = Read the new passphrase from this file (else it is asked or generated)
arg-new_name = The name of the coder
arg-old_name = The name, as in the list
arg-recovery_typed = Read the recovery key from this file (else it is asked)

ask-passphrase = Passphrase of the study:
ask-passphrase-of = Passphrase of { $path }:
ask-recovery = Recovery key:
ask-recovery-back = Type the recovery key from your paper, to see that it was written down right (empty: later):
ask-withdrawals = Shall the new file leave these words out, for ever? (yes/no)
answer-yes = yes y

open-at = The study as it was after action { $batch }. Nothing can be changed here.
open-newer = { $count ->
    [one] One action was
   *[other] { $count } actions were
} written by a newer program (version { $version }) and can't be read. The study is shown as it was before, for reading only. Install the newest version of Kelindan.
open-withdrawn-again = This file still holds words of people whose withdrawal this computer knows: an older copy. They are shown and counted nowhere, and the next action erases them from this file.
open-lacks = This file lacks work that this computer saw in the study: it is an older copy, or you went on in another copy. What you do here is kept as a new working copy; nothing is lost. To bring both together: kelindan merge { $path } OTHER -o NEW
open-scrub-pending = An erasure has deleted words, but the file could not be rewritten yet. Close other programs that have it open, make room on the disk, and open it again.

info-unconfirmed = To settle: working copies that nobody let in
info-stranded = codings that nothing counts: their code or source was taken away
info-forks = working copies that went on in two places

log-none = No action fits.
log-in-conflict = in conflict
log-forked = went on in two places
log-unconfirmed = unconfirmed

keys-own = opened it now
keys-changed-now = Done. An older copy of the study, wherever one is, still opens with the old passphrase or key. Keep one copy only: { $path }
keys-recovery-opens = This recovery key opens the study.
keys-not-checked = Not checked. Later: kelindan keys STUDY check
keys-typed-right = It is written down right.
keys-typed-wrong = Not the same yet. Look at your paper, and type it again.

merge-preview = Nothing is written. Without --preview, and with -o, the copies are merged.
merge-brings = { $path }: { $count ->
    [0] no action that the other lacks
    [one] one action that the other lacks
   *[other] { $count } actions that the other lacks
}
merge-loses = { $path } still holds words that the other copy has withdrawn: { $pieces ->
    [one] one sealed content
   *[other] { $pieces } sealed contents
}{ $persons ->
    [0] {""}
    [one] , of one person
   *[other] , of { $persons } people
}. The new file doesn't have them. { $path } itself keeps them until you delete it.
merge-loses-in = They stand in: { $sources }
merge-conflicts = { $count ->
    [one] One field is in conflict.
   *[other] { $count } fields are in conflict.
}
merge-forks = { $count ->
    [one] One working copy went on in two places; both branches are kept.
   *[other] Working copies went on in two places, { $count } times; all branches are kept.
}
merge-unconfirmed = { $count ->
    [one] One working copy was let in by nobody yet.
   *[other] { $count } working copies were let in by nobody yet.
}
merge-opens = The new file opens with the passphrases of: { $names }
merge-done = Merged: { $path }. Both copies are as they were; when you have checked the new file, delete them.
merge-next = Next: kelindan verify { $path }
merge-next-settle = Next: kelindan settle { $path }

settle-done = Settled: { $what } = { $value } (batch { $batch })
settle-admitted = The working copy is let in.
settle-shown = shown until it is settled
settle-own = this one
settle-unconfirmed = Working copy { $copy } was let in by nobody; it wrote { $count ->
    [one] one action
   *[other] { $count } actions
}.
settle-circle = The code { $code } stays where it was: its move would close a circle.
settle-stranded = { $count ->
    [one] One coding is counted nowhere because its code or source was taken away
   *[other] { $count } codings are counted nowhere because their code or source was taken away
}. Undoing that brings them back.
settle-none = There is nothing to settle.
settle-next = To settle: kelindan settle { $path } NUMBER --take SIDE
settle-next-admit = To let a working copy in, for good: kelindan settle { $path } --admit COPY
field-exists = Is it there?
field-title = Title
field-decision = Decision on the proposal
field-speaker-person = Who is the speaker
field-speaker-role = Role of the speaker
field-speaker-part = Part of the speaker
field-consent = Consent of
field-code-text = Words of the code
field-code-component = Component of the code
field-code-colour = Colour of the code
field-code-order = Order of the code
field-code-parent = Code above
field-code-retired = Is the code retired?
field-coding-code = Code of the coding
field-coding-place = Place of the coding
field-coding-evidence = Evidence of the coding
field-coding-values = Values of the coding
field-memo-text = Words of the memo
field-memo-kind = Kind of the memo
field-memo-facts = Date, place and observer of the memo
field-question-text = Words of the question
field-theme-text = Words of the theme
field-theme-member = Belongs to the theme?
field-theme-question = Question that the theme answers
field-rendering-text = Words of the translation
field-turn-text = Corrected words
field-source-kind = Kind of the source
field-source-facts = Label of the source
field-source-name = Name of the source
field-coder-name = Name of the coder
word-there = there
word-taken-away = taken away
word-open = open
word-accepted = accepted
word-party = party
word-narrator = narrator
word-conversation = conversation
word-interview = interview
word-observation = observation
word-document = document
word-retired = retired
word-in-use = in use
word-belongs = belongs to it
word-not-belongs = does not belong to it
word-usual = as usual
log-nothing-told = working copy begun
basis-conflicts = { $count ->
    [one] To settle: one field is in conflict; one side of it counts
   *[other] To settle: { $count } fields are in conflict; one side of each counts
} (kelindan settle STUDY).
settle-twice = { $sources } hold the same content, taken in twice. Undo one of the two imports: kelindan log { $path } --cause import
ask-next-passphrase = The new passphrase (15 characters or more; leave it empty for a generated one):
ask-passphrase-for = Passphrase for { $name } (15 characters or more; leave it empty for a generated one):
keys-added = { $name } can open this file now. Copies made before don't know this passphrase.
keys-removed = { $name } no longer opens this file. A copy that { $name } has still opens, with all that was in it.
arg-keys_of = Whose passphrases and recovery key hold where both copies changed theirs: a or b
merge-not-written = Nothing was written.
merge-opens-not = The passphrases and the recovery key of { $path } don't open it: keys were changed in the other copy. Names that stand in both may have another passphrase.

## People and duties

fact-referral = { $count ->
    [one] one referral
   *[other] { $count } referrals
}
fact-contact = { $count ->
    [one] one contact
   *[other] { $count } contacts
}
fact-check = { $count ->
    [one] one member check
   *[other] { $count } member checks
}
fact-request = { $count ->
    [one] one request to withdraw
   *[other] { $count } requests to withdraw
}
fact-copy = { $count ->
    [one] one copy
   *[other] { $count } copies
}
fact-columns = { $count ->
    [one] { $count } set of columns
   *[other] { $count } sets of columns
 }
fact-details = { $count ->
    [one] details of one speaker's turns
   *[other] details of { $count } speakers' turns
}
fact-picture = { $count ->
    [one] one picture
   *[other] { $count } pictures
}
fact-entity = { $count ->
    [one] one replacement
   *[other] { $count } replacements
}
fact-mention = { $count ->
    [one] one mention
   *[other] { $count } mentions
}
fact-mark = { $count ->
    [one] one mark of risk
   *[other] { $count } marks of risk
}
fact-original = { $count ->
    [one] one look at original words
   *[other] { $count } looks at original words
}
fact-blotted = { $count ->
    [one] one block blotted
   *[other] { $count } blocks blotted
}
fact-duties = { $count ->
    [one] one duty changed
   *[other] { $count } duties changed
}
left-out-other-party = Read only, not counted: turns of other parties: { $turns }, codings on them: { $codings } (rule: own side only; kelindan duties STUDY other-parties).
left-out-not-agreed = Left out: { $turns } turns and { $codings } codings of persons who didn't agree to this kind of source.
left-out-asked = Left out: { $turns } turns and { $codings } codings of persons who asked to withdraw.
left-out-hidden = Left out: { $turns } turns and { $codings } codings under a mark of risk.
field-person-kind = Informant or other party
field-pseudonym = Pseudonym of
field-consent-terms = Terms of consent of
field-person-facts = Facts about
field-study-facts = Duties of the study
field-other-parties = Rule for other parties
field-record = Record
field-mention-place = Place of the mention
arg-take-pictures = Take in pictures that the turns name, from the archive or from beside the file; only where the study declares pictures (duties set --pictures on). Never sexual pictures of minors: look through the files first
import-pictures = Pictures: { $count } taken in, { $missing } not found, { $refused } refused (no JPEG, PNG or WebP picture, or too large).
