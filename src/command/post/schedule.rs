use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::command::shared::{present, time_option};
use crate::failure::Failure;
use crate::model::time::Clock;
use crate::model::{PostChange, Publication};
use crate::view::post::{FIELDS, named};
use crate::view::wording::Wording;
use crate::view::{coming, local};

#[derive(Args)]
#[command(after_help = "\
No program has to run at that time: a post is published once its time is reached. `blog
help times` lists the forms of a time; `blog post list --status scheduled` lists the posts.

Examples:
  blog post schedule on-tea --at 'tomorrow 9am'
  blog post schedule on-tea --at '2026-12-01 09:00 America/New_York'
  blog post schedule 3 4 5 --at 'next friday 18:00'")]
pub(crate) struct Schedule {
    #[command(flatten)]
    posts: Changed,

    /// When they appear, such as `tomorrow 9am`
    #[arg(long, value_name = "TIME")]
    at: String,
}

impl Verb for Schedule {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let time = time_option(context, "at", &self.at, Clock::moment)?;
        let clock = context.clock()?;
        let (now, zone) = (clock.now, clock.shown_zone());
        if time <= now {
            let message = format!("`{}` is past: {}", self.at, local(time, &zone));
            return Err(Failure::usage(message)
                .hint("`blog post publish` publishes now")
                .into());
        }
        let time_said = coming(time, now, &zone);
        let change = PostChange {
            publication: Some(Publication::At(time)),
            ..PostChange::default()
        };
        let selection = self.posts.chosen.selection(context)?;
        let updated = self.posts.update(context, &selection, &change)?;
        let verb = SCHEDULE.verb(self.posts.dry_run.dry_run);
        present::updated(context, FIELDS, updated, |post, differs| {
            let post = named(post);
            match differs {
                true => format!("{verb} {post} for {time_said}"),
                false => format!("{post} is already scheduled for {time_said}"),
            }
        })
    }
}

const SCHEDULE: Wording = Wording::new("scheduled", "would schedule");
