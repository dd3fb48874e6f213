//! `--csv-safe`: a spreadsheet reads no cell as a formula.

use crate::common::Blog;
use crate::common::commands::verbs;

/// Texts that a spreadsheet reads as a formula, and texts that it does not.
const RISKY: [&str; 8] = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－1"];
const PLAIN: [&str; 6] = ["1+1", "a=1", "'=1", " =1", "text", "“-1”"];

/// A blog with all of them in every field.
fn risky() -> Blog {
    let blog = Blog::new();
    let sqlite = blog.sqlite();
    let time = "2026-11-23T12:00:00Z";
    for (index, text) in RISKY.iter().chain(&PLAIN).enumerate() {
        let id = i64::try_from(index + 1).unwrap();
        sqlite
            .execute(
                "INSERT INTO post (id, slug, title, author, summary, body, published_at,
                                   created_at, updated_at)
                 VALUES (?1, 'p' || ?1, ?2, ?2, ?2, ?2, ?3, ?3, ?3)",
                (id, text, time),
            )
            .unwrap();
        sqlite
            .execute(
                "INSERT INTO comment (post_id, author, email, website, body, status, reason,
                                      created_at, updated_at)
                 VALUES (?1, ?2, ?2, 'http://' || ?2, ?2, 'pending', ?2, ?3, ?3)",
                (id, text, time),
            )
            .unwrap();
        sqlite
            .execute(
                "INSERT INTO tag (id, name, folded) VALUES (?1, ?2, ?2)",
                (id, text),
            )
            .unwrap();
        sqlite
            .execute("INSERT INTO post_tag VALUES (?1, ?1)", [id])
            .unwrap();
        sqlite
            .execute(
                "INSERT INTO rule (position, name, action, words) VALUES (?1, ?2, 'hold', ?2)",
                (id, text),
            )
            .unwrap();
    }
    blog
}

fn records(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_bytes());
    let records = reader.records().map(Result::unwrap);
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// Whether a spreadsheet could read the cell as a formula.
fn is_risky(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[test]
fn a_risky_cell_gets_an_apostrophe_and_other_cells_stay() {
    let blog = risky();
    let fields = "id,title,author,summary,body,tags";
    let list = ["post", "list", "--sort", "id", "--format", "csv"];
    let list = [&list[..], &["--fields", fields]].concat();
    let exact = records(&blog.ok(&list));
    let safe = records(&blog.ok([&list[..], &["--csv-safe"]].concat()));
    assert_eq!(exact[0], safe[0]);
    for (index, text) in RISKY.iter().chain(&PLAIN).enumerate() {
        let id = (index + 1).to_string();
        let cells = |text: &str| -> Vec<String> {
            let texts = [text; 5].map(str::to_owned);
            [vec![id.clone()], texts.to_vec()].concat()
        };
        assert_eq!(exact[index + 1], cells(text));
        let guarded = if RISKY.contains(text) {
            format!("'{text}")
        } else {
            (*text).to_owned()
        };
        assert_eq!(safe[index + 1], cells(&guarded));
    }
}

#[test]
fn an_export_is_as_safe_as_a_list_and_exact_without_the_option() {
    let blog = risky();
    for (of, list) in [("posts", "post"), ("comments", "comment")] {
        let export = ["export", "csv", "--of", of];
        let exact = blog.ok(export);
        let fields = exact.lines().next().unwrap();
        let list = [
            list, "list", "--sort", "id", "--format", "csv", "--fields", fields,
        ];
        assert_eq!(exact, blog.ok(list));
        assert!(exact.contains(",=1+1,"), "{exact}");
        let safe = blog.ok(export.iter().chain(&["--csv-safe"]));
        assert_eq!(safe, blog.ok(list.iter().chain(&["--csv-safe"])));
        assert!(
            safe.contains(",'=1+1,") && !safe.contains(",=1+1,"),
            "{safe}"
        );
        blog.ok(export.iter().chain(&["--csv-safe", "-o", of]));
        let file = std::fs::read_to_string(blog.folder().join(of)).unwrap();
        assert_eq!(file, safe);
    }
}

#[test]
fn numbers_and_the_header_are_never_changed() {
    let blog = Blog::new();
    let sql = "SELECT -5, '-5', -1.5, '=1' AS \"=name\", NULL AS \"-\"";
    let query = ["db", "query", sql, "--format", "csv", "--csv-safe"];
    let rows = records(&blog.ok(query));
    assert_eq!(rows[0], ["-5", "'-5'", "-1.5", "=name", "-"]);
    assert_eq!(rows[1], ["-5", "'-5", "-1.5", "'=1", ""]);
}

#[test]
fn every_command_that_writes_csv_accepts_it() {
    let blog = risky();
    blog.ok(["post", "set", "5", "--title=-x"]);
    for command in [
        "post list",
        "post show 1",
        "post history 5",
        "post diff 5",
        "post backlinks 1",
        "post set 2 --add-tag x",
        "post count",
        "post rm --all --dry-run",
        "comment list",
        "comment list --post 1 --tree",
        "comment queue",
        "comment show 1",
        "comment approve 1",
        "tag list",
        "rule list",
        "rule show 1",
        "config list",
        "search 1",
        "stats",
        "log",
        "log show 1",
        "changes --cursor c --peek",
        "changes --list",
        "replace 1 =2 --all --dry-run",
        "db info",
    ] {
        let words = command.split(' ').chain(["--format", "csv", "--csv-safe"]);
        let done = blog.run(words);
        assert_eq!(done.code, 0, "{command}: {done:?}");
        for cell in records(&done.stdout).iter().skip(1).flatten() {
            let is_number = cell.parse::<f64>().is_ok() && !cell.starts_with('+');
            assert!(!is_risky(cell) || is_number, "{command}: {cell:?}");
        }
    }
    for verb in verbs() {
        let help = blog.ok([verb.words(), vec!["--help"]].concat());
        assert!(help.contains("--csv-safe"), "{}: {help}", verb.name);
    }
}

#[test]
fn it_is_refused_without_csv() {
    let mut blog = Blog::with_posts();
    for command in [
        "post list",
        "post list --format tsv",
        "post list --format json",
        "export jsonl",
        "export comments --format csv",
        "",
    ] {
        let said = blog.fails(2, command.split_whitespace().chain(["--csv-safe"]));
        assert!(said.contains("--csv-safe is for CSV alone"), "{said}");
        assert!(
            said.contains("give --format csv, or `blog export csv`"),
            "{said}"
        );
    }
    blog.set("BLOG_FORMAT", "csv");
    blog.ok(["post", "list", "--csv-safe"]);
    blog.ok(["post", "add", "=x", "-b", "", "--csv-safe"]);
    // The log omits the option.
    let log = blog.ok(["log", "--limit", "1", "--format", "tsv"]);
    assert!(
        log.contains("post add") && !log.contains("csv-safe"),
        "{log}"
    );
}
