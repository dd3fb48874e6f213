//! The plan of `blog apply`, as fields and in words.

use super::{counted, tallied};
use crate::model::{Plan, PlanAction, Step};
use crate::record::{Field, fields};

/// The fields of a step.
pub(crate) const FIELDS: &[Field<Step>] = fields! { step, now;
    Table "id" Nullable(&Integer), "The id of the post, if it exists" => step.id;
    Table "action" Enum(&["create", "update", "remove", "conflict"]), "The action"
        => step.deed.name();
    Table "slug" Slug, "The slug of the post" => step.slug.as_str();
    Data "title" Text, "The title" => step.title.as_str();
    Table "file" Text, "The source file" => step.file.as_str();
    Table "reason" Nullable(&Text), "The reason of a conflict"
        => step.deed.clash().map(|clash| clash.about());
};

/// `created post 5 hello from posts/hello.md`.
pub(crate) fn sentence(step: &Step) -> String {
    let post = match step.id {
        Some(id) => format!("post {id} {}", step.slug),
        None => format!("post {}", step.slug),
    };
    let file = &step.file;
    match step.deed {
        PlanAction::Create => format!("created {post} from {file}"),
        PlanAction::Update => format!("changed {post} from {file}"),
        PlanAction::Remove => format!("removed {post}: {file} is gone"),
        PlanAction::Leave(clash) => format!("left {post} from {file}: {}", clash.about()),
    }
}

/// `2 to create, 1 to change; 5 posts are as in the folder`.
pub(crate) fn summary(plan: &Plan) -> String {
    let counts = [
        (plan.count(|deed| deed == PlanAction::Create), "to create"),
        (plan.count(|deed| deed == PlanAction::Update), "to change"),
        (plan.count(|deed| deed == PlanAction::Remove), "to remove"),
        (plan.conflicts(), "in conflict"),
    ];
    let steps = match tallied(counts) {
        none if none.is_empty() => "nothing to do".to_owned(),
        some => some,
    };
    let unchanged = counted(plan.unchanged, "post");
    let verb = if plan.unchanged == 1 { "is" } else { "are" };
    format!("{steps}; {unchanged} {verb} as in the folder")
}
