# The report.

report-word-quotes = Quotes as a Word table
report-word-matrix = Matrix as a Word table
report-by = Columns of the matrix
report-by-source = by source
report-by-role = by role
report-by-coder = by coder
report-by-person = by person
report-export = The whole study, for a thesis or another program
report-export-docx = Everything as one Word document
report-export-xlsx = Tables as a workbook (Excel)
report-export-words = with words that may be quoted, masked
report-export-memos = with memos, masked
report-save-html = Save report (HTML)
report-working = Preparing the file
report-language = Language of the report
report-sections = Sections
report-nothing-yet = (nothing yet)
report-quotes = Quotes
report-quotes-filter = Search quotes…
report-quotes-none = Clear the choice
report-quotes-picked = { $n ->
    [one] One quote is chosen; only this one is printed.
   *[other] { $n } quotes are chosen; only these are printed.
  }
report-quotes-chosen-by-report = None chosen: the report picks a few quotes for each code.
report-quotes-of = of { $n }
report-quotes-empty = No quotes yet. Code a few places first.
report-preview = Preview of the report
report-preview-comes = The preview is being prepared…
report-empty = There is nothing to report yet. Next step:
