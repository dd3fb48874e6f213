//! The topics of `blog help` that are no commands, each a text beside this file.

/// A topic.
pub struct Topic {
    /// Its name.
    pub name: &'static str,
    /// What it is about, in a line.
    pub about: &'static str,
    /// The text.
    pub text: &'static str,
}

macro_rules! topics {
    ($($name:literal: $about:literal,)+) => {
        /// Every topic.
        pub const TOPICS: &[Topic] = &[$(Topic {
            name: $name,
            about: $about,
            text: include_str!(concat!("topics/", $name, ".txt")),
        }),+];
    };
}

topics! {
    "environment": "The variables that are read",
    "exit-codes": "What the exit status says",
    "fields": "What each command writes, field by field",
    "filters": "Which posts and comments are meant",
    "formats": "How results are written",
    "scripting": "In pipes, scripts and cron",
    "times": "How a time may be written",
}

/// The topics, as the help lists them.
pub fn list() -> String {
    let mut list = "Topics (`blog help TOPIC`):\n".to_owned();
    for Topic { name, about, .. } in TOPICS {
        list.push_str(&format!("  {name:<12} {about}\n"));
    }
    list
}
