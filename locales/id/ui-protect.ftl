# Penyamaran: ditemukan, diganti, kelompok kecil.

protect-tab-found = Ditemukan
protect-tab-replaced = Diganti
protect-tab-cells = Kelompok kecil
protect-scan = Periksa semua kata
protect-scan-again = Periksa semua kata lagi
protect-scanning = Memeriksa semua kata
protect-scanned = { $turns } giliran tutur dalam { $sources } sumber data diperiksa.
protect-unscanned = { $n } dari { $of } sumber data belum diperiksa sejak masuk.
protect-nothing = Tidak ditemukan apa pun yang belum diganti.
protect-all-kinds = semua jenis
protect-kind = Jenis
protect-choose-all = semua yang ditampilkan
protect-choose = Pilih: { $words }
protect-accept = Ganti
protect-accept-what = Ganti: { $words }
protect-accept-n = { $n ->
    [0] Ganti yang dipilih
   *[other] Ganti { $n } temuan
}
protect-accepted = { $n } tempat dalam { $sources } sumber data diganti.
protect-places-n = { $n } tempat
protect-score = skor { $n }
protect-examples = Di mana
protect-by = Penggantinya
protect-by-hint = Nama samaran (P03), atau label: Kota-2. Ditampilkan dalam kurung siku.
protect-by-of = Pengganti { $words }
protect-minors = Dalam { $n } giliran tutur seseorang mungkin di bawah umur
protect-minors-why = Baca dan putuskan. Giliran yang ditandai disembunyikan di mana pun dan ditinjau di halaman Kewajiban; tidak ada yang diberi tahu.
protect-minor-mark = Sembunyikan giliran ini
protect-minors-marked = { $n } giliran tutur disembunyikan.
protect-none-replaced = Belum ada yang diganti. Temuan diterima di tab Ditemukan; kata tertentu dipilih saat membaca.
protect-stands = Penggantinya
protect-places = Tempat
protect-places-of = Tempat { $label }: { $n }
protect-change = Ubah
protect-rename = Ganti label
protect-rename-what = Ganti label { $label }
protect-remove = Batalkan penggantian
protect-remove-what = Batalkan penggantian { $label }
protect-remove-why = Kata-kata asli tampil lagi di { $n } tempat, juga dalam laporan.
protect-removed = Penggantian dibatalkan: kata-kata asli tampil lagi.
protect-cells-why = Orang dapat dikenali dari hal yang hanya dimiliki sedikit orang: usia, tempat, dan peran bersama-sama mungkin sudah cukup. Pilih atribut yang akan ditampilkan naskah Anda.
protect-cells-attributes = Atribut
protect-no-attributes = Penelitian ini belum menetapkan atribut.
protect-declare = Tetapkan atribut
protect-cells-nobody = Tidak ada orang yang memiliki nilai atribut ini.
protect-cells-smallest = Kelompok terkecil terdiri atas { $n } orang.
protect-cells-small = Kelompok kurang dari lima orang
protect-cells-size = Jumlah
protect-cells-more = dan { $n } lagi
