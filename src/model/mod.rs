//! What a blog is: plain types and their rules, with no input or output.

pub mod comment;
pub mod filter;
pub mod hit;
pub mod limits;
pub mod matches;
pub mod operation;
pub mod post;
pub mod query;
pub mod rank;
pub mod reference;
pub mod removal;
pub mod slug;
pub mod snippet;
pub mod tag;
pub mod time;
pub mod words;

pub use comment::{Comment, CommentChange, CommentStatus, NewComment};
pub use filter::{CommentFilter, CommentSort, Filter, PostFilter, PostSort, Selection};
pub use hit::{Hit, HitFilter, HitSort, HitStatus, Place};
pub use limits::Invalid;
pub use operation::{Operation, Touched};
pub use post::{NewPost, Post, PostChange, PostStatus, Publication};
pub use query::{Query, Term};
pub use reference::{BadReference, PostRef};
pub use removal::{CommentCounts, Removal};
pub use tag::Tag;
