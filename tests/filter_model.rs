//! Random filters of comments and posts against a naive model of the same filters.

use std::time::Duration;

use blog::model::rule::reason_beginnings;
use blog::model::url::host;
use blog::model::{
    Comment, CommentFilter, CommentSort, CommentStatus, Filter, Parent, Post, PostFilter, PostSort,
};
use blog::store::{Error, PostColumns, Reading, Store};
use fastrand::Rng;
use jiff::Timestamp;

use crate::common::Blog;

const AUTHORS: [&str; 10] = [
    "Bob", "bob", "BOB", "bOb", "Bobby", "Ann", "ann b", "Élan", "élan", "x%_y",
];
const EMAILS: [&str; 8] = [
    "bob@example.org",
    "BOB@Example.org",
    "ann@mail.example.org",
    "ann@badexample.org",
    "a_b@example.com",
    "axb@example.com",
    "\"a@b\"@example.org",
    "x@org",
];
const WEBSITES: [&str; 7] = [
    "https://example.org",
    "http://www.Example.org:80/x?y#z",
    "https://badexample.org/",
    "https://user@example.org/",
    "http://example.com/example.org",
    "https://a.b.example.org.",
    "https://example.org\\@evil.example",
];
const REASONS: [&str; 6] = [
    "held by rule 1 \"links\"",
    "held by rule 11 \"links by rule 1 \"x\"",
    "marked as spam by rule 1 \"100%_\"",
    "approved by rule 2 \"Friends\"",
    "3 links are over the maximum of 2",
    "every comment waits",
];

fn pick<'a>(random: &mut Rng, all: &[&'a str]) -> &'a str {
    all[random.usize(..all.len())]
}

/// A blog with 8 posts, some of them with authors, and 60 comments.
fn blog(random: &mut Rng) -> Blog {
    let blog = Blog::new();
    blog.insert_posts(8, "Post");
    let sqlite = blog.sqlite();
    for post in 1..=8 {
        if random.bool() {
            let sql = "UPDATE post SET author = ?2 WHERE id = ?1";
            sqlite.execute(sql, (post, pick(random, &AUTHORS))).unwrap();
        }
    }
    let mut posts: Vec<i64> = Vec::new();
    for id in 1..=60 {
        let parent = (id > 1 && random.bool()).then(|| random.usize(..posts.len()));
        let post = parent.map_or_else(|| random.i64(1..=8), |parent| posts[parent]);
        posts.push(post);
        let mut some = |all: &[&'static str]| {
            let text = pick(random, all);
            random.bool().then_some(text)
        };
        let (email, website, reason) = (some(&EMAILS), some(&WEBSITES), some(&REASONS));
        let sql = "INSERT INTO comment (id, post_id, parent_id, author, email, website, status,
                       reason, body, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'x', ?9, ?9)";
        let values = (
            id,
            post,
            parent.map(|parent| i64::try_from(parent).unwrap() + 1),
            pick(random, &AUTHORS),
            email,
            website,
            pick(random, &["pending", "approved", "spam"]),
            reason,
            format!("2026-01-{:02}T00:00:00Z", random.u8(1..=9)),
        );
        sqlite.execute(sql, values).unwrap();
    }
    blog
}

/// A random filter of comments.
fn comment_filter(random: &mut Rng) -> CommentFilter {
    let mut some = |all: &[&str], one_in: u8| -> Vec<String> {
        let count = if random.u8(..one_in) == 0 {
            random.usize(1..=2)
        } else {
            0
        };
        (0..count).map(|_| pick(random, all).to_owned()).collect()
    };
    let authors = some(
        &["bob", "BOB", " Ann ", "ÉLAN", "X%_Y", "nobody", "Bobb"],
        3,
    );
    let emails = some(
        &[
            "bob@EXAMPLE.org",
            "a_b@example.com",
            "@example.org",
            "@Org",
            "@example",
            "no@x",
        ],
        3,
    );
    let websites = some(
        &[
            "example.org",
            "EXAMPLE.org",
            "org",
            "https://www.example.org/",
            "xample.org",
        ],
        4,
    );
    let reasons = some(
        &["LINKS", "%", "_", "every comment waits", "by rule", "none"],
        4,
    );
    CommentFilter {
        filter: Filter {
            statuses: match random.u8(..3) {
                0 => vec![CommentStatus::Pending, CommentStatus::Spam],
                _ => Vec::new(),
            },
            authors,
            sort: [CommentSort::Date, CommentSort::Author, CommentSort::Id][random.usize(..3)],
            reverse: random.bool(),
            ..Filter::default()
        },
        posts: (0..random.usize(..3))
            .map(|_| random.i64(1..=9).into())
            .collect(),
        parent: match random.u8(..6) {
            0 => Some(Parent::None),
            1 => Some(Parent::Of(random.i64(1..=61).into())),
            _ => None,
        },
        emails,
        websites,
        reasons,
        rules: match random.u8(..4) {
            0 => vec![random.i64(1..=2).into()],
            1 => vec![1.into(), 11.into()],
            _ => Vec::new(),
        },
    }
}

fn is_by(author: Option<&str>, names: &[String]) -> bool {
    let is = |name: &String| author.is_some_and(|a| a.to_lowercase() == name.trim().to_lowercase());
    names.is_empty() || names.iter().any(is)
}

fn is_within(host: &str, domain: &str) -> bool {
    host == domain || host.ends_with(&format!(".{domain}"))
}

/// Whether a comment matches, by the words of the help.
fn matches(comment: &Comment, wanted: &CommentFilter) -> bool {
    let any =
        |all: &[String], is: &dyn Fn(&str) -> bool| all.is_empty() || all.iter().any(|one| is(one));
    let lower = |text: &Option<String>| text.as_deref().unwrap_or_default().to_lowercase();
    let (email, reason) = (lower(&comment.email), lower(&comment.reason));
    let site = comment.website.as_deref().and_then(host);
    let rules: Vec<String> = wanted
        .rules
        .iter()
        .flat_map(|&rule| reason_beginnings(rule))
        .collect();
    let statuses = &wanted.filter.statuses;
    (statuses.is_empty() || statuses.contains(&comment.status))
        && is_by(Some(&comment.author), &wanted.filter.authors)
        && (wanted.posts.is_empty() || wanted.posts.contains(&comment.post_id))
        && wanted.parent.is_none_or(|parent| match parent {
            Parent::None => comment.parent_id.is_none(),
            Parent::Of(parent) => comment.parent_id == Some(parent),
        })
        && any(&wanted.emails, &|wanted| match wanted.strip_prefix('@') {
            Some(domain) => email
                .rsplit_once('@')
                .is_some_and(|(_, host)| is_within(host, &domain.to_lowercase())),
            None => email == wanted.to_lowercase(),
        })
        && any(&wanted.websites, &|wanted| {
            let domain = host(wanted).unwrap_or_else(|| wanted.to_lowercase());
            site.as_deref().is_some_and(|site| is_within(site, &domain))
        })
        && any(&wanted.reasons, &|wanted| {
            comment.reason.is_some() && reason.contains(&wanted.to_lowercase())
        })
        && any(&rules, &|begin| {
            comment
                .reason
                .as_deref()
                .is_some_and(|reason| reason.starts_with(begin))
        })
}

fn comments(blog: Reading<'_>, filter: &CommentFilter) -> Vec<Comment> {
    let mut found = Vec::new();
    let each = |comment| {
        found.push(comment);
        Ok::<(), Error>(())
    };
    blog.comments().each(filter, each).unwrap();
    found
}

#[test]
fn a_random_filter_of_comments_finds_what_a_naive_model_finds() {
    let mut random = Rng::with_seed(14);
    let mut hits = 0;
    for _ in 0..4 {
        let blog = blog(&mut random);
        let store = Store::open(&blog.file(), Timestamp::UNIX_EPOCH, Duration::ZERO).unwrap();
        let reading = store.read(Timestamp::UNIX_EPOCH);
        let all = comments(reading, &CommentFilter::default());
        assert_eq!(all.len(), 60);
        for _ in 0..500 {
            let filter = comment_filter(&mut random);
            let mut expected: Vec<i64> = all
                .iter()
                .filter(|comment| matches(comment, &filter))
                .map(|comment| comment.id.get())
                .collect();
            let ordered: Vec<i64> = comments(reading, &filter)
                .iter()
                .map(|comment| comment.id.get())
                .collect();
            let mut found = ordered.clone();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{filter:?}");
            hits += usize::from(!found.is_empty());
            let count = reading.comments().count(&filter).unwrap();
            assert_eq!(count, i64::try_from(found.len()).unwrap(), "{filter:?}");
            // The pages are the list.
            let mut pages: Vec<i64> = Vec::new();
            loop {
                let mut page = filter.clone();
                page.filter.limit = Some(4);
                page.filter.after = pages.last().map(|&id| id.into());
                let ids = reading.comments().ids(&page).unwrap();
                if ids.is_empty() {
                    break;
                }
                pages.extend(ids.iter().map(|id| id.get()));
            }
            assert_eq!(pages, ordered, "{filter:?}");
        }
    }
    assert!(hits > 300, "only {hits} filters found anything");
}

#[test]
fn a_random_filter_by_author_finds_posts_in_any_case() {
    let mut random = Rng::with_seed(7);
    for _ in 0..8 {
        let blog = blog(&mut random);
        let store = Store::open(&blog.file(), Timestamp::UNIX_EPOCH, Duration::ZERO).unwrap();
        let reading = store.read(Timestamp::UNIX_EPOCH);
        let posts = |filter: &PostFilter| {
            let mut found: Vec<Post> = Vec::new();
            let each = |post| {
                found.push(post);
                Ok::<(), Error>(())
            };
            reading
                .posts()
                .each(filter, PostColumns::NONE, each)
                .unwrap();
            found
        };
        let all = posts(&PostFilter::default());
        for _ in 0..50 {
            let filter = PostFilter {
                authors: comment_filter(&mut random).filter.authors,
                sort: PostSort::Id,
                ..PostFilter::default()
            };
            let mut expected: Vec<i64> = all
                .iter()
                .filter(|post| is_by(post.author.as_deref(), &filter.authors))
                .map(|post| post.id.get())
                .collect();
            expected.sort_unstable();
            let found: Vec<i64> = posts(&filter).iter().map(|post| post.id.get()).collect();
            assert_eq!(found, expected, "{filter:?}");
        }
    }
}

#[test]
fn an_author_with_very_many_spellings_is_found_in_each() {
    let blog = Blog::new();
    blog.insert_posts(1, "Post");
    let sqlite = blog.sqlite();
    let insert = "INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
                  VALUES (1, ?1, 'x', 'approved', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')";
    let transaction = sqlite.unchecked_transaction().unwrap();
    for bits in 0..2048_u32 {
        let letters = "abcdefghijk".chars().enumerate();
        let author: String = letters
            .map(|(at, letter)| match bits >> at & 1 {
                0 => letter,
                _ => letter.to_ascii_uppercase(),
            })
            .collect();
        transaction.execute(insert, [author]).unwrap();
    }
    transaction.execute(insert, ["Bob"]).unwrap();
    transaction.commit().unwrap();
    for (authors, count) in [
        (&["--author", "ABCDEFGHIJK"][..], "2048\n"),
        (&["--author", "abcdefghijk", "--author", "bOB"], "2049\n"),
        (&["--author", "abcdefghijkl"], "0\n"),
    ] {
        assert_eq!(blog.ok([&["comment", "count"], authors].concat()), count);
    }
}
