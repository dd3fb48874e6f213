//! Property tests: matches found along an order equal those found all at once.

use rusqlite::Connection;

use super::Lab;
use crate::model::{
    CommentFilter, CommentSort, CommentStatus, Filter, Hit, HitFilter, HitSort, PostFilter,
    PostSort, PostStatus, Query, SearchPart,
};
use crate::store::search::bounds::tests::lower;
use crate::store::search::bounds::{Bounds, bounds};
use crate::store::search::matches::Matches;
use crate::store::search::{Extent, Kind, ListPage};
use crate::store::sql::Conditions;
use crate::store::{Error, PostColumns, Store};
use jiff::Timestamp;

/// Bounds under which all matches are read.
const PLAIN: Bounds = Bounds {
    small: i64::MAX,
    counted: 1,
    ..Bounds::DEFAULT
};

/// Bounds under which even few matches are found along an order, and under which prefixes
/// in a hundredth of the rows are frequent.
const LOW: Bounds = Bounds {
    small: 0,
    common: 2,
    counted: 1,
    merging: 1_000_000,
    ..Bounds::DEFAULT
};

const QUERIES: [&str; 16] = [
    "tea",
    "rare",
    "tea milk",
    "\"tea milk\"",
    "tea -milk",
    "t*",
    "te* mi*",
    "\"milk te*\"",
    "tea -mi*",
    "t* -rare",
    "t* -\"tea mi*\"",
    "日本*",
    "caf* c++",
    "ann t*",
    "absent",
    "absent*",
];

/// A blog with posts and comments whose ids and dates have different orders.
fn filled(seed: u64) -> Lab {
    const WORDS: [&str; 8] = ["tea", "Milk", "Café", "term", "日本語", "C++", "two", "x"];
    let mut lab = Lab::new(seed);
    lab.other.execute_batch("BEGIN").unwrap();
    for id in 1..=400_usize {
        let mut text = "w".to_owned();
        for _ in 0..lab.below(6) {
            text = format!("{text} {}", WORDS[lab.below(WORDS.len())]);
        }
        if lab.below(50) == 0 {
            text += " rare";
        }
        // A long text: its end is not in the part that is tested first.
        let body = match lab.below(10) {
            0 => format!("{}{text}", "y ".repeat(600)),
            _ => text.clone(),
        };
        let second = match lab.below(3) {
            0 => lab.below(400),
            _ => id,
        };
        let date = format!("1970-01-01T00:{:02}:{:02}Z", second / 60, second % 60);
        let (is_post, status) = (id % 3 == 0, ["pending", "approved", "spam"][lab.below(3)]);
        let author = ["Ann", "Bob"][lab.below(2)];
        let number = i64::try_from(id).unwrap();
        if is_post || id < 3 {
            lab.other
                .execute(
                    "INSERT INTO post (slug, title, author, body, published_at, created_at, updated_at)
                     VALUES ('p' || ?1, ?2, ?3, ?4, iif(?5 = 'spam', NULL, ?6), ?6, ?6)",
                    (number, format!("P {text}"), author, body, status, date),
                )
                .unwrap();
            let sql = "INSERT INTO post_tag SELECT max(post.id), tag.id FROM post, tag
                       WHERE tag.name = ?1 GROUP BY tag.id";
            lab.other.execute(sql, ["tea time"]).unwrap();
        } else {
            lab.other
                .execute(
                    "INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
                     VALUES (1 + ?1 % 2, ?2, ?3, ?4, ?5, ?5)",
                    (number, author, body, status, date),
                )
                .unwrap();
        }
        if id == 200 {
            let sql = "INSERT INTO tag (name, folded) VALUES ('tea time', 'tea time')";
            lab.other.execute(sql, []).unwrap();
        }
    }
    lab.other.execute_batch("COMMIT").unwrap();
    lab.check();
    lab
}

/// Calls `run` with many filters without a status or a sort order.
fn each_filter<S: Clone, K: Clone + Default, I: Clone>(
    lab: &mut Lab,
    statuses: &[S],
    sorts: &[K],
    mut run: impl FnMut(&mut Lab, Filter<S, K, I>),
) {
    for text in QUERIES {
        for _ in 0..6 {
            let time = |lab: &mut Lab| {
                let second = i64::try_from(lab.below(400)).unwrap();
                Timestamp::from_second(second)
                    .ok()
                    .filter(|_| second % 3 == 0)
            };
            let filter = Filter {
                search: Some(Query::parse(text)),
                statuses: match lab.below(3) {
                    0 => vec![statuses[lab.below(statuses.len())].clone()],
                    _ => Vec::new(),
                },
                authors: match lab.below(4) {
                    0 => vec!["ann".to_owned()],
                    _ => Vec::new(),
                },
                tags: match lab.below(4) {
                    0 => vec!["tea time".to_owned()],
                    _ => Vec::new(),
                },
                until: time(lab),
                sort: sorts[lab.below(sorts.len())].clone(),
                reverse: lab.below(2) == 0,
                limit: [Some(1), Some(5), Some(21), None][lab.below(4)],
                offset: [0, 0, 3, 40][lab.below(4)],
                ids: None,
                kinds: Vec::new(),
                not_tags: Vec::new(),
                since: time(lab).filter(|_| text.len() % 2 == 0),
                after: None,
            };
            run(lab, filter);
        }
    }
}

/// What `read` returns under all bounds; it must be the same.
fn same<T: PartialEq + std::fmt::Debug>(about: &impl std::fmt::Debug, read: impl Fn() -> T) -> T {
    lower(PLAIN);
    let plain = read();
    for budget in [0, 1_000, 10_000, Bounds::DEFAULT.budget] {
        lower(Bounds { budget, ..LOW });
        assert_eq!(read(), plain, "budget {budget}, {about:?}");
    }
    lower(Bounds::DEFAULT);
    plain
}

fn hits(store: &Store, filter: &HitFilter, parts: &[SearchPart]) -> (Vec<Hit>, Extent) {
    let mut hits = Vec::new();
    let search = store.read(Timestamp::UNIX_EPOCH).search();
    let extent = search.each(filter, parts, |hit| {
        hits.push(hit);
        Ok::<(), Error>(())
    });
    (hits, extent.unwrap())
}

#[test]
fn hits_found_along_the_order_are_those_found_all_at_once() {
    let mut lab = filled(1);
    let mut found = 0;
    let sorts = [HitSort::Date, HitSort::Relevance];
    let statuses = crate::model::HitStatus::ALL;
    each_filter(&mut lab, &statuses, &sorts, |lab, filter| {
        let parts: &[SearchPart] = match lab.below(3) {
            0 => &[SearchPart::Title, SearchPart::Comments],
            1 => &[SearchPart::Tags, SearchPart::Body],
            _ => &SearchPart::ALL,
        };
        let (hits, _) = same(&filter, || hits(&lab.store, &filter, parts));
        found += hits.len();
    });
    assert!(found > 300, "only {found} hits");
}

#[test]
fn lists_found_along_the_order_are_those_found_all_at_once() {
    let mut lab = filled(2);
    let mut found = 0;
    let sorts = [
        PostSort::Date,
        PostSort::Slug,
        PostSort::Id,
        PostSort::Title,
        PostSort::Updated,
    ];
    let statuses = [
        PostStatus::Draft,
        PostStatus::Scheduled,
        PostStatus::Published,
    ];
    each_filter(&mut lab, &statuses, &sorts, |lab, filter: PostFilter| {
        let ids = same(&filter, || {
            let mut ids = Vec::new();
            let posts = lab.store.read(Timestamp::UNIX_EPOCH).posts();
            let listed = posts.each(&filter, PostColumns::NONE, |post| {
                ids.push(post.id);
                Ok::<(), Error>(())
            });
            listed.unwrap();
            assert_eq!(
                usize::try_from(posts.count(&filter).unwrap()),
                Ok(ids.len())
            );
            ids
        });
        found += ids.len();
    });
    let sorts = [
        CommentSort::Date,
        CommentSort::Updated,
        CommentSort::Id,
        CommentSort::Author,
    ];
    let statuses = [CommentStatus::Pending, CommentStatus::Approved];
    each_filter(&mut lab, &statuses, &sorts, |lab, filter| {
        let filter = CommentFilter {
            filter,
            ..CommentFilter::default()
        };
        let ids = same(&filter, || {
            let comments = lab.store.read(Timestamp::UNIX_EPOCH).comments();
            comments.ids(&filter).unwrap()
        });
        found += ids.len();
    });
    assert!(found > 300, "only {found} rows");
}

/// The page of comments by date with this budget.
fn page(db: &Connection, query: &str, budget: i64) -> Option<Vec<i64>> {
    lower(Bounds { budget, ..LOW });
    let query = Query::parse(query);
    let matches = Matches::new(db, Kind::Comment, &query, &[]).unwrap();
    let page = ListPage {
        key: "c.created_at",
        direction: "DESC",
        is_indexed: true,
        limit: Some(5),
        offset: 2,
    };
    let found = matches.page(&Conditions::default(), &page).unwrap();
    lower(Bounds::DEFAULT);
    found
}

#[test]
fn only_common_words_and_frequent_prefixes_within_the_budget_are_found_along_the_order() {
    let lab = filled(3);
    let db = &lab.store.connection;
    for query in ["tea", "t*", "tea -t*", "milk -\"tea mi*\"", "日本*"] {
        assert_eq!(page(db, query, 0), None, "{query}");
        assert!(page(db, query, 10_000_000).is_some(), "{query}");
    }
    assert_eq!(page(db, "tea", 10_000_000).map(|ids| ids.len()), Some(5));
    for query in ["absent", "absent*", "tea absent*"] {
        assert_eq!(page(db, query, 10_000_000), None, "{query}");
    }
    assert_eq!(bounds().small, Bounds::DEFAULT.small);
}

#[test]
fn a_file_that_is_opened_read_only_is_searched_along_the_order() {
    let lab = filled(4);
    let store = Store::open_read_only(&lab.folder.path().join("blog.db")).unwrap();
    for sort in [HitSort::Date, HitSort::Relevance] {
        let filter = HitFilter {
            search: Some(Query::parse("t*")),
            limit: Some(5),
            sort,
            ..HitFilter::default()
        };
        let (found, _) = same(&filter, || hits(&store, &filter, &SearchPart::ALL));
        let (writable, _) = same(&filter, || hits(&lab.store, &filter, &SearchPart::ALL));
        assert_eq!(found, writable);
        assert_eq!(found.len(), 5);
    }
}
