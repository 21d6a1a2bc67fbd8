# Withdrawal: asked, reviewed, carried out.

withdrawal-of = Withdrawal of { $person }
withdrawal-about = Somebody who took part may withdraw at any time and needs no reason. Everything of theirs is then erased for ever, within 72 hours.
withdrawal-nobody = Nobody is waiting for a withdrawal.
withdrawal-choose = Choose a person under People
withdrawal-last-page = Page of the last withdrawal, for the board
withdrawal-wish = The wish
withdrawal-wish-why = Recorded at once: from then on their words count nowhere, and 72 hours run.
withdrawal-day = Asked on
withdrawal-day-hint = Empty: now.
withdrawal-note = How it was asked
withdrawal-note-hint = By message, through somebody. It goes with the withdrawal.
withdrawal-ask = Record the wish to withdraw
withdrawal-recorded = The wish is recorded; 72 hours run.
withdrawal-asked = Asked for.
withdrawal-asked-when = Asked: { $when }
withdrawal-hours = { $n ->
    [one] One hour of 72 is left.
   *[other] { $n } hours of 72 are left.
}
withdrawal-hours-past = { $n ->
    [one] The 72 hours passed one hour ago.
   *[other] The 72 hours passed { $n } hours ago.
}
withdrawal-stay = They take the wish back
withdrawal-taken-back = The wish is taken back; their words count again.
withdrawal-review = Review
withdrawal-review-why = Nothing is erased by looking.
withdrawal-look = See what would go
withdrawal-goes = What goes
withdrawal-n-turns = Turns that become empty places, so that nothing else moves
withdrawal-n-codings = Codings on them, which no longer count
withdrawal-n-memos = Memos on them or on the person
withdrawal-n-records = Records: referrals, contacts, member checks
withdrawal-n-recruits = People who came by them: their waves stay
withdrawal-sources = Sources: { $sources }
withdrawal-others = What others wrote that names the person
withdrawal-others-why = Each is decided by itself. What is usual is chosen already.
withdrawal-no-items = Nothing was found. A name that nobody wrote into the study's list can't be found: read your memos yourself.
withdrawal-item-n = Item { $n }:
withdrawal-kind-turn = Words of others
withdrawal-kind-memo = Memo
withdrawal-kind-theme = Theme
withdrawal-kind-code = Code
withdrawal-kind-question = Question
withdrawal-kind-view = Saved view
withdrawal-kind-translation = Translation
withdrawal-kind-source-name = Name of a source
withdrawal-kind-title = Title of the study
withdrawal-kind-duties = What the study declares
withdrawal-kind-person = Notes on a person
withdrawal-kind-record = Record
withdrawal-kind-rules = Search rules
withdrawal-do-blot = blot the name out
withdrawal-do-erase = erase the whole text
withdrawal-do-keep = keep it
withdrawal-reach = What can't be reached
withdrawal-reach-why = What was printed, sent or published stays as it is. Older copies hold the words until they are destroyed.
withdrawal-to-copies = Register of copies
withdrawal-no-copies = No copy is registered that isn't destroyed. Think of sticks, mail and colleagues' computers.
withdrawal-do = Carry it out
withdrawal-for-ever = This erases the person for ever: words, entry, consent, referrals, contacts. It can't be undone, not by a backup either.
withdrawal-type = To go on, type { $person }
withdrawal-carry-out = Erase for ever
withdrawal-done = The withdrawal is carried out
withdrawal-done-what = { $turns } turns are empty places, { $blotted } places in other people's words are blotted out, { $texts } texts were changed or erased, { $kept } were kept.
withdrawal-done-checked = The file was rewritten and searched: nothing of what was erased was found.
withdrawal-page-why = The page for the board says what was erased, what was checked and what can't be reached. It names nobody and can be printed.
withdrawal-page = Download the page for the board
