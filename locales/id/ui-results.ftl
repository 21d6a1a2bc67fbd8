# Hasil.

results-methods = Cara melihat hasil
results-options = Pilihan
results-all = semua
results-nothing-to-choose = Belum ada yang dapat dipilih.
results-working = Menghitung
results-empty = Belum ada yang dapat dihitung
results-save-svg = Simpan gambar (SVG)
results-save-png = Simpan gambar (PNG)
results-csv = Simpan tabel (CSV)
results-all-rows = Tampilkan semua { $n } baris
results-interval = Selang 95 %: { $low } sampai { $high }
results-open = { $n }: lihat tempatnya ({ $what })
results-places-of = Tempat di balik angka: { $what }
results-places-n = { $n } tempat
results-close = Tutup
results-state = Keadaan penelitian { $heads }.
results-views = Tampilan tersimpan
results-no-views = Belum ada tampilan tersimpan. Atur pilihan di halaman ini, lalu simpan dengan nama.
results-view-name = Simpan yang tampil sekarang dengan nama
results-view-save = Simpan
results-view-saved = Tampilan tersimpan.
results-view-remove = Hapus
results-view-remove-n = Hapus tampilan { $name }
