//! Every command there is, as the program itself knows them.

/// A command that does something: a verb, or a noun that does something alone.
pub struct Verb {
    /// Its words, as `post list`.
    pub name: String,
    /// What it does, in a line.
    pub about: String,
    /// Its options with a long name, without the dashes.
    pub options: Vec<String>,
    /// What stands below its options in the help.
    pub after: String,
}

impl Verb {
    /// Its words.
    pub fn words(&self) -> Vec<&str> {
        self.name.split(' ').collect()
    }

    /// The examples of its help, a line each.
    pub fn examples(&self) -> Vec<&str> {
        let examples = self.after.split("Examples:\n").nth(1).unwrap_or_default();
        examples.lines().map(str::trim).collect()
    }
}

/// Every verb.
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
                options: below
                    .get_arguments()
                    .filter_map(|option| option.get_long().map(str::to_owned))
                    .collect(),
                after: text(below.get_after_help()),
            });
        }
        collect(below, &format!("{name} "), found);
    }
}
