use std::collections::HashMap;

use crate::command::shared::editor::{self, Draft, Subject};
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::failure::{Exit, Failure};
use crate::model::Setting;
use crate::model::setting::SETTINGS;
use crate::record::OutputSchema;
use crate::store::{self, Writer};
use crate::view::setting::{FIELDS, Set, changed};

#[derive(Args)]
#[command(after_help = "\
Opens all settings as lines `name = value`. An empty value restores the default, and a
removed line changes nothing. All changes are stored or none; a text with an invalid value
is kept, and --recover opens it.

Examples:
  blog config edit
  EDITOR='code --wait' blog config edit
  blog config edit --recover")]
pub(crate) struct Edit {
    /// Continue with a text that was not stored
    #[arg(long)]
    recover: bool,

    #[command(flatten)]
    dry_run: DryRun,

    /// Store the settings even if another command has changed them
    #[arg(long)]
    force: bool,
}

impl Verb for Edit {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        editor::check_can_edit(context, "config")?;
        context.ensure_blog(self.dry_run.mode())?;
        let draft = if self.recover {
            let is_meant = |subject| (subject == Subject::Settings).then_some(());
            editor::recover(context, is_meant)?.1
        } else {
            match editor::offer_kept(context, Subject::Settings, true, is_stored)? {
                Some(draft) => draft,
                None => {
                    let text = text(&context.read()?.settings().all()?);
                    Draft::begin(context, Subject::Settings, &text)?
                }
            }
        };
        let dry_run = self.dry_run;
        let sets = editor::edit_until_stored(context, draft, dry_run, |context, draft, text| {
            let base = read(&draft.base).unwrap_or_default();
            let values = read(text)?;
            let sets = context.write(dry_run.mode(), |writer| {
                store(writer, &base, values, self.force)
            })?;
            Ok(Some(sets))
        })?;
        show(context, sets.unwrap_or_default(), dry_run)
    }
}

/// Whether the blog has the settings of a text.
fn is_stored(context: &mut Context, text: &str) -> bool {
    let stored = context.read().and_then(|store| Ok(store.settings().all()?));
    let (Ok(values), Ok(stored)) = (read(text), stored) else {
        return false;
    };
    let is_same =
        |(setting, value): &(&Setting, Option<String>)| stored.get(setting.name) == value.as_ref();
    values.iter().all(is_same)
}

/// All settings as lines, each below its description.
fn text(values: &HashMap<String, String>) -> String {
    let mut text = "\
# The settings of the blog, as `name = value`. An empty value restores the default.
"
    .to_owned();
    for setting in &SETTINGS {
        let default = setting
            .default
            .map_or(String::new(), |default| format!("; default: {default}"));
        text.push_str(&format!(
            "\n# {}\n# {}{default}\n",
            setting.about,
            setting.kind.expected()
        ));
        match values.get(setting.name) {
            Some(value) if value.contains(char::is_control) => {
                text.push_str(&format!(
                    "# {}: the value has control characters\n",
                    setting.name
                ));
            }
            Some(value) => text.push_str(&format!("{} = {value}\n", setting.name)),
            None => text.push_str(&format!("{} =\n", setting.name)),
        }
    }
    text
}

/// The settings of a text with their values; `None` for an empty value.
fn read(text: &str) -> Result<Vec<(&'static Setting, Option<String>)>> {
    let mut found: Vec<(&'static Setting, Option<String>)> = Vec::new();
    for (line, number) in text.lines().map(str::trim).zip(1..) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = |what: String, hint: &str| {
            Failure::new(Exit::Invalid, format!("line {number}: {what}")).hint(hint)
        };
        let (name, value) = line
            .split_once('=')
            .ok_or_else(|| wrong(format!("`{line}` is not a setting"), "write `name = value`"))?;
        let (name, value) = (name.trim(), value.trim());
        let setting = Setting::named(name)
            .map_err(|bad| wrong(bad.to_string(), "`blog config list` lists the settings"))?;
        if found.iter().any(|(other, _)| other.name == setting.name) {
            return Err(wrong(
                format!("`{name}` is given twice"),
                "remove one of the lines",
            )
            .into());
        }
        if !value.is_empty() {
            setting
                .check(value)
                .map_err(|bad| wrong(bad.to_string(), &setting.kind.expected()))?;
        }
        found.push((
            setting,
            Some(value.to_owned()).filter(|value| !value.is_empty()),
        ));
    }
    Ok(found)
}

/// Stores the values; returns the changed settings.
fn store(
    writer: &Writer<'_>,
    base: &[(&'static Setting, Option<String>)],
    values: Vec<(&'static Setting, Option<String>)>,
    force: bool,
) -> store::Result<Vec<Set>> {
    let mut sets = Vec::new();
    for (setting, value) in values {
        let before = base.iter().find(|(other, _)| other.name == setting.name);
        if let Some((_, before)) = before {
            if *before == value {
                continue;
            }
            if !force && writer.settings().get(setting.name)? != *before {
                return Err(store::Error::Stale {
                    kind: "setting",
                    name: setting.name.to_owned(),
                });
            }
        }
        if writer.set(setting, value.as_deref())? {
            sets.push(Set { setting, value });
        }
    }
    Ok(sets)
}

fn show(context: &mut Context, sets: Vec<Set>, DryRun { dry_run }: DryRun) -> Result<()> {
    if sets.is_empty() && present::in_words(&context.output) {
        return present::lines(context, &["unchanged: no setting differs".to_owned()]);
    }
    present::many(context, FIELDS, &sets, |set| changed(set, dry_run))
}
