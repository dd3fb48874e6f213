use anyhow::Result;
use clap::Args;

use super::{backlinks, front};
use crate::command::options::post_ref;
use crate::command::{editor, show_changed};
use crate::context::Context;
use crate::failure::Failure;
use crate::import::front_matter;
use crate::model::{Post, PostRef};
use crate::store::Mode;
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Your editor is BLOG_EDITOR, VISUAL or EDITOR. What you do not change is not written.

Examples:
  blog post edit hello-world
  EDITOR='code --wait' blog post edit 12")]
pub struct Edit {
    /// The post, by id or slug
    #[arg(value_name = "REF", value_parser = post_ref)]
    post: PostRef,
}

impl Edit {
    pub fn run(self, context: &mut Context) -> Result<()> {
        if !context.can_edit() {
            return Err(Failure::usage("there is no terminal to open an editor on")
                .hint("`blog post set` changes a post without one")
                .into());
        }
        let post = context.store()?.posts().get(&self.post)?;
        let text = front_matter::write(&front::of_post(&post), &post.body);
        let Some(edited) = editor::edit(&format!("post-{}", post.id), &text)? else {
            return show_changed(context, FIELDS, vec![(post, false)], false, named);
        };
        let saved = save(context, &post, &edited.text);
        let changed = edited.settle(saved)?;
        let slug = changed.0.slug.clone();
        show_changed(context, FIELDS, vec![changed], false, named)?;
        backlinks::note(context, &post.slug, &slug)
    }
}

fn save(context: &mut Context, post: &Post, text: &str) -> Result<(Post, bool)> {
    let (front, body) = front_matter::read(text)?;
    let change = front::edit(front, body.to_owned(), &context.clock)?;
    Ok(context.store()?.write(Mode::Commit, |writer| {
        writer
            .posts()
            .update(&PostRef::Id(post.id), &change, Some(post.revision))
    })?)
}
