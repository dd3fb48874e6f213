//! `blog replace`

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::listing::PAGE;
use super::options::{Columns, FilterOptions, post_ref, selection};
use super::say_done;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::failure;
use crate::model::{Edit, Filter, PostSort, PostStatus, Replacement, Scope};
use crate::output::{Format, Value, WriteError};
use crate::store::Mode;
use crate::view::replace::{FIELDS, Row, described, rows};
use crate::view::{self, Answer, Field, Shape};

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
pub struct Replace {
    /// What to look for
    #[arg(value_name = "OLD")]
    old: String,

    /// What to put in its place; '' for nothing
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

    /// Show what would change, and change nothing
    #[arg(short = 'n', long)]
    dry_run: bool,

    /// Do not ask
    #[arg(short, long)]
    yes: bool,

    #[command(flatten)]
    filter: FilterOptions<PostStatus, PostSort>,

    #[command(flatten)]
    columns: Columns,
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
    fn answer() -> Answer {
        Answer::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let replacement = if self.regex {
            Replacement::regex(&self.old, &self.new, self.ignore_case)?
        } else {
            Replacement::plain(&self.old, &self.new, self.ignore_case)?
        };
        let fields = self.columns.choose(FIELDS, &context.output, Shape::List)?;
        let scope = self.scope(context)?;
        let replace = |context: &mut Context, agreed: Option<&[Edit]>| -> Result<Vec<Edit>> {
            Ok(context.store()?.write(Mode::Commit, |writer| {
                writer.texts().replace(&scope, &replacement, agreed)
            })?)
        };

        if self.yes && !self.dry_run {
            let edits = replace(context, None)?;
            if !is_told_in_words(context) {
                self.show(context, &fields, &edits)
                    .map_err(failure::after_commit)?;
            }
            return done(context, &edits);
        }
        let edits = context.store()?.texts().edits(&scope, &replacement)?;
        if !edits.is_empty() && !self.dry_run {
            context.check_can_ask()?;
        }
        self.show(context, &fields, &edits)?;
        if edits.is_empty() {
            return done(context, &edits);
        }
        context
            .output
            .say(&format!("would change {}", described(&edits)));
        if self.dry_run {
            return Ok(());
        }
        context.confirm("Change them?")?;
        let edits = replace(context, Some(&edits))?;
        done(context, &edits)
    }
}

impl Replace {
    fn scope(&self, context: &mut Context) -> Result<Scope> {
        let filter = self.filter.filter(context)?;
        let given = (!self.filter.is_empty()).then_some(filter);
        let all = self.all.then(Filter::default);
        Ok(Scope {
            posts: selection(&self.posts, post_ref, given, all)?,
            titles: self.parts.contains(&Part::Title),
            bodies: self.parts.contains(&Part::Body),
            comments: self.parts.contains(&Part::Comments),
        })
    }

    /// Shows every place, to a person no more than a page of them; as ids, the
    /// posts and comments.
    fn show(
        &self,
        context: &mut Context,
        fields: &[&'static Field<Row>],
        edits: &[Edit],
    ) -> Result<(), WriteError> {
        let now = context.now;
        let output = &mut context.output;
        if output.format() == Format::Ids {
            let mut ids = output.rows(vec!["id"], false)?;
            for edit in edits {
                ids.row(vec![Value::Id(edit.id)])?;
            }
            ids.end()?;
            return output.flush();
        }
        let page = if output.format().is_for_people() {
            PAGE
        } else {
            usize::MAX
        };
        let mut to = output.rows(view::names(fields), !self.columns.no_header)?;
        for row in rows(edits).take(page) {
            to.row(view::values(fields, &row, now))?;
        }
        to.end()?;
        let others = rows(edits).count().saturating_sub(page);
        if others > 0 {
            output.sentence(&format!("and {others} more"))?;
        }
        output.flush()
    }
}

/// Whether the person is told what was done, and not a program.
fn is_told_in_words(context: &Context) -> bool {
    matches!(context.output.asked(), None | Some(Format::Table))
}

/// Says what was done.
fn done(context: &mut Context, edits: &[Edit]) -> Result<()> {
    if edits.is_empty() {
        context.output.say("nothing to replace");
        return Ok(());
    }
    let sentence = format!("changed {}", described(edits));
    if is_told_in_words(context) {
        return say_done(context, &[sentence]);
    }
    context.output.say(&sentence);
    Ok(())
}
