//! Templates.

use blog::record::Value;
use blog::template::{BadTemplate, Template};
use jiff::Timestamp;

/// The largest output for one record, in bytes.
const MOST: usize = 64 * 1024 * 1024;

/// Rendering any template succeeds within its budget or fails with a position, and is
/// deterministic. The text up to a NUL is the template, the rest is in the record.
pub fn template(data: &[u8]) {
    let [source, value] = super::parts(data);
    let filled = fill(&source, &value);
    assert_eq!(filled, fill(&source, &value));
    match filled {
        Ok(text) => assert!(text.len() <= MOST, "{} bytes", text.len()),
        Err(said) => {
            let is_placed = said.contains("(line ") || said.contains("over its limit");
            assert!(is_placed, "{said:?} has no place");
            assert!(said.len() < 4 * 1024, "{} bytes of error", said.len());
        }
    }
}

/// Parses and renders the template; returns the error as text.
fn fill(source: &str, value: &str) -> Result<String, String> {
    let said = |bad: BadTemplate| bad.to_string();
    let template = Template::read(source).map_err(said)?;
    let fields = record(value).map(|(name, value)| (name.to_owned(), value.into()));
    template.fill(fields.into_iter()).map_err(said)
}

/// A record with an unusual value of each type.
fn record(text: &str) -> [(&'static str, Value); 9] {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let length = i64::try_from(text.len()).unwrap();
    [
        ("id", Value::Id(i64::MIN)),
        ("count", Value::Count(i64::MAX)),
        ("rank", Value::Real(length as f64 / 0.0)),
        ("ids", Value::Ids(vec![0, -1, length, i64::MAX])),
        ("title", Value::Text(text.to_owned())),
        (
            "hostile",
            Value::from("\u{1b}[2J\u{202e}</a>'\"$(id)`{{ id }}\r\n%0"),
        ),
        ("tags", Value::Words(lines)),
        ("nothing", Value::Null),
        ("at", Value::Time(Timestamp::MAX)),
    ]
}
