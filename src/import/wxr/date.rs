//! The date of an item, which has several spellings.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::import::{What, timestamp};

/// The warning about an invalid date.
pub(super) const NO_DATE: &str = "an invalid date";

/// The spellings of a date.
#[derive(Default)]
pub(super) struct Dates {
    /// In UTC.
    pub universal: Option<String>,
    /// In the zone of the site, which the export does not name.
    pub local: Option<String>,
    /// In RFC 2822.
    pub mail: Option<String>,
}

impl Dates {
    /// The instant: of a spelling that says its zone, else of the local one in this zone.
    pub(super) fn read(&self, zone: &TimeZone, noticed: &mut Vec<What>) -> Option<Timestamp> {
        let given = |text: &Option<String>| {
            let text = text.as_deref().map(str::trim);
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let (universal, local) = (given(&self.universal), given(&self.local));
        let mail = given(&self.mail);
        let time = universal
            .as_deref()
            .and_then(timestamp::universal)
            .or_else(|| timestamp::mail(mail.as_deref()?))
            .or_else(|| timestamp::local(local.as_deref()?, zone));
        // WordPress writes zeros for no date.
        let is_date = |text: &String| text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        let bad = [universal, local].into_iter().flatten().find(is_date);
        if time.is_none()
            && let Some(bad) = bad
        {
            noticed.push(What::Notice(NO_DATE, bad));
        }
        time
    }
}

/// What to report if the local spelling of this time is not in this zone.
pub(super) fn other_zone(dates: &Dates, time: Timestamp, zone: &TimeZone) -> Option<What> {
    let local = dates.local.as_deref()?.trim();
    let there = timestamp::universal(local)?.duration_since(time).as_secs();
    let here = i64::from(zone.to_offset(time).seconds());
    // Offsets are whole quarters of an hour.
    if there == here || there % 900 != 0 || there.abs() > 14 * 3600 {
        return None;
    }
    let (hours, minutes) = (there / 3600, there.abs() % 3600 / 60);
    let what = "the local times of the source are not in the zone of the blog";
    let value = format!("{local} there is at UTC{hours:+03}:{minutes:02}");
    Some(What::Notice(what, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_with_a_zone_comes_first() {
        let zone = TimeZone::get("Asia/Tokyo").unwrap();
        let zero = "0000-00-00 00:00:00";
        let never = "Mon, 30 Nov -0001 00:00:00 +0000";
        let (local, mail) = ("2020-01-05 08:30:00", "Sat, 04 Jan 2020 20:00:00 -0300");
        for (universal, local, mail, expected) in [
            (
                "2020-01-04 22:00:00",
                local,
                mail,
                Some("2020-01-04T22:00:00Z"),
            ),
            (zero, local, mail, Some("2020-01-04T23:00:00Z")),
            (zero, local, never, Some("2020-01-04T23:30:00Z")),
            ("", local, "", Some("2020-01-04T23:30:00Z")),
            (zero, zero, never, None),
        ] {
            let given = |text: &str| Some(text.to_owned());
            let dates = Dates {
                universal: given(universal),
                local: given(local),
                mail: given(mail),
            };
            let mut noticed = Vec::new();
            let time = dates.read(&zone, &mut noticed).map(|time| time.to_string());
            assert_eq!(time.as_deref(), expected, "{universal} {local} {mail}");
            assert!(noticed.is_empty());
        }
        let tokyo = Dates {
            local: Some(local.to_owned()),
            ..Dates::default()
        };
        let time = "2020-01-04T23:30:00Z".parse().unwrap();
        assert!(other_zone(&tokyo, time, &zone).is_none());
        let told = other_zone(&tokyo, time, &TimeZone::UTC);
        assert!(matches!(told, Some(What::Notice(_, value)) if value.ends_with("at UTC+09:00")));
        let bad = Dates {
            local: Some("2020-02-31 00:00:00".to_owned()),
            ..Dates::default()
        };
        let mut noticed = Vec::new();
        assert_eq!(bad.read(&zone, &mut noticed), None);
        let bad =
            |what: &What| matches!(what, What::Notice(_, date) if date.starts_with("2020-02-31"));
        assert!(noticed.len() == 1 && noticed.iter().all(bad));
    }
}
