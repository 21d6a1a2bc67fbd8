# History: who did what and when; the study as it was; checking the file.

history-coder = Coder
history-any-coder = any coder
history-cause = Came from
history-any-cause = anything
history-cause-command = a coder's action
history-cause-import = import
history-cause-rules = rules
history-cause-undo = undo
history-cause-withdrawal = withdrawal
history-fact = About
history-any-fact = anything
history-since = From
history-until = To
history-clear = Clear filters
history-n = { $n ->
    [one] { $n } action
   *[other] { $n } actions
 }
history-none = No action matches. Widen the filters.
history-older = Show older ones ({ $n })
history-nobody = unnamed
history-undone = undone
history-unconfirmed = working copy { $copy }, not let in
history-in-conflict = to settle
history-undo = Undo
history-undo-what = Undo: { $what }
history-look = See it then
history-look-what = See it then: { $what }
history-past = The study then
history-as-it-was = As of { $when }.
history-after = Right after: { $what }. Nothing can be changed here.
history-going-back = Putting that state together
history-now = Back to now
history-all-sources = All sources
history-codings = Codings
history-code = Code
history-component = Component
history-definition = Definition
history-no-sources-then = There were no sources yet.
history-no-codes-then = There were no codes yet.
history-withdrawn = (these words were withdrawn)
history-earlier-turns = Earlier
history-later-turns = Later
history-turns-shown = { $first }–{ $last } of { $total }
history-verify = Check the file
history-verifying = Checking the file
history-verify-why = Checks every record, seal and signature in the study's file.
history-sound = The file is whole.
history-damaged = The file is not whole.
