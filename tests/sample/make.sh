# Makes the blog of the examples. Operations 12 and 15 both change the post hello-world
# and the comment 7.
set -e
blog init --title Notes --author Ann
blog import jsonl posts.jsonl                                                 # 1
blog rule add hold --links 3                                                  # 2
blog rule add spam --word casino                                              # 3
blog rule add reject --words-file words.txt --disabled                        # 4
blog config set moderation first                                              # 5
blog post set old-slug --slug new-slug                                        # 6
blog post set on-rust --add-tag code                                          # 7
blog comment add on-rust --author Eve -b 'How fast?'                          # 8
blog comment add on-rust --author Dan --email dan@example.org -b 'And safe?'  # 9
blog post close imported                                                      # 10
blog post open imported                                                       # 11
blog replace page post --in title,body,comments --all --yes                   # 12
blog config set base_url https://notes.example                                # 13
blog config set max_links 5                                                   # 14
blog replace place blog --in title,body,comments --all --yes                   # 15
blog post set gophers --title 'Gophers, and more'                             # 16
blog changes --cursor mirror > mirror.tsv
blog post publish three                                                       # 17
blog changes --cursor mirror --peek > mirror.tsv
! command -v gzip > /dev/null || blog export jsonl | gzip > backup.jsonl.gz
blog db backup backup.db
mkdir -p ~/.local/share/bash-completion/completions ~/.zfunc ~/.config/fish/completions
echo moo > moo.jpg
echo 'moo again' > moo-2.jpg
mkdir photos
cp moo.jpg photos/cow.jpg
