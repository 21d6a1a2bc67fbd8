//! Attacks on a study file by somebody who has the file and no key to it: each is harmless, refused or named.

mod attacks {
    mod bed;
    mod copies;
    mod flips;
    mod memories;
    mod planted;
    mod rows;
    mod slots;
    mod source;
    mod told;
}
