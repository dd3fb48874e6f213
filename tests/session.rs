//! The picture of a session in the README, drawn from real commands in a terminal.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use crate::common::Blog;

/// The commands of the session.
const COMMANDS: [&str; 9] = [
    r#"blog init --title Notes --author Ann"#,
    r#"blog post add "Hello, world" --tag life --body "My *first* post.""#,
    r#"blog post add "On tea" --body "Two **minutes**." --at "friday 9am""#,
    r#"blog comment add hello-world --author Bob --body "Welcome!""#,
    r#"blog comment add 1 --author Casino --body "Win now" --status pending"#,
    r#"blog post list"#,
    r#"blog post show hello-world"#,
    r#"blog comment rm --status pending --search win --yes"#,
    r#"blog undo"#,
];

const COLUMNS: u16 = 80;

/// The size of a character, and the margin.
const WIDTH: f64 = 8.4;
const HEIGHT: usize = 18;
const MARGIN: usize = 20;

const STYLE: &str = "\
    rect{fill:#1c2128}\
    text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;\
    fill:#cdd9e5;white-space:pre}\
    .bold{font-weight:bold}.dim{fill:#8b98a5}.italic{font-style:italic}\
    .underline{text-decoration:underline}.strike{text-decoration:line-through}\
    .c0{fill:#545d68}.c1{fill:#f47067}.c2{fill:#6bc46d}.c3{fill:#daaa3f}\
    .c4{fill:#6cb6ff}.c5{fill:#dcbdfb}.c6{fill:#76e3ea}.c7{fill:#cdd9e5}";

/// Consecutive characters of one style.
struct Run {
    classes: Vec<&'static str>,
    text: String,
}

/// `UPDATE_SESSION=1` draws the picture again.
#[test]
fn the_picture_shows_the_real_output() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/session.svg");
    let picture = picture(&recorded());
    if std::env::var_os("UPDATE_SESSION").is_some() {
        fs::write(&path, &picture).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert!(kept == picture, "`just session` draws {}", path.display());
}

/// The lines of the session.
fn recorded() -> Vec<Vec<Run>> {
    let blog = Blog::without_file();
    let mut lines = Vec::new();
    for command in COMMANDS {
        let (code, shown) = blog.shell_in_colors(COLUMNS, command).end();
        assert_eq!(code, 0, "{command}: {shown}");
        lines.push(runs(&format!("\u{1b}[32m$\u{1b}[0m \u{1b}[1m{command}")));
        lines.extend(shown.lines().map(runs));
    }
    lines
}

/// The runs of a line.
fn runs(line: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut classes: Vec<&'static str> = Vec::new();
    let mut parts = line.split('\u{1b}');
    let mut push = |classes: &[&'static str], text: &str| {
        if !text.is_empty() {
            runs.push(Run {
                classes: classes.to_vec(),
                text: text.to_owned(),
            });
        }
    };
    push(&classes, parts.next().unwrap());
    for part in parts {
        let text = if let Some(sequence) = part.strip_prefix('[') {
            let (codes, text) = sequence.split_once('m').expect("only styles");
            codes.split(';').for_each(|code| style(&mut classes, code));
            text
        } else {
            // The start or the end of a link.
            let is_link = part.starts_with("]8;");
            assert!(is_link || part.starts_with('\\'), "{part:?}");
            part.strip_prefix('\\').unwrap_or_default()
        };
        push(&classes, text);
    }
    runs
}

/// Applies an SGR code. <https://en.wikipedia.org/wiki/ANSI_escape_code#SGR>
fn style(classes: &mut Vec<&'static str>, code: &str) {
    const COLORS: [&str; 8] = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"];
    let code: usize = code.parse().unwrap_or(0);
    let on = match code {
        0 => {
            classes.clear();
            return;
        }
        1 => "bold",
        2 => "dim",
        3 => "italic",
        4 => "underline",
        9 => "strike",
        30..=37 => COLORS[code - 30],
        90..=97 => COLORS[code - 90],
        22 => return classes.retain(|class| !["bold", "dim"].contains(class)),
        39 => return classes.retain(|class| !COLORS.contains(class)),
        _ => panic!("style {code} is not drawn"),
    };
    classes.push(on);
}

/// The lines as an SVG picture.
fn picture(lines: &[Vec<Run>]) -> String {
    let width = f64::from(COLUMNS) * WIDTH + 2.0 * MARGIN as f64;
    let height = lines.len() * HEIGHT + 2 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>A session in a terminal</title>\n<style>{STYLE}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\"/>\n"
    );
    for (number, line) in lines.iter().enumerate() {
        let y = MARGIN + number * HEIGHT + HEIGHT * 3 / 4;
        let mut column = 0;
        for run in line {
            let text = run.text.trim();
            let indented = run.text.width() - run.text.trim_start().width();
            let x = MARGIN as f64 + (column + indented) as f64 * WIDTH;
            column += run.text.width();
            if text.is_empty() {
                continue;
            }
            // `textLength` keeps the columns aligned in any font.
            let length = text.width() as f64 * WIDTH;
            let class = match run.classes.join(" ") {
                classes if classes.is_empty() => classes,
                classes => format!(" class=\"{classes}\""),
            };
            let text = escaped(text);
            writeln!(
                svg,
                "<text x=\"{x:.1}\" y=\"{y}\" textLength=\"{length:.1}\" \
                 lengthAdjust=\"spacingAndGlyphs\"{class}>{text}</text>"
            )
            .unwrap();
        }
    }
    svg + "</svg>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
