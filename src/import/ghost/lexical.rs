//! Lexical, the documents of Ghost 5 and later, as Markdown: trees of nodes, each with
//! a `type`.

use serde_json::Value;

use super::blocks::{Blocks, Entry};
use super::cards::{Card, unknown};
use super::spans::{Budget, Mark, Span, markdown};

/// The maximum depth of nodes.
const DEPTH: usize = 40;

/// The format bits of a text.
const FORMATS: [(u64, Mark); 8] = [
    (1, Mark::Strong),
    (1 << 1, Mark::Emphasis),
    (1 << 2, Mark::Element("del")),
    (1 << 3, Mark::Element("u")),
    (1 << 5, Mark::Element("sub")),
    (1 << 6, Mark::Element("sup")),
    (1 << 7, Mark::Element("mark")),
    (1 << 4, Mark::Code),
];

/// Converts a document to Markdown. Calls `notice` with what is lost. `None` if it is not
/// a Lexical document, or nested too deeply.
pub(super) fn convert(json: &str, notice: &mut dyn FnMut(String)) -> Option<String> {
    let document: Value = serde_json::from_str(json).ok()?;
    let root = document.get("root")?;
    root.get("children")?.as_array()?;
    let mut blocks = Blocks::default();
    let mut conversion = Conversion {
        budget: Budget::new(),
        notice,
    };
    conversion.blocks(root, &mut blocks, DEPTH)?;
    Some(blocks.into_text())
}

struct Conversion<'a> {
    budget: Budget,
    notice: &'a mut dyn FnMut(String),
}

fn kind(node: &Value) -> &str {
    let kind = node.get("type").and_then(Value::as_str);
    let kind = kind.unwrap_or_default();
    kind.strip_prefix("extended-").unwrap_or(kind)
}

fn children(node: &Value) -> &[Value] {
    let children = node.get("children").and_then(Value::as_array);
    children.map_or(&[], Vec::as_slice)
}

impl Conversion<'_> {
    /// Adds the children of a node as blocks. `None` if they are nested too deeply.
    fn blocks(&mut self, node: &Value, blocks: &mut Blocks, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let mut loose = Vec::new();
        for node in children(node) {
            if is_inline(node) {
                self.spans(node, &[], &mut loose, depth)?;
                continue;
            }
            blocks.paragraph(std::mem::take(&mut loose));
            self.block(node, blocks, depth)?;
        }
        blocks.paragraph(loose);
        Some(())
    }

    fn block(&mut self, node: &Value, blocks: &mut Blocks, depth: usize) -> Option<()> {
        match kind(node) {
            "paragraph" => blocks.paragraph(self.line(node, depth)?),
            "heading" => {
                let tag = node.get("tag").and_then(Value::as_str).unwrap_or_default();
                let level = tag.strip_prefix('h').and_then(|level| level.parse().ok());
                blocks.heading(level.unwrap_or(2), self.line(node, depth)?);
            }
            "quote" | "aside" => {
                let mut inside = Blocks::default();
                self.blocks(node, &mut inside, depth)?;
                blocks.quote(&inside.into_text());
            }
            "list" => self.list(node, blocks, depth)?,
            "code" => {
                let spans = self.line(node, depth)?;
                let lines = spans
                    .iter()
                    .map(|span| span.text.as_deref().unwrap_or("\n"));
                let language = node.get("language").and_then(Value::as_str);
                blocks.code(language.unwrap_or_default(), &lines.collect::<String>());
            }
            _ if !children(node).is_empty() => self.blocks(node, blocks, depth)?,
            name => Card { name, fields: node }.add(blocks, self.notice),
        }
        Some(())
    }

    fn list(&mut self, node: &Value, blocks: &mut Blocks, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let kind = node.get("listType").and_then(Value::as_str);
        let mut entries: Vec<Entry> = Vec::new();
        for item in children(node) {
            let (below, own): (Vec<&Value>, Vec<&Value>) =
                children(item).iter().partition(|child| !is_inline(child));
            let mut spans = Vec::new();
            for child in own {
                self.spans(child, &[], &mut spans, depth)?;
            }
            let mut inside = Blocks::default();
            for child in below {
                self.block(child, &mut inside, depth)?;
            }
            let (text, inside) = (markdown(spans, "\\\n"), inside.into_text());
            // A nested list is in a separate item after its parent item.
            match entries.last_mut() {
                Some(above) if text.is_empty() && !inside.is_empty() => {
                    above.text.push_str(&format!("\n{inside}"));
                }
                _ => {
                    let is_task = kind == Some("check");
                    let done = item.get("checked").and_then(Value::as_bool);
                    let both = [text, inside];
                    let both: Vec<&str> = both
                        .iter()
                        .map(String::as_str)
                        .filter(|text| !text.is_empty())
                        .collect();
                    entries.push(Entry {
                        text: both.join("\n"),
                        done: is_task.then(|| done.unwrap_or_default()),
                    });
                }
            }
        }
        let start = node.get("start").and_then(Value::as_u64).unwrap_or(1);
        let is_numbered = kind == Some("number");
        blocks.list(is_numbered.then_some(start.min(999_999_999)), &entries);
        Some(())
    }

    /// The text of the children of a node.
    fn line(&mut self, node: &Value, depth: usize) -> Option<Vec<Span>> {
        let mut spans = Vec::new();
        for child in children(node) {
            self.spans(child, &[], &mut spans, depth)?;
        }
        Some(spans)
    }

    /// Adds the text of a node with these outer marks.
    fn spans(
        &mut self,
        node: &Value,
        marks: &[Mark],
        spans: &mut Vec<Span>,
        depth: usize,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let text = |name: &str| node.get(name).and_then(Value::as_str);
        self.budget.take_text("", marks)?;
        let mut marks = marks.to_vec();
        match kind(node) {
            "linebreak" => spans.push(Span::line_end()),
            "tab" => spans.push(Span::text(" ", marks)),
            "zwnj" => {}
            "link" | "autolink" | "at-link" => {
                let url = text("url").unwrap_or_default();
                let title = text("title").map(str::to_owned);
                marks.push(Mark::Link(url.to_owned(), title));
                if children(node).is_empty() {
                    spans.push(Span::text(url, marks));
                    return Some(());
                }
                for child in children(node) {
                    self.spans(child, &marks, spans, depth)?;
                }
            }
            name => {
                let format = node.get("format").and_then(Value::as_u64).unwrap_or(0);
                let formats = FORMATS.into_iter().filter(|(bit, _)| format & bit != 0);
                marks.extend(formats.map(|(_, mark)| mark));
                if let Some(text) = text("text") {
                    spans.push(Span::text(text, marks));
                } else if children(node).is_empty() {
                    (self.notice)(unknown("text", name));
                } else {
                    for child in children(node) {
                        self.spans(child, &marks, spans, depth)?;
                    }
                }
            }
        }
        Some(())
    }
}

/// Whether a node is an inline.
fn is_inline(node: &Value) -> bool {
    matches!(
        kind(node),
        "text" | "linebreak" | "link" | "autolink" | "at-link" | "tab" | "zwnj" | "hashtag"
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn converted(children: &Value) -> (Option<String>, Vec<String>) {
        let mut noticed = Vec::new();
        let document = json!({"root": {"type": "root", "children": children}});
        let text = convert(&document.to_string(), &mut |what| noticed.push(what));
        (text, noticed)
    }

    fn text(text: &str, format: u64) -> Value {
        json!({"type": "extended-text", "text": text, "format": format})
    }

    #[test]
    fn every_kind_of_text_is_converted() {
        let item = |children: Value| json!({"type": "listitem", "children": children});
        let (found, noticed) = converted(&json!([
            {"type": "extended-heading", "tag": "h3", "children": [text("Head", 0)]},
            {"type": "paragraph", "children": [
                text("a ", 0), text("b", 1), text("c", 3), {"type": "linebreak"},
                {"type": "link", "url": "/x", "title": "T", "children": [text("d", 16)]},
                text("e", 4), text("f", 8 | 32), {"type": "tab"}, text("#g", 128),
            ]},
            {"type": "paragraph", "children": []},
            {"type": "extended-quote", "children": [text("q", 0)]},
            {"type": "list", "listType": "number", "start": 3, "children": [
                item(json!([text("one", 0)])),
                item(json!([{"type": "list", "listType": "bullet", "children": [
                    item(json!([text("in", 0)])),
                ]}])),
                item(json!([text("two", 0)])),
            ]},
            {"type": "list", "listType": "check", "children": [
                {"type": "listitem", "checked": true, "children": [text("done", 0)]},
                {"type": "listitem", "children": [text("[x]", 0)]},
            ]},
        ]));
        let expected = "\
### Head

a **b**<strong>*c*</strong>\\
[`d`](/x \"T\")<del>e</del><u><sub>f</sub></u> <mark>#g</mark>

> q

3. one
   - in
4. two

- [x] done
- [ ] \\[x\\]";
        let expected = expected.replace("**b**<strong>*c*</strong>", "**b*c***");
        assert_eq!(found.unwrap(), expected);
        assert!(noticed.is_empty());
    }

    #[test]
    fn every_card_is_converted() {
        let (found, noticed) = converted(&json!([
            {"type": "image", "src": "/a.png", "alt": "A"},
            {"type": "codeblock", "code": "a\n\nb", "language": "rust", "caption": "C"},
            {"type": "horizontalrule"},
            {"type": "markdown", "markdown": "*m*"},
            {"type": "html", "html": "<p>h</p>"},
            {"type": "embed", "url": "/e", "html": "<b>e</b>", "caption": "E"},
            {"type": "embed", "url": "/e"},
            {"type": "video", "src": "/v", "caption": ""},
            {"type": "audio", "src": "/u", "title": "U & V"},
            {"type": "file", "src": "/f.zip", "fileName": "f.zip", "fileCaption": "F"},
            {"type": "callout", "calloutEmoji": "!", "calloutText": "<b>c</b>"},
            {"type": "toggle", "heading": "H", "content": "<p>t</p>\n\n<p>u</p>"},
            {"type": "button", "buttonText": "B", "buttonUrl": "/b"},
            {"type": "product", "productTitle": "P", "productDescription": "<p>d</p>"},
            {"type": "paywall"},
            {"type": "email", "html": "x"},
            {"type": "signup"},
            {"type": "nix", "url": "/n"},
        ]));
        let expected = "\
![A](/a.png)

```rust
a

b
```

<p>C</p>

---

*m*

<p>h</p>

<figure>
<b>e</b>
<figcaption>E</figcaption>
</figure>

[/e](/e)

<figure>
<video src=\"/v\" controls></video>
</figure>

<figure>
<audio src=\"/u\" controls></audio>
<figcaption>U &amp; V</figcaption>
</figure>

[f.zip](/f.zip)

F

<blockquote>
<p>! <b>c</b></p>
</blockquote>

<details>
<summary>H</summary>
<p>t</p>
<p>u</p>
</details>

[B](/b)

<h4>P</h4>

<p>d</p>

<!--members-only-->

[/n](/n)";
        assert_eq!(found.unwrap(), expected);
        assert_eq!(
            noticed,
            [
                "a card for mail only was left out",
                "a form for members was left out",
                "a card that nobody knows: nix"
            ]
        );
    }

    #[test]
    fn depth_has_an_end() {
        let nested = |levels: usize, kind: &str| {
            let mut node = text("x", 0);
            for _ in 0..levels {
                node = json!({"type": kind, "children": [node]});
            }
            json!([node])
        };
        for kind in ["quote", "link", "list", "unknown"] {
            assert!(converted(&nested(10, kind)).0.is_some(), "{kind}");
            assert_eq!(converted(&nested(100, kind)).0, None, "{kind}");
        }
        let none = &mut |_| {};
        assert_eq!(convert(&"{\"root\":".repeat(100_000), none), None);
        assert_eq!(convert("{}", none), None);
        assert_eq!(convert("{\"root\":{\"children\":7}}", none), None);
    }
}
