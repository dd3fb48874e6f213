//! `blog help` and `--help`.

use crate::common::Blog;
use crate::common::commands::verbs;

#[test]
fn every_verb_says_what_it_does_and_shows_examples() {
    let blog = Blog::none();
    let verbs = verbs();
    assert!(verbs.len() >= 65, "there are {}", verbs.len());
    for verb in verbs {
        let name = &verb.name;
        let help = blog.ok([vec!["help"], verb.words()].concat());
        assert_eq!(blog.ok([verb.words(), vec!["--help"]].concat()), help);
        let about = help.lines().next().unwrap();
        assert_eq!(about, verb.about, "the help of {name} begins otherwise");
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
fn a_narrow_terminal_breaks_prose_but_no_example() {
    let mut blog = Blog::none();
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
    let blog = Blog::none();
    for verb in verbs() {
        let words = verb.words();
        let (last, before) = words.split_last().unwrap();
        let help = blog.ok([vec!["help"], before.to_vec()].concat());
        assert!(help.contains(&format!("\n  {last} ")), "{help}");
    }
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
