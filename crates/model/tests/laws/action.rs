//! What can happen in a random study, and the strategies that make it.
//!
//! Everything is picked by an index that fits any number of things, so that any action can be done any time.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

/// A random study: its replicas, how it begins, what then happens.
#[derive(Debug, Clone)]
pub struct Plan {
    /// One for each replica: milliseconds by which its clock is off.
    pub clocks: Vec<i64>,
    /// What the first replica does before the others get a copy.
    pub ground: Vec<What>,
    /// What then happens.
    pub actions: Vec<Action>,
}

/// Something that a replica does.
#[derive(Debug, Clone)]
pub struct Action {
    /// Which replica.
    pub who: Index,
    /// What it does.
    pub what: What,
}

/// What a replica does.
#[derive(Debug, Clone)]
pub enum What {
    /// Adds a code, perhaps below another.
    Code(Option<Index>),
    /// Adds a source with its speakers, and perhaps a narrator.
    Source(Vec<Seat>, bool),
    /// Adds codings by one coder, perhaps a new one.
    Codings(Vec<Spot>, Fresh),
    /// Runs a file of rules that proposes codings.
    Proposals(Vec<Spot>),
    /// Draws an arrow.
    Link(Spot, Spot),
    /// Writes a memo about something, under the keys of these owners.
    Memo(Index, Vec<Index>),
    /// Asks a question.
    Question,
    /// Finds a theme.
    Theme,
    /// Renders a turn in another language.
    Rendering(Index),
    /// Says what is told of the turns of a strand.
    Details(Index),
    /// Takes in a picture that came with a turn.
    Picture(Index),
    /// Saves a view of the results.
    View,
    /// Records something about people, under the keys of these.
    Record(Index, Vec<Index>),
    /// Finds a place that leads to an entity that is there, or to a new one.
    Mention(Spot, Fresh),
    /// Puts a mark of risk on something.
    Mark(Index),
    /// Shows words as they were imported.
    Original(Index),
    /// Blots out words of a strand, in one of its blocks.
    Blot(Index, u32),
    /// Destroys what a memo, a record or somebody's facts said, and puts other words in their place.
    Replace(Index),
    /// Destroys a block, with nothing in its place.
    Destroy(Index),
    /// Sets fields.
    Set(Vec<Setting>),
    /// Sets the field that anybody set last, perhaps without knowing of it.
    Contest(Index),
    /// Settles one of the conflicts by one of its sides.
    Settle(Index, Index),
    /// Lets in a replica.
    Admit(Index),
    /// Takes back its own last action.
    UndoLast,
    /// Takes back any batch, also an undo.
    Undo(Index),
    /// Takes back an undo.
    Redo(Index),
    /// Withdraws a person with every strand ever tied to them.
    WithdrawPerson(Index),
    /// Withdraws a strand.
    WithdrawStrand(Index),
    /// Takes what another replica has.
    Sync(Index),
}

/// Whether something is made in the same action, or is one of those that are there.
#[derive(Debug, Clone, Copy)]
pub enum Fresh {
    /// Made.
    New,
    /// One of those that are there.
    Known(Index),
}

/// A speaker of a new source.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The person that the speaker is.
    pub person: Option<Fresh>,
    /// Whether a new person refuses at once.
    pub refuses: bool,
    /// The role.
    pub role: Option<Fresh>,
    /// The number of sealed blocks.
    pub blocks: usize,
    /// Whether the file names the speaker.
    pub named: bool,
}

/// A place, and what a coding there has.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The source.
    pub source: Index,
    /// The turn.
    pub turn: u32,
    /// The code.
    pub code: Index,
    /// The strand under whose key captured values are, where there are any.
    pub values: Option<Index>,
}

/// A field and what it is set to.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Which kind of field.
    pub kind: Index,
    /// Which of that kind.
    pub field: Index,
    /// To what.
    pub value: Index,
    /// Whether a person, role or coder that the value names is made in the same action.
    pub fresh: bool,
}

/// Number of turns of every source.
pub const TURNS: u32 = 3;
/// Ten years.
const YEARS: i64 = 10 * 365 * 24 * 3_600_000;

/// The number of cases, and no file of failures.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4000, ..ProptestConfig::default() }
}

/// Studies of two to four replicas and up to so many actions.
pub fn plan(actions: usize) -> impl Strategy<Value = Plan> {
    plan_of(2..=4, any_action(), actions)
}

/// Studies with so many replicas in which these actions happen.
pub fn plan_of(
    replicas: std::ops::RangeInclusive<usize>,
    action: impl Strategy<Value = What>,
    actions: usize,
) -> impl Strategy<Value = Plan> {
    let action = (any::<Index>(), action).prop_map(|(who, what)| Action { who, what });
    (vec(clock(), replicas), ground(), vec(action, 0..=actions)).prop_map(|(clocks, ground, actions)| Plan {
        clocks,
        ground,
        actions,
    })
}

/// Milliseconds by which a clock is off, either way.
pub fn clock() -> impl Strategy<Value = i64> {
    -YEARS..YEARS
}

/// A source with two persons, two codes, a proposal.
fn ground() -> impl Strategy<Value = Vec<What>> {
    let person = (any::<bool>(), 1..3usize).prop_map(|(refuses, blocks)| Seat {
        person: Some(Fresh::New),
        refuses,
        role: Some(Fresh::New),
        blocks,
        named: true,
    });
    let source = (vec(person, 2), any::<bool>()).prop_map(|(seats, narrated)| What::Source(seats, narrated));
    (source, vec(code(), 2), proposals())
        .prop_map(|(source, codes, rules)| [source].into_iter().chain(codes).chain([rules]).collect())
}

/// Anything that can happen.
pub fn any_action() -> impl Strategy<Value = What> {
    prop_oneof![
        16 => deed(),
        1 => any::<Index>().prop_map(What::Admit),
        1 => any::<Index>().prop_map(What::WithdrawPerson),
        1 => any::<Index>().prop_map(What::WithdrawStrand),
        1 => any::<Index>().prop_map(What::Original),
        1 => any::<Index>().prop_map(What::Details),
        1 => any::<Index>().prop_map(What::Picture),
        2 => (any::<Index>(), 0..TURNS).prop_map(|(block, turn)| What::Blot(block, turn)),
        1 => any::<Index>().prop_map(What::Replace),
        1 => any::<Index>().prop_map(What::Destroy),
        7 => any::<Index>().prop_map(What::Sync),
    ]
}

/// Anything that can be taken back.
pub fn deed() -> impl Strategy<Value = What> {
    prop_oneof![
        4 => addition(),
        4 => settings().prop_map(What::Set),
        3 => any::<Index>().prop_map(What::Contest),
        2 => any::<(Index, Index)>().prop_map(|(conflict, side)| What::Settle(conflict, side)),
        1 => Just(What::UndoLast),
        1 => any::<Index>().prop_map(What::Undo),
        1 => any::<Index>().prop_map(What::Redo),
    ]
}

/// Something new in the study.
pub fn addition() -> impl Strategy<Value = What> {
    prop_oneof![
        1 => code(),
        2 => (vec(seat(), 0..3), any::<bool>()).prop_map(|(seats, narrated)| What::Source(seats, narrated)),
        2 => (vec(spot(), 1..4), fresh()).prop_map(|(spots, coder)| What::Codings(spots, coder)),
        2 => proposals(),
        1 => (spot(), spot()).prop_map(|(from, to)| What::Link(from, to)),
        2 => (any::<Index>(), vec(any::<Index>(), 0..3)).prop_map(|(on, owners)| What::Memo(on, owners)),
        1 => Just(What::Question),
        1 => Just(What::Theme),
        1 => any::<Index>().prop_map(What::Rendering),
        1 => Just(What::View),
        2 => (any::<Index>(), vec(any::<Index>(), 0..3)).prop_map(|(kind, owners)| What::Record(kind, owners)),
        2 => (spot(), fresh()).prop_map(|(spot, entity)| What::Mention(spot, entity)),
        1 => any::<Index>().prop_map(What::Mark),
    ]
}

/// One to three fields, set in one action.
pub fn settings() -> impl Strategy<Value = Vec<Setting>> {
    vec(setting(), 1..4)
}

/// A field and a value.
pub fn setting() -> impl Strategy<Value = Setting> {
    any::<(Index, Index, Index, bool)>().prop_map(|(kind, field, value, fresh)| Setting {
        kind,
        field,
        value,
        fresh,
    })
}

/// New, or one that is there.
pub fn fresh() -> impl Strategy<Value = Fresh> {
    prop_oneof![1 => Just(Fresh::New), 3 => any::<Index>().prop_map(Fresh::Known)]
}

fn code() -> impl Strategy<Value = What> {
    option::of(any::<Index>()).prop_map(What::Code)
}

fn proposals() -> impl Strategy<Value = What> {
    vec(spot(), 1..4).prop_map(What::Proposals)
}

fn seat() -> impl Strategy<Value = Seat> {
    let told = (option::of(fresh()), any::<bool>(), option::of(fresh()), 0..3usize, any::<bool>());
    told.prop_map(|(person, refuses, role, blocks, named)| Seat { person, refuses, role, blocks, named })
}

fn spot() -> impl Strategy<Value = Spot> {
    let told = (any::<Index>(), 0..TURNS, any::<Index>(), option::of(any::<Index>()));
    told.prop_map(|(source, turn, code, values)| Spot { source, turn, code, values })
}
