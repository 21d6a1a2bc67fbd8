# Beranda.

home-questions = Pertanyaan penelitian
home-question = Pertanyaan penelitian
home-question-hint = Apa yang ingin Anda ketahui?
home-no-question = Apa yang ingin Anda ketahui? Pertanyaan penelitian selalu tampil paling atas.
home-question-add = Tambah pertanyaan
home-question-edit = Ubah
home-question-edit-what = Ubah pertanyaan: { $text }
home-question-remove = Keluarkan
home-answered-by = dijawab oleh: { $themes }
home-save = Simpan
home-cancel = Batal
home-go-on = Lanjutkan pengodean: { $label }
home-to-settle = { $n } hal perlu diputuskan
home-steps = Langkah-langkah penelitian
home-step-collect = Kumpulkan
home-step-code = Beri kode
home-step-group = Kelompokkan
home-step-display = Sajikan
home-step-conclude = Simpulkan dan verifikasi
home-recent = Pekerjaan terakhir
home-all-history = Seluruh riwayat
home-pressing = Yang tidak dapat menunggu
home-all-due = Semua kewajiban ({ $n })
home-no-informant = Dalam { $n } percakapan belum ada informan: dengan aturan "pihak sendiri saja" isinya tidak dihitung.
home-choose-informant = Tentukan siapa informannya:
home-more-chats = dan { $n } lagi
