//! Signatures: each batch by the key that its replica announced, each introduction by the replica that it names.

use crate::error::{StoreError, damaged};
use crate::parallel::in_parallel;
use ed25519_dalek::{Signature, VerifyingKey};
use model::batch::{Batch, signed_bytes};
use model::event::{Event, introduced_bytes};
use model::ids::*;
use std::collections::{HashMap, HashSet};

/// One signature to check.
struct Claim {
    batch: BatchId,
    key: PublicKey,
    bytes: Vec<u8>,
    signature: model::ids::Signature,
}

/// Checks the signatures of batches in log order, but for those that `checked` stands on: this installation has
/// checked them before, and a batch's id fixes its content.
///
/// # Errors
/// As for [`check_but`].
pub(crate) fn check(batches: &[&Batch], study: StudyId, checked: &[BatchId]) -> Result<(), StoreError> {
    check_but(batches, study, &below(batches, checked))
}

/// Checks the signatures of batches in log order, but for some.
///
/// # Errors
/// The first batch in log order whose signature, or whose introduction of a replica, doesn't hold.
pub(crate) fn check_but(
    batches: &[&Batch],
    study: StudyId,
    but: &HashSet<BatchId>,
) -> Result<(), StoreError> {
    let claims = claims(batches, study, but)?;
    let bad = in_parallel(&claims, first_bad).into_iter().flatten().next();
    bad.map_or(Ok(()), |id| Err(damaged("signature of batch", &id.0)))
}

/// Whether a batch is signed by a key.
pub(crate) fn holds(batch: &Batch, key: PublicKey) -> bool {
    let claim = Claim { batch: batch.id, key, bytes: signed_bytes(batch.id), signature: batch.signature };
    first_bad(std::slice::from_ref(&claim)).is_none()
}

fn first_bad(claims: &[Claim]) -> Option<BatchId> {
    let holds = |claim: &Claim| {
        let key = VerifyingKey::from_bytes(&claim.key.0);
        let signature = Signature::from_bytes(&claim.signature.0);
        key.is_ok_and(|key| key.verify_strict(&claim.bytes, &signature).is_ok())
    };
    claims.iter().find(|claim| !holds(claim)).map(|claim| claim.batch)
}

fn claims(batches: &[&Batch], study: StudyId, below: &HashSet<BatchId>) -> Result<Vec<Claim>, StoreError> {
    let mut known: HashMap<ReplicaId, PublicKey> = HashMap::new();
    let mut claims = Vec::new();
    for batch in batches {
        let broken = || damaged("signature of batch", &batch.id.0);
        for event in &batch.body.events {
            let Event::ReplicaAnnounced { key, introduction } = event else { continue };
            if key.replica() != batch.body.replica {
                return Err(broken());
            }
            if let Some(introduction) = introduction {
                let by = *known.get(&introduction.by).ok_or_else(broken)?;
                let bytes = introduced_bytes(study, *key);
                claims.push(Claim { batch: batch.id, key: by, bytes, signature: introduction.signature });
            }
            known.insert(key.replica(), *key);
        }
        let key = *known.get(&batch.body.replica).ok_or_else(broken)?;
        if !below.contains(&batch.id) {
            claims.push(Claim {
                batch: batch.id,
                key,
                bytes: signed_bytes(batch.id),
                signature: batch.signature,
            });
        }
    }
    Ok(claims)
}

/// What these heads stand on, themselves included, as far as it is there.
fn below(batches: &[&Batch], heads: &[BatchId]) -> HashSet<BatchId> {
    let mut below: HashSet<BatchId> = heads.iter().copied().collect();
    // Children come after parents, so that one walk backwards is enough.
    for batch in batches.iter().rev() {
        if below.contains(&batch.id) {
            below.extend(&batch.body.parents);
        }
    }
    below
}
