//! The kinds of finds and the reasons for them, with their words in keys and tables.

/// Declares lists of which every member has a word, and with it a key in the catalogue.
macro_rules! worded {
    ($($(#[$doc:meta])* $name:ident, $key:literal {
        $($(#[$of:meta])* $variant:ident = $word:literal,)+
    })+) => {$(
        model::worded! { $(#[$doc])* $name { $($(#[$of])* $variant = $word,)+ } }

        impl $name {
            /// The key of its words in the catalogue.
            pub fn key(self) -> String {
                format!($key, self.word())
            }
        }
    )+};
}

worded! {
    /// What could lead to a person.
    FoundKind, "protect-kind-{}" {
        /// A name.
        Name = "name",
        /// A name between the marks that a chat program puts.
        Mention = "mention",
        /// A telephone number, also of a wallet.
        Phone = "phone",
        /// A name in a service.
        Handle = "handle",
        /// An e-mail address.
        Email = "email",
        /// A link.
        Link = "link",
        /// A street, a place to live, a hotel.
        Address = "address",
        /// A room.
        Room = "room",
        /// Coordinates, a link to a map.
        Coordinates = "coordinates",
        /// An identity number.
        Nik = "nik",
        /// The number of a family card.
        Kk = "kk",
        /// A tax number.
        Npwp = "npwp",
        /// A passport.
        Passport = "passport",
        /// A driving licence.
        Licence = "licence",
        /// Health or work insurance.
        Bpjs = "bpjs",
        /// A bank account.
        Account = "account",
        /// A bank card.
        Card = "card",
        /// A bank account with its country.
        Iban = "iban",
        /// A plate of a vehicle.
        Plate = "plate",
        /// Another long number.
        Number = "number",
        /// A date of birth.
        BirthDate = "birth",
        /// An age: alone it leads nowhere, with others it may.
        Age = "age",
    }

    /// Why something was found.
    Reason, "protect-reason-{}" {
        /// It has the form.
        Form = "form",
        /// It has the form, and a word near it says so.
        FormAndWord = "form-word",
        /// A word near it says so.
        Word = "word",
        /// It has the form, and its digits fit each other.
        Check = "check",
        /// It has the form, its digits fit each other, and a word near it says so.
        CheckAndWord = "check-word",
        /// It is a number in words.
        Spelled = "spelled",
        /// A chat program marked it.
        Mark = "mark",
        /// It is in the study's list of names.
        Listed = "listed",
        /// It is a spelling of a name in the study's list.
        Variant = "variant",
        /// It is a part of a name in the study's list.
        Part = "part",
        /// It stands after a title or a word of kinship.
        Title = "title",
        /// Somebody gives a name.
        Introduced = "introduced",
    }

    /// Why somebody may be a minor.
    AgeReason, "protect-minor-{}" {
        /// An age below 18.
        Age = "age",
        /// School.
        School = "school",
        /// Words that say it.
        Said = "said",
    }
}
