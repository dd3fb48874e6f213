//! The uploaded files of a site, in a folder beside its export.
//!
//! Every reader gives texts with the addresses that the site had. [`Uploads::take`] comes
//! after the reader: it points the addresses of files in the folder at media, and emits
//! each of these files before the first record that refers to it.

mod address;
mod index;

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::path::{Path, PathBuf};

use self::address::{Kind, Own, Upload, variants};
use self::index::Index;
use super::{Item, Location, ReadError, What};
use crate::markup::replace_addresses;
use crate::model::import::{MediaFile, PostRecord};
use crate::model::limits::KNOWN_NAMES;
use crate::model::media;

/// What is said about a file that is not in the folder.
const MISSING: &str = "a file is not in the media folder";

/// What is said about a file that cannot be stored.
const UNUSABLE: &str = "a file of the media folder was left out";

/// The uploaded files of a site.
pub struct Uploads {
    folder: PathBuf,
    index: Index,
    own: Own,
    /// The maximum size of a file, in bytes.
    limit: u64,
    /// The names of uploads: `None` if there is no file.
    names: HashMap<Upload, Option<String>>,
    /// The names that were emitted.
    taken: HashSet<String>,
    /// The alternative texts of the files that the export lists, by path.
    attachments: HashMap<String, Option<String>>,
    /// What is to be emitted before the next record.
    pending: Vec<What>,
    has_attachments: bool,
}

impl Uploads {
    /// The files of a folder. A file over `limit` bytes is left out.
    ///
    /// # Errors
    /// The folder cannot be read, or it has too many files.
    pub fn open(folder: &Path, limit: u64) -> Result<Uploads, ReadError> {
        Ok(Uploads {
            folder: folder.to_owned(),
            index: Index::read(folder)?,
            own: Own::default(),
            limit,
            names: HashMap::new(),
            taken: HashSet::new(),
            attachments: HashMap::new(),
            pending: Vec::new(),
            has_attachments: false,
        })
    }

    /// Takes in a file that the export lists, with its alternative text.
    pub fn attachment(&mut self, address: &str, alt: Option<&str>) {
        self.own.add_attachment(address);
        self.has_attachments = true;
        let Some(upload) = self.own.below(address) else {
            return;
        };
        if self.attachments.len() < KNOWN_NAMES {
            let alt = alt.map(str::to_owned);
            self.attachments.insert(upload.path.clone(), alt);
        }
        self.named(upload);
    }

    /// Emits an item with its addresses pointed at media, after the files that it is the
    /// first to refer to.
    pub fn take<E>(
        &mut self,
        mut item: Item,
        each: &mut dyn FnMut(Item) -> Result<(), E>,
    ) -> Result<(), E> {
        match &mut item.what {
            What::Source(name) => self.own.add_site(name),
            What::Post(post) => self.post(post),
            What::Comment(comment) => {
                let body = std::mem::take(&mut comment.body);
                comment.body = self.rewrite(body);
            }
            // It was stored, or its file was reported.
            What::Skipped("attachment", _) if self.has_attachments => return Ok(()),
            _ => {}
        }
        // The source must stay the first item.
        if !matches!(item.what, What::Source(_)) {
            self.end(&item.place, each)?;
        }
        each(item)
    }

    /// Emits what is left.
    pub fn end<E>(
        &mut self,
        place: &Location,
        each: &mut dyn FnMut(Item) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut pending = self.pending.drain(..);
        pending.try_for_each(|what| each(place.item(what)))
    }

    fn post(&mut self, post: &mut PostRecord) {
        let body = std::mem::take(&mut post.body);
        post.body = self.rewrite(body);
        let summary = post.summary.take();
        post.summary = summary.map(|summary| self.rewrite(summary));
        if let Some(name) = post.image.as_deref().and_then(|image| self.name(image)) {
            post.image = Some(name);
        }
    }

    fn rewrite(&mut self, text: String) -> String {
        if !text.contains('/') {
            return text;
        }
        replace_addresses(&text, &mut |old| {
            let name = self.name(old)?;
            let anchor = old.split_once('#').map(|(_, anchor)| anchor);
            let anchor = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
            Some(media::address(&name) + &anchor)
        })
    }

    /// The name of the media at an address of the site.
    fn name(&mut self, address: &str) -> Option<String> {
        let upload = self.own.below(address)?;
        self.named(upload)
    }

    /// The name of the media at an upload. The first time, its file is emitted; without
    /// one, that is said if it is certainly an upload.
    fn named(&mut self, upload: Upload) -> Option<String> {
        if let Some(known) = self.names.get(&upload) {
            return known.clone();
        }
        let Upload { path, kind } = &upload;
        let paths = match kind {
            Kind::Other => vec![path.clone()],
            _ => variants(path, |path| self.attachments.contains_key(path)),
        };
        let found = paths.into_iter().find_map(|path| {
            let file = match kind {
                Kind::Other => self.index.at(&path)?,
                _ => self.index.find(&path)?,
            };
            Some((path, file))
        });
        let name = match found {
            Some((path, file)) => self.usable(&path, &file),
            None => {
                if *kind == Kind::Certain {
                    self.pending.push(What::Notice(MISSING, path.clone()));
                }
                None
            }
        };
        if self.names.len() < KNOWN_NAMES {
            self.names.insert(upload, name.clone());
        }
        name
    }

    /// The name for a file of the folder, which is emitted the first time.
    fn usable(&mut self, path: &str, file: &Path) -> Option<String> {
        let whole = self.folder.join(file);
        let length = File::open(&whole).and_then(|file| Ok(file.metadata()?.len()));
        let fault = match (media::name(path), length) {
            (Ok(name), Ok(length)) if length <= self.limit => {
                if self.taken.insert(name.clone()) {
                    self.pending.push(What::Media(Box::new(MediaFile {
                        name: name.clone(),
                        file: whole,
                        alt: self.attachments.get(path).cloned().flatten(),
                        created_at: None,
                    })));
                }
                return Some(name);
            }
            (Err(bad), _) => bad.to_string(),
            (_, Ok(length)) => {
                format!(
                    "{path}: {length} bytes are over the limit of {} MiB",
                    self.limit >> 20
                )
            }
            (_, Err(error)) => format!("{path}: {error}"),
        };
        self.pending.push(What::Notice(UNUSABLE, fault));
        None
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with these empty files.
    fn uploads(folder: &Path, files: &[&str]) -> Uploads {
        for file in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let mut uploads = Uploads::open(folder, 10).unwrap();
        uploads.own.add_site("https://www.cows.example/blog");
        uploads
    }

    #[test]
    fn every_address_of_an_upload_leads_to_its_original() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            "2019/04/moo.jpg",
            "2019/04/moo-300x200.jpg",
            "2019/04/cafe\u{301} 1.jpg",
        ];
        let mut uploads = uploads(folder.path(), &files);
        for address in [
            "https://cows.example/wp-content/uploads/2019/04/moo.jpg",
            "http://www.cows.example/blog/wp-content/uploads/2019/04/moo.jpg?w=1024&ssl=1",
            "//cows.example/wp-content/uploads/2019/04/moo-300x200.jpg",
            "https://cows.example:443/wp-content/uploads/2019/04/moo-1024x683.jpg",
            "/wp-content/uploads/2019/04/moo-scaled.jpg",
            "wp-content/uploads/2019/04/moo-150x150@2x.jpg",
            "https://i2.wp.com/cows.example/wp-content/uploads/2019/04/moo.jpg?resize=1%2C2",
        ] {
            assert_eq!(
                uploads.name(address).as_deref(),
                Some("2019/04/moo.jpg"),
                "{address}"
            );
        }
        for address in [
            "caf%C3%A9%201.jpg",
            "cafe\u{301}%201.jpg",
            "café 1-10x20.jpg",
        ] {
            let address = format!("/wp-content/uploads/2019/04/{address}");
            assert_eq!(
                uploads.name(&address).as_deref(),
                Some("2019/04/café 1.jpg")
            );
        }
        for address in [
            "https://elsewhere.example/wp-content/uploads/2019/04/moo.jpg",
            "https://i2.wp.com/elsewhere.example/wp-content/uploads/2019/04/moo.jpg",
            "https://cows.example/moo.jpg",
            "mailto:moo.jpg",
            "/wp-content/uploads/2020/04/moo.jpg",
            "/wp-content/uploads/../2019/04/moo.jpg",
        ] {
            assert_eq!(uploads.name(address), None, "{address}");
        }
        let taken = |what: &&What| matches!(what, What::Media(_));
        assert_eq!(uploads.pending.iter().filter(taken).count(), 2);
    }

    #[test]
    fn an_attachment_whose_name_ends_with_a_size_is_an_original() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["2019/04/moo.jpg", "2019/04/moo-30x20.jpg"];
        let mut uploads = uploads(folder.path(), &files);
        let address = "https://cows.example/wp-content/uploads/2019/04/moo-30x20.jpg";
        uploads.attachment(address, None);
        let name = uploads.name(address);
        assert_eq!(name.as_deref(), Some("2019/04/moo-30x20.jpg"));
    }

    #[test]
    fn the_folder_may_be_any_part_of_the_uploads() {
        let address = "https://cows.example/wp-content/uploads/2019/04/moo.jpg";
        for (root, file) in [
            ("", "wp-content/uploads/2019/04/moo.jpg"),
            ("uploads", "2019/04/moo.jpg"),
            ("uploads/2019", "04/moo.jpg"),
            ("uploads/2019/04", "moo.jpg"),
            ("flat", "moo.jpg"),
            ("", "2019/04/MOO.JPG"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().join(root);
            let mut uploads = uploads(&root, &[file]);
            assert_eq!(
                uploads.name(address).as_deref(),
                Some("2019/04/moo.jpg"),
                "{file}"
            );
            let other = address.replace("2019", "2018");
            let is_flat = root.ends_with("flat");
            assert_eq!(uploads.name(&other).is_some(), is_flat, "{file}");
        }
    }

    #[test]
    fn images_of_ghost_and_of_hosts_for_files_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let files = ["2020/05/hen.png", "pig.jpg"];
        let mut uploads = uploads(folder.path(), &files);
        for address in [
            "__GHOST_URL__/content/images/2020/05/hen.png",
            "/content/images/size/w600/2020/05/hen.png",
            "https://cows.example/blog/content/images/size/w600h400/format/webp/2020/05/hen.png",
        ] {
            assert_eq!(
                uploads.name(address).as_deref(),
                Some("2020/05/hen.png"),
                "{address}"
            );
        }
        uploads.attachment("https://cows.files.example/2020/05/hen.png", Some("A hen"));
        let address = "https://cows.files.example/2020/05/hen.png?w=300";
        assert_eq!(uploads.name(address).as_deref(), Some("2020/05/hen.png"));
        let address = "https://cows.files.example/2020/05/hen-10x10.png";
        assert_eq!(uploads.name(address).as_deref(), Some("2020/05/hen.png"));
        let address = "http://1.bp.blogspot.com/-x/y/AAA/z/s320/pig.jpg";
        assert_eq!(uploads.name(address).as_deref(), Some("pig.jpg"));
    }
}
