use crate::command::shared::prelude::*;
use crate::failure::Failure;

#[derive(Args)]
#[command(after_help = "Examples:
  blog media exists moo.jpg && echo yes
  blog media exists 2019/04/moo.jpg || blog media add moo.jpg --prefix 2019/04")]
pub(crate) struct Exists {
    /// The file, by name
    #[arg(value_name = "MEDIA")]
    name: String,
}

impl Verb for Exists {
    fn answer() -> OutputSchema {
        OutputSchema::Nothing
    }

    fn run(self, context: &mut Context) -> Result<()> {
        match context.read()?.media().find(&self.name)? {
            Some(_) => Ok(()),
            None => Err(Failure::no().into()),
        }
    }
}
