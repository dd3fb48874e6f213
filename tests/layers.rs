//! Checks the source against the architecture in `src/lib.rs`.

use std::fs;
use std::path::{Path, PathBuf};

/// Layers and the layers each may use. Layers missing here may use any.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("store", &["model"]),
    ("template", &["model", "markup"]),
    ("output", &["model", "template", "record", "export"]),
    ("front_matter", &[]),
    ("markup", &[]),
    ("import", &["model", "markup", "front_matter"]),
    ("export", &["model", "markup", "front_matter"]),
    ("publish", &["model"]),
    ("record", &[]),
    ("view", &["model", "record", "output", "markup"]),
];

/// Layers that may use any other.
const FREE: &[&str] = &["command", "context", "failure", "cli", "lib", "main"];

/// Words forbidden in a layer.
const NEVER: &[(&str, &[&str])] = &[
    ("command", &["SELECT ", "Timestamp::now"]),
    ("store", &["clap", "std::env", "env::", "Timestamp::now"]),
    (
        "model",
        &["std::fs", "std::io", "std::env", "Timestamp::now"],
    ),
    ("view", &["clap"]),
];

/// Libraries that only one layer may name.
const LIBRARIES: &[(&str, &str)] = &[
    ("rusqlite", "store"),
    ("comfy_table", "output"),
    ("similar::", "view"),
    // All output passes the writer that escapes it for a terminal.
    ("io::stdout", "output"),
    ("io::stderr", "output"),
    // One guard restores every change to the terminal.
    ("low_level::pipe", "output"),
    ("tcsetattr", "output"),
];

/// A source file: its path below `src`, its layer, and its text without comments.
struct Source {
    path: PathBuf,
    layer: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let lines = text.lines().map(str::trim_start);
                let code = lines.filter(|line| !line.starts_with("//"));
                let path = path.strip_prefix(&root).unwrap().to_owned();
                let first = path.iter().next().unwrap().to_str().unwrap();
                sources.push(Source {
                    layer: first.trim_end_matches(".rs").to_owned(),
                    text: code.collect::<Vec<_>>().join("\n"),
                    path,
                });
            }
        }
    }
    sources
}

impl Source {
    /// The top-level modules that the text names, by `crate::` or by a chain of
    /// `super::`.
    fn uses(&self) -> Vec<&str> {
        let is_folder = self.path.ends_with("mod.rs");
        let depth = self.path.iter().count() - usize::from(is_folder);
        let ways = ["crate::".to_owned(), "super::".repeat(depth)];
        let rests = ways
            .iter()
            .flat_map(|way| self.text.split(way.as_str()).skip(1));
        let found = rests.filter_map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        });
        let known = |name: &&str| {
            FREE.contains(name) || LAYERS.iter().any(|(layer, _)| layer == name) || name.is_empty()
        };
        found.filter(known).collect()
    }
}

#[test]
fn a_layer_uses_only_the_layers_below_it() {
    for source in sources() {
        let (layer, path) = (source.layer.as_str(), source.path.display());
        let Some((_, may_use)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            assert!(
                FREE.contains(&layer),
                "src/{path}: `{layer}` is missing in the table of layers"
            );
            continue;
        };
        for used in source.uses() {
            assert!(
                used == layer || may_use.contains(&used),
                "src/{path} uses `{used}`, but {layer} may use only {may_use:?}"
            );
        }
    }
}

#[test]
fn a_layer_does_not_contain_its_forbidden_words() {
    for source in sources() {
        let (layer, path) = (source.layer.as_str(), source.path.display());
        for (name, words) in NEVER {
            for word in words.iter().filter(|_| *name == layer) {
                assert!(
                    !source.text.contains(word),
                    "src/{path} contains `{word}`, which is forbidden in {layer}"
                );
            }
        }
        for (library, home) in LIBRARIES {
            assert!(
                layer == *home || !source.text.contains(library),
                "src/{path} names {library}, which only src/{home} may"
            );
        }
    }
}

#[test]
fn lib_describes_every_layer_of_the_table() {
    let lib = include_str!("../src/lib.rs");
    let sources = sources();
    let names = LAYERS.iter().map(|(name, _)| name);
    for name in names
        .chain(FREE)
        .filter(|name| !["lib", "main"].contains(name))
    {
        assert!(
            sources.iter().any(|source| source.layer == *name),
            "src/{name} does not exist"
        );
        assert!(
            lib.contains(&format!("`{name}`")),
            "the comment of src/lib.rs does not describe {name}"
        );
    }
}

#[test]
fn every_file_of_tests_is_declared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let main = fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        // Files that a test reads, such as the schemas of older versions.
        if ["schemas", "sample"].contains(&name.as_str()) {
            continue;
        }
        let module = name.trim_end_matches(".rs");
        assert!(
            module == "main" || main.contains(&format!("\nmod {module};\n")),
            "tests/{name} is not declared in tests/main.rs, so it never runs"
        );
    }
}
