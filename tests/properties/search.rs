//! Search queries.

use std::time::Duration;

use blog::model::Admission;
use blog::model::{Filter, HitFilter, HitSort, NewComment, NewPost, PostRef, Query, SearchPart};
use blog::store::{self, Error, Mode, Origin, Store};

use super::time::now;

/// Every text is a valid query without empty terms.
pub fn search(data: &[u8]) {
    let query = Query::parse(&super::text(data));
    for term in query.wanted.iter().chain(&query.unwanted) {
        assert!(!term.words.is_empty() && term.words.iter().all(|word| !word.is_empty()));
    }
    thread_local!(static STORE: Store = blog().unwrap());
    STORE.with(|store| {
        for sort in [HitSort::Relevance, HitSort::Date] {
            let filter: HitFilter = Filter {
                search: Some(query.clone()),
                sort,
                ..Filter::default()
            };
            let found = store
                .read(now())
                .search()
                .each(&filter, &SearchPart::ALL, |_| Ok::<(), Error>(()));
            found.unwrap();
        }
    });
}

fn blog() -> store::Result<Store> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("blog.db");
    store::create(&path, &[], store::Mode::Commit)?;
    let mut store = Store::open(&path, now(), Duration::from_secs(1))?;
    store.write(Mode::Commit, now(), &Origin::default(), |writer| {
        let post = writer.posts().add(NewPost {
            title: "Tea & C++".to_owned(),
            body: "Don't boil *it* twice: 日本語, café, 3.14.".to_owned(),
            tags: vec!["drinks".to_owned()],
            published_at: Some(now()),
            comments_open: true,
            ..NewPost::default()
        })?;
        let comment = NewComment {
            author: "Bob".to_owned(),
            body: "Twice is fine.".to_owned(),
            parent_id: None,
            email: None,
            website: None,
            admission: Admission::Owner,
            created_at: None,
        };
        writer.comments().add(&PostRef::Id(post.id), &comment)
    })?;
    // The file is open, and no other process uses it.
    drop(folder);
    Ok(store)
}
