//! Words of other tools on the command line: they are answered with the command to type, and
//! nothing is done.

use crate::common::Blog;

/// What is typed, and what to type instead.
const ANSWERS: &str = r#"
    post create 'Hello, you'                | post add 'Hello, you'
    post write                              | post add
    post view 1                             | post show 1
    post get hello --json                   | post show hello --format json
    post cat hello -o yaml                  | post show hello --format yaml
    post remove 1 --force                   | post rm 1 --yes
    post del 1 -f                           | post rm 1 --yes
    post update 1 --title New               | post set 1 --title New
    post rename hello New-name              | post set hello --title New-name
    post rename hello new                   | post set hello --title new` or `blog post set hello --slug new
    post rename hello 'A b'                 | post set hello --title 'A b'
    post list -s draft                      | post list --status draft
    post index -n 3                         | post list --limit 3
    post list --json                        | post list --format json
    post list -o json                       | post list --format json
    post list -f json -L 5                  | post list --format json --limit 5
    post list --output=json                 | post list --format json
    post list -n3                           | post list --limit 3
    post list --count 3                     | post list --limit 3
    post list --all                         | post list --limit all
    post list --page 3                      | post list --limit 50 --offset 100
    post list --per-page 20 --page 2        | post list --limit 20 --offset 20
    post list --sort-by title --desc        | post list --sort title --reverse
    post list --published                   | post list --status published
    post list --status public               | post list --status published
    post list --porcelain                   | post list --format tsv
    post list --verbose                     | post list
    post list --no-color                    | post list --color never
    post list --after 2026-01-01            | post list --since 2026-01-01
    post add --title 'A b' --content text   | post add 'A b' --body text
    post add Hi -m text --status draft      | post add Hi --body text --draft
    post add Hi --message text --publish    | post add Hi --body text --publish
    post add Hi -m x --tags a,b --date now  | post add Hi --body x --tag a,b --at now
    post add --file hello.md                | post add --body-file hello.md
    post set 1 --tag x                      | post set 1 --add-tag x
    comment list --pending                  | comment list --status pending
    comment accept 1                        | comment approve 1
    comment list --status unapproved        | comment list --status pending
    tag mv rust Rust                        | tag rename rust Rust
    tag show rust                           | post list --tag rust
    config show author                      | config get author
    config remove author                    | config unset author
    log -n 5                                | log --limit 5
    search rust -n 3                        | search rust --limit 3
    import wordpress dump.xml               | import wxr dump.xml
    db fsck                                 | db check
    posts                                   | post list
    new Hello -b x                          | post add Hello -b x
    ls --json                               | post list --format json
    delete 1                                | post rm 1
    --json post list                        | --format json post list
    --limit 3 post list                     | post list --limit 3
    post --limit 3 list                     | post list --limit 3
    post view -- 1                          | post show -- 1
"#;

#[test]
fn a_word_of_another_tool_is_answered_with_the_command_to_type() {
    let blog = Blog::with_posts();
    for row in ANSWERS.trim().lines() {
        let (typed, ours) = row.split_once(" | ").unwrap();
        let typed = shell_words::split(typed).unwrap();
        let said = blog.fails(2, &typed);
        let hint = said.lines().last().unwrap();
        let answer = format!("hint: type `blog {}`", ours.trim());
        assert_eq!(hint, answer, "{typed:?}");
    }
    let said = blog.fails(2, ["log", "--page", "2"]);
    assert!(
        said.contains("hint: type `blog log --limit 50 --offset 50`"),
        "{said}"
    );
    assert_eq!(blog.ok(["post", "count"]), "2\n");
}

#[test]
fn the_table_wins_over_a_similar_spelling() {
    let blog = Blog::with_posts();
    for typed in [
        "post view 1",
        "post get 1",
        "tag add x",
        "post list --page 2",
    ] {
        let said = blog.fails(2, typed.split(' '));
        assert!(!said.contains("did you mean"), "{said}");
    }
    let said = blog.fails(2, ["post", "lsit"]);
    assert!(said.contains("did you mean `blog post list`"), "{said}");
}

#[test]
fn the_help_of_a_word_of_another_tool_is_that_of_ours() {
    let blog = Blog::new();
    for (typed, ours) in [
        ("help create", "blog help post add"),
        ("help post view", "blog help post show"),
        ("help posts", "blog help post"),
    ] {
        let said = blog.fails(2, typed.split(' '));
        assert!(
            said.ends_with(&format!("hint: did you mean `{ours}`?\n")),
            "{said}"
        );
    }
    assert!(
        blog.ok(["post", "show", "-h"])
            .contains("Usage: blog post show")
    );
}
