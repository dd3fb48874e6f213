use std::path::PathBuf;

use super::sentence;
use crate::command::shared::number;
use crate::command::shared::prelude::*;
use crate::command::shared::text::read_file;
use crate::command::shared::verb::Private;
use crate::command::shared::{DryRun, present};
use crate::failure::Failure;
use crate::model::{Action, Criteria, NewRule, RuleId};
use crate::record::OutputSchema;
use crate::view::rule::FIELDS;
use crate::view::wording::ADD;

#[derive(Args)]
#[command(after_help = "\
A rule matches a comment when all its conditions hold. Rules are tried one after the
other, and the first that matches decides; if none does, the settings `max_links` and
`moderation` do. The comment keeps what decided it. `blog rule test` tries a rule on the
existing comments.

Words are whole words in any case and with any accents; `pill*` is what begins so, and
several words are a phrase. A regular expression has the syntax of
https://docs.rs/regex, in any case unless it says (?-i).

Examples:
  blog rule add hold --links 3 --name 'too many links'
  blog rule add spam --word casino --word 'cheap pill*'
  blog rule add reject --words-file words.txt --disabled
  blog rule add approve --email @example.org --before 1")]
pub(crate) struct Add {
    /// What becomes of a comment that it matches
    action: Action,

    /// What it is called [default: what it says]
    #[arg(long)]
    name: Option<String>,

    /// By this author, in any case
    #[arg(long, help_heading = "Matches", add = Private)]
    author: Option<String>,

    /// From this address, or from any at a domain: `@example.org`
    #[arg(long, value_name = "EMAIL", help_heading = "Matches", add = Private)]
    email: Option<String>,

    /// With a website at this domain or below it
    #[arg(long, value_name = "DOMAIN", help_heading = "Matches", add = Private)]
    website: Option<String>,

    /// With this word or phrase; with any of them if more are given
    #[arg(long, value_name = "WORDS", help_heading = "Matches")]
    word: Vec<String>,

    /// With any of the words or phrases in this file, one a line; `-` is standard input
    #[arg(long, value_name = "FILE", help_heading = "Matches")]
    words_file: Option<PathBuf>,

    /// With a text that this regular expression matches
    #[arg(
        long,
        value_name = "REGEX",
        allow_hyphen_values = true,
        help_heading = "Matches"
    )]
    regex: Option<String>,

    /// With at least N links
    #[arg(long, value_name = "N", value_parser = number::<i64>(1..=1_000_000), help_heading = "Matches")]
    links: Option<i64>,

    /// On a post published at least N days before
    #[arg(long, value_name = "DAYS", value_parser = number::<i64>(1..=1_000_000), help_heading = "Matches")]
    post_age: Option<i64>,

    /// With the same text as an earlier comment
    #[arg(long, help_heading = "Matches")]
    duplicate: bool,

    /// The rule to try it before [default: it is the last]
    #[arg(long, value_name = "ID")]
    before: Option<RuleId>,

    /// Do not switch it on yet
    #[arg(long)]
    disabled: bool,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Add {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let mut words = self.word;
        if let Some(path) = &self.words_file {
            words.extend(read_file(path)?.lines().map(str::to_owned));
            if words.iter().all(|word| word.trim().is_empty()) {
                return Err(Failure::new(
                    crate::failure::Exit::Invalid,
                    format!("there is no word in {}", path.display()),
                )
                .hint("a list has a word or a phrase on each line")
                .into());
            }
        }
        let new = NewRule {
            name: self.name,
            action: self.action,
            enabled: !self.disabled,
            criteria: Criteria {
                author: self.author,
                email: self.email,
                website: self.website,
                words,
                pattern: self.regex,
                links: self.links,
                post_age: self.post_age,
                duplicate: self.duplicate,
            },
            before: self.before,
        };
        let rule = context
            .ensure_blog(self.dry_run.mode())?
            .write(self.dry_run.mode(), |writer| writer.rules().add(new))?;
        present::one(context, FIELDS, rule, |rule| {
            sentence(rule, &ADD, self.dry_run)
        })
    }
}
