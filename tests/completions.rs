//! `blog completions`, and the scripts in `completions/`.

use std::fs;
use std::path::Path;

use crate::common::Blog;

#[test]
fn the_scripts_in_the_folder_equal_the_output_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let blog = Blog::without_file();
    for (shell, name) in [
        ("bash", "blog.bash"),
        ("zsh", "_blog"),
        ("fish", "blog.fish"),
        ("elvish", "blog.elv"),
        ("powershell", "_blog.ps1"),
        ("nushell", "blog.nu"),
    ] {
        let script = fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!(blog.ok(["completions", shell]), script, "{shell}");
        let asked = blog.command().env("COMPLETE", shell).output().unwrap();
        let path = crate::common::program();
        assert_eq!(
            String::from_utf8(asked.stdout).unwrap(),
            script.replace("blog -- ", &format!("{path} -- ")),
            "{shell}"
        );
    }
    assert_eq!(fs::read_dir(folder).unwrap().count(), 6);
    blog.fails(2, ["completions", "csh"]);
}

#[test]
fn a_script_is_installed_in_the_folder_of_its_shell() {
    let mut blog = Blog::without_file();
    let home = blog.folder().to_owned();
    for (shell, place) in [
        ("bash", ".local/share/bash-completion/completions/blog"),
        ("zsh", ".local/share/zsh/site-functions/_blog"),
        ("fish", ".config/fish/completions/blog.fish"),
        ("nushell", ".config/nushell/autoload/blog.nu"),
    ] {
        let path = home.join(place);
        let install = ["completions", shell, "--install"];
        let dry = blog.ok(install.iter().chain(&["--dry-run"]));
        assert_eq!(dry, format!("would install {}\n", path.display()));
        assert!(!path.exists());
        let done = blog.run(install);
        assert_eq!(done.stdout, format!("installed {}\n", path.display()));
        assert!(
            done.stderr.starts_with("it works in every new shell"),
            "{done:?}"
        );
        assert!(blog.ok(install).starts_with("unchanged: "));
        // Only our own scripts are replaced.
        let script = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{script}\n# Written by blog.")).unwrap();
        assert!(blog.ok(install).starts_with("installed "));
        fs::write(&path, "mine").unwrap();
        assert!(blog.fails(2, install).contains("hint: --yes"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert!(
            blog.ok(install.iter().chain(&["--yes"]))
                .starts_with("installed ")
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), script);
    }
    for shell in ["elvish", "powershell"] {
        let said = blog.fails(2, ["completions", shell, "--install"]);
        assert!(said.contains("hint: put this line into "), "{said}");
    }
    blog.set("XDG_DATA_HOME", home.join("data"));
    blog.set("FPATH", home.join("data/zsh/site-functions"));
    let done = blog.run(["completions", "zsh", "--install"]);
    assert!(
        done.stdout.ends_with("data/zsh/site-functions/_blog\n"),
        "{done:?}"
    );
    assert_eq!(done.stderr, "it works in every new shell\n");
}
