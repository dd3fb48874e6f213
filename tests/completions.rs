//! `blog completions`, and the scripts in `completions/`.

use std::fs;
use std::path::Path;

use crate::common::Blog;

/// With UPDATE_COMPLETIONS set, the scripts are written instead.
#[test]
fn the_scripts_are_those_that_the_program_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let blog = Blog::none();
    for (shell, name) in [
        ("bash", "blog.bash"),
        ("zsh", "_blog"),
        ("fish", "blog.fish"),
    ] {
        let printed = blog.ok(["completions", shell]);
        let path = folder.join(name);
        if std::env::var_os("UPDATE_COMPLETIONS").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &printed).unwrap();
        }
        assert!(
            fs::read_to_string(&path).is_ok_and(|script| script == printed),
            "completions/{name} is out of date: UPDATE_COMPLETIONS=1 cargo test completions"
        );
    }
}

#[test]
fn a_script_knows_the_verbs_and_their_options() {
    let blog = Blog::none();
    for shell in ["bash", "zsh", "fish"] {
        let script = blog.ok(["completions", shell]);
        for word in ["comment", "exists", "not-tag", "jsonl"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    blog.fails(2, ["completions", "csh"]);
}
