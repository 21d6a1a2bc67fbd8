//! Amounts of money in chat: "150rb", "1,5 jt", "Rp 200.000", "$20", "tiga 400rb".

use model::Decimal;

/// An amount as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// First scalar value of the hit, with the quantity where there is one.
    pub start: u32,
    /// First scalar value after it.
    pub end: u32,
    /// The amount.
    pub amount: Decimal,
    /// ISO 4217 code of the currency.
    pub currency: &'static str,
    /// For how many items.
    pub quantity: Option<u32>,
}

/// Finds the amounts in a text, from left to right, without overlap.
pub fn prices(_text: &str) -> Vec<Price> {
    Vec::new()
}
