//! `blog media …`

mod add;
mod chosen;
mod count;
mod exists;
mod export;
mod folder;
mod list;
mod rm;
mod set;
mod show;
mod uses;

use crate::command::shared::verb::noun;

noun! {
    pub(crate) enum Media {
        /// Add files, or the files of folders
        #[command(visible_alias = "new")]
        Add(add::Add),
        /// List media
        #[command(visible_alias = "ls")]
        List(Box<list::List>),
        /// Show a file and the posts that use it, or write its bytes
        Show(show::Show),
        /// Rename a file, or change its alternative text
        Set(set::Set),
        /// Count media
        Count(Box<count::Count>),
        /// Report by exit status whether a file exists
        Exists(exists::Exists),
        /// Write media into a folder
        Export(Box<export::Export>),
        /// Remove media
        #[command(visible_alias = "delete")]
        Rm(Box<rm::Rm>),
    }
}
