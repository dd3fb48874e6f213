use crate::command::shared::prelude::*;
use crate::command::shared::some_text;
use crate::command::shared::verb::Private;
use crate::failure::Failure;
use crate::output::Format;
use crate::view;
use crate::view::person::{object, parts};

#[derive(Args)]
#[command(after_help = "\
One JSON object: the comments that have the address or once had it, with every older
version that the log has, those that were removed, and the rules that name the address.

Examples:
  blog comment export-person --email bob@example.org > bob.json
  blog comment export-person --email bob@example.org | jq '.comments | length'")]
pub(crate) struct ExportPerson {
    /// The person's address, in any case
    #[arg(long, required = true, value_parser = some_text, add = Private)]
    email: String,
}

impl Verb for ExportPerson {
    fn answer() -> OutputSchema {
        OutputSchema::object(parts())
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let format = context.output.asked();
        if !matches!(
            format,
            None | Some(Format::Table | Format::Json | Format::JsonLines)
        ) {
            return Err(Failure::usage("a person is exported as JSON only")
                .hint("leave --format and BLOG_FORMAT out, or say json")
                .into());
        }
        let now = context.now;
        let (store, output) = context.parts()?;
        let person = store.person(&self.email)?;
        let object = view::members(&parts(), object(&self.email, &person, now), output)?;
        Ok(output.document(&object)?)
    }
}
