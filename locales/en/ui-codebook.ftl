# The codebook.

codebook-component-s = Stimulus
codebook-component-o = Organism (receiver)
codebook-component-r = Response
codebook-component-x = Other
codebook-add = New code
codebook-add-do = Make the code
codebook-add-first = Make the first code
codebook-add-under = New code under this one
codebook-filter = Search the codebook…
codebook-search = A few letters of the code…
codebook-cancel = Cancel
codebook-empty = The codebook is still empty
codebook-empty-why = The codebook holds the codes and what they mean, by stimulus, organism and response. Begin with the S-O-R codebook, take one from a file, or make your own codes. Codes can also be made while reading.
codebook-none-here = No code in this component yet.
codebook-file = Bring in and save
codebook-sor = Put the S-O-R codebook in
codebook-import = Take from a file…
codebook-export-csv = Save as CSV
codebook-export-json = Save as JSON
codebook-came = { $n ->
    [0] No new codes; all of them are here already.
    [one] One code came into the codebook.
   *[other] { $n } codes came into the codebook.
  }
codebook-about = About the code { $name }
codebook-actions = Actions
codebook-tab-words = What it says
codebook-tab-places = Places
codebook-tab-use = Use
codebook-tab-memos = Memos
codebook-tab-history = History
codebook-brief = Label
codebook-code = Name in tables
codebook-code-hint = For example S-PRICE
codebook-definition = Definition
codebook-when = When to use
codebook-when-not = When not to use
codebook-example = Example
codebook-example-hint = A real quote can be taken under Places.
codebook-as-example = Take as example
codebook-example-taken = The quote is an example of this code now.
codebook-saves-itself = Saved by itself when you leave a field.
codebook-unsaved = Not saved yet
codebook-saved = Saved
codebook-stale = This code was just changed elsewhere. What stands there now:
codebook-keep-mine = Use what I wrote
codebook-take-theirs = Use what stands there now
codebook-field-brief = Label
codebook-field-code = Name in tables
codebook-field-definition = Definition
codebook-field-when-to-use = When to use
codebook-field-when-not-to-use = When not to use
codebook-field-example = Example
codebook-colour = Colour
codebook-colour-own = the component’s own
codebook-colour-now = as it is now
codebook-colour-blue = blue
codebook-colour-sky = sky blue
codebook-colour-green = green
codebook-colour-amber = amber
codebook-colour-vermilion = vermilion
codebook-colour-purple = purple
codebook-colour-olive = olive
codebook-colour-grey = grey
codebook-values = Values
codebook-values-hint = What can be noted with each coding, for example an amount and a direction.
codebook-value-name = Name of the value
codebook-value-kind = Kind of value
codebook-value-choices = Choices, separated by commas
codebook-value-number = number
codebook-value-choice = choice
codebook-value-text = words
codebook-value-add = Add value
codebook-value-remove = Take out
codebook-value-remove-n = Take out the value { $name }
codebook-component = Component
codebook-under = Under
codebook-top = right under the component
codebook-where = Position
codebook-last = last
codebook-before = before { $name }
codebook-move = Move…
codebook-move-do = Move
codebook-move-keys = In the list of codes, also by keys:
codebook-key-up = move code up
codebook-key-down = move code down
codebook-key-in = put under the code above
codebook-key-out = take out one level
codebook-merge = Merge…
codebook-merge-with = Merge with
codebook-merge-stays = Which code stays?
codebook-merge-moves = { $n ->
    [one] One coding
   *[other] { $n } codings
  } and { $memos ->
    [one] one memo
   *[other] { $memos } memos
  } move to the code that stays. The other codes leave the codebook. This can be undone.
codebook-merge-do = Merge
codebook-merged = Codes merged; { $n } codings moved.
codebook-split = Split…
codebook-split-how = Choose where codings can go, then decide place by place with the number keys. Stored at the end, as one action.
codebook-split-into = Goes to
codebook-split-new = Or a new code
codebook-split-make = Make
codebook-split-at = Place { $n } of { $of }
codebook-split-stay = (stays)
codebook-split-back = Back
codebook-split-next = Next
codebook-split-do = { $n ->
    [one] Move one coding
   *[other] Move { $n } codings
  }
codebook-split-done = { $n ->
    [one] One coding moved.
   *[other] { $n } codings moved.
  }
codebook-retire = Retire
codebook-unretire = Take back into use
codebook-retired = retired
codebook-retired-why = Retired: still counted, no longer offered.
codebook-remove = Take the code out
codebook-removed = The code was taken out.
codebook-conflict = conflict
codebook-codings = codings
codebook-n-codings = { $n ->
    [one] One coding
   *[other] { $n } codings
  }
codebook-use = { $codings ->
    [one] One coding
   *[other] { $codings } codings
  } in { $sources ->
    [one] one source
   *[other] { $sources } sources
  }; open proposals: { $proposals }.
codebook-by-coders = By coder
codebook-by-roles = By role
codebook-by-sources = By source
codebook-none = None yet
codebook-more = and { $n } more
codebook-in-themes = In the themes:
codebook-no-places = This code isn’t used yet. Go to Read and code, choose words, and give them this code.
codebook-no-memos = No memos on this code yet.
codebook-write-memo = Write a memo
