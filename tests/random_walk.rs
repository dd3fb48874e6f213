//! Random commands against a model of a blog in memory. The model undoes by comparing
//! states, where the program reads its log. `RANDOM_WALKS` sets the number of walks,
//! `RANDOM_SEED` the first seed.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use blog::model::Admission;
use blog::model::{
    Action, CommentChange, CommentFilter, CommentId, CommentStatus, Criteria, Decision,
    Destination, NewComment, NewPost, NewRule, OperationId, PostChange, PostFilter, PostId,
    PostRef, Retention, RuleId, Selection, Setting, Slug, tag,
};
use blog::store::{self, Error, Mode, Origin, Result, Store, Target, Writer};
use fastrand::Rng;
use jiff::Timestamp;

use crate::common::assert_sound;

/// The primary key of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Post(PostId),
    Comment(CommentId),
    Tag(i64),
    Link(PostId, i64),
    Redirect(String, PostId),
    Rule(RuleId),
    Setting(&'static str),
}

/// The values of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Row {
    Post {
        slug: String,
        body: String,
        revision: i64,
    },
    Comment(Comment),
    Tag(String),
    Rule(Rule),
    Setting(String),
    Empty,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Comment {
    post: PostId,
    parent: Option<CommentId>,
    body: String,
    status: CommentStatus,
    revision: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    position: i64,
    action: Action,
    author: &'static str,
    enabled: bool,
}

/// A row, or none, and the command that wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Cell {
    row: Option<Row>,
    by: usize,
}

type Cells = BTreeMap<Key, Cell>;

struct Operation {
    /// The rows it changed, before and after.
    changed: Vec<(Key, Cell, Cell)>,
    root: usize,
    level: usize,
    undone: bool,
    pruned: bool,
}

/// A blog in memory.
#[derive(Default)]
struct Model {
    cells: Cells,
    operations: Vec<Operation>,
    commands: usize,
    last_post: i64,
    last_comment: i64,
    last_rule: i64,
}

/// The result of a command, comparable between model and program.
type Outcome = std::result::Result<(), &'static str>;

#[derive(Debug, Clone)]
enum Command {
    AddPost(String, Vec<String>),
    EditPost(PostId, String),
    Rename(PostId, String),
    Retag(PostId, Vec<String>),
    RemovePosts(Vec<PostId>),
    AddComment(PostId, Option<CommentId>),
    EditComment(CommentId, String),
    RemoveComment(CommentId),
    Decide(Vec<CommentId>, Decision),
    Move(Vec<CommentId>, Destination),
    AddRule(Action, &'static str, Option<RuleId>),
    EnableRules(Vec<RuleId>, bool),
    RemoveRules(Vec<RuleId>),
    Set(&'static str, &'static str),
    Unset(&'static str),
    RenameTag(String, String),
    MergeTag(String, String),
    RemoveTag(String),
    Undo,
    UndoOperation(usize),
    Redo,
    Prune(usize),
}

impl Model {
    fn rows(&self) -> impl Iterator<Item = (&Key, &Row)> {
        self.cells
            .iter()
            .filter_map(|(key, cell)| Some((key, cell.row.as_ref()?)))
    }

    fn has(&self, key: &Key) -> bool {
        self.cells.get(key).is_some_and(|cell| cell.row.is_some())
    }

    fn write_row(&mut self, key: Key, row: Option<Row>) {
        let by = self.commands;
        self.cells.insert(key, Cell { row, by });
    }

    fn remove(&mut self, key: &Key) {
        if self.has(key) {
            self.write_row(key.clone(), None);
        }
    }

    fn posts(&self) -> Vec<PostId> {
        let id = |(key, _): (&Key, _)| match key {
            Key::Post(id) => Some(*id),
            _ => None,
        };
        self.rows().filter_map(id).collect()
    }

    fn comments(&self) -> Vec<CommentId> {
        let id = |(key, _): (&Key, _)| match key {
            Key::Comment(id) => Some(*id),
            _ => None,
        };
        self.rows().filter_map(id).collect()
    }

    fn rules(&self) -> Vec<RuleId> {
        let id = |(key, _): (&Key, _)| match key {
            Key::Rule(id) => Some(*id),
            _ => None,
        };
        self.rows().filter_map(id).collect()
    }

    fn rule(&self, id: RuleId) -> Rule {
        match &self.cells[&Key::Rule(id)].row {
            Some(Row::Rule(rule)) => rule.clone(),
            other => unreachable!("{other:?}"),
        }
    }

    fn setting(&self, name: &'static str) -> Option<&str> {
        match &self.cells.get(&Key::Setting(name))?.row {
            Some(Row::Setting(value)) => Some(value),
            _ => None,
        }
    }

    fn comment(&self, id: CommentId) -> Comment {
        match &self.cells[&Key::Comment(id)].row {
            Some(Row::Comment(comment)) => comment.clone(),
            other => unreachable!("{other:?}"),
        }
    }

    /// Changes a comment; an unchanged comment is not written.
    fn rewrite(&mut self, id: CommentId, change: impl FnOnce(&mut Comment)) {
        let before = self.comment(id);
        let mut comment = before.clone();
        change(&mut comment);
        if comment != before {
            comment.revision += 1;
            self.write_row(Key::Comment(id), Some(Row::Comment(comment)));
        }
    }

    /// The comment and its ancestors.
    fn above(&self, id: CommentId) -> Vec<CommentId> {
        let mut above = vec![id];
        while let Some(parent) = self.comment(above[above.len() - 1]).parent {
            above.push(parent);
        }
        above
    }

    /// The status of a new comment by Ann; `None` if a rule rejects it.
    fn status(&self) -> Option<CommentStatus> {
        let rules = self.rules().into_iter().map(|id| (self.rule(id), id));
        let rules = rules.filter(|(rule, _)| rule.enabled && rule.author == "Ann");
        if let Some((rule, _)) = rules.min_by_key(|(rule, id)| (rule.position, *id)) {
            return (rule.action != Action::Reject).then(|| rule.action.status());
        }
        let mut comments = self.comments().into_iter().map(|id| self.comment(id));
        let is_known = comments.any(|comment| comment.status == CommentStatus::Approved);
        Some(match self.setting("moderation") {
            Some("all") => CommentStatus::Pending,
            Some("first") if !is_known => CommentStatus::Pending,
            _ => CommentStatus::Approved,
        })
    }

    fn move_to(&mut self, named: &[CommentId], destination: &Destination) -> Outcome {
        let (post, parent) = match destination {
            Destination::Top => (None, None),
            Destination::Post(PostRef::Id(post)) => (Some(*post), None),
            Destination::Below { parent, .. } => (Some(self.comment(*parent).post), Some(*parent)),
            other => unreachable!("{other:?}"),
        };
        let is_top = |id: &CommentId| !self.above(*id)[1..].iter().any(|id| named.contains(id));
        let tops: Vec<CommentId> = named.iter().copied().filter(is_top).collect();
        if parent.is_some_and(|parent| self.above(parent).iter().any(|id| tops.contains(id))) {
            return Err("circle");
        }
        for top in tops {
            let post = post.unwrap_or(self.comment(top).post);
            for id in self.comments() {
                if self.above(id).contains(&top) {
                    self.rewrite(id, |comment| {
                        comment.post = post;
                        if id == top {
                            comment.parent = parent;
                        }
                    });
                }
            }
        }
        Ok(())
    }

    fn tag(&self, name: &str) -> Option<i64> {
        self.rows().find_map(|(key, row)| match (key, row) {
            (Key::Tag(id), Row::Tag(other)) if tag::fold(other) == tag::fold(name) => Some(*id),
            _ => None,
        })
    }

    fn make_tag(&mut self, name: &str) -> i64 {
        if let Some(id) = self.tag(name) {
            return id;
        }
        let id = |(key, _): (&Key, _)| match key {
            Key::Tag(id) => Some(*id),
            _ => None,
        };
        let id = self.rows().filter_map(id).max().unwrap_or(0) + 1;
        self.write_row(Key::Tag(id), Some(Row::Tag(name.to_owned())));
        id
    }

    fn slug_is_taken(&self, wanted: &str) -> bool {
        self.rows()
            .any(|(_, row)| matches!(row, Row::Post { slug, .. } if slug == wanted))
    }

    /// Removes a redirect whose slug a post takes.
    fn unredirect(&mut self, wanted: &str) {
        let found: Vec<Key> = self
            .rows()
            .filter(|(key, _)| matches!(key, Key::Redirect(slug, _) if slug == wanted))
            .map(|(key, _)| key.clone())
            .collect();
        found.iter().for_each(|key| self.remove(key));
    }

    fn links(&self, post: PostId) -> Vec<i64> {
        let tag = |(key, _): (&Key, _)| match key {
            Key::Link(p, tag) if *p == post => Some(*tag),
            _ => None,
        };
        self.rows().filter_map(tag).collect()
    }

    fn bump(&mut self, id: PostId, change: impl FnOnce(&mut String, &mut String)) {
        let cell = self.cells.get(&Key::Post(id)).cloned().unwrap();
        let Some(Row::Post {
            mut slug,
            mut body,
            revision,
        }) = cell.row
        else {
            unreachable!()
        };
        change(&mut slug, &mut body);
        let row = Row::Post {
            slug,
            body,
            revision: revision + 1,
        };
        self.write_row(Key::Post(id), Some(row));
    }

    fn remove_comment(&mut self, id: CommentId) {
        let replies: Vec<CommentId> = self
            .rows()
            .filter_map(|(key, row)| match (key, row) {
                (Key::Comment(reply), Row::Comment(comment)) if comment.parent == Some(id) => {
                    Some(*reply)
                }
                _ => None,
            })
            .collect();
        for reply in replies {
            self.remove_comment(reply);
        }
        self.remove(&Key::Comment(id));
    }

    /// Runs a command and records its changes as an operation.
    fn run(&mut self, command: &Command) -> Outcome {
        let before = self.cells.clone();
        self.commands += 1;
        let outcome = match command {
            Command::Undo | Command::UndoOperation(_) | Command::Redo => {
                return self.undo(command);
            }
            Command::Prune(keep) => {
                let gone = self.operations.len().saturating_sub(*keep);
                for operation in self.operations.iter_mut().take(gone) {
                    operation.pruned = true;
                }
                return Ok(());
            }
            command => self.write(command),
        };
        if outcome.is_err() {
            self.cells = before;
            return outcome;
        }
        let none = Cell::default();
        let changed: Vec<(Key, Cell, Cell)> = self
            .cells
            .iter()
            .filter_map(|(key, after)| {
                let before = before.get(key).unwrap_or(&none);
                (before != after).then(|| (key.clone(), before.clone(), after.clone()))
            })
            .collect();
        if !changed.is_empty() {
            self.operations.push(Operation {
                changed,
                root: self.operations.len(),
                level: 0,
                undone: false,
                pruned: false,
            });
        }
        outcome
    }

    fn write(&mut self, command: &Command) -> Outcome {
        match command {
            Command::AddPost(slug, tags) => {
                if self.slug_is_taken(slug) {
                    return Err("taken");
                }
                self.last_post += 1;
                let id = PostId::from(self.last_post);
                self.unredirect(slug);
                let row = Row::Post {
                    slug: slug.clone(),
                    body: String::new(),
                    revision: 1,
                };
                self.write_row(Key::Post(id), Some(row));
                for name in tag::normalise(tags).unwrap() {
                    let tag = self.make_tag(&name);
                    self.write_row(Key::Link(id, tag), Some(Row::Empty));
                }
            }
            Command::EditPost(id, text) => {
                let same = matches!(&self.cells[&Key::Post(*id)].row,
                    Some(Row::Post { body, .. }) if body == text);
                if !same {
                    self.bump(*id, |_, body| body.clone_from(text));
                }
            }
            Command::Rename(id, new) => {
                let Some(Row::Post { slug: old, .. }) = self.cells[&Key::Post(*id)].row.clone()
                else {
                    unreachable!()
                };
                if old == *new {
                    return Ok(());
                }
                if self.slug_is_taken(new) {
                    return Err("taken");
                }
                self.unredirect(new);
                self.bump(*id, |slug, _| slug.clone_from(new));
                self.write_row(Key::Redirect(old, *id), Some(Row::Empty));
            }
            Command::Retag(id, names) => {
                let names = tag::normalise(names).unwrap();
                let old = self.links(*id);
                let is_same = names.len() == old.len()
                    && names
                        .iter()
                        .all(|name| self.tag(name).is_some_and(|tag| old.contains(&tag)));
                if is_same {
                    return Ok(());
                }
                let new: Vec<i64> = names.iter().map(|name| self.make_tag(name)).collect();
                self.bump(*id, |_, _| {});
                for tag in &old {
                    if !new.contains(tag) {
                        self.remove(&Key::Link(*id, *tag));
                    }
                }
                for tag in new {
                    if !old.contains(&tag) {
                        self.write_row(Key::Link(*id, tag), Some(Row::Empty));
                    }
                }
            }
            Command::RemovePosts(ids) => {
                for id in ids {
                    let doomed: Vec<Key> = self
                        .rows()
                        .filter(|(key, row)| match (key, row) {
                            (_, Row::Comment(comment)) => comment.post == *id,
                            (Key::Link(post, _) | Key::Redirect(_, post), _) => post == id,
                            (key, _) => **key == Key::Post(*id),
                        })
                        .map(|(key, _)| key.clone())
                        .collect();
                    doomed.iter().for_each(|key| self.remove(key));
                }
            }
            Command::AddComment(post, parent) => {
                let comment = Comment {
                    post: *post,
                    parent: *parent,
                    body: "x".to_owned(),
                    status: self.status().ok_or("rejected")?,
                    revision: 1,
                };
                self.last_comment += 1;
                let key = Key::Comment(self.last_comment.into());
                self.write_row(key, Some(Row::Comment(comment)));
            }
            Command::EditComment(id, text) => {
                self.rewrite(*id, |comment| comment.body.clone_from(text));
            }
            Command::Decide(ids, Decision { to, from }) => {
                for id in ids {
                    self.rewrite(*id, |comment| {
                        if from.is_none_or(|from| from == comment.status) {
                            comment.status = *to;
                        }
                    });
                }
            }
            Command::Move(ids, destination) => return self.move_to(ids, destination),
            Command::AddRule(action, author, before) => {
                let rules = self.rules();
                let last = rules.iter().map(|id| self.rule(*id).position).max();
                let position = match before {
                    Some(before) => self.rule(*before).position,
                    None => last.unwrap_or(0) + 1,
                };
                for id in rules {
                    let mut rule = self.rule(id);
                    if rule.position >= position {
                        rule.position += 1;
                        self.write_row(Key::Rule(id), Some(Row::Rule(rule)));
                    }
                }
                self.last_rule += 1;
                let rule = Rule {
                    position,
                    action: *action,
                    author,
                    enabled: true,
                };
                self.write_row(Key::Rule(self.last_rule.into()), Some(Row::Rule(rule)));
            }
            Command::EnableRules(ids, enabled) => {
                for id in ids {
                    let mut rule = self.rule(*id);
                    if rule.enabled != *enabled {
                        rule.enabled = *enabled;
                        self.write_row(Key::Rule(*id), Some(Row::Rule(rule)));
                    }
                }
            }
            Command::RemoveRules(ids) => ids.iter().for_each(|id| self.remove(&Key::Rule(*id))),
            Command::Set(name, value) => {
                if self.setting(name) != Some(*value) {
                    let row = Row::Setting((*value).to_owned());
                    self.write_row(Key::Setting(name), Some(row));
                }
            }
            Command::Unset(name) => self.remove(&Key::Setting(name)),
            Command::RemoveComment(id) => self.remove_comment(*id),
            Command::RenameTag(from, to) => {
                let id = self.tag(from).ok_or("missing")?;
                match self.tag(to) {
                    Some(other) if other != id => return Err("taken"),
                    _ => {}
                }
                if self.cells[&Key::Tag(id)].row != Some(Row::Tag(to.clone())) {
                    self.write_row(Key::Tag(id), Some(Row::Tag(to.clone())));
                }
            }
            Command::MergeTag(from, into) => {
                let from = self.tag(from).ok_or("missing")?;
                let into = self.make_tag(into);
                if from != into {
                    for post in self.posts() {
                        if self.has(&Key::Link(post, from)) {
                            if !self.has(&Key::Link(post, into)) {
                                self.write_row(Key::Link(post, into), Some(Row::Empty));
                            }
                            self.remove(&Key::Link(post, from));
                        }
                    }
                    self.remove(&Key::Tag(from));
                }
            }
            Command::RemoveTag(name) => {
                let id = self.tag(name).ok_or("missing")?;
                for post in self.posts() {
                    self.remove(&Key::Link(post, id));
                }
                self.remove(&Key::Tag(id));
            }
            _ => unreachable!(),
        }
        Ok(())
    }

    /// The operation to undo (0) or redo (1) next.
    fn next(&self, parity: usize) -> Option<usize> {
        let since = |index: usize| &self.operations[index + 1..];
        (0..self.operations.len()).rev().find(|&index| {
            let operation = &self.operations[index];
            !operation.undone
                && !operation.pruned
                && operation.level % 2 == parity
                && (parity == 0 || since(index).iter().all(|o| o.level > 0 || o.pruned))
        })
    }

    fn undo(&mut self, command: &Command) -> Outcome {
        let newest = self.next(0);
        let newest_undo = self.next(1);
        let tip = match command {
            Command::Undo => newest.ok_or("nothing")?,
            Command::Redo => newest_undo.ok_or("nothing")?,
            Command::UndoOperation(index) => {
                let named = self.operations.get(*index).ok_or("missing")?;
                if named.pruned {
                    return Err("missing");
                }
                self.operations
                    .iter()
                    .rposition(|o| {
                        o.root == named.root && !o.undone && o.level % 2 == named.level % 2
                    })
                    .ok_or("undone")?
            }
            _ => unreachable!(),
        };
        let goes_on = newest == Some(tip) || newest_undo == Some(tip);
        let mut after = self.cells.clone();
        let mut changed = Vec::new();
        for (key, was, became) in &self.operations[tip].changed {
            if self.cells.get(key) != Some(became) {
                return Err("later");
            }
            let mut back = was.clone();
            if !goes_on {
                back.by = self.commands;
            }
            after.insert(key.clone(), back.clone());
            changed.push((key.clone(), became.clone(), back));
        }
        if !is_sound(&after) {
            return Err("later");
        }
        self.cells = after;
        let Operation { root, level, .. } = self.operations[tip];
        self.operations[tip].undone = goes_on;
        let (root, level) = if goes_on {
            (root, level + 1)
        } else {
            (self.operations.len(), 0)
        };
        self.operations.push(Operation {
            changed,
            root,
            level,
            undone: false,
            pruned: false,
        });
        Ok(())
    }
}

/// Whether every reference exists, replies are on the post of their parent without
/// cycles, and names are unique.
fn is_sound(cells: &Cells) -> bool {
    let has = |key: Key| cells.get(&key).is_some_and(|cell| cell.row.is_some());
    let comment = |id: CommentId| match cells.get(&Key::Comment(id)).map(|cell| &cell.row) {
        Some(Some(Row::Comment(comment))) => Some(comment),
        _ => None,
    };
    // The limit is above the number of comments, so only a cycle reaches it.
    let ends = |first: &Comment| {
        let mut above = first.parent.and_then(comment);
        for _ in 0..cells.len() {
            above = above.and_then(|above| above.parent).and_then(comment);
        }
        above.is_none()
    };
    let mut addresses = Vec::new();
    let mut tags = Vec::new();
    for (key, cell) in cells {
        let Some(row) = &cell.row else { continue };
        let stands = match (key, row) {
            (Key::Link(post, tag), _) => has(Key::Post(*post)) && has(Key::Tag(*tag)),
            (_, Row::Comment(reply)) => {
                let on_its_post = |id| comment(id).is_some_and(|parent| parent.post == reply.post);
                has(Key::Post(reply.post)) && reply.parent.is_none_or(on_its_post) && ends(reply)
            }
            (Key::Redirect(slug, post), _) => {
                addresses.push(slug);
                has(Key::Post(*post))
            }
            (_, Row::Post { slug, .. }) => {
                addresses.push(slug);
                true
            }
            (_, Row::Tag(name)) => {
                tags.push(tag::fold(name));
                true
            }
            _ => true,
        };
        if !stands {
            return false;
        }
    }
    is_distinct(addresses) && is_distinct(tags)
}

fn is_distinct<T: Ord>(mut names: Vec<T>) -> bool {
    let count = names.len();
    names.sort();
    names.dedup();
    names.len() == count
}

/// The subject of a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Theme {
    Everything,
    /// Threads on a few posts, with undo out of order.
    Threads,
}

fn choose(rng: &mut Rng, model: &Model, theme: Theme) -> Command {
    const TAGS: [&str; 5] = ["rust", "Rust", "tea", "life", "été"];
    let name = |rng: &mut Rng| TAGS[rng.usize(..TAGS.len())].to_owned();
    let slug = |rng: &mut Rng| format!("s{}", rng.u32(..5));
    let tags = |rng: &mut Rng| (0..rng.usize(..3)).map(|_| name(rng)).collect();
    let posts = model.posts();
    let comments = model.comments();
    let post = rng.choice(&posts).copied();
    let comment = rng.choice(&comments).copied();
    let rules = model.rules();
    let mut roll = rng.u32(..130);
    if theme == Theme::Threads {
        roll = match roll {
            0..22 => roll % 4 + if posts.len() < 3 { 9 } else { 12 },
            22..44 => rng.u32(104..117),
            56..66 | 117..129 => rng.u32(80..90),
            _ => roll,
        };
    }
    match (roll, post, comment) {
        (0..12, ..) | (_, None, _) if rng.bool() || posts.is_empty() && rng.u32(..4) > 0 => {
            Command::AddPost(slug(rng), tags(rng))
        }
        (0..22, Some(post), _) => {
            let parent = rng
                .choice(&comments)
                .copied()
                .filter(|id| model.comment(*id).post == post);
            Command::AddComment(post, parent)
        }
        (22..30, Some(post), _) => Command::EditPost(post, format!("b{}", rng.u32(..3))),
        (30..38, Some(post), _) => Command::Rename(post, slug(rng)),
        (38..44, Some(post), _) => Command::Retag(post, tags(rng)),
        (44..48, Some(post), _) => {
            let other = rng.choice(&posts).copied().unwrap();
            Command::RemovePosts(vec![post, other])
        }
        (48..52, _, Some(id)) => Command::EditComment(id, format!("c{}", rng.u32(..3))),
        (52..56, _, Some(id)) => Command::RemoveComment(id),
        (56..60, ..) => Command::RenameTag(name(rng), name(rng)),
        (60..63, ..) => Command::MergeTag(name(rng), name(rng)),
        (63..66, ..) => Command::RemoveTag(name(rng)),
        (66..80, ..) => Command::Undo,
        (80..90, ..) => Command::UndoOperation(rng.usize(..model.operations.len() + 1)),
        (90..99, ..) => Command::Redo,
        (99..104, _, Some(_)) => {
            let decision = Decision {
                to: rng.choice(CommentStatus::ALL).unwrap(),
                from: rng.choice(CommentStatus::ALL).filter(|_| rng.bool()),
            };
            Command::Decide(some(rng, &comments), decision)
        }
        (104..117, Some(post), Some(parent)) => {
            let destination = match rng.u32(..5) {
                0 => Destination::Top,
                1 | 2 => Destination::Post(PostRef::Id(post)),
                _ => Destination::Below { parent, on: None },
            };
            Command::Move(some(rng, &comments), destination)
        }
        (117..121, ..) => {
            let author = if rng.bool() { "Ann" } else { "Zoe" };
            let before = rng.choice(&rules).copied().filter(|_| rng.bool());
            Command::AddRule(rng.choice(Action::ALL).unwrap(), author, before)
        }
        (121..123, ..) if !rules.is_empty() => Command::EnableRules(some(rng, &rules), rng.bool()),
        (123..125, ..) if !rules.is_empty() => Command::RemoveRules(some(rng, &rules)),
        (125..129, ..) => match rng.u32(..5) {
            0 => Command::Unset("moderation"),
            1 => Command::Unset("title"),
            2 => Command::Set("title", if rng.bool() { "One" } else { "Two" }),
            _ => Command::Set("moderation", rng.choice(["none", "first", "all"]).unwrap()),
        },
        _ => Command::Prune(rng.usize(..20)),
    }
}

/// One or two of these ids.
fn some<I: Copy + PartialEq>(rng: &mut Rng, ids: &[I]) -> Vec<I> {
    let count = rng.usize(1..=2);
    let chosen = (0..count).filter_map(|_| rng.choice(ids).copied());
    let mut chosen: Vec<I> = chosen.collect();
    chosen.dedup();
    chosen
}

fn run(store: &mut Store, command: &Command) -> Outcome {
    let done = match command {
        Command::Prune(keep) => {
            let keep = Retention::Newest(i64::try_from(*keep).unwrap());
            let agreed = store
                .read(Timestamp::UNIX_EPOCH)
                .log()
                .prunable(keep)
                .unwrap();
            store.write(
                Mode::Commit,
                Timestamp::UNIX_EPOCH,
                &Origin::default(),
                |writer| writer.prune(keep, &agreed).map(|_| ()),
            )
        }
        command => store.write(
            Mode::Commit,
            Timestamp::UNIX_EPOCH,
            &Origin::default(),
            |writer| perform(writer, command),
        ),
    };
    done.map_err(|error| match error {
        Error::SlugTaken { .. } | Error::TagTaken(_) => "taken",
        Error::NotFound { .. } => "missing",
        Error::NothingToUndo | Error::NothingToRedo => "nothing",
        Error::Undone { .. } => "undone",
        Error::TouchedLater { .. } => "later",
        Error::BelowItself { .. } => "circle",
        Error::Rejected { .. } => "rejected",
        error => panic!("{command:?}: {error}"),
    })
}

fn perform(writer: &Writer<'_>, command: &Command) -> Result<()> {
    let change = |id, change: PostChange| {
        let post = PostRef::Id(id);
        writer.posts().update(&post, &change, None).map(|_| ())
    };
    match command.clone() {
        Command::AddPost(slug, tags) => {
            let new = NewPost {
                title: "Title".to_owned(),
                slug: Some(Slug::new(&slug)?),
                comments_open: true,
                tags,
                ..NewPost::default()
            };
            writer.posts().add(new).map(|_| ())
        }
        Command::EditPost(id, body) => change(
            id,
            PostChange {
                body: Some(body),
                ..PostChange::default()
            },
        ),
        Command::Rename(id, slug) => change(
            id,
            PostChange {
                slug: Some(Slug::new(&slug)?),
                ..PostChange::default()
            },
        ),
        Command::Retag(id, tags) => change(
            id,
            PostChange {
                tags: Some(tags),
                ..PostChange::default()
            },
        ),
        Command::RemovePosts(ids) => {
            let posts = ids.into_iter().map(PostRef::Id).collect();
            let chosen: Selection<PostRef, PostFilter> = Selection::Refs(posts);
            writer.posts().remove(&chosen, None).map(|_| ())
        }
        Command::AddComment(post, parent_id) => {
            let new = NewComment {
                parent_id,
                author: "Ann".to_owned(),
                email: None,
                website: None,
                body: "x".to_owned(),
                admission: Admission::Moderated,
                created_at: None,
            };
            writer.comments().add(&PostRef::Id(post), &new).map(|_| ())
        }
        Command::EditComment(id, body) => {
            let change = CommentChange {
                body: Some(body),
                ..CommentChange::default()
            };
            writer.comments().update(id, &change, None).map(|_| ())
        }
        Command::RemoveComment(id) => {
            let chosen: Selection<CommentId, CommentFilter> = Selection::Refs(vec![id]);
            writer.comments().remove(&chosen, None).map(|_| ())
        }
        Command::Decide(ids, decision) => {
            let chosen: Selection<CommentId, CommentFilter> = Selection::Refs(ids);
            writer.comments().decide(&chosen, decision).map(|_| ())
        }
        Command::Move(ids, to) => writer.comments().move_to(&ids, &to).map(|_| ()),
        Command::AddRule(action, author, before) => {
            let criteria = Criteria {
                author: Some(author.to_owned()),
                ..Criteria::default()
            };
            let new = NewRule {
                name: None,
                action,
                enabled: true,
                criteria,
                before,
            };
            writer.rules().add(new).map(|_| ())
        }
        Command::EnableRules(ids, enabled) => writer
            .rules()
            .enable(&Selection::Refs(ids), enabled)
            .map(|_| ()),
        Command::RemoveRules(ids) => writer.rules().remove(&Selection::Refs(ids)).map(|_| ()),
        Command::Set(name, value) => {
            let setting = Setting::named(name).unwrap();
            writer.set(setting, Some(value)).map(|_| ())
        }
        Command::Unset(name) => {
            let setting = Setting::named(name).unwrap();
            writer.set(setting, None).map(|_| ())
        }
        Command::RenameTag(from, to) => writer.tags().rename(&from, &to).map(|_| ()),
        Command::MergeTag(from, into) => writer.tags().merge(&[from], &into).map(|_| ()),
        Command::RemoveTag(name) => writer
            .tags()
            .remove(&Selection::Refs(vec![name]), None)
            .map(|_| ()),
        Command::Undo => writer.undo(Target::Newest).map(|_| ()),
        Command::UndoOperation(index) => {
            let id = i64::try_from(index).unwrap() + 1;
            writer.undo(Target::Operation(id.into())).map(|_| ())
        }
        Command::Redo => writer.undo(Target::NewestUndo).map(|_| ()),
        Command::Prune(_) => unreachable!("pruning has a transaction of its own"),
    }
}

/// All rows of the file, one a line, in the form of [`Key`] and [`Row`].
fn rows_of_file(db: &rusqlite::Connection) -> Vec<String> {
    let sql = "
        SELECT 'post ' || id || ' ' || slug || ' ' || body || ' ' || revision FROM post
        UNION ALL SELECT 'comment ' || id || ' ' || post_id || ' ' || coalesce(parent_id, '-')
            || ' ' || body || ' ' || status || ' ' || revision FROM comment
        UNION ALL SELECT 'tag ' || id || ' ' || name FROM tag
        UNION ALL SELECT 'link ' || post_id || ' ' || tag_id FROM post_tag
        UNION ALL SELECT 'redirect ' || substr(path, 2) || ' ' || post_id FROM redirect
        UNION ALL SELECT 'rule ' || id || ' ' || position || ' ' || action || ' ' || author
            || ' ' || enabled FROM rule
        UNION ALL SELECT 'setting ' || name || ' ' || value FROM setting WHERE name <> '.id'
        ORDER BY 1";
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

fn rows_of_model(model: &Model) -> Vec<String> {
    let mut rows: Vec<String> = model
        .rows()
        .map(|(key, row)| match (key, row) {
            (
                Key::Post(id),
                Row::Post {
                    slug,
                    body,
                    revision,
                },
            ) => format!("post {id} {slug} {body} {revision}"),
            (Key::Comment(id), Row::Comment(comment)) => {
                let parent = comment.parent.map_or("-".to_owned(), |id| id.to_string());
                let Comment {
                    post,
                    body,
                    revision,
                    ..
                } = comment;
                let status = comment.status.name();
                format!("comment {id} {post} {parent} {body} {status} {revision}")
            }
            (Key::Rule(id), Row::Rule(rule)) => {
                let Rule {
                    position, author, ..
                } = rule;
                let (action, enabled) = (rule.action.name(), i64::from(rule.enabled));
                format!("rule {id} {position} {action} {author} {enabled}")
            }
            (Key::Setting(name), Row::Setting(value)) => format!("setting {name} {value}"),
            (Key::Tag(id), Row::Tag(name)) => format!("tag {id} {name}"),
            (Key::Link(post, tag), _) => format!("link {post} {tag}"),
            (Key::Redirect(slug, post), _) => format!("redirect {slug} {post}"),
            other => unreachable!("{other:?}"),
        })
        .collect();
    rows.sort();
    rows
}

/// The whole contents, every column, without the log.
fn dump(db: &rusqlite::Connection) -> String {
    let mut dump = String::new();
    let tables = [
        "post", "comment", "tag", "post_tag", "redirect", "rule", "setting",
    ];
    for table in tables {
        let sql = format!("SELECT * FROM {table} ORDER BY 1, 2");
        let mut statement = db.prepare(&sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                dump.push_str(&format!("{:?}|", row.get_ref(column).unwrap()));
            }
            dump.push_str(&format!(" {table}\n"));
        }
    }
    dump
}

fn open(path: &Path) -> Store {
    Store::open(path, Timestamp::UNIX_EPOCH, Duration::ZERO).unwrap()
}

/// Runs one walk and returns the number of operations.
fn walk(path: &Path, seed: u64) -> usize {
    let mut rng = Rng::with_seed(seed);
    store::create(path, &[], store::Mode::Commit).unwrap();
    let mut store = open(path);
    let db = rusqlite::Connection::open(path).unwrap();
    let mut model = Model::default();
    let mut commands = Vec::new();
    let mut states = vec![dump(&db)];
    let theme = rng.choice([Theme::Everything, Theme::Threads]).unwrap();
    for _ in 0..=rng.usize(..50) {
        let command = choose(&mut rng, &model, theme);
        commands.push(command.clone());
        let expected = model.run(&command);
        let outcome = run(&mut store, &command);
        assert_eq!(outcome, expected, "seed {seed}: {commands:?}");
        let (file, rows) = (rows_of_file(&db), rows_of_model(&model));
        assert_eq!(file, rows, "seed {seed}: {commands:?}");
        if matches!(command, Command::Prune(_)) {
            states.clear();
        }
    }
    loop {
        let expected = model.run(&Command::Undo);
        let outcome = run(&mut store, &Command::Undo);
        assert_eq!(outcome, expected, "seed {seed}: {commands:?}, then undoing");
        if outcome.is_err() {
            assert_eq!(outcome, Err("nothing"), "seed {seed}: {commands:?}");
            break;
        }
        let (file, rows) = (rows_of_file(&db), rows_of_model(&model));
        assert_eq!(file, rows, "seed {seed}: {commands:?}, then undoing");
    }
    if let [first] = states.as_slice() {
        assert_eq!(dump(&db), *first, "seed {seed}: {commands:?}");
    }
    assert_sound(&db);
    model.operations.len()
}

/// The number in an environment variable.
fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |number| number.parse().unwrap())
}

/// Undoes everything after an operation of a random walk.
fn walk_back(path: &Path, seed: u64) {
    let mut rng = Rng::with_seed(seed);
    store::create(path, &[], store::Mode::Commit).unwrap();
    let mut store = open(path);
    let db = rusqlite::Connection::open(path).unwrap();
    let mut model = Model::default();
    let mut commands = Vec::new();
    // The state after each operation; 0 is the empty blog.
    let mut states = vec![(OperationId::default(), dump(&db))];
    let theme = rng.choice([Theme::Everything, Theme::Threads]).unwrap();
    for _ in 0..=rng.usize(10..50) {
        let command = choose(&mut rng, &model, theme);
        if matches!(command, Command::Prune(_)) {
            continue;
        }
        commands.push(command.clone());
        model.run(&command).ok();
        run(&mut store, &command).ok();
        let last = store.last_operation().unwrap_or_default();
        if states.last().unwrap().0 != last {
            states.push((last, dump(&db)));
        }
    }
    let origin = Origin::default();
    let go_back = |store: &mut Store, to| {
        let write = |writer: &Writer<'_>| writer.go_back(to, None);
        let done = store.write(Mode::Commit, Timestamp::UNIX_EPOCH, &origin, write);
        assert!(
            matches!(done, Ok(_) | Err(Error::NothingToUndo)),
            "seed {seed}, to {to}: {done:?}, {commands:?}"
        );
        done.is_ok()
    };
    let newest = states.last().unwrap().1.clone();
    let mut at = states.len();
    let mut passed = vec![newest];
    while at > 0 {
        at = rng.usize(..at);
        let (to, state) = &states[at];
        if go_back(&mut store, *to) {
            passed.push(state.clone());
        }
        assert_eq!(dump(&db), *state, "seed {seed}, to {to}: {commands:?}");
        if rng.bool() {
            break;
        }
    }
    // A redo takes each back, and an undo of the redo goes back again.
    passed.pop();
    for state in passed.iter().rev() {
        let steps = [Command::Redo, Command::Undo, Command::Redo];
        for command in steps {
            let outcome = run(&mut store, &command);
            assert_eq!(outcome, Ok(()), "seed {seed}: {commands:?}");
        }
        assert_eq!(dump(&db), *state, "seed {seed}: {commands:?}");
    }
    if !passed.is_empty() {
        let (to, state) = &states[rng.usize(..states.len())];
        go_back(&mut store, *to);
        assert_eq!(dump(&db), *state, "seed {seed}, to {to}: {commands:?}");
    }
    // What is left is undone one by one.
    loop {
        match run(&mut store, &Command::Undo) {
            Ok(()) => {}
            Err(why) => {
                assert_eq!(why, "nothing", "seed {seed}: {commands:?}");
                break;
            }
        }
    }
    assert_eq!(dump(&db), states[0].1, "seed {seed}: {commands:?}");
    assert_sound(&db);
}

#[test]
fn going_back_restores_each_state_of_a_walk() {
    let folder = tempfile::tempdir().unwrap();
    let first = number("RANDOM_SEED", 1);
    for seed in first..first + number("RANDOM_WALKS", 20) {
        let path = folder.path().join(format!("{seed}.db"));
        walk_back(&path, seed);
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn random_commands_match_the_model_and_can_all_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let first = number("RANDOM_SEED", 1);
    let mut operations = 0;
    let walks = number("RANDOM_WALKS", 60);
    for seed in first..first + walks {
        let path = folder.path().join(format!("{seed}.db"));
        operations += walk(&path, seed);
        std::fs::remove_file(path).unwrap();
    }
    assert!(operations > usize::try_from(walks).unwrap() * 5);
}
