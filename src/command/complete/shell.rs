//! The shells: the script that makes each ask, how it says what is typed, and how
//! it is answered.

use std::ffi::OsString;
use std::io::{Result, Write};

use clap::Command;
use clap_complete::engine::CompletionCandidate;
use clap_complete::env::{Elvish, EnvCompleter, Powershell};

use super::candidates;
use super::word::{Word, quoted, words};

/// A shell that asks what a command line may go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
}

/// What every script has in it.
pub const MARK: &str = "# Written by blog.";

/// It gives the line up to the cursor, and the part of it that is replaced.
const BASH: &str = r#"# Written by blog.
_blog_complete() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(COMPLETE=bash command @PROGRAM@ -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/=] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o bashdefault -o nosort -F _blog_complete blog 2>/dev/null ||
    complete -o bashdefault -F _blog_complete blog
"#;

/// It gives the words as they are typed. The script is a function of the name of
/// its file where zsh loads it by that.
const ZSH: &str = r#"#compdef blog
# Written by blog.
_blog() {
    local line
    local -a found folders others
    found=("${(@f)$(COMPLETE=zsh command @PROGRAM@ -- "${(@)words[1,CURRENT-1]}" "$IPREFIX$QIPREFIX$PREFIX" 2>/dev/null)}")
    for line in "${(@)found}"; do
        case $line in
            '') ;;
            */) folders+=("$line") ;;
            *) others+=("$line") ;;
        esac
    done
    (( $#folders )) && _describe -V 'folder' folders -S ''
    (( $#others )) && _describe -V 'value' others
}
if [[ $funcstack[1] == _blog ]]; then
    _blog "$@"
else
    compdef _blog blog
fi
"#;

/// It gives the words, and the last as it is typed.
const FISH: &str = r#"# Written by blog.
complete --command blog --no-files --keep-order --arguments "(COMPLETE=fish command @PROGRAM@ -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token --cut-at-cursor) 2>/dev/null)"
"#;

impl Shell {
    /// The script for a program of this name or path.
    pub fn script(self, program: &str) -> Option<String> {
        let script = match self {
            Shell::Bash => BASH,
            Shell::Zsh => ZSH,
            Shell::Fish => FISH,
            Shell::Elvish | Shell::Powershell => return None,
        };
        let program = match self {
            // It stands inside of double quotes.
            Shell::Fish => quoted(&quoted(program, None), Some('"')),
            _ => quoted(program, None),
        };
        Some(script.replace("@PROGRAM@", &program))
    }

    /// The words as the shell meant them.
    fn read(self, arguments: Vec<OsString>) -> Option<(Vec<Word>, String)> {
        let given: Option<Vec<String>> = arguments
            .into_iter()
            .map(|argument| argument.into_string().ok())
            .collect();
        let given = given?;
        let (typed, before) = given.split_last()?;
        Some(match self {
            Shell::Bash => (words(before.first()?), typed.clone()),
            _ => {
                let plain = |text: &String| Word {
                    text: text.clone(),
                    ..Word::default()
                };
                let mut words: Vec<Word> = match self {
                    Shell::Zsh => before.iter().map(|raw| Word::read(raw)).collect(),
                    _ => before.iter().map(plain).collect(),
                };
                words.push(match self {
                    Shell::Zsh | Shell::Fish => Word::read(typed),
                    _ => plain(typed),
                });
                (words, typed.clone())
            }
        })
    }

    /// A candidate as the shell reads it, a line each.
    fn line(self, candidate: &CompletionCandidate, kept: &Word) -> Option<String> {
        let value = candidate.get_value().to_str()?;
        let help = candidate.get_help().map(ToString::to_string);
        let help = help.as_deref().and_then(|help| help.lines().next());
        Some(match (self, help) {
            (Shell::Bash, _) => quoted(value.strip_prefix(kept.text.as_str())?, kept.open),
            (Shell::Zsh, _) => {
                let escape = |text: &str| text.replace('\\', r"\\");
                let value = escape(value).replace(':', r"\:");
                match help {
                    Some(help) => format!("{value}:{}", escape(help)),
                    None => value,
                }
            }
            (Shell::Fish | Shell::Powershell, Some(help)) => format!("{value}\t{help}"),
            _ => value.to_owned(),
        })
    }
}

impl EnvCompleter for Shell {
    fn name(&self) -> &'static str {
        match self {
            Shell::Bash => "bash",
            Shell::Zsh => "zsh",
            Shell::Fish => "fish",
            Shell::Elvish => "elvish",
            Shell::Powershell => "powershell",
        }
    }

    fn is(&self, name: &str) -> bool {
        name == self.name() || *self == Shell::Powershell && name == "pwsh"
    }

    fn write_registration(
        &self,
        variable: &str,
        name: &str,
        bin: &str,
        program: &str,
        to: &mut dyn Write,
    ) -> Result<()> {
        match self {
            Shell::Elvish => Elvish.write_registration(variable, name, bin, program, to),
            Shell::Powershell => Powershell.write_registration(variable, name, bin, program, to),
            _ => to.write_all(self.script(program).unwrap_or_default().as_bytes()),
        }
    }

    fn write_complete(
        &self,
        root: &mut Command,
        arguments: Vec<OsString>,
        _: Option<&std::path::Path>,
        to: &mut dyn Write,
    ) -> Result<()> {
        let Some((words, replaced)) = self.read(arguments) else {
            return Ok(());
        };
        let Some(last) = words.last().filter(|word| !word.expands) else {
            return Ok(());
        };
        // What stands before the part of the word that is replaced.
        let kept = last.raw.strip_suffix(replaced.as_str()).unwrap_or_default();
        let kept = Word::read(kept);
        let texts = words.iter().map(|word| word.text.clone()).collect();
        for candidate in candidates(root, texts) {
            if let Some(line) = self.line(&candidate, &kept) {
                writeln!(to, "{line}")?;
            }
        }
        Ok(())
    }
}
