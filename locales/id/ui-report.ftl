# Laporan.

report-word-quotes = Kutipan sebagai tabel Word
report-word-matrix = Matriks sebagai tabel Word
report-by = Kolom matriks
report-by-source = per sumber data
report-by-role = per peran
report-by-coder = per pengode
report-by-person = per orang
report-save-html = Simpan laporan (HTML)
report-working = Menyiapkan berkas
report-language = Bahasa laporan
report-sections = Bagian
report-nothing-yet = (belum ada isi)
report-quotes = Kutipan
report-quotes-filter = Cari kutipan…
report-quotes-none = Kosongkan pilihan
report-quotes-picked = { $n } kutipan dipilih; hanya ini yang dicetak.
report-quotes-chosen-by-report = Tidak ada yang dipilih: laporan memilih sendiri beberapa kutipan per kode.
report-quotes-of = dari { $n }
report-quotes-empty = Belum ada kutipan. Beri kode pada beberapa tempat lebih dulu.
report-preview = Pratinjau laporan
report-preview-comes = Pratinjau sedang disiapkan…
report-empty = Belum ada yang dapat dilaporkan. Langkah berikutnya:
