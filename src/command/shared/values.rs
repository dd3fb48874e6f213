//! Model types as values of options.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::model::import::OnConflict;
use crate::model::{
    Action, CommentSort, CommentStatus, HitSort, HitStatus, PostSort, PostStatus, SearchPart,
    TextKind,
};

macro_rules! values {
    ($type:ty { $($variant:ident => $name:literal),+ $(,)? }) => {
        values!($type, &[$(<$type>::$variant),+], |value: &$type| match value {
            $(<$type>::$variant => $name),+
        });
    };
    ($type:ty) => {
        values!($type, &<$type>::ALL, |value: &$type| value.name());
    };
    ($type:ty, $all:expr, $name:expr) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                $all
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new($name(self)))
            }
        }
    };
}

values!(Action);
values!(CommentStatus);
values!(HitStatus);
values!(PostStatus { Draft => "draft", Scheduled => "scheduled", Published => "published" });
values!(PostSort {
    Date => "date",
    Updated => "updated",
    Title => "title",
    Slug => "slug",
    Author => "author",
    Id => "id",
    Comments => "comments",
});
values!(CommentSort { Date => "date", Updated => "updated", Author => "author", Id => "id" });
values!(HitSort { Relevance => "relevance", Date => "date" });
values!(SearchPart { Title => "title", Body => "body", Tags => "tags", Comments => "comments" });
values!(TextKind { Post => "post", Comment => "comment" });
values!(OnConflict { Skip => "skip", Update => "update", Fail => "fail" });
