# Perlindungan: mencari, menerima, dan mengganti apa yang dapat mengarah ke seseorang; gerbang ekspor.

cmd-protect = Mencari, menerima, dan mengganti apa yang dapat mengarah ke seseorang; menampilkan kata asli; menghitung kelompok kecil
cmd-protect-example =
    Contoh:
      kelindan protect penelitian.kelindan scan
      kelindan protect penelitian.kelindan accept 3f9a 77c0
      kelindan protect penelitian.kelindan accept 3f9a --person P03
      kelindan protect penelitian.kelindan mark C07:12:3-9 --as Kota-2
cmd-protect-scan = Memeriksa semua kata untuk mencari nama, nomor, dan alamat; tidak ada yang disimpan
cmd-protect-accept = Menerima temuan: diganti di semua tempat kemunculannya
cmd-protect-mark = Menandai kata dengan tangan; diganti di semua tempat kemunculannya
cmd-protect-list = Menampilkan yang sudah diterima dan menghitung yang belum
cmd-protect-remove = Membatalkan yang sudah diterima
cmd-protect-rename = Memberi label lain pada yang sudah diterima
cmd-protect-original = Menampilkan kata tanpa pengganti; tindakan ini dicatat di log
cmd-protect-cells = Menghitung orang dengan ciri yang sama dan menampilkan kelompok kecil

arg-found_kind = Hanya jenis ini: name, phone, address …
arg-found_score = Hanya dengan skor paling sedikit sekian, 0 sampai 100
arg-found_keys = Kunci yang ditampilkan oleh scan, atau empat digit pertamanya
arg-found_label = Apa yang menggantikannya: Kota-2
arg-found_person = Nama samaran orang yang dituju
arg-found_place = Kata dalam satu giliran: C07:12:3-9
arg-span_kind = Jenisnya: name, phone, address … (name, kecuali disebut lain)
arg-entity = Label: Telepon-1; atau tempat: C07:12
arg-entity_label = Labelnya sekarang: Telepon-1
arg-new_label = Label baru
arg-original_place = Sumber atau giliran: C07, C07:12, C07:12-15
arg-attributes = Nama ciri; tanpa nama = semua yang ditetapkan penelitian
arg-limit_cell = Kelompok dengan orang lebih sedikit dari ini ditampilkan (5, kecuali disebut lain)
arg-open_gate = Tetap keluarkan berkas meskipun gerbang menemukan sesuatu; Anda yang bertanggung jawab

protect-label-name = Nama
protect-label-mention = Nama
protect-label-phone = Telepon
protect-label-handle = Akun
protect-label-email = Surel
protect-label-link = Tautan
protect-label-address = Alamat
protect-label-room = Kamar
protect-label-coordinates = Lokasi
protect-label-nik = NIK
protect-label-kk = KK
protect-label-npwp = NPWP
protect-label-passport = Paspor
protect-label-licence = SIM
protect-label-bpjs = BPJS
protect-label-account = Rekening
protect-label-card = Kartu
protect-label-iban = IBAN
protect-label-plate = Pelat
protect-label-number = Nomor
protect-label-birth = Lahir
protect-label-age = Umur

protect-note = Ini alat bantu, bukan jaminan: nama panggilan, jalan tanpa kata "jalan", atau sebuah cerita tetap dapat mengarah ke seseorang. Bacalah sebelum membagikan.
protect-looked = { $turns } giliran dalam { $sources } sumber telah diperiksa.
protect-nothing-found = Tidak ada temuan yang belum diganti.
protect-minors-head = Mungkin di bawah umur ({ $count }):
protect-more = … dan { $count } lagi: gunakan --json, atau --kind untuk mempersempit.
protect-accepted = { $mentions ->
    [0] Semuanya sudah diganti sebelumnya.
   *[other] Mulai sekarang { $mentions } tempat diganti, dalam { $sources } sumber.
}
protect-marked = { $count } giliran ditandai mungkin di bawah umur dan disembunyikan.
protect-removed = Dibatalkan. Tindakan ini dapat diurungkan: kelindan undo PENELITIAN
protect-renamed = Labelnya sudah diganti.
protect-list-none = Belum ada yang diterima. Mulailah dengan: kelindan protect PENELITIAN scan
protect-open = Belum diputuskan: { $count }
protect-unscanned = { $count } dari { $sources } sumber masuk sesudah temuan terakhir diterima.
protect-cells-none = Belum ada orang dengan ciri yang dicatat.
protect-cells-small = Ada kelompok kecil: siapa pun yang tahu ciri-ciri ini mungkin dapat mengenali orangnya. Tampilkan lebih sedikit ciri, atau nilai yang lebih kasar.
protect-cells-large = Tidak ada kelompok kecil. Orang lain mungkin tahu lebih banyak daripada ciri-ciri ini.
protect-smallest = Kelompok terkecil: { $count } dari { $persons } orang

gate-part-name = nama berkas
gate-part-text = teks
gate-part-number = bagian { $number }

col-key = kunci
col-found = jenis
col-score = skor
col-places = tempat
col-becomes = menjadi
col-words = kata
col-reason = alasan
col-label = label
col-group = kelompok

err-gate-closed = Berkas tidak dikeluarkan: di dalamnya ada yang dapat mengarah ke seseorang ({ $kind }), di: { $place }.
err-gate-closed-hint = Hapus dari memo, kode, atau tema tempatnya berada, atau lihat di dalam penelitian. Untuk tetap mengeluarkannya: --open-gate
err-gate-closed-page = Hapus dari memo, kode, tema, atau nama tempatnya berada, lalu simpan lagi.
err-gate-unread = Berkas tidak dikeluarkan: isinya tidak dapat diperiksa.
err-gate-unread-hint = Buatlah sekali lagi. Jika terjadi lagi, beri tahu pembuat Kelindan.
err-protect-key = Tidak ada temuan dengan kunci ini, atau ada beberapa yang berawal begitu.
err-protect-key-hint = Kuncinya ada di: kelindan protect PENELITIAN scan
err-protect-key-page = Periksa sekali lagi: kata-katanya sudah berubah.
err-protect-label = Label terdiri atas 1 sampai 40 karakter tanpa kurung siku.
err-protect-label-hint = Pakailah satu kata dan angka: Kota-2
err-protect-label-taken = Label ini milik yang lain, atau sama dengan kata yang digantikannya.
err-protect-label-taken-hint = Pilih yang lain: satu kata dan angka.
err-protect-person-label = Ini mengarah ke orang dalam penelitian dan disebut dengan nama samarannya.
err-protect-person-label-hint = Ubahlah nama samaran orang itu.
err-protect-entity = Tidak ada yang diterima dengan label ini.
err-protect-entity-hint = Labelnya ada di: kelindan protect PENELITIAN list
err-protect-none-there = Tidak ada yang diganti di tempat itu.
err-protect-none-there-hint = Periksa tempatnya: sumber, giliran, dan kata.
err-protect-one-turn = Kata ditandai dalam satu giliran saja.
err-protect-one-turn-hint = Berikan tempat dalam satu giliran: C07:12:3-9
err-protect-attribute = Tidak ada orang dengan ciri { $attribute }.
err-protect-attribute-hint = Periksa namanya; tanpa nama, semua ciri yang ditetapkan penelitian dipakai.
