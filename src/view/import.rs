//! What became of an import, as fields, as one object and in words.

use serde_json::{Value as Json, json};

use super::counted;
use crate::model::report::{RefusedRecord, Report, Tally};
use crate::record::{Field, FieldInfo, FieldType, Value, fields, info};

/// One number of a report.
pub struct Row {
    kind: &'static str,
    outcome: &'static str,
    reason: String,
    count: i64,
}

/// What becomes of a thing, or is said of it.
const OUTCOMES: &[&str] = &[
    "read",
    "created",
    "updated",
    "unchanged",
    "skipped",
    "refused",
    "made",
    "adjusted",
    "left_out",
    "noticed",
];

/// The fields of the numbers of a report.
pub const FIELDS: &[Field<Row>] = fields! { row, now;
    Table "kind" Text, "What kind of thing" => row.kind;
    Table "outcome" Enum(OUTCOMES), "What became of it" => row.outcome;
    Table "count" Count, "How many" => Value::Count(row.count);
    Table "reason" Text, "Why, if that is not plain; else empty" => row.reason.as_str();
};

/// The fields of what was refused.
pub const REFUSED: &[Field<RefusedRecord>] = fields! { refused, now;
    Table "place" Text, "The file and the line" => refused.place.as_str();
    Table "kind" Text, "What kind of thing" => refused.kind;
    Table "key" Text, "Its name or number there" => refused.key.as_str();
    Table "reason" Text, "Why, if that is not plain; else empty" => refused.reason.as_str();
};

/// `posts.md, line 12: post 7: title is empty`.
pub fn refused(refused: &RefusedRecord) -> String {
    let mut parts = Vec::new();
    if !refused.place.is_empty() {
        parts.push(refused.place.clone());
    }
    match (refused.kind, refused.key.as_str()) {
        ("input", _) => {}
        (kind, "") => parts.push(kind.to_owned()),
        (kind, key) => parts.push(format!("{kind} {key}")),
    }
    parts.push(refused.reason.clone());
    parts.join(": ")
}

/// The numbers of a report, those that are not 0.
pub fn rows(report: &Report) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |kind, outcome, reason: &str, count| {
        if count > 0 {
            rows.push(Row {
                kind,
                outcome,
                reason: reason.to_owned(),
                count,
            });
        }
    };
    for (kind, tally) in [("post", report.posts), ("comment", report.comments)] {
        for (outcome, count) in outcomes(&tally) {
            add(kind, outcome, "", count);
        }
    }
    add("post", "made", "", report.made_posts);
    add("setting", "created", "", report.settings);
    add("rule", "created", "", report.rules);
    for ((kind, why), count) in &report.skipped {
        add(kind, "skipped", why.about(), *count);
    }
    for ((kind, how), count) in &report.adjusted {
        add(kind, "adjusted", how.about(), *count);
    }
    for ((kind, why), count) in &report.left_out {
        add(kind, "left_out", why, *count);
    }
    for (what, count) in &report.noticed {
        add("input", "noticed", what, *count);
    }
    for one in &report.refused {
        add(one.kind, "refused", &refused(one), 1);
    }
    rows
}

fn outcomes(tally: &Tally) -> [(&'static str, i64); 6] {
    [
        ("read", tally.read),
        ("created", tally.created),
        ("updated", tally.updated),
        ("unchanged", tally.unchanged),
        ("skipped", tally.skipped),
        ("refused", tally.refused),
    ]
}

/// What is in the whole report.
pub fn parts() -> Vec<FieldInfo> {
    const REASONS: FieldType = FieldType::List(&FieldType::Object(reasons));
    vec![
        info("source", FieldType::Text, "Where it comes from"),
        info("dry_run", FieldType::Bool, "Whether nothing was written"),
        info(
            "posts",
            FieldType::Object(tallies),
            "What became of the posts",
        ),
        info(
            "comments",
            FieldType::Object(tallies),
            "What became of the comments",
        ),
        info(
            "made_posts",
            FieldType::Count,
            "How many posts were made for threads without one",
        ),
        info("settings", FieldType::Count, "How many settings were set"),
        info("rules", FieldType::Count, "How many rules were made"),
        info("skipped", REASONS, "What was skipped, and why"),
        info(
            "adjusted",
            REASONS,
            "What was changed to keep to the rules, and how",
        ),
        info("left_out", REASONS, "What has no place in a blog, and why"),
        info(
            "noticed",
            FieldType::List(&FieldType::Object(notices)),
            "What is worth a look",
        ),
        info(
            "refused",
            FieldType::List(&FieldType::Object(refusals)),
            "What was not imported, the first of it",
        ),
        info(
            "refused_count",
            FieldType::Count,
            "How much was not imported",
        ),
    ]
}

fn tallies() -> Vec<FieldInfo> {
    let count = |(name, _)| info(name, FieldType::Count, "How many");
    outcomes(&Tally::default()).map(count).to_vec()
}

fn reasons() -> Vec<FieldInfo> {
    vec![
        info("kind", FieldType::Text, "What kind of thing"),
        info("reason", FieldType::Text, "Why, or how"),
        info("count", FieldType::Count, "How many"),
    ]
}

fn notices() -> Vec<FieldInfo> {
    vec![
        info("what", FieldType::Text, "What was noticed"),
        info("count", FieldType::Count, "How many times"),
    ]
}

fn refusals() -> Vec<FieldInfo> {
    REFUSED.iter().map(|field| field.info).collect()
}

/// The whole report as one object.
pub fn object(report: &Report) -> Json {
    let tally = |tally: &Tally| -> Json {
        outcomes(tally)
            .into_iter()
            .map(|(name, count)| (name.to_owned(), Json::from(count)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let reasons =
        |kind: &str, why: &str, count: i64| json!({ "kind": kind, "reason": why, "count": count });
    json!({
        "source": report.source,
        "dry_run": report.dry_run,
        "posts": tally(&report.posts),
        "comments": tally(&report.comments),
        "made_posts": report.made_posts,
        "settings": report.settings,
        "rules": report.rules,
        "skipped": report.skipped.iter()
            .map(|((kind, why), count)| reasons(kind, why.about(), *count)).collect::<Vec<_>>(),
        "adjusted": report.adjusted.iter()
            .map(|((kind, how), count)| reasons(kind, how.about(), *count)).collect::<Vec<_>>(),
        "left_out": report.left_out.iter()
            .map(|((kind, why), count)| reasons(kind, why, *count)).collect::<Vec<_>>(),
        "noticed": report.noticed.iter()
            .map(|(what, count)| json!({ "what": what, "count": count })).collect::<Vec<_>>(),
        "refused": report.refused.iter().map(|one| json!({
            "place": one.place, "kind": one.kind, "key": one.key, "reason": one.reason,
        })).collect::<Vec<_>>(),
        "refused_count": report.all_refused,
    })
}

/// The report for a person, a line each.
pub fn sentences(report: &Report) -> Vec<String> {
    let verb = if report.dry_run {
        "would import"
    } else {
        "imported"
    };
    let mut lines = Vec::new();
    for (noun, tally) in [("post", &report.posts), ("comment", &report.comments)] {
        if tally.read == 0 {
            continue;
        }
        let mut text = format!("{verb} {}", counted(tally.created, noun));
        let others = [
            (tally.updated, "updated"),
            (tally.unchanged, "here already"),
            (tally.skipped, "skipped"),
            (tally.refused, "refused"),
        ];
        let others: Vec<String> = others
            .into_iter()
            .filter(|&(count, _)| count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if !others.is_empty() {
            text.push_str(&format!(" ({})", others.join(", ")));
        }
        lines.push(text);
    }
    if report.made_posts > 0 {
        let verb = if report.dry_run { "would make" } else { "made" };
        let posts = counted(report.made_posts, "post");
        lines.push(format!("{verb} {posts} for threads without one"));
    }
    for (count, noun) in [(report.settings, "setting"), (report.rules, "rule")] {
        if count > 0 {
            lines.push(format!("{verb} {}", counted(count, noun)));
        }
    }
    if lines.is_empty() {
        lines.push("there was nothing to import".to_owned());
    }
    lines.extend(remarks(report));
    lines
}

/// What is to be said of an import besides how much it was, a line each.
pub fn remarks(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for ((kind, why), count) in &report.skipped {
        lines.push(format!(
            "skipped {}: {}",
            counted(*count, kind),
            why.about()
        ));
    }
    for ((kind, how), count) in &report.adjusted {
        lines.push(format!("{}: {}", counted(*count, kind), how.about()));
    }
    for ((kind, why), count) in &report.left_out {
        lines.push(format!("left out {}: {why}", counted(*count, kind)));
    }
    for (what, count) in &report.noticed {
        lines.push(format!("noticed: {what} ({count})"));
    }
    lines
}
