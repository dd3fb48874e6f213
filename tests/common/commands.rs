//! Every command of the program, read from its definition.

/// A verb, or a noun that is a command itself.
pub struct Verb {
    /// Its words, as in `post list`.
    pub name: String,
    /// Its one-line description.
    pub about: String,
    /// The help text after its options.
    pub after: String,
}

impl Verb {
    pub fn words(&self) -> Vec<&str> {
        self.name.split(' ').collect()
    }

    /// The examples of its help, one per line.
    pub fn examples(&self) -> Vec<&str> {
        let examples = self.after.split("Examples:\n").nth(1).unwrap_or_default();
        examples.lines().map(str::trim).collect()
    }
}

pub fn verbs() -> Vec<Verb> {
    let mut root = blog::cli::command();
    root.build();
    let mut found = Vec::new();
    collect(&root, "", &mut found);
    found
}

fn collect(command: &clap::Command, before: &str, found: &mut Vec<Verb>) {
    for below in command.get_subcommands() {
        let name = format!("{before}{}", below.get_name());
        if !below.is_subcommand_required_set() {
            let text = |text: Option<&clap::builder::StyledStr>| {
                text.map(ToString::to_string).unwrap_or_default()
            };
            found.push(Verb {
                name: name.clone(),
                about: text(below.get_about()),
                after: text(below.get_after_help()),
            });
        }
        collect(below, &format!("{name} "), found);
    }
}
