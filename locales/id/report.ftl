# Kata-kata laporan: penelitian sebagai satu dokumen.

## Pengganti untuk hal yang disamarkan

mask-phone = [telepon]
mask-email = [e-mail]
mask-link = [tautan]
mask-handle = [akun]
mask-number = [nomor]
mask-name = [nama]
mask-plate = [pelat nomor]
mask-address = [alamat]
mask-room = [kamar]
mask-coordinates = [lokasi]
mask-birth = [tanggal lahir]

## Angka dan tanggal

report-percent = { $n } %
report-day = { $day } { $month } { $year }
report-month-1 = Jan
report-month-2 = Feb
report-month-3 = Mar
report-month-4 = Apr
report-month-5 = Mei
report-month-6 = Jun
report-month-7 = Jul
report-month-8 = Agu
report-month-9 = Sep
report-month-10 = Okt
report-month-11 = Nov
report-month-12 = Des
report-n-sources = { $n } sumber data
report-n-conversations = { $n } percakapan
report-n-turns = { $n } giliran tutur
report-n-persons = { $n } orang
report-n-codings = { $n } pengodean
report-n-codes = { $n } kode
report-n-packages = { $n } paket stimulus
report-n-rule-files = { $n } berkas pola pencarian
report-n-speakers = { $n } penutur
report-and-more = dan { $n } lainnya

## Kata-kata yang dipakai di beberapa bagian

report-report = Laporan penelitian
report-contents = Daftar isi
report-component-s = Stimulus
report-component-o = Organisme
report-component-r = Respons
report-component-x = Lainnya
report-kind-conversation = percakapan
report-kind-interview = wawancara
report-kind-observation = observasi
report-kind-document = dokumen
report-shown = tampak
report-self-reported = diakui sendiri
report-attributed = menurut orang lain
report-informant = informan
report-other-party = pihak lain
report-interviewer = pewawancara
report-narrator = catatan
report-speaker = penutur { $n }
report-nobody = tanpa orang
report-no-role = tanpa peran
report-withdrawn = mengundurkan diri
report-consent-given = setuju
report-consent-refused = menolak: tidak dihitung, tidak dikutip
report-consent-unknown = belum dicatat
report-nothing-visible = tidak ada yang tampak
report-others = lainnya
report-col-code = Kode
report-col-codings = pengodean
report-col-turns = giliran tutur
report-col-sources = sumber data
report-col-source = sumber data
report-col-persons = orang
report-col-conversations = percakapan
report-col-label = label
report-col-kind = jenis
report-col-speakers = penutur
report-col-first = hari pertama
report-col-last = hari terakhir
report-col-pseudonym = nama samaran
report-col-person-kind = kedudukan
report-col-role = peran
report-col-consent = persetujuan (PSP)
report-col-all = jumlah
report-more-sources = { $n } sumber data lainnya tidak ditampilkan.
report-more-persons = { $n } orang lainnya tidak ditampilkan.
report-more-turns = dan { $n } giliran tutur lagi
report-more-memos = { $n } memo lain dari jenis ini tidak ditampilkan.

## Kepala laporan

report-questions = { $n ->
   *[other] Pertanyaan penelitian
}
report-no-questions = Pertanyaan penelitian belum dicatat.
report-holds = Penelitian ini memuat { $sources } ({ $conversations } di antaranya) dengan { $turns } dan { $persons }. Yang dihitung { $codings }; usulan yang belum diterima siapa pun tidak dihitung.
report-most-frequent = Stimulus yang paling sering adalah “{ $code }”, dengan { $codings } dalam { $sources }.
report-no-stimulus = Belum ada stimulus yang dikodekan.
report-no-chains-short = Stimulus ini tidak terdapat dalam paket stimulus mana pun pada percakapan yang dibaca.
report-answered-counts = Dalam { $conversations }, stimulus ini terdapat pada { $packages }; { $answered ->
    [0] tidak ada
   *[other] { $answered }
} yang ditanggapi.
report-answered-share = Itu berarti { $share } dari paket yang akhirnya diketahui (selang kepercayaan 95 %: { $low } sampai { $high }, menurut percakapan).
report-counts-only = Di bawah { $n } percakapan, angka ini hanya hitungan: terlalu sedikit untuk selang kepercayaan, dan tidak disimpulkan lebih jauh.
report-state = Keadaan penelitian
report-version = Program
report-seed = Pengambilan acak
report-seed-samples = nilai awal acak { $seed }, { $samples } sampel

## Sumber data dan orang

report-people = Sumber data dan orang
report-people-intro = Orang disebut dengan nama samaran. Jenis sumber data menentukan apa yang dihitung: hanya percakapan yang masuk ke rangkaian S-O-R; wawancara dihitung menurut informan. Tanggal adalah tanggal pada rekaman, menurut jam perangkat yang membuatnya.
report-summary-caption = Sumber data menurut jenis
report-sources-caption = Sumber data
report-persons-caption = Orang

## Buku kode

report-codebook = Buku kode
report-codebook-intro = Setiap kode memiliki definisi, aturan kapan dipakai dan kapan tidak dipakai, serta contoh (MacQueen dkk. 1998). Satu giliran tutur dapat diberi beberapa kode.
report-codebook-empty = Buku kode belum berisi kode.
report-use = Pakai:
report-use-not = Jangan:
report-example = Contoh:
report-code-values = Nilai:
report-value-number = angka
report-value-text = teks
report-value = { $name } { $value } { $unit }

## Kode

report-codes = Kode
report-codes-intro = Berapa kali setiap kode dipakai, dalam berapa sumber data, dan pada berapa orang. Yang dihitung hanya pengodean yang dibuat atau diterima oleh manusia. Bila dua pengode memberi kode yang sama pada satu giliran tutur, pengodeannya dua dan giliran tuturnya satu.
report-codes-none = Belum ada pengodean yang dihitung.
report-bars-title = Pengodean menurut kode
report-bars-description = Batang mendatar, satu untuk setiap kode yang dipakai, dikelompokkan menurut unsur. Angkanya terdapat pada tabel berikut.
report-codes-caption = Pengodean, giliran tutur, sumber data, dan orang menurut kode, serta pengodean menurut peran penutur
report-codes-unused = Tidak dipakai: { $codes }.
report-evidence = Bukti untuk kode organisme
report-evidence-intro = Kode organisme memerlukan kata-kata yang memperlihatkannya. Tampak: dalam chat itu sendiri. Diakui sendiri: dikatakan tentang diri sendiri dalam wawancara. Menurut orang lain: dikatakan tentang orang lain.
report-evidence-caption = Pengodean organisme menurut bukti

## Rangkaian S-O-R

report-chains = Yang mengikuti suatu stimulus
report-chains-intro = { $packages } dalam { $conversations }, { $direction }. Satu rangkaian berjalan dari sebuah paket ke apa yang diperlihatkan dan dilakukan pihak lain, sampai paket berikutnya dari pihak yang memberi stimulus, paling jauh { $turns } giliran tutur atau { $hours } jam.
report-chains-reading = Satu paket adalah giliran tutur berurutan dari satu pihak; paket itu membawa semua kode stimulus di dalamnya dan dihitung pada masing-masing kode. “Diikuti oleh” menyatakan apa yang datang sesudahnya, bukan apa yang menyebabkannya.
report-chains-none = Tidak ada paket stimulus dalam percakapan yang boleh dihitung, sehingga tidak ada yang dapat ditampilkan.
report-direction = dari { $from } kepada { $to }
report-direction-both = setiap pihak bergantian
report-direction-from = dari { $from } kepada setiap pihak lain
report-direction-to = dari setiap pihak lain kepada { $to }
report-few-all = Percakapan terlalu sedikit untuk selang kepercayaan: setiap stimulus terdapat dalam kurang dari { $n } percakapan. Hanya hitungan yang ditampilkan.
report-few-some = Percakapan terlalu sedikit untuk selang kepercayaan (kurang dari { $n }), hanya hitungan: { $codes }.
report-flow-title = Dari stimulus melalui organisme ke respons
report-flow-description = Pita dari kode stimulus melalui kode organisme terakhir yang tampak ke akhir rangkaian; { $n } aliran. Paket dengan beberapa kode stimulus mengalir melalui masing-masing kode. Angkanya terdapat pada tabel berikut.
report-flow-s = Stimulus
report-flow-o = Organisme yang tampak
report-flow-r = Respons atau akhir lain
figure-tree-title = Siapa dirujuk oleh siapa
figure-tree-description = Pohon rujukan: { $people } informan, { $seeds } di antaranya informan awal, { $waves } gelombang termasuk informan awal. { $none ->
    [0] Semuanya punya gelombang.
   *[other] { $none } informan tanpa gelombang.
} Setiap garis menuju dari seorang informan ke orang yang dirujuknya.
figure-wave = Gelombang
figure-wave-number = Gelombang { $n }
figure-waves-from = Gelombang { $n } dan seterusnya
figure-no-wave = Tanpa gelombang
figure-unplaced = Tanpa gelombang: tidak diketahui siapa yang merujuk orang pertamanya
figure-seed = Informan awal
figure-mark-full = Ikut serta
figure-mark-ring = Belum memutuskan
figure-mark-broken = Tidak terhubungi
figure-mark-cross = Menolak atau tidak memenuhi syarat
figure-others = Nilai lain
figure-unknown = Tidak diketahui
figure-weeks-title = Jumlah informan per minggu, menurut gelombang
figure-weeks-description = Batang per minggu kalender (ISO 8601), { $weeks } minggu, dibagi menurut gelombang; seluruhnya { $n } informan.
figure-weeks-undated = { $n } informan tanpa tanggal tidak ditampilkan.
figure-shares-title = { $name } menurut gelombang
figure-shares-description = Satu batang untuk setiap gelombang, dibagi menurut nilai "{ $name }". Semua batang sama panjang; jumlahnya tertulis di dalamnya.
figure-sum = n = { $n }
report-end-no-response = tanpa respons
report-end-passed-over = dilewati
report-end-not-coded = belum dikodekan
report-end-window-expired = batas terlampaui
report-end-record-ends = rekaman berakhir
report-end-unknown = tidak diketahui
report-col-packages = paket
report-col-known = akhir diketahui
report-col-answered = ditanggapi
report-col-share = bagian
report-col-interval = selang kepercayaan 95 %, menurut percakapan
report-counts-only-cell = hanya hitungan
report-stimulus-caption = Yang mengikuti setiap stimulus. Bagian: paket yang ditanggapi di antara paket yang akhirnya diketahui
report-ends = Bagaimana rangkaian berakhir menurut stimulus
report-ends-caption = Paket menurut kode stimulus dan menurut akhirnya; paket dengan beberapa kode stimulus dihitung pada masing-masing kode
report-no-width = Selang kepercayaan tanpa lebar tidak berarti pasti: semua paket stimulus itu ditanggapi sama, sehingga pengambilan ulang percakapan tidak memperlihatkan sebaran.
report-organism = Organisme yang tampak menurut respons akhir
report-organism-caption = Paket menurut kode organisme yang tampak dan menurut akhirnya; paket dengan beberapa kode organisme dihitung pada masing-masing kode
report-chains-words = Tanpa respons: pihak lain memperlihatkan sesuatu, tetapi tidak ada respons dalam batas itu. Dilewati: pihak lain melanjutkan dengan pengodean yang menanggapi hal lain. Belum dikodekan: pihak lain bicara, tetapi tidak ada yang dikodekan. Batas terlampaui: pihak lain baru bicara sesudah batas itu. Rekaman berakhir: rekaman berhenti sebelum pihak lain bicara. Tidak diketahui: di tempat jawaban terdapat kata-kata yang tidak boleh dihitung.
report-told = Yang diceritakan dalam wawancara
report-told-intro = Wawancara adalah pertanyaan dan penuturan. Yang diceritakan informan tentang perhatian, pengertian, dan penerimaan dihitung menurut informan dan tidak pernah digabungkan dengan yang tampak dalam chat.
report-told-none = Tidak ada kode organisme dalam wawancara.
report-told-caption = Kode organisme dalam wawancara menurut informan: diakui sendiri + menurut orang lain

## Matriks

report-matrix = Kode menurut informan dan sumber data
report-matrix-intro-informant = Berapa pengodean dari setiap kode terdapat dalam kata-kata setiap orang; latar yang lebih gelap berarti lebih banyak. Pewawancara tidak mempunyai kolom.
report-matrix-intro-source = Berapa pengodean dari setiap kode terdapat dalam setiap sumber data; latar yang lebih gelap berarti lebih banyak.
report-matrix-left-informants = Yang ditampilkan adalah orang dengan pengodean terbanyak; { $n } orang lainnya tidak masuk ke tabel, tetapi tetap masuk ke jumlah.
report-matrix-left-sources = Yang ditampilkan adalah sumber data dengan pengodean terbanyak; { $n } lainnya tidak masuk ke tabel, tetapi tetap masuk ke jumlah.
report-matrix-caption = Pengodean menurut kode dan kolom
report-places = Tempatnya: sumber data dan giliran tutur setiap pengodean

## Kutipan

report-quotes = Kutipan menurut kode
report-quotes-intro = Paling banyak { $n } untuk setiap kode, dipilih dengan aturan tetap dan bukan dengan tangan: disebar menurut sumber data dan orang, kata-kata dengan panjang yang enak dibaca didahulukan, selebihnya menurut urutan penelitian. Kata-kata yang ditandai adalah yang diberi kode. C07:12 berarti giliran tutur 12 dalam sumber data C07, dihitung dari 0. Kata-kata yang dapat mengarah kepada seseorang diganti dalam kurung siku; harga tetap ditulis.
report-quotes-none = Belum ada yang dapat dikutip.
report-turn-media = [gambar, suara, atau berkas]
report-turn-deleted = [pesan dihapus]
report-turn-system = [baris dari program]
report-turn-heading = [judul]
report-turn-unknown = [tidak terbaca]

## Memo

report-memos = Memo
report-memos-intro = Penelitian ini memuat { $n } memo.
report-memos-none = Belum ada memo.
report-memos-hidden = { $n } memo tidak ditampilkan karena berkaitan dengan kata-kata orang yang menolak atau mengundurkan diri.
report-memo-analytic = Analitis
report-memo-method = Tentang metode
report-memo-reflexive = Reflektif
report-memo-field-note = Catatan lapangan
report-on-study = penelitian
report-on-code = kode “{ $name }”
report-on-coder = pengode { $name }
report-on-memo = sebuah memo
report-on-theme = tema { $name }
report-on-question = pertanyaan penelitian

## Metode

report-method = Metode
report-method-sor = Model.
report-method-sor-text = Stimulus, organisme, dan respons berpijak pada Hovland, Janis & Kelley (1953): sebuah pesan bertemu dengan perhatian, pengertian, dan penerimaan sebelum ada respons. Ketiganya adalah kedudukan terhadap satu stimulus, bukan sifat seseorang.
report-method-codebook = Buku kode.
report-method-codebook-text = { $n } kode ditulis menurut bentuk MacQueen dkk. (1998): definisi, kapan dipakai, kapan tidak, dan contoh.
report-method-chains = Paket dan batasnya.
report-method-chains-text = Giliran tutur berurutan dari satu pihak adalah satu paket. Yang ditinjau dimulai sesudah giliran tutur terakhirnya dan berakhir pada paket berikutnya dari pihak itu, sesudah { $turns } giliran tutur, atau sesudah { $hours } jam; pertanyaan untuk memperjelas beserta jawabannya tidak mengakhirinya. Respons terakhir dalam batas itu adalah akhir rangkaian. Tautan “menanggapi” mengikat suatu jawaban pada satu stimulus. Giliran tutur orang yang menolak atau mengundurkan diri menjadi celah: tidak ada rangkaian yang melintasinya.
report-method-evidence = Bukti organisme.
report-method-evidence-text = Kode organisme hanya diberikan bila kata-kata memperlihatkannya, dan masing-masing menyebutkan buktinya: tampak, diakui sendiri, atau menurut orang lain. Tafsiran peneliti ditulis dalam memo.
report-method-bootstrap = Selang kepercayaan.
report-method-bootstrap-text = Giliran tutur dalam satu percakapan saling berkaitan, sehingga yang diambil adalah percakapan utuh: bootstrap persentil (Efron & Tibshirani 1993) dengan { $samples } sampel dan nilai awal acak { $seed }. Paket yang akhirnya tidak diketahui (rekaman berakhir, tidak diketahui, belum dikodekan) tidak masuk ke bagian yang dihitung. Di bawah { $n } percakapan, selang kepercayaan tidak diberikan.
report-method-counting = Penyajian dan penghitungan.
report-method-counting-text = Menghitung adalah langkah dalam penyajian data (Miles, Huberman & Saldaña 2014): hitungan menunjukkan di mana perlu membaca. Setiap hitungan berdasar pada pengodean di tempat yang disebutkan dalam sumber data.
report-method-rules = Pola pencarian dan usulan.
report-method-rules-text = { $files } menghasilkan { $all } usulan. Usulan baru dihitung sesudah diputuskan oleh manusia: { $accepted } diterima, { $refused } ditolak, { $open } belum diputuskan.
report-method-rules-none = Pola pencarian tidak dipakai: setiap pengodean dibuat oleh manusia.
report-method-coders = Pengode.
report-method-coders-text = { $n ->
    [0] Belum ada yang memberi kode.
    [1] Satu orang memberi kode. Kesepakatan antarpengode tidak dapat dihitung, sehingga pembaca lain mungkin melihat kode lain dalam bahan yang sama.
   *[other] { $n } orang memberi kode. Pengodean mereka dihitung bersama di sini.
}
report-coders-caption = Pengodean yang dihitung menurut pengode
report-col-coder = pengode
report-col-own = pengodean sendiri
report-col-taken = usulan yang diterima
report-method-log = Catatan kerja.
report-method-log-text = Keadaan ini terbentuk dari { $batches } catatan yang ditulis oleh { $replicas } salinan kerja. Setiap catatan ditandatangani oleh salinan kerja yang menulisnya; itu membuktikan salinan kerjanya, bukan orangnya.
report-references = Daftar pustaka

## Keterbatasan

report-limits = Keterbatasan dan yang tidak disertakan
report-left-out = Yang tidak disertakan
report-cannot = Yang tidak dapat dinyatakan laporan ini
report-out-refused = { $n ->
    [0] Tidak ada orang yang menolak.
   *[other] Menolak: { $persons }; { $turns } dan { $codings } tidak dihitung dan tidak dikutip di mana pun.
}
report-out-withdrawn = { $n ->
    [0] Tidak ada yang mengundurkan diri.
   *[other] Mengundurkan diri: { $persons } ({ $speakers } dalam sumber data), { $turns } dan { $codings } padanya. Kata-katanya dihapus; giliran tuturnya tinggal sebagai tempat kosong.
}
report-out-proposals = { $n ->
    [0] Tidak ada usulan yang menunggu keputusan.
   *[other] { $n } usulan menunggu keputusan dan tidak dihitung di mana pun.
}
report-out-consent = { $n ->
    [0] Persetujuan setiap orang sudah dicatat.
   *[other] Persetujuan { $n } orang belum dicatat; kata-kata mereka ikut dihitung.
}
report-out-unattached = { $n ->
    [0] Setiap pengodean organisme dan respons dalam percakapan termasuk dalam suatu rangkaian.
   *[other] { $n } pengodean organisme dan respons berada di luar batas mana pun dan tidak bertautan, sehingga tidak masuk ke rangkaian.
}
report-out-interviewers = Kata-kata pewawancara tidak dikutip dan tidak mempunyai kolom.
report-limit-snowball = Bila informan ditemukan melalui rujukan (snowball sampling), sampelnya menunjukkan apa yang terjadi dan bagaimana hal-hal itu berkaitan; sampel seperti itu tidak dapat menjadi dasar pernyataan tentang berapa banyak orang pada umumnya yang melakukannya.
report-limit-organism = Organisme hanya terlihat dari apa yang diperlihatkan atau diceritakan orang. Seseorang dapat memperhatikan, mengerti, atau menyukai suatu pesan tanpa meninggalkan jejak.
report-limit-association = Yang mengikuti suatu stimulus belum tentu terjadi karena stimulus itu. Laporan ini tidak menyatakan pengaruh dan tidak menganjurkan cara menulis pesan.
report-limit-counts = Kode adalah penilaian. Hitungan bergantung pada buku kode, pengode, dan apa yang terekam.
report-limit-masking = Penyamaran menemukan nomor telepon, alamat e-mail, tautan, akun, nomor panjang, dan nama lengkap penutur. Kelengkapannya tidak dijamin: nama panggilan, tempat, atau cerita masih dapat mengarah kepada seseorang. Bacalah setiap kutipan sebelum laporan ini diserahkan.
report-limit-erasure = Pengunduran diri sesudah laporan ini dibuat tidak menjangkau laporan ini. Buatlah laporan baru dan musnahkan yang lama.
report-out-conflicts = { $n } isian diatur berbeda dalam dua salinan dan belum diputuskan; satu sisinya yang dihitung.

## Yang diizinkan orang

report-rule-own-side = Pihak lain: pihak sendiri saja. Kata-kata orang yang tidak memberi persetujuan sendiri dibaca, tetapi tidak dihitung dan tidak dikutip.
report-rule-board-approved = Pihak lain: pengodean pada kata-kata mereka dihitung berdasarkan persetujuan etik nomor { $number } ({ $reason }; sampai { $until }). Kata-kata mereka tidak dikutip.
report-rule-public = Pihak lain: kata-kata mereka dihitung dan dikutip sebagai bahan publik ({ $reason }).
report-out-other-party = Pihak lain: { $persons }; { $turns } dan { $codings } hanya dibaca dan tidak dihitung.
report-out-not-agreed = Tidak menyetujui jenis sumber data ini: { $persons }; { $turns } dan { $codings } tidak dihitung dan tidak dikutip.
report-out-asked = Minta mundur: { $persons }; { $turns } dan { $codings } tidak dihitung dan tidak dikutip.
report-out-hidden = Di bawah tanda risiko: { $turns } dan { $codings } tidak dihitung dan tidak dikutip.
report-out-unquoted = { $n } giliran tutur dihitung tetapi tidak dikutip kata demi kata.
report-out-destroyed = Kata-kata { $n } giliran tutur sudah dimusnahkan; pengodeannya tetap dihitung.

## Cara orang datang

report-recruitment = Cara orang masuk ke penelitian
report-recruitment-none = Tidak tercatat bagaimana orang masuk ke penelitian.
report-recruitment-intro = Informan awal adalah orang yang tidak dirujuk siapa pun; gelombang adalah jumlah langkah dari informan awal. Sampel seperti ini menunjukkan apa yang terjadi di antara orang yang saling mengenal; ia tidak dapat menyatakan berapa banyak orang pada umumnya yang demikian.
report-seeds-caption = Informan awal, alasan memilihnya, dan jumlah orang dalam pohonnya (termasuk dirinya)
report-stages-caption = Jumlah orang pada tiap tahap, seluruhnya dan per gelombang
report-col-seed = informan awal
report-col-why = alasan
report-col-reach = orang dalam pohon
report-col-wave = gelombang
report-reasons = Mengapa yang lain tidak ikut
people-problems-report = { $n } hal bertentangan atau tidak dapat diketahui:
report-more-problems = { $n } lagi ada dalam program.

report-sequence = Apa yang mengikuti apa
report-sequence-title = Pasangan kode: seberapa jauh dari kebetulan
report-sequence-intro = { $transitions } dalam { $conversations }; kode berikut berada { $lag } posisi sesudah kode awal. { $permutations ->
    [0] Tanpa permutasi.
   *[other] { $permutations } permutasi, angka awal acak (seed) { $seed }.
}
report-sequence-reading = Peralihan berjalan dari satu giliran berkode ke giliran berkode berikutnya dalam percakapan yang sama; peralihan tidak melewati kata-kata yang tidak boleh dihitung. “Diikuti lebih sering daripada kebetulan” mengatakan apa yang datang sesudah apa, bukan apa yang menyebabkannya.
report-sequence-none = Tidak ada giliran berkode yang diikuti giliran berkode lain dalam percakapan yang boleh dihitung.
report-sequence-chance = Tidak ada pasangan kode yang berbeda dari kebetulan (Benjamini-Hochberg paling tinggi 0,05).
report-sequence-caption = Pasangan kode yang berbeda dari kebetulan (Benjamini-Hochberg paling tinggi 0,05), yang terjauh lebih dahulu
report-sequence-more = { $n } pasangan lain juga berbeda dari kebetulan.
report-sequence-more-often = lebih sering daripada kebetulan, z mulai { $z }
report-sequence-less-often = lebih jarang, z mulai −{ $z }
report-sequence-description = Baris diikuti kolom. Yang terjauh dari kebetulan: { $pairs }.
report-sequence-words = Residu terkoreksi (z): seberapa jauh hitungan dari kebetulan, dalam galat baku. Q Yule: dari −1 (tidak pernah bersama) melalui 0 (seperti kebetulan) sampai 1 (selalu). p: pada berapa bagian dari urutan acak kode yang sama hitungannya sejauh itu. Huruf tebal dalam gambar: berbeda dari kebetulan sesudah koreksi untuk banyaknya pasangan.
report-n-transitions = { $n } peralihan
## Berapa lama sampai pihak lain menulis

report-waits = Berapa lama sampai pihak lain menulis
report-waits-lead = { $waits } penantian dalam { $conversations } percakapan. Penantian berlangsung dari pesan terakhir dalam sederet pesan satu pihak sampai pesan berikutnya dari pihak lain, dalam jendela { $hours } jam. Penantian yang berakhir tanpa pesan dihitung tersendiri dan tidak dibuang.
report-waits-none = Tidak ada percakapan yang di dalamnya seseorang dapat menunggu jawaban.
report-waits-few-all = Percakapan terlalu sedikit (kurang dari { $n }): hanya hitungan, tanpa median, bagian, atau uji.
report-waits-few-some = Percakapan terlalu sedikit (kurang dari { $n }), hanya hitungan: { $groups }.
report-waits-minute = { $n } penantian hanya diketahui sampai menitnya, karena rekaman tidak mencatat detik; penantian terjawab yang 0: { $zero }. Median benar sampai satu menit lebih atau kurang.
report-waits-untimed = { $n } penantian tidak diketahui lamanya: di situ rekaman tidak mencatat waktu, atau hanya harinya. Penantian itu hanya ada dalam hitungan.
report-waits-backwards = Dalam { $n } penantian jamnya berjalan mundur. Penantian itu hanya ada dalam hitungan.
report-waits-from-to = { $from } menunggu { $to }
report-waits-several = siapa pun yang lain
report-waits-nobody = tidak ada yang menulis
report-waits-with = dengan { $code }
report-waits-without = tanpa { $code }
report-waits-not-reached = tidak tercapai
report-waits-title = Bagian yang masih menunggu, menurut waktu
report-waits-description = Untuk tiap kelompok sebuah kurva yang turun bertahap dari 100 % ketika jawaban datang, dengan pita 95 %; median adalah tempat kurva turun sampai 50 %. Tabel memuat angka yang sama.
report-waits-note = Waktu pada skala logaritma. Pita: 95 %, log-log.
report-waits-test = Uji log-rank antar kelompok: khi-kuadrat { $chi }, derajat bebas { $df }, p { $p }. Uji ini menganggap penantian saling bebas, padahal dalam satu percakapan tidak.
report-waits-apart = Median kelompok kedua dikurangi median kelompok pertama: { $apart } (selang 95 % menurut percakapan: { $low } sampai { $high }).
report-waits-words = Median menurut Kaplan dan Meier, selang dengan mengambil ulang percakapan utuh. Ini menyatakan apa yang diikuti apa, dan sesudah berapa lama; bukan apa yang membuat orang menjawab.
report-waits-caption = Penantian menurut siapa menunggu siapa, bagaimana berakhir, dan berapa lama
report-waits-col-group = siapa menunggu
report-waits-col-waits = penantian
report-waits-col-median = median (95 %, menurut percakapan)
report-duration-s = { $a } dtk
report-duration-min = { $a } mnt { $b } dtk
report-duration-min-whole = { $a } mnt
report-duration-h = { $a } jam { $b } mnt
report-duration-h-whole = { $a } jam
report-duration-d = { $a } hari { $b } jam
report-duration-d-whole = { $a } hari

## Nilai yang disebut orang

report-values = Nilai yang disebut orang
report-values-none = Tidak ada pengodean yang membawa nilai. Aturan dengan value = "price" dan kolom value dalam tabel pengodean mencatatnya.
report-values-lead = { $n } angka dari { $kinds } jenis dan { $words } kata tercatat. Satuan yang berbeda tidak pernah digabung.
report-values-told = { $role }, diceritakan
report-values-caption = Angka menurut jenis dan menurut siapa yang menyebutnya
report-values-words-caption = Nilai yang berupa kata
report-values-courses-caption = Jalannya tawaran menurut percakapan
report-values-together-caption = Dua nilai yang muncul bersama
report-values-col-kind = nilai
report-values-col-who = disebut oleh
report-values-col-n = angka
report-values-col-least = terkecil
report-values-col-quarter = kuartil 1
report-values-col-median = median
report-values-col-three = kuartil 3
report-values-col-most = terbesar
report-values-col-word = kata
report-values-col-offers = tawaran
report-values-col-first = pertama
report-values-col-last = terakhir
report-values-col-agreed = disepakati
report-values-col-course = jalannya
report-values-col-x = makin besar
report-values-col-y = di sampingnya
report-values-col-points = titik
report-values-col-higher = lebih tinggi
report-values-col-lower = lebih rendah
report-values-col-same = sama
report-values-col-within = di dalam percakapan (95 %)
report-values-col-spearman = Spearman (95 %)
report-values-courses = { $kind }: dalam { $n } percakapan disebut dua atau lebih; dari yang pertama sampai yang terakhir lebih rendah dalam { $down }, lebih tinggi dalam { $up }, sama dalam { $same }; disepakati dalam { $agreed }.
report-values-together = { $x } dan { $y } muncul bersama di { $points } tempat dalam { $conversations } percakapan. Dari { $all } pasangan dalam satu percakapan dengan { $x } yang berbeda, { $x } yang lebih besar memiliki { $y } yang lebih tinggi pada { $higher }, lebih rendah pada { $lower }, sama pada { $same }.
report-values-few = Kurang dari { $n } percakapan: tanpa korelasi dan tanpa selang.
report-values-within = Di dalam percakapan: { $value } (95 %: { $low } sampai { $high }).
report-values-spearman = Spearman atas semua titik: { $value } (95 %: { $low } sampai { $high }).
report-values-offers = Tawaran menurut percakapan
report-values-offers-about = Untuk tiap percakapan tawarannya dari yang pertama di atas sampai yang terakhir di bawah, berwarna menurut siapa yang menyebutnya; lingkaran menandai yang disepakati.
report-values-offers-description = { $kind } dalam { $n } percakapan, masing-masing dari tawaran pertama di atas sampai yang terakhir di bawah, berwarna menurut siapa yang menyebutnya; lingkaran menandai yang disepakati.
report-values-agreed = disepakati
report-values-scatter = Dua nilai yang muncul bersama
report-values-scatter-about = Setiap titik adalah tempat kedua nilai muncul; titik dalam satu percakapan disambung.
report-values-scatter-description = { $x } mendatar, { $y } tegak; setiap titik adalah tempat keduanya muncul, titik dalam satu percakapan disambung.
report-values-words = Ini menyatakan nilai mana yang muncul bersama, bukan apa yang menggerakkan harga. Nilai yang diceritakan dalam wawancara berdiri di baris tersendiri dan tidak masuk jalannya tawaran maupun titik.

## Kode yang muncul bersama

report-pairs = Kode yang muncul bersama
report-pairs-none = Tidak ada kode dalam percakapan yang boleh dihitung, atau tidak ada dua kode yang muncul bersama.
report-pairs-lead = { $units } satuan ({ $unit }) dalam { $sources } sumber data; { $permutations } permutasi di dalam percakapan, angka awal { $seed }.
report-pairs-lead-untested = { $units } satuan ({ $unit }) dalam { $sources } sumber data; tanpa uji.
report-pairs-unit-turn = giliran dengan kode
report-pairs-unit-package = giliran berurutan dari satu pihak
report-pairs-unit-window = giliran terkode beserta yang sebelumnya
report-pairs-unit-source = sumber data
report-pairs-few = Kurang dari { $n } sumber data: bacalah uji sebagai petunjuk di mana perlu membaca, dan hitungan sebagai hitungan.
report-pairs-title = Pasangan kode yang muncul bersama
report-pairs-chance = Tidak ada pasangan kode yang muncul bersama lebih sering atau lebih jarang daripada kebetulan (Benjamini-Hochberg paling besar 0,05).
report-pairs-caption = Pasangan kode yang berbeda dari kebetulan (Benjamini-Hochberg paling besar 0,05), yang terjauh lebih dulu
report-pairs-description = Setiap sel memuat banyaknya satuan dengan kedua kode, diagonalnya banyaknya satuan dengan kode itu. Terjauh dari kebetulan: { $pairs }.
report-pairs-words = Kebetulan: setiap kode diletakkan acak pada giliran terkode dari pihaknya dalam percakapan, sebanyak semula. Ini menyatakan apa yang muncul bersama, bukan apa yang menimbulkannya.
report-pairs-col-one = kode
report-pairs-col-other = dengan
report-pairs-col-both = bersama
report-pairs-col-jaccard = Jaccard
