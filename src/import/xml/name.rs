//! Namespaces, resolved to roles.

use crate::model::limits::XML_PREFIXES;

/// The role of a namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The namespace of the format itself, or none.
    Plain,
    /// `wp`: WordPress's extension of RSS.
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
    /// `thr`: Atom threading.
    Threading,
    /// `blogger`: Blogger's extension of Atom.
    Blogger,
    /// Disqus.
    Disqus,
    /// `dsq`: the ids of Disqus.
    DisqusIds,
    /// Any other.
    Other,
}

impl Role {
    /// The role of the namespace with this URL; http or https.
    pub(super) fn of_address(address: &str) -> Role {
        let address = address.trim();
        let name = address
            .strip_prefix("http://")
            .or_else(|| address.strip_prefix("https://"))
            .unwrap_or(address);
        let name = name.strip_prefix("www.").unwrap_or(name);
        match name.trim_end_matches(['/', '#']) {
            ""
            | "backend.userland.com/rss2"
            | "blogs.law.harvard.edu/tech/rss"
            | "my.netscape.com/rdf/simple/0.9"
            | "purl.org/rss/1.0" => Role::Plain,
            "purl.org/rss/1.0/modules/content" => Role::Content,
            "purl.org/dc/elements/1.1" => Role::DublinCore,
            "w3.org/2005/Atom" | "purl.org/atom/ns" => Role::Atom,
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

    /// The usual role of an undeclared prefix.
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

/// The declared prefixes.
#[derive(Default)]
pub(super) struct Prefixes {
    all: Vec<Prefix>,
}

struct Prefix {
    name: String,
    role: Role,
    /// The depth of the declaring element.
    depth: usize,
}

impl Prefixes {
    /// Declares a prefix, which is empty for the default namespace. Returns whether it
    /// fits the budget.
    pub(super) fn declare(&mut self, name: &str, address: &str, depth: usize) -> bool {
        self.all.push(Prefix {
            name: name.to_owned(),
            role: Role::of_address(address),
            depth,
        });
        self.all.len() <= XML_PREFIXES
    }

    /// Drops the declarations below this depth.
    pub(super) fn forget(&mut self, depth: usize) {
        while self.all.pop_if(|prefix| prefix.depth > depth).is_some() {}
    }

    /// The role of a prefix.
    pub(super) fn role(&self, name: &str) -> Role {
        let declared = self.all.iter().rev().find(|prefix| prefix.name == name);
        declared.map_or_else(|| Role::of_prefix(name), |prefix| prefix.role)
    }
}
