//! Signs, addresses, rooms, dates of birth.

use super::{check, nothing};

#[test]
fn mails_links_handles() {
    check(&[
        ("kirim ke nama.saya+x@contoh.co.id!", "email nama.saya+x@contoh.co.id"),
        ("nama (at) contoh.com", "email nama (at) contoh.com"),
        ("lihat https://contoh.id/a?b=c.", "link https://contoh.id/a?b=c"),
        ("www.contoh.com/katalog", "link www.contoh.com/katalog"),
        ("di tokoku.shop ada", "link tokoku.shop"),
        ("bit.ly/abc123", "link bit.ly/abc123"),
        ("t.me/grupku", "link t.me/grupku"),
        ("(lihat http://x.id)", "link http://x.id"),
        ("follow @contoh_melati dong", "handle @contoh_melati"),
        ("IG: contoh.kejora", "handle contoh.kejora"),
        ("ig sy kejora_88", "handle kejora_88"),
        ("tele : @contohku", "handle @contohku"),
        ("michat: kejora88", "handle kejora88"),
        ("id michat sy 12345678", "handle 12345678"),
        ("LINE ID: kejoraku", "handle kejoraku"),
        ("id line kejora.88", "handle kejora.88"),
        ("halo @\u{2068}Kak Contoh\u{2069} sini", "mention @\u{2068}Kak Contoh\u{2069}"),
        ("\u{2068}~Contoh\u{2069} keluar", "mention \u{2068}~Contoh\u{2069}"),
    ]);
    nothing(&[
        "oke.siap",
        "ya.bisa kak",
        "2.5.id",
        "line telepon putus",
        "ig story nya lucu",
        "ig 2 hari lalu",
        "@ 2.500",
        "@50rb",
        "email dong",
        "dtg jam 5@",
        "halo \u{2068} tidak ditutup",
        "...",
        "a@b",
    ]);
}

#[test]
fn addresses() {
    check(&[
        ("sy di jl melati no 5 ya", "address jl melati no 5"),
        ("Jl. Kenanga Raya No. 12", "address Jl. Kenanga Raya No. 12"),
        ("jln mawar indah dekat pasar", "address jln mawar indah"),
        ("Jalan Anggrek Biru", "address Jalan Anggrek Biru"),
        ("jalan anggrek no 7", "address jalan anggrek no 7"),
        ("Gg. Mawar", "address Gg. Mawar"),
        ("gang 3 ya", "address gang 3"),
        ("rt 03/rw 05", "address rt 03/rw 05"),
        ("RT03 RW05", "address RT03 RW05"),
        ("rt 003/005", "address rt 003/005"),
        ("blok A5 no 3", "address blok A5 no 3"),
        ("Blok M", "address Blok M"),
        ("Kel. Contoh Indah", "address Kel. Contoh Indah"),
        ("Kec. Contoh, Kab. Contoh Utara", "address Kec. Contoh, Kab. Contoh Utara"),
        ("Desa Contoh Jaya", "address Desa Contoh Jaya"),
        ("Perum Contoh Permai blok B2", "address Perum Contoh Permai blok B2"),
        ("kost Kejora kamar 12", "address kost Kejora | room kamar 12"),
        ("di hotel Kejora kak", "address hotel Kejora"),
        ("hotel kejora aja", "address hotel kejora"),
        ("kos pak haji", ""),
        ("Jl. Melati 150rb ongkirnya", "address Jl. Melati"),
    ]);
    nothing(&[
        "jalan kaki saja",
        "jalan jalan yuk",
        "masih di jalan kak",
        "hotel mana kak",
        "hotel bintang 3",
        "kost putri",
        "hotel 250rb",
        "di kota saja",
        "di blok aja orangnya",
        "geng motor",
        "rt nya galak",
        "no 5 saja",
        "jalan 2 jam",
        "desa sebelah",
    ]);
}

#[test]
fn rooms_places_plates_births() {
    check(&[
        ("kamar 512", "room kamar 512"),
        ("kmr no 12 ya", "room kmr no 12"),
        ("room 305 lt 3", "room room 305 | room lt 3"),
        ("kamar A12", "room kamar A12"),
        ("kamar512", "room kamar512"),
        ("-4.01234, 122.51234", "coordinates -4.01234, 122.51234"),
        ("https://maps.app.goo.gl/Contoh1", "coordinates https://maps.app.goo.gl/Contoh1"),
        ("lokasi https://maps.google.com/?q=-4.0,122.5", "coordinates https://maps.google.com/?q=-4.0,122.5"),
        ("motor DT 1234 XX", "plate DT 1234 XX"),
        ("plat dd 12 ab", "plate dd 12 ab"),
        ("nopol B1234XYZ", "plate B1234XYZ"),
        ("lahir 12-05-1998", "birth 12-05-1998"),
        ("tgl lahir: 12 Mei 1998", "birth 12 Mei 1998"),
        ("ttl Kota Contoh, 12 mei 1998", "birth Kota Contoh, 12 mei 1998"),
        ("lahir tahun 1998", "birth 1998"),
        ("ultah sy tgl 3 mei", "birth 3 mei"),
    ]);
    nothing(&[
        "kamar 2 orang",
        "kamar 150rb",
        "kamar 10 jam",
        "kamar kosong",
        "ada 2 kamar",
        "12 mei 2026",
        "tanggal 12-05-2026",
        "DP 500 RB",
        "M 40 XL",
        "A 100 CM",
        "L 2 JT",
        "2.5, 3.5",
        "harga 1.500, 2.500",
        "ulang tahun 150rb kuenya",
    ]);
}
