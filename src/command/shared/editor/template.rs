//! The lines that an editor shows and that are not part of the text.

use crate::model::Comment;
use crate::output::safe;

/// The line between a reply and the comment that it answers.
const SCISSORS: &str = "# ------------------------ >8 ------------------------";

/// The start of the line with the error of the last attempt.
const ERROR: &str = "# error: ";

/// The empty text of a reply, with the comment that it answers.
pub(crate) fn reply(comment: &Comment) -> String {
    let author = safe::line(&comment.author);
    let mut text = format!(
        "\n{SCISSORS}\n# Write the reply above. This line and the lines below are removed.\n\
         #\n# Comment {} by {author}:\n",
        comment.id
    );
    for line in safe::lines(&comment.body).lines() {
        text.push_str(format!("#   {line}").trim_end());
        text.push('\n');
    }
    text
}

/// A reply without the lines that the template added. Lines of the template that were
/// edited stay, because the person may have typed them.
pub(super) fn reply_of(text: &str, template: &str) -> String {
    let Some(start) = template.find(SCISSORS) else {
        return text.to_owned();
    };
    let added = template.get(start..).unwrap_or_default();
    if let Some((before, after)) = text.split_once(added.trim_end_matches('\n')) {
        let after = after.strip_prefix('\n').unwrap_or(after);
        // The blank line above belongs to the template.
        let before = Some(before).filter(|before| !before.trim().is_empty());
        return before.unwrap_or_default().to_owned() + after;
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let marker = lines.iter().rposition(|line| line.trim_end() == SCISSORS);
    let Some(marker) = marker else {
        return text.to_owned();
    };
    let added: Vec<&str> = added.lines().collect();
    let (before, after) = lines.split_at(marker);
    let typed = after
        .iter()
        .skip_while(|line| added.contains(&line.trim_end()));
    before.iter().chain(typed).copied().collect()
}

/// A post with the error as a comment at the end of its front matter, where it shifts no
/// line of it. A text without YAML or TOML front matter is unchanged.
pub(super) fn with_error(text: &str, error: &str) -> String {
    let first = text.lines().next().unwrap_or_default().trim_end();
    if !matches!(first, "---" | "+++") {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let end = lines.iter().skip(1).position(|line| is_end(line, first));
    let (before, after) = lines.split_at(end.map_or(1, |end| end + 1));
    let error = error.lines().collect::<Vec<_>>().join(" ");
    format!(
        "{}{ERROR}{}\n{}",
        before.concat(),
        safe::line(&error),
        after.concat()
    )
}

/// A post without the line that [`with_error`] added.
pub(super) fn without_error(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default().trim_end();
    if !matches!(first, "---" | "+++") || !text.contains(ERROR) {
        return text.to_owned();
    }
    let mut is_front = true;
    let kept = text.split_inclusive('\n').enumerate().filter(|(at, line)| {
        is_front &= *at == 0 || !is_end(line, first);
        !(is_front && line.starts_with(ERROR))
    });
    kept.map(|(_, line)| line).collect()
}

fn is_end(line: &str, fence: &str) -> bool {
    let line = line.trim_end();
    line == fence || fence == "---" && line == "..."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_loses_only_the_lines_of_its_template() {
        let added = format!("{SCISSORS}\n# Help.\n#\n# Comment 1 by Bob:\n#   Hi.\n#\n#   # b\n");
        let template = format!("\n{added}");
        let table = [
            (template.clone(), ""),
            (format!("Yes.\n{added}"), "Yes.\n"),
            (format!("Yes.\n{}", added.trim_end()), "Yes.\n"),
            (format!("\n{added}Below.\n"), "Below.\n"),
            (format!("One.\n{added}Two.\n"), "One.\nTwo.\n"),
            // All was replaced, or the whole block was removed.
            ("Yes.".to_owned(), "Yes."),
            (String::new(), ""),
            // A part of the block was removed.
            (format!("Yes.\n{SCISSORS}\n#   Hi.\n#\n"), "Yes.\n"),
            (
                format!("Yes.\n{SCISSORS}\n# mine\n#   Hi.\n"),
                "Yes.\n# mine\n#   Hi.\n",
            ),
            // The marker was typed, too.
            (
                format!("{SCISSORS}\nMine.\n{added}"),
                &format!("{SCISSORS}\nMine.\n"),
            ),
            ("# Heading\n".to_owned(), "# Heading\n"),
        ];
        for (text, expected) in table {
            assert_eq!(reply_of(&text, &template), expected, "{text:?}");
        }
    }

    #[test]
    fn an_error_is_a_comment_that_is_removed_again() {
        let table = [
            (
                "---\na: [\n---\n\nb\n",
                "---\na: [\n# error: no\n---\n\nb\n",
            ),
            ("---\na: [\n", "---\n# error: no\na: [\n"),
            ("+++\na = [\n+++\nb", "+++\na = [\n# error: no\n+++\nb"),
            ("{\"a\": 1}\nb", "{\"a\": 1}\nb"),
            ("# error: mine\n", "# error: mine\n"),
            (
                "---\n---\n# error: mine\n",
                "---\n# error: no\n---\n# error: mine\n",
            ),
        ];
        for (text, expected) in table {
            let shown = with_error(text, "no");
            assert_eq!(shown, expected);
            assert_eq!(without_error(&shown), text);
        }
    }
}
