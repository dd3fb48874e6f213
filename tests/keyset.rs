//! Keyset paging through the library: a page after a record continues the list.

use std::time::Duration;

use blog::model::{CommentFilter, CommentSort, Filter, PostFilter, PostSort};
use blog::store::{PostColumns, Reading, Store};
use jiff::Timestamp;

use crate::common::Blog;

/// Posts with equal dates, titles and authors, and comments on them.
fn blog() -> Blog {
    let blog = Blog::new();
    blog.insert_posts(20, "Same");
    blog.sqlite()
        .execute_batch(
            "UPDATE post SET author = CASE id % 3 WHEN 0 THEN NULL WHEN 1 THEN 'Ann' ELSE 'Bob' END,
                 published_at = '2026-01-0' || (1 + id % 4) || 'T00:00:00Z';
             INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
             SELECT id, 'A' || id % 2, 'x', 'approved', published_at, published_at FROM post
             WHERE id % 2 = 0",
        )
        .unwrap();
    blog
}

fn posts(blog: Reading<'_>, filter: &PostFilter) -> Vec<i64> {
    let mut ids = Vec::new();
    let each = |post: blog::model::Post| {
        ids.push(post.id.get());
        Ok::<(), blog::store::Error>(())
    };
    blog.posts().each(filter, PostColumns::NONE, each).unwrap();
    ids
}

#[test]
fn pages_after_the_last_post_are_the_whole_list() {
    let blog = blog();
    let store = Store::open(&blog.file(), Timestamp::UNIX_EPOCH, Duration::ZERO).unwrap();
    let reading = store.read("2026-06-01T00:00:00Z".parse().unwrap());
    use PostSort::{Author, Comments, Date, Id, Slug, Title, Updated};
    for sort in [Date, Updated, Title, Slug, Author, Id, Comments] {
        for reverse in [false, true] {
            let all = PostFilter {
                sort,
                reverse,
                ..PostFilter::default()
            };
            let expected = posts(reading, &all);
            assert_eq!(expected.len(), 20);
            let mut found = Vec::new();
            loop {
                let page = PostFilter {
                    after: found.last().map(|&id: &i64| id.into()),
                    limit: Some(3),
                    ..all.clone()
                };
                let page = posts(reading, &page);
                if page.is_empty() {
                    break;
                }
                found.extend(page);
            }
            assert_eq!(found, expected, "{sort:?} {reverse}");
        }
    }
}

#[test]
fn pages_after_the_last_comment_are_the_whole_list() {
    let blog = blog();
    let store = Store::open(&blog.file(), Timestamp::UNIX_EPOCH, Duration::ZERO).unwrap();
    let comments = store.read(Timestamp::UNIX_EPOCH).comments();
    for sort in [CommentSort::Date, CommentSort::Author, CommentSort::Id] {
        let filter = |after, limit| CommentFilter {
            filter: Filter {
                sort,
                after,
                limit,
                ..Filter::default()
            },
            posts: Vec::new(),
        };
        let expected = comments.ids(&filter(None, None)).unwrap();
        assert_eq!(expected.len(), 10);
        let mut found = Vec::new();
        loop {
            let page = comments
                .ids(&filter(found.last().copied(), Some(3)))
                .unwrap();
            if page.is_empty() {
                break;
            }
            found.extend(page);
        }
        assert_eq!(found, expected, "{sort:?}");
    }
}
