//! Front matter of other blogs: the fields that only an import reads, and values in the
//! shapes that site generators accept.

mod simplify;

use self::simplify::{
    NO_COMMENTS, categories, collect, is_empty, simplify, statuses, without_repeated, without_wrong,
};
use super::fields::{TAGS, flag, has};
use super::node::{Map, Node, Value};

/// How the front matter of another blog is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Whether to accept a value of a wrong type and a repeated key.
    pub is_lenient: bool,
    /// Whether white space separates the words of `tags` and `categories`, as in Jekyll.
    pub splits_words: bool,
}

/// What front matter says about a post of another blog, besides the fields of
/// [`FrontMatter`](super::FrontMatter).
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Imported {
    /// The categories, which addresses may contain.
    pub categories: Vec<String>,
    /// The language.
    pub language: Option<String>,
    /// The id in feeds.
    pub guid: Option<String>,
    /// The lead image: a URL or a path.
    pub image: Option<String>,
    /// Whether it is a page; `None` if it does not say.
    pub is_page: Option<bool>,
    /// The time from which Hugo shows it.
    pub publish: Option<String>,
    /// The time from which Hugo no longer shows it.
    pub expires: Option<String>,
    /// Zola's `path`.
    pub path: Option<String>,
    /// The `url` of Hugo and Pelican.
    pub url: Option<String>,
    /// The `permalink` of Jekyll, Eleventy and Hexo.
    pub permalink: Option<String>,
    /// Pelican's `save_as`.
    pub save_as: Option<String>,
    /// The `link`, which may be the address of the post or one that it is about.
    pub link: Option<String>,
    /// Whether its address stays, whatever pattern the blog has (`own_path`).
    pub has_own_path: bool,
    /// Other addresses that lead to it.
    pub aliases: Vec<String>,
    /// The generator whose header without fences it is.
    pub header: Option<Header>,
    /// The keys that a blog does not have, or whose values are not usable.
    pub ignored: Vec<String>,
    /// The keys that are given more than once; the last value is read.
    pub repeated: Vec<String>,
}

/// A form of metadata without an opening fence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Header {
    /// YAML up to a fence.
    Hexo,
    /// Lines `.. key: value`.
    Nikola,
    /// Lines `key: value`.
    Pelican,
}

type Names = &'static [&'static str];

const LANGUAGE: Names = &["lang", "language", "locale"];
const GUID: Names = &["guid"];
const IMAGE: Names = &[
    "image",
    "featured_image",
    "featuredimage",
    "featureimage",
    "feature_image",
    "cover",
    "cover_image",
    "coverimage",
    "images",
    "thumbnail",
    "banner",
    "hero_image",
    "header",
    "header-img",
    "header_image",
    "og_image",
    "previewimage",
    "photos",
];
/// The keys of the address in a map that describes an image.
const IMAGE_ADDRESS: Names = &[
    "image",
    "src",
    "path",
    "url",
    "feature",
    "teaser",
    "overlay_image",
    "thumbnail",
    "thumb",
    "file",
    "relative",
];
/// The aliases of generators, the addresses that exporters of WordPress keep, and the name
/// that Movable Type had for a file.
const ALIASES: Names = &[
    "aliases",
    "alias",
    "redirect_from",
    "wordpress_url",
    "old_url",
    "basename",
];
/// The keys of [`Imported`] without a list of names.
const OTHERS: Names = &[
    "path",
    "url",
    "permalink",
    "save_as",
    "link",
    "own_path",
    "publishdate",
    "expirydate",
    "layout",
    "type",
    "template",
    "kind",
    "categories",
    "category",
    "wordpress_id",
];
/// Fields that say how a generator shows a post, and copies of other fields.
const PRESENTATION: Names = &[
    "ads",
    "author_email",
    "author_login",
    "author_url",
    "cascade",
    "classes",
    "date_gmt",
    "eleventyexcludefromcollections",
    "eleventynavigation",
    "excerpt_separator",
    "hidetoc",
    "in_search_index",
    "insert_anchor_links",
    "katex",
    "linktitle",
    "markup",
    "math",
    "mathjax",
    "menu",
    "menus",
    "mermaid",
    "modified_gmt",
    "outputs",
    "page_template",
    "paginate_by",
    "paginate_path",
    "pin",
    "related",
    "render_with_liquid",
    "robots",
    "share",
    "showtoc",
    "sidebar",
    "sitemap",
    "sort_by",
    "toc",
    "top",
    "transparent",
    "weight",
];
/// The tables of custom keys in Zola and Hugo, and that of Zola's tags.
const TABLES: [&str; 3] = ["extra", "params", "taxonomies"];

/// Brings the values into the shapes that the fields of a post have, and reads the other
/// ones. `known` are the keys that a post has.
pub(super) fn take(map: &mut Map, options: Options, known: &[Names]) -> Imported {
    let mut imported = Imported::default();
    if options.is_lenient {
        imported.repeated = without_repeated(map);
    }
    imported.categories = categories(map, options);
    if options.is_lenient {
        simplify(map, options);
        statuses(map);
        imported.ignored = without_wrong(map);
    }
    let tables = || TABLES.iter().take(2).filter_map(|name| table(map, name));
    let places = || std::iter::once(&*map).chain(tables());
    let text = |names: Names| places().find_map(|map| text(map, names));
    imported.language = text(LANGUAGE);
    imported.guid = text(GUID);
    let images: Vec<(String, String)> = places().flat_map(images).collect();
    imported.image = images.first().map(|(_, image)| image.clone());
    imported.has_own_path = text(&["own_path"]).and_then(|text| flag(&text)) == Some(true);
    imported.is_page = places().find_map(is_page);
    imported.publish = text(&["publishdate"]);
    imported.expires = text(&["expirydate"]);
    imported.path = self::text(map, &["path"]);
    imported.url = self::text(map, &["url"]);
    imported.permalink = self::text(map, &["permalink"]);
    imported.save_as = self::text(map, &["save_as"]);
    imported.link = self::text(map, &["link"]);
    imported.aliases = aliases(map);
    let others = images
        .iter()
        .filter(|(_, image)| Some(image) != imported.image.as_ref());
    imported.ignored.extend(others.map(|(key, _)| key.clone()));
    imported.ignored.extend(other_summaries(map));
    imported.ignored.extend(unknown(map, known));
    imported
}

fn is(key: &str, name: &str) -> bool {
    key.eq_ignore_ascii_case(name)
}

fn get<'a>(map: &'a Map, name: &str) -> Option<&'a Node> {
    let node = &map.iter().find(|(key, _)| is(key, name))?.1;
    Some(node).filter(|node| !matches!(node.value, Value::Null))
}

fn table<'a>(map: &'a Map, name: &str) -> Option<&'a Map> {
    match &get(map, name)?.value {
        Value::Map(table) => Some(table),
        _ => None,
    }
}

/// The text of the first of these keys that has one.
fn text(map: &Map, names: Names) -> Option<String> {
    let texts = names.iter().filter_map(|name| get(map, name)?.value.text());
    let mut given = texts.map(str::trim).filter(|text| !text.is_empty());
    given.next().map(str::to_owned)
}

/// The images, each with its key.
fn images(map: &Map) -> Vec<(String, String)> {
    let image = |name: &&str| {
        let node = get(map, name)?;
        // A `header` that is a text is a flag or a title.
        let image = match &node.value {
            Value::Text(_) if *name == "header" => None,
            _ => image(node),
        };
        Some(((*name).to_owned(), image?))
    };
    IMAGE.iter().filter_map(image).collect()
}

fn image(node: &Node) -> Option<String> {
    match &node.value {
        Value::Null => None,
        Value::Text(text) => {
            let text = text.trim();
            (!text.is_empty() && flag(text).is_none()).then(|| text.to_owned())
        }
        Value::List(items) => items.iter().find_map(image),
        Value::Map(map) => {
            let mut given = IMAGE_ADDRESS.iter().filter_map(|name| get(map, name));
            given.find_map(|node| image(node).filter(|_| node.value.text().is_some()))
        }
    }
}

/// Whether it is a page, by Jekyll's `layout`, Hugo's `type`, or the `kind` of an export.
fn is_page(map: &Map) -> Option<bool> {
    let kinds = ["type", "layout", "kind"].iter().filter_map(|name| {
        let kind = get(map, name)?.value.text()?.to_lowercase();
        match kind.trim_end_matches(".html") {
            "page" | "pages" => Some(true),
            "post" | "posts" | "article" | "blog" => Some(false),
            _ => None,
        }
    });
    kinds.into_iter().next()
}

fn aliases(map: &Map) -> Vec<String> {
    let mut found = Vec::new();
    for name in ALIASES {
        if let Some(node) = get(map, name) {
            collect(node, &mut found);
        }
    }
    if let Some(id) = text(map, &["wordpress_id"]) {
        found.push(format!("/?p={id}"));
    }
    found.retain(|alias| !alias.is_empty());
    found
}

/// The summaries besides the one that is read.
fn other_summaries(map: &Map) -> Vec<String> {
    let names = ["summary", "description", "excerpt"];
    let given = names
        .iter()
        .filter_map(|name| Some((*name, text_of(map, name)?)));
    let given: Vec<(&str, &str)> = given.collect();
    let first = given.first().map(|(_, text)| *text);
    let others = given.iter().filter(|(_, text)| Some(*text) != first);
    others.map(|(name, _)| (*name).to_owned()).collect()
}

fn text_of<'a>(map: &'a Map, name: &str) -> Option<&'a str> {
    let text = get(map, name)?.value.text()?.trim();
    Some(text).filter(|text| !text.is_empty())
}

/// The keys with a value that nothing reads, those of tables with the name of the table.
fn unknown(map: &Map, known: &[Names]) -> Vec<String> {
    let is_known = |key: &str| {
        let here = [
            LANGUAGE,
            GUID,
            IMAGE,
            ALIASES,
            NO_COMMENTS,
            OTHERS,
            PRESENTATION,
        ];
        has(known, key) || has(&here, key) || is(key, "comment_status")
    };
    let mut keys = Vec::new();
    for (key, node) in map {
        let table = TABLES.iter().find(|name| is(key, name));
        match (&node.value, table) {
            (value, _) if is_empty(value) => {}
            (Value::Map(inner), Some(name)) => {
                let unread = inner.iter().filter(|(key, node)| {
                    let is_tag = *name == "taxonomies" && has(&[TAGS], key);
                    let is_read = *name != "taxonomies" && is_known(key);
                    !is_empty(&node.value) && !is_tag && !is_read
                });
                keys.extend(unread.map(|(key, _)| format!("{name}.{key}")));
            }
            _ if !is_known(key) => keys.push(key.clone()),
            _ => {}
        }
    }
    keys
}
