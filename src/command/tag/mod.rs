//! `blog tag …`

mod list;
mod merge;
mod prune;
mod rename;
mod rm;

use crate::command::shared::verb::noun;

noun! {
    pub(crate) enum Tag {
        /// List the tags with their numbers of posts
        #[command(visible_alias = "ls")]
        List(list::List),
        /// Rename a tag
        Rename(rename::Rename),
        /// Merge tags into one
        Merge(merge::Merge),
        /// Remove the tags that no post has
        Prune(prune::Prune),
        /// Remove tags from every post
        #[command(visible_alias = "delete")]
        Rm(rm::Rm),
    }
}
