//! The configuration file of a site generator.

use super::Format;
use super::fence::Block;
use super::node::{self, Map, Node, Value};

/// The settings of a site, by their names without regard to case.
#[derive(Default)]
pub struct Settings(Map);

impl Settings {
    /// Parses YAML.
    pub fn yaml(text: &str) -> Option<Settings> {
        Settings::parse(Format::Yaml, text)
    }

    /// Parses TOML.
    pub fn toml(text: &str) -> Option<Settings> {
        Settings::parse(Format::Toml, text)
    }

    /// Parses JSON.
    pub fn json(text: &str) -> Option<Settings> {
        Settings::parse(Format::Json, text)
    }

    /// Settings with these names and values.
    pub fn of(entries: impl IntoIterator<Item = (String, String)>) -> Settings {
        let node = |value| Node {
            at: None,
            value: Value::Text(value),
        };
        let entries = entries.into_iter();
        Settings(entries.map(|(name, value)| (name, node(value))).collect())
    }

    fn parse(format: Format, text: &str) -> Option<Settings> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let block = Block::bare(format, text);
        node::parse_repeated(&block).ok().map(Settings)
    }

    /// Adds a table of settings.
    pub fn insert(&mut self, name: &str, table: Settings) {
        let value = Value::Map(table.0);
        self.0.push((name.to_owned(), Node { at: None, value }));
    }

    /// The tables in a list, each by a text of it at every path of `paths`.
    pub fn list(&self, path: &[&str], paths: &[&[&str]]) -> Vec<Vec<Option<&str>>> {
        let Some(Value::List(items)) = self.get(path) else {
            return Vec::new();
        };
        let tables = items.iter().filter_map(|item| match &item.value {
            Value::Map(map) => Some(map),
            _ => None,
        });
        let texts = |map| {
            paths
                .iter()
                .map(move |path| at(map, path)?.text())
                .collect()
        };
        tables.map(texts).collect()
    }

    fn get(&self, path: &[&str]) -> Option<&Value> {
        at(&self.0, path)
    }

    /// Whether there is a setting at this path through tables.
    pub fn has(&self, path: &[&str]) -> bool {
        self.get(path).is_some()
    }

    /// The text of a setting.
    pub fn text(&self, path: &[&str]) -> Option<&str> {
        self.get(path)?.text()
    }

    /// Whether a setting is on.
    pub fn flag(&self, path: &[&str]) -> Option<bool> {
        super::fields::flag(self.text(path)?)
    }

    /// The names of the settings in a table.
    pub fn names(&self, path: &[&str]) -> Vec<&str> {
        match self.get(path) {
            Some(Value::Map(map)) => map.iter().map(|(name, _)| name.as_str()).collect(),
            _ => Vec::new(),
        }
    }
}

/// The value at a path through tables.
fn at<'a>(mut map: &'a Map, path: &[&str]) -> Option<&'a Value> {
    let (last, tables) = path.split_last()?;
    for name in tables {
        let Value::Map(inner) = find(map, name)? else {
            return None;
        };
        map = inner;
    }
    find(map, last)
}

/// The last setting with this name.
fn find<'a>(map: &'a Map, name: &str) -> Option<&'a Value> {
    let mut entries = map.iter().rev();
    let (_, node) = entries.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    Some(&node.value)
}
