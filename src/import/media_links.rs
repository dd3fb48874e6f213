//! Pointing the addresses of files in a text at media.

use std::collections::HashMap;

use crate::markup::replace_addresses;
use crate::model::media;

/// Addresses as they are in texts, and the media they refer to.
#[derive(Debug, Default)]
pub(crate) struct MediaLinks {
    names: HashMap<String, String>,
}

impl MediaLinks {
    /// Points an address, as a text has it without escapes, at the media with this name.
    pub(crate) fn add(&mut self, address: &str, name: &str) {
        self.names.insert(address.to_owned(), name.to_owned());
    }

    /// The text with the known addresses replaced by those of the media: in links and
    /// images of Markdown and in the attributes of HTML, but not in code.
    pub(crate) fn rewrite(&self, text: String) -> String {
        if self.names.is_empty() {
            return text;
        }
        replace_addresses(&text, &mut |address| {
            let name = self.names.get(address)?;
            Some(media::address(name))
        })
    }
}
