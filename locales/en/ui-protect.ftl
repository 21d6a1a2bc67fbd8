# Pseudonyms: found, replaced, small groups.

protect-tab-found = Found
protect-tab-replaced = Replaced
protect-tab-cells = Small groups
protect-scan = Look through all words
protect-scan-again = Look through all words again
protect-scanning = Looking through all words
protect-scanned = { $turns ->
    [one] One turn
   *[other] { $turns } turns
} in { $sources ->
    [one] one source
   *[other] { $sources } sources
} looked through.
protect-unscanned = { $n ->
    [one] One of { $of } sources wasn't looked through since it came in.
   *[other] { $n } of { $of } sources weren't looked through since they came in.
}
protect-nothing = Nothing was found that isn't replaced already.
protect-all-kinds = all kinds
protect-kind = Kind
protect-choose-all = all that are shown
protect-choose = Choose: { $words }
protect-accept = Replace
protect-accept-what = Replace: { $words }
protect-accept-n = { $n ->
    [0] Replace the chosen
    [one] Replace one find
   *[other] Replace { $n } finds
}
protect-accepted = { $n ->
    [one] One place
   *[other] { $n } places
} in { $sources ->
    [one] one source
   *[other] { $sources } sources
} replaced.
protect-places-n = { $n ->
    [one] one place
   *[other] { $n } places
}
protect-score = score { $n }
protect-examples = Where
protect-by = Stands in their place
protect-by-hint = A pseudonym (P03), or a label: City-2. It is shown in brackets.
protect-by-of = Stands in the place of { $words }
protect-minors = { $n ->
    [one] In one turn somebody may be a minor
   *[other] In { $n } turns somebody may be a minor
}
protect-minors-why = Read them and decide. A marked turn is hidden everywhere and reviewed under Duties; nobody is told of it.
protect-minor-mark = Hide this turn
protect-minors-marked = { $n ->
    [one] One turn is hidden.
   *[other] { $n } turns are hidden.
}
protect-none-replaced = Nothing is replaced yet. What a scan finds is accepted under Found; single words are chosen while reading.
protect-stands = Stands in its place
protect-places = Places
protect-places-of = Places of { $label }: { $n }
protect-change = Change
protect-rename = Rename
protect-rename-what = Rename { $label }
protect-remove = Take back
protect-remove-what = Take back { $label }
protect-remove-why = { $n ->
    [one] The original words are shown again at one place, also in reports.
   *[other] The original words are shown again at { $n } places, also in reports.
}
protect-removed = Taken back: the original words are shown again.
protect-cells-why = People can be known by what they have in common with few: age, place and role together may be enough. Choose the attributes that your paper will show.
protect-cells-attributes = Attributes
protect-no-attributes = The study declares no attribute.
protect-declare = Declare attributes
protect-cells-nobody = Nobody has values of these attributes.
protect-cells-smallest = { $n ->
    [one] The smallest group has one person.
   *[other] The smallest group has { $n } people.
}
protect-cells-small = Groups of fewer than five
protect-cells-size = Size
protect-cells-more = and { $n } more
