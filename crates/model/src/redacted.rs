//! `Debug` for types that hold words or names: it shows the type's name and nothing of its content, so that no log,
//! panic or failed assertion can.

/// Gives types a `Debug` that shows their name only.
#[macro_export]
macro_rules! redacted {
    ($($name:ident)*) => {$(
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}
