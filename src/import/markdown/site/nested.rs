//! The sites in a folder: the folder itself, or folders in it, such as `docs`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::{Generator, Site, detect};

/// The number of folders above the content of a site that are looked into.
const LEVELS: usize = 3;

/// The maximum number of folders that are looked into.
const FOLDERS: usize = 1_000;

/// The sites in a folder.
pub(crate) struct Sites {
    folder: PathBuf,
    whole: Rc<Site>,
    /// By the path of the folder, ending with `/`; `None` for a folder that is not a site.
    inner: HashMap<String, Option<Rc<Site>>>,
}

impl Sites {
    /// The sites in a folder. `from` names the generator; otherwise it is guessed from the
    /// configuration file in the folder, above it or in it, or from the names of folders.
    pub(crate) fn of(folder: &Path, from: Option<Generator>) -> Sites {
        Sites {
            folder: folder.to_owned(),
            whole: Rc::new(Site::of(folder, from)),
            inner: HashMap::new(),
        }
    }

    /// The folder of an export of this program, whose files have their addresses.
    pub(crate) fn export() -> Sites {
        Sites {
            folder: PathBuf::new(),
            whole: Rc::new(Site::export()),
            inner: HashMap::new(),
        }
    }

    /// The site of a file, and the path of the file in that site.
    pub(crate) fn site_of(&mut self, file: &str) -> (Rc<Site>, String) {
        let inner = self.inner_of(file);
        match inner.and_then(|prefix| Some((self.inner.get(&prefix)?.clone()?, prefix))) {
            Some((site, prefix)) => {
                let rest = file.strip_prefix(prefix.as_str()).unwrap_or(file);
                (site, rest.to_owned())
            }
            None => (Rc::clone(&self.whole), self.whole.path_of(file)),
        }
    }

    /// Why a file without metadata is not a post, if its generator does not publish it.
    pub(crate) fn left_out(&mut self, file: &str) -> Option<&'static str> {
        let (site, path) = self.site_of(file);
        site.left_out(&path, false)
    }

    /// The folder of the inner site of a file.
    fn inner_of(&mut self, file: &str) -> Option<String> {
        if self.whole.is_known() || self.folder.as_os_str().is_empty() {
            return None;
        }
        let mut prefix = String::new();
        let mut folders = file.split('/').peekable();
        for _ in 0..LEVELS {
            prefix.push_str(folders.next()?);
            prefix.push('/');
            // The last part is the file.
            let next = *folders.peek()?;
            if self.inner.len() >= FOLDERS && !self.inner.contains_key(&prefix) {
                return None;
            }
            let folder = self.folder.join(&prefix);
            let found = self.inner.entry(prefix.clone()).or_insert_with(|| {
                let found = detect::inner(&folder)?;
                Some(Rc::new(Site::found(found, None)))
            });
            let is_content = file.starts_with(&format!("{prefix}{next}/"))
                && ["content", "_posts", "_drafts"].contains(&next);
            match found {
                Some(site) if site.is_known() || is_content => return Some(prefix),
                _ => {}
            }
        }
        None
    }
}
