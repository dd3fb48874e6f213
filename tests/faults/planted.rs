//! Planted faults: the program itself is made wrong, to prove that the tests detect it.

use super::cases::CASES;
use super::power_cut::detected_cuts;
use super::strace::Fault;
use super::sweep::Trial;
use super::{all, report};
use crate::common::{lacks, program};

/// Whether the program supports planted faults; a release does not.
fn can_plant() -> bool {
    cfg!(debug_assertions) && program() == env!("CARGO_BIN_EXE_blog") && !lacks("strace")
}

#[test]
fn a_missing_transaction_is_detected() {
    if !can_plant() {
        return;
    }
    let case = CASES.iter().find(|case| case.verb == "post add").unwrap();
    let trial = Trial::new(case, Some("piecemeal")).unwrap();
    let points = trial.points(Fault::Kill, if all() { usize::MAX } else { 20 });
    let hits = points
        .iter()
        .map(|(call, n)| trial.hit(Fault::Kill, call, *n));
    let caught = hits.filter(Result::is_err).count();
    report(&format!(
        "a missing transaction: caught at {caught} of {} kills",
        points.len()
    ));
    assert!(caught > 0);
}

#[test]
fn a_release_has_no_switch_for_faults() {
    let bytes = std::fs::read(program()).unwrap();
    let name = b"BLOG_PLANTED_FAULT";
    let has_switch = bytes.windows(name.len()).any(|window| window == name);
    let is_release = program() != env!("CARGO_BIN_EXE_blog") || !cfg!(debug_assertions);
    assert_eq!(has_switch, !is_release);
}

#[test]
fn a_missing_sync_is_detected() {
    if !can_plant() {
        return;
    }
    let (cuts, caught) = detected_cuts("unsynced");
    report(&format!(
        "synchronous=OFF: caught at {caught} of {cuts} power cuts"
    ));
    assert!(caught > 0);
}
