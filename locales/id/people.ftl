# Orang: perekrutan, persetujuan, pengunduran diri, kewajiban.

## Yang tidak dapat dilakukan

err-attribute-name = Atribut memerlukan nama, paling panjang 60 karakter.
err-attribute-twice = Ada dua atribut dengan nama yang sama.
err-attribute-unknown = Penelitian ini tidak menetapkan atribut dengan nama itu.
err-attribute-unknown-hint = Tetapkan dahulu: kelindan duties STUDY attribute NAMA [NILAI …]
err-attribute-unknown-page = Tetapkan dahulu di halaman Kewajiban.
err-attribute-value = Nilai ini tidak diizinkan untuk atribut tersebut.
err-attribute-value-hint = Nilai yang diizinkan: kelindan duties STUDY show
err-attribute-value-page = Nilai yang diizinkan ada di halaman Kewajiban.
err-network-size = Ukuran jejaring berupa bilangan bulat di atas 0.
err-pseudonym = Nama samaran paling panjang 40 karakter.
err-pseudonym-taken = Sudah ada orang dengan nama samaran ini.
err-referral-agreed = Rujukan hanya dicatat setelah orang yang dirujuk setuju disebut di dalamnya.
err-referral-agreed-hint = Tanyakan dahulu kepada orangnya, lalu tulis --agreed.
err-referral-agreed-page = Tanyakan dahulu kepada orangnya, lalu beri centang.
err-referral-nobody = Rujukan memerlukan perujuk, atau kupon yang dibawa orang itu.
err-referral-none = Tidak tercatat siapa yang merujuk orang ini.
err-referral-self = Orang tidak dapat merujuk dirinya sendiri.
err-destroy-informant = Orang ini informan: kata-katanya tidak dimusnahkan selagi pengodeannya tetap.
err-destroy-informant-hint = Untuk menghapus semua milik informan: kelindan people STUDY withdraw ORANG
err-destroy-informant-page = Untuk menghapus semua milik informan, gunakan pengunduran diri.
err-destroy-nothing = Tidak ada kata-kata orang ini yang dapat dimusnahkan.
err-destroy-own-side = Dengan aturan "pihak sendiri saja" tidak ada pengodean pada kata-kata pihak lain, jadi tidak ada yang tersisa.
err-destroy-own-side-hint = Hapus sumber datanya, atau catat pengunduran diri orangnya.
err-mark-on = Tanda diletakkan pada giliran tutur, sumber data, atau orang.
err-sheet-hidden = Kata-kata orang ini disembunyikan atau sudah ditarik: lembarnya tidak ada.
err-withdraw-asked = Sudah tercatat bahwa orang ini minta mundur.
err-withdraw-not-asked = Tidak tercatat bahwa orang ini minta mundur.
err-withdraw-item = Nomor itu tidak ada dalam peninjauan.
err-withdraw-none = Pengunduran diri itu tidak ada dalam catatan.
err-withdraw-review = Ada yang berubah sejak peninjauan: belum ada yang dihapus.
err-withdraw-review-hint = Lihat lagi peninjauannya: kelindan people STUDY withdraw ORANG
err-withdraw-review-page = Lihat lagi peninjauannya.
err-rule-board = Aturan "board-approved" memerlukan nomor persetujuan etik, alasan, dan tanggal berakhirnya.
err-rule-reason = Aturan "public" memerlukan alasan.

## Perekrutan

recruit-coupon-of-nobody = { $person } membawa kupon { $coupon } yang tidak pernah diberikan kepada siapa pun.
recruit-coupon-of-several = Kupon { $coupon } diberikan kepada { $people }: tidak dapat diketahui siapa yang merujuk dengannya.
recruit-coupon-given-twice = { $person } menerima kupon { $coupon } lebih dari sekali.
recruit-coupon-brought-again = { $people } datang dengan satu kupon, { $coupon }: kuponnya disalin, atau satu orang tercatat dua kali.
recruit-coupon-of-another = { $person } menyebut { $people } dan membawa kupon { $coupon } yang diberikan kepada orang lain.
recruit-recruiter-not-there = Perujuk { $person } tidak ada dalam penelitian.
recruit-self-referral = { $person } tercatat merujuk dirinya sendiri.
recruit-sent-by-several = Beberapa orang tercatat merujuk { $person }: { $people }. Yang pertama menurut tanggal yang dihitung.
recruit-seed-was-sent = { $person } adalah informan awal, tetapi { $people } tercatat merujuknya. Ia tetap informan awal.
recruit-before-recruiter = { $person } datang sebelum { $people }, yang tercatat merujuknya.
recruit-circle = { $people } saling merujuk dalam lingkaran: tidak ada gelombang untuk mereka.
recruit-person-twice = { $people } bernama sama dalam tabel.
recruit-orphan = Tidak tercatat siapa yang merujuk { $person }, dan ia bukan informan awal: gelombangnya tidak ada.

people-warn-undisclosed = Peneliti menjadi pihak dalam obrolan dan orangnya tidak tahu. Komisi etik menolak data yang diperoleh dengan menyamar (misalnya sebagai pelanggan): tanyakan kepada komisi etik sebelum memakainya.

## Yang harus dilakukan

due-withdrawal = { $person } minta mundur: tersisa { $hours } dari 72 jam. Sampai saat itu kata-katanya tidak dihitung.
due-withdrawal-past = { $person } minta mundur, dan batas 72 jam sudah lewat { $hours } jam. Laksanakan sekarang.
due-study-retention = Data penelitian boleh disimpan sampai { $day }.
due-study-retention-past = Data penelitian hanya boleh disimpan sampai { $day }: musnahkan.
due-person-retention = Data { $person } boleh disimpan sampai { $day }.
due-person-retention-past = Data { $person } hanya boleh disimpan sampai { $day }: laksanakan pengunduran diri.
due-consent-ends = Persetujuan { $person } berlaku sampai { $day }.
due-consent-ends-past = Persetujuan { $person } berlaku sampai { $day }: mintalah lagi, atau laksanakan pengunduran diri.
due-board-ends = Persetujuan etik untuk pihak lain berlaku sampai { $day }.
due-board-ends-past = Persetujuan etik untuk pihak lain berlaku sampai { $day }: ubah aturannya, atau tanyakan kepada komisi etik.
due-consent-missing = Persetujuan { $count } informan belum dicatat: { $people }.
due-protocol-distress = Belum ada prosedur bila seseorang tertekan atau terancam.
due-protocol-minors = Belum ada prosedur bila seseorang mungkin anak di bawah umur.
due-protocol-safety = Belum ada prosedur untuk keselamatan peneliti sendiri.

## Halaman untuk komisi etik

board-title = Pengunduran diri telah dilaksanakan
board-lead = Seorang peserta penelitian ini minta mundur. Halaman ini menyatakan apa yang dihapus, apa yang diperiksa, dan apa yang tidak terjangkau. Tidak ada nama di dalamnya.
board-what = Apa dan kapan
board-when = Dilaksanakan
board-batch = Nomor catatan
board-who = Oleh
board-study = Penelitian
board-erased = Yang dihapus
board-erased-how = Kunci dan isi tersegel dihapus dalam satu langkah, lalu berkas ditulis ulang tanpanya. Giliran tutur orang itu tetap sebagai tempat kosong, supaya yang lain tidak bergeser.
board-persons = Orang
board-strands = Untai (kata-kata satu penutur dalam satu sumber data)
board-payloads = Isi tersegel yang dimusnahkan
board-blotted = Tempat dalam kata-kata orang lain yang dihitamkan
board-changed = Catatan lain yang diubah atau dihapus
board-checked = Yang diperiksa
board-scrubbed = Berkas ditulis ulang dan isinya diperiksa: yang dihapus tidak ditemukan lagi.
board-scrub-pending = Berkas belum dapat ditulis ulang. Pembukaan berikutnya melanjutkannya; cetak lagi halaman ini sesudahnya.
board-merge = Salinan penelitian yang digabungkan kemudian tidak membawanya kembali.
board-undo = Hal ini tidak dapat dibatalkan.
board-reach = Yang tidak terjangkau
board-copies-none = Tidak ada salinan terdaftar yang belum dimusnahkan.
board-copy = { $what } ({ $holder }, { $date }): belum tercatat dimusnahkan
board-limit-copies = Salinan dan cadangan lama di tempat lain masih memuat kata-katanya, sampai dimusnahkan atau dibuka oleh program yang mengetahui pengunduran diri ini.
board-limit-printed = Yang sudah dicetak, dikirim, atau diterbitkan tetap seperti adanya.
board-limit-disk = Sisa pada cakram, rekaman sistem, dan cadangan seluruh komputer berada di luar jangkauan program.
board-foot = Kelindan · keadaan penelitian { $heads }

## Lembar konfirmasi

sheet-title = Untuk { $person }: kata-kata Anda sendiri, dan apa yang ditulis tentangnya
sheet-lead = Lembar ini hanya memuat apa yang Anda katakan atau tulis sendiri, dan apa yang ditulis peneliti tentangnya. Nama dan nomor diganti. Anda boleh menyetujui, mengoreksi, menambahkan, atau mundur.
sheet-source = Yang Anda katakan ({ $label })
sheet-more = { $count } tuturan lagi tidak ditampilkan di sini.
sheet-about = Yang ditulis tentangnya
sheet-about-none = Belum ada yang ditulis tentangnya.
sheet-answer = Jawaban Anda
sheet-agrees = ☐ Saya setuju.
sheet-corrects = ☐ Saya ingin mengoreksi: ______
sheet-adds = ☐ Saya ingin menambahkan: ______
sheet-withdraws = ☐ Saya ingin mundur.
