//! The report of an import, as fields, as one object and in words.

use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::{counted, tallied};
use crate::model::report::{Addresses, Detail, RefusedRecord, Report, Tally};
use crate::record::{self, Field, FieldInfo, FieldType, Value, fields, info, infos};

/// A source of imports.
pub(crate) struct Source {
    /// The name of the format.
    pub format: String,
    /// What it reads.
    pub what: String,
    /// How to get an export.
    pub how: &'static str,
}

/// The fields of a source.
pub(crate) const SOURCES: &[Field<Source>] = fields! { source, now;
    Table "format" Text, "The format: the word after `blog import`" => source.format.as_str();
    Table "what" Text, "What it reads" => source.what.as_str();
    Table "how" Text, "How to get the export" => source.how;
};

/// One number of a report.
pub(crate) struct Row {
    kind: &'static str,
    outcome: &'static str,
    reason: String,
    count: i64,
}

/// The outcomes of an import.
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

/// The fields of a number of the report.
pub(crate) const FIELDS: &[Field<Row>] = fields! { row, now;
    Table "kind" Text, "The kind of the record" => row.kind;
    Table "outcome" Enum(OUTCOMES), "The outcome" => row.outcome;
    Table "count" Count, "The count" => Value::Count(row.count);
    Table "reason" Text, "The reason; empty if it is obvious" => row.reason.as_str();
};

/// The fields of a refused record.
pub(crate) const REFUSED: &[Field<RefusedRecord>] = fields! { refused, now;
    Table "place" Text, "The file and the line" => refused.place.as_str();
    Table "kind" Text, "The kind of the record" => refused.kind;
    Table "key" Text, "Its identifier in the source" => refused.key.as_str();
    Table "reason" Text, "The reason; empty if it is obvious" => refused.reason.as_str();
};

/// `posts.md, line 12: post 7: title is empty`.
pub(crate) fn refused(refused: &RefusedRecord) -> String {
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

const TALLY: &[Field<Tally>] = fields! { tally, now;
    Table "read" Count, "The count" => Value::Count(tally.read);
    Table "created" Count, "The count" => Value::Count(tally.created);
    Table "updated" Count, "The count" => Value::Count(tally.updated);
    Table "unchanged" Count, "The count" => Value::Count(tally.unchanged);
    Table "skipped" Count, "The count" => Value::Count(tally.skipped);
    Table "refused" Count, "The count" => Value::Count(tally.refused);
};

const REASON: &[Field<Row>] = fields! { row, now;
    Table "kind" Text, "The kind of the record" => row.kind;
    Table "reason" Text, "The reason" => row.reason.as_str();
    Table "count" Count, "The count" => Value::Count(row.count);
};

const NOTICE: &[Field<Row>] = fields! { row, now;
    Table "what" Text, "The warning" => row.reason.as_str();
    Table "count" Count, "Number of times" => Value::Count(row.count);
};

const ADDRESSES: &[Field<Addresses>] = fields! { addresses, now;
    Table "count" Count, "Number of old addresses" => Value::Count(addresses.all);
    Table "kept" Count, "How many posts have them under the pattern; the others redirect"
        => Value::Count(addresses.kept);
    Table "permalink" Text, "The pattern that most of them have" => addresses.pattern.as_str();
    Table "is_set" Bool, "Whether it is the pattern of the blog" => Value::Bool(addresses.is_set);
};

const DETAIL: &[Field<Detail>] = fields! { detail, now;
    Table "place" Text, "The file and the line" => detail.place.as_str();
    Table "what" Text, "What was changed, dropped or left out" => detail.what;
    Table "value" Text, "The value, or the identifier of the record" => detail.value.as_str();
};

/// The number of details of one kind that are shown in words.
const SHOWN: usize = 3;

/// The maximum length of a detail in words, in characters.
const DETAIL_LENGTH: usize = 100;

/// No field here depends on the current time.
const ANY_TIME: Timestamp = Timestamp::UNIX_EPOCH;

/// The numbers of a report that are not 0.
pub(crate) fn rows(report: &Report) -> Vec<Row> {
    let mut rows = Vec::new();
    for (kind, tally) in [("post", report.posts), ("comment", report.comments)] {
        rows.extend(TALLY.iter().filter_map(|field| {
            let Value::Count(count) = (field.value)(&tally, ANY_TIME) else {
                return None;
            };
            Some(row(kind, field.info.name, "", count))
        }));
    }
    rows.push(row("post", "made", "", report.made_posts));
    rows.push(row("setting", "created", "", report.settings));
    rows.push(row("rule", "created", "", report.rules));
    rows.push(row("media", "created", "", report.media));
    rows.extend(reasons(report));
    let refusals = report.refused.iter();
    rows.extend(refusals.map(|one| row(one.kind, "refused", &refused(one), 1)));
    rows.retain(|row| row.count > 0);
    rows
}

fn row(kind: &'static str, outcome: &'static str, reason: &str, count: i64) -> Row {
    let reason = reason.to_owned();
    Row {
        kind,
        outcome,
        reason,
        count,
    }
}

/// The outcomes that have a reason.
fn reasons(report: &Report) -> Vec<Row> {
    let mut rows = Vec::new();
    for ((kind, why), count) in &report.skipped {
        rows.push(row(kind, "skipped", why.about(), *count));
    }
    for ((kind, how), count) in &report.adjusted {
        rows.push(row(kind, "adjusted", how.about(), *count));
    }
    for ((kind, why), count) in &report.left_out {
        rows.push(row(kind, "left_out", why, *count));
    }
    for (what, count) in &report.noticed {
        rows.push(row("input", "noticed", what, *count));
    }
    rows
}

/// The fields of the whole report.
pub(crate) fn parts() -> Vec<FieldInfo> {
    use FieldType::{Bool, Count, List, Nullable, Object, Text};
    const REASONS: FieldType = List(&Object(|| infos(REASON)));
    let tally = Object(|| infos(TALLY));
    let made = "Number of posts made for threads without a post";
    let adjusted = "The changes that made records valid, and the reasons";
    let refusals = "The first records that were not imported";
    vec![
        info("source", Text, "The source"),
        info("dry_run", Bool, "Whether it was a dry run"),
        info("posts", tally, "The results for posts"),
        info("comments", tally, "The results for comments"),
        info("made_posts", Count, made),
        info("settings", Count, "Number of settings written"),
        info("rules", Count, "Number of rules added"),
        info(
            "addresses",
            Nullable(&Object(|| infos(ADDRESSES))),
            "The old addresses of published posts; null if the source has none",
        ),
        info("media", Count, "Number of media files stored"),
        info("skipped", REASONS, "The skipped records, and the reasons"),
        info("adjusted", REASONS, adjusted),
        info(
            "left_out",
            REASONS,
            "The items that a blog cannot store, and the reasons",
        ),
        info("noticed", List(&Object(|| infos(NOTICE))), "The warnings"),
        info(
            "details",
            List(&Object(|| infos(DETAIL))),
            "What was changed, dropped or left out, by name",
        ),
        info("details_count", Count, "Number of all details"),
        info("refused", List(&Object(|| infos(REFUSED))), refusals),
        info(
            "refused_count",
            Count,
            "Number of records that were not imported",
        ),
    ]
}

/// The whole report as one object, with at most this many details and refused records.
pub(crate) fn object(report: &Report, most: usize) -> Json {
    let reasons = reasons(report);
    let list = |outcome, fields| -> Vec<_> {
        let rows = reasons.iter().filter(|row| row.outcome == outcome);
        rows.map(|row| record::object(fields, row, ANY_TIME))
            .collect()
    };
    let addresses = report.addresses.as_ref();
    let addresses = addresses.map(|one| record::object(ADDRESSES, one, ANY_TIME));
    let refused = report.refused.iter().take(most);
    let refused = refused.map(|one| record::object(REFUSED, one, ANY_TIME));
    let details = report.details.iter().take(most);
    let details = details.map(|one| record::object(DETAIL, one, ANY_TIME));
    json!({
        "source": report.source,
        "dry_run": report.dry_run,
        "posts": record::object(TALLY, &report.posts, ANY_TIME),
        "comments": record::object(TALLY, &report.comments, ANY_TIME),
        "made_posts": report.made_posts,
        "settings": report.settings,
        "rules": report.rules,
        "addresses": addresses,
        "media": report.media,
        "skipped": list("skipped", REASON),
        "adjusted": list("adjusted", REASON),
        "left_out": list("left_out", REASON),
        "noticed": list("noticed", NOTICE),
        "details": details.collect::<Vec<_>>(),
        "details_count": report.all_details,
        "refused": refused.collect::<Vec<_>>(),
        "refused_count": report.all_refused,
    })
}

/// The report in sentences.
pub(crate) fn sentences(report: &Report) -> Vec<String> {
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
        let others = tallied([
            (tally.updated, "updated"),
            (tally.unchanged, "here already"),
            (tally.skipped, "skipped"),
            (tally.refused, "refused"),
        ]);
        if !others.is_empty() {
            text.push_str(&format!(" ({others})"));
        }
        lines.push(text);
    }
    if report.made_posts > 0 {
        let verb = if report.dry_run { "would make" } else { "made" };
        let posts = counted(report.made_posts, "post");
        lines.push(format!("{verb} {posts} for threads without one"));
    }
    for (count, noun) in [
        (report.settings, "setting"),
        (report.rules, "rule"),
        (report.media, "media file"),
    ] {
        if count > 0 {
            lines.push(format!("{verb} {}", counted(count, noun)));
        }
    }
    if lines.is_empty() {
        lines.push("there was nothing to import".to_owned());
    }
    let remarks = remarks(report);
    let named = remarks.iter().filter(|line| line.starts_with("  ")).count();
    lines.extend(remarks);
    let count = report.all_details;
    if !report.lists_all && usize::try_from(count).unwrap_or_default() > named {
        lines.push(format!("--report FILE lists all {count} by name"));
    }
    lines.extend(report.addresses.as_ref().map(addresses));
    lines
}

/// What becomes of the old addresses.
fn addresses(addresses: &Addresses) -> String {
    let Addresses {
        all,
        pattern,
        kept,
        is_set,
    } = addresses;
    if *is_set {
        let counts = tallied([(*kept, "kept"), (all - kept, "redirect")]);
        return format!("old addresses: {counts}");
    }
    let pattern = shell_words::quote(pattern);
    format!(
        "old addresses: {all} redirect; `blog config set permalink {pattern}` keeps {kept} of them"
    )
}

/// The reasons in sentences, each with the first records or values that it concerns.
pub(crate) fn remarks(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for row in reasons(report) {
        let (count, reason) = (row.count, row.reason);
        lines.push(match row.outcome {
            "skipped" => format!("skipped {}: {reason}", counted(count, row.kind)),
            "adjusted" => format!("{}: {reason}", counted(count, row.kind)),
            "left_out" => format!("left out {}: {reason}", counted(count, row.kind)),
            _ => format!("noticed: {reason} ({count})"),
        });
        let details = report.details.iter();
        let mut texts = details.filter(|one| one.what == reason).map(named);
        lines.extend(
            texts
                .by_ref()
                .filter(|text| !text.is_empty())
                .take(SHOWN)
                .map(|text| format!("  {text}")),
        );
    }
    lines
}

/// `posts/a.md: layout`; the value is the identifier of the record if there is no place.
fn named(detail: &Detail) -> String {
    let text = match (detail.place.as_str(), detail.value.as_str()) {
        ("", value) => value.to_owned(),
        (place, "") => place.to_owned(),
        (place, value) if place == value => place.to_owned(),
        (place, value) => format!("{place}: {value}"),
    };
    match text.char_indices().nth(DETAIL_LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
