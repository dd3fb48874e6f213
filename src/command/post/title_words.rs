//! Words in the place of a title that are something else, answered with the command to type.

use std::path::Path;

use crate::failure::Failure;
use crate::import::markdown;

/// Refuses file names in the place of a title. Beside `-F`, only the name of a Markdown file
/// is one.
pub(super) fn refuse_files<'a>(
    words: impl Iterator<Item = &'a String>,
    body_file: Option<&Path>,
) -> Result<(), Failure> {
    let may_be_file = |word: &str| body_file.is_none() || markdown::is_markdown(word);
    let files = words.filter(|word| may_be_file(word) && Path::new(word).is_file());
    let names: Vec<String> = body_file
        .map(|path| path.to_string_lossy().into_owned())
        .into_iter()
        .chain(files.cloned())
        .collect();
    let all = shell_words::join(&names);
    match (names.as_slice(), body_file) {
        ([], _) | ([_], Some(_)) => Ok(()),
        ([name], None) => Err(Failure::usage(format!(
            "`{name}` is a file, and `blog post add` takes a title"
        ))
        .hint(format!("`blog post add -F {all}` adds the file"))),
        _ => Err(Failure::usage("`blog post add` adds one post")
            .hint(format!("`blog import markdown {all}` adds several files"))),
    }
}

/// Refuses several words that are not one quoted title.
pub(super) fn refuse_several<'a>(words: impl Iterator<Item = &'a String>) -> Result<(), Failure> {
    let words: Vec<&str> = words.map(String::as_str).collect();
    if words.len() < 2 {
        return Ok(());
    }
    let title = words.join(" ");
    let quoted = shell_words::quote(&title);
    Err(
        Failure::usage(format!("several titles were given: {title}")).hint(format!(
            "quote a title of several words: `blog post add {quoted}`"
        )),
    )
}
