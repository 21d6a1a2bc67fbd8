# Protection: finding, accepting and replacing what could lead to a person; the gate of exports.

cmd-protect = Find, accept and replace what could lead to a person; show originals; count small groups
cmd-protect-example =
    Examples:
      kelindan protect study.kelindan scan
      kelindan protect study.kelindan accept 3f9a 77c0
      kelindan protect study.kelindan accept 3f9a --person P03
      kelindan protect study.kelindan mark C07:12:3-9 --as Kota-2
cmd-protect-scan = Look through all words for names, numbers and addresses; nothing is stored
cmd-protect-accept = Accept what a scan found: it is replaced at all places where it stands
cmd-protect-mark = Mark words by hand; they are replaced at all places where they stand
cmd-protect-list = List what was accepted and count what is open
cmd-protect-remove = Take back what was accepted
cmd-protect-rename = Give what was accepted another label
cmd-protect-original = Show words without replacements; the log keeps that you did
cmd-protect-cells = Count people who share attributes, and list small groups

arg-found_kind = Only this kind: name, phone, address …
arg-found_score = Only with at least this score, 0 to 100
arg-found_keys = Keys that the scan printed, or their first four digits
arg-found_label = What stands in its place: Kota-2
arg-found_person = The pseudonym of the person to whom it leads
arg-found_place = Words in one turn: C07:12:3-9
arg-span_kind = What it is: name, phone, address … (name, unless you say otherwise)
arg-entity = A label: Telepon-1; or a place: C07:12
arg-entity_label = The label that it has: Telepon-1
arg-new_label = The new label
arg-original_place = A source or turns: C07, C07:12, C07:12-15
arg-attributes = Names of attributes; none = all that the study declares
arg-limit_cell = Groups with fewer people than this are listed (5, unless you say otherwise)
arg-open_gate = Let the file out although the gate found something; you answer for it

protect-label-name = Name
protect-label-mention = Name
protect-label-phone = Phone
protect-label-handle = Account
protect-label-email = Email
protect-label-link = Link
protect-label-address = Address
protect-label-room = Room
protect-label-coordinates = Location
protect-label-nik = NIK
protect-label-kk = KK
protect-label-npwp = NPWP
protect-label-passport = Passport
protect-label-licence = Licence
protect-label-bpjs = BPJS
protect-label-account = Bank
protect-label-card = Card
protect-label-iban = IBAN
protect-label-plate = Plate
protect-label-number = Number
protect-label-birth = Birth
protect-label-age = Age

protect-note = This is a help, no promise: a nickname, a street without its word or a story can still lead to somebody. Read before you share.
protect-looked = { $turns ->
    [one] One turn
   *[other] { $turns } turns
} in { $sources ->
    [one] one source
   *[other] { $sources } sources
} looked through.
protect-nothing-found = Nothing was found that isn't replaced already.
protect-minors-head = Somebody may be a minor ({ $count }):
protect-more = … and { $count } more: use --json, or --kind to narrow.
protect-accepted = { $mentions ->
    [0] All of it was replaced already.
    [one] One place is replaced from now on.
   *[other] { $mentions } places are replaced from now on, in { $sources ->
        [one] one source
       *[other] { $sources } sources
    }.
}
protect-marked = { $count ->
    [one] One turn is marked as of a possible minor and hidden.
   *[other] { $count } turns are marked as of a possible minor and hidden.
}
protect-removed = Taken back. It can be undone: kelindan undo STUDY
protect-renamed = It has the new label now.
protect-list-none = Nothing was accepted yet. Begin with: kelindan protect STUDY scan
protect-open = Open: { $count }
protect-unscanned = { $count ->
    [one] One source of { $sources } came after a find was accepted last.
   *[other] { $count } sources of { $sources } came after a find was accepted last.
}
protect-cells-none = There are no people with attributes.
protect-cells-small = Small groups: whoever knows these attributes of a person may recognise them. Give fewer attributes, or coarser values.
protect-cells-large = No group is small. Others may know more than these attributes.
protect-smallest = Smallest group: { $count } of { $persons } people

gate-part-name = the file's name
gate-part-text = the text
gate-part-number = part { $number }

col-key = key
col-found = kind
col-score = score
col-places = places
col-becomes = becomes
col-words = words
col-reason = why
col-label = label
col-group = group

err-gate-closed = The file isn't let out: it holds something that could lead to a person ({ $kind }), in: { $place }.
err-gate-closed-hint = Take it out of the memo, code or theme where it stands, or look at it in the study. To let it out all the same: --open-gate
err-gate-closed-page = Take it out of the memo, code, theme or name where it stands, then save again.
err-gate-unread = The file isn't let out: it can't be looked through.
err-gate-unread-hint = Make it again. If it happens again, tell the people who make Kelindan.
err-protect-key = No find of the scan has this key, or several begin so.
err-protect-key-hint = The keys stand in: kelindan protect STUDY scan
err-protect-key-page = Scan again: the words changed since.
err-protect-label = A label has 1 to 40 characters and no brackets.
err-protect-label-hint = Take a word and a number: Kota-2
err-protect-label-taken = This label is another's, or the very words that it stands for.
err-protect-label-taken-hint = Choose another: a word and a number.
err-protect-person-label = It leads to a person of the study and is called by the pseudonym.
err-protect-person-label-hint = Change the pseudonym of the person instead.
err-protect-entity = Nothing with this label was accepted.
err-protect-entity-hint = The labels stand in: kelindan protect STUDY list
err-protect-none-there = Nothing is replaced at that place.
err-protect-none-there-hint = Check the place: source, turn and words.
err-protect-one-turn = Words are marked in one turn at a time.
err-protect-one-turn-hint = Give a place in one turn: C07:12:3-9
err-protect-attribute = Nobody has an attribute { $attribute }.
err-protect-attribute-hint = Check its name; without names, all that the study declares are taken.
