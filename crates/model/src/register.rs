//! A field with its whole past: a setting names what it replaces; the field holds what none replaces.

use crate::event::EventRef;
use crate::ids::BatchId;
use std::collections::BTreeSet;

/// One setting of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Setting<T> {
    by: EventRef,
    lamport: u64,
    value: T,
    replaces: Vec<EventRef>,
    held: bool,
}

/// A field: its settings in log order, whatever the order in which they were applied.
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
        let held = !self.settings.iter().any(|s| s.replaces.contains(&by));
        let place = self.settings.partition_point(|s| (s.lamport, s.by) < (lamport, by));
        self.settings.insert(place, Setting { by, lamport, value, replaces: replaces.to_vec(), held });
    }

    /// The value that counts: of those held, the last in log order. `None` when never set.
    pub fn get(&self) -> Option<&T> {
        self.held().last().map(|s| &s.value)
    }

    /// The events whose settings are held: what a new setting replaces.
    pub fn held_by(&self) -> Vec<EventRef> {
        self.held().map(|s| s.by).collect()
    }

    /// Every value that was ever set.
    pub fn ever(&self) -> impl Iterator<Item = &T> {
        self.settings.iter().map(|s| &s.value)
    }

    /// The values held, with the events that set them, in log order; more than one that differ = in conflict.
    pub fn values(&self) -> impl Iterator<Item = (EventRef, &T)> {
        self.held().map(|s| (s.by, &s.value))
    }

    /// Whether settings that don't know of each other left different values.
    pub fn is_in_conflict(&self) -> bool {
        let first = self.held().next();
        self.held().any(|s| first.is_some_and(|f| f.value != s.value))
    }

    /// What stood before the settings of one batch, in log order: what undoing the batch brings back.
    pub fn before(&self, batch: BatchId) -> Vec<(EventRef, T)> {
        let own = self.settings.iter().filter(|s| s.by.batch == batch);
        let replaced: BTreeSet<EventRef> = own.flat_map(|s| s.replaces.iter().copied()).collect();
        let outside = self.settings.iter().filter(|s| s.by.batch != batch && replaced.contains(&s.by));
        outside.map(|s| (s.by, s.value.clone())).collect()
    }

    /// Where the first setting stands in the log.
    pub fn first(&self) -> Option<(u64, EventRef)> {
        self.settings.first().map(|s| (s.lamport, s.by))
    }

    /// Where the counting value stands in the log.
    pub fn since(&self) -> Option<(u64, EventRef)> {
        self.held().last().map(|s| (s.lamport, s.by))
    }

    /// The same field with its values read as another type.
    pub fn map<U>(&self, read: impl Fn(&T) -> U) -> Register<U> {
        let setting = |s: &Setting<T>| Setting {
            by: s.by,
            lamport: s.lamport,
            value: read(&s.value),
            replaces: s.replaces.clone(),
            held: s.held,
        };
        Register { settings: self.settings.iter().map(setting).collect() }
    }

    fn held(&self) -> impl DoubleEndedIterator<Item = &Setting<T>> {
        self.settings.iter().filter(|s| s.held)
    }
}

/// Where something was added in the log.
pub type Added = (u64, EventRef);

/// A field that its thing was added with. Until it is changed it is no more than its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<T> {
    first: T,
    changed: Option<Box<Register<T>>>,
}

impl<T: Clone + PartialEq> Given<T> {
    /// A field as the event that added its thing set it.
    pub fn new(first: T) -> Given<T> {
        Given { first, changed: None }
    }

    /// The value that counts.
    pub fn get(&self) -> &T {
        self.changed.as_ref().and_then(|register| register.get()).unwrap_or(&self.first)
    }

    /// The values held, in log order; more than one that differ = in conflict.
    pub fn held(&self) -> Vec<&T> {
        self.changed
            .as_ref()
            .map_or(vec![&self.first], |register| register.values().map(|(_, v)| v).collect())
    }

    /// The value with which the thing was added.
    pub fn first(&self) -> &T {
        &self.first
    }

    /// Sets the field of a thing that was added there. A setting of the very batch that added it replaces what it was
    /// added with: that batch can't name its own events.
    pub fn set(&mut self, added: Added, (lamport, by): Added, value: T, replaces: &[EventRef]) {
        let as_added = || Box::new(Register::new(added.1, added.0, self.first.clone()));
        let own = (by.batch == added.1.batch).then_some(added.1);
        let replaces: Vec<EventRef> = replaces.iter().copied().chain(own).collect();
        self.changed.get_or_insert_with(as_added).set(by, lamport, value, &replaces);
    }

    /// The field with all its settings, of a thing that was added there.
    pub fn register(&self, added: Added) -> Register<T> {
        let as_added = || Register::new(added.1, added.0, self.first.clone());
        self.changed.as_deref().cloned().unwrap_or_else(as_added)
    }

    /// Whether settings that don't know of each other left different values.
    pub fn is_in_conflict(&self) -> bool {
        self.changed.as_ref().is_some_and(|register| register.is_in_conflict())
    }
}
