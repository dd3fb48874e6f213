//! `blog replace`

use std::ops::ControlFlow;

use clap::ValueEnum;
use jiff::Timestamp;

use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, FilterOptions, PAGE, present, selection};
use crate::failure;
use crate::model::{PostSort, PostStatus, Replacement, Scope, Total};
use crate::output::{Format, Output};
use crate::record::{Column, Field, Shape};
use crate::store::{Mode, Reading};
use crate::view;
use crate::view::replace::{FIELDS, Row, described, rows};

#[derive(Args)]
#[command(after_help = "\
What would change is shown first, and then asked. All of it is one operation: `blog undo`
takes it back. A post that would break a rule, such as a title without text, stops it all.

With --regex, OLD has the syntax of https://docs.rs/regex; `^` and `$` match at each line.
In NEW, `$1` is what the first group matched, `${name}` a group by its name, `$$` is `$`.

Examples:
  blog replace 'http://old.example' 'https://new.example' --all --dry-run
  blog replace colour color --in title,body,comments --tag style
  blog replace --regex '(\\d+) ?km' '$1 km' hello-world
  blog post backlinks new-slug --kind post --format ids | blog replace /old-slug /new-slug - --yes")]
pub(crate) struct Replace {
    /// The text to replace
    #[arg(value_name = "OLD")]
    old: String,

    /// The new text; '' removes the old
    #[arg(value_name = "NEW")]
    new: String,

    /// The posts, by id or slug; `-` reads more from standard input
    #[arg(value_name = "REF")]
    posts: Vec<String>,

    /// In every post
    #[arg(long)]
    all: bool,

    /// OLD is a regular expression
    #[arg(short = 'E', long)]
    regex: bool,

    /// Upper and lower case are the same
    #[arg(short, long)]
    ignore_case: bool,

    /// Where to look
    #[arg(
        long = "in",
        value_name = "PARTS",
        value_delimiter = ',',
        default_value = "title,body"
    )]
    parts: Vec<Part>,

    #[command(flatten)]
    dry_run: DryRun,

    #[command(flatten)]
    filter: FilterOptions<PostStatus, PostSort>,
}

/// A part of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Its title
    Title,
    /// Its body
    Body,
    /// The bodies of the comments on it
    Comments,
}

impl Verb for Replace {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let DryRun { dry_run } = self.dry_run;
        let replacement = if self.regex {
            Replacement::regex(&self.old, &self.new, self.ignore_case)?
        } else {
            Replacement::plain(&self.old, &self.new, self.ignore_case)?
        };
        let fields = view::choose(FIELDS, &context.output, Shape::List)?;
        let scope = self.scope(context)?;
        let show = |store: Reading<'_>, output: &mut Output, now, places| {
            let shown = Shown {
                fields: &fields,
                places,
            };
            shown.show(store, output, now, &scope, &replacement)
        };
        let replace = |context: &mut Context, agreed: Option<&Total>| -> Result<Total> {
            context.write(Mode::Commit, |writer| {
                writer.texts().replace(&scope, &replacement, agreed)
            })
        };

        if context.yes && !dry_run {
            if present::in_words(&context.output) {
                let total = replace(context, None)?;
                return done(context, &total);
            }
            // The matches are shown after the write, from a snapshot before it: they may not
            // fit in memory.
            context.store()?;
            let store = context.another_store()?;
            let before = store.read(context.now);
            let total = before.snapshot(|| {
                let total = context.write(Mode::Commit, |writer| {
                    // The write lock is held: this read fixes the snapshot.
                    before.settings().all()?;
                    writer.texts().replace(&scope, &replacement, None)
                })?;
                let (now, output) = (context.now, &mut context.output);
                show(before, output, now, total.places).map_err(failure::after_commit)?;
                Ok::<_, anyhow::Error>(total)
            })?;
            return done(context, &total);
        }
        let may_ask = context.check_can_ask();
        let now = context.now;
        let (store, output) = context.parts()?;
        // Count and show in one snapshot.
        let total = store.snapshot(|| {
            let total = store.texts().total(&scope, &replacement)?;
            if !total.is_empty() && !dry_run {
                may_ask?;
            }
            show(store, output, now, total.places)?;
            Ok::<_, anyhow::Error>(total)
        })?;
        if total.is_empty() {
            return done(context, &total);
        }
        context
            .output
            .note(&format!("would change {}", described(&total)));
        if dry_run {
            return Ok(());
        }
        context.confirm("Change them?")?;
        let total = replace(context, Some(&total))?;
        done(context, &total)
    }
}

impl Replace {
    fn scope(&self, context: &mut Context) -> Result<Scope> {
        let filter = self.filter.given(context)?;
        Ok(Scope {
            posts: selection(&self.posts, filter, self.all)?,
            titles: self.parts.contains(&Part::Title),
            bodies: self.parts.contains(&Part::Body),
            comments: self.parts.contains(&Part::Comments),
        })
    }
}

/// How the matches are shown.
struct Shown<'a> {
    fields: &'a [&'static Field<Row>],
    /// The number of matches.
    places: u64,
}

impl Shown<'_> {
    /// Shows every match; to a person one page, as ids the posts and comments.
    fn show(
        &self,
        store: Reading<'_>,
        output: &mut Output,
        now: Timestamp,
        scope: &Scope,
        replacement: &Replacement,
    ) -> Result<()> {
        let as_ids = output.format() == Format::Ids;
        let page = if output.format().is_for_people() {
            PAGE
        } else {
            usize::MAX
        };
        let mut to = match as_ids {
            true => output.rows(vec![Column::any("id")])?,
            false => output.rows(view::columns(self.fields))?,
        };
        let mut left = page;
        store.texts().each_edit(scope, replacement, |edit| {
            if as_ids {
                to.row(vec![edit.id.into()])?;
                return Ok(ControlFlow::Continue(()));
            }
            for row in rows(&edit, replacement).take(left) {
                to.row(view::values(self.fields, &row, now))?;
                left -= 1;
            }
            Ok::<_, anyhow::Error>(match left {
                0 => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            })
        })?;
        to.end()?;
        let others = self.places.saturating_sub(page as u64);
        if others > 0 {
            output.sentence(&format!("and {others} more"))?;
        }
        Ok(output.flush()?)
    }
}

/// Shows the total.
fn done(context: &mut Context, total: &Total) -> Result<()> {
    if total.is_empty() {
        context.output.note("nothing to replace");
        return Ok(());
    }
    let sentence = format!("changed {}", described(total));
    if present::in_words(&context.output) {
        return present::lines(context, &[sentence]);
    }
    context.output.note(&sentence);
    Ok(())
}
