//! `blog tag …`

mod list;
mod merge;
mod prune;
mod rename;
mod rm;

use crate::command::shared::verb::noun;

noun! {
    pub(crate) enum Tag {
        /// List the tags and how many posts carry each
        #[command(visible_alias = "ls")]
        List(list::List),
        /// Give a tag another name
        Rename(rename::Rename),
        /// Put one tag in the place of others
        Merge(merge::Merge),
        /// Remove the tags that no post has
        Prune(prune::Prune),
        /// Remove tags from every post
        #[command(visible_alias = "delete")]
        Rm(rm::Rm),
    }
}
