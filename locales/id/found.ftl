# Yang dapat mengarah ke seseorang: jenis, alasan ditemukan, petunjuk anak di bawah umur.

protect-kind-name = nama
protect-kind-mention = sebutan
protect-kind-phone = nomor telepon
protect-kind-handle = nama akun
protect-kind-email = alamat e-mail
protect-kind-link = tautan
protect-kind-address = alamat
protect-kind-room = kamar
protect-kind-coordinates = titik di peta
protect-kind-nik = nomor KTP (NIK)
protect-kind-kk = nomor kartu keluarga (KK)
protect-kind-npwp = nomor pajak (NPWP)
protect-kind-passport = nomor paspor
protect-kind-licence = nomor SIM
protect-kind-bpjs = nomor BPJS
protect-kind-account = rekening bank
protect-kind-card = kartu bank
protect-kind-iban = rekening bank (IBAN)
protect-kind-plate = pelat nomor
protect-kind-number = nomor panjang
protect-kind-birth = tanggal lahir
protect-kind-age = umur

protect-reason-form = Bentuknya cocok.
protect-reason-form-word = Bentuknya cocok, dan ada kata di dekatnya yang menunjukkannya.
protect-reason-word = Ada kata di dekatnya yang menunjukkannya.
protect-reason-check = Bentuknya cocok, dan angka-angkanya saling sesuai.
protect-reason-check-word = Angka-angkanya saling sesuai, dan ada kata di dekatnya yang menunjukkannya.
protect-reason-spelled = Ini nomor yang ditulis dengan kata.
protect-reason-mark = Aplikasi obrolan menandainya sebagai nama.
protect-reason-listed = Nama ini dikenal dalam penelitian ini.
protect-reason-variant = Mirip dengan nama yang dikenal dalam penelitian ini.
protect-reason-part = Bagian dari nama yang dikenal dalam penelitian ini.
protect-reason-title = Ditulis setelah kata sapaan.
protect-reason-introduced = Seseorang menyebut nama di sini.

protect-minor-age = Disebut umur di bawah 18 tahun.
protect-minor-school = Disebut soal sekolah.
protect-minor-said = Kata-katanya menunjukkan bahwa seseorang masih di bawah umur.
