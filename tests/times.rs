//! Input formats of times, time zones, and scheduled posts.

use std::str::FromStr;

use serde_json::Value;

use crate::common::{Blog, Done};

/// Machine time zones, which must not affect any time below.
const MACHINE_ZONES: [&str; 3] = ["UTC", "America/New_York", "Pacific/Kiritimati"];

/// An empty blog in this zone, with one draft.
fn blog_in(zone: &str) -> Blog {
    let blog = Blog::without_file();
    blog.ok(["init", "--author", "Ann", "--time-zone", zone]);
    blog.ok(["post", "add", "On tea", "-b", "Hot.", "--draft"]);
    blog
}

/// Sets the clock of later commands.
fn set_now(blog: &mut Blog, now: &str) {
    let now = jiff::Timestamp::from_str(now).unwrap();
    blog.set("SOURCE_DATE_EPOCH", now.as_second().to_string());
}

/// Schedules the post and returns the stored time.
fn stored(blog: &Blog, time: &str) -> String {
    let done = blog.run(["post", "set", "1", "--at", time, "--format", "json"]);
    assert_eq!(done.code, 0, "{time}: {done:?}");
    let post: Value = serde_json::from_str(&done.stdout).unwrap();
    post[0]["published_at"].as_str().unwrap().to_owned()
}

/// The rows of a table: `left
/// right`.
fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    table
        .lines()
        .filter_map(|line| line.split_once('|'))
        .map(|(left, right)| (left.trim(), right.trim()))
}

/// Relative to Monday 2026-11-23, 13:00 in Berlin.
const INPUTS: &str = "
    now                                     | 2026-11-23T12:00:00Z
    today                                   | 2026-11-22T23:00:00Z
    yesterday                               | 2026-11-21T23:00:00Z
    tomorrow                                | 2026-11-23T23:00:00Z
    tomorrow 9am                            | 2026-11-24T08:00:00Z
    tomorrow at 9:30 PM                     | 2026-11-24T20:30:00Z
    9am tomorrow                            | 2026-11-24T08:00:00Z
    today 18:00                             | 2026-11-23T17:00:00Z
    today 9am                               | 2026-11-23T08:00:00Z
    9am                                     | 2026-11-24T08:00:00Z
    13:00                                   | 2026-11-23T12:00:00Z
    18:30                                   | 2026-11-23T17:30:00Z
    18:30:15                                | 2026-11-23T17:30:15Z
    12am                                    | 2026-11-23T23:00:00Z
    12pm                                    | 2026-11-24T11:00:00Z
    noon                                    | 2026-11-24T11:00:00Z
    midnight                                | 2026-11-23T23:00:00Z
    tomorrow noon                           | 2026-11-24T11:00:00Z
    monday                                  | 2026-11-29T23:00:00Z
    friday                                  | 2026-11-26T23:00:00Z
    friday 9:30                             | 2026-11-27T08:30:00Z
    on fri at 9:30                          | 2026-11-27T08:30:00Z
    next friday 18:00                       | 2026-11-27T17:00:00Z
    next monday                             | 2026-11-29T23:00:00Z
    last friday                             | 2026-11-19T23:00:00Z
    in 2 hours                              | 2026-11-23T14:00:00Z
    in an hour                              | 2026-11-23T13:00:00Z
    in 3 days                               | 2026-11-26T12:00:00Z
    in 1 week 2 days                        | 2026-12-02T12:00:00Z
    3 days ago                              | 2026-11-20T12:00:00Z
    27 nov 2026 09:00                       | 2026-11-27T08:00:00Z
    nov 27                                  | 2026-11-26T23:00:00Z
    27 November                             | 2026-11-26T23:00:00Z
    Nov 27, 9am                             | 2026-11-27T08:00:00Z
    27th nov                                | 2026-11-26T23:00:00Z
    23 nov                                  | 2026-11-22T23:00:00Z
    22 nov                                  | 2027-11-21T23:00:00Z
    feb 29                                  | 2028-02-28T23:00:00Z
    29 feb 2028 09:00                       | 2028-02-29T08:00:00Z
    31 dec 23:59                            | 2026-12-31T22:59:00Z
    jan 1                                   | 2026-12-31T23:00:00Z
    2026-11-27                              | 2026-11-26T23:00:00Z
    20261127                                | 2026-11-26T23:00:00Z
    2026-11-27 09:00                        | 2026-11-27T08:00:00Z
    2026-11-27T09:00                        | 2026-11-27T08:00:00Z
    2026-11-27 09:00:30                     | 2026-11-27T08:00:30Z
    2026-07-01 09:00                        | 2026-07-01T07:00:00Z
    Fri 27 Nov 2026 09:00                   | 2026-11-27T08:00:00Z
    2d                                      | 2026-11-25T12:00:00Z
    2 weeks                                 | 2026-12-07T12:00:00Z
    tonight                                 | 2026-11-23T19:00:00Z
    tuesday 9                               | 2026-11-24T08:00:00Z
    9 tuesday                               | 2026-11-24T08:00:00Z
    tomorrow at 18                          | 2026-11-24T17:00:00Z
    next friday 0                           | 2026-11-26T23:00:00Z
    next week                               | 2026-11-29T23:00:00Z
    next week 9am                           | 2026-11-30T08:00:00Z
    this week                               | 2026-11-22T23:00:00Z
    next month                              | 2026-11-30T23:00:00Z
    next year                               | 2026-12-31T23:00:00Z
    2026/12/24                              | 2026-12-23T23:00:00Z
    2026/12/24 18:00                        | 2026-12-24T17:00:00Z
    24.12.2026                              | 2026-12-23T23:00:00Z
    4.1.2027 9am                            | 2027-01-04T08:00:00Z
";

/// The same, with the zone in the text.
const INPUTS_WITH_A_ZONE: &str = "
    2026-11-27T09:00:00Z                    | 2026-11-27T09:00:00Z
    2026-11-27t09:00z                       | 2026-11-27T09:00:00Z
    2026-11-27T09:00:00+01:00               | 2026-11-27T08:00:00Z
    2026-11-27 09:00+0100                   | 2026-11-27T08:00:00Z
    2026-11-27 09:00 +01:00                 | 2026-11-27T08:00:00Z
    2026-11-27T09:00[Europe/Berlin]         | 2026-11-27T08:00:00Z
    2026-11-27T09:00+01:00[Europe/Berlin]   | 2026-11-27T08:00:00Z
    2026-11-27T08:00Z[Europe/Berlin]        | 2026-11-27T08:00:00Z
    2026-11-27T09:00[!europe/berlin]        | 2026-11-27T08:00:00Z
    2026-11-27 [Europe/Berlin]              | 2026-11-26T23:00:00Z
    2026-12-01 09:00 America/New_York       | 2026-12-01T14:00:00Z
    2026-12-01 09:00 UTC                    | 2026-12-01T09:00:00Z
    2026-12-01 Z                            | 2026-12-01T00:00:00Z
    tomorrow 9am Europe/Berlin              | 2026-11-24T08:00:00Z
    tomorrow Pacific/Kiritimati             | 2026-11-24T10:00:00Z
    9am Pacific/Kiritimati                  | 2026-11-23T19:00:00Z
    friday 9am -03:30                       | 2026-11-27T12:30:00Z
    Fri, 27 Nov 2026 09:00:00 +0100         | 2026-11-27T08:00:00Z
    27 nov 2026 09:00 Europe/Berlin         | 2026-11-27T08:00:00Z
    noon z                                  | 2026-11-23T12:00:00Z
    in 90 minutes                           | 2026-11-23T13:30:00Z
";

#[test]
fn a_time_is_the_same_however_it_is_written() {
    let mut blog = blog_in("Europe/Berlin");
    blog.set("TZ", "Asia/Tokyo");
    for (text, time) in rows(INPUTS).chain(rows(INPUTS_WITH_A_ZONE)) {
        for text in [
            text.to_owned(),
            text.to_uppercase(),
            format!("  {}\t", text.replace(' ', "   ")),
        ] {
            assert_eq!(stored(&blog, &text), time, "{text}");
        }
    }
}

#[test]
fn a_zone_in_the_text_or_the_blog_overrides_that_of_the_machine() {
    for machine in MACHINE_ZONES {
        let mut ours = blog_in("Europe/Berlin");
        ours.set("TZ", machine);
        for (text, time) in rows(INPUTS).step_by(4) {
            assert_eq!(stored(&ours, text), time, "{text}, TZ={machine}");
        }
        let mut theirs = Blog::with_posts();
        theirs.set("TZ", machine);
        for (text, time) in rows(INPUTS_WITH_A_ZONE) {
            assert_eq!(stored(&theirs, text), time, "{text}, TZ={machine}");
        }
    }
}

#[test]
fn without_a_zone_in_the_blog_the_zone_of_the_machine_is_used() {
    let mut blog = Blog::with_posts();
    for (machine, time) in [
        ("UTC", "2026-12-01T09:00:00Z"),
        ("America/New_York", "2026-12-01T14:00:00Z"),
        (":Europe/Berlin", "2026-12-01T08:00:00Z"),
        ("XYZ-5:30", "2026-12-01T03:30:00Z"),
    ] {
        blog.set("TZ", machine);
        assert_eq!(stored(&blog, "2026-12-01 09:00"), time, "TZ={machine}");
    }
    blog.set("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    let said = blog.fails(2, ["post", "set", "1", "--at", "2026-03-29 02:30"]);
    assert!(
        said.contains("in the time zone of this machine: "),
        "{said}"
    );
    // A blog created by this command has no zone yet.
    let none = Blog::without_file();
    none.fails(2, ["post", "add", "A", "-b", "", "--at", "someday"]);
    none.fails(3, ["post", "list", "--since", "friday"]);
    assert_eq!(std::fs::read_dir(none.folder()).unwrap().count(), 0);
    let added = none.json(["post", "add", "A", "-b", "", "--at", "friday 9am"]);
    assert_eq!(added["published_at"], "2026-11-27T09:00:00Z");
}

#[test]
fn an_unknown_zone_is_refused_where_it_is_used() {
    let mut blog = Blog::with_posts();
    blog.set("TZ", "Mars/Olympus");
    let said = blog.fails(2, ["post", "set", "1", "--at", "2026-12-01 09:00"]);
    assert!(
        said.contains("no time zone `Mars/Olympus`\nhint: "),
        "{said}"
    );
    blog.fails(2, ["post", "list", "--since", "friday"]);
    // Commands that do not need the zone succeed and print UTC.
    let schedule = ["post", "schedule", "1", "--at", "2026-12-01T09:00:00Z"];
    let said = blog.ok(schedule);
    assert!(said.contains("Tue 1 Dec 2026 09:00 UTC"), "{said}");
    let (code, shown) = blog.in_terminal(80, ["post", "show", "1"]).end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("Tue 1 Dec 2026 09:00 UTC"), "{shown}");
    blog.ok(["post", "list"]);

    let none = Blog::without_file();
    for zone in [
        "Mars/Olympus",
        "CEST",
        "+01:00",
        "../UTC",
        "Etc/Unknown",
        " ",
    ] {
        let said = none.fails(2, ["init", "--time-zone", zone]);
        assert!(said.contains("hint: "), "{zone}: {said}");
        assert!(!none.file().exists());
    }
}

#[test]
fn invalid_and_ambiguous_times_are_refused() {
    let blog = blog_in("Europe/Berlin");
    let table = "
        tomorrow tomorrow                     | is not a time
        friday 24                             | is not a time
        friday 9th                            | is not a time
        friday 9 10                           | is not a time
        friday 9 18:00                        | is not a time
        9                                     | is not a time
        week                                  | is not a time
        next next week                        | is not a time
        next friday week                      | is not a time
        tonight 21:00                         | is not a time
        24.13.2026                            | is not a time
        24.12.26                              | is not a time
        12/24/2026                            | is not a time
        2026-13                               | is not a time
        9am 5pm                               | is not a time
        13pm                                  | is not a time
        0am                                   | is not a time
        9.30am                                | is not a time
        24:00                                 | is not a time
        9:60                                  | is not a time
        31 nov                                | is not a time
        29 feb 2027                           | is not a time
        27 nov 26                             | is not a time
        27 nov +100                           | is not a time
        +5 nov                                | is not a time
        november                              | is not a time
        next 27 nov                           | is not a time
        next tomorrow                         | is not a time
        next                                  | is not a time
        fr                                    | is not a time
        in                                    | is not a time
        in a                                  | is not a time
        in -2 hours                           | is not a time
        tomorrow 9am sharp                    | is not a time
        UTC                                   | is not a time
        9am UTC Europe/Berlin                 | is not a time
        2026-11-27T09:00 ]                    | is not a time
        2026-11-27T09:00+05:00[Europe/Berlin] | is not a time
        Mon 27 Nov 2026                       | `Mon 27 Nov 2026` is not a time: that day is a Friday
        tomorrow 9am CEST                     | there is no time zone `CEST`
        tomorrow 9am Europe/Brelin            | there is no time zone `Europe/Brelin`
        2026-11-27T09:00[Europe/Brelin]       | there is no time zone `Europe/Brelin`
        in 9000 years                         | outside the years 0 to 9999
    ";
    for (text, says) in rows(table) {
        let said = blog.fails(2, ["post", "set", "1", "--at", text]);
        assert!(said.contains(says), "{text}: {said}");
        assert!(said.contains("\nhint: "), "{text}: {said}");
        let said = blog.fails(2, ["post", "list", "--since", text]);
        assert!(said.contains(says), "{text}: {said}");
    }
}

/// Local times around clock changes in three zones: the unique time, or both candidates
/// of the hint.
const CHANGES: &str = "
    Europe/Berlin        2026-03-29 01:59 | 2026-03-29T00:59:00Z
    Europe/Berlin        2026-03-29 02:00 | 2026-03-29T01:00:00+01:00 2026-03-29T03:00:00+02:00
    Europe/Berlin        2026-03-29 02:30 | 2026-03-29T01:30:00+01:00 2026-03-29T03:30:00+02:00
    Europe/Berlin        2026-03-29 03:00 | 2026-03-29T01:00:00Z
    Europe/Berlin        2026-10-25 01:59 | 2026-10-24T23:59:00Z
    Europe/Berlin        2026-10-25 02:30 | 2026-10-25T02:30:00+02:00 2026-10-25T02:30:00+01:00
    Europe/Berlin        2026-10-25 03:00 | 2026-10-25T02:00:00Z
    America/New_York     2026-03-08 02:30 | 2026-03-08T01:30:00-05:00 2026-03-08T03:30:00-04:00
    America/New_York     2026-03-08 03:00 | 2026-03-08T07:00:00Z
    America/New_York     2026-11-01 01:30 | 2026-11-01T01:30:00-04:00 2026-11-01T01:30:00-05:00
    America/New_York     2026-11-01 02:00 | 2026-11-01T07:00:00Z
    Australia/Lord_Howe  2026-04-05 01:45 | 2026-04-05T01:45:00+11:00 2026-04-05T01:45:00+10:30
    Australia/Lord_Howe  2026-04-05 01:29 | 2026-04-04T14:29:00Z
    Australia/Lord_Howe  2026-04-05 02:00 | 2026-04-04T15:30:00Z
    Australia/Lord_Howe  2026-10-04 02:15 | 2026-10-04T01:45:00+10:30 2026-10-04T02:45:00+11:00
    Australia/Lord_Howe  2026-10-04 02:30 | 2026-10-03T15:30:00Z
    Europe/Berlin        2028-02-29 12:00 | 2028-02-29T11:00:00Z
    America/New_York     2026-12-31 23:59 | 2027-01-01T04:59:00Z
    Australia/Lord_Howe  2027-01-01 00:00 | 2026-12-31T13:00:00Z
";

#[test]
fn a_skipped_or_repeated_local_time_is_refused_with_both_candidates() {
    let blog = Blog::with_posts();
    let (mut skipped, mut twice) = (0, 0);
    for (text, expected) in rows(CHANGES) {
        let (zone, local) = text.split_once(' ').unwrap();
        let local = local.trim();
        let with_zone = format!("{local} {zone}");
        let in_brackets = format!("{}[{zone}]", local.replace(' ', "T"));
        let Some((first, second)) = expected.split_once(' ') else {
            assert_eq!(stored(&blog, &with_zone), expected, "{text}");
            assert_eq!(stored(&blog, &in_brackets), expected, "{text}");
            continue;
        };
        for text in [with_zone, in_brackets] {
            let said = blog.fails(2, ["post", "set", "1", "--at", &text]);
            let why = if first.get(..16) == second.get(..16) {
                twice += 1;
                format!("`{local}` comes twice in {zone}: the clock goes back then")
            } else {
                skipped += 1;
                format!("`{local}` does not exist in {zone}: the clock goes forward then")
            };
            assert!(said.contains(&why), "{text}: {said}");
            let hint = said.split_once("hint: ").unwrap().1;
            assert!(hint.find(first).unwrap() < hint.find(second).unwrap());
        }
        // Both times of the hint are accepted and differ.
        let moments = [first, second].map(|time| stored(&blog, time));
        assert!(moments[0] < moments[1], "{text}: {moments:?}");
    }
    assert_eq!((skipped, twice), (8, 6));
}

#[test]
fn local_times_in_the_zone_of_the_blog_have_the_same_gaps() {
    let mut blog = blog_in("Europe/Berlin");
    set_now(&mut blog, "2026-03-28T12:00:00Z");
    for text in ["2026-03-29 02:30", "tomorrow 2:30", "2:30", "sunday 2:30am"] {
        let said = blog.fails(2, ["post", "schedule", "1", "--at", text]);
        assert!(said.contains("`2026-03-29 02:30` does not exist"), "{said}");
    }
    let said = blog.fails(2, ["post", "list", "--since", "2026-03-29 02:30"]);
    assert!(said.contains("`2026-03-29T01:30:00+01:00`"), "{said}");
    // A day is a calendar day; this one has 23 hours.
    assert_eq!(stored(&blog, "in 1 day"), "2026-03-29T11:00:00Z");
    assert_eq!(stored(&blog, "in 24 hours"), "2026-03-29T12:00:00Z");
    blog.ok(["post", "set", "1", "--at", "now"]);
    assert_eq!(stored(&blog, "2026-03-29"), "2026-03-28T23:00:00Z");
}

#[test]
fn a_day_without_midnight_starts_at_its_first_second() {
    for (zone, now, day, first) in [
        (
            "Asia/Beirut",
            "2026-03-28T12:00:00Z",
            "2026-03-29",
            "2026-03-28T22:00:00Z",
        ),
        (
            "America/Sao_Paulo",
            "2018-11-03T12:00:00Z",
            "2018-11-04",
            "2018-11-04T03:00:00Z",
        ),
        // Midnight happens twice.
        (
            "America/Havana",
            "2026-10-31T12:00:00Z",
            "2026-11-01",
            "2026-11-01T04:00:00Z",
        ),
    ] {
        let mut blog = blog_in(zone);
        set_now(&mut blog, now);
        for text in [day, "tomorrow", "tomorrow midnight", "midnight", "sunday"] {
            assert_eq!(stored(&blog, text), first, "{text} in {zone}");
        }
        let said = blog.fails(2, ["post", "set", "1", "--at", &format!("{day} 00:00")]);
        assert!(said.contains(zone), "{said}");
        blog.ok(["post", "list", "--since", day, "--until", day]);
    }
}

#[test]
fn a_period_is_in_the_past_and_has_whole_days() {
    let blog = blog_in("Europe/Berlin");
    for (day, time) in [
        ("mon", "2026-11-16 12:00"),
        ("fri", "2026-11-20 00:00"),
        ("late", "2026-11-20 23:59"),
        ("sat", "2026-11-21 00:00"),
        ("morning", "2026-11-23 08:00"),
        ("year", "2025-11-27 12:00"),
    ] {
        blog.ok(["post", "add", day, "-b", "", "--at", time]);
    }
    let table = "
        --since friday                        | morning sat late fri
        --since friday --until friday         | late fri
        --since fri --until fri --reverse     | fri late
        --since 'last friday' --until 'FRI'   | late fri
        --since monday                        | morning sat late fri mon
        --until monday                        | mon year
        --since today --until today           | morning
        --since yesterday --until yesterday   |
        --since saturday                      | morning sat
        --since 'friday 9am'                  | morning sat late
        --since 7am                           | morning
        --since 9am                           |
        --since 20:00                         | morning
        --until '27 nov'                      | year
        --since '21 nov' --until 'nov 21'     | sat
        --older-than friday                   | mon year
        --older-than 90d                      | year
        --since '2 weeks'                     | morning sat late fri mon
        --since '3 days ago'                  | morning sat late
        --until '2026-11-20 UTC'              | sat late fri mon year
        --since 2d                            | morning
        --since 2026                          | morning sat late fri mon
        --until 2025                          | year
        --since 2025-11 --until 2025-11       | year
        --since 'nov 2026' --until 2026-11    | morning sat late fri mon
        --since 'this week'                   | morning
        --since 'last week' --until 'last week' | sat late fri mon
        --since 2026/11/21 --until 21.11.2026 | sat
    ";
    for (options, slugs) in rows(table) {
        let list = "post list --not-tag x --status published --fields slug --no-header ";
        let words = shell_words::split(&format!("{list}{options}")).unwrap();
        let listed = blog.ok(words);
        let listed: Vec<&str> = listed.lines().collect();
        assert_eq!(listed.join(" "), slugs, "{options}");
    }
}

#[test]
fn the_time_of_a_comment_is_in_the_past() {
    let blog = Blog::with_posts();
    for (at, time) in [
        ("friday 18:00", "2026-11-20T18:00:00Z"),
        ("27 nov", "2025-11-27T00:00:00Z"),
        ("18:30", "2026-11-22T18:30:00Z"),
        ("11:59", "2026-11-23T11:59:00Z"),
        ("midnight", "2026-11-23T00:00:00Z"),
        ("yesterday noon Europe/Berlin", "2026-11-22T11:00:00Z"),
    ] {
        let added = blog.json(["comment", "add", "1", "-b", "Yes.", "--at", at]);
        assert_eq!(added["created_at"], time, "{at}");
    }
}

#[test]
fn the_examples_of_a_hint_are_on_the_side_that_the_option_reads() {
    let mut blog = blog_in("Europe/Berlin");
    for now in ["2026-11-23T12:00:00Z", "2031-02-28T23:30:00Z"] {
        set_now(&mut blog, now);
        let now = jiff::Timestamp::from_str(now).unwrap();
        let said = blog.fails(2, ["post", "set", "1", "--at", "soon"]);
        let examples = said.split_once("such as `").unwrap().1;
        let examples = examples.split_once("`; ").unwrap().0;
        for example in examples.split("`, `") {
            let time = jiff::Timestamp::from_str(&stored(&blog, example)).unwrap();
            assert!(time > now, "{example}: {time}");
        }
        let said = blog.fails(2, ["post", "list", "--since", "soon"]);
        assert!(
            said.contains("such as `yesterday`, `last week`, `90d`"),
            "{said}"
        );
    }
    for vague in ["2026", "2027-03", "mar 2027", "2027-03 9am"] {
        let said = blog.fails(2, ["post", "set", "1", "--at", vague]);
        assert!(said.contains(&format!("`{vague}` is not a time")), "{said}");
    }
}

#[test]
fn front_matter_accepts_the_same_times() {
    let blog = blog_in("Europe/Berlin");
    for (date, time) in [
        ("tomorrow 9am", "2026-11-24T08:00:00Z"),
        ("next friday 18:00", "2026-11-27T17:00:00Z"),
        ("2026-12-01 09:00", "2026-12-01T08:00:00Z"),
        ("2026-12-01 09:00 America/New_York", "2026-12-01T14:00:00Z"),
        ("2026-12-01 09:00:00 +0300", "2026-12-01T06:00:00Z"),
        ("\"2026-12-01T09:00[Asia/Tokyo]\"", "2026-12-01T00:00:00Z"),
    ] {
        blog.write("a.md", format!("---\ntitle: A\ndate: {date}\n---\n"));
        for arguments in [
            &["post", "add", "-F", "a.md"][..],
            &["post", "set", "1", "-F", "a.md"],
        ] {
            let json = blog.json(arguments);
            let post = json.get(0).unwrap_or(&json);
            assert_eq!(post["published_at"], time, "{date}");
        }
    }
    blog.write("a.md", "---\ntitle: A\ndate: 2026-03-29 02:30\n---\n");
    let said = blog.fails(8, ["post", "add", "-F", "a.md"]);
    assert!(said.contains("`2026-03-29T01:30:00+01:00`"), "{said}");
}

#[test]
fn scheduling_prints_the_time_it_read() {
    let blog = blog_in("Europe/Berlin");
    for (at, says) in [
        (
            "friday 9am",
            "scheduled post 1 \"On tea\" for Fri 27 Nov 2026 09:00 CET, in 4 days",
        ),
        (
            "27 nov 2026 08:00 UTC",
            "post 1 \"On tea\" is already scheduled for Fri 27 Nov 2026 09:00 CET, in 4 days",
        ),
        (
            "1 jul 2027 9am",
            "scheduled post 1 \"On tea\" for Thu 1 Jul 2027 09:00 CEST, in 220 days",
        ),
        (
            "in 2 hours",
            "scheduled post 1 \"On tea\" for Mon 23 Nov 2026 15:00 CET, in 2 hours",
        ),
        (
            "in 1 second",
            "scheduled post 1 \"On tea\" for Mon 23 Nov 2026 13:00 CET, in 1 second",
        ),
    ] {
        let said = blog.ok(["post", "schedule", "on-tea", "--at", at]);
        assert_eq!(said, format!("{says}\n"), "{at}");
    }
    let added = blog.ok(["post", "add", "B", "-b", "", "--at", "friday 9am"]);
    assert_eq!(
        added,
        "added post 2 b (scheduled for Fri 27 Nov 2026 09:00 CET, in 4 days)\n"
    );
    let (_, shown) = blog
        .in_terminal(80, ["post", "show", "2", "--no-comments"])
        .end();
    assert!(
        shown.contains("scheduled for Fri 27 Nov 2026 09:00 CET, in 4 days"),
        "{shown}"
    );
    // A pipe gets the exact time, with the offset of the zone.
    let shown = blog.ok(["post", "show", "2"]);
    assert!(
        shown.contains("scheduled for 2026-11-27T09:00:00+01:00\n"),
        "{shown}"
    );
}

#[test]
fn scheduling_in_the_past_is_refused() {
    let blog = blog_in("Europe/Berlin");
    for at in ["now", "yesterday 9am", "today", "2026-11-23 13:00"] {
        let said = blog.fails(2, ["post", "schedule", "1", "--at", at]);
        assert!(
            said.starts_with(&format!("blog: `{at}` is past: ")),
            "{said}"
        );
        assert!(said.contains("Nov 2026"), "{said}");
        assert!(
            said.ends_with("\nhint: `blog post publish` publishes now\n"),
            "{said}"
        );
    }
    blog.fails(2, ["post", "schedule", "1"]);
    blog.fails(2, ["post", "schedule", "--at", "tomorrow"]);
    assert_eq!(blog.json_one(["post", "show", "1"])["status"], "draft");
}

#[test]
fn a_post_can_be_published_and_unpublished() {
    let blog = blog_in("Europe/Berlin");
    let state = || {
        let post = blog.json_one(["post", "show", "1"]);
        (post["status"].clone(), post["revision"].clone())
    };
    for (words, says, status, revision) in [
        (
            "unpublish",
            "post 1 \"On tea\" is already a draft",
            "draft",
            1,
        ),
        ("publish", "published post 1 \"On tea\"", "published", 2),
        (
            "publish",
            "post 1 \"On tea\" is already published",
            "published",
            2,
        ),
        ("unpublish", "unpublished post 1 \"On tea\"", "draft", 3),
        (
            "schedule --at tomorrow",
            "scheduled post 1 \"On tea\" for Tue 24 Nov 2026 00:00 CET, in 11 hours",
            "scheduled",
            4,
        ),
        ("publish", "published post 1 \"On tea\"", "published", 5),
    ] {
        let words = ["post"].into_iter().chain(words.split(' '));
        assert_eq!(blog.ok(words.chain(["on-tea"])), format!("{says}\n"));
        assert_eq!(state(), (status.into(), revision.into()), "{says}");
    }
    let published = blog.json_one(["post", "show", "1"])["published_at"].clone();
    assert_eq!(published, "2026-11-23T12:00:00Z");
}

#[test]
fn many_posts_are_published_all_or_none() {
    let blog = Blog::new();
    blog.insert_posts(3, "Post");
    let draft = |blog: &Blog| blog.ids(["post", "list", "--status", "draft", "--sort", "id"]);
    for verb in ["publish", "unpublish", "schedule"] {
        let mut words = vec!["post", verb, "1", "nothing", "3", "gone"];
        words.extend(["--at", "friday"].iter().filter(|_| verb == "schedule"));
        let said = blog.fails(3, words);
        assert!(said.contains("nothing"), "{said}");
        assert_eq!(draft(&blog), "1 2 3");
    }
    let done: Done = blog.feed(["post", "publish", "-", "n3"], "n1,\n2 1");
    let says =
        "published post 1 \"Post 1\"\npublished post 2 \"Post 2\"\npublished post 3 \"Post 3\"\n";
    assert_eq!((done.code, done.stdout.as_str()), (0, says), "{done:?}");
    let changed = blog.json(["post", "unpublish", "1", "3"]);
    assert_eq!(changed[1]["id"], 3);
    assert_eq!(changed[1]["status"], "draft");
    assert_eq!(blog.ids(["post", "unpublish", "2"]), "2");
    assert_eq!(
        blog.json_one(["post", "publish", "2"])["status"],
        "published"
    );
    let done = blog.feed(
        ["post", "schedule", "-", "--at", "friday", "--format", "ids"],
        "3 1",
    );
    assert_eq!(done.stdout, "3\n1\n");
    blog.assert_sound();
}

#[test]
fn the_schedule_starts_with_the_next_post() {
    let blog = Blog::new();
    blog.insert_posts(4, "Post");
    for (post, at) in [("1", "friday"), ("2", "tomorrow"), ("3", "in 2 years")] {
        blog.ok(["post", "schedule", post, "--at", at]);
    }
    let list = ["post", "list", "--status", "scheduled"];
    assert_eq!(blog.ids(list), "2 1 3");
    assert_eq!(blog.ids(list.iter().chain(&["--reverse"])), "3 1 2");
    assert_eq!(blog.ids(list.iter().chain(&["--limit", "1"])), "2");
    let rm = ["post", "rm", "--status", "scheduled", "--limit", "1", "-n"];
    assert_eq!(blog.ids(rm), "2");
}

#[test]
fn a_scheduled_post_is_published_without_a_command() {
    let mut blog = blog_in("Europe/Berlin");
    blog.ok(["post", "schedule", "1", "--at", "friday 9am"]);
    let before = std::fs::read(blog.file()).unwrap();
    for (now, status) in [
        ("2026-11-27T07:59:59Z", "scheduled"),
        ("2026-11-27T08:00:00Z", "published"),
        ("2036-11-27T08:00:00Z", "published"),
        ("2016-11-27T08:00:00Z", "scheduled"),
    ] {
        set_now(&mut blog, now);
        assert_eq!(
            blog.json_one(["post", "show", "1"])["status"],
            status,
            "{now}"
        );
        assert_eq!(blog.ids(["post", "list", "--status", status]), "1", "{now}");
    }
    set_now(&mut blog, "2026-11-27T08:00:00Z");
    let said = blog.ok(["post", "publish", "1"]);
    assert_eq!(said, "post 1 \"On tea\" is already published\n");
    assert_eq!(std::fs::read(blog.file()).unwrap(), before);
}

#[test]
fn the_times_in_the_help_are_accepted() {
    let blog = blog_in("Europe/Berlin");
    let help = blog.ok(["help", "times"]);
    let (times, periods) = help.split_once("take whole months").unwrap();
    let listed = |text: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
        let times = lines.filter_map(|line| line.split("   ").next());
        let times = times.flat_map(|times| times.split(", "));
        times.map(str::to_owned).collect()
    };
    let (times, periods) = (listed(times), listed(periods));
    assert!(times.len() >= 27 && periods.len() >= 5, "{help}");
    for time in &times {
        stored(&blog, time);
    }
    for time in times.iter().chain(&periods) {
        blog.ok(["post", "list", "--since", time, "--until", time]);
    }
    assert!(blog.ok(["help"]).contains("  times "));
}

#[test]
fn the_last_representable_day_is_accepted() {
    let blog = Blog::new();
    blog.ok(["post", "add", "One", "-b", "x", "--at", "9999-12-31"]);
    blog.write(
        "two.md",
        "---\ntitle: Two\ndate: 9999-12-31\n---\n\nText.\n",
    );
    blog.ok(["post", "add", "-F", "two.md"]);
    let line = r#"{"type":"post","id":3,"title":"Three","published_at":"9999-12-31T23:59:59Z"}"#;
    blog.write("three.jsonl", line);
    blog.ok(["import", "jsonl", "three.jsonl"]);
    blog.ok([
        "post",
        "add",
        "Four",
        "-b",
        "x",
        "--at",
        "9999-12-31T23:59:59-05:00",
    ]);
    // Another program stores a time outside the range of time zones.
    let sql = "INSERT INTO post (slug, title, published_at, created_at, updated_at)
               VALUES ('five', 'Five', '9999-12-31T23:59:59Z', ?1, ?1)";
    blog.sqlite()
        .execute(sql, ["2026-01-01T00:00:00Z"])
        .unwrap();
    let list = ["post", "list", "--fields", "published_at", "--no-header"];
    assert_eq!(blog.ok(list), "9999-12-30T22:00:00Z\n".repeat(5));
    for filter in ["--until", "--since"] {
        let found = blog.ok(list.iter().chain(&[filter, "9999-12-31"]));
        assert_eq!(found.lines().count(), 5, "{filter}");
    }
    assert_eq!(
        blog.ok(["post", "list", "--until", "9999-12-29", "--format", "ids"]),
        ""
    );
    for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
        blog.ok(["config", "set", "time_zone", zone]);
        blog.ok(["post", "show", "one"]);
        blog.ok(["post", "set", "one", "--at", "31 dec 9999 23:59"]);
    }
    let said = blog.fails(2, ["post", "add", "Six", "-b", "x", "--at", "10000-01-01"]);
    assert!(said.contains("is not a time"), "{said}");
}
