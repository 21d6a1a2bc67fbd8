# Reading and coding.

read-codebook = Codebook
read-code-field = Choose a code, or name a new one
read-code-field-hint = A few letters of a code…
read-code-field-first = Name your first code, then Enter
read-new-code = New code: “{ $name }”
read-component = Component
read-component-s = Stimulus
read-component-o = Organism
read-component-r = Response
read-component-x = Other
read-no-codes = There are no codes yet. Select some words and name a code for them, or put the S-O-R codebook in on the codebook page.
read-coding = Coding
read-evidence = What it rests on
read-evidence-shown = shown
read-evidence-self-reported = self-reported
read-evidence-attributed = said of others
read-unit = unit
read-save-values = Save values
read-skip = Skip
read-memo-on-coding = Memo on this coding
read-remove = Take away
read-values-of = values: { $names }
read-use-when = Use when:
read-use-not-when = Not when:
read-memo = Memo
read-memo-on = Memo on { $place }
read-memo-kind = Kind of memo
read-memo-text = Words of the memo
read-memo-analytic = analytic memo
read-memo-method = method memo
read-memo-reflexive = reflexive memo
read-memo-field-note = field note
read-memo-date = Seen on
read-memo-seen-at = Where
read-memo-observer = Observer
read-memos-n = { $n ->
    [one] { $n } memo
   *[other] { $n } memos
 }
read-save = Save
read-cancel = Cancel
read-render = Translation
read-render-n = Translation of turn { $n }
read-correct = Correct
read-correct-n = Correct turn { $n }
read-correct-hint = For slips of the transcript. The earlier words stay; codings move with their words.
read-corrected = corrected; words before
read-corrected-look = { $n ->
    [one] { $n } coding lost its words and stands on the whole turn now: please look at it.
   *[other] { $n } codings lost their words and stand on the whole turn now: please look at them.
 }
read-language = Language
read-translator = Translator
read-checked = checked by a second person
read-not-checked = not checked yet
read-kind-of-conversation = Conversation
read-kind-of-interview = Interview
read-kind-of-observation = Observation
read-kind-of-document = Document
read-kind-media = picture, sound or file, not in the record
read-kind-deleted = deleted message
read-kind-edited = edited
read-kind-unknown = unclear line
read-kind-system = line of the program
read-kind-heading = heading
read-kind-words = words
read-withdrawn = withdrawn: these words are erased
read-interviewer = Researcher
read-message-n = Message { $n }
read-turn-n = Turn { $n }
read-n-messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
 }
read-n-utterances = { $n ->
    [one] { $n } utterance
   *[other] { $n } utterances
 }
read-n-paragraphs = { $n ->
    [one] { $n } paragraph
   *[other] { $n } paragraphs
 }
read-coded-messages = { $n } of { $of } messages coded
read-coded-utterances = { $n } of { $of } utterances coded
read-coded-paragraphs = { $n } of { $of } paragraphs coded
read-n-proposals = { $n ->
    [one] { $n } proposal
   *[other] { $n } proposals
 }
read-how-far = How far it is coded
read-other-sources = Other sources
read-source-before = Source before
read-source-after = Next source
read-turns = Turns
read-side = Codes and tools
read-tools = Tools for this turn
read-responds-to = Responds to
read-next-uncoded = Next uncoded
read-proposal-of = proposed by { $rule }
read-accept-what = Accept: { $code }
read-refuse-what = Refuse: { $code }
read-unfold = Show { $n } more codings
read-has-memo = has a memo
read-conflict = to settle
read-link-responds-to = responds to { $place }
read-link-responds-to-back = answered by { $place }
read-link-tells-about = tells about { $place }
read-link-tells-about-back = told in { $place }
read-link-continues = continues { $place }
read-link-continues-back = continued in { $place }
read-linking = Turn { $n } responds to which? Walk with j and k, then Enter; or click on it.
read-link-here = To turn { $n }
read-none-uncoded = No uncoded turn is left.
read-none-code = There is no other place of this code.
read-none-proposal = There is no open proposal.
read-none-memo = There is no memo.
read-missing = This source isn't in the study any more
read-empty = There is nothing to read yet
read-empty-why = Here you read chats, interviews and notes, and put codes to what people say.
read-empty-step = Bring files in
read-to-sources = To the sources

read-keys-walk = Walking
read-keys-code = Coding
read-keys-codes = Keys of codes
read-key-next = next turn
read-key-before = turn before
read-key-more = choose also the next turn
read-key-fewer = choose also the turn before
read-key-word = choose the next word
read-key-word-back = choose the word before
read-key-word-more = one word more
read-key-word-fewer = one word less
read-key-uncoded = next uncoded
read-key-uncoded-back = uncoded before
read-key-code-next = next place of the code
read-key-code-before = place of the code before
read-key-proposal = next proposal
read-key-memo-next = next memo
read-key-palette = choose a code
read-key-code = first code
read-key-code-n = code with this key
read-key-in-vivo = new code from the words
read-key-memo = memo
read-key-link = responds to
read-key-render = translation
read-key-correct = correct the words
read-key-accept = accept the proposal
read-key-refuse = refuse the proposal
read-key-remove = take the coding away
read-key-enter = draw the arrow to this turn
read-key-escape = choose nothing
read-to-person = { $name }: go to this person
read-held-back = Hidden: a mark of risk stands here.
read-source-menu = This source
read-mark-possible-minor = { $n ->
    [one] Hide this turn: possible minor
   *[other] Hide these { $n } turns: possible minor
}
read-mark-at-risk = { $n ->
    [one] Hide this turn: somebody at risk
   *[other] Hide these { $n } turns: somebody at risk
}
read-marked = The words are hidden everywhere now. They are reviewed under Duties.
read-replace = Replace the chosen words
read-replace-now = Replace them everywhere
read-originals = Show the original words
read-originals-why = Names and numbers that were replaced are shown as they stand in the file, until you leave this page. The study's log keeps that you did this.
read-originals-show = Show them
read-originals-shown = The original words are shown; the log keeps it.
read-originals-hide = Show the replacements
read-source-detail = Details of this source

read-told = What the record tells beside the words
read-told-picture = picture
read-told-video = video
read-told-voice = voice message
read-told-sound = sound
read-told-sticker = sticker
read-told-gif = moving picture
read-told-file = file
read-told-location = location
read-told-contact = contact card
read-told-poll = poll
read-told-call = call
read-told-media = something not told
read-told-forwarded = forwarded
read-told-edited = edited
read-told-once = to be seen once
read-told-reactions = { $n ->
    [one] one reaction
   *[other] { $n } reactions
  }
read-picture-hidden = Picture hidden: show
read-picture-hide = Hide the picture of turn { $n }
read-picture-alt = Picture that came with turn { $n }
