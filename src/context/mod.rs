//! The context of a command: the store, opened on first use, the output, the prompt, the
//! clock and the environment.

mod ask;
mod database;
mod environment;
mod lock;
mod terminal;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use jiff::Timestamp;

use self::database::{Database, resolved};
pub(crate) use self::database::{blog, make_private};
pub(crate) use self::environment::{config_folder, data_folder, variable};
use self::environment::{first_text_variable, folder, now, system_zone, text_variable, who};
pub(crate) use self::terminal::{check_stdout_is_open, stderr_takes_color, width};
use self::terminal::{is_dumb, pager, prefer, terminal};
use crate::model::Setting;
use crate::model::setting::{AUTHOR, EDITOR, TIME_ZONE};
use crate::model::time::{Clock, zone_named};
use crate::output::{Output, Style};
use crate::store::maintenance::Reader;
use crate::store::{self, Mode, Origin, Reading, Store, Writer};

/// The global options.
#[derive(Default)]
pub(crate) struct Options {
    /// The file of the blog, if `--db` names it.
    pub database: Option<PathBuf>,
    /// The format of results.
    pub style: Style,
    /// Whether to use colour; None leaves it to the terminal.
    pub color: Option<bool>,
    /// Whether long output may use a pager.
    pub pager: bool,
    /// Whether every question is answered with yes.
    pub yes: bool,
    /// The time to wait for other writers.
    pub busy: Duration,
    /// The command, for the log.
    pub origin: Origin,
    /// Whether the blog must not be written.
    pub read_only: bool,
}

/// The context of a command.
pub(crate) struct Context {
    /// The output of the command.
    pub output: Output,
    /// The current time, which `SOURCE_DATE_EPOCH` can set.
    pub now: Timestamp,
    database: Database,
    busy: Duration,
    /// The command, for the log; the user is added when the store opens.
    origin: Origin,
    read_only: bool,
    color: Option<bool>,
    pager: bool,
    /// Whether every question is answered with yes.
    pub yes: bool,
    /// Whether the settings of the blog apply to the output when the store opens.
    prefers_settings: bool,
    store: Option<Store>,
}

impl Context {
    /// Combines the options and the environment.
    pub(crate) fn new(options: Options) -> Result<Context> {
        let now = now()?;
        #[cfg(debug_assertions)]
        plant_fault();
        Ok(Context {
            output: Output::new(options.style, terminal(options.color), now),
            now,
            database: Database::locate(options.database),
            busy: options.busy,
            origin: options.origin,
            read_only: options.read_only,
            color: options.color,
            pager: options.pager,
            yes: options.yes,
            prefers_settings: false,
            store: None,
        })
    }

    /// The path for a new blog: the named one, or `blog.db` in the current folder.
    ///
    /// # Errors
    /// No path is named, and there is a blog in a folder above the current one.
    pub(crate) fn new_blog(&self) -> Result<PathBuf> {
        Ok(self.database.new_path()?)
    }

    /// The file of the blog.
    ///
    /// # Errors
    /// The file has no name, and there is no home folder.
    pub(crate) fn blog(&self) -> Result<&Path> {
        Ok(self.database.path()?)
    }

    /// The time to wait for other programs.
    pub(crate) fn busy(&self) -> Duration {
        self.busy
    }

    /// Opens the file read-only, without an upgrade.
    pub(crate) fn reader(&self) -> Result<Reader> {
        Ok(match self.read_only {
            true => Reader::open_read_only(self.blog()?)?,
            false => Reader::open(self.blog()?, self.busy)?,
        })
    }

    /// Opens the file read-only, with any schema.
    pub(crate) fn reader_to_check(&self) -> Result<Reader> {
        Ok(match self.read_only {
            true => Reader::open_to_check_read_only(self.blog()?)?,
            false => Reader::open_to_check(self.blog()?, self.busy)?,
        })
    }

    /// The blog, for reading.
    pub(crate) fn read(&mut self) -> Result<Reading<'_>> {
        let now = self.now;
        Ok(self.store()?.read(now))
    }

    /// The blog for reading, and the output.
    pub(crate) fn parts(&mut self) -> Result<(Reading<'_>, &mut Output)> {
        let now = self.now;
        let (store, output) = self.opened()?;
        Ok((store.read(now), output))
    }

    /// Runs `work` in one transaction, logged as the operation of this command.
    pub(crate) fn write<T, E: From<store::Error>>(
        &mut self,
        mode: Mode,
        work: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<T>
    where
        anyhow::Error: From<E>,
    {
        self.store()?;
        let (now, origin) = (self.now, self.origin.clone());
        Ok(self.store()?.write(mode, now, &origin, work)?)
    }

    /// The store itself.
    pub(crate) fn store(&mut self) -> Result<&mut Store> {
        self.opened().map(|(store, _)| store)
    }

    /// The store, opened on the first call, and the output.
    fn opened(&mut self) -> Result<(&mut Store, &mut Output)> {
        let store = match self.store.take() {
            Some(store) => store,
            None => {
                let store = self.another_store()?;
                self.origin.who = who()?;
                if let Some(kept) = store.before_upgrade() {
                    let kept = kept.display();
                    let note = format!("note: upgraded the blog; as it was it is kept in {kept}");
                    self.output.note(&note);
                }
                if std::mem::take(&mut self.prefers_settings) {
                    prefer(&mut self.output, store.read(self.now))?;
                }
                if self.output.format().is_for_people() {
                    let name = store.read(self.now).settings().get(TIME_ZONE)?;
                    self.output.show_in(clock(self.now, name).shown_zone());
                }
                store
            }
        };
        Ok((self.store.insert(store), &mut self.output))
    }

    /// Opens a second store, to read the state before a write.
    pub(crate) fn another_store(&self) -> Result<Store> {
        Ok(match self.read_only {
            true => Store::open_read_only(self.blog()?)?,
            false => Store::open(self.blog()?, self.now, self.busy)?,
        })
    }

    /// Creates the blog in the home folder, if that is the blog and it is missing. A dry run
    /// creates nothing, and then fails to open it.
    pub(crate) fn ensure_blog(&mut self, mode: Mode) -> Result<&mut Self> {
        if mode == Mode::Commit && self.is_to_be_made() {
            let path = self.blog()?.to_owned();
            if let Some(folder) = path.parent() {
                make_private(folder)?;
            }
            match store::create(&path, &[], Mode::Commit) {
                // Another command has created it.
                Ok(()) | Err(store::Error::Exists(_)) => {}
                Err(error) => return Err(error.into()),
            }
            self.output
                .note(&format!("made a new blog: {}", path.display()));
        }
        Ok(self)
    }

    /// Refuses to write with `--read-only`. A command calls this first if it asks, opens an
    /// editor or writes without [`Context::write`].
    pub(crate) fn check_writable(&self) -> Result<()> {
        match self.read_only {
            true => Err(store::Error::OpenedReadOnly.into()),
            false => Ok(()),
        }
    }

    fn is_to_be_made(&self) -> bool {
        self.store.is_none() && self.database.is_missing_default()
    }

    /// The value of a setting; None for a blog that does not exist yet.
    fn setting(&mut self, name: &'static str) -> Result<Option<String>> {
        if self.is_to_be_made() {
            return Ok(None);
        }
        Ok(self.read()?.settings().get(name)?)
    }

    /// The effective value of a setting, also of a blog that does not exist yet.
    pub(crate) fn effective(&mut self, name: &'static str) -> Result<Option<String>> {
        let value = self.setting(name)?;
        let effective = Setting::named(name)?.effective(value.as_deref());
        Ok(effective.map(str::to_owned))
    }

    /// The clock in the zone of the blog, or else of the environment.
    pub(crate) fn clock(&mut self) -> Result<Clock> {
        let name = self.setting(TIME_ZONE)?;
        Ok(clock(self.now, name))
    }

    /// Begins another operation of this command, at the present time.
    pub(crate) fn begin(&mut self, kind: &str, command: String) -> Result<()> {
        self.now = now()?;
        self.origin.kind = kind.to_owned();
        self.origin.command = command;
        Ok(())
    }

    /// Closes the store while a person types: its file may be replaced.
    pub(crate) fn close_store(&mut self) {
        self.store = None;
    }

    /// Indexes the rows that other programs wrote, or notes that it cannot.
    pub(crate) fn index_external_writes(&mut self) -> Result<()> {
        let now = self.now;
        if !self.store()?.index_external_writes(now)? {
            self.output
                .note("what another program wrote is not searched: the blog cannot be written now");
        }
        Ok(())
    }

    /// The author of a new text: `given`, or else `BLOG_AUTHOR`, or else the setting.
    pub(crate) fn author(&mut self, given: Option<String>) -> Result<Option<String>> {
        if given.is_some() {
            return Ok(given);
        }
        match text_variable("BLOG_AUTHOR")? {
            Some(author) => Ok(Some(author)),
            None => Ok(self.read()?.settings().get(AUTHOR)?),
        }
    }

    /// Whether messages on standard error use colour.
    pub(crate) fn stderr_takes_color(&self) -> bool {
        stderr_takes_color(self.color)
    }

    /// The private folder for unsaved texts of this blog. Its path contains the path of
    /// the blog.
    pub(crate) fn drafts_folder(&self) -> Result<PathBuf> {
        let blog = resolved(self.blog()?);
        let drafts = folder("XDG_STATE_HOME", ".local/state")?.join("drafts");
        Ok(drafts.join(blog.strip_prefix("/").unwrap_or(&blog)))
    }

    /// The name of the person who runs the program, from the environment.
    pub(crate) fn who(&self) -> Result<Option<String>> {
        who()
    }

    /// The name of the zone of TZ or of the machine.
    pub(crate) fn zone_name(&self) -> Option<String> {
        Some(system_zone().ok()?.iana_name()?.to_owned())
    }

    /// Lets a reading command use the pager, and the settings for format and page length,
    /// on a terminal.
    ///
    /// # Errors
    /// The variable that names the pager is not UTF-8.
    pub(crate) fn enable_pager(&mut self) -> Result<()> {
        if !self.output.terminal().stdout {
            return Ok(());
        }
        self.prefers_settings = true;
        let pager = pager()?;
        if self.pager && !is_dumb() && !pager.is_empty() {
            self.output.page_long(pager);
        }
        Ok(())
    }

    /// The command line of the person's editor, in the syntax of `sh`.
    pub(crate) fn editor(&mut self) -> Result<String> {
        if let Some(named) = first_text_variable(&["BLOG_EDITOR", "VISUAL", "EDITOR"])? {
            return Ok(named);
        }
        Ok(self.effective(EDITOR)?.unwrap_or_else(|| "vi".to_owned()))
    }
}

/// A clock in the zone of this name, or else of the environment.
fn clock(now: Timestamp, name: Option<String>) -> Clock {
    Clock::new(now, move || match &name {
        Some(name) => zone_named(name),
        None => system_zone(),
    })
}

/// Injects the fault that a test requests. Release builds have no such switch.
#[cfg(debug_assertions)]
fn plant_fault() {
    match text_variable("BLOG_PLANTED_FAULT")
        .ok()
        .flatten()
        .as_deref()
    {
        Some("unsynced") => store::fault_injection::plant(store::fault_injection::Fault::Unsynced),
        Some("piecemeal") => {
            store::fault_injection::plant(store::fault_injection::Fault::Piecemeal)
        }
        _ => {}
    }
}
