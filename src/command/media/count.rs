use super::chosen::Filter;
use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::view::count::FIELDS;

#[derive(Args)]
#[command(after_help = "Examples:
  blog media count
  blog media count --type image/png --unused")]
pub(crate) struct Count {
    /// With this name; `*` and `?` match any characters
    #[arg(value_name = "MEDIA")]
    names: Vec<String>,

    #[command(flatten)]
    filter: Filter,
}

impl Verb for Count {
    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let filter = self.filter.filter(context, &self.names)?;
        let (count, _) = context.read()?.media().count(&filter)?;
        present::count(context, count)
    }
}
