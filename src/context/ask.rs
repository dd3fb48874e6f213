//! Asking the person at the terminal.

use std::io::{self, IsTerminal};

use anyhow::Result;

use super::Context;
use crate::failure::{Exit, Failure};
use crate::model::Setting;
use crate::output::{self, safe, stderr_is_terminal};

impl Context {
    /// Whether standard input and standard error are terminals.
    pub(crate) fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && stderr_is_terminal()
    }

    /// Whether an editor can be opened.
    pub(crate) fn can_edit(&self) -> bool {
        io::stdin().is_terminal() && self.output.terminal().stdout
    }

    /// Asks for the value of a setting. An empty answer means the default.
    pub(crate) fn ask(
        &mut self,
        question: &str,
        default: Option<String>,
        setting: &'static Setting,
    ) -> Result<Option<String>> {
        self.output.finish()?;
        // A default with control characters is not proposed.
        let default =
            default.filter(|text| setting.check(text).is_ok() && !text.contains(safe::is_unsafe));
        loop {
            let Some(answer) = output::ask(question, default.as_deref())? else {
                return Err(Failure::new(Exit::Failed, "nothing was done").into());
            };
            if answer.is_empty() {
                return Ok(default);
            }
            match setting.check(&answer) {
                Ok(()) => return Ok(Some(answer)),
                Err(invalid) => self.output.note(&invalid.to_string()),
            }
        }
    }

    /// Asks a question whose default answer is yes; the end of input means no.
    pub(crate) fn agrees(&mut self, question: &str) -> Result<bool> {
        self.output.finish()?;
        let question = safe::lines(question);
        let answer = output::ask(&format!("{question} [Y/n]"), None)?;
        let answer = answer.map(|answer| answer.trim().to_lowercase());
        Ok(matches!(answer.as_deref(), Some("" | "y" | "yes")))
    }

    /// Refuses a command that needs consent where there is no terminal.
    pub(crate) fn check_can_ask(&self) -> Result<()> {
        if self.can_ask() {
            return Ok(());
        }
        Err(
            Failure::usage("this needs your consent, and there is no terminal to ask at")
                .hint("--yes gives it; --dry-run shows what would happen")
                .into(),
        )
    }

    /// Asks for consent to a destructive command, unless `--yes` gives it.
    ///
    /// # Errors
    /// There is no terminal, or the answer is no.
    pub(crate) fn confirm(&mut self, question: &str) -> Result<()> {
        if self.yes {
            return Ok(());
        }
        self.check_can_ask()?;
        self.output.finish()?;
        let question = safe::lines(question);
        let answer = output::ask(&format!("{question} [y/N]"), None)?.unwrap_or_default();
        if matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
            return Ok(());
        }
        Err(Failure::new(Exit::Failed, "nothing was done").into())
    }
}
