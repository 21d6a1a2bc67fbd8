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
sources-order-assumed = { $count ->
    [one] In one source the order of day and month is assumed: no date in the file settles it.
   *[other] In { $count } sources the order of day and month is assumed: no date in the files settles it.
}
warn-date-order-assumed-page = The order of day and month is assumed: no date in the file settles it. Choose the right order if it is wrong.
warn-kind-assumed-page = One can't see who asks the questions: the file is taken for a pasted chat. If it is an interview, choose that.
