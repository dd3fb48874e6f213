//! Times in the formats of people and of other programs.

use blog::model::time::{BadTime, Clock, zone_named};
use jiff::Timestamp;

/// 2026-11-23T12:00:00Z.
pub fn now() -> Timestamp {
    Timestamp::from_second(1_795_435_200).unwrap()
}

/// A clock in a zone with daylight saving time.
pub fn clock() -> Clock {
    Clock::new(now(), || zone_named("Europe/Berlin"))
}

/// A parsed time is a whole second in the supported years, equal after formatting and
/// parsing, and no period ends before it starts.
pub fn time(data: &[u8]) {
    let text = super::text(data);
    let clock = clock();
    type Read = fn(&Clock, &str) -> Result<Timestamp, BadTime>;
    let ways: [Read; 5] = [
        Clock::moment,
        Clock::past,
        Clock::since,
        Clock::until,
        Clock::written,
    ];
    for read in ways {
        match read(&clock, &text) {
            Ok(time) => {
                assert_eq!(time.subsec_nanosecond(), 0, "{text:?}: {time}");
                assert_eq!(clock.written(&time.to_string()), Ok(time), "{text:?}");
            }
            Err(bad) => assert!(!bad.to_string().is_empty()),
        }
    }
    if let (Ok(since), Ok(until)) = (clock.since(&text), clock.until(&text)) {
        assert!(since <= until, "{text:?}: {since} to {until}");
    }
    let _ = zone_named(&text);
}
