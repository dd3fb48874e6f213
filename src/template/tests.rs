use super::*;

fn filled(text: &str) -> Result<String, BadTemplate> {
    let fields = [
        ("id", Value::from(7)),
        ("title", Value::from("A <b> & 'c'\nd")),
        ("nothing", Value::from(())),
        ("at", Value::from("2026-11-23T23:30:00Z")),
        ("tags", Value::from(vec!["x", "y z"])),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    Template::read(text)?.fill(fields.into_iter())
}

#[test]
fn escapes_are_resolved_outside_of_expressions() {
    let cases = [
        (r"{{ id }}\t{{ id }}\n{{ id }}", "7\t7\n7"),
        // The caller adds the line end.
        (r"{{ id }}\n", "7"),
        (r"{{ id }}\n\n", "7\n"),
        (r"a\\nb\x\", r"a\nb\x\"),
        (r#"{{ tags | join("\n") }}\t{# \n #}|"#, "x\ny z\t|"),
        (r#"{{ "\\" }}{% if id %}\\{% endif %}"#, r"\\"),
        ("{{ tags }}", "x,y z"),
        ("{{ nothing }}|{{ nothing | default('-', true) }}", "|-"),
    ];
    for (text, expected) in cases {
        assert_eq!(filled(text).unwrap(), expected, "{text}");
    }
}

#[test]
fn filters_write_values_for_other_places() {
    let cases = [
        ("{{ title | html }}", "A &lt;b&gt; &amp; &#x27;c&#x27;\nd"),
        ("{{ title | url }}", "A%20%3Cb%3E%20%26%20%27c%27%0Ad"),
        ("{{ title | json }}", "\"A <b> & 'c'\\nd\""),
        ("{{ title | shell }}", "'A <b> & '\\''c'\\''\nd'"),
        ("{{ title | line }}", "A <b> & 'c' d"),
        ("{{ title | truncate(5) }}", "A <b…"),
        ("{{ title | truncate(5, '') }}", "A <b>"),
        ("{{ title | truncate(40) | length }}", "13"),
        ("{{ tags | json }}", "[\"x\",\"y z\"]"),
        ("{{ at | date }}", "2026-11-23"),
        ("{{ at | date('%H:%M %Z', 'Europe/Berlin') }}", "00:30 CET"),
        (
            "{{ nothing | date }}|{{ nothing | line }}|{{ nothing | json }}",
            "||null",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(filled(text).unwrap(), expected, "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let cases = [
        ("{{ title ", "a `{{` is not closed by `}}`"),
        ("a\n{{ id + }}", "(line 2, column "),
        ("\n{{ id.x }}", "(line 2, column 4)"),
        (
            "{{ title | nothing }}",
            "filter nothing is unknown (line 1, column",
        ),
        ("{{ title | date }}", "is not a time"),
        ("{{ at | date('%') }}", "`%` is not a time format"),
        (
            "{{ at | date('%F', 'Mars/Base') }}",
            "no time zone `Mars/Base`",
        ),
        ("{{ none.x.y }}", "undefined"),
        ("{{ title.nothing }}", "undefined"),
        (
            "{% for a in range(10000) %}{% for b in range(10000) %}{{ a }}{% endfor %}{% endfor %}",
            "it runs for too long",
        ),
        ("{% set a = namespace() %}", "namespace is unknown (line 1"),
    ];
    for (text, expected) in cases {
        let said = filled(text).unwrap_err().to_string();
        assert!(said.contains(expected), "{text}: {said}");
    }
    let said = filled("{{ (title * 1000) | date }}")
        .unwrap_err()
        .to_string();
    assert!(said.len() < 1000 && said.contains("… (line 1"), "{said}");
    let said = Template::read(&" ".repeat(LENGTH + 1)).err().unwrap();
    assert_eq!(
        said.to_string(),
        "it is 16385 bytes long, over its limit of 16384"
    );
    assert_eq!(
        Template::read("{{ b }}{{ a.x }}{{ range(2) }}")
            .unwrap()
            .names(),
        ["a", "b"]
    );
}

/// The text of such a list is a thousand million times as long as the template.
#[test]
fn a_list_that_has_a_list_many_times_is_over_the_budget() {
    let doubled = "{% set a = [a, a] %}".repeat(30);
    for filter in ["", "| json", "| shell"] {
        let text = format!("{{% set a = tags %}}{doubled}{{{{ a {filter} }}}}");
        let said = filled(&text).unwrap_err().to_string();
        assert!(said.contains("it runs for too long (line 1"), "{said}");
    }
    let nested = "{% set a = [a] %}".repeat(200);
    let said = filled(&format!("{{% set a = tags %}}{nested}{{{{ a }}}}"));
    let said = said.unwrap_err().to_string();
    assert!(
        said.contains("too deep inside each other (line 1"),
        "{said}"
    );
}
