# Perlu diputuskan: bagian yang ditulis berbeda, salinan kerja yang belum diterima, dan hal lain.

settle-nothing = Tidak ada yang perlu diputuskan
settle-nothing-why = Bila dua orang mengubah hal yang sama di salinan yang berbeda, keduanya tampil di sini berdampingan, dan Anda memilih yang berlaku. Tidak ada yang hilang diam-diam.
settle-conflicts = { $n } hal ditulis berbeda
settle-conflicts-why = Dua salinan mengubah hal yang sama. Pilih yang berlaku; yang lain tetap ada di riwayat. Pilihan Anda dapat diurungkan.
settle-take = Putuskan { $n } hal
settle-done = { $n } hal diputuskan
settle-choose-all = Pilih semua dari { $name } ({ $n })
settle-clear = Kosongkan pilihan
settle-counts = berlaku sampai diputuskan
settle-empty-value = (kosong)
settle-see = lihat
settle-see-what = Lihat: { $what }
settle-copies = { $n } salinan kerja belum diterima
settle-copies-why = Catatan dari komputer yang belum dikenal. Terima hanya bila Anda tahu siapa yang bekerja di sana.
settle-own-copy = salinan di komputer ini
settle-n-actions = { $n } tindakan
settle-admit = Terima
settle-admit-what = Terima salinan kerja { $copy }
settle-notes = Juga perlu dilihat
