//! The rendered lines, with the indentation of their blocks.

/// The maximum number of nested blocks that are indented.
const DEEPEST: usize = 30;

/// The minimum width that indentation leaves.
const NARROWEST: usize = 10;

pub(super) struct Sheet {
    out: String,
    /// The width left for text.
    room: usize,
    indents: Vec<Indent>,
    /// The number of open blocks without indentation.
    flat: usize,
    /// The number of indents of a pending empty line.
    gap: Option<usize>,
}

struct Indent {
    /// The prefix of the first line, until it is rendered.
    marker: Option<String>,
    rest: String,
    width: usize,
}

impl Sheet {
    pub(super) fn new(width: usize) -> Self {
        Self {
            out: String::new(),
            room: width,
            indents: Vec::new(),
            flat: 0,
            gap: None,
        }
    }

    pub(super) fn room(&self) -> usize {
        self.room
    }

    pub(super) fn into_text(self) -> String {
        self.out
    }

    /// Begins a block with the prefix `bar`.
    pub(super) fn enter_quote(&mut self, bar: &str) {
        self.enter(None, bar.to_owned(), bar.chars().count());
    }

    /// Begins a block with a hanging `marker` of single-width characters.
    pub(super) fn enter_item(&mut self, marker: String) {
        let width = marker.chars().count();
        self.enter(Some(marker), " ".repeat(width), width);
    }

    fn enter(&mut self, marker: Option<String>, rest: String, width: usize) {
        let fits = self.indents.len() < DEEPEST && self.room >= NARROWEST + width;
        if self.flat > 0 || !fits {
            self.flat += 1;
        } else {
            self.room -= width;
            self.indents.push(Indent {
                marker,
                rest,
                width,
            });
        }
    }

    /// Ends the innermost block.
    pub(super) fn leave(&mut self) {
        if self.flat > 0 {
            self.flat -= 1;
            return;
        }
        if self
            .indents
            .last()
            .is_some_and(|indent| indent.marker.is_some())
        {
            self.line("");
        }
        if let Some(indent) = self.indents.pop() {
            self.room += indent.width;
        }
    }

    /// Sets whether an empty line precedes the next line.
    pub(super) fn space(&mut self, wanted: bool) {
        let depth = self.indents.len();
        self.gap = wanted.then(|| self.gap.map_or(depth, |gap| gap.min(depth)));
    }

    pub(super) fn line(&mut self, line: &str) {
        if let Some(depth) = self.gap.take().filter(|_| !self.out.is_empty()) {
            self.out.extend(
                self.indents
                    .iter()
                    .take(depth)
                    .map(|indent| indent.rest.as_str()),
            );
            self.end_line();
        }
        for indent in &mut self.indents {
            let marker = indent.marker.take();
            self.out.push_str(marker.as_ref().unwrap_or(&indent.rest));
        }
        self.out.push_str(line);
        self.end_line();
    }

    fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }
}
