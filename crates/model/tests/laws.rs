//! The laws of the model, as properties of random studies with several replicas.

mod laws {
    mod action;
    mod bytes;
    mod clocks;
    mod closure;
    mod codebook;
    mod conflicts;
    mod fields;
    mod file;
    mod later;
    mod loss;
    mod merging;
    mod oracle;
    mod people;
    mod people_cases;
    mod settings;
    mod truth;
    mod undo_cases;
    mod undoing;
    mod undoing_since;
    mod withdrawal;
    mod world;
    mod writer;
}
