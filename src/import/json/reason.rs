//! Why JSON cannot be read, in our words.

use serde_json::error::Category;

/// Why a record cannot be read. The line is for the caller: a record may be a part of a file.
pub(in crate::import) fn reason(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Eof => "the JSON ends too early".to_owned(),
        Category::Data => of_data(&error.to_string()),
        Category::Syntax | Category::Io => {
            format!("the JSON is not valid at column {}", error.column())
        }
    }
}

/// The reason for data of the wrong shape, from the sentences of serde.
fn of_data(text: &str) -> String {
    let text = text.split(" at line ").next().unwrap_or(text);
    let (kind, rest) = text.split_once(": ").unwrap_or((text, ""));
    if let ("invalid type" | "invalid value" | "invalid length", Some((found, expected))) =
        (kind, rest.split_once(", expected "))
    {
        return format!("expected {expected}, found {found}");
    }
    let named = [
        ("missing field ", "is missing"),
        ("duplicate field ", "is given twice"),
        ("unknown field ", "is not a known field"),
        ("unknown variant ", "is not a known value"),
    ];
    let sentence = named.iter().find_map(|(start, sentence)| {
        let name = text.strip_prefix(start)?.split(',').next()?;
        Some(format!("{name} {sentence}"))
    });
    sentence.unwrap_or_else(|| text.to_owned())
}
