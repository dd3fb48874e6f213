//! Checks the source against the architecture in `src/lib.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The layers that each layer may use besides itself, from the top down.
const LAYERS: &[(&str, &[&str])] = &[
    ("main", &["lib"]),
    ("lib", &["cli"]),
    (
        "cli",
        &[
            "command", "context", "failure", "model", "output", "record", "store", "template",
            "view",
        ],
    ),
    (
        "command",
        &[
            "context",
            "failure",
            "view",
            "output",
            "publish",
            "import",
            "export",
            "record",
            "front_matter",
            "markup",
            "store",
            "model",
        ],
    ),
    ("context", &["failure", "output", "store", "model"]),
    (
        "failure",
        &[
            "output",
            "publish",
            "import",
            "record",
            "front_matter",
            "store",
            "model",
        ],
    ),
    ("view", &["model", "record", "output", "markup"]),
    ("output", &["model", "template", "record", "export"]),
    ("import", &["model", "markup", "front_matter"]),
    ("export", &["model", "markup", "front_matter"]),
    ("publish", &["model"]),
    ("template", &["model", "markup"]),
    ("front_matter", &[]),
    ("markup", &[]),
    ("record", &[]),
    ("store", &["model"]),
    ("model", &[]),
];

/// Words that must not occur in a layer.
const NEVER: &[(&str, &[&str])] = &[
    ("command", &["SELECT ", "Timestamp::now"]),
    ("store", &["clap", "std::env", "env::", "Timestamp::now"]),
    (
        "model",
        &["std::fs", "std::io", "std::env", "Timestamp::now"],
    ),
    ("view", &["clap"]),
];

/// Libraries that only one layer may use.
const LIBRARIES: &[(&str, &str)] = &[
    ("rusqlite", "store"),
    ("comfy_table", "output"),
    ("similar::", "view"),
    // All output uses the writer that makes it safe for a terminal.
    ("io::stdout", "output"),
    ("io::stderr", "output"),
    // One guard restores all terminal modes.
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
    /// The top-level modules named in the text, after `crate::` or a chain of `super::`.
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
        let known = |name: &&str| LAYERS.iter().any(|(layer, _)| layer == name);
        found.filter(known).collect()
    }
}

#[test]
fn a_layer_uses_only_the_layers_below_it() {
    for source in sources() {
        let (layer, path) = (source.layer.as_str(), source.path.display());
        let row = LAYERS.iter().position(|(name, _)| *name == layer);
        let Some((place, (_, may_use))) = row.map(|place| (place, LAYERS[place])) else {
            panic!("src/{path}: `{layer}` has no row in the table of layers");
        };
        for used in source.uses() {
            assert!(
                used == layer || may_use.contains(&used),
                "src/{path} uses `{used}`, but {layer} may use only {may_use:?}"
            );
        }
        for below in may_use {
            let below = LAYERS.iter().position(|(name, _)| name == below);
            assert!(
                below > Some(place),
                "the table has an arrow up from {layer}"
            );
        }
    }
}

#[test]
fn no_two_files_import_each_other() {
    let files = Files::read();
    let arrows: BTreeMap<&str, BTreeSet<String>> = files
        .paths
        .keys()
        .map(|file| (file.as_str(), files.imports(file)))
        .collect();
    assert!(arrows.values().map(BTreeSet::len).sum::<usize>() > 500);
    for (from, targets) in &arrows {
        for to in targets {
            let mut reached = BTreeSet::new();
            let mut next = vec![to.as_str()];
            while let Some(file) = next.pop() {
                if reached.insert(file) {
                    next.extend(arrows[file].iter().map(String::as_str));
                }
            }
            assert!(
                !reached.contains(from),
                "src/{from} and src/{to} import each other"
            );
        }
    }
}

/// The modules of `src` and their imports.
struct Files {
    /// The paths that each file names outside of tests, by its path below `src`, as in
    /// [`uses`].
    paths: BTreeMap<String, Vec<(bool, Vec<String>)>>,
    /// The file of each module: `a/b.rs` or `a/b/mod.rs` for `a::b`.
    modules: BTreeMap<Vec<String>, String>,
}

impl Files {
    fn read() -> Files {
        let mut files = Files {
            paths: BTreeMap::new(),
            modules: BTreeMap::new(),
        };
        for source in sources() {
            let path = source.path.to_str().unwrap().to_owned();
            let module = path.trim_end_matches(".rs").trim_end_matches("/mod");
            let module = module.split('/').map(str::to_owned).collect();
            let text = source
                .text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap();
            files.paths.insert(path.clone(), uses(text));
            files.modules.insert(module, path);
        }
        files
    }

    /// The files that a file imports. An import of a re-exported name counts for the file
    /// that defines it; a re-export is not an import. A module may import its own
    /// submodules, and they may import it.
    fn imports(&self, file: &str) -> BTreeSet<String> {
        let paths = self.paths[file].iter();
        let imports = paths.filter(|(is_handed_on, _)| !is_handed_on);
        imports
            .filter_map(|(_, path)| self.file_of(file, path, 0))
            .filter(|target| target != file)
            .filter(|target| {
                let folder = file.strip_suffix("mod.rs");
                !folder.is_some_and(|folder| target.starts_with(folder))
            })
            .collect()
    }

    /// The file that defines the item at a path; `None` if it is in a library.
    fn file_of(&self, file: &str, path: &[String], depth: usize) -> Option<String> {
        let (here, _) = self.modules.iter().find(|(_, of)| *of == file)?;
        let mut module = here.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => module.clear(),
            "self" => {}
            "super" => {
                module.pop();
            }
            child => {
                module.push(child.to_owned());
                self.modules.get(&module)?;
            }
        }
        rest = &rest[1..];
        while let Some(name) = rest.first() {
            if name == "super" {
                module.pop();
            } else {
                module.push(name.clone());
                if !self.modules.contains_key(&module) {
                    module.pop();
                    break;
                }
            }
            rest = &rest[1..];
        }
        let target = self.modules.get(&module)?;
        let handed_on = self.paths[target].iter().find(|(is_handed_on, path)| {
            *is_handed_on && !rest.is_empty() && path.last() == rest.first()
        });
        match handed_on {
            Some((_, path)) if depth < 5 => self.file_of(target, path, depth + 1),
            _ => Some(target.clone()),
        }
    }
}

/// The paths in a text, and whether each is re-exported by `pub use`.
fn uses(text: &str) -> Vec<(bool, Vec<String>)> {
    let tree = Regex::new(r"(?m)^\s*(pub(?:\([^)]*\))? )?use ([^;]+);").unwrap();
    let inline = Regex::new(r"\b(?:crate|super)(?:::\w+)+").unwrap();
    let mut found = Vec::new();
    for used in tree.captures_iter(text) {
        expand(&used[2], "", &mut |path| {
            found.push((used.get(1).is_some(), path))
        });
    }
    let rest = tree.replace_all(text, "");
    found.extend(
        inline
            .find_iter(&rest)
            .map(|path| (false, path.as_str().to_owned())),
    );
    let parts = |path: String| {
        let parts = path
            .split("::")
            .filter(|part| !["", "self", "*"].contains(part));
        parts.map(str::to_owned).collect()
    };
    let found = found.into_iter();
    found
        .map(|(is_handed_on, path)| (is_handed_on, parts(path)))
        .collect()
}

/// Calls `each` with the paths of a `use` tree: `a::b` and `a::c` for `a::{b, c}`.
fn expand(tree: &str, before: &str, each: &mut dyn FnMut(String)) {
    let tree = tree.trim();
    let Some((path, inner)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap();
        return each(format!("{before}{name}"));
    };
    let path = format!("{before}{path}");
    let inner = inner.trim_end().strip_suffix('}').unwrap();
    let mut depth = 0;
    let parts = inner.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    for part in parts.filter(|part| !part.trim().is_empty()) {
        expand(part, &path, each);
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
    for name in names.filter(|name| !["lib", "main"].contains(name)) {
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
        // Data files of tests, such as the schemas of older versions.
        if ["schemas", "sample", "scale.txt"].contains(&name.as_str()) {
            continue;
        }
        let module = name.trim_end_matches(".rs");
        assert!(
            module == "main" || main.contains(&format!("\nmod {module};\n")),
            "tests/{name} is not declared in tests/main.rs, so it never runs"
        );
    }
}
