# Yang dikatakan baris perintah, selain kesalahan.

about = Meja kerja pribadi untuk penelitian tentang percakapan orang di aplikasi chat.
help-usage = Cara pakai:
help-commands = Perintah
help-arguments = Argumen dan pilihan

cmd-demo = Membuat penelitian contoh, menganalisisnya, menulis laporannya, dan membukanya di peramban
cmd-demo-example =
    Contoh:
      kelindan demo ~/contoh
cmd-open = Membuka antarmuka di peramban
cmd-open-example =
    Contoh:
      kelindan open penelitian.kelindan
      kelindan open --folder ~/penelitian
      kelindan open penelitian.kelindan --port 4000 --no-browser

    Antarmuka hanya bekerja di komputer ini. Halaman menanyakan frasa sandi, dan terkunci sendiri setelah sepuluh
    menit tanpa kegiatan. Ctrl-C mengakhiri program.
cmd-openapi = Menampilkan uraian panggilan antarmuka untuk program lain (OpenAPI, JSON)
cmd-openapi-example =
    Contoh:
      kelindan openapi > openapi.json
cmd-new = Membuat penelitian baru
cmd-new-example =
    Contoh:
      kelindan new penelitian.kelindan --title "Percakapan penjual dan pembeli"

    Frasa sandi dan kunci pemulihan hanya ditampilkan sekali. Catat keduanya di kertas, simpan di dua tempat.
cmd-import = Memasukkan chat, wawancara, catatan, dan tabel
cmd-import-example =
    Contoh:
      kelindan import penelitian.kelindan chats/ --preview
      kelindan import penelitian.kelindan chats/ --role "Toko Kejora=penjual" --role "*=pembeli" --tie
      kelindan import penelitian.kelindan wawancara.docx --kind interview
cmd-info = Menampilkan isi penelitian
cmd-info-example =
    Contoh:
      kelindan info penelitian.kelindan
cmd-people = Menampilkan orang, cara mereka datang, yang mereka setujui; pengunduran diri
cmd-people-example =
    Contoh:
      kelindan people penelitian.kelindan list
      kelindan people penelitian.kelindan tie P03 P11
      kelindan people penelitian.kelindan role P03 penjual
      kelindan people penelitian.kelindan add --seed "dikenal dari penelitian lama" --value wilayah=Utara
      kelindan people penelitian.kelindan refer P12 --by P03 --agreed --date 2026-05-12
      kelindan people penelitian.kelindan consent P03 given --form v2 --scope interview,chats,quotes
      kelindan people penelitian.kelindan tree
      kelindan people penelitian.kelindan withdraw P07
cmd-people-list = Menampilkan orang menurut nama samaran
cmd-people-tie = Menyatakan bahwa beberapa nama samaran adalah satu orang
cmd-people-role = Memberi peran kepada seseorang
cmd-people-consent = Mencatat apa yang disetujui seseorang, atau bahwa ia menolak
cmd-codebook = Memasukkan buku kode ke penelitian, menampilkannya, menuliskannya ke berkas
cmd-codebook-example =
    Contoh:
      kelindan codebook penelitian.kelindan use sor
      kelindan codebook penelitian.kelindan import milik-saya.csv
      kelindan codebook penelitian.kelindan export buku-kode.json
cmd-codebook-use = Memasukkan buku kode yang tersedia dalam program
cmd-codebook-import = Memasukkan buku kode dari berkas JSON atau CSV
cmd-codebook-export = Menulis buku kode ke berkas JSON atau CSV
cmd-codebook-list = Menampilkan kode-kode
cmd-code = Memberi kode lewat tabel atau pola pencarian, menerima atau menolak usulan
cmd-code-example =
    Contoh:
      kelindan code penelitian.kelindan --rules pola.toml --preview
      kelindan code penelitian.kelindan --rules pola.toml
      kelindan code penelitian.kelindan --accept all
      kelindan code penelitian.kelindan --csv pengodean.csv
cmd-memo = Menulis dan menampilkan memo
cmd-memo-example =
    Contoh:
      kelindan memo penelitian.kelindan add --on C07:12 --text "Harga disebut sebelum gambar."
      kelindan memo penelitian.kelindan list
cmd-memo-add = Menulis memo pada tempat, kode, orang, atau penelitian
cmd-memo-list = Menampilkan memo
cmd-question = Menambah dan menampilkan pertanyaan penelitian
cmd-question-example =
    Contoh:
      kelindan question penelitian.kelindan add "Tawaran mana yang diikuti persetujuan?"
cmd-question-add = Menambah pertanyaan penelitian
cmd-question-list = Menampilkan pertanyaan penelitian
cmd-analyse = Menghitung kode, membuat matriks, membaca rangkaian
cmd-analyse-example =
    Contoh:
      kelindan analyse penelitian.kelindan codes --by role
      kelindan analyse penelitian.kelindan matrix --by source --csv
      kelindan analyse penelitian.kelindan chains --from penjual --to pembeli
cmd-analyse-codes = Seberapa sering tiap kode dipakai, di mana, oleh siapa
cmd-analyse-matrix = Kode menurut informan atau sumber data, dengan tempatnya
cmd-analyse-chains = Apa yang mengikuti suatu stimulus
cmd-analyse-sequence = Kode mana yang diikuti kode mana lebih sering daripada kebetulan
cmd-analyse-compare = Apakah suatu kode diikuti kode lain dalam percakapan yang satu seperti dalam yang lain
cmd-calc = Metode pada tabel dari tempat lain, tanpa penelitian
cmd-calc-example =
    Contoh:
      kelindan calc sequence kejadian.csv
      kelindan calc sequence kejadian.csv --columns conversation=dialog,code=label --json
      kelindan calc waits pesan.csv
cmd-calc-sequence = Kode mana yang diikuti kode mana lebih sering daripada kebetulan
cmd-calc-waits = Berapa lama sampai pihak lain menulis
cmd-analyse-waits = Berapa lama sampai pihak lain menulis
cmd-analyse-pairs = Dua kode mana yang muncul bersama
cmd-analyse-values = Angka yang disebut orang, jalannya tawaran, mana yang naik bersama
cmd-methods = Menerangkan metode: yang diukur, rumus, syarat, sumber
cmd-methods-example =
    Contoh:
      kelindan methods
      kelindan methods chains
cmd-report = Menulis laporan: satu berkas HTML
cmd-report-example =
    Contoh:
      kelindan report penelitian.kelindan -o laporan.html --from penjual --to pembeli
cmd-export = Menyimpan penelitian sebagai dokumen Word atau tabel
cmd-export-example =
    Contoh:
      kelindan export penelitian.kelindan --to docx -o lampiran.docx --lang id
      kelindan export penelitian.kelindan --to docx -o kutipan.docx --parts quotes --quotes 3
      kelindan export penelitian.kelindan --to xlsx -o tabel.xlsx
      kelindan export penelitian.kelindan --to csv -o tabel
      kelindan export penelitian.kelindan --to json --table codings -o codings.json --with-words
cmd-log = Menampilkan siapa melakukan apa dan kapan
cmd-log-example = 
    Contoh:
      kelindan log penelitian.kelindan
      kelindan log penelitian.kelindan --coder budi --since 2026-11-01
      kelindan log penelitian.kelindan --cause import
cmd-undo = Mengurungkan tindakan terakhir, atau tindakan lain
cmd-undo-example =
    Contoh:
      kelindan undo penelitian.kelindan
      kelindan undo penelitian.kelindan 7f3a09c1
cmd-verify = Memeriksa setiap baris berkas penelitian
cmd-verify-example =
    Contoh:
      kelindan verify penelitian.kelindan

arg-lang = Bahasa: en atau id; kalau tidak diberikan, mengikuti sistem
arg-help = Menampilkan bantuan ini
arg-version = Menampilkan versi
arg-study = Berkas penelitian, NAMA.kelindan
arg-passphrase_file = Membaca frasa sandi dari berkas ini (kalau tidak: KELINDAN_PASSPHRASE, atau ditanyakan)
arg-recovery_file = Membuka dengan kunci pemulihan di berkas ini, bukan frasa sandi
arg-json = Menampilkan jawaban sebagai JSON
arg-csv_out = Menampilkan tabel sebagai CSV
arg-demo-folder = Tempat penelitian contoh dan laporannya
arg-no_open = Antarmuka tidak dibuka
arg-study_to_open = Berkas penelitian, NAMA.kelindan; tanpa itu halaman menawarkan yang ada di folder, atau yang baru
arg-folder = Tempat penelitian dicari dan dibuat; tanpa itu folder penelitian atau folder sekarang
arg-port = Porta di komputer ini, 1 sampai 65535; tanpa itu porta yang kosong dicari
arg-no_browser = Peramban tidak dibuka, hanya tautannya yang ditampilkan
arg-title = Judul penelitian
arg-coder_name = Nama Anda sebagai pengode
arg-files = Berkas atau folder; - untuk teks yang ditempel ke masukan standar
arg-kind = Jenis berkas: conversation (percakapan), interview (wawancara), observation (pengamatan), document (dokumen); kalau tidak diberikan, dikenali dari isinya
arg-date_order = Urutan tanggal bila tidak terlihat dari berkas: dmy, mdy, ymd
arg-roles = Peran seorang pembicara, "NAMA=PERAN"; "*=PERAN" untuk semua yang lain dalam percakapan; boleh diulang
arg-tie = Pembicara dengan nama yang sama adalah satu orang, di berkas ini dan yang sudah tersimpan
arg-chats = Chat mana dari suatu akun yang dibaca, menurut nomornya dalam pratinjau: 3 atau 1,4
arg-only-speaker = Simpan hanya kata-kata penutur ini, menurut nama dalam berkas; dapat diulang
arg-without-speaker = Jangan simpan kata-kata dan nama penutur ini; dapat diulang
arg-since-day = Hari pertama yang disimpan: 2026-03-01
arg-until-day = Hari terakhir yang disimpan: 2026-03-31
arg-zone = Zona waktu jamnya: WIB, WITA, WIT, +08:00, Asia/Makassar
arg-columns = Kolom tabel mana berisi apa: text, speaker, time, clock, source atau role; dapat diulang
arg-whole = Simpan ekspor baru dari chat yang sudah ada secara utuh, sebagai chat tersendiri
arg-preview = Menampilkan apa yang akan disimpan; tidak menyimpan apa pun
arg-names = Tampilkan juga nama di dalam berkas
arg-persons = Nama samaran; yang pertama dipertahankan
arg-person = Nama samaran: P03
arg-role = Peran
arg-consent = given (memberi), refused (menolak), unknown (belum diketahui)
arg-codebook = Buku kode: sor
arg-file = Berkas
arg-rules = Pola pencarian (TOML) yang membuat usulan
arg-csv_in = Tabel pengodean dari pengode (CSV)
arg-accept = Menerima usulan: all (semua), atau nama pola
arg-refuse = Menolak usulan: all (semua), atau nama pola
arg-on = Tempat: C07, C07:12, C07:12:3-9, C07:3-5, code:S-OFFER, person:P03, question:1, study
arg-memo_kind = analytic (analitis), method (metode), reflexive (refleksif), field-note (catatan lapangan)
arg-text = Isinya; kalau tidak diberikan, dibaca dari masukan standar
arg-question = Pertanyaannya
arg-by = Dikelompokkan menurut component (unsur), role (peran), source (sumber), informant (informan), coder (pengode), evidence (dasar bukti)
arg-matrix_by = Kolom: informant (informan) atau source (sumber)
arg-coders = Hanya pengodean oleh pengode ini; boleh diulang
arg-from = Peran yang memberi stimulus; kalau tidak diberikan, setiap pihak bergantian
arg-to = Peran yang menjawab; kalau tidak diberikan, semua pihak lain
arg-max_turns = Jendela terpanjang dalam pesan (20)
arg-max_hours = Jendela terpanjang dalam jam (72)
arg-seed = Seed (angka awal acak) (1)
arg-compare_given = Kode awal
arg-compare_target = Kode yang mengikuti, atau menyertainya
arg-measure = Membandingkan seberapa sering kode berikut mengikuti (followed), atau ada dalam giliran yang sama (together)
arg-with_role = Kelompok pertama: percakapan yang memuat seseorang dengan peran ini
arg-attribute_value = Kelompok pertama: percakapan dengan seseorang yang mempunyai nilai atribut ini
arg-these_sources = Kelompok pertama: percakapan ini, menurut labelnya; boleh diulang
arg-table = Tabelnya (CSV dengan koma, titik koma, atau tab)
arg-calc_columns = Nama kolom: conversation=X,turn=X,time=X,code=X,role=X
arg-calc_labels = Kode dalam urutan matriks, dengan koma; kalau tidak diberikan, semua yang ada, diurutkan
arg-calc_from = Peran kode awal, seperti dalam tabel
arg-calc_to = Peran kode berikut
arg-position = Satu posisi adalah giliran dengan semua kodenya (turn), atau setiap pengodean (event)
arg-level = Menghitung kode (code) atau unsur S, O, R, X (component)
arg-lag = Jarak posisi dari kode awal ke kode berikut (1)
arg-uncoded = Giliran tanpa kode: dilewati (skip), atau memutus deretan (break)
arg-no_repeats = Deretan kode yang sama dihitung sekali, sehingga tidak ada kode yang mengikuti dirinya
arg-given_role = Peran kode awal; kalau tidak diberikan, peran mana pun
arg-target_role = Peran kode berikut; kalau tidak diberikan, peran mana pun
arg-within = Diacak di dalam setiap percakapan (conversation), setiap perannya (role), atau semuanya (all)
arg-permutations = Banyaknya urutan acak pembanding (10000; 1000 bila giliran sangat banyak); 0 = tidak ada
arg-waits_from = Peran yang menunggu; kalau tidak diberikan, setiap pihak bergantian
arg-waits_to = Peran yang ditunggu; kalau tidak diberikan, siapa pun yang lain
arg-waits_code = Pesan dengan kode ini di samping yang tanpa kode
arg-unit = Yang sama pada dua kode: turn (bawaan), package, window, source
arg-window = Giliran dalam jendela (5)
arg-of = Percakapan (shown, bawaan) atau wawancara dan catatan (told)
arg-across = Di mana kode bertukar tempat secara kebetulan: side (bawaan), conversation
arg-values_code = Hanya nilai pada kode ini
arg-together = Yang sama pada dua nilai: package (bawaan), exchange, coding
arg-method = Metode yang diterangkan; kalau tidak diberikan, semua metode didaftar
arg-markdown = Semua halaman sebagai Markdown
arg-output = Berkas yang akan ditulis
arg-export_to = docx: satu dokumen Word; xlsx: satu buku kerja; csv, json: folder dengan satu berkas untuk setiap tabel
arg-export_output = Berkas yang ditulis; untuk csv dan json foldernya, atau dengan --table berkasnya
arg-parts = Bagian dokumen: codebook (buku kode), quotes (kutipan), matrix (matriks), methods (hasil), atau all (semua); metode dan keterbatasan selalu disertakan
arg-quotes_per_code = Paling banyak sekian kutipan untuk setiap kode, dibagi atas sumber data dan orang; 0 = semua
arg-export_table = Satu tabel saja: about, sources, people, codebook, turns, codings, memos, atau tabel suatu metode
arg-with_words = Sertakan juga kata-kata dari giliran tutur dan pengodean yang boleh dikutip, disamarkan
arg-with_memos = Sertakan juga memo, disamarkan
arg-force = Ganti yang sudah ada
arg-batch = Karakter awal nomor catatan, dari log

ask-new-passphrase = Frasa sandi Anda sendiri (paling sedikit 15 karakter; kosongkan untuk dibuatkan):
ask-again = Sekali lagi:
new-made = Penelitian sudah dibuat: { $path }
new-passphrase = Frasa sandi:
new-recovery = Kunci pemulihan:
new-write-down = Keduanya hanya ditampilkan sekarang. Tanpa salah satunya penelitian tidak dapat dibuka oleh siapa pun, termasuk kami.
new-next = Selanjutnya: kelindan codebook { $path } use sor

open-link = Buka di peramban: { $link }
open-link-lasts = Tautan itu membuka halaman satu kali, dalam satu menit. Ctrl-C mengakhiri program.
open-link-again = Tekan Enter untuk tautan baru.
interrupted = Dihentikan. Yang sudah tersimpan tetap ada, dan tidak ada yang tertulis setengah.
open-ended = Penelitian sudah ditutup.
open-forks = { $count ->
   *[other] Salinan kerja penelitian ini pernah dilanjutkan di dua tempat ({ $count } kali). Semua cabang disimpan.
}

in-file = Berkas { $file } dari { $of }: { $message }
error-label = Kesalahan:
next-label = Selanjutnya:
note-label = Perhatian:

preview-source = { $number }. { $name }: { $kind }, { $turns } giliran ({ $format })
preview-details = di luar kata-kata: { $details }
preview-kinds = giliran: { $kinds }
preview-speakers = pembicara: { $speakers }
preview-times = dari { $first } sampai { $last }
preview-order = urutan tanggal: { $order }, { $is }
preview-account = Berkas { $file } memuat seluruh akun. Pilih yang termasuk penelitian; yang lain tidak disimpan. Chat (--chat N):
preview-chat = { $number }. { $name } ({ $turns } pesan)
preview-columns = Berkas { $file } adalah tabel. Nyatakan kolom mana berisi apa, sekurangnya kata-katanya: --column text=NAMA --column speaker=NAMA --column time=NAMA. Kolom: { $names }
preview-nothing-stored = Belum ada yang disimpan. Tanpa --preview berkas akan disimpan.

import-stored = { $sources } sumber data dengan { $turns } giliran tersimpan ({ $labels }), { $persons ->
    [0] tidak ada orang baru
   *[other] { $persons } orang baru
}.
import-there = { $count } sumber data sudah ada dalam penelitian dan dibiarkan.
import-continues = { $label } melanjutkan { $earlier }: hanya pesan baru yang disimpan.
import-next = Selanjutnya: kelindan people { $path } list

warn-at = baris { $line }
warn-date-order-assumed = Urutan hari dan bulan diduga: tidak ada tanggal dalam berkas yang memastikannya. Berikan --date-order bila keliru.
warn-no-encryption-notice = Chat tidak diawali pemberitahuan enkripsi WhatsApp: bagian awalnya mungkin terpotong.
warn-near-export-limit = Jumlah pesan mendekati batas ekspor WhatsApp: pesan lama mungkin hilang.
warn-out-of-order = { $count } kali sebuah pesan berada sebelum pesan yang lebih lama. Urutan dalam berkas dipertahankan.
warn-mixed-shapes = Berkas memuat lebih dari satu cara menulis tanggal dan jam; masing-masing dibaca tersendiri.
warn-quoted-lines = { $count } baris tampak seperti kepala pesan dengan bentuk lain; baris itu disimpan sebagai isi pesan sebelumnya (mungkin kutipan).
warn-lines-before-first = Ada baris sebelum pesan pertama; baris itu disimpan sebagai bagian awal.
warn-islamic-calendar = Tanggal ditulis menurut kalender Hijriah dan dihitung ke kalender Masehi; harinya bisa bergeser satu hari.
warn-reactions-left-out = { $count } reaksi atas pesan disimpan jumlahnya saja; siapa yang bereaksi dan dengan apa tidak ikut dibaca.
warn-other-days = Giliran tutur dari hari lain yang tidak disimpan: { $count }
warn-words-left-out = Giliran tutur yang disimpan tanpa kata-kata dan nama: { $count }
warn-times-are-universal = Waktu ditulis dalam UTC: berkas tidak menyebut jam setempat.
warn-names-by-blanks = Dalam berkas ini nama dan kata hanya dipisahkan spasi: nama yang terdiri atas beberapa kata mungkin terpotong. Periksa daftar pembicara.
warn-tiers-left-out = { $count } tier yang bergantung pada tier lain (glos, terjemahan) tidak ikut dibaca.
warn-encoding-guessed = Teks bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa apakah huruf beraksen dan tanda kutip benar.
warn-sheets-left-out = { $count } lembar lain dalam buku kerja tidak ikut dibaca.
warn-long-numbers = { $count } sel memuat bilangan lebih dari 15 angka: lembar kerja sudah menghilangkan ujungnya (biasanya NIK atau nomor rekening).

code-stored = { $count ->
    [0] Tidak ada pengodean baru.
   *[other] { $count } pengodean tersimpan.
}
code-there = { $count } sudah ada sebelumnya.
code-next = Selanjutnya: kelindan analyse { $path } codes
rules-head = { $count ->
    [0] Pola pencarian tidak menemukan yang baru.
   *[other] Pola pencarian menemukan { $count } tempat.
}
rules-line = { $rule } → { $code }: { $count } dalam { $sources } sumber data
rules-examples = Contoh:
rules-stored = Semuanya tersimpan sebagai usulan dan tidak dihitung sebelum Anda menerimanya.
rules-next = Selanjutnya: kelindan code { $path } --accept all (atau nama pola), atau --refuse
rules-preview = Belum ada yang disimpan. Tanpa --preview semuanya menjadi usulan.
accept-done = { $count ->
    [0] Tidak ada usulan yang terbuka.
   *[other] { $count } usulan diterima dan dihitung sebagai pengodean Anda.
}
refuse-done = { $count ->
    [0] Tidak ada usulan yang terbuka.
   *[other] { $count } usulan ditolak.
}
undo-hint = Satu kali "kelindan undo { $path }" mengurungkan semuanya.

codebook-stored = { $count ->
    [0] Buku kode itu sudah ada, dengan kata-kata yang sama.
   *[other] { $count } kode dimasukkan atau diubah.
}
codebook-next = Selanjutnya: kelindan import { $path } BERKAS --preview
file-written = Ditulis: { $path }
export-written = Ditulis: { $path } ({ $count ->
   *[other] { $count } tabel
})

memo-stored = Memo tersimpan.
memo-none = Belum ada memo.
question-stored = Pertanyaan tersimpan.
question-none = Belum ada pertanyaan penelitian.
people-none = Belum ada orang dalam penelitian.
people-stored = Tersimpan.

info-title = { $title }
info-sources = sumber data
info-turns = giliran tutur
info-persons = orang
info-codes = kode
info-codings = pengodean
info-proposals = usulan terbuka
info-links = tautan
info-memos = memo
info-questions = pertanyaan
info-coders = pengode
info-batches = tindakan dalam log
info-conflicts = Perlu diputuskan: isian yang bertentangan
info-head = Keadaan penelitian: { $heads }

kind-conversation = percakapan
kind-interview = wawancara
kind-observation = pengamatan
kind-document = dokumen

col-code = kode
col-brief = label
col-codings = pengodean
col-turns = giliran
col-sources = sumber
col-persons = orang
col-stimulus = stimulus
col-packages = paket
col-conversations = percakapan
col-known = akhir diketahui
col-answered = dijawab
col-share = proporsi
col-low = 95 % dari
col-high = sampai
col-ends = berakhir dengan
col-with = dengan
col-both = bersama
col-followed = awal dan berikut
col-jaccard = Jaccard
col-value = nilai
col-unit = satuan
col-role = peran
col-where = di mana
col-count = banyaknya
col-least = terkecil
col-q1 = kuartil 1
col-middle = median
col-q3 = kuartil 3
col-most = terbesar
col-given = kode awal
col-target = diikuti
col-observed = teramati
col-expected = kebetulan
col-probability = bagian
col-residual = residu
col-q = Q Yule
col-p = p
col-holm = p (Holm)
col-bh = p (BH)
col-given-all = kode awal
col-odds = rasio odds
col-odds-low = 95 % dari
col-odds-high = sampai
col-cmh-p = p: tidak ada
col-same-p = p: sama
col-left-low = tanpa satu: dari
col-left-high = sampai
col-moves = paling digeser oleh
col-waits-group = siapa menunggu siapa
col-waits-n = penantian
col-waits-ended = berakhir
col-waits-median = median
calc-sequence-head = { $transitions } peralihan dalam { $conversations } percakapan, jarak { $lag }; { $permutations } permutasi, angka awal acak (seed) { $seed }.
calc-sequence-table = Seluruh tabel: G² = { $g2 }, derajat bebas { $df }, p = { $p }.
calc-waits-test = Log-rank: khi-kuadrat = { $chi }, derajat bebas { $df }, p = { $p }.
col-waiting = siapa menunggu
col-waits = penantian
col-median-seconds = median (dtk)
col-passed-over = dilewati
col-window-expired = jendela habis
col-record-ends = rekaman berakhir
col-unknown = tidak diketahui
col-person = orang
col-kind = jenis
col-roles = peran
col-consent = PSP
col-names = di berkas

chains-head = { $packages } paket stimulus dalam { $conversations } percakapan, { $from } kepada { $to }; jendela { $turns } giliran atau { $hours } jam; seed { $seed }.
chains-every = setiap pihak
chains-others = pihak lain
chains-few = Di bawah 20 percakapan hanya ada hitungan, tanpa selang kepercayaan.
chains-note = "Diikuti oleh" adalah kaitan, bukan pengaruh.
left-out-refused = Tidak disertakan: { $turns } giliran dan { $codings } pengodean dari { $persons } orang yang menolak.
left-out-withdrawn = Tidak disertakan: { $turns } giliran yang ditarik dan { $codings } pengodean padanya.
left-out-interviewer = Tidak disertakan: { $count } pengodean pada kata-kata pewawancara.
left-out-proposals = { $count } usulan belum diputuskan dan tidak dihitung.
basis-heads = Keadaan penelitian: { $heads }
analyse-nothing = Belum ada pengodean. Selanjutnya: kelindan codebook { $path } use sor, lalu kelindan code { $path } --rules BERKAS atau --csv BERKAS

fact-study = penelitian dimulai
fact-replica = { $count } salinan kerja
fact-admitted = { $count } salinan kerja diterima
fact-coder = { $count } pengode
fact-role = { $count } peran
fact-person = { $count } orang
fact-source = { $count } sumber data
fact-speaker = { $count } pembicara
fact-code = { $count } kode
fact-rules = { $count } berkas pola pencarian
fact-proposal = { $count } usulan
fact-coding = { $count } pengodean
fact-values = { $count } daftar nilai
fact-link = { $count } tautan
fact-memo = { $count } memo
fact-question = { $count } pertanyaan penelitian
fact-taken-away = { $count } hal dihapus
fact-brought-back = { $count } hal dikembalikan
fact-accepted = { $count } usulan diterima
fact-refused = { $count } usulan ditolak
fact-reopened = { $count } usulan dibuka lagi
fact-consent = { $count } keputusan PSP
fact-change = { $count } perubahan
fact-withdrawn = { $count } pengunduran diri
fact-theme = { $count } tema
fact-rendering = { $count } terjemahan
fact-view = { $count } tampilan tersimpan
fact-corrected = { $count } tuturan dibetulkan
cause-command = tindakan
cause-import = impor
cause-rules = pola pencarian
cause-undo = urung
cause-withdrawal = pengunduran diri
log-undone = diurungkan

undo-done = Diurungkan: { $facts } (catatan { $batch }).
undo-changed = { $count } isian sudah berubah sejak itu dan dibiarkan.
undo-lasting = { $count } hal tidak dapat dikembalikan (awal penelitian, salinan kerja, pengunduran diri).
undo-again = Untuk mengembalikannya: kelindan undo { $path } { $batch }

verify-sound = Utuh: { $batches } tindakan, { $payloads } isi tersegel, dan { $keys } kunci telah dibuka dan diperiksa.
verify-damaged = Tidak utuh. Simpan berkas ini, dan lanjutkan dengan cadangan terakhir yang utuh:
report-written = Laporan sudah ditulis: { $path }

progress-files = Membaca berkas
progress-work = Bekerja

demo-title = Percakapan penjual dan pembeli di Tanjung Kelapa (rekaan)
demo-question-1 = Pesan penjual mana yang diikuti persetujuan, mana yang diikuti penolakan atau diam?
demo-question-2 = Bagaimana tawaran untuk satu dan beberapa barang berkaitan dengan harganya?
demo-memo = Semua dalam penelitian ini rekaan: kota, orang, barang, chat. Isinya menunjukkan jalan dari chat dan wawancara sampai laporan. Pola yang ditanam tercantum di examples/pasar/README.md.
demo-made = Penelitian contoh: { $sources } sumber data, { $turns } giliran, { $persons } orang; { $table } pengodean dari tabel pengode, { $rules } usulan pola pencarian diterima.
demo-found = { $packages } paket stimulus penjual dalam { $conversations } percakapan.
demo-row = { $code } ({ $brief }): { $answered } dari { $known } dijawab ({ $share }{ $interval }); paling sering { $end }
demo-interval = , selang 95 % { $low } sampai { $high }
demo-few = terlalu sedikit percakapan untuk proporsi
demo-refused = Satu pembeli tidak memberi persetujuan: { $turns } giliran dan { $codings } pengodean miliknya tidak dihitung dan tidak dikutip.
demo-study = Penelitian:  { $path }
demo-passphrase = Frasa sandi: { $passphrase } (milik contoh; tidak melindungi apa pun)
demo-interface = Antarmuka:   kelindan open { $path }
demo-report = Laporan:     { $path }
demo-next = Selanjutnya, dengan berkas sendiri: kelindan new milikku.kelindan --title "…"

new-write-down-recovery = Kunci ini hanya ditampilkan sekarang. Catatlah; tanpa kunci ini atau frasa sandi Anda, penelitian tidak dapat dibuka oleh siapa pun, termasuk kami.
import-refused = { $count } orang baru bernama sama dengan orang yang menolak dan juga dihitung menolak. Bila ternyata orang lain: kelindan people PENELITIAN consent NAMA-SAMARAN given
warn-cells-without-column = { $count } baris punya sel di luar kolom bernama yang terakhir; sel itu tidak ikut dibaca.
warn-recruits-empty-is-seed = { $count } informan tanpa perujuk, dan tidak ada baris yang menyebut "seed": mereka dianggap informan awal. Kalau perujuknya tidak diketahui, tulis ? di situ.
warn-rdsat-no-dates = Format RDSAT tidak memuat tanggal: tanggal { $count } informan tidak ikut ditulis.
warn-kind-assumed = Tidak terlihat siapa yang bertanya: berkas dianggap percakapan yang ditempel. Bila wawancara, berikan --kind interview.

word-no-response = tanpa respons
word-passed-over = dilewati
word-not-coded = belum dikode
word-window-expired = lewat jendela
word-record-ends = rekaman berakhir
word-unknown = tidak diketahui
word-informant = informan
word-other-party = pihak lain
word-given = diberikan
word-refused = menolak
word-certain = pasti
word-assumed = diduga
word-words = kata-kata
word-media = media
word-deleted = dihapus
word-edited = disunting
word-picture = gambar
word-video = video
word-voice = pesan suara
word-sound = suara
word-sticker = stiker
word-gif = gambar bergerak
word-file = berkas
word-location = lokasi
word-contact = kartu kontak
word-poll = jajak pendapat
word-call = panggilan
word-forwarded = diteruskan
word-once = sekali lihat
word-reactions = reaksi
word-stretch = waktu dalam rekaman
word-system = sistem
word-heading = judul
word-interviewer = pewawancara
word-none = tanpa
word-shown = ditunjukkan
word-told = diceritakan
word-self-reported = diakui sendiri
word-attributed = menurut orang lain
word-analytic = analitis
word-method = metode
word-reflexive = refleksif
word-field-note = catatan lapangan
word-amount = jumlah
word-quantity = banyaknya

cmd-merge = Menggabungkan dua salinan penelitian menjadi berkas ketiga
cmd-merge-example =
    Contoh:
      kelindan merge saya.kelindan rekan.kelindan --preview
      kelindan merge saya.kelindan rekan.kelindan -o gabungan.kelindan

    Kedua salinan tetap seperti semula. Masing-masing dibuka dengan frasa sandinya sendiri; frasa sandi mana yang membuka berkas baru akan disebutkan.
cmd-settle = Menampilkan hal yang perlu diputuskan, dan memutuskannya
cmd-settle-example =
    Contoh:
      kelindan settle penelitian.kelindan
      kelindan settle penelitian.kelindan 1 --take 2
      kelindan settle penelitian.kelindan --admit 7f3a09c1
cmd-keys = Mengubah siapa yang dapat membuka penelitian
cmd-keys-example =
    Contoh:
      kelindan keys penelitian.kelindan list
      kelindan keys penelitian.kelindan change
      kelindan keys penelitian.kelindan add budi
      kelindan keys penelitian.kelindan remove budi
      kelindan keys penelitian.kelindan recovery
      kelindan keys penelitian.kelindan check

    Setiap perubahan memberi penelitian kunci baru. Salinan lama tetap terbuka dengan frasa sandi lama.
cmd-keys-list = Menampilkan frasa sandi siapa saja yang membuka penelitian
cmd-keys-change = Mengganti frasa sandi
cmd-keys-add = Memberi seseorang frasa sandi sendiri
cmd-keys-remove = Mencabut frasa sandi seseorang
cmd-keys-recovery = Membuat kunci pemulihan baru; yang lama tidak lagi membuka berkas ini
cmd-keys-check = Memeriksa apakah kunci pemulihan yang Anda tulis benar-benar membuka penelitian
arg-at = Menampilkan penelitian seperti setelah tindakan ini (karakter awal nomor catatannya; beberapa dipisah koma); tidak ada yang ditulis
arg-a = Satu salinan penelitian
arg-b = Salinan lainnya
arg-merged = Berkas baru
arg-plan = Hanya memberi tahu apa yang akan terjadi; tidak menulis apa-apa
arg-accept_withdrawals = Lanjutkan meskipun satu salinan belum memuat pengunduran diri yang ada di salinan lain
arg-passphrase_file_b = Frasa sandi salinan kedua, bila berbeda
arg-recovery_file_b = Kunci pemulihan salinan kedua
arg-conflict = Nomor pertentangan dalam daftar
arg-take = Nomor sisi yang diberlakukan
arg-admit = Menerima salinan kerja ini: karakter awal nomornya
arg-log_coders = Hanya tindakan pengode ini; boleh diulang
arg-causes = Hanya ini: command (tindakan), import (impor), rules (pola pencarian), undo (pengurungan), withdrawal (pengunduran diri); boleh diulang
arg-facts = Hanya tindakan dengan isi ini: coding (pengodean), proposal (usulan), memo, question (pertanyaan), source (sumber data), person (orang), consent (PSP), code (kode), change (perubahan), …; boleh diulang
arg-replica = Hanya tindakan salinan kerja ini: karakter awal nomornya
arg-since = Hanya sejak tanggal ini, misalnya 2026-11-24
arg-until = Hanya sampai akhir tanggal ini
arg-limit = Paling banyak sekian, yang terbaru
arg-key_name = Frasa sandi siapa; bila kosong, yang membuka penelitian
arg-new_passphrase_file = Membaca frasa sandi baru dari berkas ini (bila tidak, ditanyakan atau dibuatkan)
arg-new_name = Nama pengode
arg-old_name = Namanya, seperti dalam daftar
arg-recovery_typed = Membaca kunci pemulihan dari berkas ini (bila tidak, ditanyakan)

ask-passphrase = Frasa sandi penelitian:
ask-passphrase-of = Frasa sandi { $path }:
ask-recovery = Kunci pemulihan:
ask-recovery-back = Ketik kunci pemulihan dari kertas Anda, untuk memastikan tulisannya benar (kosong: nanti saja):
ask-withdrawals = Hilangkan kata-kata itu dari berkas baru, untuk selamanya? (ya/tidak)
answer-yes = ya y

open-at = Penelitian seperti setelah tindakan { $batch }. Di sini tidak ada yang dapat diubah.
open-newer = { $count } tindakan ditulis oleh program yang lebih baru (versi { $version }) dan tidak dapat dibaca. Penelitian ditampilkan seperti sebelumnya, hanya untuk dibaca. Pasang versi Kelindan yang terbaru.
open-withdrawn-again = Berkas ini masih memuat kata-kata orang yang pengunduran dirinya diketahui komputer ini: ini salinan lama. Kata-kata itu tidak ditampilkan dan tidak dihitung, dan tindakan berikutnya menghapusnya dari berkas ini.
open-lacks = Berkas ini tidak memuat pekerjaan yang pernah dilihat komputer ini pada penelitian tersebut: ini salinan lama, atau Anda melanjutkan di salinan lain. Yang Anda kerjakan di sini dicatat sebagai salinan kerja baru; tidak ada yang hilang. Untuk menyatukan keduanya: kelindan merge { $path } SALINAN-LAIN -o BARU
open-scrub-pending = Penghapusan sudah membuang kata-kata, tetapi berkasnya belum dapat ditulis ulang. Tutup program lain yang membukanya, sediakan ruang pada disk, lalu buka lagi.

info-unconfirmed = Perlu diputuskan: salinan kerja yang belum diterima
info-stranded = pengodean yang tidak dihitung: kode atau sumber datanya dihapus
info-forks = salinan kerja yang berlanjut di dua tempat

log-none = Tidak ada tindakan yang cocok.
log-in-conflict = bertentangan
log-forked = berlanjut di dua tempat
log-unconfirmed = belum diterima

keys-own = yang membuka sekarang
keys-changed-now = Selesai. Salinan lama penelitian ini, di mana pun adanya, tetap terbuka dengan frasa sandi atau kunci lama. Simpan satu salinan saja: { $path }
keys-recovery-opens = Kunci pemulihan ini membuka penelitian.
keys-not-checked = Belum diperiksa. Nanti: kelindan keys PENELITIAN check
keys-typed-right = Tulisannya benar.
keys-typed-wrong = Belum sama. Lihat kertas Anda, lalu ketik lagi.

merge-preview = Tidak ada yang ditulis. Tanpa --preview, dan dengan -o, kedua salinan digabungkan.
merge-brings = { $path }: { $count ->
    [0] tidak ada tindakan yang belum ada di salinan lain
   *[other] { $count } tindakan yang belum ada di salinan lain
}
merge-loses = { $path } masih memuat kata-kata yang sudah ditarik di salinan lain: { $pieces } isi tersegel{ $persons ->
    [0] {""}
   *[other] , dari { $persons } orang
}. Berkas baru tidak memuatnya. { $path } sendiri tetap memuatnya sampai Anda menghapusnya.
merge-loses-in = Letaknya di: { $sources }
merge-conflicts = { $count } isian bertentangan.
merge-forks = Salinan kerja berlanjut di dua tempat, { $count } kali; semua cabangnya disimpan.
merge-unconfirmed = { $count } salinan kerja belum diterima siapa pun.
merge-opens = Berkas baru terbuka dengan frasa sandi: { $names }
merge-done = Digabungkan: { $path }. Kedua salinan tetap seperti semula; setelah berkas baru Anda periksa, hapuslah keduanya.
merge-next = Selanjutnya: kelindan verify { $path }
merge-next-settle = Selanjutnya: kelindan settle { $path }

settle-done = Diputuskan: { $what } = { $value } (catatan { $batch })
settle-admitted = Salinan kerja itu diterima.
settle-shown = ditampilkan sampai diputuskan
settle-own = yang ini
settle-unconfirmed = Salinan kerja { $copy } belum diterima siapa pun; ia menulis { $count } tindakan.
settle-circle = Kode { $code } tetap di tempatnya: pemindahannya akan membentuk lingkaran.
settle-stranded = { $count } pengodean tidak dihitung karena kode atau sumber datanya dihapus. Bila penghapusan itu diurungkan, pengodeannya kembali.
settle-none = Tidak ada yang perlu diputuskan.
settle-next = Untuk memutuskan: kelindan settle { $path } NOMOR --take SISI
settle-next-admit = Untuk menerima salinan kerja, untuk seterusnya: kelindan settle { $path } --admit SALINAN
field-exists = Masih ada?
field-title = Judul
field-decision = Keputusan atas usulan
field-speaker-person = Siapa pembicaranya
field-speaker-role = Peran pembicara
field-speaker-part = Kedudukan pembicara
field-consent = PSP dari
field-code-text = Keterangan kode
field-code-component = Unsur kode
field-code-colour = Warna kode
field-code-order = Urutan kode
field-code-parent = Kode di atas
field-code-retired = Kode tidak dipakai lagi?
field-coding-code = Kode pada pengodean
field-coding-place = Tempat pengodean
field-coding-evidence = Bukti pengodean
field-coding-values = Nilai pada pengodean
field-memo-text = Isi memo
field-memo-kind = Jenis memo
field-memo-facts = Tanggal, tempat, dan pengamat pada memo
field-question-text = Rumusan pertanyaan
field-theme-text = Keterangan tema
field-theme-member = Termasuk dalam tema?
field-theme-question = Pertanyaan yang dijawab tema
field-rendering-text = Isi terjemahan
field-turn-text = Kata-kata yang dibetulkan
field-source-kind = Jenis sumber data
field-source-facts = Label sumber data
field-source-name = Nama sumber data
field-coder-name = Nama pengode
word-there = ada
word-taken-away = dihapus
word-open = belum diputuskan
word-accepted = diterima
word-party = pihak percakapan
word-narrator = narator
word-conversation = percakapan
word-interview = wawancara
word-observation = pengamatan
word-document = dokumen
word-retired = tidak dipakai lagi
word-in-use = masih dipakai
word-belongs = termasuk
word-not-belongs = tidak termasuk
word-usual = seperti lazimnya
log-nothing-told = salinan kerja dimulai
basis-conflicts = Perlu diputuskan: { $count } isian bertentangan; satu sisinya yang dihitung (kelindan settle PENELITIAN).
settle-twice = { $sources } memuat isi yang sama, dimasukkan dua kali. Urungkan salah satu impornya: kelindan log { $path } --cause import
ask-next-passphrase = Frasa sandi baru (15 karakter atau lebih; kosongkan untuk dibuatkan):
ask-passphrase-for = Frasa sandi untuk { $name } (15 karakter atau lebih; kosongkan untuk dibuatkan):
keys-added = { $name } sekarang dapat membuka berkas ini. Salinan yang dibuat sebelumnya tidak mengenal frasa sandi ini.
keys-removed = { $name } tidak lagi dapat membuka berkas ini. Salinan yang dipegang { $name } tetap terbuka, dengan semua isinya.
arg-keys_of = Frasa sandi dan kunci pemulihan salinan mana yang berlaku bila keduanya diganti: a atau b
merge-not-written = Tidak ada yang ditulis.
merge-opens-not = Frasa sandi dan kunci pemulihan { $path } tidak membukanya: kuncinya diganti di salinan lain. Nama yang ada di keduanya mungkin memakai frasa sandi lain.

## Orang dan kewajiban

fact-referral = { $count } rujukan
fact-contact = { $count } kontak
fact-check = { $count } konfirmasi
fact-request = { $count } permintaan mundur
fact-copy = { $count } salinan
fact-columns = { $count } susunan kolom
fact-details = keterangan giliran tutur dari { $count } penutur
fact-picture = { $count } gambar
fact-entity = { $count } pengganti
fact-mention = { $count } sebutan
fact-mark = { $count } tanda risiko
fact-original = { $count } penampilan kata asli
fact-blotted = { $count } blok dihitamkan
fact-duties = { $count } kewajiban diubah
left-out-other-party = Hanya dibaca, tidak dihitung: { $turns } giliran tutur pihak lain dan { $codings } pengodean padanya (aturan: pihak sendiri saja; kelindan duties STUDY other-parties).
left-out-not-agreed = Tidak diikutkan: { $turns } giliran tutur dan { $codings } pengodean dari orang yang tidak menyetujui jenis sumber data ini.
left-out-asked = Tidak diikutkan: { $turns } giliran tutur dan { $codings } pengodean dari orang yang minta mundur.
left-out-hidden = Tidak diikutkan: { $turns } giliran tutur dan { $codings } pengodean di bawah tanda risiko.
field-person-kind = Informan atau pihak lain
field-pseudonym = Nama samaran
field-consent-terms = Rincian persetujuan
field-person-facts = Keterangan tentang
field-study-facts = Kewajiban penelitian
field-other-parties = Aturan untuk pihak lain
field-record = Catatan
field-mention-place = Tempat sebutan
arg-take-pictures = Ambil gambar yang disebut giliran tutur, dari arsip atau dari samping berkasnya; hanya bila penelitian menyatakan memakai gambar (duties set --pictures on). Jangan pernah gambar seksual anak: periksa dulu berkasnya
import-pictures = Gambar: { $count } diambil, { $missing } tidak ditemukan, { $refused } ditolak (bukan JPEG, PNG, atau WebP, atau terlalu besar).
