//! The template language: a template given on the command line is read,
//! and filled with the fields of a record.

mod filters;
#[cfg(test)]
mod tests;
mod weight;

use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use thiserror::Error as ThisError;

/// The most steps that a template may take for one record.
const STEPS: u64 = 1_000_000;

/// The most bytes of text that a step may make: MiniJinja charges so.
const BYTES_PER_STEP: u64 = 64;

/// The most bytes of a template.
const LENGTH: usize = 16 * 1024;

/// The most loops and blocks inside each other.
const DEPTH: usize = 16;

/// The most characters of an error: it may quote a value.
const QUOTED: usize = 200;

/// The name of the one template.
const NAME: &str = "template";

/// An error in a template, with its position.
#[derive(Debug, ThisError)]
#[error("{0}")]
pub struct BadTemplate(String);

/// A template that is filled with one record at a time.
pub struct Template {
    environment: Environment<'static>,
    names: Vec<String>,
}

impl Template {
    /// Parses a template from the command line: outside of expressions, `\t`, `\n` and
    /// `\\` are escapes.
    ///
    /// # Errors
    /// It is malformed.
    pub fn read(text: &str) -> Result<Template, BadTemplate> {
        if text.len() > LENGTH {
            let length = text.len();
            let what = format!("it is {length} bytes long, over its limit of {LENGTH}");
            return Err(BadTemplate(what));
        }
        let text = unescaped(text);
        let mut environment = environment();
        environment
            .add_template_owned(NAME, text.clone())
            .map_err(|error| bad(&error, &text))?;
        let template = environment.get_template(NAME);
        let used = template.map(|template| template.undeclared_variables(false));
        let mut names: Vec<String> = used
            .map_err(|error| bad(&error, &text))?
            .into_iter()
            .filter(|name| environment.globals().all(|(global, _)| global != name))
            .collect();
        names.sort();
        Ok(Template { environment, names })
    }

    /// The names of the fields that it uses.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Fills it with these fields.
    ///
    /// # Errors
    /// An expression fails, or exceeds the limits.
    pub fn fill(
        &self,
        fields: impl Iterator<Item = (String, Value)>,
    ) -> Result<String, BadTemplate> {
        let template = self.environment.get_template(NAME);
        let template = template.map_err(|error| bad(&error, ""))?;
        template
            .render(Value::from_pairs(fields))
            .map_err(|error| bad(&error, template.source()))
    }
}

/// The environment of templates: no automatic escapes, null is empty, lists are joined by
/// commas, and undefined names are errors.
fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(|out, state, value| match value.kind() {
        ValueKind::None => Ok(()),
        ValueKind::Bool => Ok(out.write_str(if value.is_true() { "true" } else { "false" })?),
        ValueKind::Seq => {
            weight::charge(state, value)?;
            let items: Vec<String> = value.try_iter()?.map(|item| item.to_string()).collect();
            Ok(out.write_str(&items.join(","))?)
        }
        _ => {
            weight::charge(state, value)?;
            minijinja::escape_formatter(out, state, value)
        }
    });
    environment.set_fuel(Some(STEPS));
    environment.set_recursion_limit(DEPTH);
    // A loop could nest a namespace without limit and overflow the stack.
    environment.remove_global("namespace");
    filters::add_to(&mut environment);
    environment
}

/// The error with its position in the source.
fn bad(error: &Error, source: &str) -> BadTemplate {
    let mut what = match error.detail() {
        _ if error.kind() == ErrorKind::OutOfFuel => "it runs for too long".to_owned(),
        _ if error.kind() == ErrorKind::SyntaxError => syntax(source).to_owned(),
        Some(detail) => detail.to_owned(),
        None => error.kind().to_string(),
    };
    if let Some((end, _)) = what.char_indices().nth(QUOTED) {
        what.truncate(end);
        what.push('…');
    }
    let before = error.range().and_then(|range| source.get(..range.start));
    BadTemplate(match (before, error.line()) {
        (Some(before), _) => {
            let line = before.matches('\n').count() + 1;
            let last = before.rsplit('\n').next().unwrap_or_default();
            format!("{what} (line {line}, column {})", last.chars().count() + 1)
        }
        (None, Some(line)) => format!("{what} (line {line})"),
        (None, None) => what,
    })
}

/// What is wrong with the syntax of a template.
fn syntax(source: &str) -> &'static str {
    let is_open = |(open, close): &&(&str, &str)| {
        source.matches(open).count() > source.matches(close).count()
    };
    match MARKS.iter().find(is_open) {
        Some(("{{", _)) => "a `{{` is not closed by `}}`",
        Some(("{%", _)) => "a `{%` is not closed by `%}`",
        Some(_) => "a `{#` is not closed by `#}`",
        None => "the syntax is not valid",
    }
}

/// The delimiters of expressions, statements and comments.
const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// Resolves the escapes outside of expressions; those inside belong to the language.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((start, close)) = next_mark(rest) {
        let (before, inside) = rest.split_at(start);
        push_unescaped(&mut plain, before);
        let end = inside
            .find(close)
            .map_or(inside.len(), |at| at + close.len());
        let (inside, after) = inside.split_at(end);
        plain.push_str(inside);
        rest = after;
    }
    push_unescaped(&mut plain, rest);
    plain
}

/// The position of the next of [`MARKS`], and its closing delimiter.
fn next_mark(text: &str) -> Option<(usize, &'static str)> {
    text.match_indices('{').find_map(|(at, _)| {
        let (_, rest) = text.split_at(at);
        let mark = MARKS.iter().find(|(open, _)| rest.starts_with(open));
        mark.map(|(_, close)| (at, *close))
    })
}

fn push_unescaped(plain: &mut String, text: &str) {
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let escaped = match rest.as_str().chars().next() {
            Some('t') => '\t',
            Some('n') => '\n',
            Some('\\') => '\\',
            _ => {
                plain.push(c);
                continue;
            }
        };
        if c == '\\' {
            rest.next();
            plain.push(escaped);
        } else {
            plain.push(c);
        }
    }
}
