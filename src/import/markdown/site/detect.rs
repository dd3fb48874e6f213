//! Finding the site that a folder belongs to.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Generator, is_language, python};
use crate::front_matter::Settings;

/// The maximum size of a configuration file, in bytes.
const LONGEST: u64 = 256 * 1024;

/// The number of folders in which a configuration file is looked for: the folder and those
/// above it.
const LEVELS: usize = 4;

/// The number of sections that are looked at for marks of Zola.
const SECTIONS: usize = 50;

/// What is known about a site.
#[derive(Default)]
pub(super) struct Found {
    pub generator: Option<Generator>,
    pub settings: Settings,
    /// The path of the folder in the site, ending with `/` unless it is the site.
    pub within: String,
    /// The folders of posts and pages in Nikola.
    pub folders: Vec<Destination>,
    pub marks: Marks,
}

/// What a content folder says without a configuration file.
#[derive(Default)]
pub(super) struct Marks {
    /// Whether a section has settings that only Zola knows.
    pub is_zola: bool,
    /// Whether it is `src/content`, the folder of Astro, whose addresses are in templates.
    pub is_astro: bool,
    /// Whether its only folder is that of a language, which addresses do not have then.
    pub has_one_language: bool,
}

/// A folder of Nikola and where its files are published.
pub(super) struct Destination {
    pub folder: String,
    pub to: String,
    pub is_page: bool,
}

/// Finds the site of a folder, that of the generator `from` if it is given.
pub(super) fn detect(folder: &Path, from: Option<Generator>) -> Found {
    let Ok(whole) = folder.canonicalize() else {
        return Found::default();
    };
    for site in whole.ancestors().take(LEVELS) {
        let read = configuration(site, from);
        if let Some(mut found) = read.filter(|found| from.is_none() || from == found.generator) {
            found.within = within(&whole, site);
            return found;
        }
        if site.join(".git").exists() {
            break;
        }
    }
    let site = by_name(&whole).unwrap_or(&whole);
    let content = match whole.ends_with("content") {
        true => whole.clone(),
        false => site.join("content"),
    };
    Found {
        within: within(&whole, site),
        marks: marks(&content),
        ..Found::default()
    }
}

/// The site of a folder in the imported one; `None` without a configuration file and
/// without folders that generators have.
pub(super) fn inner(folder: &Path) -> Option<Found> {
    let is_folder = |name: &str| {
        let about = folder.join(name).symlink_metadata();
        about.is_ok_and(|about| about.is_dir())
    };
    configuration(folder, None).or_else(|| {
        let is_site = ["content", "_posts", "_drafts"].into_iter().any(is_folder);
        is_site.then(|| Found {
            marks: marks(&folder.join("content")),
            ..Found::default()
        })
    })
}

/// The site above a folder with a name that generators give to their folders.
fn by_name(whole: &Path) -> Option<&Path> {
    let named = |folder: &&Path| {
        ["_posts", "_drafts", "content"]
            .iter()
            .any(|name| folder.ends_with(name))
    };
    let above = whole.ancestors().take(3).find(named)?.parent()?;
    let is_source = above.ends_with("source") && !whole.ends_with("content");
    above.parent().filter(|_| is_source).or(Some(above))
}

fn within(whole: &Path, site: &Path) -> String {
    let path = whole.strip_prefix(site).unwrap_or(Path::new(""));
    match path.to_string_lossy() {
        path if path.is_empty() => String::new(),
        path => format!("{path}/"),
    }
}

/// Reads the configuration file of a site.
fn configuration(site: &Path, from: Option<Generator>) -> Option<Found> {
    let text = |name: &str| read(&site.join(name));
    let found = |generator, settings| Found {
        generator: Some(generator),
        settings,
        ..Found::default()
    };
    let may_be = |generator| from.is_none_or(|from| from == generator);
    if may_be(Generator::Hugo) {
        for name in [
            "hugo.toml",
            "config/_default/hugo.toml",
            "config/_default/config.toml",
        ] {
            if let Some(text) = text(name) {
                return Some(found(
                    Generator::Hugo,
                    Settings::toml(&text).unwrap_or_default(),
                ));
            }
        }
        for name in ["hugo.yaml", "hugo.yml", "config/_default/hugo.yaml"] {
            if let Some(text) = text(name) {
                return Some(found(
                    Generator::Hugo,
                    Settings::yaml(&text).unwrap_or_default(),
                ));
            }
        }
        if let Some(text) = text("hugo.json") {
            return Some(found(
                Generator::Hugo,
                Settings::json(&text).unwrap_or_default(),
            ));
        }
    }
    if let Some(settings) = text("config.toml").and_then(|text| Settings::toml(&text)) {
        let is_zola = settings.has(&["base_url"]) || from == Some(Generator::Zola);
        let generator = if is_zola {
            Generator::Zola
        } else {
            Generator::Hugo
        };
        if is_zola || settings.has(&["baseurl"]) || from == Some(Generator::Hugo) {
            return Some(found(generator, settings));
        }
    }
    if let Some(text) = text("zola.toml") {
        return Some(found(
            Generator::Zola,
            Settings::toml(&text).unwrap_or_default(),
        ));
    }
    let old = ["config.yaml", "config.yml"]
        .iter()
        .find_map(|name| Settings::yaml(&text(name)?));
    let old = old.or_else(|| Settings::json(&text("config.json")?));
    if let Some(settings) = old.filter(|settings| settings.has(&["baseurl"])) {
        return Some(found(Generator::Hugo, settings));
    }
    if let Some(text) = text("_config.yml").or_else(|| text("_config.yaml")) {
        let settings = Settings::yaml(&text).unwrap_or_default();
        let generator = from.unwrap_or_else(|| match is_hexo(site, &settings) {
            true => Generator::Hexo,
            false => Generator::Jekyll,
        });
        return Some(found(generator, settings));
    }
    if let Some(text) = text("pelicanconf.py") {
        return Some(found(Generator::Pelican, python::settings(&text)));
    }
    let eleventy = ["js", "cjs", "mjs", "ts"].map(|ending| format!("eleventy.config.{ending}"));
    let eleventy = eleventy.iter().map(String::as_str).chain([".eleventy.js"]);
    if let Some(text) = eleventy.into_iter().find_map(text) {
        return Some(found(Generator::Eleventy, of_javascript(&text)));
    }
    let text = text("conf.py").filter(|text| text.contains("POSTS") && text.contains("BLOG_"))?;
    let destinations =
        [("POSTS", false), ("PAGES", true)]
            .into_iter()
            .flat_map(|(name, is_page)| {
                let folders = python::folders(&text, name).into_iter();
                folders.map(move |(folder, to)| Destination {
                    folder,
                    to,
                    is_page,
                })
            });
    Some(Found {
        folders: destinations.collect(),
        ..found(Generator::Nikola, python::settings(&text))
    })
}

/// Whether a `_config.yml` is that of Hexo and not of Jekyll.
fn is_hexo(site: &Path, settings: &Settings) -> bool {
    let has = |name: &&str| settings.has(&[name]);
    let is_landscape = settings.text(&["theme"]) == Some("landscape");
    if is_landscape
        || ["source_dir", "public_dir", "new_post_name", "skip_render"]
            .iter()
            .any(has)
    {
        return true;
    }
    let jekyll = [
        "source",
        "markdown",
        "gems",
        "plugins",
        "highlighter",
        "kramdown",
        "collections",
    ];
    site.join("source/_posts").is_dir() && !jekyll.iter().any(has)
}

/// The input folder in a configuration of Eleventy.
fn of_javascript(text: &str) -> Settings {
    let after = text.split_once("input:").map(|(_, rest)| rest.trim_start());
    let quoted = after.and_then(|rest| {
        let quote = rest.chars().next().filter(|c| "'\"`".contains(*c))?;
        Some(rest.get(1..)?.split_once(quote)?.0)
    });
    Settings::of(quoted.map(|input| {
        (
            "input".to_owned(),
            input.trim_matches(['.', '/']).to_owned(),
        )
    }))
}

/// Looks at a content folder.
fn marks(content: &Path) -> Marks {
    let entries: Vec<PathBuf> = content
        .read_dir()
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            !path
                .file_name()
                .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
        })
        .take(SECTIONS)
        .collect();
    let keys = [
        "sort_by",
        "paginate_by",
        "page_template",
        "insert_anchor_links",
        "transparent",
    ];
    let is_zola = std::iter::once(content)
        .chain(entries.iter().map(PathBuf::as_path))
        .any(|folder| {
            let text = read(&folder.join("_index.md")).unwrap_or_default();
            text.starts_with("+++") && keys.iter().any(|key| text.contains(key))
        });
    let has_one_language = match entries.as_slice() {
        [only] => {
            only.is_dir()
                && only
                    .file_name()
                    .is_some_and(|name| is_language(&name.to_string_lossy()))
        }
        _ => false,
    };
    Marks {
        is_astro: content.ends_with("src/content"),
        is_zola,
        has_one_language,
    }
}

/// The text of a regular file of a usual size; links are not followed.
fn read(path: &Path) -> Option<String> {
    let about = path.symlink_metadata().ok()?;
    let file = File::open(path)
        .ok()
        .filter(|_| about.is_file() && about.len() <= LONGEST)?;
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(text)
}
