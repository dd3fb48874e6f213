//! Every example of every `--help` runs unchanged.

use std::thread;

use blog::cli::TOPICS;

use crate::common::commands::verbs;
use crate::common::{Blog, lacks};

/// The requirements of an example besides the sample blog.
struct Needs {
    example: &'static str,
    /// Commands to run before.
    before: &'static str,
    /// The expected question, the answer, and the output to wait for after it.
    typed: Option<(&'static str, &'static str, &'static str)>,
    code: i32,
}

const fn needs(example: &'static str) -> Needs {
    Needs {
        example,
        before: "true",
        typed: None,
        code: 0,
    }
}

/// An example that asks for consent.
const fn asks(example: &'static str) -> Needs {
    Needs {
        typed: Some(("[y/N]", "y\r", "[y/N]")),
        ..needs(example)
    }
}

/// An example that asks about one comment after the other.
const fn reviews(example: &'static str) -> Needs {
    Needs {
        typed: Some(("[q]uit", "q", "still wait")),
        ..needs(example)
    }
}

const NEEDS: &[Needs] = &[
    Needs {
        before: "rm blog.db*",
        // The questions are answered with their defaults.
        typed: Some(("Title of the blog", "\r", "made a new blog")),
        ..needs("blog init")
    },
    Needs {
        before: "rm blog.db*",
        ..needs("blog init --yes")
    },
    Needs {
        before: "BLOG_EDITOR='sh failing.sh' blog post edit 12 || true",
        ..needs("blog post edit 12 --recover")
    },
    Needs {
        before: "BLOG_EDITOR='sh failing.sh' blog comment edit 7 || true",
        ..needs("blog comment edit 7 --recover")
    },
    Needs {
        before: "BLOG_EDITOR='sh failing.sh' blog comment reply 7 || true",
        ..needs("blog comment reply 7 --recover")
    },
    Needs {
        before: "blog undo",
        ..needs("blog redo --dry-run")
    },
    asks("blog comment erase --email bob@example.org"),
    asks("blog comment rm 7"),
    asks("blog media rm moo.jpg"),
    asks("blog post rm hello-world"),
    asks("blog undo --to 12"),
    Needs {
        before: "export BLOG_EDITOR=true",
        ..needs("blog config edit")
    },
    Needs {
        before: "export BLOG_EDITOR=true",
        ..needs("EDITOR='code --wait' blog config edit")
    },
    Needs {
        before: "BLOG_EDITOR='sh failing.sh' blog config edit || true
            export BLOG_EDITOR='sed -i /More/d'",
        ..needs("blog config edit --recover")
    },
    asks(r"blog replace --regex '(\d+) ?km' '$1 km' hello-world"),
    asks("blog replace colour color --in title,body,comments --tag style"),
    reviews("blog comment review"),
    reviews("blog comment review --post hello-world"),
    reviews("blog comment review --since 7d --limit 20"),
    Needs {
        code: 1,
        ..needs("blog apply content --plan")
    },
];

/// Runs an example on a terminal; returns its errors.
fn run(example: &str) -> Result<(), String> {
    let plain = needs("");
    let programs = ["jq", "gzip", "zcat"];
    let needed = |program: &&str| example.split(' ').any(|word| word == *program);
    if programs
        .iter()
        .filter(|program| needed(program))
        .any(|program| lacks(program))
    {
        return Ok(());
    }
    let needs = NEEDS.iter().find(|needs| needs.example == example);
    let needs = needs.unwrap_or(&plain);
    let blog = Blog::sample();
    let before = match example.contains("blog media") {
        true => "sh media.sh",
        false => needs.before,
    };
    let line = format!("set -e; {before}\n{example}");
    let mut session = blog.shell_in_terminal(100, &line);
    if let Some((awaited, keys, shown)) = needs.typed {
        session.expect(awaited);
        session.send(keys);
        session.press_until(keys, shown);
    }
    let (code, shown) = session.end();
    if code == needs.code {
        return Ok(());
    }
    Err(format!("$ {example}\n{shown}exit code {code}\n"))
}

#[test]
fn every_example_runs() {
    let verbs = verbs();
    let mut examples: Vec<&str> = verbs.iter().flat_map(|verb| verb.examples()).collect();
    let lines = TOPICS.iter().flat_map(|topic| topic.text.lines());
    let set_in = lines.filter_map(|line| line.strip_prefix("    "));
    examples.extend(set_in.filter(|line| {
        let starts = ["blog ", "id=$(blog ", "test \"$(blog "];
        starts.iter().any(|start| line.starts_with(start))
    }));
    examples.sort_unstable();
    examples.dedup();
    for needs in NEEDS {
        let example = needs.example;
        assert!(examples.contains(&example), "no help has {example}");
    }
    let workers = thread::available_parallelism().unwrap().get();
    let share = examples.len().div_ceil(workers);
    let wrong: Vec<String> = thread::scope(|scope| {
        let shares: Vec<_> = examples
            .chunks(share)
            .map(|examples| {
                let run = || examples.iter().filter_map(|example| run(example).err());
                scope.spawn(move || run().collect::<Vec<_>>())
            })
            .collect();
        let ended = shares.into_iter().map(|share| share.join().unwrap());
        ended.flatten().collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
