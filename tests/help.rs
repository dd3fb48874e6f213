//! `blog help` and `--help`.

use crate::common::Blog;

/// Every noun with its verbs.
pub const COMMANDS: [(&str, &[&str]); 19] = [
    ("init", &[]),
    (
        "post",
        &[
            "add",
            "show",
            "list",
            "count",
            "exists",
            "backlinks",
            "set",
            "edit",
            "history",
            "diff",
            "restore",
            "publish",
            "unpublish",
            "schedule",
            "close",
            "open",
            "rm",
        ],
    ),
    (
        "comment",
        &[
            "add",
            "reply",
            "show",
            "list",
            "count",
            "exists",
            "queue",
            "review",
            "approve",
            "unapprove",
            "spam",
            "unspam",
            "recheck",
            "set",
            "edit",
            "move",
            "split",
            "history",
            "diff",
            "restore",
            "rm",
            "export-person",
            "erase",
        ],
    ),
    ("tag", &["list", "rename", "merge", "rm"]),
    ("search", &[]),
    ("stats", &[]),
    ("replace", &[]),
    ("import", &[]),
    ("export", &[]),
    ("apply", &[]),
    (
        "rule",
        &["add", "list", "show", "test", "enable", "disable", "rm"],
    ),
    ("config", &["list", "get", "set", "unset"]),
    (
        "db",
        &["info", "check", "backup", "vacuum", "query", "dump"],
    ),
    ("log", &["prune"]),
    ("undo", &[]),
    ("redo", &[]),
    ("changes", &[]),
    ("completions", &[]),
    ("help", &[]),
];

#[test]
fn every_command_has_help_with_examples() {
    let blog = Blog::none();
    let root = blog.ok(["help"]);
    assert_eq!(blog.ok::<&str>([]), root);
    for (noun, verbs) in COMMANDS {
        assert!(root.contains(&format!("  {noun} ")), "{noun}");
        let help = blog.ok(["help", noun]);
        for verb in verbs {
            assert!(help.contains(&format!("  {verb} ")), "{noun} {verb}");
            let help = blog.ok(["help", noun, verb]);
            assert!(help.contains(&format!("  blog {noun} {verb}")), "{help}");
            assert!(help.contains("Examples:\n"), "{help}");
            assert_eq!(blog.ok([noun, verb, "--help"]), help);
        }
        if verbs.is_empty() {
            assert!(help.contains("Examples:\n"), "{help}");
        }
    }
}

#[test]
fn the_help_lists_no_command_that_these_tests_do_not_know() {
    let help = Blog::none().ok(["help"]);
    let commands = help.split("Commands:\n").nth(1).unwrap();
    let commands = commands.split("\n\n").next().unwrap();
    let listed: Vec<&str> = commands
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(listed, COMMANDS.map(|(noun, _)| noun));
}

#[test]
fn what_is_no_command_is_a_usage_error_that_says_where_to_look() {
    let blog = Blog::none();
    for arguments in [
        &["help", "nothing"][..],
        &["help", "post", "nothing"],
        &["nothing"],
        &["post"],
        &["post", "nothing"],
        &["post", "list", "--nothing"],
        &["post", "list", "--format", "xml"],
    ] {
        let said = blog.fails(2, arguments);
        assert!(said.starts_with("blog: "), "{said}");
        assert!(said.contains("\nhint: "), "{said}");
    }
}
