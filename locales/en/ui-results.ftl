# Results.

results-methods = Ways to look at the results
results-options = Options
results-all = all
results-nothing-to-choose = Nothing to choose from yet.
results-working = Counting
results-empty = Nothing to count yet
results-save-svg = Save picture (SVG)
results-save-png = Save picture (PNG)
results-csv = Save table (CSV)
results-all-rows = Show all { $n } rows
results-interval = 95 % interval: { $low } to { $high }
results-open = { $n }: see the places ({ $what })
results-places-of = Places behind the number: { $what }
results-places-n = { $n ->
    [one] One place
   *[other] { $n } places
  }
results-close = Close
results-state = Study state { $heads }.
results-views = Saved views
results-no-views = No saved views yet. Set the options on this page, then save it under a name.
results-view-name = Save what is shown now as
results-view-save = Save
results-view-saved = View saved.
results-view-remove = Remove
results-view-remove-n = Remove the view { $name }
