//! `blog db …`

mod backup;
mod check;
mod dump;
mod info;
mod query;
mod restore;
mod vacuum;

use crate::command::shared::verb::noun;

noun! {
    pub(crate) enum Db {
        /// Show what the file is like
        Info(info::Info),
        /// Look for what is wrong, and mend it
        Check(check::Check),
        /// Copy the blog while others write
        Backup(backup::Backup),
        /// Put a backup in the place of the blog
        Restore(restore::Restore),
        /// Give free pages back to the disk
        Vacuum(vacuum::Vacuum),
        /// Ask in SQL
        Query(query::Query),
        /// Write the blog as SQL
        Dump(dump::Dump),
    }
}
