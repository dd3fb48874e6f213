//! The topics of `blog help`, each a text file in `topics/`.

/// A topic, with a description of one line.
#[allow(missing_docs)]
pub struct Topic {
    pub name: &'static str,
    pub about: &'static str,
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
    "addresses": "Where posts are, and how old addresses keep working",
    "environment": "The variables that are read",
    "exit-codes": "What the exit status says",
    "fields": "What each command writes, field by field",
    "filters": "Which posts and comments are meant",
    "formats": "How results are written",
    "scripting": "In pipes, scripts and cron",
    "times": "How a time may be written",
}

/// The list of topics at the end of `blog help`.
pub(crate) fn list() -> String {
    let mut list = "Topics (`blog help TOPIC`):\n".to_owned();
    for Topic { name, about, .. } in TOPICS {
        list.push_str(&format!("  {name:<12} {about}\n"));
    }
    list
}
