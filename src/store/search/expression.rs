//! A query in the language of FTS5. Every word stands in quotes, so that none
//! can be taken for anything else. <https://www.sqlite.org/fts5.html#full_text_query_syntax>

use crate::model::{Query, Term};

/// What the index is asked for, in these columns, or in all if none is named.
/// The query must want something.
pub(in crate::store) fn expression(query: &Query, columns: &[&str]) -> String {
    let join = |terms: &[Term], operator: &str| {
        let terms: Vec<String> = terms.iter().map(quoted).collect();
        format!("({})", terms.join(operator))
    };
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

/// No word has a quote in it.
fn quoted(term: &Term) -> String {
    let sign = if term.is_prefix { " *" } else { "" };
    format!("\"{}\"{sign}", term.words.join(" "))
}
