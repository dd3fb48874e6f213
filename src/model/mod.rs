//! The domain model: plain types and their rules, without input or output.

pub mod change;
pub mod comment;
pub mod comment_move;
pub mod completion;
pub mod cursor;
pub mod erasure;
pub mod filter;
pub mod id;
pub mod import;
pub mod limits;
pub mod maintenance;
pub mod media;
pub mod media_type;
pub mod moderation;
pub mod near;
pub mod operation;
pub mod permalink;
pub mod personal_data;
pub mod plan;
pub mod post;
pub mod public;
pub mod reference;
pub mod regex;
pub mod removal;
pub mod replace;
pub mod report;
pub mod rule;
pub mod search;
pub mod setting;
pub mod slug;
pub mod stats;
pub mod tag;
pub mod text;
pub mod time;
pub mod url;

pub use change::{Change, Effect, State};
pub use comment::{Admission, Comment, CommentChange, CommentStatus, ERASED, NewComment};
pub use comment_move::{Destination, Moved};
pub use completion::Completion;
pub use cursor::{Batch, Cursor, Mark};
pub use erasure::{Erasure, ErasureScope};
pub use filter::{
    CommentFilter, CommentSort, Filter, NameFilter, Parent, PostFilter, PostSort, Selection,
};
pub use id::{BadReference, CommentId, OperationId, PostId, RuleId, TagId};
pub use limits::Invalid;
pub use media::{Media, MediaFilter, MediaSort};
pub use moderation::queue::{AuthorHistory, Blocked, HISTORY, QueuedComment};
pub use moderation::recheck::{Caught, Recheck, Trial};
pub use moderation::{Decided, Decision, Moderator, Policy};
pub use near::Near;
pub use operation::{
    Image, Operation, OperationFilter, Pruned, Retention, Reverted, RowChange, Touched,
};
pub use permalink::Permalink;
pub use personal_data::{Kept, Person, Version};
pub use plan::{Clash, Plan, PlanAction, Step};
pub use post::{ImportedMeta, NewPost, Post, PostChange, PostKind, PostStatus, Publication};
pub use public::{PublicComment, PublicPost, Withheld};
pub use reference::{Address, PostRef};
pub use regex::BadPattern;
pub use removal::{CommentCounts, Removal, Renamed};
pub use replace::{Edit, Occurrence, Replaced, Replacement, Scope, Total};
pub use rule::{Action, Criteria, NewRule, Rule};
pub use search::hit::{Hit, HitFilter, HitSort, HitStatus, SearchPart};
pub use search::query::{Query, Term};
pub use setting::{Setting, UnknownSetting};
pub use slug::Slug;
pub use stats::Stats;
pub use tag::Tag;
pub use text::{Text, TextId, TextKind, cut};
