//! `blog comment queue`.

use serde_json::{Value, json};

use crate::common::Blog;

/// A blog with `moderation = first` and the pending comments 4 to 8, the oldest last.
pub fn blog_with_queue() -> Blog {
    let blog = Blog::with_posts();
    blog.ok(["comment", "rm", "3", "--yes"]);
    blog.ok(["config", "set", "moderation", "first"]);
    blog.ok(["rule", "add", "hold", "--links", "2", "--name", "links"]);
    for (at, author, email, parent, body) in [
        ("2 days ago", "Dan", "dan@example.org", "1", "First."),
        (
            "3 days ago",
            "Eve",
            "",
            "",
            "http://a.example http://b.example",
        ),
        ("4 days ago", "Dan", "DAN@example.org", "", "Second."),
        ("5 days ago", "Eve", "", "", "Third."),
        ("6 days ago", "Dan", "", "5", "Another Dan."),
    ] {
        let mut add = vec!["comment", "add", "hello", "--at", at];
        add.extend(["--author", author, "-b", body]);
        for (option, value) in [("--email", email), ("--parent", parent)] {
            if !value.is_empty() {
                add.extend([option, value]);
            }
        }
        blog.ok(add);
    }
    blog
}

#[test]
fn pending_comments_are_listed_oldest_first_with_the_history_of_their_author() {
    let blog = blog_with_queue();
    assert_eq!(
        blog.ok(["comment", "queue"]),
        "id\tpost_id\tpost\tauthor\tapproved\tspam\tanswers\tanswers_author\treason\tcreated_at\twebsite\tbody\tparent_id\n\
         8\t1\thello\tDan\t0\t0\t5\tEve\tno comment of its author is approved yet\t2026-11-17T12:00:00Z\t\tAnother Dan.\t5\n\
         7\t1\thello\tEve\t0\t0\t\t\tno comment of its author is approved yet\t2026-11-18T12:00:00Z\t\tThird.\t\n\
         6\t1\thello\tDan\t0\t0\t\t\tno comment of its author is approved yet\t2026-11-19T12:00:00Z\t\tSecond.\t\n\
         5\t1\thello\tEve\t0\t0\t\t\theld by rule 1 \"links\"\t2026-11-20T12:00:00Z\t\thttp://a.example http://b.example\t\n\
         4\t1\thello\tDan\t0\t0\t1\tBob\tno comment of its author is approved yet\t2026-11-21T12:00:00Z\t\tFirst.\t1\n"
    );
    // A comment that a person set to pending has no reason.
    blog.ok(["comment", "unapprove", "2"]);
    let queue = blog.json(["comment", "queue", "--author", "Ann"]);
    assert_eq!(queue[0]["reason"], Value::Null);
    assert_eq!(queue[0]["answers_author"], "Bob");
}

#[test]
fn the_history_is_that_of_the_same_person() {
    let blog = blog_with_queue();
    let records = |blog: &Blog| {
        let fields = ["--fields", "id,approved,spam", "--format", "csv"];
        blog.ok(["comment", "queue"].iter().chain(&fields))
    };
    // Email addresses match in any case; without one, names match names without one.
    blog.ok(["comment", "approve", "4"]);
    blog.ok(["comment", "spam", "7"]);
    assert_eq!(records(&blog), "id,approved,spam\n8,0,0\n6,1,0\n5,0,1\n");
    blog.ok(["comment", "set", "7", "--email", "eve@example.org"]);
    blog.ok(["comment", "approve", "8"]);
    assert_eq!(records(&blog), "id,approved,spam\n6,1,0\n5,0,0\n");
}

#[test]
fn the_history_is_that_of_the_newest_hundred_comments_and_a_note_says_so() {
    let blog = blog_with_queue();
    for (email, older) in [("NULL", 0), ("'dan@example.org'", 10)] {
        let sql = format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90 + {older})
             INSERT INTO comment (post_id, author, email, body, status, created_at, updated_at)
             SELECT 1, 'Dan', {email}, 'x', CASE WHEN i > 10 THEN 'approved' ELSE 'spam' END,
                    strftime('%Y-%m-%dT%H:%M:%SZ', '2026-01-01', '+' || i || ' minutes'),
                    '2026-01-01T00:00:00Z' FROM n"
        );
        blog.sqlite().execute(&sql, []).unwrap();
    }
    let queue = |name: &str| {
        let fields = ["--fields", "id,approved,spam", "--format", "csv"];
        blog.run(["comment", "queue", "--author", name].iter().chain(&fields))
    };
    let eve = queue("Eve");
    assert_eq!(
        (&*eve.stdout, &*eve.stderr),
        ("id,approved,spam\n7,0,0\n5,0,0\n", "")
    );
    // The two pending ones with the address are among its newest hundred.
    let dan = queue("Dan");
    assert_eq!(dan.stdout, "id,approved,spam\n8,80,10\n6,90,8\n4,90,8\n");
    assert_eq!(
        dan.stderr,
        "note: `approved` and `spam` count the newest 100 comments of a person\n"
    );
}

#[test]
fn the_queue_takes_a_filter() {
    let blog = blog_with_queue();
    for (options, ids) in [
        (&[][..], "8 7 6 5 4"),
        (&["--reverse"], "4 5 6 7 8"),
        (&["--limit", "2"], "8 7"),
        (&["--limit", "2", "--offset", "1"], "7 6"),
        (&["--sort", "id"], "4 5 6 7 8"),
        (&["--sort", "id", "--reverse"], "8 7 6 5 4"),
        (&["--sort", "date"], "4 5 6 7 8"),
        (&["--author", "Eve"], "7 5"),
        (&["--post", "plan"], ""),
        (&["--search", "second"], "6"),
        (&["--status", "pending"], "8 7 6 5 4"),
    ] {
        let queue = ["comment", "queue"].iter().chain(options);
        assert_eq!(blog.ids(queue), ids, "{options:?}");
    }
    for status in ["spam", "approved", "pending,spam"] {
        let said = blog.fails(2, ["comment", "queue", "--status", status]);
        assert!(said.contains("hint: `blog comment list"), "{said}");
    }
    blog.fails(3, ["comment", "queue", "--post", "nothing"]);
    blog.fails(2, ["comment", "queue", "--fields", "nothing"]);
}

#[test]
fn email_addresses_are_shown_only_on_request() {
    let blog = blog_with_queue();
    for format in ["table", "tsv", "csv", "json", "jsonl"] {
        let shown = blog.ok(["comment", "queue", "--format", format]);
        assert!(!shown.contains("dan@"), "{shown}");
    }
    let asked = blog.json(["comment", "queue", "--fields", "email", "--limit", "3"]);
    assert_eq!(asked[2], json!({"email": "DAN@example.org"}));
}

#[test]
fn the_queue_fits_any_terminal() {
    let blog = blog_with_queue();
    let (code, shown) = blog.in_terminal(80, ["comment", "queue"]).end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("id  post "), "{shown}");
    for columns in [80, 40] {
        let queue = ["comment", "queue"];
        let (_, shown) = blog.in_terminal(columns, queue).end();
        let table = shown.lines().take(7);
        for line in table {
            assert!(line.chars().count() <= columns.into(), "{line}");
        }
        assert!(shown.contains("held by"), "{shown}");
    }
    blog.ok(["comment", "approve", "--status", "pending"]);
    let (code, shown) = blog.in_terminal(80, ["comment", "queue"]).end();
    assert_eq!((code, shown.as_str()), (0, "no comments wait\n"));
}

#[test]
fn a_long_queue_of_few_people_is_listed_quickly() {
    let blog = Blog::with_posts();
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
               INSERT INTO comment (post_id, author, email, body, status, created_at, updated_at)
               SELECT 1, 'A', iif(i % 2, 'a@example.org', NULL), 'x', 'pending', ?1, ?1 FROM n";
    blog.sqlite()
        .execute(sql, ["2026-01-01T00:00:00Z"])
        .unwrap();
    let start = std::time::Instant::now();
    assert_eq!(blog.ok(["comment", "queue"]).lines().count(), 40_002);
    // Counting each row for each comment would take minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
