//! Words of chats that the detectors know: titles, units, and words that are no names.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Titles and words of kinship before a name. Alone they are never a name.
pub(super) const TITLES: &[&str] = &[
    "mbak", "mba", "mbk", "mbakyu", "mas", "mase", "kak", "kakak", "ka", "bu", "ibu", "ibuk", "buk", "pak",
    "bapak", "bpk", "bang", "abang", "bg", "teh", "teteh", "neng", "kang", "akang", "aa", "ko", "koko", "ci",
    "cici", "cece", "om", "tante", "mami", "mamih", "mama", "papi", "papa", "daeng", "uda", "uni", "bli",
    "mbok", "mbah", "eyang", "oma", "opa", "sis", "bro", "miss", "mr", "mrs", "ms", "ustad", "ustadz",
    "kyai", "gus", "adik", "adek", "dek", "dik", "nona", "nyonya", "tuan", "bunda", "ayah",
];

/// What people call each other; no name either.
const ENDEARMENTS: &str = "\
    sayang say yang ayang beb bebi baby babe cinta honey darling dear bos boss bosku gan agan cantik \
    ganteng manis kakanda cuy bray sob guys kk kakaknya cewek cowok cewe cowo mbaknya masnya kakaku hun \
    sist sista";

/// What is counted or measured after a number.
const UNITS: &str = "\
    rb rbu rban ribu ribuan rebu k jt jta juta jutaan ratus puluh belas perak rupiah x kali pcs buah biji \
    orang org jam menit mnt detik hari malam mlm minggu bulan bln tahun thn th kg kilo gram gr liter cm \
    mm km meter m lembar lbr bungkus bks lusin ekor potong ptg paket pkt set pasang botol dus karung kodi \
    porsi wib wita wit am pm persen gb mb bed kasur ronde shot hrs hours hour days people pax person";

/// Words that stand where a name could and are none.
const COMMON: &str = "\
    ada adalah admin agak agar ah aja ajak akan aku alamat alhamdulillah ambil anak anaknya anda antar \
    apa apakah apalagi asal asli assalamualaikum atas atau awal awas ayo bagaimana bagi bagus bahwa baik \
    balas bank banyak bapaknya baru bawa bawah bayar bayarnya bebas beda begini begitu belakang beli \
    belum benar bener bentar berapa berarti besar besok betul biar biasa biasanya bidan bilang bisa bkn \
    blm boleh booking brp buat buka bukan bulan cari cek cepat coba cod cuma cukup dalam dan dapat dari \
    datang dekat dengan depan dgn di dia dijamin dilarang diri disana disini diskon dll doang dokter dong \
    dosen dulu emang engga enggak foto full gak ganti gih gimana gini gitu gpp gue gurih guru gw habis \
    haji hallo halo hampir hari harga harganya harian harus hai hati hello hey hi hanya hp iya iye ikut \
    ini insya insyaallah is itu iyah jam jangan jadi jauh jelas jg ji jika jual juga kabar kah kakak \
    kalau kali kalo kami kamu kan kantor kapan kapten karena kasih kata katanya ke kecil keluar kemana \
    kemarin kembali kenapa kepala kesini ki kira kirim kita klo km kok kosong kota kurang lagi lah lain \
    lalu lama langsung lebih lewat lho lihat loh lokasi lurah lurus maaf maksimal main mahal makan makasi \
    makasih maksud mana manager mantap masih masuk mau melihat memang menang mereka mesti mi milik \
    minimal minta mohon mobil monggo motor mudah mulai mungkin murah my nah naik nama namanya nanti ndak \
    ngga nggak ngobrol nih no nomor not nunggu nya ok oke oleh orang orangnya pada pagi pakai pake palsu \
    panggil pantai para pas pasar pasti penjual pembeli penuh per pergi perlu permisi pernah pi pilih \
    pinggir polisi posisi promo pulang punya pun pusat ready rekening resmi rumah rumahnya saat saja \
    salam salah sama sampai samping sana sangat saya sebelah sebentar sebut sdh sedang sekali sekarang \
    sekitar sekolah selalu selamat semua sendiri seperti serta shalat siang siap siapa silahkan silakan \
    sini situ sopir sore suami sudah suka sudi sy tadi tahu tanya tapi tau tawwa teman tempat tempatnya \
    tengah terima terus the this tidak tinggal toh toko tolong trus tukang tunggu tutup tuh uang udah udh \
    untuk utk wa waalaikumsalam wah waktu walaikumsalam warna what where ya yaa yah yakin yg yuk your \
    istri bos ketua langganan kelas jenis dimana berapaan termurah mewah bagusnya nyaman bersih campur \
    bulanan aman malam sesuai via dana bca bri bni mandiri bsi ovo gopay sebagai tersebut pribadi samaran \
    lengkap panggilan apanya cewekku dlu kmrn bsk skrg gk ga g tdk tak usah kamar dipanggil disebut \
    dicatat dibawa diambil supaya sih deh oh eh hmm wkwk haha hehe thanks please can how are you and for \
    sorry i am we he she it when was will do yes of in on to at";

static KINSHIP: LazyLock<HashSet<&str>> =
    LazyLock::new(|| TITLES.iter().copied().chain(ENDEARMENTS.split_whitespace()).collect());
static STOP: LazyLock<HashSet<&str>> = LazyLock::new(|| COMMON.split_whitespace().collect());
static UNIT: LazyLock<HashSet<&str>> = LazyLock::new(|| UNITS.split_whitespace().collect());

/// Whether a word in small letters says only what somebody is to somebody: "kak", "sayang".
pub(super) fn is_kinship(word: &str) -> bool {
    KINSHIP.contains(word)
}

/// Whether a word in small letters is no name.
pub(super) fn is_common(word: &str) -> bool {
    STOP.contains(word) || is_kinship(word) || UNIT.contains(word)
}

/// Whether the text goes on with a unit: "rb", " orang", "%".
pub(super) fn begins_with_unit(rest: &str) -> bool {
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).take(12).collect();
    rest.starts_with('%') || UNIT.contains(word.to_lowercase().as_str())
}
