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
board-lead = A person who took part in this study asked to withdraw. This page says what was erased, what was checked, and what can't be reached. It names nobody.
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
