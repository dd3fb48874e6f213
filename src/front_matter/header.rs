//! Headers without an opening fence.

use super::fence::{Block, begins_with_key};
use super::import::Header;
use super::node::{self, Map, Node, Value};
use super::{Format, FrontMatter, fields};

/// The maximum number of lines of a header.
const LONGEST: usize = 100;

/// Splits a text into its header and its body, if it has a header of Pelican with a title.
pub fn read_header(text: &str) -> Option<(FrontMatter, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (map, body) = pelican(text)?;
    let block = Block::without_fences(Format::Yaml);
    let front = fields::front_matter(&block, &map).ok()?;
    Some((front, body))
}

/// Splits a text with one form of header.
type Read = fn(&str) -> Option<(Map, &str)>;

/// Splits a text into the entries of its header and its body.
pub(super) fn split(text: &str) -> Option<(Map, &str, Header)> {
    let forms: [(Header, Read); 3] = [
        (Header::Hexo, hexo),
        (Header::Nikola, nikola),
        (Header::Pelican, pelican),
    ];
    forms.iter().find_map(|(form, read)| {
        let (map, body) = read(text)?;
        Some((map, body, *form))
    })
}

/// Hexo's header: YAML up to a line `---`.
/// <https://hexo.io/docs/front-matter>
fn hexo(text: &str) -> Option<(Map, &str)> {
    if !begins_with_key(text) {
        return None;
    }
    let mut end = 0;
    for line in text.split_inclusive('\n').take(LONGEST) {
        if line.trim_end() == "---" {
            let body = text.get(end + line.len()..)?;
            let block = Block::bare(Format::Yaml, text.get(..end)?);
            let map = node::parse_repeated(&block).ok()?;
            let is_header = has_key(&map, "title") || has_key(&map, "date");
            let body = body
                .strip_prefix("\r\n")
                .or_else(|| body.strip_prefix('\n'));
            let body = body.unwrap_or_else(|| text.get(end + line.len()..).unwrap_or_default());
            return is_header.then_some((map, body));
        }
        end += line.len();
    }
    None
}

/// Nikola's header: lines `.. key: value`, in an HTML comment or up to an empty line.
/// <https://getnikola.com/handbook.html#metadata-fields>
fn nikola(text: &str) -> Option<(Map, &str)> {
    let start = text.trim_start();
    let inside = start.strip_prefix("<!--");
    let lines = inside.unwrap_or(start).trim_start();
    if !lines.starts_with(".. ") {
        return None;
    }
    let mut map = Map::new();
    let mut end = text.len() - lines.len();
    for line in lines.split_inclusive('\n').take(LONGEST) {
        let Some(entry) = line.strip_prefix(".. ") else {
            break;
        };
        end += line.len();
        let (key, value) = entry.split_once(':')?;
        map.push(entry_of(key.trim(), value));
    }
    let rest = text.get(end..)?;
    let body = match inside {
        Some(_) => rest.split_once("-->")?.1,
        None => rest,
    };
    has_key(&map, "title").then(|| (map, body.trim_start_matches(['\r', '\n'])))
}

/// Pelican's header: lines of keys and values up to an empty line.
/// <https://python-markdown.github.io/extensions/meta_data/>
fn pelican(text: &str) -> Option<(Map, &str)> {
    let mut map = Map::new();
    let mut end = 0;
    for line in text.split_inclusive('\n').take(LONGEST) {
        end += line.len();
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with("    ") {
            if let Value::Text(before) = &mut map.last_mut()?.1.value {
                before.push(' ');
                before.push_str(line.trim());
            }
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let is_key_char = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
        if key.is_empty() || !key.chars().all(is_key_char) {
            return None;
        }
        map.push(entry_of(key, value));
    }
    let body = text.get(end..)?;
    has_key(&map, "title").then_some((map, body))
}

fn entry_of(key: &str, value: &str) -> (String, Node) {
    let value = Value::Text(value.trim().to_owned());
    (key.to_owned(), Node { at: None, value })
}

fn has_key(map: &Map, name: &str) -> bool {
    map.iter().any(|(key, _)| key.eq_ignore_ascii_case(name))
}
