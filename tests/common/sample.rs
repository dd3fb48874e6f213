//! The blog of the examples, made by `tests/sample/make.sh`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::Blog;

/// The folder of the blog, made once for all tests.
static MADE: OnceLock<PathBuf> = OnceLock::new();

impl Blog {
    /// A copy of the sample blog, with its files.
    pub fn sample() -> Blog {
        let made = MADE.get_or_init(|| {
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample");
            let blog = Blog::without_file();
            copy(&source, blog.folder());
            let done = blog.shell("sh make.sh").output().unwrap();
            assert!(done.status.success(), "{done:?}");
            let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample");
            let _ = fs::remove_dir_all(&made);
            copy(blog.folder(), &made);
            made
        });
        let mut blog = Blog::without_file();
        copy(made, blog.folder());
        blog.set("BLOG_EDITOR", "sh editor.sh");
        blog.set("BLOG_PAGER", "cat");
        blog
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).unwrap();
        }
    }
}
