# People: recruitment, consent, withdrawal, duties.

## What can't be done

err-attribute-name = An attribute needs a name of at most 60 characters.
err-attribute-twice = Two attributes have one name.
err-attribute-unknown = The study declares no attribute of this name.
err-attribute-unknown-hint = Declare it first: kelindan duties STUDY attribute NAME [VALUE …]
err-attribute-unknown-page = Declare it first, under Duties.
err-attribute-value = The study doesn't allow this value for the attribute.
err-attribute-value-hint = The allowed values: kelindan duties STUDY show
err-attribute-value-page = The allowed values stand under Duties.
err-network-size = The size of a network is a whole number above 0.
err-pseudonym = A pseudonym has at most 40 characters.
err-pseudonym-taken = Somebody in the study has this pseudonym.
err-referral-agreed = A referral is only recorded once the person who was sent agreed to be named by it.
err-referral-agreed-hint = Ask the person first; then say --agreed.
err-referral-agreed-page = Ask the person first; then tick the box.
err-referral-nobody = A referral needs who sent, or the coupon that the person brought.
err-referral-none = Nobody is recorded to have sent this person.
err-referral-self = Nobody can send themself.
err-destroy-informant = This person is an informant: their words are not destroyed while the codings stay.
err-destroy-informant-hint = To take everything of an informant away: kelindan people STUDY withdraw PERSON
err-destroy-informant-page = To take everything of an informant away, use the withdrawal.
err-destroy-nothing = There are no words of this person to destroy.
err-destroy-own-side = Under the rule "own side only" nothing is coded on other parties' words, so nothing would stay.
err-destroy-own-side-hint = Remove the source, or withdraw the person.
err-mark-on = A mark stands on turns, on a source or on a person.
err-sheet-hidden = The words of this person are hidden or withdrawn: there is no sheet of them.
err-withdraw-asked = It is recorded already that this person asked to withdraw.
err-withdraw-not-asked = It isn't recorded that this person asked to withdraw.
err-withdraw-item = The review has no such item.
err-withdraw-none = There is no such withdrawal in the log.
err-withdraw-review = Something changed since the review: nothing was erased.
err-withdraw-review-hint = Look at the review again: kelindan people STUDY withdraw PERSON
err-withdraw-review-page = Look at the review again.
err-rule-board = The rule "board-approved" needs the number of the approval, the reason, and until when it holds.
err-rule-reason = The rule "public" needs a reason.

## Recruitment

recruit-coupon-of-nobody = { $person } brought the coupon { $coupon }, which nobody was given.
recruit-coupon-of-several = The coupon { $coupon } was given to { $people }: it can't be told who sent by it.
recruit-coupon-given-twice = { $person } was given the coupon { $coupon } more than once.
recruit-coupon-brought-again = { $people } came by one coupon, { $coupon }: a copy of it, or one person twice.
recruit-coupon-of-another = { $person } names { $people } and brought the coupon { $coupon }, which others were given.
recruit-recruiter-not-there = Who sent { $person } is not in the study.
recruit-self-referral = { $person } is said to have sent themself.
recruit-sent-by-several = Several people are said to have sent { $person }: { $people }. The first by date counts.
recruit-seed-was-sent = { $person } is a seed, and { $people } is said to have sent them. They stay a seed.
recruit-before-recruiter = { $person } came before { $people }, who is said to have sent them.
recruit-circle = { $people } sent one another in a circle: none of them has a wave.
recruit-person-twice = { $people } are one name in the table.
recruit-orphan = Nobody is said to have sent { $person }, who isn't said to be a seed: there is no wave.

people-warn-undisclosed = The researcher is a party to the chat and the person didn't know. Ethics boards refuse data that were gained by posing as somebody (a customer, say): ask your board before you use them.

## What is due

due-withdrawal = { $person } asked to withdraw: { $hours ->
    [one] one hour is
   *[other] { $hours } hours are
} left of 72. Their words count nowhere until then.
due-withdrawal-past = { $person } asked to withdraw, and the 72 hours passed { $hours ->
    [one] one hour
   *[other] { $hours } hours
} ago. Carry it out now.
due-study-retention = The study's data may be kept until { $day }.
due-study-retention-past = The study's data might be kept until { $day } only: destroy them.
due-person-retention = Data of { $person } may be kept until { $day }.
due-person-retention-past = Data of { $person } might be kept until { $day } only: carry out a withdrawal.
due-consent-ends = The consent of { $person } holds until { $day }.
due-consent-ends-past = The consent of { $person } held until { $day }: ask again, or withdraw them.
due-board-ends = The board's approval for other parties holds until { $day }.
due-board-ends-past = The board's approval for other parties held until { $day }: change the rule, or ask the board.
due-consent-missing = { $count ->
    [one] The consent of one informant isn't recorded: { $people }.
   *[other] The consent of { $count } informants isn't recorded: { $people } …
}
due-protocol-distress = There is no protocol for when somebody is distressed or at risk.
due-protocol-minors = There is no protocol for when somebody may be a minor.
due-protocol-safety = There is no protocol for the researcher's own safety.

## The page for the board

board-title = A withdrawal was carried out
board-lead = A person who took part in this study asked to withdraw. This page says what was erased, what was checked, and what can't be reached. It names no person of the study.
board-what = What and when
board-when = Carried out
board-batch = Entry in the log
board-who = By
board-study = Study
board-erased = What was erased
board-erased-how = Keys and sealed contents were deleted in one step; then the file was rewritten without them. The turns of the person stand as empty places, so that nothing else moves.
board-persons = Persons
board-strands = Strands (one speaker's words in one source)
board-payloads = Sealed contents destroyed
board-blotted = Places in other people's words blotted out
board-changed = Other entries changed or taken away
board-checked = What was checked
board-scrubbed = The file was rewritten, and its bytes were searched for what was deleted: nothing was found.
board-scrub-pending = The file could not be rewritten yet. The next opening goes on there; print this page again after it.
board-merge = A copy of the study that is merged afterwards brings nothing of it back.
board-undo = It can't be undone.
board-reach = What can't be reached
board-copies-none = No copy is registered that isn't destroyed.
board-copy = { $what } ({ $holder }, { $date }): not recorded as destroyed
board-limit-copies = Older copies and backups elsewhere still hold the words, until they are destroyed or opened by a program that knows of the withdrawal.
board-limit-printed = What was printed, sent or published before stays as it is.
board-limit-disk = Remnants on the disk, snapshots of the system and backups of the whole computer are beyond the program.
board-foot = Kelindan · state of the study { $heads }

## The sheet of a member check

sheet-title = For { $person }: your own words, and what was written about them
sheet-lead = This sheet holds only what you said or wrote yourself, and what the researcher wrote about it. Names and numbers are replaced. You may agree, correct, add, or withdraw.
sheet-source = What you said ({ $label })
sheet-more = { $count ->
    [one] One more utterance is not shown here.
   *[other] { $count } more utterances are not shown here.
}
sheet-about = What was written about it
sheet-about-none = Nothing was written about it yet.
sheet-answer = Your answer
sheet-agrees = ☐ I agree.
sheet-corrects = ☐ I want to correct something: ______
sheet-adds = ☐ I want to add something: ______
sheet-withdraws = ☐ I want to withdraw.

## The command line

cmd-people-show = Show everything that is recorded of a person
cmd-people-add = Add a person
cmd-people-set = Change a person's entry
cmd-people-refer = Record who sent a person who agreed to be named, or erase it for ever
cmd-people-contact = Record a step on a person's way into the study
cmd-people-check = Record a member check
cmd-people-sheet = Write the sheet of a member check: a person's own words only
cmd-people-tree = Show who came by whom, and what contradicts itself
cmd-people-flow = Show at each stage how many, refusals with reasons, by wave
cmd-people-import = Take in a table of people, of coupons, or an RDSAT file
cmd-people-export = Write the people as a table
cmd-people-withdraw = Review a withdrawal, then erase a person for ever
cmd-duties = Show and set what the study promised, what is due, marks of risk, copies
cmd-duties-show = Show what the study declares
cmd-duties-due = List what is due
cmd-duties-other-parties = Say what holds for other parties in a chat
cmd-duties-set = Set retention, protocols, names, times, pictures
cmd-duties-attribute = Declare an attribute that persons have
cmd-duties-mark = Hide turns, a source or a person that may concern a minor or somebody at risk
cmd-duties-unmark = Take a mark of risk away
cmd-duties-marks = List marks of risk; with --review the words that they hide
cmd-duties-copies = List the copies that somebody holds
cmd-duties-copy = Register a copy: a backup, an export, a coder's file
cmd-duties-destroyed = Record that a copy is destroyed
cmd-duties-destroy = Destroy another party's words for ever; what was coded on them stays
arg-sent_by = Who sent them: a pseudonym
arg-coupon = The coupon that the person brought
arg-route = By what way: in person, by chat
arg-on_day = The day: 2026-05-12
arg-agreed = The person who was sent agreed that it is recorded
arg-erase = Erase for ever who sent this person; the wave stays
arg-stage = approached, not-reached, ineligible, refused, enrolled, interviewed
arg-reason = The reason
arg-answer = agrees, corrects, adds, withdraws
arg-shown_text = What was shown
arg-way = How: read aloud, on paper
arg-changed_text = What was changed for it
arg-tree_output = Write the picture to this SVG file
arg-attribute = The attribute that the picture shows as colour
arg-people_table = A table (CSV) or an RDSAT file
arg-people_format = csv or rdsat
arg-pseudonym = The pseudonym; without it the next number
arg-person_kind = informant or other-party
arg-values = A value of an attribute that the study declares, "ATTRIBUTE=VALUE"; may be repeated
arg-network_size = The answer to the question about the size of the network
arg-notes = Notes
arg-no_seed = The person is no seed
arg-enrolled = The day on which the person entered the study
arg-coupons = A coupon that was given out to the person; may be repeated
arg-keep_until = The day after which nothing may be kept
arg-shift_days = Days by which times of the person's conversations are shown later in reports
arg-form = Version of the form or of what was read out
arg-written = Written rather than spoken
arg-consent_language = The language in which it was explained
arg-scopes = What was agreed to: interview, recording, chats, observation, pictures, quotes, paraphrase, reuse
arg-holds_until = The last day on which it holds
arg-withdrawal = How the person can withdraw
arg-payment = What was paid or given
arg-researcher_is_party = The researcher is a party to the chat
arg-disclosed = The person knew that then
arg-withdrawn_person = A pseudonym: P03
arg-asked = Record that the person asked to withdraw: 72 hours run
arg-note = How it was asked
arg-stays = Record that the person takes the wish back
arg-carry_out = Carry it out as it was reviewed: the code that the review prints
arg-keep = Items of the review to keep as they are
arg-blot = Items in which the name is blotted out
arg-erase_items = Items that are erased whole
arg-page = Write the page for the board to this file
arg-rule = own-side, board-approved, public
arg-approval = Number of the board's approval
arg-network_question = The wording of the question about the size of somebody's network
arg-times = How reports and exports show times: exact, day, hidden
arg-pictures = Whether pictures may be imported: on, off
arg-distress = What to do when somebody is distressed or at risk
arg-minors = What to do when somebody may be a minor
arg-safety = What to do for the researcher's own safety
arg-own_names = A name or word that leads to somebody and stands in no file; may be repeated
arg-attribute_name = The attribute
arg-attribute_values = The allowed values; none = any text
arg-number = Values are whole numbers
arg-remove = Declare it no longer
arg-marked = Turns (C07:12, C07:12-14), a source (C07) or person:P03
arg-risk = possible-minor or at-risk
arg-mark_id = The first digits of the mark
arg-review = Show the words that marks hide; this is noted in the log
arg-copy_what = What it is: a backup, an export, a coder's file
arg-holder = Who holds it, or where it lies
arg-copy_id = The first digits of the copy
arg-gist = A neutral sentence that stays in the place of the words
arg-destroy_yes = Destroy them now
people-added = Added: { $person }
people-wave = wave { $wave }
people-no-wave = no wave
people-all = all
people-no-reason = no reason recorded
people-renamed = Their names in the table could be real ones or are taken: they are called by numbers here. The table itself isn't stored.
withdraw-review = What a withdrawal of { $person } would take. Nothing is erased yet.
withdraw-since = Asked for: { $asked }
withdraw-asked = It is recorded that { $person } asked to withdraw. Their words count nowhere from now on; carry it out within 72 hours.
withdraw-turns = turns become empty places
withdraw-codings = codings on them no longer count
withdraw-memos = memos on them go
withdraw-records = records go (referrals, contacts, member checks)
withdraw-recruits = people came by them; their waves stay
withdraw-sources = Sources: { $sources }
withdraw-no-items = Nothing that others wrote names this person, as far as it can be found.
withdraw-word-blot = the name is blotted out
withdraw-word-erase = is erased
withdraw-word-keep = stays
withdraw-kind-turn = words of others
withdraw-kind-memo = memo
withdraw-kind-theme = theme
withdraw-kind-code = code
withdraw-kind-question = question
withdraw-kind-view = saved view
withdraw-kind-translation = translation
withdraw-kind-source-name = name of a source
withdraw-kind-title = title of the study
withdraw-kind-duties = what the study declares
withdraw-kind-person = notes on a person
withdraw-kind-record = record
withdraw-kind-rules = search rules
withdraw-done = Carried out. Turns that are empty places now: { $turns }. Places blotted out of other people's words: { $blotted }. Texts changed or erased: { $texts }. Items kept: { $kept }. (Batch { $batch })
duties-destroy-next = This destroys the words of { $person } for ever; what was coded on them stays. To do it: kelindan duties { $path } destroy { $person } --yes --gist "…"
duties-no-protocol = the study has no protocol for this: write one (kelindan duties STUDY set)
duties-protocol = The study's protocol: { $text }
duties-other-parties = Other parties
duties-approval = Approval
duties-keep-until = To be kept until
duties-attributes = Attributes
duties-network-question = Question about the network
duties-times = Times in reports
duties-pictures = Pictures may be imported
duties-names = Names on the study's own list
duties-distress = Protocol: distress
duties-minors = Protocol: possible minors
duties-safety = Protocol: own safety
duties-no-marks = There is no mark of risk.
duties-no-copies = No copy is registered.
duties-copy-destroyed = destroyed { $day }
duties-copy-there = not destroyed
due-none = Nothing is due.
word-yes = yes
word-no = no
word-own-side = own side only
word-board-approved = approved by the board
word-public = public material
word-times-exact = exact
word-times-day = the day only
word-times-hidden = hidden
word-possible-minor = possible minor
word-at-risk = at risk
word-approached = approached
word-not-reached = not reached
word-ineligible = not eligible
word-enrolled = takes part
word-interviewed = interviewed
word-agrees = agrees
word-corrects = corrects
word-adds = adds
word-withdraws = withdraws
word-recording = recording
word-chats = chats
word-pictures = pictures
word-quotes = quotes
word-paraphrase = paraphrase
word-reuse = reuse
person-kind = Kind
person-consent = Consent
person-terms = Agreed
person-wave = Wave
person-seed = Seed
person-sources = Sources
person-turns = Turns
person-roles = Role
person-network-size = Network
person-enrolled = Since
person-coupons = Coupons
person-keep-until = To be kept until
person-notes = Notes
person-asked = Asked to withdraw
col-wave = wave
col-approached = approached
col-not-reached = not reached
col-ineligible = not eligible
col-refused = refused
col-enrolled = take part
col-interviewed = interviewed
col-analysed = analysed
col-unrecorded = no contact recorded
err-value-form = A value is written ATTRIBUTE=VALUE.
people-problems = { $count ->
    [one] One thing contradicts itself or can't be told:
   *[other] { $count } things contradict themselves or can't be told:
}
people-circle = { $count ->
    [one] One person stands in a circle of referrals.
   *[other] { $count } people stand in circles of referrals.
}
withdraw-items = { $count ->
    [one] One thing that others wrote names this person:
   *[other] { $count } things that others wrote name this person:
}
duties-destroyed = { $count ->
    [one] The words of one strand are destroyed (batch { $batch }).
   *[other] The words of { $count } strands are destroyed (batch { $batch }).
}
people-taken = Rows: { $rows }. New people: { $persons }. Known people: { $there }. Referrals: { $referrals }.
people-would-take = Nothing is stored. Rows: { $rows }. New people: { $persons }. Known people: { $there }. Referrals: { $referrals }.
withdraw-next = To carry it out as shown: kelindan people { $path } withdraw { $person } --carry-out { $code }
    Otherwise: --keep ITEM, --blot ITEM, --erase ITEM. The page for the board: --page withdrawal.html
    Only record that it was asked for: --asked
cmd-duties-example =
    Examples:
      kelindan duties study.kelindan due
      kelindan duties study.kelindan other-parties board-approved --number 12/KEP/2026 --reason "…" --until 2027-12-31
      kelindan duties study.kelindan attribute area North South
      kelindan duties study.kelindan mark C07:12 possible-minor
      kelindan duties study.kelindan copy "backup on a stick" --holder "safe"
arg-informants = A speaker who is an informant, by the name in the file; may be repeated. Everybody else in a chat is an other party
arg-sent = Who was sent: a pseudonym
arg-seed_reason = The person is a seed, and why
err-informant-unknown = No file has a speaker of that name to be an informant: nothing was stored.
err-informant-unknown-hint = The names stand in the preview: kelindan import STUDY FILE --preview
arg-erase_yes = Erase it now
arg-all_agreed = Everybody who was sent agreed that it is recorded
people-erase-next = This erases for ever who sent { $person }; the wave stays. To do it: kelindan people { $path } refer { $person } --erase --yes
import-without-informant = { $count ->
    [one] In one chat nobody is an informant
   *[other] In { $count } chats nobody is an informant
}, so nothing in them counts yet. Say who takes part: kelindan people { $path } set P01 --kind informant. What holds for the others: kelindan duties { $path } other-parties
sources-without-informant = { $count ->
    [one] In one chat nobody is an informant, so nothing in it counts yet.
   *[other] In { $count } chats nobody is an informant, so nothing in them counts yet.
} Say under People who takes part.
