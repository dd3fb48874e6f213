use std::path::{Path, PathBuf};

use crate::command::shared::prelude::*;
use crate::command::shared::text::read_file;
use crate::record::{Column, Value};
use crate::store::maintenance::Cell;

#[derive(Args)]
#[command(after_help = "\
One statement, which can only read; the columns are its own. Bytes are shown as SQL writes
them: X'00FF'. schema.sql has the tables; `words(TEXT)` gives the words of a text as the
search sees them.

Examples:
  blog db query 'select count(*) from comment'
  blog db query 'select slug, length(body) as size from post order by size desc limit 3'
  echo 'select name from tag' | blog db query - --format ids")]
pub(crate) struct Query {
    /// The statement; `-` reads it from standard input
    #[arg(required_unless_present = "file")]
    sql: Option<String>,

    /// Read the statement from a file, or from standard input if it is `-`
    #[arg(short = 'F', long, value_name = "FILE", conflicts_with = "sql")]
    file: Option<PathBuf>,
}

impl Verb for Query {
    fn answer() -> OutputSchema {
        OutputSchema::Rows("A list of the rows that the statement finds.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let sql = match (self.sql, self.file) {
            (Some(sql), _) if sql != "-" => sql,
            (_, file) => read_file(file.as_deref().unwrap_or(Path::new("-")))?,
        };
        let mut reader = context.reader()?;
        let query = reader.query(&sql)?;
        let names = distinct(query.columns());
        let names = names.iter().map(|name| Column::any(name)).collect();
        let mut rows = context.output.rows(names)?;
        query.each(|cells| -> Result<()> {
            Ok(rows.row(cells.into_iter().map(value).collect())?)
        })?;
        Ok(rows.end()?)
    }
}

/// Makes the names unique with a number: a JSON object has each name once.
fn distinct(columns: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(columns.len());
    for column in columns {
        let mut name = column.clone();
        let mut number = 1;
        while names.contains(&name) {
            number += 1;
            name = format!("{column}_{number}");
        }
        names.push(name);
    }
    names
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Integer(number) => Value::Id(number),
        Cell::Real(number) => Value::Real(number),
        Cell::Text(text) => Value::Text(text),
        Cell::Blob(bytes) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
            Value::Text(format!("X'{digits}'"))
        }
    }
}
