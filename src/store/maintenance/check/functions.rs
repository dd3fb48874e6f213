//! SQL functions for the check rules.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use super::index;
use super::values::{self, text};
use crate::model::post::check_path;
use crate::model::setting::{BLOG_ID, is_blog_id};
use crate::model::{Setting, limits, media, slug, tag, url};
use crate::store::error::Result;

/// Registers the SQL functions of the check rules.
pub(in crate::store::maintenance) fn register(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_DIRECTONLY;
    db.create_scalar_function("is_slug", 1, flags, |context| {
        Ok(slug::check(&text(context, 0)).is_ok())
    })?;
    db.create_scalar_function("is_path", 1, flags, |context| {
        Ok(url::is_path(&text(context, 0)))
    })?;
    db.create_scalar_function("is_media_name", 1, flags, |context| {
        Ok(media::check(&text(context, 0)).is_ok())
    })?;
    db.create_scalar_function("is_own_path", 1, flags, |context| {
        Ok(check_path(&text(context, 0)).is_ok())
    })?;
    db.create_scalar_function("folded", 1, flags, |context| {
        Ok(tag::fold(&text(context, 0)))
    })?;
    db.create_scalar_function("is_website", 1, flags, |context| {
        Ok(limits::check_website(&text(context, 0)).is_ok())
    })?;
    db.create_scalar_function("why_not_set", 2, flags, |context| {
        if text(context, 0) == BLOG_ID {
            let is_id = is_blog_id(&text(context, 1));
            return Ok((!is_id).then(|| "is not an id of a blog".to_owned()));
        }
        let set = Setting::named(&text(context, 0));
        Ok(match set.map(|setting| setting.check(&text(context, 1))) {
            Err(unknown) => Some(unknown.to_string()),
            Ok(Err(invalid)) => Some(invalid.to_string()),
            Ok(Ok(())) => None,
        })
    })?;
    index::register(db)?;
    values::register(db, flags)
}
