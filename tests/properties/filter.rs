//! The filter options.

/// Commands that accept them and change nothing.
const COMMANDS: [&[&str]; 5] = [
    &["post", "count"],
    &["post", "list", "--format", "jsonl"],
    &["comment", "count"],
    &["comment", "list", "--format", "jsonl"],
    &["search", "text"],
];

/// With any options, a command succeeds, reports a usage error, or reports a missing
/// item. `run` runs a command and returns its exit code.
pub fn filter(data: &[u8], run: impl FnOnce(&[&str]) -> i32) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let options = super::text(rest).replace('\0', "");
    let mut words = COMMANDS[usize::from(*first) % COMMANDS.len()].to_vec();
    words.extend(options.lines());
    let code = run(&words);
    assert!([0, 2, 3].contains(&code), "{words:?}: exit code {code}");
}
