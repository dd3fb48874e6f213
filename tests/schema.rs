//! The JSON of each command matches the schema of `blog help fields`.

use serde_json::Value;

use crate::common::commands::verbs;
use crate::common::schema::check;
use crate::common::{Blog, lacks};

/// Command lines on the sample blog, after `=` the exit code, if it is not 0.
const COMMANDS: &str = "
    init other.db
    post add Short -b Text
    post add -F hello.md --draft
    post show hello-world
    post show on-rust --no-comments
    post show 2
    post list
    post list --search nothing-has-this
    post count --status draft
    post exists hello-world
    post exists nothing =1
    post backlinks hello-world
    post backlinks new-slug
    post set hello-world --title Again
    post set 3 4 5 --add-tag new
    post duplicate 3
    post edit hello-world
    post history hello-world
    post diff hello-world
    post diff hello-world 12 15
    post restore hello-world 12
    post publish on-tea
    post publish 3 4
    post unpublish on-rust
    post schedule 3 4 --at tomorrow
    post close 1 6
    post open 1
    post rm hello-world --yes
    post rm --all --dry-run
    comment add hello-world --author Bob -b Hi
    comment reply 7 -b Yes
    comment show 4
    comment show 5 --fields email,reason,depth
    comment list
    comment list --post 1 --tree
    comment count
    comment exists 7
    comment exists 99 =1
    comment queue
    comment queue --fields id,email,reason
    comment review =2
    comment approve 7 8
    comment approve --all --dry-run
    comment unapprove 1
    comment spam 7
    comment unspam 4
    comment recheck --all
    comment recheck --all --dry-run
    comment set 7 --website https://bob.example
    comment set 7 8 --status approved
    comment edit 7
    comment move 7 --top
    comment move 7 8 --post other-post --dry-run
    comment split 7
    comment history 7
    comment diff 7
    comment restore 7 12
    comment rm 7 --yes
    comment rm --status spam --dry-run
    comment export-person --email bob@example.org
    comment erase 7 --yes
    comment erase --author Bob --dry-run
    tag list
    tag rename golang go
    tag merge rsut rust
    tag rm obsolete --yes
    tag prune --yes
    tag rm obsolete draft --dry-run
    media add moo.jpg moo-2.jpg
    media list
    media list --missing
    media show moo.jpg
    media set moo.jpg --name cow.jpg --alt A+cow
    media count
    media exists moo.jpg
    media export --all -o out
    media rm moo.jpg --yes
    media rm --all --dry-run
    search rust
    search rust --sort date
    search thanks
    stats
    stats --months 1 --top 1
    stats --fields posts,waiting
    replace colour color --all --yes
    replace colour color --all --in title,body,comments --dry-run
    replace nothing-has-this x --all --dry-run
    import wxr wordpress.xml
    import markdown content --dry-run
    import jsonl posts.jsonl
    import wxr bad.xml --keep-going =8
    export jsonl -o backup.jsonl
    apply content --plan =1
    apply content --yes
    rule add hold --links 3
    rule list
    rule show 3
    rule show 3 --fields email,id
    rule test 2
    rule enable 3
    rule enable 1 2 3
    rule disable 1
    rule rm 1
    rule rm 1 2
    config list
    config get moderation
    config get time_zone
    config set max_links 2
    config unset max_links
    config edit =2
    log
    log hello-world
    log --kind comment+add --since 90d
    log show
    log show 8
    log show 8 --fields kind,before
    log prune --keep 3 --yes
    log prune --older-than 90d --dry-run
    undo
    undo 14 --dry-run
    undo --to 12 --dry-run
    undo --to 12
    redo =3
    changes --list
    changes --cursor mirror
    changes --cursor mirror --peek
    changes --cursor mirror --ack 2
    changes --cursor mirror --forget
    db info
    db check
    db check --fix
    db backup copy.db
    db restore backup.db --yes
    db restore backup.db --dry-run
    db vacuum
    db query select+slug+from+post
    db dump
    completions bash
    help times
";

/// The schemas by command.
fn schemas(blog: &Blog) -> Value {
    blog.json(["help", "fields"])
}

#[test]
fn every_verb_has_a_schema() {
    let schemas = schemas(&Blog::without_file());
    for verb in verbs() {
        let schema = &schemas[&verb.name];
        let dialect = "https://json-schema.org/draft/2020-12/schema";
        assert_eq!(schema["$schema"], dialect, "{}", verb.name);
        let of_one = Blog::without_file().json([vec!["help", "fields"], verb.words()].concat());
        assert_eq!(of_one[&verb.name], *schema);
        let lines = COMMANDS.lines().map(str::trim);
        let named = lines.filter(|line| {
            let rest = line.strip_prefix(verb.name.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        assert!(named.count() > 0, "{} is not run here", verb.name);
    }
}

#[test]
fn the_output_of_every_command_matches_its_schema() {
    if lacks("sed") {
        return;
    }
    let schemas = schemas(&Blog::without_file());
    let names: Vec<String> = verbs().into_iter().map(|verb| verb.name).collect();
    for line in COMMANDS
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let (line, code) = line.split_once(" =").unwrap_or((line, "0"));
        let of = |name: &&String| line == **name || line.starts_with(&format!("{name} "));
        let name = names
            .iter()
            .filter(of)
            .max_by_key(|name| name.len())
            .unwrap();
        let mut schema = schemas[name].clone();
        if line.contains("--fields") {
            // Then only the requested fields are present.
            remove_required(&mut schema);
        }
        let mut blog = Blog::sample();
        blog.write("bad.xml", "<rss><channel>");
        if line.starts_with("media ") {
            blog.ok(["media", "add", "moo.jpg"]);
        }
        let editor = "sed 's/comments/words/' -i \"$1\"; echo 'More.' >> \"$1\"";
        blog.set_editor(editor);
        let line = format!("{line} --format json");
        let in_terminal = ["post edit", "comment edit"].contains(&name.as_str());
        let (found, stdout) = match in_terminal {
            true => blog.shell_in_terminal(80, &format!("blog {line}")).end(),
            false => {
                let done = blog.run(line.split(' ').map(|word| word.replace('+', " ")));
                (done.code, done.stdout)
            }
        };
        assert_eq!(found.to_string(), code, "{line}: {stdout}");
        if schema.get("not").is_some() {
            let is_json = serde_json::from_str::<Value>(&stdout).is_ok_and(|it| it.is_object());
            assert!(!is_json, "{line}: {stdout}");
            continue;
        }
        if stdout.is_empty() && code != "0" {
            continue;
        }
        let written: Value = serde_json::from_str(&stdout).unwrap_or_else(|error| {
            panic!("{line}: {error}: {stdout}");
        });
        if let Err(wrong) = check(&schema, &written, "it") {
            panic!("{line}: {wrong}");
        }
    }
}

fn remove_required(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.remove("required");
            object.values_mut().for_each(remove_required);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_required),
        _ => {}
    }
}
