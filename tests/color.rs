//! Colour is decided once for all output.

use crate::common::Blog;

/// Commands that write to standard output or to standard error.
const COMMANDS: [&[&str]; 7] = [
    &["post", "list", "--format", "table"],
    &["post", "show", "1"],
    &["help"],
    &["post", "--help"],
    &["post", "nothing"],
    &["post", "show", "nothing"],
    &["post", "list", "--nothing"],
];

/// Whether the output of a command in a pipe has colour.
fn is_colored(blog: &Blog, arguments: &[&str]) -> bool {
    let done = blog.run(arguments);
    (done.stdout + &done.stderr).contains('\u{1b}')
}

#[test]
fn the_colour_setting_applies_to_all_output() {
    let variables: [(&[&str], bool); 4] = [
        (&[], false),
        (&["CLICOLOR_FORCE"], true),
        (&["NO_COLOR"], false),
        (&["NO_COLOR", "CLICOLOR_FORCE"], false),
    ];
    for (variables, colored) in variables {
        let mut blog = Blog::with_posts();
        for variable in variables {
            blog.set(variable, "1");
        }
        for command in COMMANDS {
            let with = |when: &str| {
                let option = format!("--color={when}");
                is_colored(&blog, &[&[option.as_str()], command].concat())
            };
            assert_eq!(
                is_colored(&blog, command),
                colored,
                "{variables:?} {command:?}"
            );
            assert_eq!(with("auto"), colored, "{variables:?} {command:?}");
            assert!(with("always"), "{variables:?} {command:?}");
            assert!(!with("never"), "{variables:?} {command:?}");
        }
    }
}
