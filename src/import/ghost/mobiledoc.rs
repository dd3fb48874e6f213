//! Mobiledoc, the documents of Ghost 1 to 5, as Markdown.
//! <https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md>

use serde_json::Value;

use super::blocks::{Blocks, Entry};
use super::cards::{Card, unknown};
use super::spans::{Budget, Mark, Span, markdown};

/// The maximum number of open marks.
const OPEN: usize = 100;

/// Converts a document to Markdown. Calls `notice` with what is lost. `None` if it is not
/// a Mobiledoc document, or of a version that Ghost never had.
pub(super) fn convert(json: &str, notice: &mut dyn FnMut(String)) -> Option<String> {
    let document: Value = serde_json::from_str(json).ok()?;
    let version = document.get("version")?.as_str()?;
    if !version.starts_with("0.3") {
        return None;
    }
    let document = Document {
        markups: list(document.get("markups")),
        atoms: list(document.get("atoms")),
        cards: list(document.get("cards")),
        sections: document.get("sections")?.as_array()?,
    };
    let mut blocks = Blocks::default();
    let mut budget = Budget::new();
    for section in document.sections {
        let before = blocks.length();
        document.section(section, &mut blocks, &mut budget, notice)?;
        budget.take(blocks.length() - before + 64)?;
    }
    Some(blocks.into_text())
}

struct Document<'a> {
    markups: &'a [Value],
    atoms: &'a [Value],
    cards: &'a [Value],
    sections: &'a [Value],
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The element at this index of an array.
fn at(value: &Value, index: usize) -> Option<&Value> {
    value.as_array()?.get(index)
}

fn number(value: Option<&Value>) -> Option<usize> {
    usize::try_from(value?.as_u64()?).ok()
}

impl Document<'_> {
    fn section(
        &self,
        section: &Value,
        blocks: &mut Blocks,
        budget: &mut Budget,
        notice: &mut dyn FnMut(String),
    ) -> Option<()> {
        match number(at(section, 0))? {
            1 => {
                let tag = at(section, 1)?.as_str()?;
                let spans = self.spans(at(section, 2), budget, notice)?;
                match (
                    tag,
                    tag.strip_prefix('h').and_then(|level| level.parse().ok()),
                ) {
                    (_, Some(level)) => blocks.heading(level, spans),
                    ("blockquote" | "aside" | "pull-quote", None) => {
                        blocks.quote(&markdown(spans, "\\\n"));
                    }
                    _ => blocks.paragraph(spans),
                }
            }
            2 => {
                let fields = serde_json::json!({ "src": at(section, 1)? });
                let (name, fields) = ("image", &fields);
                Card { name, fields }.add(blocks, notice);
            }
            3 => {
                let is_numbered = at(section, 1)?.as_str()? == "ol";
                let mut items = Vec::new();
                for item in list(at(section, 2)) {
                    let text = markdown(self.spans(Some(item), budget, notice)?, "\\\n");
                    items.push(Entry { text, done: None });
                }
                blocks.list(is_numbered.then_some(1), &items);
            }
            10 => {
                let card = self.cards.get(number(at(section, 1))?)?;
                let nothing = Value::Null;
                let name = at(card, 0)?.as_str()?;
                let fields = at(card, 1).unwrap_or(&nothing);
                Card { name, fields }.add(blocks, notice);
            }
            other => notice(unknown("section", &other.to_string())),
        }
        Some(())
    }

    /// The text of markers. Each opens some markups and closes a number of them at its
    /// end.
    fn spans(
        &self,
        markers: Option<&Value>,
        budget: &mut Budget,
        notice: &mut dyn FnMut(String),
    ) -> Option<Vec<Span>> {
        let mut open: Vec<Option<Mark>> = Vec::new();
        let mut spans = Vec::new();
        for marker in list(markers) {
            let opened = list(at(marker, 1));
            if open.len() + opened.len() > OPEN {
                return None;
            }
            for index in opened {
                let markup = number(Some(index)).and_then(|index| self.markups.get(index));
                let mark = markup.and_then(|markup| self.mark(markup));
                budget.take_text("", &mark)?;
                open.push(mark);
            }
            let value = at(marker, 3);
            let text = match number(at(marker, 0)) {
                Some(1) => self.atom(value, notice),
                _ => value.and_then(Value::as_str).or(Some("")),
            };
            match text {
                Some(text) => {
                    budget.take_text(text, open.iter().flatten())?;
                    spans.push(Span::text(text, open.iter().flatten().cloned()));
                }
                None => spans.push(Span::line_end()),
            }
            let closed = number(at(marker, 2)).unwrap_or_default();
            open.truncate(open.len().saturating_sub(closed));
        }
        Some(spans)
    }

    /// The text of an atom; `None` for a line break.
    fn atom(&self, index: Option<&Value>, notice: &mut dyn FnMut(String)) -> Option<&str> {
        let atom = number(index).and_then(|index| self.atoms.get(index));
        let name = atom.and_then(|atom| at(atom, 0)).and_then(Value::as_str);
        if name == Some("soft-return") {
            return None;
        }
        let name = name.unwrap_or("without a name");
        notice(unknown("mark", name));
        let text = atom.and_then(|atom| at(atom, 1)).and_then(Value::as_str);
        Some(text.unwrap_or_default())
    }

    /// The mark of a markup; `None` if Markdown has none.
    fn mark(&self, markup: &Value) -> Option<Mark> {
        Some(match at(markup, 0)?.as_str()? {
            "a" => {
                let attributes: Vec<&str> = list(at(markup, 1))
                    .iter()
                    .map(|attribute| attribute.as_str().unwrap_or_default())
                    .collect();
                let named = |wanted: &str| {
                    let mut pairs = attributes.chunks_exact(2);
                    pairs.find_map(|pair| match pair {
                        [name, value] if *name == wanted => Some((*value).to_owned()),
                        _ => None,
                    })
                };
                Mark::Link(named("href")?, named("title"))
            }
            "strong" | "b" => Mark::Strong,
            "em" | "i" => Mark::Emphasis,
            "code" => Mark::Code,
            "s" | "del" | "strike" => Mark::Element("del"),
            "u" => Mark::Element("u"),
            "sub" => Mark::Element("sub"),
            "sup" => Mark::Element("sup"),
            "mark" => Mark::Element("mark"),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn converted(json: &Value) -> (Option<String>, Vec<String>) {
        let mut noticed = Vec::new();
        let text = convert(&json.to_string(), &mut |what| noticed.push(what));
        (text, noticed)
    }

    #[test]
    fn every_kind_of_section_is_converted() {
        let document = json!({
            "version": "0.3.1",
            "atoms": [["soft-return", "", {}], ["wink", ";)", {}]],
            "cards": [
                ["markdown", {"markdown": "*as it is*\n"}],
                ["html", {"html": "<div>\n\n  <b>x</b></div>"}],
                ["image", {"src": "/a.png", "alt": "A [b]", "title": "T"}],
                ["image", {"src": "/a.png", "caption": "By <b>me</b>", "href": "/b"}],
                ["code", {"code": "```\nlet a;\n", "language": "rust"}],
                ["hr", {}],
                ["bookmark", {"url": "/c", "metadata": {"title": "C*", "description": "D"}}],
                ["embed", {"html": "<iframe src=\"/e\"></iframe>", "url": "/e"}],
                ["gallery", {"images": [{"src": "/1.png"}, {"src": "/2.png", "alt": "2"}]}],
                ["nix", {"text": "some_ text"}],
            ],
            "markups": [["strong"], ["a", ["rel", "me", "href", "/x"]], ["em"], ["nope"]],
            "sections": [
                [1, "h2", [[0, [], 0, "Head #"]]],
                [1, "p", [
                    [0, [0], 0, "bold "], [0, [1, 2], 2, "linked"], [0, [], 1, " on"],
                    [1, [], 0, 0], [0, [3], 1, "next"], [1, [], 0, 1],
                ]],
                [1, "blockquote", [[0, [], 0, "said"], [1, [], 0, 0], [0, [], 0, "so"]]],
                [3, "ul", [[[0, [], 0, "one"]], [[0, [0], 1, "two"]]]],
                [3, "ul", [[[0, [], 0, "other"]]]],
                [3, "ol", [[[0, [], 0, "first"]]]],
                [2, "/old.png"],
                [10, 0], [10, 1], [10, 2], [10, 3], [10, 4], [10, 5], [10, 6], [10, 7], [10, 8],
                [10, 9],
                [1, "p", []],
            ],
        });
        let (text, noticed) = converted(&document);
        let expected = "\
## Head \\#

**bold [*linked*](/x) on**\\
next;)

> said\\
> so

- one
- **two**

<!-- -->

- other

1. first

![](/old.png)

*as it is*

<div>
  <b>x</b></div>

![A \\[b\\]](/a.png \"T\")

<figure>
<a href=\"/b\"><img src=\"/a.png\" alt=\"\"></a>
<figcaption>By <b>me</b></figcaption>
</figure>

````rust
```
let a;
````

---

[C\\*](/c)\\
D

<iframe src=\"/e\"></iframe>

<figure>
<img src=\"/1.png\" alt=\"\">
<img src=\"/2.png\" alt=\"2\">
</figure>

some\\_ text";
        assert_eq!(text.unwrap(), expected);
        assert_eq!(
            noticed,
            [
                "a mark that nobody knows: wink",
                "a card that nobody knows: nix"
            ]
        );
    }

    #[test]
    fn what_is_no_document_is_left_alone() {
        for json in [
            json!({}),
            json!([]),
            json!({"version": "0.2.0", "sections": []}),
            json!({"version": "0.3.1", "sections": [[10, 7]]}),
            json!({"version": "0.3.1", "sections": ["x"]}),
        ] {
            assert_eq!(converted(&json).0, None, "{json}");
        }
        let none = &mut |_| {};
        assert_eq!(convert("{", none), None);
        assert_eq!(convert(&"[".repeat(100_000), none), None);
    }

    #[test]
    fn what_refers_to_much_again_and_again_is_left_alone() {
        let long = "x".repeat(1_000_000);
        let markers = |marker: Value| Value::from(vec![marker; 10_000]);
        for sections in [
            markers(json!([10, 0])),
            json!([[1, "p", markers(json!([0, [0], 1, "x"]))]]),
            json!([[1, "p", markers(json!([1, [], 0, 0]))]]),
            json!([[1, "p", markers(json!([0, [1], 0, "x"]))]]),
        ] {
            let document = json!({
                "version": "0.3.1",
                "atoms": [["x", long, {}]],
                "cards": [["markdown", {"markdown": long}]],
                "markups": [["a", ["href", long]], ["strong"]],
                "sections": sections,
            });
            assert_eq!(converted(&document).0, None);
        }
    }
}
