//! `blog help` and `--help`.

use std::collections::BTreeSet;

use crate::common::Blog;
use crate::common::commands::verbs;

#[test]
fn every_verb_has_a_description_and_examples() {
    let blog = Blog::without_file();
    let verbs = verbs();
    assert!(verbs.len() >= 65, "there are {}", verbs.len());
    for verb in verbs {
        let name = &verb.name;
        let help = blog.ok([vec!["help"], verb.words()].concat());
        assert_eq!(blog.ok([verb.words(), vec!["--help"]].concat()), help);
        let about = help.lines().next().unwrap();
        assert_eq!(
            about, verb.about,
            "the help of {name} has another first line"
        );
        assert!(
            about.len() <= 72 && !about.ends_with('.'),
            "{name}: {about}"
        );
        assert!(help.contains("\nUsage: blog "), "{help}");

        let examples = verb.examples();
        assert!((2..=5).contains(&examples.len()), "{name}: {examples:?}");
        assert!(
            help.trim_end().ends_with(examples.last().unwrap()),
            "{help}"
        );
        let own = format!("blog {name}");
        let shows = examples.iter().any(|example| example.contains(&own));
        assert!(shows, "{name}: {examples:?}");
    }
}

#[test]
fn a_narrow_terminal_wraps_prose_but_not_examples() {
    let mut blog = Blog::without_file();
    blog.set("COLUMNS", "40");
    for verb in verbs() {
        let help = blog.ok([verb.words(), vec!["--help"]].concat());
        for example in verb.examples() {
            assert!(help.contains(&format!("\n  {example}\n")), "{help}");
        }
    }
    let help = blog.ok(["comment", "queue", "--help"]);
    assert!(
        help.contains("\nThe oldest come first, unless --sort or\n"),
        "{help}"
    );
}

#[test]
fn every_noun_lists_its_verbs() {
    let blog = Blog::without_file();
    for verb in verbs() {
        let words = verb.words();
        let (last, before) = words.split_last().unwrap();
        let help = blog.ok([vec!["help"], before.to_vec()].concat());
        assert!(help.contains(&format!("\n  {last} ")), "{help}");
    }
}

#[test]
fn an_unknown_command_is_a_usage_error_that_names_the_help() {
    let blog = Blog::without_file();
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

#[test]
fn a_typo_gets_a_suggestion() {
    let blog = Blog::without_file();
    let cases = [
        ("pots", "did you mean `blog post`?"),
        ("post lst", "did you mean `blog post list`"),
        (
            "add",
            "did you mean `blog post add`, `blog comment add`, `blog media add` or `blog rule add`?",
        ),
        ("help tims", "did you mean `blog help times`?"),
        ("help pots", "did you mean `blog help post`?"),
        ("post list --format jsn", "did you mean `json`?"),
        ("post list --limti 3", "did you mean `--limit`?"),
        ("rule add spm", "did you mean `spam`?"),
    ];
    for (line, hint) in cases {
        let said = blog.fails(2, line.split(' '));
        assert!(said.contains(&format!("\nhint: {hint}")), "{line}: {said}");
    }
    // No suggestion is run.
    assert!(!blog.file().exists());
}

#[test]
fn without_a_verb_it_prints_a_summary_of_the_blog() {
    let blog = Blog::sample();
    let (code, page) = blog.in_terminal(80, [""; 0]).end();
    assert_eq!(code, 0);
    for text in [
        "Notes · blog.db\n",
        "\nposts     8 published, 1 scheduled, 3 drafts\n",
        " pending, ",
        "\nnext      winter in 28 days\n",
        "\nlast      17 post publish three · 1 post\n",
        "\n  blog comment review ",
        "\n  blog help ",
    ] {
        assert!(page.contains(text), "{page}");
    }
    let status = blog.json([""; 0]);
    assert_eq!(status["published"], 8);
    assert_eq!(status["next"], "winter");
    assert_eq!(blog.ok([""; 0]).lines().count(), 2);

    let none = Blog::without_file();
    let page = none.ok([""; 0]);
    assert!(
        page.contains("there is no blog yet") && page.contains("\n  blog init "),
        "{page}"
    );
    assert_eq!(none.json([""; 0])["published"], serde_json::Value::Null);
    assert_eq!(std::fs::read_dir(none.folder()).unwrap().count(), 0);
}

#[test]
fn summary_and_post_fit_a_narrow_terminal() {
    let blog = Blog::with_posts();
    for arguments in [&[][..], &["post", "show", "hello"]] {
        let (code, shown) = blog.in_terminal(40, arguments).end();
        assert_eq!(code, 0, "{shown}");
        let widest = shown.lines().map(|line| line.chars().count()).max();
        assert!(widest.unwrap() <= 40, "{shown}");
    }
}

#[test]
fn the_topic_about_filters_lists_every_filter_option() {
    let mut root = blog::cli::command();
    root.build();
    let filters = |noun: &str| -> BTreeSet<String> {
        let verb = root.find_subcommand(noun).unwrap();
        let list = verb.find_subcommand("list").unwrap().get_arguments();
        list.filter(|arg| arg.get_help_heading() == Some("Filter"))
            .filter_map(|arg| arg.get_long().map(str::to_owned))
            .collect()
    };
    let (posts, comments) = (filters("post"), filters("comment"));
    assert!(posts.is_subset(&comments) && posts.len() >= 12, "{posts:?}");
    let help = Blog::without_file().ok(["help", "filters"]);
    // Options at the beginning of an indented line are explained there.
    let options = |text: &str| -> BTreeSet<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
        let listed = lines
            .filter(|line| line.starts_with("--"))
            .flat_map(|line| {
                let words = line.split("  ").next().unwrap_or_default();
                let names = words.split(' ').filter_map(|word| word.strip_prefix("--"));
                names
                    .map(|name| name.trim_end_matches(',').to_owned())
                    .collect::<Vec<_>>()
            });
        listed.collect()
    };
    assert_eq!(options(&help), comments, "{help}");
    let (_, of_comments) = help.split_once("Of comments:").unwrap();
    let (of_comments, _) = of_comments.split_once("The order").unwrap();
    let only: BTreeSet<String> = comments.difference(&posts).cloned().collect();
    assert_eq!(options(of_comments), only);
}
