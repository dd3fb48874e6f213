//! What a command is given: the blog, opened when it is first needed, the
//! output, the prompt, the clock, and what the environment says.

mod environment;
mod lock;
mod terminal;

use std::fs::{DirBuilder, File};
use std::io::{self, IsTerminal};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use jiff::Timestamp;

pub use self::environment::{config_folder, data_folder, variable};
use self::environment::{first_text_variable, folder, now, system_zone, text_variable, who};
pub use self::terminal::{check_stdout_is_open, stderr_takes_color, width};
use self::terminal::{is_dumb, pager, terminal};
use crate::failure::{Exit, Failure};
use crate::model::Setting;
use crate::model::setting::{AUTHOR, BASE_URL, EDITOR, FORMAT, PAGE_LENGTH, PAGER, TIME_ZONE};
use crate::model::time::{Clock, zone_named};
use crate::output::{self, Format, Output, Permalinks, Preferred, Style, stderr_is_terminal};
use crate::store::care::Reader;
use crate::store::{self, Asked, Store};

/// What the command line says to every command.
#[derive(Default)]
pub struct Options {
    /// The file of the blog, if it is named.
    pub database: Option<PathBuf>,
    /// How results are written.
    pub style: Style,
    /// Whether to use colour; None leaves it to the terminal.
    pub color: Option<bool>,
    /// Whether long output may go through a pager.
    pub pager: bool,
    /// How long to wait for other writers.
    pub busy: Duration,
    /// The command, for the log.
    pub command: String,
}

/// What a command is given.
pub struct Context {
    /// The way out.
    pub output: Output,
    /// The time taken for now.
    pub now: Timestamp,
    database: Database,
    busy: Duration,
    /// The command, for the log.
    command: String,
    color: Option<bool>,
    pager: bool,
    /// Whether the command reads, and a terminal may show it as the blog prefers.
    is_reading: bool,
    store: Option<Store>,
}

/// The name of the file where none was given.
const LOCAL: &str = "blog.db";

/// The file of the blog.
struct Database {
    /// None if there is neither a name nor a home folder.
    path: Option<PathBuf>,
    /// Whether the command line or the environment named it.
    is_named: bool,
    /// Whether it is the one that is made when it is first written to.
    is_default: bool,
}

impl Context {
    /// Takes the options and the environment together.
    pub fn new(options: Options) -> Result<Context> {
        let now = now()?;
        #[cfg(debug_assertions)]
        plant_fault();
        Ok(Context {
            output: Output::new(options.style, terminal(options.color), now),
            now,
            database: locate(options.database),
            busy: options.busy,
            command: options.command,
            color: options.color,
            pager: options.pager,
            is_reading: false,
            store: None,
        })
    }

    /// Where to make a new blog: at the path named, or in the current folder.
    pub fn new_blog(&self) -> PathBuf {
        let named = self
            .database
            .path
            .as_ref()
            .filter(|_| self.database.is_named);
        named.cloned().unwrap_or_else(|| PathBuf::from(LOCAL))
    }

    /// The file of the blog.
    ///
    /// # Errors
    /// It was not named, and there is no home folder where it could be.
    pub fn blog(&self) -> Result<&Path> {
        self.database.path.as_deref().ok_or_else(|| {
            Failure::new(
                Exit::NotFound,
                "there is no blog, and no home folder to make one in",
            )
            .hint("--db PATH or BLOG_DB names a blog; HOME names the home folder")
            .into()
        })
    }

    /// How long another program is waited for.
    pub fn busy(&self) -> Duration {
        self.busy
    }

    /// The file of the blog as it is: it is not upgraded, and nothing is written to it.
    pub fn reader(&self) -> Result<Reader> {
        Ok(Reader::open(self.blog()?, self.busy)?)
    }

    /// The file of the blog as it is, to be checked: its schema may be any.
    pub fn reader_to_check(&self) -> Result<Reader> {
        Ok(Reader::open_to_check(self.blog()?, self.busy)?)
    }

    /// The blog, for reading.
    pub fn store(&mut self) -> Result<&mut Store> {
        self.parts().map(|(store, _)| store)
    }

    /// The blog for reading, and the output beside it.
    pub fn parts(&mut self) -> Result<(&mut Store, &mut Output)> {
        let store = match self.store.take() {
            Some(store) => store,
            None => {
                let store = self.another_store()?;
                if let Some(kept) = store.before_upgrade() {
                    let kept = kept.display();
                    let note = format!("note: upgraded the blog; as it was it is kept in {kept}");
                    self.output.note(&note);
                }
                if std::mem::take(&mut self.is_reading) {
                    prefer(&mut self.output, &store)?;
                }
                store
            }
        };
        Ok((self.store.insert(store), &mut self.output))
    }

    /// Opens the blog once more, beside [`Context::store`], for reading as it was before a
    /// write.
    pub fn another_store(&self) -> Result<Store> {
        let asked = Asked {
            command: self.command.clone(),
            who: who()?,
        };
        Ok(Store::open(self.blog()?, self.now, self.busy, asked)?)
    }

    /// The blog, for writing. The one in the home folder is made if need be.
    pub fn store_for_writing(&mut self) -> Result<&mut Store> {
        if self.is_to_be_made() {
            let path = self.blog()?.to_owned();
            if let Some(folder) = path.parent() {
                make_private(folder)?;
            }
            match store::create(&path, &[]) {
                // Another command made it in the meantime.
                Ok(()) | Err(store::Error::Exists(_)) => {}
                Err(error) => return Err(error.into()),
            }
            self.output
                .note(&format!("made a new blog: {}", path.display()));
        }
        self.store()
    }

    /// Whether the blog is the one in the home folder, and nobody wrote to it yet.
    fn is_to_be_made(&self) -> bool {
        let path = self.database.path.as_ref();
        let is_missing = path.is_some_and(|path| !path.exists());
        self.store.is_none() && self.database.is_default && is_missing
    }

    /// The value of a setting; a blog that is still to be made has none.
    fn setting(&mut self, name: &'static str) -> Result<Option<String>> {
        if self.is_to_be_made() {
            return Ok(None);
        }
        Ok(self.store()?.settings().get(name)?)
    }

    /// The clock in the zone of the blog, or else of the environment.
    pub fn clock(&mut self) -> Result<Clock> {
        let name = self.setting(TIME_ZONE)?;
        Ok(Clock::new(self.now, move || match &name {
            Some(name) => zone_named(name),
            None => system_zone(),
        }))
    }

    /// Begins one of several operations of this command, which the log shows as
    /// `command`. It is another time by now, and the file may be another.
    pub fn begin(&mut self, command: String) -> Result<()> {
        self.now = now()?;
        self.command = command;
        self.close_store();
        Ok(())
    }

    /// Lets go of the blog while a person types: its file may be replaced.
    pub fn close_store(&mut self) {
        self.store = None;
    }

    /// Makes searches see what other programs wrote; says so if they cannot.
    pub fn catch_up(&mut self) -> Result<()> {
        let (store, output) = self.parts()?;
        if !store.catch_up()? {
            output
                .note("what another program wrote is not searched: the blog cannot be written now");
        }
        Ok(())
    }

    /// The author of what is written here: the one given, that of the
    /// environment, or the one in the settings of the blog.
    pub fn author(&mut self, given: Option<String>) -> Result<Option<String>> {
        if given.is_some() {
            return Ok(given);
        }
        match text_variable("BLOG_AUTHOR")? {
            Some(author) => Ok(Some(author)),
            None => Ok(self.store()?.settings().get(AUTHOR)?),
        }
    }

    /// Whether a person can be asked: there is a terminal to type at and one to read.
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && stderr_is_terminal()
    }

    /// Whether what is said to the person takes colour.
    pub fn stderr_takes_color(&self) -> bool {
        stderr_takes_color(self.color)
    }

    /// The private folder for texts of this blog that are being written. Its
    /// path holds that of the blog.
    pub fn drafts_folder(&self) -> Result<PathBuf> {
        let blog = resolved(self.blog()?);
        let drafts = folder("XDG_STATE_HOME", ".local/state")?.join("drafts");
        Ok(drafts.join(blog.strip_prefix("/").unwrap_or(&blog)))
    }

    /// Whether an editor can be opened.
    pub fn can_edit(&self) -> bool {
        io::stdin().is_terminal() && self.output.terminal().stdout
    }

    /// Who runs the program, if the environment says so.
    pub fn who(&self) -> Result<Option<String>> {
        who()
    }

    /// The name of the zone of TZ or of the machine.
    pub fn zone_name(&self) -> Option<String> {
        Some(system_zone().ok()?.iana_name()?.to_owned())
    }

    /// Asks for the value of a setting; an empty answer is the default, if there is one.
    pub fn ask(
        &mut self,
        question: &str,
        default: Option<String>,
        setting: &'static Setting,
    ) -> Result<Option<String>> {
        self.output.finish()?;
        // Nothing that acts on a terminal is proposed.
        let default = default.filter(|text| {
            setting.check(text).is_ok() && !text.contains(crate::output::safe::is_unsafe)
        });
        loop {
            let Some(answer) = output::ask(question, default.as_deref())? else {
                return Err(Failure::new(Exit::Failed, "nothing was done").into());
            };
            if answer.is_empty() {
                return Ok(default);
            }
            match setting.check(&answer) {
                Ok(()) => return Ok(Some(answer)),
                Err(invalid) => self.output.note(&invalid.to_string()),
            }
        }
    }

    /// Refuses what needs consent where nobody can be asked for it.
    pub fn check_can_ask(&self) -> Result<()> {
        if self.can_ask() {
            return Ok(());
        }
        Err(
            Failure::usage("this needs your consent, and there is no terminal to ask at")
                .hint("--yes gives it; --dry-run shows what would happen")
                .into(),
        )
    }

    /// Lets a terminal show what is read as the person and the blog prefer it: what is
    /// long in a pager, and rows in the format and the number that the settings say.
    ///
    /// # Errors
    /// The variable that names the pager is not UTF-8.
    pub fn read_at_ease(&mut self) -> Result<()> {
        if !self.output.terminal().stdout {
            return Ok(());
        }
        self.is_reading = true;
        let pager = pager()?;
        if self.pager && !is_dumb() && !pager.is_empty() {
            self.output.page_long(pager);
        }
        Ok(())
    }

    /// The command line of the person's editor, as `sh` would read it.
    pub fn editor(&mut self) -> Result<String> {
        if let Some(named) = first_text_variable(&["BLOG_EDITOR", "VISUAL", "EDITOR"])? {
            return Ok(named);
        }
        let value = self.setting(EDITOR)?;
        let editor = Setting::named(EDITOR)?.effective(value.as_deref());
        Ok(editor.unwrap_or("vi").to_owned())
    }

    /// Asks for consent to what destroys something.
    ///
    /// # Errors
    /// There is nobody to ask, or the answer is no; nothing was done.
    pub fn confirm(&mut self, question: &str) -> Result<()> {
        self.check_can_ask()?;
        self.output.finish()?;
        let question = crate::output::safe::lines(question);
        let answer = output::ask(&format!("{question} [y/N]"), None)?.unwrap_or_default();
        if matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
            return Ok(());
        }
        Err(Failure::new(Exit::Failed, "nothing was done").into())
    }
}

/// Plants the fault that a test asks for; a release has no such switch.
#[cfg(debug_assertions)]
fn plant_fault() {
    match text_variable("BLOG_PLANTED_FAULT")
        .ok()
        .flatten()
        .as_deref()
    {
        Some("unsynced") => store::fault::plant(store::fault::Fault::Unsynced),
        Some("piecemeal") => store::fault::plant(store::fault::Fault::Piecemeal),
        _ => {}
    }
}

/// Finds the blog: the one named here or in the environment, that of the current folder
/// if it belongs to the caller, or the one in the home folder.
fn locate(named: Option<PathBuf>) -> Database {
    let named = named.or_else(|| variable("BLOG_DB").map(PathBuf::from));
    let is_named = named.is_some();
    let user = rustix::process::geteuid().as_raw();
    let is_ours = |path: &PathBuf| path.metadata().is_ok_and(|about| about.uid() == user);
    let found = named.or_else(|| Some(PathBuf::from(LOCAL)).filter(is_ours));
    let is_default = found.is_none();
    Database {
        path: found.or_else(|| Some(folder("XDG_DATA_HOME", ".local/share").ok()?.join(LOCAL))),
        is_named,
        is_default,
    }
}

/// The one path of a file by whatever path it is named, now or once it is made.
fn resolved(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => resolved(folder).join(name),
        _ => path,
    }
}

/// Makes a folder that is private, and those above it; they are on the disk then.
pub fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().unwrap_or(Path::new("/"));
    make_private(above)?;
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => File::open(above)?.sync_all(),
    }
}

/// Takes over what the settings of the blog say of a terminal.
fn prefer(output: &mut Output, store: &Store) -> Result<()> {
    let all = store.settings().all()?;
    let value = |name: &'static str| -> Result<Option<&str>> {
        Ok(Setting::named(name)?.effective(all.get(name).map(String::as_str)))
    };
    let default = Preferred::default();
    output.prefer(Preferred {
        format: value(FORMAT)?
            .and_then(Format::named)
            .unwrap_or(default.format),
        rows: value(PAGE_LENGTH)?
            .and_then(|rows| rows.parse().ok())
            .unwrap_or(default.rows),
        links: value(BASE_URL)?.and_then(Permalinks::below),
    });
    if value(PAGER)? == Some("never") && std::env::var_os("BLOG_PAGER").is_none() {
        output.finish()?;
    }
    Ok(())
}

/// The file of the blog: the one named, or the one that a command would find.
pub fn blog(named: Option<PathBuf>) -> Option<PathBuf> {
    locate(named).path
}
