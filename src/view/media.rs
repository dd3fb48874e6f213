//! Fields and the page of media.

use super::page::Setter;
use super::{counted, first_few};
use crate::model::Media;
use crate::model::media::address;
use crate::output::safe;
use crate::record::{Field, Value, fields};

/// Media with the posts that use it.
pub(crate) struct Shown {
    /// The media.
    pub media: Media,
    /// The slugs of the posts that refer to it.
    pub used_by: Vec<String>,
}

/// An address in posts that leads to no media.
pub(crate) struct Missing {
    /// The name or the address.
    pub name: String,
    /// The slugs of the posts that refer to it.
    pub used_by: Vec<String>,
}

/// The removal of media, or its dry run.
pub(crate) struct Removed {
    /// The names.
    pub names: Vec<String>,
    /// The number of bytes.
    pub bytes: i64,
    /// The number of posts that refer to them.
    pub posts: i64,
    /// Whether it was a dry run.
    pub dry_run: bool,
}

/// What was written to a folder.
pub(crate) struct Exported {
    /// The number of files.
    pub files: i64,
    /// The number of files that were there with the same contents.
    pub unchanged: i64,
    /// The number of bytes of all.
    pub bytes: i64,
    /// Whether it was a dry run.
    pub dry_run: bool,
}

/// The fields of media, which is `$media`, with `$more`.
macro_rules! media_fields {
    ($record:ident => $media:expr; $($more:tt)*) => { fields! { $record, now;
        Table "name" Text, "The name, a path" => $media.name.as_str();
        Table "type" Text, "The media type" => $media.kind.as_str();
        Table "bytes" / "size" Count, "The number of bytes" => Value::Count($media.bytes);
        Table "width" Nullable(&Integer), "The width in pixels"
            => $media.width.map(Value::Id);
        Table "height" Nullable(&Integer), "The height in pixels"
            => $media.height.map(Value::Id);
        Table "created_at" as "added" Time, "The time it was added" => $media.created_at;
        Data "alt" Nullable(&Text), "The alternative text" => $media.alt.clone();
        Data "address" Text, "The address in texts" => address(&$media.name);
        Data "digest" / "sha256" Text, "The SHA-256 of the bytes, in hexadecimal"
            => $media.digest.as_str();
        $($more)*
    } };
}

/// The fields of media.
pub(crate) const FIELDS: &[Field<Media>] = media_fields! { media => media; };

/// The fields of media that is shown alone.
pub(crate) const SHOWN: &[Field<Shown>] = media_fields! { shown => shown.media;
    Record "used_by" List(&Text), "The slugs of the posts that refer to it"
        => Value::Words(shown.used_by.clone());
};

/// The fields of missing media.
pub(crate) const MISSING: &[Field<Missing>] = fields! { missing, now;
    Table "name" Text, "The name, or the address in the post" => missing.name.as_str();
    Table "posts" Count, "The number of posts that refer to it"
        => Value::Count(super::number(&missing.used_by));
    Table "used_by" List(&Text), "The slugs of these posts"
        => Value::Words(missing.used_by.clone());
};

/// The fields of a removal.
pub(crate) const REMOVED: &[Field<Removed>] = fields! { removed, now;
    Table "names" List(&Text), "The removed names" => Value::Words(removed.names.clone());
    Table "bytes" Count, "The number of bytes" => Value::Count(removed.bytes);
    Table "posts" Count, "The number of posts that refer to them" => Value::Count(removed.posts);
    Data "dry_run" Bool, "Whether it was a dry run" => Value::Bool(removed.dry_run);
};

/// The fields of an export.
pub(crate) const EXPORTED: &[Field<Exported>] = fields! { exported, now;
    Table "files" Count, "The number of files" => Value::Count(exported.files);
    Table "unchanged" Count, "The number of files that existed with the same contents"
        => Value::Count(exported.unchanged);
    Table "bytes" Count, "The number of bytes of all files" => Value::Count(exported.bytes);
    Data "dry_run" Bool, "Whether it was a dry run" => Value::Bool(exported.dry_run);
};

/// The page of media.
pub(crate) fn page(Shown { media, used_by }: &Shown, setter: &Setter) -> String {
    let mut about = vec![media.kind.clone(), size(media.bytes)];
    about.extend(pixels(media));
    let used = match used_by.as_slice() {
        [] => "no post".to_owned(),
        slugs => first_few(slugs.iter().cloned()).join(", "),
    };
    let lines = [
        ("address", Some(address(&media.name))),
        ("alt", media.alt.clone()),
        ("used by", Some(used)),
        ("sha256", Some(media.digest.clone())),
    ];
    let mut page = format!(
        "{}\n{}\n\n",
        setter.bold(&safe::line(&media.name)),
        setter.dim(&safe::line(&about.join(" · ")))
    );
    for (name, value) in lines {
        if let Some(value) = value {
            page.push_str(&format!("{name:<8} {}\n", safe::line(&value)));
        }
    }
    page
}

/// `2019/04/moo.jpg (image/jpeg, 640×480, 12.3 kB)`.
pub(crate) fn described(media: &Media) -> String {
    let mut about = vec![media.kind.clone()];
    about.extend(pixels(media));
    about.push(size(media.bytes));
    format!("{} ({})", media.name, about.join(", "))
}

fn pixels(media: &Media) -> Option<String> {
    let (width, height) = media.width.zip(media.height)?;
    Some(format!("{width}×{height}"))
}

/// A size for people: `12.3 kB`.
pub(crate) fn size(bytes: i64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1_000 {
        return counted(bytes, "byte");
    }
    let mut value = bytes as f64 / 1_000.0;
    let mut units = UNITS.iter();
    let mut unit = units.next();
    while value >= 999.95
        && let Some(larger) = units.next()
    {
        value /= 1_000.0;
        unit = Some(larger);
    }
    format!("{value:.1} {}", unit.unwrap_or(&"kB"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_a_unit() {
        for (bytes, text) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (12_345, "12.3 kB"),
            (999_999, "1.0 MB"),
            (2_000_000_000, "2.0 GB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }
}
