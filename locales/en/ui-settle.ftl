# To settle: what was written differently, working copies that nobody let in, and the rest.

settle-nothing = Nothing to settle
settle-nothing-why = When two people change the same thing in different copies, both stand here side by side and you choose which holds. Nothing is lost silently.
settle-conflicts = { $n ->
    [one] { $n } thing was written differently
   *[other] { $n } things were written differently
 }
settle-conflicts-why = Two copies changed the same thing. Choose what holds; the other stays in the history. Your choice can be undone.
settle-take = { $n ->
    [one] Settle { $n } thing
   *[other] Settle { $n } things
 }
settle-done = { $n ->
    [one] { $n } thing settled
   *[other] { $n } things settled
 }
settle-choose-all = Choose all by { $name } ({ $n })
settle-clear = Clear the choice
settle-counts = holds until settled
settle-empty-value = (empty)
settle-see = see it
settle-see-what = See: { $what }
settle-copies = { $n ->
    [one] { $n } working copy is not let in
   *[other] { $n } working copies are not let in
 }
settle-copies-why = Records from a computer that is not known yet. Let it in only if you know who works there.
settle-own-copy = the copy on this computer
settle-n-actions = { $n ->
    [one] { $n } action
   *[other] { $n } actions
 }
settle-admit = Let in
settle-admit-what = Let working copy { $copy } in
settle-notes = Also worth a look
