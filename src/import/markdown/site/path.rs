//! The paths of files in a site.

use crate::front_matter::Settings;

/// The folders and the name of a file, without its extension.
pub(super) fn parts(path: &str) -> (Vec<&str>, &str) {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let folders = folders.split('/').filter(|folder| !folder.is_empty());
    (folders.collect(), stem)
}

/// A path from the root with these segments, ending with `/`.
pub(super) fn folder_of<'a>(segments: impl IntoIterator<Item = &'a str>) -> String {
    let mut path = String::from("/");
    for segment in segments.into_iter().filter(|segment| !segment.is_empty()) {
        path.push_str(segment);
        path.push('/');
    }
    path
}

/// The language at the end of a name, such as `about.fr`, and the rest.
pub(super) fn language_of<'a>(settings: &Settings, stem: &'a str) -> (&'a str, Option<&'a str>) {
    let Some((name, language)) = stem.rsplit_once('.') else {
        return (stem, None);
    };
    let known = settings.names(&["languages"]);
    let is_language = match known.is_empty() {
        true => is_language(language),
        false => known
            .iter()
            .any(|known| known.eq_ignore_ascii_case(language)),
    };
    match is_language {
        true => (name, Some(language)),
        false => (stem, None),
    }
}

/// Whether a name is that of a language: `fr`, `pt-br`.
pub(super) fn is_language(name: &str) -> bool {
    let (language, region) = name.split_once(['-', '_']).unwrap_or((name, "xx"));
    let is_word = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    language.len() == 2 && is_word(language) && (2..=4).contains(&region.len()) && is_word(region)
}
