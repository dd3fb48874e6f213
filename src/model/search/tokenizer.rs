//! The tokenizer of the search.
//!
//! A word is a run of letters and digits, in lower case and without accents: `Café` is
//! `cafe`, `don't` is two words. In scripts without spaces between words, each character is
//! a word, so that any part of a sentence is found as a phrase. A name that ends in `+` or
//! `#` is two words, without and with these signs: `c` finds `c++`, and `c++` does not find
//! `c`.
//!
//! The index stores these words. Changing them needs a new schema version.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The words of a text, separated by spaces.
pub fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while !rest.is_empty() {
        // A space ends every word, so that the text can be cut there.
        if rest.is_ascii() {
            add_ascii_words(rest, &mut words);
            break;
        }
        let foreign = rest.bytes().position(|byte| !byte.is_ascii());
        let (before, _) = rest.split_at(foreign.unwrap_or(rest.len()));
        let (plain, other) = rest.split_at(before.rfind(' ').unwrap_or(0));
        add_ascii_words(plain, &mut words);
        let place = before.len() - plain.len();
        let end = other.bytes().skip(place).position(|byte| byte == b' ');
        let (other, after) = other.split_at(end.map_or(other.len(), |end| place + end));
        each_word(other, |_, word| add_word(word, &mut words));
        rest = after;
    }
    words
}

/// The words of an ASCII text, as [`each_word`] finds them.
fn add_ascii_words(text: &str, words: &mut String) {
    let mut word = 0..0;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() {
            if word.end < at {
                word.start = at;
            }
            word.end = at + 1;
        } else if word.end == at && !word.is_empty() {
            add_word(text.get(word.clone()).unwrap_or_default(), words);
            let after = text.get(at..).unwrap_or_default();
            let rest = after.trim_start_matches(is_sign);
            if rest.len() < after.len() && !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                let end = text.len() - rest.len();
                add_word(text.get(word.start..end).unwrap_or_default(), words);
            }
        }
    }
    if word.end == text.len() && !word.is_empty() {
        add_word(text.get(word).unwrap_or_default(), words);
    }
}

/// Adds a word in lower case.
fn add_word(word: &str, words: &mut String) {
    if !words.is_empty() {
        words.push(' ');
    }
    let start = words.len();
    words.push_str(word);
    if let Some(word) = words.get_mut(start..) {
        word.make_ascii_lowercase();
    }
}

/// Calls `each` with the range in bytes and the text of each word, in order.
pub fn each_word(text: &str, each: impl FnMut(Range<usize>, &str)) {
    let mut splitter = Splitter {
        each,
        word: String::new(),
        place: 0..0,
        is_whole: false,
    };
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(c) = rest.chars().next()
    {
        let length = match c {
            _ if c.is_ascii_alphanumeric() => {
                let run = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric());
                let letters = rest.get(..run.unwrap_or(rest.len())).unwrap_or(rest);
                splitter.letters(at, letters);
                letters.len()
            }
            _ if is_sign(c) => {
                let signs = rest.split_inclusive(|c| !is_sign(c)).next().unwrap_or(rest);
                splitter.signs(at, signs)
            }
            _ if c.is_ascii() => {
                splitter.end();
                1
            }
            _ => {
                splitter.other(at, c);
                c.len_utf8()
            }
        };
        at += length;
    }
    splitter.end();
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '#')
}

/// The tokenizer state: the word being read.
struct Splitter<F> {
    each: F,
    word: String,
    place: Range<usize>,
    /// Whether the word is complete, except for combining marks.
    is_whole: bool,
}

impl<F: FnMut(Range<usize>, &str)> Splitter<F> {
    /// Adds a run of ASCII letters and digits.
    fn letters(&mut self, at: usize, letters: &str) {
        if self.is_whole {
            self.end();
        }
        if self.word.is_empty() {
            self.place.start = at;
        }
        let before = self.word.len();
        self.word.push_str(letters);
        if let Some(added) = self.word.get_mut(before..) {
            added.make_ascii_lowercase();
        }
        self.place.end = at + letters.len();
    }

    /// Reads a run of signs and the character after it. Returns the length of the signs in
    /// bytes.
    fn signs(&mut self, at: usize, signs: &str) -> usize {
        let length = signs.trim_end_matches(|c| !is_sign(c)).len();
        let is_last = !signs.ends_with(char::is_alphanumeric);
        if is_last && !self.word.is_empty() && !self.is_whole {
            (self.each)(self.place.clone(), &self.word);
            self.word.push_str(signs.get(..length).unwrap_or_default());
            self.place.end = at + length;
        }
        self.end();
        length
    }

    fn letter(&mut self, at: usize, letter: char) {
        if self.is_whole {
            self.end();
        }
        self.mark(at, letter);
    }

    /// Adds a character without any check.
    fn mark(&mut self, at: usize, mark: char) {
        if self.word.is_empty() {
            self.place.start = at;
        }
        self.word.push(mark);
        self.place.end = at + mark.len_utf8();
    }

    /// Reads a non-ASCII character.
    fn other(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        if is_combining_mark(c) || is_joiner(c) {
            if !self.word.is_empty() {
                self.fold(at, c);
                self.place.end = end;
            }
        } else if c.is_alphanumeric() {
            self.fold(at, c);
            self.place.end = end;
        } else {
            self.end();
        }
    }

    /// Adds a character in lower case, without accents and in its compatibility
    /// decomposition (full-width letters become plain ones).
    fn fold(&mut self, at: usize, c: char) {
        decompose_compatible(c, |c| {
            for c in c.to_lowercase() {
                if is_combining_mark(c) {
                    if !is_accent(c) {
                        self.mark(at, c);
                    }
                    continue;
                }
                match c {
                    _ if is_unspaced(c) => {
                        self.end();
                        self.letter(at, c);
                        self.is_whole = true;
                    }
                    'ς' => self.letter(at, 'σ'),
                    // Letters without a decomposition: `ø`, `ß`, `æ`.
                    '\u{80}'..='\u{24f}' => {
                        for c in deunicode::deunicode_char(c).unwrap_or_default().chars() {
                            if c.is_ascii_alphanumeric() {
                                self.letter(at, c.to_ascii_lowercase());
                            }
                        }
                    }
                    _ if c.is_alphanumeric() => self.letter(at, c),
                    _ => {}
                }
            }
        });
    }

    fn end(&mut self) {
        if !self.word.is_empty() {
            (self.each)(self.place.clone(), &self.word);
            self.word.clear();
        }
        self.is_whole = false;
    }
}

/// Invisible characters inside words: soft hyphen, joiners.
fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Marks that do not distinguish words: accents, Hebrew and Arabic points, variation
/// selectors. The vowel signs of other scripts distinguish words.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{8ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}')
}

/// A letter of a script without spaces between words.
/// <https://www.unicode.org/reports/tr14/#SA>, <https://www.unicode.org/reports/tr14/#ID>
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}' // Myanmar
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aaf}' | '\u{aa80}'..='\u{aadf}' // Tai
        | '\u{1b00}'..='\u{1b7f}' | '\u{a980}'..='\u{a9df}' // Balinese, Javanese
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}' // Kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' // Han, Yi
        | '\u{16fe0}'..='\u{1b2ff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_without_case_and_accents() {
        let cases = [
            ("", ""),
            (" -- \u{1f44d} !", ""),
            ("Hello, World!", "hello world"),
            (
                "don't foo.bar snake_case 3.14",
                "don t foo bar snake case 3 14",
            ),
            ("Café CAFE\u{301} cafe", "cafe cafe cafe"),
            ("Straße Łódź Tromsø Æther", "strasse lodz tromso aether"),
            ("ΛΌΓΟΣ λόγος Ёлка ёлка", "λογοσ λογοσ елка елка"),
            ("İstanbul ﬁne Ｆｕｌｌ ① 10½", "istanbul fine full 1 1012"),
            ("co\u{ad}operate \u{feff}x \u{301}y", "cooperate x y"),
            ("שָׁלוֹם שלום", "שלום שלום"),
            ("Rust™ naïve", "rust naive"),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }

    #[test]
    fn signs_stay_behind_a_name() {
        let cases = [
            ("C++, c# and F#.", "c c++ c c# and f f#"),
            ("#rust # Title ## b", "rust title b"),
            ("1+1 a + b c++11 issue#12", "1 1 a b c 11 issue 12"),
            ("é+ 日+ +", "e e+ 日"),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }

    #[test]
    fn scripts_without_spaces_give_a_word_for_each_character() {
        let cases = [
            ("日本語のテキスト", "日 本 語 の テ キ ス ト"),
            ("Rust入門2026", "rust 入 門 2026"),
            ("がｶﾞ", "か\u{3099} カ\u{3099}"),
            ("ภาษาไทย", "ภ า ษ า ไ ท ย"),
            ("ที่นี่", "ที\u{e48} นี\u{e48}"),
            ("ខ្មែរ", "ខ\u{17d2} មែ រ"),
            (
                "हिन्दी 한국",
                "हिन्दी \u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_words_of_a_text_are_each_of_its_words() {
        let parts = [
            "a",
            "Bc9",
            " ",
            "  ",
            "\n",
            "+",
            "++",
            "#",
            "+x",
            "é",
            "日本",
            "\u{301}",
            "\u{ad}",
            "½",
            "-",
            "\u{1f44d}",
            "C++",
            "ß+",
        ];
        let mut number = 1_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..8 {
                number = number
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let place = usize::try_from(number >> 33).unwrap() % parts.len();
                text.push_str(parts.get(place).unwrap());
            }
            let mut expected = Vec::new();
            each_word(&text, |_, word| expected.push(word.to_owned()));
            assert_eq!(words(&text), expected.join(" "), "{text:?}");
        }
    }

    #[test]
    fn each_word_knows_its_place() {
        let text = "Le CAFÉ\u{301}, c++ 語が";
        let mut places = Vec::new();
        each_word(text, |place, word| {
            places.push((text.get(place).unwrap(), word.to_owned()));
        });
        let expected = [
            ("Le", "le"),
            ("CAFÉ\u{301}", "cafe"),
            ("c", "c"),
            ("c++", "c++"),
            ("語", "語"),
            ("が", "か\u{3099}"),
        ];
        assert_eq!(
            places,
            expected.map(|(place, word)| (place, word.to_owned()))
        );
    }

    #[test]
    fn the_words_of_words_are_the_same_words() {
        let text = "Café C++ 日本語 ที่ ½ ﷺ ŉ İ don't #x हिन्दी 한국 \u{1f44d}";
        let once = words(text);
        assert_eq!(once.matches("++").count(), 1);
        // Without the signs: a name with signs gives two words each time.
        let plain = once.replace("++", "");
        assert_eq!(words(&plain), plain);
    }
}
