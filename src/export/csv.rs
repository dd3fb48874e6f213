//! Tables of posts or comments as CSV with a header.
//! <https://www.rfc-editor.org/rfc/rfc4180>
//!
//! Texts are written unchanged, also those that a spreadsheet would read as a formula;
//! [`guarded`] prevents that.

use std::borrow::Cow;
use std::io::{self, Write};

use jiff::Timestamp;

use crate::model::{Comment, Post};

/// The names of the fields of a post.
pub(crate) const POST: [&str; 21] = [
    "id",
    "slug",
    "title",
    "author",
    "status",
    "published_at",
    "tags",
    "comment_count",
    "comments_open",
    "summary",
    "body",
    "created_at",
    "updated_at",
    "old_slugs",
    "kind",
    "path",
    "own_path",
    "redirects",
    "language",
    "guid",
    "image",
];

/// The names of the fields of a comment.
pub(crate) const COMMENT: [&str; 12] = [
    "id",
    "post_id",
    "post",
    "parent_id",
    "author",
    "email",
    "website",
    "status",
    "reason",
    "body",
    "created_at",
    "updated_at",
];

/// Characters that begin a formula in a spreadsheet, full-width forms and leading white
/// space included. <https://owasp.org/www-community/attacks/CSV_Injection>
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Prefixes an apostrophe to a text that a spreadsheet would read as a formula.
pub(crate) fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    // Spreadsheets may drop a byte order mark.
    match text.trim_start_matches('\u{feff}').starts_with(FORMULA) {
        true => Cow::Owned(format!("'{text}")),
        false => text,
    }
}

/// Writes the first line.
pub(crate) fn names(to: &mut dyn Write, names: &[&str]) -> io::Result<()> {
    write(to, names)
}

/// Writes a post with its status at `now`, guarded if `is_safe`.
pub(crate) fn post(
    to: &mut dyn Write,
    post: &Post,
    now: Timestamp,
    is_safe: bool,
) -> io::Result<()> {
    let published_at = post.published_at.map(|time| time.to_string());
    let old_slugs: Vec<&str> = post.old_slugs().collect();
    let record: [&str; POST.len()] = [
        &post.id.to_string(),
        &post.slug,
        &post.title,
        post.author.as_deref().unwrap_or_default(),
        post.status(now).name(),
        published_at.as_deref().unwrap_or_default(),
        &post.tags.join(","),
        &post.comments.to_string(),
        if post.comments_open { "true" } else { "false" },
        post.summary.as_deref().unwrap_or_default(),
        &post.body,
        &post.created_at.to_string(),
        &post.updated_at.to_string(),
        &old_slugs.join(","),
        post.kind.name(),
        &post.address,
        post.path.as_deref().unwrap_or_default(),
        &post.redirects.join(","),
        post.language.as_deref().unwrap_or_default(),
        post.guid.as_deref().unwrap_or_default(),
        post.image.as_deref().unwrap_or_default(),
    ];
    write_cells(to, &record, is_safe)
}

/// Writes a comment, guarded if `is_safe`.
pub(crate) fn comment(to: &mut dyn Write, comment: &Comment, is_safe: bool) -> io::Result<()> {
    let parent = comment.parent_id.map(|parent| parent.to_string());
    let record: [&str; COMMENT.len()] = [
        &comment.id.to_string(),
        &comment.post_id.to_string(),
        &comment.post_slug,
        parent.as_deref().unwrap_or_default(),
        &comment.author,
        comment.email.as_deref().unwrap_or_default(),
        comment.website.as_deref().unwrap_or_default(),
        comment.status.name(),
        comment.reason.as_deref().unwrap_or_default(),
        &comment.body,
        &comment.created_at.to_string(),
        &comment.updated_at.to_string(),
    ];
    write_cells(to, &record, is_safe)
}

/// Numbers are not guarded: none is negative.
fn write_cells(to: &mut dyn Write, cells: &[&str], is_safe: bool) -> io::Result<()> {
    match is_safe {
        true => write(
            to,
            cells
                .iter()
                .map(|cell| guarded((*cell).into()).into_owned()),
        ),
        false => write(to, cells),
    }
}

/// Writes one record.
pub(crate) fn write<T: AsRef<[u8]>>(
    to: &mut dyn Write,
    cells: impl IntoIterator<Item = T>,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    let written = writer.write_record(cells);
    written.map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    })?;
    writer.flush()
}
