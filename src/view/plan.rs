//! What makes the posts of a blog those of a folder, as fields and in words.

use super::{Field, Kind, Shown, counted, field};
use crate::model::{Deed, Plan, Step};
use crate::output::Value;

/// The fields of a step.
pub const FIELDS: &[Field<Step>] = &[
    field(
        "id",
        Kind::Maybe(&Kind::Integer),
        Shown::Table,
        "The id of the post, if it has one",
        |step, _| step.id.map(Value::Id).into(),
    ),
    field(
        "action",
        Kind::OneOf(&["create", "update", "remove", "conflict"]),
        Shown::Table,
        "What is done with it",
        |step, _| step.deed.name().into(),
    ),
    field(
        "slug",
        Kind::Text,
        Shown::Table,
        "The slug of the post",
        |step, _| step.slug.as_str().into(),
    ),
    field("title", Kind::Text, Shown::Data, "Its title", |step, _| {
        step.title.as_str().into()
    }),
    field(
        "file",
        Kind::Text,
        Shown::Table,
        "The file that it comes from",
        |step, _| step.file.as_str().into(),
    ),
    field(
        "reason",
        Kind::Maybe(&Kind::Text),
        Shown::Table,
        "Why it is in conflict",
        |step, _| step.deed.clash().map(|clash| clash.about()).into(),
    ),
];

/// `created post 5 hello from posts/hello.md`.
pub fn sentence(step: &Step) -> String {
    let post = match step.id {
        Some(id) => format!("post {id} {}", step.slug),
        None => format!("post {}", step.slug),
    };
    let file = &step.file;
    match step.deed {
        Deed::Create => format!("created {post} from {file}"),
        Deed::Update => format!("changed {post} from {file}"),
        Deed::Remove => format!("removed {post}: {file} is gone"),
        Deed::Leave(clash) => format!("left {post} from {file}: {}", clash.about()),
    }
}

/// `2 to create, 1 to change; 5 posts are as they should be`.
pub fn summary(plan: &Plan) -> String {
    let counts = [
        (plan.count(|deed| deed == Deed::Create), "to create"),
        (plan.count(|deed| deed == Deed::Update), "to change"),
        (plan.count(|deed| deed == Deed::Remove), "to remove"),
        (plan.conflicts(), "in conflict"),
    ];
    let mut parts: Vec<String> = counts
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if parts.is_empty() {
        parts.push("nothing to do".to_owned());
    }
    let unchanged = counted(plan.unchanged, "post");
    let verb = if plan.unchanged == 1 { "is" } else { "are" };
    format!("{}; {unchanged} {verb} as in the folder", parts.join(", "))
}
