//! `blog rule …`

mod add;
mod disable;
mod enable;
mod list;
mod rm;
mod show;
mod test;

use anyhow::Result;

use crate::command::shared::verb::noun;
use crate::command::shared::{present, references};
use crate::context::Context;
use crate::model;
use crate::store::Mode;
use crate::view::rule::{FIELDS, named};

noun! {
    pub(crate) enum Rule {
        /// Make a rule for comments that come in
        Add(Box<add::Add>),
        /// List the rules in the order in which they are tried
        #[command(visible_alias = "ls")]
        List(list::List),
        /// Show a rule
        Show(show::Show),
        /// Try a rule on the comments that are there
        Test(Box<test::Test>),
        /// Switch rules on
        Enable(enable::Enable),
        /// Switch rules off
        Disable(disable::Disable),
        /// Remove rules
        #[command(visible_alias = "delete")]
        Rm(rm::Rm),
    }
}

/// Enables or disables rules.
fn enable(context: &mut Context, words: &[String], enabled: bool) -> Result<()> {
    let ids = references(words)?;
    let changed = context.write(Mode::Commit, |writer| writer.rules().enable(&ids, enabled))?;
    let (done, already) = match enabled {
        true => ("enabled", "is enabled"),
        false => ("disabled", "is disabled"),
    };
    let sentence = present::outcome(named, done, already);
    present::updated(context, FIELDS, changed, ids.len() != 1, sentence)
}

/// Shows written rules.
fn show_done(context: &mut Context, verb: &str, rules: &[model::Rule], many: bool) -> Result<()> {
    present::written(context, FIELDS, rules, many, |rule| {
        format!("{verb} {}: {}", named(rule), rule.action.name())
    })
}
