//! `blog rule …`

mod add;
mod disable;
mod enable;
mod list;
mod rm;
mod show;
mod test;

use anyhow::Result;
use clap::Args;

use crate::command::shared::verb::noun;
use crate::command::shared::{DryRun, NameFilterOptions, present, selection};
use crate::context::Context;
use crate::model::{self, NameFilter, RuleId, Selection};
use crate::store::Mode;
use crate::view::rule::{FIELDS, named};
use crate::view::wording::Wording;

noun! {
    pub(crate) enum Rule {
        /// Add a rule for new comments
        Add(Box<add::Add>),
        /// List the rules in the order in which they are tried
        #[command(visible_alias = "ls")]
        List(list::List),
        /// Show a rule
        Show(show::Show),
        /// Try a rule on existing comments
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

// The rules, by references, a filter or `--all`.
#[derive(Args)]
struct Chosen {
    /// The rules, by id; `-` reads more from standard input
    #[arg(value_name = "ID")]
    rules: Vec<String>,

    /// Every rule
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    filter: NameFilterOptions,
}

impl Chosen {
    fn selection(&self) -> Result<Selection<RuleId, NameFilter>> {
        selection(&self.rules, self.filter.given(), self.all)
    }
}

/// Enables or disables rules.
fn enable(
    context: &mut Context,
    chosen: &Chosen,
    enabled: bool,
    DryRun { dry_run }: DryRun,
) -> Result<()> {
    let selection = chosen.selection()?;
    let updated = context.write(Mode::of(dry_run), |writer| {
        writer.rules().enable(&selection, enabled)
    })?;
    let wording = if enabled { &ENABLE } else { &DISABLE };
    present::updated(context, FIELDS, updated, |rule, differs| {
        wording.sentence(&named(rule), differs, dry_run)
    })
}

/// `added rule 3 "too many links": hold`.
fn sentence(rule: &model::Rule, wording: &Wording, DryRun { dry_run }: DryRun) -> String {
    let verb = wording.verb(dry_run);
    format!("{verb} {}: {}", named(rule), rule.action.name())
}

const ENABLE: Wording = Wording {
    done: "enabled",
    would: "would enable",
    already: "is already enabled",
};

const DISABLE: Wording = Wording {
    done: "disabled",
    would: "would disable",
    already: "is already disabled",
};
