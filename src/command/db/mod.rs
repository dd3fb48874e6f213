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
        /// Show the properties of the file
        Info(info::Info),
        /// Check the file, and repair it
        Check(check::Check),
        /// Copy the blog while others write
        Backup(backup::Backup),
        /// Replace the blog by a backup
        Restore(restore::Restore),
        /// Return free pages to the disk
        Vacuum(vacuum::Vacuum),
        /// Run an SQL query
        Query(query::Query),
        /// Write the blog as SQL
        Dump(dump::Dump),
    }
}
