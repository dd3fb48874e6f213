//! The rules of the model for values of the command line, checked before a command runs: an
//! invalid value is a usage error there, and invalid data in a file.

use clap::ArgMatches;
use clap::parser::ValueSource;

use crate::failure::Failure;
use crate::model::limits::{
    COMMENT_AUTHOR, COMMENT_BODY, IMAGE, Invalid, LANGUAGE, POST_AUTHOR, POST_BODY, SUMMARY, TITLE,
    check_email, check_website,
};
use crate::model::post::check_path;
use crate::model::setting::{AUTHOR, BLOG_TITLE, TIME_ZONE};
use crate::model::{Action, Criteria, NewRule, Setting, Slug, cursor, tag};

/// Checks a value; the other arguments of the command are given, too.
type Check = fn(&str, &ArgMatches) -> Result<(), Invalid>;

/// The commands, separated by `|`, the id of the argument, and its rule.
#[rustfmt::skip]
const RULES: &[(&str, &str, Check)] = &[
    ("post add|post set", "title", |text, _| TITLE.check_required(text)),
    ("post add|post set", "slug", |text, _| Slug::new(text).map(drop)),
    ("post add|post set", "path", |text, _| or_clear(text, check_path)),
    ("post add|post set", "language", |text, _| or_clear(text, |text| LANGUAGE.check(text))),
    ("post add|post set", "image", |text, _| or_clear(text, |text| IMAGE.check(text))),
    ("post add", "author", |text, _| POST_AUTHOR.check_required(text)),
    ("post set", "new_author", |text, _| or_clear(text, |text| POST_AUTHOR.check_required(text))),
    ("post add", "summary", |text, _| SUMMARY.check_required(text)),
    ("post set", "summary", |text, _| or_clear(text, |text| SUMMARY.check_required(text))),
    ("post add", "tag", |_, all| tags(all)),
    ("post set", "tags", |text, _| tag_of_list(text)),
    ("post set", "add_tag", |text, _| tag_of_list(text)),
    ("post set", "remove_tag", |text, _| tag_of_list(text)),
    ("post add|post set", "body", |text, _| POST_BODY.check(text)),
    ("comment add|comment reply", "author", |text, _| COMMENT_AUTHOR.check_required(text)),
    ("comment set", "new_author", |text, _| COMMENT_AUTHOR.check_required(text)),
    ("comment add", "email", |text, _| check_email(text)),
    ("comment set", "new_email", |text, _| or_clear(text, check_email)),
    ("comment add", "website", |text, _| check_website(text)),
    ("comment set", "new_website", |text, _| or_clear(text, check_website)),
    ("comment add|comment reply|comment set", "body", |text, _| {
        COMMENT_BODY.check_required(text)
    }),
    ("tag rename", "name", |text, _| tag::check(text.trim())),
    ("tag merge", "into", |text, _| tag::check(text.trim())),
    ("rule add", "name", |text, _| {
        rule(Some(text), |criteria, _| criteria.duplicate = true, "")
    }),
    ("rule add", "author", |text, _| rule(None, |it, text| it.author = text, text)),
    ("rule add", "email", |text, _| rule(None, |it, text| it.email = text, text)),
    ("rule add", "website", |text, _| rule(None, |it, text| it.website = text, text)),
    ("rule add", "word", |text, _| rule(None, |it, text| it.words.extend(text), text)),
    ("rule add", "regex", |text, _| rule(None, |it, text| it.pattern = text, text)),
    ("changes", "cursor", |text, _| cursor::check(text)),
    ("init", "title", |text, _| setting(BLOG_TITLE, text)),
    ("init", "author", |text, _| setting(AUTHOR, text)),
    ("init", "time_zone", |text, _| setting(TIME_ZONE, text)),
    ("config set", "value", |text, all| match all.get_one::<String>("name") {
        Some(name) => setting(name, text),
        None => Ok(()),
    }),
];

/// Checks the values of a parsed command line.
///
/// # Errors
/// A value is invalid.
pub(super) fn check(matches: &ArgMatches) -> Result<(), Failure> {
    let mut path = Vec::new();
    let mut matches = matches;
    while let Some((name, inner)) = matches.subcommand() {
        path.push(name);
        matches = inner;
    }
    let path = path.join(" ");
    for (commands, id, check) in RULES {
        if !commands.split('|').any(|command| command == path)
            || matches.value_source(id) != Some(ValueSource::CommandLine)
        {
            continue;
        }
        for value in matches.get_raw(id).into_iter().flatten() {
            check(&value.to_string_lossy(), matches).map_err(Failure::invalid_value)?;
        }
    }
    Ok(())
}

/// Checks a text; an empty one clears the field.
fn or_clear(text: &str, check: fn(&str) -> Result<(), Invalid>) -> Result<(), Invalid> {
    match text {
        "" => Ok(()),
        text => check(text),
    }
}

/// Checks the tags of a new post.
fn tags(arguments: &ArgMatches) -> Result<(), Invalid> {
    let raw = arguments.get_raw("tag").into_iter().flatten();
    let names = raw.map(|name| name.to_string_lossy().trim().to_owned());
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    tag::normalise(&names).map(drop)
}

/// Checks a tag of a list, in which empty items are dropped.
fn tag_of_list(text: &str) -> Result<(), Invalid> {
    or_clear(text.trim(), tag::check)
}

/// Checks a value of a setting; the command names an unknown setting.
fn setting(name: &str, value: &str) -> Result<(), Invalid> {
    Setting::named(name).map_or(Ok(()), |setting| setting.check(value))
}

/// Checks one criterion of a rule, or its name.
fn rule(
    name: Option<&str>,
    set: fn(&mut Criteria, Option<String>),
    text: &str,
) -> Result<(), Invalid> {
    let mut criteria = Criteria::default();
    set(&mut criteria, Some(text.to_owned()));
    let mut rule = NewRule {
        name: name.map(str::to_owned),
        action: Action::Hold,
        enabled: true,
        criteria,
        before: None,
    };
    rule.normalise()
}
