//! Model types as values of options.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::model::import::OnConflict;
use crate::model::{
    Action, CommentSort, CommentStatus, HitSort, HitStatus, PostSort, PostStatus, SearchPart,
    TextKind,
};

macro_rules! values {
    // After the name, each `/` gives another name, which the help does not list.
    ($type:ty { $($variant:ident => $name:literal $(/ $alias:literal)*),+ $(,)? }) => {
        values!($type, &[$(<$type>::$variant),+], |value: &$type| match value {
            $(<$type>::$variant => PossibleValue::new($name)$(.alias($alias))*),+
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
values!(PostSort {
    Date => "date" / "published_at" / "published",
    Updated => "updated" / "updated_at",
    Title => "title",
    Slug => "slug",
    Author => "author",
    Id => "id",
    Comments => "comments" / "comment_count",
});
values!(CommentSort {
    Date => "date" / "created_at" / "created" / "written",
    Updated => "updated" / "updated_at",
    Author => "author",
    Id => "id",
});
values!(HitSort { Relevance => "relevance" / "score", Date => "date" / "published" });
values!(SearchPart { Title => "title", Body => "body", Tags => "tags", Comments => "comments" });
values!(TextKind { Post => "post", Comment => "comment" });
values!(OnConflict { Skip => "skip", Update => "update", Fail => "fail" });
