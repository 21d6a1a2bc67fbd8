# What could lead to a person: kinds, why it was found, cues of a minor.

protect-kind-name = name
protect-kind-mention = mention
protect-kind-phone = telephone number
protect-kind-handle = account name
protect-kind-email = e-mail address
protect-kind-link = link
protect-kind-address = address
protect-kind-room = room
protect-kind-coordinates = place on a map
protect-kind-nik = identity number (NIK)
protect-kind-kk = family card number (KK)
protect-kind-npwp = tax number (NPWP)
protect-kind-passport = passport number
protect-kind-licence = driving licence number
protect-kind-bpjs = insurance number (BPJS)
protect-kind-account = bank account
protect-kind-card = bank card
protect-kind-iban = bank account (IBAN)
protect-kind-plate = number plate
protect-kind-number = long number
protect-kind-birth = date of birth
protect-kind-age = age

protect-reason-form = It has the form.
protect-reason-form-word = It has the form, and a word near it says so.
protect-reason-word = A word near it says so.
protect-reason-check = It has the form, and its digits fit each other.
protect-reason-check-word = Its digits fit each other, and a word near it says so.
protect-reason-spelled = It is a number in words.
protect-reason-mark = The chat program marked it as a name.
protect-reason-listed = It is a name that this study knows.
protect-reason-variant = It is like a name that this study knows.
protect-reason-part = It is part of a name that this study knows.
protect-reason-title = It stands after a form of address.
protect-reason-introduced = Somebody gives a name here.

protect-minor-age = An age under 18 is named.
protect-minor-school = School is named.
protect-minor-said = The words say that somebody is under age.
