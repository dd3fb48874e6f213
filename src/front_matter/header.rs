//! Pelican's header: lines of keys and values up to an empty line, without fences.
//! <https://python-markdown.github.io/extensions/meta_data/>

use super::fence::Block;
use super::node::{Map, Node, Value};
use super::{Format, FrontMatter, fields};

/// The maximum number of lines of a header.
const LONGEST: usize = 100;

/// Splits a text into its header and its body; `None` without a header that has a title.
pub fn read_header(text: &str) -> Option<(FrontMatter, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
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
        let value = Value::Text(value.trim().to_owned());
        map.push((key.to_owned(), Node { at: None, value }));
    }
    let has_title = map.iter().any(|(key, _)| key.eq_ignore_ascii_case("title"));
    let body = text.get(end..).filter(|_| has_title)?;
    let block = Block::without_fences(Format::Yaml);
    let front = fields::front_matter(&block, &map).ok()?;
    Some((front, body))
}
