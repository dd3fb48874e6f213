//! Synchronizing the posts of a source.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::origin::Known;
use super::{Import, change_of_post};
use crate::model::import::{Adjusted, Digest, PostRecord};
use crate::model::{
    Clash, Invalid, Plan, PlanAction, Post, PostId, PostRef, Removal, Selection, Slug, Step,
};
use crate::store::error::{Error, Result};

/// A synchronization in progress, inside a transaction.
pub struct Apply<'a> {
    import: Import<'a>,
    /// Whether the source overrides local edits and removals.
    overwrites: bool,
    /// The imported posts missing from the source, by key.
    gone: BTreeMap<String, Gone>,
    /// The ids of the imported posts.
    ours: HashSet<PostId>,
    /// The number of imported posts at the start.
    known: usize,
    plan: Plan,
}

/// An imported post that is missing from its source.
struct Gone {
    known: Known<PostId>,
    slug: Slug,
    title: String,
    /// The digest of its body.
    text: i64,
}

/// The adjustments made to a post, or why it is invalid.
pub(super) type Applied = std::result::Result<Vec<Adjusted>, Invalid>;

impl<'a> Apply<'a> {
    /// Starts a synchronization; `keys` are the keys of all posts the source has now.
    pub(in crate::store) fn new(
        import: Import<'a>,
        keys: &BTreeSet<String>,
        overwrites: bool,
    ) -> Result<Self> {
        let mut gone = BTreeMap::new();
        let mut ours = HashSet::new();
        import.origins.each_post(|key, known| {
            ours.insert(known.row);
            if !keys.contains(&key) {
                let post = import.posts.get(&PostRef::Id(known.row))?;
                let text = text_of(&post.body);
                let (slug, title) = (post.slug, post.title);
                gone.insert(
                    key,
                    Gone {
                        known,
                        slug,
                        title,
                        text,
                    },
                );
            }
            Ok(())
        })?;
        Ok(Apply {
            import,
            overwrites,
            known: ours.len(),
            gone,
            ours,
            plan: Plan::default(),
        })
    }

    /// Creates or updates a post to match its source.
    pub fn post(&mut self, mut record: PostRecord) -> Result<Applied> {
        let digest = record.digest();
        let mut adjusted = match record.adjust(self.import.script) {
            Ok(adjusted) => adjusted,
            Err(invalid) => return Ok(Err(invalid)),
        };
        let mut known = self.import.origins.known("post", &record.key)?;
        if known.is_none()
            && let Some((key, gone)) = self.moved(&record, digest)
        {
            self.import.origins.rename("post", &key, &record.key)?;
            known = Some(gone.known);
        }
        let (deed, id) = match known {
            Some(known) if known.revision.is_some() => self.known(&record, digest, known)?,
            Some(known) if !self.overwrites && !known.is_undone => {
                (Some(PlanAction::Leave(Clash::Removed)), None)
            }
            _ => self.new_post(&record, digest, &mut adjusted)?,
        };
        match deed {
            Some(deed) => {
                let (slug, title) = match id {
                    Some(id) => {
                        let post = self.import.posts.get(&PostRef::Id(id))?;
                        (post.slug.to_string(), post.title)
                    }
                    None => (record.slug.unwrap_or_default(), record.title),
                };
                self.plan.steps.push(Step {
                    deed,
                    file: record.key,
                    id,
                    slug,
                    title,
                });
            }
            None => self.plan.unchanged += 1,
        }
        if deed != Some(PlanAction::Create) {
            adjusted.clear();
        }
        Ok(Ok(adjusted))
    }

    /// Removes the posts missing from the source and finishes. `agreed` is the plan the
    /// user confirmed.
    ///
    /// # Errors
    /// The plan has changed ([`Error::PreviewOutdated`]).
    pub fn end(mut self, agreed: Option<&Plan>) -> Result<Plan> {
        let mut ids = Vec::new();
        for (key, gone) in std::mem::take(&mut self.gone) {
            let deed = if gone.known.is_edited() && !self.overwrites {
                PlanAction::Leave(Clash::Edited)
            } else {
                ids.push(PostRef::Id(gone.known.row));
                PlanAction::Remove
            };
            self.plan.steps.push(Step {
                deed,
                file: key,
                id: Some(gone.known.row),
                slug: gone.slug.to_string(),
                title: gone.title,
            });
        }
        self.plan.removes_all = self.known > 0 && ids.len() == self.known;
        self.plan.removal = if ids.is_empty() {
            Removal::default()
        } else {
            self.import.bulk.log()?;
            let removal = self.import.posts.remove(&Selection::Refs(ids), None)?;
            self.import.origins.mark_gone(&removal.ids)?;
            removal
        };
        self.import.finish()?;
        match agreed {
            Some(agreed) if *agreed != self.plan => Err(Error::PreviewOutdated),
            _ => Ok(self.plan),
        }
    }

    /// Finds the missing post that a new record was renamed from: the only one with the
    /// same digest, slug or body, in that order.
    fn moved(&mut self, record: &PostRecord, digest: i64) -> Option<(String, Gone)> {
        if self.gone.is_empty() {
            return None;
        }
        let text = text_of(&record.body);
        let has_text = !record.body.trim().is_empty();
        let find = |is: &dyn Fn(&Gone) -> bool| {
            let mut found = self.gone.iter().filter(|(_, gone)| is(gone));
            let first = found.next().map(|(key, _)| key.clone());
            first.filter(|_| found.next().is_none())
        };
        let key = find(&|gone| gone.known.digest == digest)
            .or_else(|| find(&|gone| Some(gone.slug.as_str()) == record.slug.as_deref()))
            .or_else(|| find(&|gone| has_text && gone.text == text))?;
        self.gone.remove_entry(&key)
    }

    /// The action for a post that was imported before and still exists.
    fn known(
        &mut self,
        record: &PostRecord,
        digest: i64,
        known: Known<PostId>,
    ) -> Result<(Option<PlanAction>, Option<PostId>)> {
        let id = Some(known.row);
        if known.digest == digest && !known.is_edited() {
            return Ok((None, id));
        }
        self.overwrite(record, digest, known.row, !known.is_edited(), Clash::Edited)
    }

    /// The action for a post whose imported row does not exist.
    fn new_post(
        &mut self,
        record: &PostRecord,
        digest: i64,
        adjusted: &mut Vec<Adjusted>,
    ) -> Result<(Option<PlanAction>, Option<PostId>)> {
        let slug = record.slug_or_made(self.import.script);
        let holder = self.import.posts.holding(&slug)?;
        if let Some(holder) = holder.filter(|id| !self.ours.contains(id)) {
            let (deed, id) = self.overwrite(record, digest, holder, false, Clash::SlugTaken)?;
            if !matches!(deed, Some(PlanAction::Leave(_))) {
                self.ours.insert(holder);
            }
            return Ok((deed, id));
        }
        let id = self.import.create_post(record, adjusted)?;
        self.import
            .origins
            .put("post", &record.key, id, digest, 1)?;
        self.ours.insert(id);
        Ok((Some(PlanAction::Create), Some(id)))
    }

    /// Updates an existing post to match the source, if that is allowed or changes
    /// nothing.
    fn overwrite(
        &mut self,
        record: &PostRecord,
        digest: i64,
        id: PostId,
        may: bool,
        clash: Clash,
    ) -> Result<(Option<PlanAction>, Option<PostId>)> {
        let before = self.import.posts.get(&PostRef::Id(id))?;
        let mut change = change_of_post(record);
        // Keep the current slug if a post has the new one.
        if let Some(slug) = record.slug.as_ref().map(Slug::unchecked)
            && self.import.posts.holding(&slug)?.is_none()
        {
            change.slug = Some(slug);
        }
        let differs = !change
            .apply(&before, before.updated_at)?
            .same_content(&before);
        let old = self.missing_redirects(record, &before)?;
        if !may && !self.overwrites && (differs || !old.is_empty()) {
            return Ok((Some(PlanAction::Leave(clash)), Some(id)));
        }
        self.import.bulk.log()?;
        let (after, _) = self.import.posts.update(&PostRef::Id(id), &change, None)?;
        for path in &old {
            self.import.posts.redirect(path, id)?;
        }
        let origins = &self.import.origins;
        origins.put("post", &record.key, id, digest, after.revision)?;
        let deed = (differs || !old.is_empty()).then_some(PlanAction::Update);
        Ok((deed, Some(id)))
    }

    /// The old addresses of a record that do not lead to the post yet, and are free.
    fn missing_redirects(&self, record: &PostRecord, post: &Post) -> Result<Vec<String>> {
        let mut missing = Vec::new();
        for path in record.former_addresses() {
            if !post.redirects.contains(&path) && self.import.posts.is_free_path(&path)? {
                missing.push(path);
            }
        }
        Ok(missing)
    }
}

fn text_of(body: &str) -> i64 {
    let mut digest = Digest::default();
    digest.add(Some(body));
    digest.number()
}
