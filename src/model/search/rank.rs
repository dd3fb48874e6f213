//! BM25 scores. The caller supplies the document frequencies; the lengths come from the
//! scored documents. <https://en.wikipedia.org/wiki/Okapi_BM25>

use super::matcher::Matcher;
use super::query::Query;

/// BM25 k1: how fast the score of a repeated term saturates.
const SATURATION: f64 = 1.2;

/// BM25 b: the length normalization, from 0 to 1.
const BY_LENGTH: f64 = 0.75;

/// Documents of one kind, scored against each other.
pub struct Ranking<'a> {
    matcher: Matcher<'a>,
    /// The weight of each field of a document.
    weights: Vec<f64>,
    /// The sum of the lengths of each field, in bytes.
    lengths: Vec<f64>,
    things: Vec<Thing>,
}

struct Thing {
    id: i64,
    /// For each field, the number of occurrences of each term, and the length in bytes.
    texts: Vec<(Vec<u32>, f64)>,
}

impl<'a> Ranking<'a> {
    /// Scores documents with one field per weight.
    pub fn new(query: &'a Query, weights: &[f64]) -> Self {
        Ranking {
            matcher: Matcher::new(query),
            weights: weights.to_vec(),
            lengths: vec![0.0; weights.len()],
            things: Vec::new(),
        }
    }

    /// Adds a document with the texts of its fields.
    pub fn add(&mut self, id: i64, texts: &[impl AsRef<str>]) {
        let texts = texts.iter().map(AsRef::as_ref);
        let texts = texts.zip(&mut self.lengths).map(|(text, sum)| {
            let length = text.len() as f64;
            *sum += length;
            (self.matcher.count(text), length)
        });
        let texts = texts.collect();
        self.things.push(Thing { id, texts });
    }

    /// The ids and scores of all documents. `rarity` is the inverse document frequency of
    /// each term.
    pub fn scores(&self, rarity: &[f64]) -> Vec<(i64, f64)> {
        let things = self.things.len() as f64;
        let averages: Vec<f64> = self.lengths.iter().map(|sum| sum / things).collect();
        let score = |thing: &Thing| {
            let mut score = 0.0;
            for (((counts, length), weight), average) in
                thing.texts.iter().zip(&self.weights).zip(&averages)
            {
                let long = 1.0 - BY_LENGTH + BY_LENGTH * length / average.max(1.0);
                for (&count, rarity) in counts.iter().zip(rarity) {
                    let count = f64::from(count);
                    score += weight * rarity * count / (count + SATURATION * long);
                }
            }
            score
        };
        self.things
            .iter()
            .map(|thing| (thing.id, score(thing)))
            .collect()
    }
}

/// The inverse document frequency of a term in `having` of `all` documents.
pub fn rarity(having: i64, all: i64) -> f64 {
    (1.0 + all.max(having) as f64 / having.max(1) as f64).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids of the documents, best first.
    fn best(query: &str, things: &[[&str; 2]], rarity: &[f64]) -> Vec<i64> {
        let query = Query::parse(query);
        let mut ranking = Ranking::new(&query, &[5.0, 1.0]);
        for (id, texts) in (0..).zip(things) {
            ranking.add(id, texts);
        }
        let mut scores = ranking.scores(rarity);
        scores.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        scores.into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn more_in_less_text_fits_better() {
        let things = [["", "a b b b b b"], ["", "a a b"], ["", "a b"]];
        assert_eq!(best("a", &things, &[1.0]), [1, 2, 0]);
    }

    #[test]
    fn a_text_of_more_weight_decides() {
        let things = [["x", "a a a a a a a a"], ["a", "x x x x x x x x"]];
        assert_eq!(best("a", &things, &[1.0]), [1, 0]);
    }

    #[test]
    fn a_rare_term_counts_for_more() {
        let things = [["", "a a a b"], ["", "a b b b"]];
        assert_eq!(best("a b", &things, &[rarity(1, 9), rarity(9, 9)]), [0, 1]);
        assert_eq!(best("a b", &things, &[rarity(9, 9), rarity(1, 9)]), [1, 0]);
        assert!(rarity(5, 0) > 0.0 && rarity(0, 0).is_finite());
    }
}
