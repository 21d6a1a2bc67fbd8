//! What the columns of a recruitment table are called, in English and Indonesian.

use super::RecruitmentKind;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Id,
    Recruiter,
    Date,
    NetworkSize,
    Coupon,
    Coupons,
    /// One of several columns with a given coupon each.
    OneCoupon,
    Issuer,
    RedeemedBy,
    Wave,
    Seed,
    Recruits,
}

/// The names of each role, lower case, with `_` between words.
const NAMES: [(Role, &[&str]); 11] = [
    (
        Role::Id,
        &[
            "id",
            "kode",
            "person",
            "person_id",
            "informant",
            "informan",
            "id_informan",
            "kode_informan",
            "respondent",
            "respondent_id",
            "responden",
            "pseudonym",
            "nama_samaran",
        ],
    ),
    (
        Role::Recruiter,
        &[
            "recruiter",
            "recruiter_id",
            "recruited_by",
            "referrer",
            "referred_by",
            "perujuk",
            "id_perujuk",
            "kode_perujuk",
            "dirujuk_oleh",
            "perekrut",
        ],
    ),
    (
        Role::Date,
        &[
            "date",
            "time",
            "interview_date",
            "interview_time",
            "tanggal",
            "tgl",
            "waktu",
            "tanggal_wawancara",
            "waktu_wawancara",
        ],
    ),
    (
        Role::NetworkSize,
        &[
            "network_size",
            "degree",
            "network",
            "jejaring",
            "besar_jejaring",
            "ukuran_jejaring",
            "jumlah_kenalan",
        ],
    ),
    (Role::Coupon, &["coupon", "own_coupon", "coupon_in", "kupon", "kupon_sendiri", "kupon_masuk"]),
    (
        Role::Coupons,
        &["coupons", "coupons_issued", "coupons_out", "kupon_diberikan", "kupon_keluar", "kupon_kupon"],
    ),
    (Role::Issuer, &["issuer", "issued_by", "pemberi", "pemberi_kupon", "diberikan_oleh"]),
    (Role::RedeemedBy, &["redeemed_by", "dipakai_oleh", "ditukar_oleh", "penerima"]),
    (Role::Wave, &["wave", "gelombang"]),
    (Role::Seed, &["seed", "informan_awal"]),
    (Role::Recruits, &["n_recruits", "recruits", "jumlah_rujukan"]),
];

/// What a column of this name holds; `None` = an attribute.
pub(super) fn role_of(name: &str) -> Option<Role> {
    let name = name.trim().to_lowercase().replace([' ', '-', '.'], "_");
    let named = NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(role, _)| *role);
    named.or_else(|| is_one_coupon(&name).then_some(Role::OneCoupon))
}

/// `coupon1`, `coupon_1`, `kupon12`.
fn is_one_coupon(name: &str) -> bool {
    let rest = name.strip_prefix("coupon").or_else(|| name.strip_prefix("kupon"));
    let number = rest.map(|rest| rest.strip_prefix('_').unwrap_or(rest));
    number.is_some_and(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Which table has a head like this.
pub(super) fn kind_of(head: &[String]) -> Option<RecruitmentKind> {
    let has = |role| head.iter().any(|name| role_of(name) == Some(role));
    if has(Role::Coupon) && (has(Role::RedeemedBy) || has(Role::Issuer)) {
        return Some(RecruitmentKind::Coupons);
    }
    let came = has(Role::Recruiter) || has(Role::Coupon);
    (has(Role::Id) && came).then_some(RecruitmentKind::People)
}

/// What each column holds: the first of a name has the role, a later one is an attribute.
pub(super) fn roles(names: &[String]) -> Vec<Option<Role>> {
    let mut seen: Vec<Role> = Vec::new();
    let mut first = |name: &String| {
        let role = role_of(name)?;
        let again = seen.contains(&role) && role != Role::OneCoupon;
        seen.push(role);
        (!again).then_some(role)
    };
    names.iter().map(&mut first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns() {
        for (name, role) in [
            ("ID", Some(Role::Id)),
            ("Kode Informan", Some(Role::Id)),
            ("recruiter.id", Some(Role::Recruiter)),
            ("Perujuk", Some(Role::Recruiter)),
            ("tanggal-wawancara", Some(Role::Date)),
            ("coupon_12", Some(Role::OneCoupon)),
            ("kupon3", Some(Role::OneCoupon)),
            ("coupon1234", None),
            ("couponx", None),
            ("no", None),
            ("", None),
        ] {
            assert_eq!(role_of(name), role, "{name}");
        }
    }

    #[test]
    fn the_first_of_a_name_has_the_role() {
        let names = ["id", "degree", "Degree", "coupon1", "coupon2"].map(str::to_owned);
        let one = Some(Role::OneCoupon);
        assert_eq!(roles(&names), [Some(Role::Id), Some(Role::NetworkSize), None, one, one]);
    }
}
