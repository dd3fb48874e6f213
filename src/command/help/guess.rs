//! What a person may have meant who typed what is no command.

use super::TOPICS;

/// Less alike is not meant.
const ALIKE: f64 = 0.8;

/// The commands, whole, that words which name none may have been meant for: one like
/// it in its place, or a verb of that name below some noun.
pub fn commands(words: &[String]) -> Vec<String> {
    let mut root = crate::cli::command();
    root.build();
    let mut command = &root;
    let mut path = "blog".to_owned();
    for word in words {
        if let Some(below) = command.find_subcommand(word) {
            command = below;
            path = format!("{path} {}", below.get_name());
            continue;
        }
        let names = command.get_subcommands().map(clap::Command::get_name);
        let near: Vec<String> = alike(word, names)
            .map(|name| format!("{path} {name}"))
            .collect();
        if !near.is_empty() || path != "blog" {
            return near;
        }
        let nouns = root.get_subcommands();
        return nouns
            .filter_map(|noun| {
                let verb = noun.find_subcommand(word)?;
                Some(format!("blog {} {}", noun.get_name(), verb.get_name()))
            })
            .collect();
    }
    Vec::new()
}

/// The topics of a name like this.
pub fn topics(word: &str) -> Vec<String> {
    let names = TOPICS.iter().map(|topic| topic.name);
    let near = alike(word, names);
    near.map(|name| format!("blog help {name}")).collect()
}

/// `did you mean `blog post`, or `blog …`?`, if anything may be meant.
pub fn question(meant: &[String]) -> Option<String> {
    let quoted: Vec<String> = meant.iter().map(|one| format!("`{one}`")).collect();
    let (last, others) = quoted.split_last()?;
    Some(match others {
        [] => format!("did you mean {last}?"),
        others => format!("did you mean {} or {last}?", others.join(", ")),
    })
}

fn alike<'a>(
    word: &'a str,
    names: impl Iterator<Item = &'a str> + 'a,
) -> impl Iterator<Item = &'a str> + 'a {
    names.filter(move |name| strsim::jaro_winkler(word, name) > ALIKE)
}
