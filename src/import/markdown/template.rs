//! The template tags in the texts of generators: Liquid of Jekyll, tags of Hexo, shortcodes
//! of Hugo and Zola. Those with a meaning in Markdown are replaced, the others are named.

use super::site::Generator;

/// The maximum length of a tag, in bytes.
const LONGEST: usize = 4_000;

/// The maximum number of tags that are named for one text.
const NAMED: usize = 100;

/// Finds the address of another file of the site, by the text of a reference to it.
pub(super) type Resolve<'a> = &'a mut dyn FnMut(&str) -> Option<String>;

/// A kind of template tag.
struct Syntax {
    begin: &'static str,
    end: &'static str,
    /// Whether it is a value and not a tag.
    is_value: bool,
}

const fn syntax(begin: &'static str, end: &'static str, is_value: bool) -> Syntax {
    Syntax {
        begin,
        end,
        is_value,
    }
}

const LIQUID: [Syntax; 2] = [syntax("{%", "%}", false), syntax("{{", "}}", true)];
const HUGO: [Syntax; 2] = [syntax("{{<", ">}}", false), syntax("{{%", "%}}", false)];
const ZOLA: [Syntax; 1] = [syntax("{{", "}}", false)];

/// The text without the tags that have a meaning in Markdown, and the names of the others.
/// `base` is the path of the site.
pub(super) fn expand(
    generator: Option<Generator>,
    text: String,
    base: &str,
    resolve: Resolve<'_>,
) -> (String, Vec<String>) {
    let syntaxes: &'static [Syntax] = match generator {
        Some(Generator::Jekyll | Generator::Hexo) => &LIQUID,
        Some(Generator::Hugo) => &HUGO,
        Some(Generator::Zola) => &ZOLA,
        _ => return (text, Vec::new()),
    };
    if !text.contains("{{") && !text.contains("{%") {
        return (text, Vec::new());
    }
    let mut expander = Expander {
        syntaxes,
        base,
        resolve,
        rest: &text,
        out: String::with_capacity(text.len()),
        left: Vec::new(),
        unclosed: Vec::new(),
    };
    expander.run();
    (expander.out, expander.left)
}

struct Expander<'a> {
    syntaxes: &'static [Syntax],
    base: &'a str,
    resolve: Resolve<'a>,
    rest: &'a str,
    out: String,
    /// The tags that stay.
    left: Vec<String>,
    /// The names of blocks that have no more ends.
    unclosed: Vec<&'static str>,
}

impl<'a> Expander<'a> {
    fn run(&mut self) {
        while let Some(at) = self.rest.find('{') {
            let (before, tag) = self.rest.split_at_checked(at).unwrap_or((self.rest, ""));
            self.out.push_str(before);
            self.rest = tag;
            let syntax = self.syntaxes.iter().find(|one| tag.starts_with(one.begin));
            if syntax.is_none_or(|syntax| self.tag(syntax).is_none()) {
                self.out.push('{');
                self.rest = tag.get(1..).unwrap_or_default();
            }
        }
        self.out.push_str(self.rest);
    }

    /// Replaces the tag at the start of the rest; `None` if it stays.
    fn tag(&mut self, syntax: &Syntax) -> Option<()> {
        let tag = self.rest;
        let inside = tag.strip_prefix(syntax.begin)?;
        let near = (0..=LONGEST.min(inside.len())).rev();
        let near = near.into_iter().find(|&at| inside.is_char_boundary(at))?;
        let end = inside.get(..near)?.find(syntax.end)?;
        let content = inside.get(..end)?;
        let after = inside.get(end + syntax.end.len()..)?;
        // Hugo shows what is in a comment as a shortcode.
        if let Some(shown) = content
            .strip_prefix("/*")
            .and_then(|text| text.strip_suffix("*/"))
        {
            self.out.extend([syntax.begin, shown, syntax.end]);
            self.rest = after;
            return Some(());
        }
        let content = content.trim_matches(|c: char| c == '-' || c.is_whitespace());
        let made = match syntax.is_value {
            true => self.value(content).map(|made| (made, after)),
            false => self.named(content, after, syntax),
        };
        match made {
            Some((made, after)) => {
                self.out.push_str(&made);
                self.rest = after;
                Some(())
            }
            None => {
                let name = content
                    .split(|c: char| c.is_whitespace() || c == '(')
                    .next()?;
                let is_end = name.starts_with('/') || name.starts_with("end");
                if self.left.len() < NAMED && !is_end {
                    self.left
                        .push(format!("{} {name} {}", syntax.begin, syntax.end));
                }
                None
            }
        }
    }

    /// The address in a Liquid value: `{{ "/x" | relative_url }}`, `{{ site.baseurl }}`.
    fn value(&self, content: &str) -> Option<String> {
        let mut parts = content.split('|').map(str::trim);
        let first = parts.next()?;
        let mut filters = parts;
        let is_address = filters.all(|filter| {
            [
                "relative_url",
                "absolute_url",
                "prepend: site.baseurl",
                "prepend: site.url",
            ]
            .contains(&filter)
        });
        let quoted = |quote| first.strip_prefix(quote)?.strip_suffix(quote);
        match (first, quoted('"').or_else(|| quoted('\''))) {
            ("site.baseurl", _) if is_address => Some(self.base.to_owned()),
            ("site.url", _) if is_address => Some(String::new()),
            (_, Some(path)) if is_address && content.contains('|') => {
                Some(format!("{}/{}", self.base, path.trim_start_matches('/')))
            }
            _ => None,
        }
    }

    /// The replacement of a tag with a name, and the text after it or after its end.
    fn named(
        &mut self,
        content: &'a str,
        after: &'a str,
        syntax: &Syntax,
    ) -> Option<(String, &'a str)> {
        let (name, arguments) = arguments(content);
        let first = || plain(&arguments).next();
        let by_name = |key: &str| {
            let mut values = arguments
                .iter()
                .filter(|(name, _)| name.as_deref() == Some(key));
            values.next().map(|(_, value)| value.as_str())
        };
        let id = || by_name("id").or_else(first);
        let made = match name {
            "raw" => {
                return self
                    .block(after, syntax, &["endraw"])
                    .map(|(text, rest)| (text.to_owned(), rest));
            }
            "highlight" | "codeblock" => {
                let ends = ["endhighlight", "endcodeblock", "/highlight", "/ highlight"];
                let (code, rest) = self.block(after, syntax, &ends)?;
                return Some((self.code(first().unwrap_or_default(), code), rest));
            }
            "comment" => {
                let (_, rest) = self.block(after, syntax, &["endcomment"])?;
                return Some((String::new(), rest));
            }
            "post_url" | "link" | "post_link" | "post_path" | "ref" | "relref" => {
                let target = by_name("path").or_else(first)?;
                let address = (self.resolve)(target)?;
                match name {
                    "post_link" => {
                        let text = plain(&arguments).nth(1).unwrap_or(target);
                        format!("[{text}]({address})")
                    }
                    _ => address,
                }
            }
            "figure" => figure(&by_name)?,
            "img" | "asset_img" => {
                let file = plain(&arguments).find(|text| text.contains('.'))?;
                let alt = plain(&arguments).skip_while(|text| *text != file).nth(1);
                format!("![{}](<{file}>)", alt.unwrap_or_default())
            }
            "youtube" => format!("<https://www.youtube.com/watch?v={}>", address_part(id()?)?),
            "vimeo" => format!("<https://vimeo.com/{}>", address_part(id()?)?),
            "gist" => {
                let parts: Vec<&str> = plain(&arguments).take(2).collect();
                format!(
                    "<https://gist.github.com/{}>",
                    address_part(&parts.join("/"))?
                )
            }
            "tweet" | "twitter" | "x" => {
                let user = by_name("user").unwrap_or("i/web");
                let id = id()?;
                format!(
                    "<https://twitter.com/{}>",
                    address_part(&format!("{user}/status/{id}"))?
                )
            }
            _ => return None,
        };
        Some((made, after))
    }

    /// Splits a text at the tag that ends a block.
    fn block(
        &mut self,
        after: &'a str,
        syntax: &Syntax,
        ends: &[&'static str],
    ) -> Option<(&'a str, &'a str)> {
        let first = *ends.first()?;
        // Another search to the end of the text would take quadratic time.
        if self.unclosed.contains(&first) {
            return None;
        }
        let mut at = 0;
        while let Some(found) = after.get(at..)?.find(syntax.begin) {
            let start = at + found;
            let inside = after.get(start + syntax.begin.len()..)?;
            let name = inside.trim_start_matches(|c: char| c == '-' || c.is_whitespace());
            if ends.iter().any(|end| name.starts_with(end)) {
                let end = inside.find(syntax.end)? + syntax.end.len();
                return Some((after.get(..start)?, inside.get(end..)?));
            }
            at = start + syntax.begin.len();
        }
        self.unclosed.push(first);
        None
    }

    /// A fenced code block.
    fn code(&self, language: &str, code: &str) -> String {
        let longest = code
            .split(|c| c != '`')
            .map(str::len)
            .max()
            .unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        let code = code.trim_start_matches(['\r', '\n']).trim_end();
        let begin = if self.out.is_empty() || self.out.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        format!("{begin}{fence}{language}\n{code}\n{fence}\n")
    }
}

/// The name and the arguments of a tag: words, quoted texts, and `key=value`.
fn arguments(content: &str) -> (&str, Vec<(Option<String>, String)>) {
    let is_break = |c: char| c.is_whitespace() || c == '(';
    let (name, mut rest) = content.split_once(is_break).unwrap_or((content, ""));
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ')');
        if rest.is_empty() || found.len() >= NAMED {
            return (name, found);
        }
        let is_key = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        let end = rest.find(|c| !is_key(c)).unwrap_or(rest.len());
        let key = rest.get(..end).filter(|key| !key.is_empty());
        let value = rest.get(end..).and_then(|after| after.strip_prefix('='));
        let key = key.filter(|_| value.is_some()).map(str::to_owned);
        rest = match &key {
            Some(_) => value.unwrap_or_default(),
            None => rest,
        };
        let quote = rest.chars().next().filter(|c| "\"'`".contains(*c));
        let (value, after) = match quote {
            Some(quote) => {
                let inside = rest.get(1..).unwrap_or_default();
                inside.split_once(quote).unwrap_or((inside, ""))
            }
            None => {
                let end = rest
                    .find(|c: char| c.is_whitespace() || c == ')')
                    .unwrap_or(rest.len());
                rest.split_at_checked(end).unwrap_or((rest, ""))
            }
        };
        found.push((key, value.to_owned()));
        rest = after;
    }
}

/// The arguments without a name.
fn plain(arguments: &[(Option<String>, String)]) -> impl Iterator<Item = &str> {
    let plain = arguments.iter().filter(|(name, _)| name.is_none());
    plain.map(|(_, value)| value.as_str())
}

/// The HTML or Markdown of Hugo's figure.
fn figure<'a>(value: &impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    let src = value("src")?;
    let text = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;")
    };
    let caption = value("caption").or_else(|| value("title"));
    let alt = value("alt").or(caption).unwrap_or_default();
    let image = format!("<img src=\"{}\" alt=\"{}\">", text(src), text(alt));
    let image = match value("link") {
        Some(link) => format!("<a href=\"{}\">{image}</a>", text(link)),
        None => image,
    };
    Some(match caption {
        Some(caption) => {
            let caption = text(caption);
            format!("<figure>{image}<figcaption>{caption}</figcaption></figure>")
        }
        None => format!("<figure>{image}</figure>"),
    })
}

/// A text that is safe in an address.
fn address_part(text: &str) -> Option<&str> {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "-_/.".contains(c);
    Some(text).filter(|text| !text.is_empty() && text.chars().all(is_safe))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(generator: Generator, text: &str) -> (String, Vec<String>) {
        let mut resolve = |target: &str| (target == "a.md").then(|| "/a/".to_owned());
        expand(Some(generator), text.to_owned(), "/blog", &mut resolve)
    }

    #[test]
    fn tags_with_a_meaning_in_markdown_are_replaced() {
        for (generator, text, expected) in [
            (Generator::Jekyll, "{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
            (
                Generator::Jekyll,
                "A\n{% highlight ruby linenos %}\nx = `y`\n{%- endhighlight -%}\nB",
                "A\n```ruby\nx = `y`\n```\n\nB",
            ),
            (
                Generator::Jekyll,
                "![]({{ site.baseurl }}/x.png)",
                "![](/blog/x.png)",
            ),
            (
                Generator::Jekyll,
                "{{ '/x.png' | relative_url }}",
                "/blog/x.png",
            ),
            (Generator::Jekyll, "[x]({% link a.md %}#b)", "[x](/a/#b)"),
            (
                Generator::Hexo,
                "{% asset_img x.png An image %}",
                "![An](<x.png>)",
            ),
            (Generator::Hugo, "[x]({{< ref \"a.md\" >}})", "[x](/a/)"),
            (
                Generator::Hugo,
                "{{< figure src=\"x.png\" caption=\"A & b\" >}}",
                "<figure><img src=\"x.png\" alt=\"A &amp; b\"><figcaption>A &amp; b</figcaption></figure>",
            ),
            (
                Generator::Hugo,
                "{{< youtube abc_1 >}}",
                "<https://www.youtube.com/watch?v=abc_1>",
            ),
            (
                Generator::Hugo,
                "{{< highlight go >}}\nx\n{{< /highlight >}}",
                "```go\nx\n```\n",
            ),
            (Generator::Hugo, "{{</* x */>}}", "{{< x >}}"),
            (
                Generator::Zola,
                "{{ youtube(id=\"abc\") }}",
                "<https://www.youtube.com/watch?v=abc>",
            ),
            (Generator::Pelican, "{% raw %}", "{% raw %}"),
        ] {
            assert_eq!(
                made(generator, text),
                (expected.to_owned(), Vec::new()),
                "{text}"
            );
        }
    }

    #[test]
    fn other_tags_stay_and_are_named() {
        for (generator, text, name) in [
            (Generator::Jekyll, "{% include x.html %}", "{% include %}"),
            (Generator::Jekyll, "{{ site.title }}", "{{ site.title }}"),
            (Generator::Jekyll, "{% post_url none %}", "{% post_url %}"),
            (
                Generator::Jekyll,
                "{% highlight x %} never closed",
                "{% highlight %}",
            ),
            (
                Generator::Hugo,
                "{{< youtube \"a b\" >}}",
                "{{< youtube >}}",
            ),
            (
                Generator::Hugo,
                "{{% notice %}}x{{% /notice %}}",
                "{{% notice %}}",
            ),
        ] {
            assert_eq!(
                made(generator, text),
                (text.to_owned(), vec![name.to_owned()]),
                "{text}"
            );
        }
        for text in ["{", "{{", "{% x", "a {b} {{< c", "{é"] {
            for generator in [Generator::Jekyll, Generator::Hugo] {
                assert_eq!(made(generator, text), (text.to_owned(), Vec::new()));
            }
        }
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for part in [
            "{% raw %}",
            "{% highlight x %}",
            "{{",
            "{% ",
            "{{< x",
            "{%%}",
        ] {
            let text = part.repeat(200_000);
            let begin = std::time::Instant::now();
            for generator in [Generator::Jekyll, Generator::Hugo] {
                made(generator, &text);
            }
            assert!(begin.elapsed().as_secs() < 20, "{part}");
        }
    }
}
