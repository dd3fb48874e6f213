//! What a namespace is for, whatever prefix stands for it.

use crate::model::limits::XML_PREFIXES;

/// The role of a namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The one that the format itself is in, or none.
    Plain,
    /// `wp`: what WordPress adds to RSS.
    WordPress,
    /// `content`: the text of an item.
    Content,
    /// `excerpt`: its summary.
    Excerpt,
    /// `dc`: its author.
    DublinCore,
    /// Atom.
    Atom,
    /// `app`: the publication of an entry of Atom.
    Publishing,
    /// `thr`: what an entry of Atom answers.
    Threading,
    /// `blogger`: what Blogger adds to Atom.
    Blogger,
    /// Disqus.
    Disqus,
    /// `dsq`: the ids of Disqus.
    DisqusIds,
    /// Any other.
    Other,
}

impl Role {
    /// The role of the namespace with this address; with http or https.
    pub(super) fn of_address(address: &str) -> Role {
        let address = address.trim();
        let name = address
            .strip_prefix("http://")
            .or_else(|| address.strip_prefix("https://"))
            .unwrap_or(address);
        let name = name.strip_prefix("www.").unwrap_or(name);
        match name.trim_end_matches(['/', '#']) {
            "" | "backend.userland.com/rss2" => Role::Plain,
            "purl.org/rss/1.0/modules/content" => Role::Content,
            "purl.org/dc/elements/1.1" => Role::DublinCore,
            "w3.org/2005/Atom" => Role::Atom,
            "w3.org/2007/app" | "purl.org/atom/app" => Role::Publishing,
            "purl.org/syndication/thread/1.0" => Role::Threading,
            "schemas.google.com/blogger/2018" => Role::Blogger,
            "disqus.com" => Role::Disqus,
            "disqus.com/disqus-internals" => Role::DisqusIds,
            name if name.starts_with("wordpress.org/export/") => {
                if name.ends_with("/excerpt") {
                    Role::Excerpt
                } else {
                    Role::WordPress
                }
            }
            _ => Role::Other,
        }
    }

    /// What a prefix is usually for, where nothing says it.
    fn of_prefix(prefix: &str) -> Role {
        match prefix {
            "" => Role::Plain,
            "wp" => Role::WordPress,
            "content" => Role::Content,
            "excerpt" => Role::Excerpt,
            "dc" => Role::DublinCore,
            "atom" => Role::Atom,
            "app" => Role::Publishing,
            "thr" => Role::Threading,
            "blogger" => Role::Blogger,
            "dsq" => Role::DisqusIds,
            _ => Role::Other,
        }
    }
}

/// The prefixes that are declared.
#[derive(Default)]
pub(super) struct Prefixes {
    all: Vec<Prefix>,
}

struct Prefix {
    name: String,
    role: Role,
    /// The depth of the element that declares it.
    depth: usize,
}

impl Prefixes {
    /// Declares a prefix; an empty one is for names without. Gives whether that can
    /// be remembered.
    pub fn declare(&mut self, name: &str, address: &str, depth: usize) -> bool {
        self.all.push(Prefix {
            name: name.to_owned(),
            role: Role::of_address(address),
            depth,
        });
        self.all.len() <= XML_PREFIXES
    }

    /// Forgets what was declared in elements deeper than this.
    pub fn forget(&mut self, depth: usize) {
        while self.all.pop_if(|prefix| prefix.depth > depth).is_some() {}
    }

    /// What a prefix is for.
    pub fn role(&self, name: &str) -> Role {
        let declared = self.all.iter().rev().find(|prefix| prefix.name == name);
        declared.map_or_else(|| Role::of_prefix(name), |prefix| prefix.role)
    }
}
