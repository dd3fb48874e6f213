//! `blog` without a command: the state of the blog, and what to do next.

use anyhow::Result;

use crate::command::shared::{editor, present};
use crate::context::Context;
use crate::model::OperationFilter;
use crate::model::setting::BLOG_TITLE;
use crate::output::Format;
use crate::view::blog::{STATUS, Status, page};

/// Shows the state of the blog, or how to begin without one. Writes nothing.
pub(crate) fn show(context: &mut Context) -> Result<()> {
    let path = context.blog()?.to_owned();
    let mut status = Status {
        path: path.display().to_string(),
        ..Status::default()
    };
    if path.exists() {
        let store = context.read()?;
        status.title = store.settings().get(BLOG_TITLE)?;
        status.overview = Some(store.stats().overview()?);
        let newest = OperationFilter {
            limit: Some(1),
            ..OperationFilter::default()
        };
        store.log().each(&newest, |operation| {
            status.last = Some(operation);
            Ok::<_, anyhow::Error>(())
        })?;
    }
    status.unsaved = editor::kept_subjects(context)
        .into_iter()
        .map(|subject| (subject.named(), subject.again()))
        .collect();
    status.unsaved.dedup();
    let now = context.now;
    let output = &mut context.output;
    let in_words = match output.asked() {
        None => output.terminal().stdout || status.overview.is_none(),
        Some(format) => format == Format::Table,
    };
    if in_words {
        let terminal = output.terminal();
        return Ok(output.page(&page(&status, terminal, now))?);
    }
    present::record(context, STATUS, &status)
}
