//! The command line: the global options, the nouns, and the way to a command.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::error::ErrorKind;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, ValueEnum};

pub use crate::command::help::{TOPICS, Topic};
use crate::command::verb::{self, Entry, Verb, noun};
use crate::command::{
    apply, changes, comment, complete, completions, config, db, export, help, import, init, log,
    post, replace, rule, search, stats, status, tag, undo,
};
use crate::context::{Context, Options, variable};
use crate::failure::{Exit, Failure, TEMPLATE_HINT};
use crate::output::{Format, Style, WriteError};
use crate::store;
use crate::template::Template;
use crate::view::Answer;

/// A whole blog in one SQLite file, run from the shell
#[derive(Parser)]
#[command(
    name = "blog",
    version,
    disable_help_subcommand = true,
    max_term_width = 100,
    after_help = help::list()
)]
struct Cli {
    #[command(flatten)]
    global: Global,

    #[command(subcommand)]
    command: Option<Command>,
}

/// The options of every command.
#[derive(Args)]
#[command(next_help_heading = "Global options")]
struct Global {
    /// The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    #[arg(long, global = true, value_name = "PATH")]
    db: Option<PathBuf>,

    /// How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    #[arg(long, global = true)]
    format: Option<FormatChoice>,

    /// Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    #[arg(long, global = true, value_name = "TEXT")]
    template: Option<String>,

    /// Write ids, or what a template makes, with a NUL behind each
    #[arg(short = '0', long, global = true)]
    null: bool,

    /// Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    #[arg(long, global = true)]
    no_pager: bool,

    /// Whether to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,

    /// How long to wait while another program writes
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(..=86_400))]
    timeout: u64,
}

/// The formats of results.
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
    /// What --template says
    Template,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal that takes it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Yes or no; None leaves it to the terminal.
    fn always(self) -> Option<bool> {
        match self {
            Color::Auto => None,
            Color::Always => Some(true),
            Color::Never => Some(false),
        }
    }
}

impl Global {
    fn options(self, arguments: &[OsString]) -> Result<Options> {
        let style = self.style()?;
        Ok(Options {
            database: self.db.or_else(|| variable("BLOG_DB").map(PathBuf::from)),
            style,
            color: self.color.always(),
            pager: !self.no_pager,
            busy: Duration::from_secs(self.timeout),
            command: as_logged(arguments),
        })
    }

    /// How results are written. A template alone says its format.
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
                    return Err(Failure::usage("--template is a format of its own")
                        .hint("leave out --format")
                        .into());
                }
                None => {
                    return Err(Failure::usage("the format `template` needs a template")
                        .hint("give one, such as --template '{{ slug }}\\t{{ title }}'")
                        .into());
                }
            };
        Ok(Style {
            format,
            template,
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
        Failure::usage(format!("BLOG_FORMAT is `{name}`, which is no format"))
            .hint(format!("the formats are {}", known.join(", ")))
            .into()
    })
}

noun! {
    enum Command {
        /// Make a new blog
        Init(init::Init),
        /// Write, read, change and remove posts
        #[command(subcommand)]
        Post(post::Post),
        /// Write, read, change and remove comments
        #[command(subcommand)]
        Comment(comment::Comment),
        /// List, rename, merge and remove tags
        #[command(subcommand)]
        Tag(tag::Tag),
        /// Find posts and comments by the words in them
        Search(Box<search::Search>),
        /// Show the blog in numbers
        Stats(stats::Stats),
        /// Find and replace in posts and comments
        Replace(Box<replace::Replace>),
        /// Bring in posts and comments from elsewhere
        Import(Box<import::Import>),
        /// Write posts and comments in our own or another program's format
        Export(Box<export::Export>),
        /// Make the posts those of a folder of Markdown files
        Apply(apply::Apply),
        /// Decide by rules about comments that come in
        #[command(subcommand)]
        Rule(rule::Rule),
        /// Show and change the settings of the blog
        #[command(subcommand)]
        Config(config::Config),
        /// Look after the file: check it, copy it, ask it
        #[command(subcommand)]
        Db(db::Db),
        /// List what was written, newest first
        Log(log::Log),
        /// Take back what an operation wrote
        Undo(undo::Undo),
        /// Do again what was undone
        Redo(undo::Redo),
        /// Give what has changed since the last time, each change once
        Changes(changes::Changes),
        /// Print or install the completion script of a shell
        Completions(completions::Completions),
        /// Tell more of a command or a topic
        Help(help::Help),
    }
}

/// The whole command line.
pub fn command() -> clap::Command {
    Cli::command()
}

/// What the command that these words name writes as JSON.
pub fn answer<'a>(words: impl Iterator<Item = &'a str>) -> Option<Answer> {
    Entry::find(Command::VERBS, words).map(|entry| (entry.answer)())
}

/// Runs a command line, its program name first.
pub fn run(arguments: &[OsString]) -> Result<()> {
    if let Some(shell) = complete::asking(arguments) {
        return complete::run(&shell, arguments, Cli::command);
    }
    let cli = match parse(arguments) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, arguments),
    };
    let mut context = Context::new(cli.global.options(arguments)?)?;
    match cli.command {
        None => {
            context.read_at_ease();
            status::show(&mut context)
        }
        Some(command) => command.run(&mut context),
    }?;
    Ok(context.output.finish()?)
}

/// Options whose value is not for the log: texts, which it keeps in its images,
/// and what is private.
const UNLOGGED: [&str; 5] = ["--body", "-b", "--email", "--summary", "--website"];

/// The nouns whose `--author` is somebody who wrote a comment, which is private too.
const OF_READERS: [&str; 2] = ["comment", "rule"];

/// Options that say nothing of what was asked, with a value and without.
const GLOBAL: [&str; 5] = ["--db", "--format", "--template", "--color", "--timeout"];
const GLOBAL_FLAGS: [&str; 3] = ["-0", "--null", "--no-pager"];

/// A longer word of a command is cut in the log.
const LONGEST_WORD: usize = 60;

/// The command as the log shows it: on one line, as a shell would read it,
/// without long texts, private ones, and the global options.
fn as_logged(arguments: &[OsString]) -> String {
    let noun = place_of_command(arguments).and_then(|at| arguments.get(at));
    let of_readers = noun.is_some_and(|noun| OF_READERS.iter().any(|name| noun == name));
    let mut words = Vec::new();
    let mut rest = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    let mut only_values = false;
    while let Some(word) = rest.next() {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (&*word, None),
        };
        if only_values || !word.starts_with('-') {
            words.push(quoted(&word));
        } else if GLOBAL.contains(&name) {
            if value.is_none() {
                rest.next();
            }
        } else if GLOBAL_FLAGS.contains(&&*word) {
        } else if UNLOGGED.contains(&name) || of_readers && name == "--author" {
            if value.is_none() {
                rest.next();
            }
            words.push(format!("{name} …"));
        } else if word.starts_with("-b") {
            words.push("-b …".to_owned());
        } else {
            only_values = word == "--";
            words.push(quoted(&word));
        }
    }
    words.join(" ")
}

fn quoted(word: &str) -> String {
    let mut short: String = word.chars().take(LONGEST_WORD).collect();
    if short.len() < word.len() {
        short.push('…');
    }
    if short
        .chars()
        .all(|c| c.is_alphanumeric() || "-_=./:,@+…".contains(c))
        && !short.is_empty()
    {
        return short;
    }
    format!("'{}'", short.replace('\'', "'\\''"))
}

/// Whether errors are to be written as JSON, as far as the arguments tell
/// before they are understood.
pub fn wants_json(arguments: &[OsString]) -> bool {
    let asked = match given(arguments, "--format") {
        Some(format) => Some(format.to_owned()),
        None => std::env::var("BLOG_FORMAT").ok(),
    };
    asked.is_some_and(|format| format == "json" || format == "jsonl")
}

/// Whether to use colour, as far as the arguments tell before they are understood;
/// None leaves it to the terminal.
pub fn color(arguments: &[OsString]) -> Option<bool> {
    let when = Color::from_str(given(arguments, "--color")?, false);
    when.ok().and_then(Color::always)
}

/// The last value that is given to a global option.
fn given<'a>(arguments: &'a [OsString], option: &str) -> Option<&'a str> {
    let words = arguments.iter().filter_map(|word| word.to_str()).skip(1);
    let mut words = words.take_while(|word| *word != "--");
    let mut last = None;
    while let Some(word) = words.next() {
        match word.strip_prefix(option) {
            Some("") => last = words.next(),
            Some(rest) => last = rest.strip_prefix('=').or(last),
            None => {}
        }
    }
    last
}

fn parse(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let at = place_of_command(arguments).unwrap_or(arguments.len());
    let words: Vec<&str> = arguments
        .iter()
        .skip(at)
        .map_while(|word| word.to_str())
        .collect();
    let mut given = Cow::Borrowed(arguments);
    if words.first() == Some(&"search") {
        let global = Global::augment_args(clap::Command::new("search"));
        given = search::words_last(arguments, at, global).into();
    }
    let mut matches = narrowed(&words)
        .and_then(|command| matches(command, &given).ok())
        // What is wrong, or asks for help, is seen with all the commands there are.
        .map_or_else(|| matches(Cli::command(), &given), Ok)?;
    Cli::from_arg_matches_mut(&mut matches)
}

/// What the arguments say. The command is not freed, which would take a while.
fn matches(command: clap::Command, arguments: &[OsString]) -> Result<ArgMatches, clap::Error> {
    Box::leak(Box::new(command)).try_get_matches_from_mut(arguments)
}

/// The command line without the commands that are not asked for: to build all of them
/// takes longer than to read a post.
fn narrowed(words: &[&str]) -> Option<clap::Command> {
    let root = clap::Command::new("blog").disable_help_subcommand(true);
    verb::narrowed(
        Global::augment_args(root),
        Command::COMMANDS?,
        Command::VERBS,
        words,
    )
}

/// Where the command stands, behind global options.
fn place_of_command(arguments: &[OsString]) -> Option<usize> {
    let mut words = arguments.iter().enumerate().skip(1);
    while let Some((at, word)) = words.next() {
        match word.to_str() {
            Some(word) if GLOBAL.contains(&word) => {
                words.next();
            }
            Some(word) if word.starts_with('-') => {}
            _ => return Some(at),
        }
    }
    None
}

/// The words of the command that is named, as far as there is one.
fn named(arguments: &[OsString]) -> Vec<String> {
    let mut root = command();
    root.build();
    let mut command = &root;
    let mut words = Vec::new();
    let start = place_of_command(arguments).unwrap_or(arguments.len());
    for word in arguments
        .iter()
        .skip(start)
        .filter_map(|word| word.to_str())
    {
        if let Some(below) = command.find_subcommand(word) {
            words.push(below.get_name().to_owned());
            command = below;
        }
    }
    words
}

/// Help and version are answers; anything else is a failure in our own words.
fn refuse(error: &clap::Error, arguments: &[OsString]) -> Result<()> {
    match error.kind() {
        ErrorKind::DisplayVersion => {
            let mut stdout = io::stdout();
            writeln!(stdout, "{}", version())
                .and_then(|()| stdout.flush())
                .map_err(WriteError::from)?;
            Ok(())
        }
        ErrorKind::DisplayHelp => {
            let mut context = Context::new(Options {
                color: color(arguments),
                pager: !arguments.iter().any(|word| word == "--no-pager"),
                ..Options::default()
            })?;
            context.read_at_ease();
            let is_long = arguments.iter().any(|word| word == "--help");
            help::show(&named(arguments), is_long, &mut context)?;
            Ok(context.output.finish()?)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let names: Vec<&str> = arguments
                .iter()
                .skip(1)
                .filter_map(|name| name.to_str())
                .collect();
            Err(
                Failure::usage(format!("`blog {}` is not a whole command", names.join(" ")))
                    .hint(format!(
                        "`blog help {}` lists what can follow",
                        names.join(" ")
                    ))
                    .into(),
            )
        }
        ErrorKind::InvalidUtf8 => Err(invalid_utf8(arguments).into()),
        ErrorKind::InvalidSubcommand => {
            let start = place_of_command(arguments).unwrap_or(arguments.len());
            let words = arguments.iter().skip(start);
            let words: Vec<String> = words
                .map(|word| word.to_string_lossy().into_owned())
                .collect();
            let failure = in_our_words(error);
            Err(
                match help::guess::question(&help::guess::commands(&words)) {
                    Some(question) => failure.hint(question),
                    None => failure,
                }
                .into(),
            )
        }
        _ => Err(in_our_words(error).into()),
    }
}

/// What this program is, and of what it is made. Only a release knows its commit.
fn version() -> String {
    let parts = [env!("BLOG_SOURCE"), &store::engine()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("blog {} ({})", env!("CARGO_PKG_VERSION"), known.join(", "))
}

/// The message without the usage behind it, and the first advice as the hint.
fn in_our_words(error: &clap::Error) -> Failure {
    let text = error.render().to_string();
    let mut message = Vec::new();
    let mut hint = None;
    for line in text.trim_start_matches("error: ").lines().map(str::trim) {
        if let Some(tip) = line.strip_prefix("tip: ") {
            hint.get_or_insert_with(|| as_question(tip));
        } else if let Some(usage) = line.strip_prefix("Usage: ") {
            hint.get_or_insert(format!("usage: {usage}"));
        } else if !line.is_empty() && !line.starts_with("For more information") {
            message.push(line);
        }
    }
    Failure::usage(message.join(" "))
        .hint(hint.unwrap_or_else(|| "`blog help` tells more".to_owned()))
}

/// `a similar value exists: 'json'` as a question; any other tip as it is.
fn as_question(tip: &str) -> String {
    let Some((_, names)) = tip.split_once("exist").filter(|_| tip.contains("similar")) else {
        return tip.to_owned();
    };
    let names = names.split('\'').skip(1).step_by(2).map(str::to_owned);
    help::guess::question(&names.collect::<Vec<_>>()).unwrap_or_else(|| tip.to_owned())
}

/// Names the first argument that is no text, and the place in it.
fn invalid_utf8(arguments: &[OsString]) -> Failure {
    let place = arguments.iter().enumerate().find_map(|(index, argument)| {
        let error = std::str::from_utf8(argument.as_encoded_bytes()).err()?;
        Some((index, error.valid_up_to()))
    });
    let message = match place {
        Some((index, offset)) => format!("argument {index} is not UTF-8 text at byte {offset}"),
        None => "an argument is not UTF-8 text".to_owned(),
    };
    Failure::new(Exit::Invalid, message).hint("convert it to UTF-8, for example with `iconv`")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of which any can be meant, or nobody knows better.
    const ANY: [&str; 24] = [
        "A", "B", "BATCH", "DAYS", "DOMAIN", "DURATION", "EMAIL", "N", "NAME", "NEW", "OLD",
        "PARTS", "REGEX", "SECONDS", "SLUG", "SQL", "SUMMARY", "TEXT", "TIME", "TITLE", "URL",
        "VALUE", "VERSION", "WORDS",
    ];

    #[test]
    fn every_value_is_completed_unless_any_can_be_meant() {
        fn check(command: &clap::Command, path: &str) {
            for argument in command.get_arguments() {
                let name = argument.get_value_names().and_then(<[_]>::first);
                let parser = argument.get_value_parser();
                let Some(name) = name.filter(|_| parser.possible_values().is_none()) else {
                    continue;
                };
                assert!(
                    complete::completes(path, argument) || ANY.contains(&name.as_str()),
                    "blog {path}: nothing completes {name} of {}",
                    argument.get_id()
                );
            }
            for inner in command.get_subcommands() {
                check(inner, format!("{path} {}", inner.get_name()).trim_start());
            }
        }
        let mut root = Cli::command();
        root.build();
        check(&root, "");
    }

    #[test]
    fn no_command_is_parsed_among_all_the_others() {
        fn check(command: &clap::Command, path: &[&str]) {
            for inner in command.get_subcommands() {
                let words = [path, &[inner.get_name()]].concat();
                check(inner, &words);
                if !inner.has_subcommands() {
                    let mut root = narrowed(&words).unwrap();
                    for word in words {
                        assert_eq!(root.get_subcommands().count(), 1, "{word}");
                        root = root.find_subcommand(word).unwrap().clone();
                        // `log` has arguments beside its one verb.
                        if word == "log" {
                            break;
                        }
                    }
                }
            }
        }
        let mut root = Cli::command();
        root.build();
        check(&root, &[]);
    }
}
