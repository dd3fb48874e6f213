//! `blog db info` and `blog db query`.

use std::fs;

use rusqlite::Connection;

use crate::common::Blog;

#[test]
fn info_describes_the_file_and_creates_no_other_file() {
    let blog = Blog::with_posts();
    let info = blog.json(["db", "info"]);
    assert_eq!(info["posts"], 2);
    assert_eq!(info["comments"], 3);
    assert_eq!(info["tags"], 2);
    assert_eq!(info["operations"], 5);
    assert_eq!(info["schema_version"], 6);
    assert_eq!(info["journal_mode"], "wal");
    assert_eq!(info["bytes"], fs::metadata(blog.file()).unwrap().len());
    assert_eq!(fs::read_dir(blog.folder()).unwrap().count(), 1);
    let fields = ["db", "info", "--fields", "posts,free_pages", "--no-header"];
    assert_eq!(blog.ok(fields), "2\t0\n");
    blog.fails(3, ["db", "info", "--db", "nothing.db"]);
}

#[test]
fn info_reads_the_journal() {
    let blog = Blog::with_posts();
    let sqlite = blog.sqlite();
    sqlite
        .execute_batch("PRAGMA wal_autocheckpoint = 0; DELETE FROM comment WHERE id = 3")
        .unwrap();
    let info = blog.json(["db", "info"]);
    assert_eq!(info["comments"], 2);
    assert!(info["journal_bytes"].as_i64().unwrap() > 0, "{info}");
}

#[test]
fn info_does_not_upgrade_an_old_file() {
    let blog = Blog::without_file();
    let sqlite = Connection::open(blog.file()).unwrap();
    let schema = include_str!("../src/store/schema/1.sql");
    sqlite.execute_batch(schema).unwrap();
    drop(sqlite);
    let bytes = fs::read(blog.file()).unwrap();
    let info = blog.json(["db", "info"]);
    assert_eq!(info["schema_version"], 1);
    assert!(info["operations"].is_null());
    assert_eq!(fs::read(blog.file()).unwrap(), bytes);
}

#[test]
fn a_read_only_file_can_be_shown_checked_copied_and_queried() {
    let blog = Blog::with_posts();
    blog.make_read_only();
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o777);
    fs::set_permissions(folder.path(), mode).unwrap();
    let run = |arguments: &[&str]| blog.run_unprivileged(arguments);
    let done = [
        run(&["db", "info", "--fields", "posts", "--no-header"]),
        run(&["db", "check"]),
        run(&["db", "backup", copy.to_str().unwrap()]),
        run(&["db", "query", "SELECT count(*) FROM post", "--no-header"]),
    ];
    blog.make_writable();
    // Without `setpriv`, no user lacks the permission.
    let Some(done) = done.into_iter().collect::<Option<Vec<_>>>() else {
        return;
    };
    let made = format!("made {} (2 posts, 3 comments)\n", copy.display());
    for (done, shown) in done
        .iter()
        .zip(["2\n", "no problems found\n", &made, "2\n"])
    {
        assert_eq!((done.code, done.stdout.as_str()), (0, shown), "{done:?}");
    }
}

#[test]
fn a_query_has_the_columns_of_its_statement_in_every_format() {
    let blog = Blog::with_posts();
    let sql = "SELECT id, slug, slug, 1.5 AS half, x'00ff' AS bytes, NULL AS empty
               FROM post ORDER BY id LIMIT 1";
    let tsv = "id\tslug\tslug_2\thalf\tbytes\tempty\n1\thello\thello\t1.5\tX'00FF'\t\n";
    assert_eq!(blog.ok(["db", "query", sql]), tsv);
    let json = "{\"id\":1,\"slug\":\"hello\",\"slug_2\":\"hello\",\"half\":1.5,\
                \"bytes\":\"X'00FF'\",\"empty\":null}\n";
    assert_eq!(blog.ok(["db", "query", sql, "--format", "jsonl"]), json);
    assert_eq!(blog.ids(["db", "query", sql]), "1");
    let done = blog.feed(
        ["db", "query", "-", "--no-header"],
        "SELECT words('Café!');",
    );
    assert_eq!((done.code, done.stdout.as_str()), (0, "cafe\n"));
    let file = blog.write("q.sql", "-- How many\nSELECT count(*) FROM comment\n");
    let from_file = ["db", "query", "-F", file.to_str().unwrap(), "--no-header"];
    assert_eq!(blog.ok(from_file), "3\n");
    let pragma = "SELECT name FROM pragma_table_info('tag')";
    assert_eq!(blog.ids(["db", "query", pragma]), "id name folded");
    let found = "SELECT rowid FROM post_search WHERE post_search MATCH 'hello'";
    assert_eq!(blog.ids(["db", "query", found]), "1");
    assert_eq!(blog.ids(["db", "query", "PRAGMA integrity_check"]), "ok");
}

#[test]
fn a_query_is_read_only() {
    let blog = Blog::with_posts();
    let other = blog.folder().join("other.db");
    let attach = format!("ATTACH '{}' AS other", other.display());
    let vacuum = format!("VACUUM INTO '{}'", other.display());
    let bytes = fs::read(blog.file()).unwrap();
    for (sql, said) in [
        (
            "DELETE FROM post",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "INSERT INTO tag VALUES (9, 'a', 'a')",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "CREATE TEMP TABLE t (x)",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "PRAGMA query_only = OFF",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "PRAGMA Query_Only(0)",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "PRAGMA journal_mode = delete",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "PRAGMA user_version(7)",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "PRAGMA writable_schema = 1",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "BEGIN IMMEDIATE",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "REINDEX",
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "SELECT load_extension('x')",
            "a query cannot use the function `load_extension`",
        ),
        (
            &attach,
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            &vacuum,
            "this statement would change data; `blog db query` is read-only",
        ),
        (
            "SELECT 1; DELETE FROM post",
            "this statement would change data; `blog db query` is read-only",
        ),
        ("SELECT 1; SELECT 2", "there is more than one statement"),
        ("SELECT ?1", "there is no value for a parameter"),
        ("", "there is no statement"),
        ("SELEKT", "the SQL is not valid at `SELEKT`"),
        ("SELECT", "the SQL statement is incomplete"),
        ("SELECT 1 FROM absent", "there is no table `absent`"),
        ("SELECT missing FROM post", "there is no column `missing`"),
        ("SELECT json('{')", "malformed JSON"),
    ] {
        let done = blog.run(["db", "query", sql]);
        assert_eq!(done.code, 2, "{sql}: {done:?}");
        assert!(done.stderr.contains(said), "{sql}: {done:?}");
        assert!(done.stderr.contains("\nhint: "), "{sql}: {done:?}");
    }
    assert!(!other.exists());
    assert_eq!(fs::read(blog.file()).unwrap(), bytes);
    blog.fails(2, ["db", "query"]);
}

#[test]
fn a_query_is_streamed_and_can_be_interrupted() {
    let blog = Blog::new();
    let endless =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    let line = format!("blog db query '{endless}' --no-header | head -n 2");
    let output = blog.shell(&line).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "1\n2\n");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let line = format!("timeout -s INT 1 blog db query '{endless} WHERE i < 0'; echo $?");
    let output = blog.shell(&line).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "124\n");
}

#[test]
fn the_result_of_a_query_is_escaped_on_a_terminal() {
    let blog = Blog::new();
    let sql = "SELECT char(27) || ''[31m'' AS x";
    for format in ["table", "csv", "jsonl"] {
        let line = format!(
            "blog db query '{}' --format {format}",
            sql.replace("''", "'\\''")
        );
        let (code, shown) = blog.shell_in_terminal(80, &line).end();
        assert_eq!(code, 0, "{shown}");
        assert!(!shown.contains('\u{1b}') || format == "table", "{shown:?}");
        assert!(!shown.contains("\u{1b}[31m"), "{shown:?}");
    }
}
