//! What must hold for any bytes, a file for each kind of input. The targets of the
//! fuzzer try them on bytes that it makes up, the tests on the seeds.

mod filter;
mod front_matter;
mod import;
mod markdown;
mod replace;
mod rule;
mod safe;
mod search;
mod slug;
mod template;
mod time;
mod words;

pub use filter::filter;

/// Looks at bytes, and panics if what must hold does not.
pub type Property = fn(&[u8]);

/// Every property but [`filter`], by the name of its target and of the folder of
/// its seeds.
pub const ALL: [(&str, Property); 19] = [
    ("blogger", import::blogger),
    ("comments", import::comments),
    ("disqus", import::disqus),
    ("front_matter", front_matter::front_matter),
    ("ghost", import::ghost),
    ("isso", import::isso),
    ("jsonl", import::jsonl),
    ("markdown", markdown::markdown),
    ("page", import::page),
    ("remark42", import::remark42),
    ("replace", replace::replace),
    ("rule", rule::rule),
    ("safe", safe::safe),
    ("search", search::search),
    ("slug", slug::slug),
    ("template", template::template),
    ("time", time::time),
    ("words", words::words),
    ("wxr", import::wxr),
];

/// The text that bytes are.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// The text in so many parts, of which all but the last end with a NUL.
fn parts<const N: usize>(data: &[u8]) -> [String; N] {
    let text = text(data);
    let mut parts = text.splitn(N, '\0').map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}
