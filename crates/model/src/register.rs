//! A field with its whole past: a setting names what it replaces; the field holds what none replaces.

use crate::event::EventRef;

/// One setting of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Setting<T> {
    by: EventRef,
    lamport: u64,
    value: T,
    replaces: Vec<EventRef>,
    held: bool,
}

/// A field: its settings in the order in which they were applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register<T> {
    settings: Vec<Setting<T>>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Register { settings: Vec::new() }
    }
}

impl<T: Clone + PartialEq> Register<T> {
    /// A field as the event that created its owner set it.
    pub fn new(by: EventRef, lamport: u64, value: T) -> Register<T> {
        Register { settings: vec![Setting { by, lamport, value, replaces: Vec::new(), held: true }] }
    }

    /// Sets the field; settings in `replaces` are no longer held.
    pub fn set(&mut self, by: EventRef, lamport: u64, value: T, replaces: &[EventRef]) {
        for setting in self.settings.iter_mut().filter(|s| replaces.contains(&s.by)) {
            setting.held = false;
        }
        self.settings.push(Setting { by, lamport, value, replaces: replaces.to_vec(), held: true });
    }

    /// The value that counts: of those held, the last in log order. `None` when never set.
    pub fn get(&self) -> Option<&T> {
        self.held().max_by_key(|s| (s.lamport, s.by)).map(|s| &s.value)
    }

    /// The events whose settings are held: what a new setting replaces.
    pub fn held_by(&self) -> Vec<EventRef> {
        self.held().map(|s| s.by).collect()
    }

    /// Every value that was ever set.
    pub fn ever(&self) -> impl Iterator<Item = &T> {
        self.settings.iter().map(|s| &s.value)
    }

    /// The values held, in log order; more than one that differ = in conflict.
    pub fn values(&self) -> Vec<&T> {
        let mut held: Vec<_> = self.held().collect();
        held.sort_by_key(|s| (s.lamport, s.by));
        held.into_iter().map(|s| &s.value).collect()
    }

    /// Whether settings that don't know of each other left different values.
    pub fn is_in_conflict(&self) -> bool {
        let values = self.values();
        values.windows(2).any(|w| w[0] != w[1])
    }

    /// Whether exactly this event's setting is held: nothing has changed since.
    pub fn is_held_only_by(&self, event: EventRef) -> bool {
        let mut held = self.held();
        held.next().is_some_and(|s| s.by == event) && held.next().is_none()
    }

    /// The values that the setting of `event` replaced, in the order of their settings.
    pub fn replaced_by(&self, event: EventRef) -> Vec<T> {
        let Some(setting) = self.settings.iter().find(|s| s.by == event) else { return Vec::new() };
        self.settings.iter().filter(|s| setting.replaces.contains(&s.by)).map(|s| s.value.clone()).collect()
    }

    fn held(&self) -> impl Iterator<Item = &Setting<T>> {
        self.settings.iter().filter(|s| s.held)
    }
}
