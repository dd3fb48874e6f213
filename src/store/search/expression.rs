//! A query in the language of FTS5. Every word stands in quotes, so that none
//! can be taken for anything else. <https://www.sqlite.org/fts5.html#full_text_query_syntax>

use crate::model::{Query, Term};

/// So many terms stand in a row.
const ROW: usize = 16;

/// What the index is asked for, in these columns, or in all if none is named.
/// The query must want something.
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

/// The terms in brackets within brackets: of many in a row FTS5 copies all those before
/// at each.
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

/// No word has a quote in it.
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
