//! Converts a query to FTS5 syntax. Every word is quoted, so that none is parsed as an
//! operator. <https://www.sqlite.org/fts5.html#full_text_query_syntax>

use crate::model::{Query, Term};

/// The maximum number of terms joined without nested parentheses.
const ROW: usize = 16;

/// The FTS5 expression for these columns; an empty list means all columns. The query
/// must have a wanted term.
pub(in crate::store) fn expression(query: &Query, columns: &[&str]) -> String {
    let mut expression = join(&query.wanted, " AND ");
    if !query.unwanted.is_empty() {
        let unwanted = join(&query.unwanted, " OR ");
        expression = format!("({expression} NOT {unwanted})");
    }
    if columns.is_empty() {
        expression
    } else {
        format!("{{{}}} : {expression}", columns.join(" "))
    }
}

/// Joins the terms in nested parentheses: in a flat list FTS5 copies all previous terms
/// for each one.
fn join(terms: &[Term], operator: &str) -> String {
    match terms.split_at_checked(terms.len() / 2) {
        Some((left, right)) if terms.len() > ROW => {
            format!(
                "({}{operator}{})",
                join(left, operator),
                join(right, operator)
            )
        }
        _ => {
            let terms: Vec<String> = terms.iter().map(quoted).collect();
            format!("({})", terms.join(operator))
        }
    }
}

/// A quoted term; words contain no quotes.
fn quoted(term: &Term) -> String {
    let sign = if term.is_prefix { " *" } else { "" };
    format!("\"{}\"{sign}", term.words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_terms_few_stand_in_a_row() {
        let text = |count| expression(&Query::parse(&"tea -milk ".repeat(count)), &[]);
        assert_eq!(text(2), r#"(("tea" AND "tea") NOT ("milk" OR "milk"))"#);
        let long = text(5_000);
        assert_eq!(long.matches("tea").count(), 5_000);
        let longest = long.split(['(', ')']).map(|row| row.matches('"').count());
        assert!(longest.max() <= Some(2 * ROW));
    }
}
