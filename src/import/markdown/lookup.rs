//! Files in a folder by their paths.

use std::path::Path;

use unicode_normalization::UnicodeNormalization;

/// The path of a regular file in a folder, without `.` and `..`; links are not followed.
/// Unicode may be composed or not.
pub(super) fn existing(folder: &Path, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part if part.starts_with('.') || part.contains('\0') => return None,
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    let forms = [path.clone(), path.nfc().collect(), path.nfd().collect()];
    forms.into_iter().find(|path| is_regular(folder, path))
}

fn is_regular(folder: &Path, path: &str) -> bool {
    let mut whole = folder.to_owned();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        whole.push(part);
        let Ok(about) = whole.symlink_metadata() else {
            return false;
        };
        let is_last = parts.peek().is_none();
        if is_last && !about.is_file() || !is_last && !about.is_dir() {
            return false;
        }
    }
    !path.is_empty()
}
