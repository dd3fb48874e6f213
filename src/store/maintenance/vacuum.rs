//! Giving the free pages of the file back to the disk.

use std::fs;
use std::path::Path;

use crate::model::maintenance::Vacuumed;
use crate::store::Store;
use crate::store::atomic_file::folder_of;
use crate::store::error::{Error, Result};
use crate::store::identity::companion;

impl Store {
    /// Makes the file as small as it can be.
    ///
    /// # Errors
    /// There is less room than it takes ([`Error::NoRoom`]), or it is done but another
    /// program is reading the journal ([`Error::CheckpointBlocked`]).
    pub fn vacuum(&mut self, path: &Path) -> Result<Vacuumed> {
        let path = std::path::absolute(path)?;
        let number = |name: &str| -> Result<u64> {
            let number = self
                .connection
                .pragma_query_value(None, name, |row| row.get(0));
            Ok(u64::try_from(number.unwrap_or(0_i64)).unwrap_or_default())
        };
        // It is written anew, and then once more by way of the journal.
        let used = number("page_count")?.saturating_sub(number("freelist_count")?);
        let needed = 2 * used * number("page_size")?;
        let disk = rustix::fs::statvfs(folder_of(&path)).map_err(std::io::Error::from)?;
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        if free < needed {
            return Err(Error::NoRoom { needed, free });
        }
        let before = on_disk(&path);
        self.identity.check(false)?;
        self.connection.execute_batch("VACUUM")?;
        self.empty_journal()?;
        self.identity.check(true)?;
        Ok(Vacuumed {
            before,
            after: on_disk(&path),
        })
    }
}

/// What a blog takes on the disk with its journal, in bytes.
fn on_disk(path: &Path) -> u64 {
    let size = |path: &Path| fs::metadata(path).map_or(0, |about| about.len());
    size(path) + size(&companion(path, "-wal"))
}
