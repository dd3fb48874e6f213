//! Patterns of addresses, such as `/:year/:month/:title/`.

use jiff::civil::DateTime;

/// Replaces every `:name` by its value; `None` if a name has none.
pub(super) fn expand(pattern: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once(':') {
        out.push_str(before);
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let end = after.find(|c| !is_name(c)).unwrap_or(after.len());
        let (mut name, mut tail) = after.split_at_checked(end)?;
        if tail.starts_with('[')
            && let Some(end) = tail.find(']')
        {
            name = after.get(..name.len() + end + 1)?;
            tail = tail.get(end + 1..)?;
        }
        if name.is_empty() {
            out.push(':');
        } else {
            out.push_str(&value(name)?);
        }
        rest = tail;
    }
    out.push_str(rest);
    Some(without_empty_segments(&out))
}

/// A path from the root, with one `/` between segments.
pub(super) fn without_empty_segments(path: &str) -> String {
    let mut out = String::from("/");
    for c in path.chars() {
        if c != '/' || !out.ends_with('/') {
            out.push(c);
        }
    }
    out
}

/// The value of a part of a date, by the names of Jekyll, Hexo and Hugo.
pub(super) fn of_date(name: &str, date: Option<DateTime>) -> Option<String> {
    let format = match name {
        "year" => "%Y",
        "month" => "%m",
        "i_month" => "%-m",
        "short_month" => "%b",
        "long_month" | "monthname" => "%B",
        "day" => "%d",
        "i_day" => "%-d",
        "short_year" => "%y",
        "y_day" => "%j",
        "yearday" => "%-j",
        "hour" => "%H",
        "minute" => "%M",
        "second" => "%S",
        "week" => "%V",
        "w_year" => "%G",
        "short_day" => "%a",
        "long_day" | "weekdayname" => "%A",
        "w_day" => "%u",
        "weekday" => "%w",
        _ => return None,
    };
    jiff::fmt::strtime::format(format, date?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced() {
        let date = Some(jiff::civil::date(2015, 2, 3).at(4, 5, 6, 0));
        let value = |name: &str| match name {
            "title" => Some("A".to_owned()),
            "none" | "sections[1:]" => Some(String::new()),
            name => of_date(name, date),
        };
        for (pattern, expected) in [
            ("/:year/:month/:day/:title.html", Some("/2015/02/03/A.html")),
            (":i_month-:i_day/:title", Some("/2-3/A")),
            ("/:none/:title/", Some("/A/")),
            ("/:sections[1:]/:title/", Some("/A/")),
            ("/:y_day/:short_year/:hour:minute", Some("/034/15/0405")),
            ("/:nothing/", None),
            ("/a: b/", Some("/a: b/")),
        ] {
            assert_eq!(expand(pattern, value).as_deref(), expected, "{pattern}");
        }
        assert_eq!(expand("/:year/", |name| of_date(name, None)), None);
    }
}
