//! The global options.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::command::number;
use crate::context::{Options, variable};
use crate::failure::{Failure, TEMPLATE_HINT};
use crate::output::{Format, Style};
use crate::store::Origin;
use crate::template::Template;

/// The global options.
#[derive(Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Global {
    /// The file of the blog [default: BLOG_DB, else blog.db here or in a folder above, else that of your home folder]
    #[arg(long, global = true, value_name = "PATH")]
    db: Option<PathBuf>,

    /// Open the blog without any write; a command that would write fails [default: BLOG_READ_ONLY]
    #[arg(long, global = true)]
    read_only: bool,

    /// How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    #[arg(long, global = true)]
    format: Option<FormatChoice>,

    /// In CSV, put an apostrophe before texts that a spreadsheet would read as formulas
    #[arg(long, global = true)]
    csv_safe: bool,

    /// Write each record with this template: `{{ slug }}\t{{ title }}`
    #[arg(long, global = true, value_name = "TEXT")]
    template: Option<String>,

    /// End each id or filled template with a NUL character
    #[arg(short = '0', long, global = true)]
    null: bool,

    /// Show these fields only, in this order; `all` means every field
    #[arg(long, global = true, value_name = "NAMES", value_delimiter = ',')]
    fields: Vec<String>,

    /// Leave out the line of field names
    #[arg(long, global = true)]
    no_header: bool,

    /// Do not ask
    #[arg(short, long, global = true)]
    yes: bool,

    /// Print data and errors only: no sentences about the result, no notes
    #[arg(short, long, global = true)]
    quiet: bool,

    /// Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    #[arg(long, global = true)]
    no_pager: bool,

    /// Whether to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,

    /// How long to wait while another program writes
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 30, value_parser = number::<u64>(0..=86_400))]
    timeout: u64,
}

/// The values of `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatChoice {
    /// A table on a terminal, tab-separated elsewhere
    Auto,
    /// A table for people
    Table,
    /// Tab-separated values with a header
    Tsv,
    /// Comma-separated values with a header
    Csv,
    /// An array, or one object
    Json,
    /// One object a line
    Jsonl,
    /// A YAML list, or one mapping
    Yaml,
    /// Ids alone, one a line
    Ids,
    /// The text of --template
    Template,
}

/// The values of `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal that supports it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Whether to use colour; None leaves it to the terminal.
    pub(super) fn always(self) -> Option<bool> {
        match self {
            Color::Auto => None,
            Color::Always => Some(true),
            Color::Never => Some(false),
        }
    }
}

/// `blog` with the global options alone.
pub(super) fn command() -> clap::Command {
    Global::augment_args(clap::Command::new("blog").disable_help_subcommand(true))
}

impl Global {
    /// Resolves the options; `origin` is the command, for the log.
    pub(super) fn options(self, origin: Origin) -> Result<Options> {
        let style = self.style()?;
        Ok(Options {
            database: self.db,
            read_only: self.read_only || variable("BLOG_READ_ONLY").is_some_and(|on| on != "0"),
            style,
            color: self.color.always(),
            pager: !self.no_pager,
            yes: self.yes,
            busy: Duration::from_secs(self.timeout),
            origin,
        })
    }

    /// The output style. `--template` without `--format` implies the format `template`.
    fn style(&self) -> Result<Style> {
        let asked = match (self.format, &self.template) {
            (Some(format), _) => Some(format),
            (None, Some(_)) => Some(FormatChoice::Template),
            (None, None) => format_of_environment()?,
        };
        let format = match asked {
            None | Some(FormatChoice::Auto) => None,
            Some(FormatChoice::Table) => Some(Format::Table),
            Some(FormatChoice::Tsv) => Some(Format::Tsv),
            Some(FormatChoice::Csv) => Some(Format::Csv),
            Some(FormatChoice::Json) => Some(Format::Json),
            Some(FormatChoice::Jsonl) => Some(Format::JsonLines),
            Some(FormatChoice::Yaml) => Some(Format::Yaml),
            Some(FormatChoice::Ids) => Some(Format::Ids),
            Some(FormatChoice::Template) => Some(Format::Template),
        };
        let is_template = format == Some(Format::Template);
        let template =
            match &self.template {
                Some(text) if is_template => Some(Template::read(text).map_err(|bad| {
                    Failure::usage(format!("--template: {bad}")).hint(TEMPLATE_HINT)
                })?),
                None if !is_template => None,
                Some(_) => {
                    return Err(
                        Failure::usage("`--template` cannot be used with `--format`")
                            .hint("leave out `--format`")
                            .into(),
                    );
                }
                None => {
                    return Err(Failure::usage("`--format template` needs `--template`")
                        .hint("give one, such as --template '{{ slug }}\\t{{ title }}'")
                        .into());
                }
            };
        let names = self.fields.iter().map(|name| name.trim().to_owned());
        let fields: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        if fields.is_empty() && !self.fields.is_empty() {
            return Err(Failure::usage("--fields is empty")
                .hint("name fields, separated by commas")
                .into());
        }
        if template.is_some() && !fields.is_empty() {
            return Err(Failure::usage("a template names its fields itself")
                .hint("leave out --fields, or --template")
                .into());
        }
        Ok(Style {
            format,
            template,
            fields,
            no_header: self.no_header,
            quiet: self.quiet,
            csv_safe: self.csv_safe,
            nul: self.null,
        })
    }
}

fn format_of_environment() -> Result<Option<FormatChoice>> {
    let Some(value) = variable("BLOG_FORMAT") else {
        return Ok(None);
    };
    let name = value.to_string_lossy();
    FormatChoice::from_str(&name, false).map(Some).map_err(|_| {
        let known: Vec<String> = FormatChoice::value_variants()
            .iter()
            .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
            .collect();
        Failure::usage(format!("BLOG_FORMAT cannot be `{name}`"))
            .hint(format!("use one of {}, or unset it", known.join(", ")))
            .into()
    })
}
