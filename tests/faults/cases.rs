//! A case for each verb that writes, and the blog it starts from.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::common::Blog;
use crate::common::commands::verbs;

pub struct Case {
    /// The verb with its noun, and the variant of the case.
    pub verb: &'static str,
    /// The command line, in shell syntax.
    pub line: &'static str,
    /// The shell commands to run before.
    pub before: &'static str,
    pub place: Place,
}

/// Where the command runs.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    Pipe,
    /// In a terminal, with an editor that adds to the text.
    Editor,
    /// In a terminal, where this key is pressed.
    Key(&'static str),
}

/// Makes the blog that all cases start from.
const SCRIPT: &str = "
    set -e
    blog init --title Test --author Ann
    blog post add Hello -b 'Some *text*.' --tag life,rust
    blog post add Plan -b Later. --draft
    blog post add Old -b 'See [it](/hello).' --tag rust
    blog post set old --slug older
    blog comment add hello --author Bob --email bob@example.org -b Welcome!
    blog comment add hello --author Ann -b Thanks. --parent 1
    blog comment add hello --author Cyd -b Hm. --status pending
    blog comment add hello --author Sam -b Buy! --status spam
    blog comment set 1 -b 'Welcome, all!'
    blog rule add hold --links 3 --name links
    blog rule add spam --word casino --disabled
    blog changes --cursor old --from-now
";

/// The verbs that do not write.
const READING: [&str; 35] = [
    "post show",
    "post list",
    "post count",
    "post exists",
    "post backlinks",
    "post history",
    "post diff",
    "comment show",
    "comment list",
    "comment count",
    "comment exists",
    "comment queue",
    "comment history",
    "comment diff",
    "comment export-person",
    "tag list",
    "media list",
    "media show",
    "media count",
    "media exists",
    "media export",
    "search",
    "stats",
    "rule list",
    "rule show",
    "rule test",
    "config list",
    "config get",
    "log",
    "log show",
    "completions",
    "help",
    "db info",
    "db query",
    "db dump",
];

const fn case(verb: &'static str, line: &'static str) -> Case {
    prepared(verb, line, "")
}

const fn prepared(verb: &'static str, line: &'static str, before: &'static str) -> Case {
    let place = Place::Pipe;
    Case {
        verb,
        line,
        before,
        place,
    }
}

const fn typed(verb: &'static str, line: &'static str) -> Case {
    let (before, place) = ("", Place::Editor);
    Case {
        verb,
        line,
        before,
        place,
    }
}

/// A case for each verb that writes.
pub const CASES: &[Case] = &[
    prepared("init", "init --title Other", "rm blog.db"),
    case("post add", "post add New -b x --tag new,rust"),
    typed("post add (editor)", "post add"),
    typed("post edit (editor)", "post edit hello"),
    case(
        "post set",
        "post set hello --title Hallo --slug hallo --add-tag new",
    ),
    case("post duplicate", "post duplicate hello"),
    case("post restore", "post restore older 3"),
    case("post publish", "post publish plan"),
    case("post unpublish", "post unpublish hello"),
    case("post schedule", "post schedule plan --at 2027-01-01"),
    case("post close", "post close hello"),
    prepared("post open", "post open hello", "blog post close hello"),
    case("post rm", "post rm hello older --yes"),
    case("comment add", "comment add hello --author Eve -b Hi"),
    case("comment reply", "comment reply 1 --author Eve -b Hi"),
    typed("comment edit (editor)", "comment edit 1"),
    Case {
        verb: "comment review",
        line: "comment review",
        before: "",
        place: Place::Key("a"),
    },
    case("comment approve", "comment approve 3 4"),
    case("comment unapprove", "comment unapprove 1"),
    case("comment spam", "comment spam 1 3"),
    case("comment unspam", "comment unspam 4"),
    prepared(
        "comment recheck",
        "comment recheck --all",
        "blog rule add spam --word hm",
    ),
    case("comment set", "comment set 1 --author Rob"),
    case("comment move", "comment move 1 --post older"),
    case("comment split", "comment split 2"),
    case("comment restore", "comment restore 1 5"),
    case("comment rm", "comment rm 1 --yes"),
    case(
        "comment erase",
        "comment erase --email bob@example.org --yes",
    ),
    case("tag rename", "tag rename rust iron"),
    case("tag merge", "tag merge life rust"),
    case("tag rm", "tag rm rust --yes"),
    prepared(
        "media add",
        "media add moo.jpg --alt Moo",
        "echo moo > moo.jpg",
    ),
    prepared(
        "media set",
        "media set moo.jpg --name cow.jpg",
        "echo moo > moo.jpg; blog media add moo.jpg; blog post add M -b '![m](/media/moo.jpg)'",
    ),
    prepared(
        "media rm",
        "media rm moo.jpg --yes",
        "echo moo > moo.jpg; blog media add moo.jpg",
    ),
    prepared(
        "tag prune",
        "tag prune --yes",
        "blog post set hello --tags rust",
    ),
    case(
        "replace",
        "replace e EE --all --in title,body,comments --yes",
    ),
    case("rule add", "rule add reject --word pills"),
    case("rule enable", "rule enable 2"),
    case("rule disable", "rule disable 1"),
    case("rule rm", "rule rm 1"),
    case("config set", "config set title Better"),
    case("config unset", "config unset title"),
    typed("config edit (editor)", "config edit"),
    case("log prune", "log prune --keep 2 --yes"),
    case("db backup", "db backup copy.db"),
    prepared(
        "db backup --keep",
        "db backup backups --keep 1",
        "mkdir backups; SOURCE_DATE_EPOCH=1700000000 blog db backup backups",
    ),
    prepared(
        "db restore",
        "db restore copy.db --yes",
        "blog db backup copy.db; blog post rm hello --yes",
    ),
    prepared("db vacuum", "db vacuum", "blog post rm hello --yes"),
    case("db check --fix", "db check --fix"),
    case("undo", "undo"),
    case("undo --to", "undo --to 4"),
    prepared("redo", "redo", "blog post rm hello --yes; blog undo"),
    prepared(
        "changes (a cursor)",
        "changes --cursor feed",
        "blog changes --cursor feed --from-now; blog post add New -b x",
    ),
    case("changes --from-now", "changes --cursor feed --from-now"),
    prepared(
        "export jsonl",
        "export jsonl -o out.jsonl --force",
        "echo old > out.jsonl",
    ),
    case("export csv", "export csv --of posts -o out.csv --force"),
    case("export markdown", "export markdown -o site"),
    prepared(
        "export markdown (many)",
        "export markdown -o site",
        "for n in $(seq 20); do blog post add Text -b x; done",
    ),
    prepared(
        "export markdown (again)",
        "export markdown -o site",
        "blog export markdown -o site; blog post rm older --yes; blog post set hello --title X",
    ),
    prepared(
        "apply",
        "apply content --yes",
        "blog export markdown -o content; blog apply content --yes
         sed -i s/Later/Sooner/ content/*/plan.md content/plan.md || true
         printf -- '---\\ntitle: Third\\n---\\nText\\n' > content/third.md",
    ),
    prepared(
        "import jsonl",
        "import jsonl in.jsonl",
        "blog export jsonl -o in.jsonl; rm blog.db; blog init",
    ),
    prepared(
        "import jsonl (into rows)",
        "import jsonl in.jsonl --on-conflict update",
        "blog export jsonl -o in.jsonl; blog import jsonl in.jsonl
         sed -i -e s/Some/Any/ -e s/Thanks/Thank/ -e s/life/live/ in.jsonl
         printf '%s\\n' '{\"type\": \"post\", \"id\": 50, \"title\": \"New\", \"tags\": [\"rust\", \"more\"]}' \
             '{\"type\": \"comment\", \"id\": 50, \"post_id\": 50, \"author\": \"Eve\", \"body\": \"New.\", \"status\": \"approved\"}' >> in.jsonl",
    ),
    prepared(
        "import markdown",
        "import markdown in",
        "mkdir in; printf -- '---\\ntitle: Third\\ntags: [rust]\\n---\\nText\\n' > in/third.md",
    ),
    prepared(
        "import wxr",
        "import wxr in.xml",
        "blog export wxr -o in.xml; rm blog.db; blog init",
    ),
    prepared(
        "import wxr (into rows)",
        "import wxr in.xml",
        "blog export wxr -o in.xml",
    ),
    prepared(
        "import comments",
        "import comments in.json",
        r#"echo '[{"id": "/hello/", "title": "Hello", "comments": [{"id": 1, "parent": null,
           "author": "Eve", "created": "2020-02-01 10:00:00", "text": "One"}]}]' > in.json"#,
    ),
    prepared(
        "import disqus",
        "import disqus in.xml",
        r#"echo '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
           <thread dsq:id="1"><link>http://old.example/hello/</link><title>Hello</title></thread>
           <post dsq:id="10"><message>First.</message><createdAt>2013-10-10T19:20:29Z</createdAt>
           <author><name>Bob</name></author><thread dsq:id="1"/></post></disqus>' > in.xml"#,
    ),
    prepared(
        "import blogger",
        "import blogger in.xml",
        r##"echo '<feed xmlns="http://www.w3.org/2005/Atom">
           <entry><id>tag:blogger.com,1999:blog-1.post-20</id><title>From there</title>
           <published>2010-11-27T08:21:00.877-08:00</published>
           <updated>2011-01-02T03:04:05.000Z</updated>
           <category scheme="http://schemas.google.com/g/2005#kind"
            term="http://schemas.google.com/blogger/2008/kind#post"/>
           <author><name>Ann</name></author><content type="html">Text</content>
           </entry></feed>' > in.xml"##,
    ),
    prepared(
        "import ghost",
        "import ghost in.json",
        r#"echo '{"db": [{"meta": {"version": "4.0.0"}, "data": {"posts": [{"id": 7,
           "title": "Second", "slug": "second", "status": "draft", "markdown": "Text",
           "created_at": "2020-01-01T00:00:00.000Z"}]}}]}' > in.json"#,
    ),
    prepared(
        "import remark42",
        "import remark42 in.json",
        r#"printf '%s\n' '{"version": 1, "users": [], "posts": []}' \
           '{"id": "a", "pid": "", "text": "<p>One</p>", "user": {"name": "Eve", "id": "x"}, "locator": {"site": "s", "url": "https://blog.example/hello/"}, "time": "2020-02-01T10:00:00Z"}' > in.json"#,
    ),
    case("import isso", "import isso in.db"),
];

/// A comment of isso.
const ISSO: &str = "
    CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR UNIQUE, title VARCHAR);
    CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER,
        created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR,
        author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0,
        dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL DEFAULT x'', notification INTEGER);
    INSERT INTO threads VALUES (1, '/hello/', 'Hello');
    INSERT INTO comments (tid, id, created, mode, text, author)
    VALUES (1, 1, 1580551200, 1, 'One', 'Eve');";

/// The script of the editor.
const EDITOR: &str = "
    sed -i -e 's/^title:.*/title: Typed/' -e 's/^title =.*/title = Typed/' \"$1\"
    grep -q '^title =' \"$1\" || echo typed >> \"$1\"
";

/// A copy of the blog that all cases start from.
pub fn sample() -> Blog {
    static SAMPLE: OnceLock<Blog> = OnceLock::new();
    let made = SAMPLE.get_or_init(|| {
        let mut blog = Blog::without_file_in_memory();
        blog.set("BLOG_EDITOR", "sh editor.sh");
        blog.write("editor.sh", EDITOR);
        run(&blog, SCRIPT);
        blog
    });
    made.copy()
}

fn run(blog: &Blog, script: &str) {
    let done = blog.shell(script).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{script}: {said}");
}

impl Case {
    /// The blog before the command.
    pub fn blog(&self) -> Blog {
        let blog = sample();
        match self.verb {
            "import isso" => {
                let isso = rusqlite::Connection::open(blog.folder().join("in.db")).unwrap();
                isso.execute_batch(ISSO).unwrap();
            }
            "db check --fix" => {
                let redirect = "INSERT INTO redirect VALUES ('/hello', 2)";
                blog.sqlite().execute_batch(redirect).unwrap();
            }
            _ => {}
        }
        if !self.before.is_empty() {
            run(&blog, self.before);
        }
        blog
    }

    /// The words of the command.
    pub fn words(&self) -> Vec<String> {
        shell_words::split(self.line).unwrap()
    }
}

#[test]
fn every_writing_verb_has_a_case() {
    let verbs = verbs();
    let mut known: BTreeSet<&str> = READING.into();
    for case in CASES {
        let is_of = |name: &&str| case.line == *name || case.line.starts_with(&format!("{name} "));
        let names = verbs.iter().map(|verb| verb.name.as_str());
        let name = names.filter(is_of).max_by_key(|name| name.len()).unwrap();
        assert!(case.verb.starts_with(name), "{}", case.verb);
        known.insert(name);
    }
    for verb in &verbs {
        assert!(
            known.contains(verb.name.as_str()),
            "`{}` has no case, and is not in the list of verbs that do not write",
            verb.name
        );
    }
}
