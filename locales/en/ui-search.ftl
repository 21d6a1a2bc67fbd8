# Search in all sources, and lists of places anywhere.

search-here = Search
search-text = Words to look for
search-filters = How and where to search
search-mode = Way of searching
search-mode-words = all words
search-mode-phrase = exact phrase
search-mode-regex = regular expression
search-code = Code
search-any-code = Any code
search-kind = Kind of source
search-any-kind = Any kind
search-person = Person
search-any-person = Anybody
search-told = What came with it
search-any-told = With or without anything
search-role = Role
search-any-role = Any role
search-since = from
search-until = to
search-clear = Clear the limits
search-working = Searching
search-found = { $n ->
    [one] One turn
   *[other] { $n } turns
  } in { $sources ->
    [one] one source
   *[other] { $sources } sources
  }.
search-hits = Hits
search-nothing = Nothing found
search-nothing-why = Check the spelling, use fewer words, or clear the limits. The search matches the beginnings of words; for other forms use a regular expression.
search-empty = Search in all sources
search-empty-why = Type one or more words. It can be limited by code, kind of source, person, role and date. A limit without words is enough too.
search-next = next hit
search-back = previous hit
search-open = open this hit
search-open-at = Open { $place } in reading
search-turns-n = { $n } turns
search-withdrawn = withdrawn: these words were deleted
search-no-places = No places here.
search-more = Show more ({ $n } to come)
