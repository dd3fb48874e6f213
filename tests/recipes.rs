//! `docs/recipes.md`: each recipe works.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde::Deserialize;

use crate::common::{Blog, Done, lacks};

/// The code blocks of a recipe in this language.
fn blocks(title: &str, language: &str) -> Vec<&'static str> {
    let page = include_str!("../docs/recipes.md");
    let (_, recipe) = page.split_once(&format!("\n## {title}\n")).unwrap();
    let recipe = recipe.split("\n## ").next().unwrap();
    let fence = format!("```{language}\n");
    let blocks = recipe.split(&fence).skip(1);
    blocks
        .map(|part| part.split("```").next().unwrap())
        .collect()
}

/// A blog in the folder of the recipes, and a `sendmail` that writes its input to a
/// file.
fn here() -> Blog {
    let mut blog = Blog::with_posts();
    program(&blog, "sendmail", "#!/bin/sh\ncat >> mail\n");
    blog.set("BLOG_DB", blog.file());
    blog
}

fn program(blog: &Blog, name: &str, text: &str) {
    let path = blog.write(name, in_place(blog, text));
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A recipe adapted to the folder of this blog.
fn in_place(blog: &Blog, text: &str) -> String {
    text.replace("/srv/blog", blog.folder().to_str().unwrap())
}

/// Runs a script with the programs of the folder in `PATH`.
fn run(blog: &Blog, script: &str) -> Done {
    let script = format!("PATH=$PWD:$PATH\n{}", in_place(blog, script));
    Done::from(blog.bash(&script).output().unwrap())
}

fn ok(blog: &Blog, script: &str) -> String {
    let done = run(blog, script);
    assert_eq!(done.code, 0, "{done:?}");
    done.stdout
}

/// The commands of the crontab of a recipe.
fn cron(title: &str) -> Vec<&'static str> {
    let lines = blocks(title, "cron").into_iter().flat_map(str::lines);
    lines
        .map(|line| {
            // Cron reads `%` as the end of a line.
            assert!(!line.contains('%'), "{line}");
            let (times, command) = line.split_once("  ").unwrap();
            assert_eq!(times.split(' ').count(), 5, "{line}");
            command
        })
        .collect()
}

#[test]
fn a_published_post_is_announced_once() {
    if lacks("bash") {
        return;
    }
    let mut blog = here();
    let script = blocks("Publish from cron", "bash")[0];
    assert_eq!(ok(&blog, script), "");
    blog.ok(["post", "schedule", "plan", "--at", "friday 9am"]);
    blog.ok(["post", "add", "Now", "-b", "Now."]);
    blog.ok(["post", "add", "Draft", "-b", "Not yet.", "--draft"]);
    assert_eq!(ok(&blog, script), "published: now\n");
    assert_eq!(ok(&blog, script), "");
    blog.set("SOURCE_DATE_EPOCH", "1796000000");
    assert_eq!(ok(&blog, script), "published: plan\n");
    assert_eq!(ok(&blog, script), "");
}

#[test]
fn the_given_number_of_backups_is_kept() {
    if lacks("bash") {
        return;
    }
    let mut blog = here();
    for night in 0..16 {
        let now = 1_795_435_200 + night * 86_400;
        blog.set("SOURCE_DATE_EPOCH", now.to_string());
        let title = format!("Night {night}");
        blog.ok(["post", "add", &title, "-b", "Text."]);
        let line = cron("Back up every night")[0];
        let done = run(&blog, line);
        assert_eq!((done.code, &*done.stdout, &*done.stderr), (0, "", ""));
    }
    let kept = fs::read_dir(blog.folder().join("backups")).unwrap();
    let mut kept: Vec<_> = kept.map(|file| file.unwrap().path()).collect();
    kept.sort();
    assert_eq!(kept.len(), 14);
    let count = |path: &Path| blog.ok(["post", "count", "--db", path.to_str().unwrap()]);
    assert_eq!(count(&kept[0]), "5\n");
    assert_eq!(count(&kept[13]), "18\n");
}

#[test]
fn pending_comments_are_mailed_if_there_are_any() {
    if lacks("bash") {
        return;
    }
    let mut blog = here();
    let title = "A digest of what waits, by mail";
    blog.set("MAILTO", "ann@example.org");
    program(&blog, "digest", blocks(title, "bash")[0]);
    let add = ["comment", "add", "hello", "--status", "pending"];
    let hostile = ["--author", "E\nBcc: all@example.org", "-b", "One\n.\nTwo"];
    blog.ok(add.iter().chain(&hostile));
    ok(&blog, cron(title)[0]);
    let mail = fs::read_to_string(blog.folder().join("mail")).unwrap();
    let (head, body) = mail.split_once("\n\n").unwrap();
    assert_eq!(
        head,
        "To: ann@example.org\nSubject: 2 waiting\nContent-Type: text/plain; charset=utf-8"
    );
    assert!(body.contains("#3 Cyd on hello:\n  Hm.\n"), "{body}");
    assert_eq!(body.lines().filter(|line| line.starts_with('#')).count(), 2);
    assert!(!body.contains("\nBcc") && !body.contains("\n."), "{body}");
    fs::remove_file(blog.folder().join("mail")).unwrap();
    blog.ok(["comment", "approve", "3", "4"]);
    ok(&blog, cron(title)[0]);
    assert!(!blog.folder().join("mail").exists());
}

#[test]
fn the_week_is_added_as_a_row() {
    if lacks("bash") {
        return;
    }
    let mut blog = here();
    let title = "The numbers of the week as CSV";
    program(&blog, "numbers", blocks(title, "bash")[0]);
    blog.ok(["comment", "spam", "3"]);
    ok(&blog, cron(title)[0]);
    blog.set("SOURCE_DATE_EPOCH", "1796212800");
    ok(&blog, cron(title)[0]);
    let file = fs::read_to_string(blog.folder().join("numbers.csv")).unwrap();
    let rows: Vec<&str> = file.lines().collect();
    assert_eq!(rows[0], "week,posts,comments,spam");
    assert!(
        rows[1].ends_with(",1,2,1") && rows[2].ends_with(",0,0,0"),
        "{file}"
    );
    let stats = fs::read_to_string(blog.folder().join("stats.csv")).unwrap();
    assert!(stats.starts_with("group,name,value\n"), "{stats}");
}

#[test]
fn many_posts_are_retagged() {
    if lacks("bash") {
        return;
    }
    let blog = here();
    for (title, tags) in [
        ("A", "js,life"),
        ("B", "js"),
        ("C", "ecmascript"),
        ("D", "life"),
    ] {
        blog.ok(["post", "add", title, "-b", "Text.", "--tag", tags]);
    }
    let script = blocks("Give many posts another tag", "bash")[0];
    let (merged, undo) = script.trim_end().rsplit_once('\n').unwrap();
    ok(&blog, &format!("set -e\n{merged}"));
    let with = |tag| blog.ids(["post", "list", "--tag", tag, "--sort", "id", "--reverse"]);
    let all = |tag| with(tag).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut found = all("javascript");
    found.sort();
    assert_eq!(found, ["3", "4", "5"]);
    ok(&blog, undo);
    let mut found = all("javascript");
    found.sort();
    assert_eq!(found, ["3", "4"]);
    assert_eq!(with("ecmascript"), "5");
}

#[test]
fn a_commit_updates_its_posts() {
    let blog = here();
    if lacks("git") {
        return;
    }
    let hooks = blocks("Posts in git", "bash");
    ok(
        &blog,
        "git init -q .
         git config user.name Ann
         git config user.email ann@example.org
         git init -q --bare far
         git remote add origin far
         mkdir content",
    );
    program(&blog, ".git/hooks/post-commit", hooks[0]);
    program(&blog, ".git/hooks/pre-push", hooks[1]);
    for title in ["Tea", "Coffee"] {
        let text = format!("---\ntitle: {title}\ndate: 2026-01-02\n---\nHot.\n");
        blog.write(&format!("content/{}.md", title.to_lowercase()), text);
    }
    ok(&blog, "git add content && git commit -q -m one");
    assert_eq!(blog.json_one(["post", "show", "tea"])["title"], "Tea");
    ok(&blog, "git push -q origin HEAD");
    fs::remove_file(blog.folder().join("content/tea.md")).unwrap();
    ok(&blog, "git commit -q -a -m two");
    blog.fails(3, ["post", "show", "tea"]);

    blog.write("content/bad.md", "---\ntitle: [\n---\n");
    let pushed = run(
        &blog,
        "git add content; git commit -q -m bad; git push -q origin HEAD",
    );
    assert!(
        pushed.code != 0 && pushed.stderr.contains("bad.md"),
        "{pushed:?}"
    );
}

/// A step of a workflow.
#[derive(Deserialize)]
struct Step {
    run: String,
    env: std::collections::BTreeMap<String, String>,
}

#[test]
fn a_step_fails_for_an_invalid_post() {
    if lacks("bash") {
        return;
    }
    let mut blog = Blog::without_file();
    let steps: Vec<Step> = serde_saphyr::from_str(blocks("A step in CI", "yaml")[0]).unwrap();
    let step = &steps[0];
    for (name, value) in &step.env {
        blog.set(name, value);
    }
    // Runs with the flags that the runner uses for a step.
    let script = format!("set -e\n{}", step.run);
    fs::create_dir(blog.folder().join("content")).unwrap();
    blog.write(
        "content/tea.md",
        "---\ntitle: Tea\ndate: 2026-01-02\n---\nHot.\n",
    );
    assert_eq!(run(&blog, &script).code, 0);
    blog.write("content/bad.md", "---\ntitle: [\n---\n");
    fs::remove_file(blog.folder().join("check.db")).unwrap();
    assert_ne!(run(&blog, &script).code, 0);
}

#[test]
fn a_post_is_selected_with_fzf() {
    let mut blog = here();
    if lacks("fzf") {
        return;
    }
    blog.ok(["post", "add", "On\ttea", "-b", "Hot.", "--tag", "drinks"]);
    let function = blocks("Pick a post with fzf", "bash")[0];
    // Without a terminal, fzf only filters.
    for (typed, id) in [("drinks", "3\n"), ("hello", "1\n")] {
        blog.set("FZF_DEFAULT_OPTS", format!("--filter={typed}"));
        assert_eq!(ok(&blog, &format!("{function}\nblog-pick")), id);
    }
}

#[test]
fn a_replica_is_restored_as_a_blog() {
    let blog = here();
    let title = "Replicate the file to object storage";
    let config = in_place(&blog, blocks(title, "yaml")[0]);
    let read: serde_json::Value = serde_saphyr::from_str(&config).unwrap();
    let url = read["dbs"][0]["replica"]["url"].as_str().unwrap();
    assert_eq!(read["dbs"][0]["path"], blog.file().to_str().unwrap());
    // Here the replica is in a folder, and one sync is enough.
    let folder = format!("file://{}/replica", blog.folder().display());
    blog.write("litestream.yml", config.replace(url, &folder));
    if lacks("litestream") {
        return;
    }
    let [replicate, restore] = blocks(title, "bash")[..] else {
        panic!("other blocks")
    };
    let replicate = replicate.trim_end().to_owned() + " -once";
    ok(&blog, &replicate);
    blog.ok(["post", "add", "Later", "-b", "Text."]);
    blog.ok(["post", "rm", "hello", "--yes"]);
    blog.ok(["undo"]);
    ok(&blog, &replicate);
    blog.assert_sound();
    ok(&blog, &format!("set -e\n{restore}"));
    let restored = blog.folder().join("restored.db");
    let restored = restored.to_str().unwrap();
    let all = |db| blog.ok(["export", "jsonl", "--history", "--db", db]);
    assert_eq!(all(restored), all(blog.file().to_str().unwrap()));
}
