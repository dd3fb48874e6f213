//! The date of an item, which has several spellings.

use jiff::Timestamp;

use crate::import::timestamp;

/// The warning about an invalid date.
pub(super) const NO_DATE: &str = "an invalid date";

/// The spellings of a date.
#[derive(Default)]
pub(super) struct Dates {
    pub universal: Option<String>,
    pub local: Option<String>,
    pub mail: Option<String>,
}

impl Dates {
    /// The first valid spelling.
    pub(super) fn read(self, noticed: &mut Vec<String>) -> Option<Timestamp> {
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let (universal, local) = (given(self.universal), given(self.local));
        let mail = given(self.mail);
        let is_given = universal.is_some() || local.is_some() || mail.is_some();
        let times = [universal, local].into_iter().flatten();
        let mut times = times.filter_map(|text| timestamp::universal(&text));
        let time = times.next().or_else(|| timestamp::mail(&mail?));
        if time.is_some() {
            return time;
        }
        if is_given {
            noticed.push(NO_DATE.to_owned());
        }
        None
    }
}
