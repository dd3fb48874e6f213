//! Runs the properties of the fuzzer on its seeds, without the fuzzer.

use std::fs;
use std::path::Path;

use crate::common::Blog;
use crate::properties;

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/properties/seeds");
    let seeds: Vec<Vec<u8>> = fs::read_dir(folder.join(target))
        .unwrap()
        .map(|seed| fs::read(seed.unwrap().path()).unwrap())
        .collect();
    assert!(!seeds.is_empty(), "{target}");
    seeds
}

#[test]
fn every_property_holds_for_its_seeds() {
    for (target, property) in properties::ALL {
        for seed in seeds(target) {
            property(&seed);
            property(&[]);
            // Damaged copies of the seed.
            for cut in (0..seed.len()).step_by(1 + seed.len() / 4) {
                property(&seed[..cut]);
                property(&seed[cut..]);
            }
        }
    }
    let blog = Blog::with_posts();
    for seed in seeds("filter") {
        properties::filter(&seed, |words| blog.run(words).code);
    }
}

#[test]
fn every_property_has_a_target() {
    let manifest = include_str!("../fuzz/Cargo.toml");
    let targets = manifest
        .lines()
        .filter_map(|line| line.strip_prefix("path = \"targets/"));
    let mut targets: Vec<&str> = targets.map(|file| file.trim_end_matches(".rs\"")).collect();
    targets.retain(|target| *target != "filter");
    assert_eq!(targets, properties::ALL.map(|(name, _)| name));
}
