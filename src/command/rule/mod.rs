//! `blog rule …`

mod add;
mod disable;
mod enable;
mod list;
mod rm;
mod show;
mod test;

use anyhow::Result;

use super::options::references;
use super::{show_each, show_written};
use crate::command::verb::noun;
use crate::context::Context;
use crate::model::{self, reference};
use crate::store::Mode;
use crate::view::rule::{FIELDS, named};

noun! {
    pub enum Rule {
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

/// Reads a reference to a rule.
fn rule_ref(word: &str) -> Result<i64, model::BadReference> {
    reference::rule_id(word)
}

/// Switches rules on or off.
fn enable(context: &mut Context, words: &[String], enabled: bool) -> Result<()> {
    let ids = references(words, rule_ref)?;
    let changed = context
        .store()?
        .write(Mode::Commit, |writer| writer.rules().enable(&ids, enabled))?;
    let state = if enabled { "enabled" } else { "disabled" };
    show_each(context, FIELDS, changed, ids.len() != 1, |rule, differs| {
        if differs {
            format!("{state} {}", named(rule))
        } else {
            format!("{} is {state} already", named(rule))
        }
    })
}

/// Says what was done with rules.
fn show_done(context: &mut Context, verb: &str, rules: &[model::Rule], many: bool) -> Result<()> {
    show_written(context, FIELDS, rules, many, |rule| {
        format!("{verb} {}: {}", named(rule), rule.action.name())
    })
}
