//! Model types as values of options.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::model::import::OnConflict;
use crate::model::{
    Action, CommentSort, CommentStatus, HitSort, HitStatus, PostKind, PostSort, PostStatus,
    SearchPart, TextKind,
};

macro_rules! values {
    ($type:ty { $($variant:ident => $name:literal $(| $alias:literal)*),+ $(,)? }) => {
        values!($type, &[$(<$type>::$variant),+], |value: &$type| match value {
            $(<$type>::$variant => PossibleValue::new($name).aliases([$($alias),*] as [&str; _])),+
        });
    };
    ($type:ty) => {
        values!($type, &<$type>::ALL, |value: &$type| PossibleValue::new(value.name()));
    };
    ($type:ty, $all:expr, $value:expr) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                $all
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some($value(self))
            }
        }
    };
}

values!(Action);
values!(CommentStatus);
values!(HitStatus);
values!(PostStatus { Draft => "draft", Scheduled => "scheduled", Published => "published" });
values!(PostKind { Post => "post", Page => "page" });
// A key has the name of its field; shorter names are aliases.
values!(PostSort {
    Date => "published_at" | "published" | "date",
    Updated => "updated_at" | "updated",
    Title => "title",
    Slug => "slug",
    Author => "author",
    Id => "id",
    Comments => "comment_count" | "comments",
});
values!(CommentSort {
    Date => "created_at" | "created" | "written" | "date",
    Updated => "updated_at" | "updated",
    Author => "author",
    Id => "id",
});
values!(HitSort { Relevance => "relevance" | "score", Date => "date" | "published" });
values!(SearchPart { Title => "title", Body => "body", Tags => "tags", Comments => "comments" });
values!(TextKind { Post => "post", Comment => "comment" });
values!(OnConflict { Skip => "skip", Update => "update", Fail => "fail" });
