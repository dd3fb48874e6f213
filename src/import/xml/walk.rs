//! Walks the elements of an input and recovers from damage.

use std::io::BufRead;

use super::{Damage, Format, Xml, XmlFault, XmlNotice};
use crate::import::{Item, Location, ReadError, What};

/// Why a unit ended early.
pub(crate) enum Stop<E> {
    /// The unit is damaged.
    Damage(Damage),
    /// The caller returned an error.
    Caller(E),
}

impl<E> From<Damage> for Stop<E> {
    fn from(damage: Damage) -> Self {
        Stop::Damage(damage)
    }
}

/// Calls `visit` at each element. If `visit` leaves the element open, its children
/// follow. Damage is passed to `each`.
pub(crate) fn walk<R, E, F>(
    input: R,
    format: &'static Format,
    each: &mut F,
    mut visit: impl FnMut(&mut Xml<R>, &mut F) -> Result<(), Stop<E>>,
) -> Result<(), E>
where
    R: BufRead,
    E: From<ReadError>,
    F: FnMut(Item) -> Result<(), E>,
{
    let mut xml = Xml::new(input, format);
    let mut has_begun = false;
    let mut is_lost = false;
    loop {
        let found = if is_lost {
            xml.recover()
        } else {
            xml.advance()
        };
        let read = match found {
            Ok(false) if !has_begun => {
                tell(xml.warnings(), each)?;
                let message = format!("the input is not {}: it has no element", format.name);
                return Err(ReadError::Unusable(message).into());
            }
            Ok(false) => return tell(xml.warnings(), each),
            Ok(true) => {
                let name = xml.name().1;
                if !has_begun && !is_lost && !format.roots.contains(&name) {
                    let message = format!(
                        "the input is not {}: it begins with <{name}>, not with <{}>",
                        format.name,
                        format.roots.join("> or <")
                    );
                    return Err(ReadError::Unusable(message).into());
                }
                has_begun = true;
                visit(&mut xml, each)
            }
            Err(damage) => Err(damage.into()),
        };
        tell(xml.warnings(), each)?;
        is_lost = match read {
            Ok(()) => false,
            Err(Stop::Damage(Damage::Broken(fault))) => {
                let XmlFault { line, reason } = fault;
                each(Location::line(line).item(What::Malformed(reason)))?;
                true
            }
            Err(Stop::Damage(Damage::Refused(XmlFault { line, reason }))) => {
                return Err(ReadError::Unusable(format!("line {line}: {reason}")).into());
            }
            Err(Stop::Damage(Damage::Unreadable(error))) => return Err(error.into()),
            Err(Stop::Caller(error)) => return Err(error),
        };
    }
}

fn tell<E>(notices: Vec<XmlNotice>, each: &mut impl FnMut(Item) -> Result<(), E>) -> Result<(), E> {
    for XmlNotice { line, what, value } in notices {
        each(Location::line(line).item(What::Notice(what, value)))?;
    }
    Ok(())
}
