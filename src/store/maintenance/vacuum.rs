//! Returns the free pages of the file to the disk.

use std::fs;
use std::path::Path;

use crate::model::maintenance::Vacuumed;
use crate::store::Store;
use crate::store::atomic_file::folder_of;
use crate::store::error::{Error, Result};
use crate::store::identity::companion;

impl Store {
    /// Rebuilds the file at its minimum size.
    ///
    /// # Errors
    /// Not enough free disk space ([`Error::NoRoom`]), or the file was rebuilt but
    /// another program reads the write-ahead log ([`Error::CheckpointBlocked`]).
    pub fn vacuum(&mut self, path: &Path) -> Result<Vacuumed> {
        let path = std::path::absolute(path)?;
        let number = |name: &str| -> Result<u64> {
            let number = self
                .connection
                .pragma_query_value(None, name, |row| row.get(0));
            Ok(u64::try_from(number.unwrap_or(0_i64)).unwrap_or_default())
        };
        // VACUUM writes the data twice: to a temporary file, then to the write-ahead
        // log.
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

/// The size of a blog and its write-ahead log, in bytes.
fn on_disk(path: &Path) -> u64 {
    let size = |path: &Path| fs::metadata(path).map_or(0, |about| about.len());
    size(path) + size(&companion(path, "-wal"))
}
