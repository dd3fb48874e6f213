//! What a blog is: plain types and their rules, with no input or output.

pub mod change;
pub mod comment;
pub mod cursor;
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
pub mod replace;
pub mod slug;
pub mod snippet;
pub mod tag;
pub mod text;
pub mod time;
pub mod words;

pub use change::{Change, Effect, State};
pub use comment::{Comment, CommentChange, CommentStatus, NewComment};
pub use cursor::{Batch, Cursor, Mark};
pub use filter::{CommentFilter, CommentSort, Filter, PostFilter, PostSort, Selection};
pub use hit::{Hit, HitFilter, HitSort, HitStatus, SearchPart};
pub use limits::Invalid;
pub use operation::{Keep, Operation, Pruned, Touched};
pub use post::{NewPost, Post, PostChange, PostStatus, Publication};
pub use query::{Query, Term};
pub use reference::{BadReference, PostRef};
pub use removal::{CommentCounts, Removal, Renamed};
pub use replace::{BadPattern, Edit, Place, Replaced, Replacement, Scope};
pub use tag::Tag;
pub use text::{Text, TextKind};
