//! The kinds of finds and the reasons for them, with their words in keys and tables.

/// What could lead to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FoundKind {
    /// A telephone number, also of a wallet.
    Phone,
    /// An identity number.
    Nik,
    /// The number of a family card.
    Kk,
    /// A tax number.
    Npwp,
    /// A passport.
    Passport,
    /// A driving licence.
    Licence,
    /// Health or work insurance.
    Bpjs,
    /// A bank account.
    Account,
    /// A bank card.
    Card,
    /// A bank account with its country.
    Iban,
    /// Another long number.
    Number,
    /// A plate of a vehicle.
    Plate,
    /// An e-mail address.
    Email,
    /// A link.
    Link,
    /// A name in a service.
    Handle,
    /// A name between the marks that a chat program puts.
    Mention,
    /// A street, a place to live, a hotel.
    Address,
    /// A room.
    Room,
    /// Coordinates, a link to a map.
    Coordinates,
    /// A date of birth.
    BirthDate,
    /// An age: alone it leads nowhere, with others it may.
    Age,
    /// A name.
    Name,
}

impl FoundKind {
    /// All kinds, in the order in which lists show them.
    pub const ALL: [FoundKind; 22] = {
        use FoundKind::*;
        [
            Name,
            Mention,
            Phone,
            Handle,
            Email,
            Link,
            Address,
            Room,
            Coordinates,
            Nik,
            Kk,
            Npwp,
            Passport,
            Licence,
            Bpjs,
            Account,
            Card,
            Iban,
            Plate,
            Number,
            BirthDate,
            Age,
        ]
    };

    /// Its word in keys and tables.
    pub fn word(self) -> &'static str {
        match self {
            FoundKind::Phone => "phone",
            FoundKind::Nik => "nik",
            FoundKind::Kk => "kk",
            FoundKind::Npwp => "npwp",
            FoundKind::Passport => "passport",
            FoundKind::Licence => "licence",
            FoundKind::Bpjs => "bpjs",
            FoundKind::Account => "account",
            FoundKind::Card => "card",
            FoundKind::Iban => "iban",
            FoundKind::Number => "number",
            FoundKind::Plate => "plate",
            FoundKind::Email => "email",
            FoundKind::Link => "link",
            FoundKind::Handle => "handle",
            FoundKind::Mention => "mention",
            FoundKind::Address => "address",
            FoundKind::Room => "room",
            FoundKind::Coordinates => "coordinates",
            FoundKind::BirthDate => "birth",
            FoundKind::Age => "age",
            FoundKind::Name => "name",
        }
    }

    /// The key of its name in the catalogue.
    pub fn key(self) -> String {
        format!("protect-kind-{}", self.word())
    }
}

/// Why something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It has the form.
    Form,
    /// It has the form, and a word near it says so.
    FormAndWord,
    /// A word near it says so.
    Word,
    /// It has the form, and its digits fit each other.
    Check,
    /// It has the form, its digits fit each other, and a word near it says so.
    CheckAndWord,
    /// It is a number in words.
    Spelled,
    /// A chat program marked it.
    Mark,
    /// It is in the study's list of names.
    Listed,
    /// It is a spelling of a name in the study's list.
    Variant,
    /// It is a part of a name in the study's list.
    Part,
    /// It stands after a title or a word of kinship.
    Title,
    /// Somebody gives a name.
    Introduced,
}

impl Reason {
    /// Its word in keys and tables.
    pub fn word(self) -> &'static str {
        match self {
            Reason::Form => "form",
            Reason::FormAndWord => "form-word",
            Reason::Word => "word",
            Reason::Check => "check",
            Reason::CheckAndWord => "check-word",
            Reason::Spelled => "spelled",
            Reason::Mark => "mark",
            Reason::Listed => "listed",
            Reason::Variant => "variant",
            Reason::Part => "part",
            Reason::Title => "title",
            Reason::Introduced => "introduced",
        }
    }

    /// The key of its sentence in the catalogue.
    pub fn key(self) -> String {
        format!("protect-reason-{}", self.word())
    }
}

/// Why somebody may be a minor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeReason {
    /// An age below 18.
    Age,
    /// School.
    School,
    /// Words that say it.
    Said,
}

impl AgeReason {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> String {
        let word = match self {
            AgeReason::Age => "age",
            AgeReason::School => "school",
            AgeReason::Said => "said",
        };
        format!("protect-minor-{word}")
    }
}
