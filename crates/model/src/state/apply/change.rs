//! Settings of fields: what each must fit, and which payloads it commits to.

use super::*;

impl State {
    pub(super) fn change(&mut self, change: &Change, at: Stamp, replaces: &[EventRef]) -> Fits {
        match change {
            Change::Exists(subject, value) => {
                set(self.existence_mut(subject), at, *value, replaces, "nothing that can be taken away")
            }
            Change::Title(title) => {
                self.title.set(at.by, at.lamport, *title, replaces);
                self.commit(*title, PayloadKind::Title, vec![])
            }
            Change::Decision(id, value) => {
                set(self.codings.get_mut(id).map(|c| &mut c.decision), at, *value, replaces, "no such coding")
            }
            Change::SpeakerPerson(id, value) => {
                let person = self.speakers.get_mut(id).map(|s| &mut s.person);
                set(person, at, *value, replaces, "no such speaker")?;
                self.withdraw_if_tied(*id);
                Ok(())
            }
            Change::SpeakerRole(id, value) => {
                set(self.speakers.get_mut(id).map(|s| &mut s.role), at, *value, replaces, "no such speaker")
            }
            Change::SpeakerPart(id, value) => {
                set(self.speakers.get_mut(id).map(|s| &mut s.part), at, *value, replaces, "no such speaker")
            }
            Change::Consent(id, value) => {
                set(
                    self.persons.get_mut(id).map(|p| &mut p.consent),
                    at,
                    *value,
                    replaces,
                    "no such person",
                )?;
                match value.details {
                    Some(details) => self.commit(details, PayloadKind::Consent, vec![Owner::Person(*id)]),
                    None => Ok(()),
                }
            }
            Change::CodeText(id, value) => {
                set(self.codes.get_mut(id).map(|c| &mut c.text), at, *value, replaces, "no such code")?;
                self.commit(*value, PayloadKind::CodeText, vec![])
            }
            Change::CodeComponent(id, value) => {
                set(self.codes.get_mut(id).map(|c| &mut c.component), at, *value, replaces, "no such code")
            }
            Change::CodeColour(id, value) => {
                set(self.codes.get_mut(id).map(|c| &mut c.colour), at, *value, replaces, "no such code")
            }
            Change::CodeOrder(id, value) => {
                set(self.codes.get_mut(id).map(|c| &mut c.order), at, *value, replaces, "no such code")
            }
            Change::CodeParent(id, value) => {
                set(self.codes.get_mut(id).map(|c| &mut c.parent), at, *value, replaces, "no such code")
            }
            Change::CodingCode(_, code) if !self.codes.contains_key(code) => Err("no such code"),
            Change::CodingCode(id, value) => {
                amend(self.codings.get_mut(id), |c| &mut c.code, at, *value, replaces)
            }
            Change::CodingPlace(id, value) => {
                self.fits(value)?;
                amend(self.codings.get_mut(id), |c| &mut c.place, at, value.clone(), replaces)
            }
            Change::CodingEvidence(id, value) => {
                amend(self.codings.get_mut(id), |c| &mut c.evidence, at, *value, replaces)
            }
            Change::CodingValues(_, Some(v)) if !self.payloads.contains_key(&v.payload) => {
                Err("no such values")
            }
            Change::CodingValues(id, value) => {
                amend(self.codings.get_mut(id), |c| &mut c.values, at, *value, replaces)
            }
            Change::CodeRetired(id, value) => {
                amend(self.codes.get_mut(id), |c| &mut c.retired, at, *value, replaces)
            }
            Change::CoderName(id, value) => {
                amend(self.coders.get_mut(id), |c| &mut c.name, at, *value, replaces)?;
                self.commit(*value, PayloadKind::CoderName, vec![])
            }
            Change::MemoText(..) | Change::MemoKind(..) | Change::MemoFacts(..) => {
                self.change_memo(change, at, replaces)
            }
            Change::QuestionText(id, value) => {
                amend(self.questions.get_mut(id), |q| &mut q.text, at, *value, replaces)?;
                self.commit(*value, PayloadKind::Question, vec![])
            }
            Change::ThemeText(id, value) => {
                amend(self.themes.get_mut(id), |t| &mut t.text, at, *value, replaces)?;
                self.commit(*value, PayloadKind::ThemeText, vec![])
            }
            Change::ThemeQuestion(id, value) => {
                amend(self.themes.get_mut(id), |t| &mut t.question, at, *value, replaces)
            }
            Change::ThemeMember(id, member, value) => {
                if !self.may_be_member(member) {
                    return Err("no such code or memo");
                }
                let theme = self.themes.get_mut(id).ok_or(MISSING)?;
                let register = theme.members.entry(member.clone()).or_default();
                register.set(at.by, at.lamport, *value, replaces);
                Ok(())
            }
            Change::RenderingText(id, value) => {
                let owners = self.owners_of(self.renderings.get(id).map(|r| *r.text.first()));
                amend(self.renderings.get_mut(id), |r| &mut r.text, at, *value, replaces)?;
                self.commit(*value, PayloadKind::Rendering, owners)
            }
            Change::TurnText(strand, turn, value) => {
                let owners = self.turn_owners(*strand, *turn)?;
                let register = self.revisions.entry((*strand, *turn)).or_default();
                register.set(at.by, at.lamport, *value, replaces);
                value.map_or(Ok(()), |text| self.commit(text, PayloadKind::Revision, owners))
            }
            Change::SourceKind(..) | Change::SourceFacts(..) | Change::SourceName(..) => {
                self.change_source(change, at, replaces)
            }
            Change::PersonKind(..)
            | Change::Pseudonym(..)
            | Change::ConsentTerms(..)
            | Change::PersonFacts(..) => self.change_person(change, at, replaces),
            Change::StudyFacts(value) => {
                self.facts.set(at.by, at.lamport, *value, replaces);
                value.map_or(Ok(()), |facts| self.commit(facts, PayloadKind::StudyFacts, vec![]))
            }
            Change::OtherParties(value) => {
                self.other_parties.set(at.by, at.lamport, *value, replaces);
                Ok(())
            }
            Change::RecordText(id, value) => {
                let owners = self.owners_of(self.records.get(id).map(|r| *r.text.first()));
                amend(self.records.get_mut(id), |r| &mut r.text, at, *value, replaces)?;
                self.commit(*value, PayloadKind::Record, owners)
            }
            Change::MentionPlace(id, value) => {
                self.fits(value)?;
                amend(self.mentions.get_mut(id), |m| &mut m.place, at, value.clone(), replaces)
            }
        }
    }

    fn change_memo(&mut self, change: &Change, at: Stamp, replaces: &[EventRef]) -> Fits {
        let (Change::MemoText(id, _) | Change::MemoKind(id, _) | Change::MemoFacts(id, _)) = change else {
            return Err("not a change of a memo");
        };
        let owners = self.owners_of(self.memos.get(id).map(Memo::first_text));
        let memo = self.memos.get_mut(id);
        match change {
            Change::MemoText(_, value) => {
                amend(memo, |m| &mut m.text, at, *value, replaces)?;
                self.commit(*value, PayloadKind::Memo, owners)
            }
            Change::MemoFacts(_, value) => {
                amend(memo, |m| &mut m.facts, at, *value, replaces)?;
                value.map_or(Ok(()), |facts| self.commit(facts, PayloadKind::MemoFacts, owners))
            }
            Change::MemoKind(_, value) => amend(memo, |m| &mut m.kind, at, *value, replaces),
            _ => Err("not a change of a memo"),
        }
    }

    fn change_person(&mut self, change: &Change, at: Stamp, replaces: &[EventRef]) -> Fits {
        match change {
            Change::PersonKind(id, value) => {
                amend(self.persons.get_mut(id), |p| &mut p.kind, at, *value, replaces)
            }
            Change::Pseudonym(id, value) => {
                amend(self.persons.get_mut(id), |p| &mut p.pseudonym, at, *value, replaces)?;
                self.commit(*value, PayloadKind::Pseudonym, vec![Owner::Person(*id)])
            }
            Change::ConsentTerms(id, value) => {
                amend(self.persons.get_mut(id), |p| &mut p.terms, at, *value, replaces)?;
                let own = vec![Owner::Person(*id)];
                value.map_or(Ok(()), |terms| self.commit(terms, PayloadKind::ConsentTerms, own))
            }
            Change::PersonFacts(id, value) => {
                amend(self.persons.get_mut(id), |p| &mut p.facts, at, *value, replaces)?;
                let own = vec![Owner::Person(*id)];
                value.map_or(Ok(()), |facts| self.commit(facts, PayloadKind::PersonFacts, own))
            }
            _ => Err("not a change of a person"),
        }
    }

    fn change_source(&mut self, change: &Change, at: Stamp, replaces: &[EventRef]) -> Fits {
        match change {
            Change::SourceKind(id, value) => {
                amend(self.sources.get_mut(id), |s| &mut s.kind, at, *value, replaces)
            }
            Change::SourceFacts(id, value) => {
                amend(self.sources.get_mut(id), |s| &mut s.facts, at, *value, replaces)?;
                self.commit(*value, PayloadKind::SourceFacts, vec![])
            }
            Change::SourceName(id, value) => {
                let owners = self.owners_of(self.sources.get(id).map(|s| *s.name.first()));
                amend(self.sources.get_mut(id), |s| &mut s.name, at, *value, replaces)?;
                self.commit(*value, PayloadKind::SourceName, owners)
            }
            _ => Err("not a change of a source"),
        }
    }

    /// Under whose keys a payload is.
    fn owners_of(&self, payload: Option<PayloadId>) -> Vec<Owner> {
        payload.and_then(|id| self.payloads.get(&id)).map(|info| info.owners.clone()).unwrap_or_default()
    }
}

const MISSING: &str = "nothing that can be changed";

/// Sets a field that its thing was added with.
fn amend<E: Existing, T: Clone + PartialEq>(
    thing: Option<&mut E>,
    field: impl Fn(&mut E) -> &mut Given<T>,
    at: Stamp,
    value: T,
    replaces: &[EventRef],
) -> Fits {
    let thing = thing.ok_or(MISSING)?;
    let added = thing.added()?;
    field(thing).set(added, (at.lamport, at.by), value, replaces);
    Ok(())
}

fn set<T: Clone + PartialEq>(
    register: Option<&mut Register<T>>,
    at: Stamp,
    value: T,
    replaces: &[EventRef],
    missing: &'static str,
) -> Fits {
    register.ok_or(missing)?.set(at.by, at.lamport, value, replaces);
    Ok(())
}
