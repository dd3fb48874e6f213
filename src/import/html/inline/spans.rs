//! Writes the spans of a line or a paragraph.

use super::{Layout, Mark, Span};
use crate::import::html::escape::{self, Around};

/// How often the choice between `*` and tags is made again.
const ROUNDS: usize = 4;

/// Writes spans as Markdown. Emphasis that its delimiters would not give is written with
/// tags.
pub(super) fn write(spans: Vec<Span>, layout: Layout) -> String {
    let spans = without_unpaired(spans);
    let tagged = tagged(&spans, layout);
    let mut writer = Writer {
        out: String::new(),
        layout,
        links: 0,
        is_one_tag: false,
    };
    for (index, span) in spans.iter().enumerate() {
        writer.is_one_tag = index == 1 && matches!(spans.first(), Some(Span::Tag(_)));
        writer.span(span, spans.get(index + 1), &tagged);
    }
    writer.out
}

/// Removes white space at the end, which would be before ends of pairs only.
fn without_unpaired(mut spans: Vec<Span>) -> Vec<Span> {
    while matches!(spans.last(), Some(Span::Space(_) | Span::Break)) {
        spans.pop();
    }
    spans
}

/// The delimiter of emphasis.
fn delimiter(mark: &Mark) -> Option<char> {
    match mark {
        Mark::Emphasis | Mark::Strong => Some('*'),
        Mark::Deleted => Some('~'),
        Mark::Link(_) | Mark::Tag(..) => None,
    }
}

/// What a delimiter is next to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// White space, or nothing.
    Space,
    /// A letter or a digit.
    Word,
    /// A sign of ASCII.
    Sign,
    /// Another character, of which the class is not known.
    Other,
}

fn side(c: Option<char>) -> Side {
    match c {
        None => Side::Space,
        Some(c) if c.is_whitespace() => Side::Space,
        Some(c) if c.is_alphanumeric() => Side::Word,
        Some(c) if c.is_ascii_punctuation() => Side::Sign,
        Some(_) => Side::Other,
    }
}

/// The pairs that are written with tags, by their number.
fn tagged(spans: &[Span], layout: Layout) -> Vec<bool> {
    let pairs = spans.iter().filter_map(|span| match span {
        Span::Open(pair, _) => Some(*pair + 1),
        _ => None,
    });
    let mut tagged = vec![false; pairs.max().unwrap_or_default()];
    for round in 0..=ROUNDS {
        let mut is_changed = false;
        // The open pairs of `*`.
        let mut open = 0_usize;
        for (index, span) in spans.iter().enumerate() {
            let (Span::Open(pair, mark) | Span::Close(pair, mark)) = span else {
                continue;
            };
            let Some(sign) = delimiter(mark) else {
                continue;
            };
            let is_tagged = tagged.get(*pair).copied().unwrap_or_default();
            if is_tagged {
                continue;
            }
            let is_open = matches!(span, Span::Open(..));
            let outer = if sign == '*' && is_open { open } else { 0 };
            if sign == '*' {
                open = if is_open {
                    open + 1
                } else {
                    open.saturating_sub(1)
                };
            }
            if round < ROUNDS && fits(spans, (index, sign), outer, layout, &tagged) {
                continue;
            }
            if let Some(is_tagged) = tagged.get_mut(*pair) {
                *is_tagged = true;
                is_changed = true;
            }
        }
        if !is_changed {
            break;
        }
    }
    tagged
}

/// Whether the delimiter at this place has its meaning, inside of `outer` other pairs that
/// it could close.
fn fits(
    spans: &[Span],
    (index, sign): (usize, char),
    outer: usize,
    layout: Layout,
    tagged: &[bool],
) -> bool {
    let is_open = matches!(spans.get(index), Some(Span::Open(..)));
    let is_run = |span: &&Span| match span {
        Span::Open(pair, mark) if is_open => joins(*pair, mark, sign, tagged),
        Span::Close(pair, mark) if !is_open => joins(*pair, mark, sign, tagged),
        _ => false,
    };
    let is_opposite = |span: Option<&Span>| match span {
        Some(Span::Open(pair, mark)) => !is_open && joins(*pair, mark, sign, tagged),
        Some(Span::Close(pair, mark)) => is_open && joins(*pair, mark, sign, tagged),
        _ => false,
    };
    let run = spans.iter().take(index).rev().take_while(is_run).count();
    let before = spans.iter().take(index).rev().find(|span| !is_run(span));
    let after = spans.iter().skip(index + 1).find(|span| !is_run(span));
    if is_opposite(before) || is_opposite(after) {
        return false;
    }
    let before = side(before.and_then(|span| last_char(span, layout, tagged)));
    let after = side(after.and_then(|span| first_char(span, tagged)));
    let (outside, inside) = if is_open {
        (before, after)
    } else {
        (after, before)
    };
    let may_close = outside != Side::Space && (outside, inside) != (Side::Sign, Side::Word);
    if may_close && outer > run {
        return false;
    }
    match inside {
        Side::Space => false,
        Side::Word => true,
        Side::Sign | Side::Other => matches!(outside, Side::Space | Side::Sign),
    }
}

/// Whether a delimiter is of this sign.
fn joins(pair: usize, mark: &Mark, sign: char, tagged: &[bool]) -> bool {
    delimiter(mark) == Some(sign) && !tagged.get(pair).copied().unwrap_or_default()
}

fn first_char(span: &Span, tagged: &[bool]) -> Option<char> {
    match span {
        Span::Text(text) => text.chars().next(),
        Span::Space(_) => None,
        Span::Break => Some('\\'),
        Span::Code(code) => code.chars().next(),
        Span::Image(_) => Some('!'),
        Span::Tag(_) => Some('<'),
        Span::Open(pair, mark) | Span::Close(pair, mark) => Some(sign_of(*pair, mark, tagged, '<')),
    }
}

fn last_char(span: &Span, layout: Layout, tagged: &[bool]) -> Option<char> {
    match span {
        Span::Text(text) => text.chars().next_back(),
        Span::Break if layout == Layout::OneLine => Some('>'),
        Span::Space(_) | Span::Break => None,
        Span::Code(code) => code.chars().next_back(),
        Span::Image(_) => Some(')'),
        Span::Tag(_) => Some('>'),
        Span::Open(pair, mark) | Span::Close(pair, mark) => Some(sign_of(*pair, mark, tagged, '>')),
    }
}

/// The sign that is written for the start or the end of a pair.
fn sign_of(pair: usize, mark: &Mark, tagged: &[bool], of_tag: char) -> char {
    match mark {
        Mark::Link(_) => '[',
        Mark::Tag(..) => of_tag,
        _ if tagged.get(pair).copied().unwrap_or_default() => of_tag,
        // Some parsers look through `~`: what is next to it counts as unknown.
        Mark::Deleted => '\u{2026}',
        Mark::Emphasis | Mark::Strong => '*',
    }
}

struct Writer {
    out: String,
    layout: Layout,
    /// The number of open links.
    links: usize,
    /// Whether a tag is all so far, which would begin an HTML block if its line ended.
    is_one_tag: bool,
}

impl Writer {
    fn span(&mut self, span: &Span, next: Option<&Span>, tagged: &[bool]) {
        let is_tagged = |pair: usize| tagged.get(pair).copied().unwrap_or_default();
        let is_tag = match next {
            Some(Span::Tag(_)) => true,
            Some(Span::Open(pair, mark)) => matches!(mark, Mark::Tag(..)) || is_tagged(*pair),
            _ => false,
        };
        match span {
            Span::Text(text) => {
                let around = Around {
                    begins_line: self.begins_line(),
                    before: self.out.chars().next_back().filter(|c| !"*~_".contains(*c)),
                    is_before_link: matches!(
                        next,
                        Some(Span::Image(_) | Span::Open(_, Mark::Link(_)))
                    ),
                    is_in_link: self.links > 0,
                };
                escape::text(text, around, &mut self.out);
            }
            // A tag at the start of a line may begin an HTML block.
            Span::Space(_) if is_tag || self.layout == Layout::OneLine => self.out.push(' '),
            Span::Space(space) if *space == '\n' && !self.is_one_tag => self.out.push('\n'),
            Span::Space(_) => self.out.push(' '),
            Span::Break if is_tag || self.layout == Layout::OneLine => self.out.push_str("<br>"),
            Span::Break if self.is_one_tag => self.out.push_str("<br>\n"),
            Span::Break => self.out.push_str("\\\n"),
            Span::Code(text) | Span::Image(text) | Span::Tag(text) => self.out.push_str(text),
            Span::Open(pair, mark) => self.open(mark, is_tagged(*pair)),
            Span::Close(pair, mark) => self.close(mark, is_tagged(*pair)),
        }
    }

    fn begins_line(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }

    fn open(&mut self, mark: &Mark, is_tagged: bool) {
        self.out.push_str(match mark {
            Mark::Emphasis if is_tagged => "<em>",
            Mark::Emphasis => "*",
            Mark::Strong if is_tagged => "<strong>",
            Mark::Strong => "**",
            Mark::Deleted if is_tagged => "<del>",
            Mark::Deleted => "~~",
            Mark::Link(_) => {
                self.links += 1;
                "["
            }
            Mark::Tag(tag, _) => tag,
        });
    }

    fn close(&mut self, mark: &Mark, is_tagged: bool) {
        match mark {
            Mark::Emphasis if is_tagged => self.out.push_str("</em>"),
            Mark::Emphasis => self.out.push('*'),
            Mark::Strong if is_tagged => self.out.push_str("</strong>"),
            Mark::Strong => self.out.push_str("**"),
            Mark::Deleted if is_tagged => self.out.push_str("</del>"),
            Mark::Deleted => self.out.push_str("~~"),
            Mark::Link(to) => {
                self.links = self.links.saturating_sub(1);
                self.out.push_str("](");
                self.out.push_str(to);
                self.out.push(')');
            }
            Mark::Tag(_, tag) => self.out.push_str(tag),
        }
    }
}
