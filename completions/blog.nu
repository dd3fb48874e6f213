module completions {

  def "nu-complete blog format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog color" [] {
    [ "auto" "always" "never" ]
  }

  # A whole blog in one SQLite file, run from the shell
  export extern blog [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete blog init format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog init color" [] {
    [ "auto" "always" "never" ]
  }

  # Make a new blog
  export extern "blog init" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog init format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog init color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --title: string           # The title of the blog
    --author: string          # The author of its posts, where none is given
    --time-zone: string       # The zone of times written without one, such as Europe/Berlin [default: that of TZ or this machine]
    --yes(-y)                 # Do not ask
    --help(-h)                # Print help (see more with '--help')
    path?: path               # The file to make [default: the one named by --db or BLOG_DB, else ./blog.db]
  ]

  def "nu-complete blog post format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post color" [] {
    [ "auto" "always" "never" ]
  }

  # Write, read, change and remove posts
  export extern "blog post" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog post add format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post add color" [] {
    [ "auto" "always" "never" ]
  }

  # Write a new post
  export extern "blog post add" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post add format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post add color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --body(-b): string        # The text, in Markdown
    --body-file(-F): path     # Read the text from a file, or from standard input if it is `-`
    --slug: string            # Its place in addresses [default: made from the title]
    --author: string          # Who wrote it [default: BLOG_AUTHOR, or the author of the blog]
    --tag: string             # A tag; may be given again, or with commas
    --summary: string         # What it is about, in a sentence or two
    --draft                   # Do not publish it yet
    --at: string              # When it appears, such as `tomorrow 9am`; see `blog help times` [default: now]
    --recover                 # Go on with a text that was not stored
    --help(-h)                # Print help (see more with '--help')
    title?: string            # The title
  ]

  def "nu-complete blog post show format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show a post with its comments
  export extern "blog post show" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post show format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post show color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --no-comments             # Leave out the comments
    --raw                     # Show the Markdown alone
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    post: string              # The post, by id or slug
  ]

  def "nu-complete blog post list format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog post list status" [] {
    [ "draft" "scheduled" "published" ]
  }

  def "nu-complete blog post list sort" [] {
    [ "date" "updated" "title" "slug" "author" "id" "comments" ]
  }

  # List posts
  export extern "blog post list" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post list format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post list color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --status: string@"nu-complete blog post list status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog post list sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog post count format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post count color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog post count status" [] {
    [ "draft" "scheduled" "published" ]
  }

  def "nu-complete blog post count sort" [] {
    [ "date" "updated" "title" "slug" "author" "id" "comments" ]
  }

  # Count posts
  export extern "blog post count" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post count format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post count color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --status: string@"nu-complete blog post count status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog post count sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog post exists format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post exists color" [] {
    [ "auto" "always" "never" ]
  }

  # Tell by the exit status whether there is a post
  export extern "blog post exists" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post exists format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post exists color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    post: string              # The post, by id or slug
  ]

  def "nu-complete blog post backlinks format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post backlinks color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog post backlinks kind" [] {
    [ "post" "comment" ]
  }

  # List the texts that link to a post
  export extern "blog post backlinks" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post backlinks format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post backlinks color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --kind: string@"nu-complete blog post backlinks kind" # In posts or in comments only
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    post: string              # The post, by id or slug
  ]

  def "nu-complete blog post set format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post set color" [] {
    [ "auto" "always" "never" ]
  }

  # Change fields of posts
  export extern "blog post set" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post set format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post set color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --title: string           # The title
    --slug: string            # The place in addresses; the one before goes on leading there
    --author: string          # Who wrote it; '' for nobody
    --summary: string         # What it is about; '' for nothing
    --add-tag: string         # Add a tag; may be given again, or with commas
    --remove-tag: string      # Take a tag away; may be given again, or with commas
    --body(-b): string        # The text, in Markdown
    --body-file(-F): path     # Read the text from a file, or from standard input if it is `-`
    --at: string              # When it appears, such as `tomorrow 9am`; see `blog help times`
    --draft                   # Make it a draft
    --publish                 # Let it appear now, unless it has already
    --open-comments           # Let readers comment
    --close-comments          # Do not let readers comment
    --help(-h)                # Print help (see more with '--help')
    ...posts: string          # The posts, by id or slug; `-` reads more from standard input
  ]

  def "nu-complete blog post edit format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post edit color" [] {
    [ "auto" "always" "never" ]
  }

  # Edit a post in your editor
  export extern "blog post edit" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post edit format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post edit color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --recover                 # Go on with a text that was not stored; without a name, the only one there is
    --force                   # Store it even if somebody else has changed it in the meantime
    --help(-h)                # Print help (see more with '--help')
    post?: string             # The post, by id or slug
  ]

  def "nu-complete blog post history format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post history color" [] {
    [ "auto" "always" "never" ]
  }

  # List the versions of a post
  export extern "blog post history" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post history format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post history color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    post: string              # The post, by id or slug; one that is gone is named by its id
  ]

  def "nu-complete blog post diff format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post diff color" [] {
    [ "auto" "always" "never" ]
  }

  # Show what is different between two versions of a post
  export extern "blog post diff" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post diff format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post diff color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    post: string              # The post, by id or slug; one that is gone is named by its id
    old?: string              # The older version [default: the one before the newest]
    new?: string              # The newer version [default: the post as it is]
  ]

  def "nu-complete blog post restore format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post restore color" [] {
    [ "auto" "always" "never" ]
  }

  # Make a post what it was in an earlier version
  export extern "blog post restore" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post restore format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post restore color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    post: string              # The post, by id or slug
    version: string           # The version, as `blog post history` lists them
  ]

  def "nu-complete blog post publish format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post publish color" [] {
    [ "auto" "always" "never" ]
  }

  # Let posts appear now
  export extern "blog post publish" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post publish format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post publish color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    ...posts: string          # The posts, by id or slug; `-` reads more from standard input
  ]

  def "nu-complete blog post unpublish format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post unpublish color" [] {
    [ "auto" "always" "never" ]
  }

  # Make posts drafts again
  export extern "blog post unpublish" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post unpublish format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post unpublish color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    ...posts: string          # The posts, by id or slug; `-` reads more from standard input
  ]

  def "nu-complete blog post schedule format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post schedule color" [] {
    [ "auto" "always" "never" ]
  }

  # Let posts appear by themselves, later
  export extern "blog post schedule" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post schedule format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post schedule color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --at: string              # When they appear, such as `tomorrow 9am`
    --help(-h)                # Print help (see more with '--help')
    ...posts: string          # The posts, by id or slug; `-` reads more from standard input
  ]

  def "nu-complete blog post close format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post close color" [] {
    [ "auto" "always" "never" ]
  }

  # Take no more comments on posts
  export extern "blog post close" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post close format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post close color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    ...posts: string          # The posts, by id or slug; `-` reads more from standard input
  ]

  def "nu-complete blog post open format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post open color" [] {
    [ "auto" "always" "never" ]
  }

  # Take comments on posts again
  export extern "blog post open" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post open format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post open color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    ...posts: string          # The posts, by id or slug; `-` reads more from standard input
  ]

  def "nu-complete blog post rm format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog post rm color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog post rm status" [] {
    [ "draft" "scheduled" "published" ]
  }

  def "nu-complete blog post rm sort" [] {
    [ "date" "updated" "title" "slug" "author" "id" "comments" ]
  }

  # Remove posts with their comments
  export extern "blog post rm" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog post rm format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog post rm color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --all                     # Every post
    --dry-run(-n)             # Show what would go, and change nothing
    --yes(-y)                 # Do not ask
    --status: string@"nu-complete blog post rm status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog post rm sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --help(-h)                # Print help (see more with '--help')
    ...posts: string          # The posts, by id or slug; `-` reads more from standard input
  ]

  def "nu-complete blog comment format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment color" [] {
    [ "auto" "always" "never" ]
  }

  # Write, read, change and remove comments
  export extern "blog comment" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog comment add format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment add color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment add status" [] {
    [ "pending" "approved" "spam" ]
  }

  # Write a comment on a post
  export extern "blog comment add" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment add format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment add color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --author: string          # Who wrote it [default: BLOG_AUTHOR, or the author of the blog]
    --body(-b): string        # The text, in Markdown
    --body-file(-F): path     # Read the text from a file, or from standard input if it is `-`
    --at: string              # When it was written, such as `yesterday 18:00`; see `blog help times` [default: now]
    --recover                 # Go on with a text that was not stored
    --email: string           # How to reach the author; never published
    --website: string         # Where the author is at home
    --parent: string          # The comment it answers, by id
    --status: string@"nu-complete blog comment add status" # Who sees it, whatever the rules and the policy say [default: what they say]
    --help(-h)                # Print help (see more with '--help')
    post: string              # The post, by id or slug
  ]

  def "nu-complete blog comment reply format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment reply color" [] {
    [ "auto" "always" "never" ]
  }

  # Answer a comment as the author of the blog
  export extern "blog comment reply" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment reply format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment reply color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --author: string          # Who wrote it [default: BLOG_AUTHOR, or the author of the blog]
    --body(-b): string        # The text, in Markdown
    --body-file(-F): path     # Read the text from a file, or from standard input if it is `-`
    --at: string              # When it was written, such as `yesterday 18:00`; see `blog help times` [default: now]
    --recover                 # Go on with a text that was not stored
    --help(-h)                # Print help (see more with '--help')
    comment: string           # The comment to answer, by id
  ]

  def "nu-complete blog comment show format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show a comment and the post it is on
  export extern "blog comment show" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment show format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment show color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --raw                     # Show the Markdown alone
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    comment: string           # The comment, by id
  ]

  def "nu-complete blog comment list format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment list status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment list sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # List comments, of one post or of all
  export extern "blog comment list" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment list format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment list color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --tree                    # In the order of the threads of one post, with the depth of each comment
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment list status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog comment list sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog comment count format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment count color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment count status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment count sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # Count comments
  export extern "blog comment count" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment count format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment count color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment count status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog comment count sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog comment exists format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment exists color" [] {
    [ "auto" "always" "never" ]
  }

  # Tell by the exit status whether there is a comment
  export extern "blog comment exists" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment exists format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment exists color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    comment: string           # The comment, by id
  ]

  def "nu-complete blog comment queue format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment queue color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment queue status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment queue sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # List the comments that wait for a decision, the oldest first
  export extern "blog comment queue" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment queue format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment queue color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment queue status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --sort: string@"nu-complete blog comment queue sort" # The order; `date` is newest first [default: oldest first]
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog comment review format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment review color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment review status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment review sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # Decide about the comments that wait, one by one
  export extern "blog comment review" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment review format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment review color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment review status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --sort: string@"nu-complete blog comment review sort" # The order; `date` is newest first [default: oldest first]
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog comment approve format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment approve color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment approve status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment approve sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # Let readers see comments
  export extern "blog comment approve" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment approve format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment approve color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --all                     # Every comment
    --dry-run(-n)             # Show what would change, and change nothing
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment approve status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog comment approve sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog comment unapprove format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment unapprove color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment unapprove status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment unapprove sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # Let comments wait for a decision again
  export extern "blog comment unapprove" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment unapprove format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment unapprove color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --all                     # Every comment
    --dry-run(-n)             # Show what would change, and change nothing
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment unapprove status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog comment unapprove sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog comment spam format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment spam color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment spam status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment spam sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # Mark comments as spam
  export extern "blog comment spam" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment spam format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment spam color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --all                     # Every comment
    --dry-run(-n)             # Show what would change, and change nothing
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment spam status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog comment spam sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog comment unspam format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment unspam color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment unspam status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment unspam sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # Say that comments are no spam
  export extern "blog comment unspam" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment unspam format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment unspam color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --all                     # Every comment
    --dry-run(-n)             # Show what would change, and change nothing
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment unspam status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog comment unspam sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog comment recheck format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment recheck color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment recheck status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment recheck sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # Let the rules decide about comments that are there
  export extern "blog comment recheck" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment recheck format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment recheck color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --all                     # Every comment
    --dry-run(-n)             # Show what would change, and change nothing
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment recheck status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog comment recheck sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog comment set format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment set color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment set status" [] {
    [ "pending" "approved" "spam" ]
  }

  # Change fields of comments
  export extern "blog comment set" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment set format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment set color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --author: string          # Who wrote it
    --email: string           # How to reach the author; '' for nowhere
    --website: string         # Where the author is at home; '' for nowhere
    --body(-b): string        # The text, in Markdown
    --body-file(-F): path     # Read the text from a file, or from standard input if it is `-`
    --status: string@"nu-complete blog comment set status" # Who sees it
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog comment edit format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment edit color" [] {
    [ "auto" "always" "never" ]
  }

  # Edit a comment in your editor
  export extern "blog comment edit" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment edit format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment edit color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --recover                 # Go on with a text that was not stored; without a name, the only one there is
    --force                   # Store it even if somebody else has changed it in the meantime
    --help(-h)                # Print help (see more with '--help')
    comment?: string          # The comment, by id
  ]

  def "nu-complete blog comment move format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment move color" [] {
    [ "auto" "always" "never" ]
  }

  # Move comments with their replies to another post or thread
  export extern "blog comment move" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment move format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment move color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --dry-run(-n)             # Show what would move, and change nothing
    --post: string            # To this post, named by id or slug
    --parent: string          # Below this comment, by id, and to its post
    --top                     # To the top level of their own post
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog comment split format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment split color" [] {
    [ "auto" "always" "never" ]
  }

  # Make replies the start of threads of their own
  export extern "blog comment split" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment split format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment split color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --dry-run(-n)             # Show what would move, and change nothing
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog comment history format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment history color" [] {
    [ "auto" "always" "never" ]
  }

  # List the versions of a comment
  export extern "blog comment history" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment history format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment history color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    comment: string           # The comment, by id
  ]

  def "nu-complete blog comment diff format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment diff color" [] {
    [ "auto" "always" "never" ]
  }

  # Show what is different between two versions of a comment
  export extern "blog comment diff" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment diff format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment diff color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    comment: string           # The comment, by id
    old?: string              # The older version [default: the one before the newest]
    new?: string              # The newer version [default: the comment as it is]
  ]

  def "nu-complete blog comment restore format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment restore color" [] {
    [ "auto" "always" "never" ]
  }

  # Make a comment what it was in an earlier version
  export extern "blog comment restore" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment restore format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment restore color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    comment: string           # The comment, by id
    version: string           # The version, as `blog comment history` lists them
  ]

  def "nu-complete blog comment rm format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment rm color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog comment rm status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog comment rm sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # Remove comments with their replies
  export extern "blog comment rm" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment rm format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment rm color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --all                     # Every comment
    --dry-run(-n)             # Show what would go, and change nothing
    --yes(-y)                 # Do not ask
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog comment rm status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog comment rm sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog comment export-person format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment export-person color" [] {
    [ "auto" "always" "never" ]
  }

  # Show all that is stored about a person, as JSON
  export extern "blog comment export-person" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment export-person format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment export-person color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --email: string           # The person's address, in any case
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog comment erase format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog comment erase color" [] {
    [ "auto" "always" "never" ]
  }

  # Erase for good what a person wrote
  export extern "blog comment erase" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog comment erase format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog comment erase color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --email: string           # Those that have this address or once had it, in any case
    --author: string          # Those that have this author or once had it, letter for letter
    --dry-run(-n)             # Show what would go, and change nothing
    --yes(-y)                 # Do not ask
    --help(-h)                # Print help (see more with '--help')
    ...comments: string       # The comments, by id; `-` reads more from standard input
  ]

  def "nu-complete blog tag format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog tag color" [] {
    [ "auto" "always" "never" ]
  }

  # List, rename, merge and remove tags
  export extern "blog tag" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog tag format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog tag color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog tag list format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog tag list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the tags and how many posts carry each
  export extern "blog tag list" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog tag list format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog tag list color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog tag rename format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog tag rename color" [] {
    [ "auto" "always" "never" ]
  }

  # Give a tag another name
  export extern "blog tag rename" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog tag rename format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog tag rename color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    tag: string               # The tag
    name: string              # Its new name
  ]

  def "nu-complete blog tag merge format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog tag merge color" [] {
    [ "auto" "always" "never" ]
  }

  # Put one tag in the place of others
  export extern "blog tag merge" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog tag merge format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog tag merge color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    ...tags: string           # The tags that go
    into: string              # The tag that their posts get; made if it is not there
  ]

  def "nu-complete blog tag rm format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog tag rm color" [] {
    [ "auto" "always" "never" ]
  }

  # Remove tags from every post
  export extern "blog tag rm" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog tag rm format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog tag rm color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --dry-run(-n)             # Show what would go, and change nothing
    --yes(-y)                 # Do not ask
    --help(-h)                # Print help (see more with '--help')
    ...tags: string           # The tags
  ]

  def "nu-complete blog search format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog search color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog search parts" [] {
    [ "title" "body" "tags" "comments" ]
  }

  def "nu-complete blog search status" [] {
    [ "draft" "scheduled" "published" "pending" "approved" "spam" ]
  }

  def "nu-complete blog search sort" [] {
    [ "relevance" "date" ]
  }

  # Find posts and comments by the words in them
  export extern "blog search" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog search format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog search color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --in: string@"nu-complete blog search parts" # Where to look [default: everywhere]
    --help                    # Print help
    --status: string@"nu-complete blog search status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --reverse                 # The opposite order
    --offset: string          # Leave out so many first
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog search sort" # The order [default: the best first]
    --limit: string           # At most so many, or `all` [default: 20]
    ...words: string          # What to look for
  ]

  def "nu-complete blog stats format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog stats color" [] {
    [ "auto" "always" "never" ]
  }

  # Show the blog in numbers
  export extern "blog stats" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog stats format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog stats color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --months: string          # How many months, this one included
    --top: string             # How many posts, tags and authors
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog replace format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog replace color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog replace parts" [] {
    [ "title" "body" "comments" ]
  }

  def "nu-complete blog replace status" [] {
    [ "draft" "scheduled" "published" ]
  }

  def "nu-complete blog replace sort" [] {
    [ "date" "updated" "title" "slug" "author" "id" "comments" ]
  }

  # Find and replace in posts and comments
  export extern "blog replace" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog replace format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog replace color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --all                     # In every post
    --regex(-E)               # OLD is a regular expression
    --ignore-case(-i)         # Upper and lower case are the same
    --in: string@"nu-complete blog replace parts" # Where to look
    --dry-run(-n)             # Show what would change, and change nothing
    --yes(-y)                 # Do not ask
    --status: string@"nu-complete blog replace status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog replace sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    old: string               # What to look for
    new: string               # What to put in its place; '' for nothing
    ...posts: string          # The posts, by id or slug; `-` reads more from standard input
  ]

  def "nu-complete blog import format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog import color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog import kind" [] {
    [ "blogger" "comments" "disqus" "ghost" "isso" "jsonl" "markdown" "remark42" "wxr" ]
  }

  def "nu-complete blog import on_conflict" [] {
    [ "skip" "update" "fail" ]
  }

  def "nu-complete blog import status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog import pingbacks" [] {
    [ "keep" "skip" ]
  }

  # Bring in posts and comments from elsewhere
  export extern "blog import" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog import format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog import color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --dry-run(-n)             # Show what would be imported, and change nothing
    --on-conflict: string@"nu-complete blog import on_conflict" # What to do with what is here already and has changed at its source
    --keep-going              # Import what is good if something is not; that is listed, and the exit code is 8
    --status: string@"nu-complete blog import status" # Lower the status of approved comments to this
    --source: string          # Where it comes from, so that it is known again [default: what the input says of itself, else its name]
    --pingbacks: string@"nu-complete blog import pingbacks" # What to do with pingbacks and trackbacks
    --media: path             # The folder of the media that posts link to
    --create-posts            # Make a post for a thread whose post is not here
    --help(-h)                # Print help (see more with '--help')
    kind: string@"nu-complete blog import kind" # What it is
    path: path                # The file, or the folder; `-` is standard input
  ]

  def "nu-complete blog export format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog export color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog export kind" [] {
    [ "comments" "csv" "jsonl" "markdown" "wxr" ]
  }

  def "nu-complete blog export for" [] {
    [ "hugo" "jekyll" "zola" ]
  }

  def "nu-complete blog export of" [] {
    [ "posts" "comments" ]
  }

  def "nu-complete blog export status" [] {
    [ "draft" "scheduled" "published" ]
  }

  def "nu-complete blog export sort" [] {
    [ "date" "updated" "title" "slug" "author" "id" "comments" ]
  }

  # Write posts and comments in our own or another program's format
  export extern "blog export" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog export format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog export color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --output(-o): path        # The file or the folder to write; `-` is standard output
    --force                   # Replace the file if it exists; never the blog itself, or another one
    --for: string@"nu-complete blog export for" # What is to read the Markdown files [default: hugo]
    --verify                  # Import what was written into a blog of its own, and see that it comes back as it is
    --of: string@"nu-complete blog export of" # What a table is of (csv) [default: posts]
    --history                 # Write the log, too (jsonl): it is for reading, and not imported
    --status: string@"nu-complete blog export status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog export sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --help(-h)                # Print help (see more with '--help')
    kind: string@"nu-complete blog export kind" # What to write
  ]

  def "nu-complete blog apply format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog apply color" [] {
    [ "auto" "always" "never" ]
  }

  # Make the posts those of a folder of Markdown files
  export extern "blog apply" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog apply format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog apply color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --plan(-n)                # Show what would be done, and change nothing
    --dry-run                 # Show what would be done, and change nothing
    --yes(-y)                 # Do not ask before posts are removed
    --force                   # Take over what the folder says, whatever was done here
    --source: string          # What the folder is called, so that its posts are known again [default: its name]
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    folder: path              # The folder
  ]

  def "nu-complete blog rule format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog rule color" [] {
    [ "auto" "always" "never" ]
  }

  # Decide by rules about comments that come in
  export extern "blog rule" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog rule format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog rule color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog rule add format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog rule add color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog rule add action" [] {
    [ "approve" "hold" "spam" "reject" ]
  }

  # Make a rule for comments that come in
  export extern "blog rule add" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog rule add format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog rule add color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --name: string            # What it is called [default: what it says]
    --author: string          # By this author, in any case
    --email: string           # From this address, or from any at a domain: `@example.org`
    --website: string         # With a website at this domain or below it
    --word: string            # With this word or phrase; with any of them if more are given
    --words-file: path        # With any of the words or phrases in this file, one a line; `-` is standard input
    --regex: string           # With a text that this regular expression matches
    --links: string           # With so many links or more
    --post-age: string        # On a post that appeared so many days before, or more
    --duplicate               # With the same text as an earlier comment
    --before: string          # The rule to try it before [default: it is the last]
    --disabled                # Do not switch it on yet
    --help(-h)                # Print help (see more with '--help')
    action: string@"nu-complete blog rule add action" # What becomes of a comment that it matches
  ]

  def "nu-complete blog rule list format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog rule list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the rules in the order in which they are tried
  export extern "blog rule list" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog rule list format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog rule list color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog rule show format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog rule show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show a rule
  export extern "blog rule show" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog rule show format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog rule show color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    rule: string              # The rule, by id
  ]

  def "nu-complete blog rule test format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog rule test color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog rule test status" [] {
    [ "pending" "approved" "spam" ]
  }

  def "nu-complete blog rule test sort" [] {
    [ "date" "updated" "author" "id" ]
  }

  # Try a rule on the comments that are there
  export extern "blog rule test" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog rule test format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog rule test color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --post: string            # On this post, named by id or slug
    --status: string@"nu-complete blog rule test status" # With this status; more than one may be given
    --tag: string             # With this tag; with all of them if more are given
    --not-tag: string         # Without this tag
    --author: string          # By this author; by any of them if more are given
    --since: string           # Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    --until: string           # Dated before; a day counts whole
    --older-than: string      # Dated longer ago than this (`90d`, `2 weeks`)
    --search: string          # With these words in it: see `blog help search`
    --sort: string@"nu-complete blog rule test sort" # The order [default: by date, newest first]
    --reverse                 # The opposite order
    --limit: string           # At most so many, or `all`
    --offset: string          # Leave out so many first
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    rule: string              # The rule, by id
  ]

  def "nu-complete blog rule enable format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog rule enable color" [] {
    [ "auto" "always" "never" ]
  }

  # Switch rules on
  export extern "blog rule enable" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog rule enable format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog rule enable color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    ...rules: string          # The rules, by id; `-` reads more from standard input
  ]

  def "nu-complete blog rule disable format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog rule disable color" [] {
    [ "auto" "always" "never" ]
  }

  # Switch rules off
  export extern "blog rule disable" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog rule disable format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog rule disable color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    ...rules: string          # The rules, by id; `-` reads more from standard input
  ]

  def "nu-complete blog rule rm format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog rule rm color" [] {
    [ "auto" "always" "never" ]
  }

  # Remove rules
  export extern "blog rule rm" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog rule rm format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog rule rm color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    ...rules: string          # The rules, by id; `-` reads more from standard input
  ]

  def "nu-complete blog config format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog config color" [] {
    [ "auto" "always" "never" ]
  }

  # Show and change the settings of the blog
  export extern "blog config" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog config format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog config color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog config list format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog config list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the settings with their values and what they are for
  export extern "blog config list" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog config list format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog config list color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog config get format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog config get color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the value of a setting
  export extern "blog config get" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog config get format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog config get color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    name: string              # The setting, as `blog config list` names it
  ]

  def "nu-complete blog config set format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog config set color" [] {
    [ "auto" "always" "never" ]
  }

  # Set a setting
  export extern "blog config set" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog config set format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog config set color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    name: string              # The setting, as `blog config list` names it
    value: string             # Its value
  ]

  def "nu-complete blog config unset format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog config unset color" [] {
    [ "auto" "always" "never" ]
  }

  # Give a setting its default back
  export extern "blog config unset" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog config unset format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog config unset color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    name: string              # The setting, as `blog config list` names it
  ]

  def "nu-complete blog db format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog db color" [] {
    [ "auto" "always" "never" ]
  }

  # Look after the file: check it, copy it, ask it
  export extern "blog db" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog db format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog db color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog db info format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog db info color" [] {
    [ "auto" "always" "never" ]
  }

  # Show what the file is like
  export extern "blog db info" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog db info format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog db info color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog db check format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog db check color" [] {
    [ "auto" "always" "never" ]
  }

  # Look for what is wrong, and mend it
  export extern "blog db check" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog db check format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog db check color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --fix                     # Mend what can be mended without losing anything
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog db backup format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog db backup color" [] {
    [ "auto" "always" "never" ]
  }

  # Copy the blog while others write
  export extern "blog db backup" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog db backup format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog db backup color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --keep: string            # Remove the oldest backups of this blog in the folder, so that so many remain
    --help(-h)                # Print help (see more with '--help')
    to?: path                 # The file to make, or the folder to make it in [default: the folder of the blog]
  ]

  def "nu-complete blog db restore format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog db restore color" [] {
    [ "auto" "always" "never" ]
  }

  # Put a backup in the place of the blog
  export extern "blog db restore" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog db restore format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog db restore color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --dry-run(-n)             # Show what would go, and change nothing
    --yes(-y)                 # Do not ask
    --help(-h)                # Print help (see more with '--help')
    file: path                # The backup, or any other file of a blog
  ]

  def "nu-complete blog db vacuum format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog db vacuum color" [] {
    [ "auto" "always" "never" ]
  }

  # Give free pages back to the disk
  export extern "blog db vacuum" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog db vacuum format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog db vacuum color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog db query format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog db query color" [] {
    [ "auto" "always" "never" ]
  }

  # Ask in SQL
  export extern "blog db query" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog db query format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog db query color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --file(-F): path          # Read the statement from a file, or from standard input if it is `-`
    --no-header               # Leave out the line of column names
    --help(-h)                # Print help (see more with '--help')
    sql?: string              # The statement; `-` reads it from standard input
  ]

  def "nu-complete blog db dump format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog db dump color" [] {
    [ "auto" "always" "never" ]
  }

  # Write the blog as SQL
  export extern "blog db dump" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog db dump format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog db dump color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog log format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog log color" [] {
    [ "auto" "always" "never" ]
  }

  # List what was written, newest first
  export extern "blog log" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog log format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog log color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --limit: string           # At most so many, or `all`
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
    post?: string             # Only what touched this post or its comments; one that is gone is named by its id
  ]

  def "nu-complete blog log prune format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog log prune color" [] {
    [ "auto" "always" "never" ]
  }

  # Forget old operations
  export extern "blog log prune" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog log prune format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog log prune color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --keep: string            # Keep so many of the newest operations
    --older-than: string      # Forget what was done longer ago than this (`90d`, `2 weeks`)
    --dry-run(-n)             # Show what would go, and change nothing
    --yes(-y)                 # Do not ask
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog undo format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog undo color" [] {
    [ "auto" "always" "never" ]
  }

  # Take back what an operation wrote
  export extern "blog undo" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog undo format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog undo color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --dry-run(-n)             # Show what would be undone, and change nothing
    --help(-h)                # Print help (see more with '--help')
    operation?: string        # The operation, by its number in `blog log` [default: the newest in effect]
  ]

  def "nu-complete blog redo format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog redo color" [] {
    [ "auto" "always" "never" ]
  }

  # Do again what was undone
  export extern "blog redo" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog redo format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog redo color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --dry-run(-n)             # Show what would be done again, and change nothing
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog changes format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog changes color" [] {
    [ "auto" "always" "never" ]
  }

  # Give what has changed since the last time, each change once
  export extern "blog changes" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog changes format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog changes color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --cursor: string          # Whose changes: the name of a cursor, which is made if need be
    --from-now                # Begin a new cursor here, with nothing; later runs take no notice of it
    --peek                    # Give the batch, and do not acknowledge it
    --ack: string             # Acknowledge the batch with this number; once more does no harm
    --forget                  # Remove the cursor; one of that name begins anew, its numbers too
    --list                    # List the cursors
    --fields: string          # Show these fields only, in this order
    --no-header               # Leave out the line of field names
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete blog completions format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog completions color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete blog completions shell" [] {
    [ "bash" "elvish" "fish" "nushell" "powershell" "zsh" ]
  }

  # Print or install the completion script of a shell
  export extern "blog completions" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog completions format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog completions color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --install                 # Put the script where the shell looks for it, and say where that is
    --dry-run(-n)             # Say where the script would go, and change nothing
    --yes(-y)                 # Do not ask before the place of another file is taken
    --help(-h)                # Print help (see more with '--help')
    shell: string@"nu-complete blog completions shell" # The shell
  ]

  def "nu-complete blog help format" [] {
    [ "auto" "table" "tsv" "csv" "json" "jsonl" "yaml" "ids" "template" ]
  }

  def "nu-complete blog help color" [] {
    [ "auto" "always" "never" ]
  }

  # Tell more of a command or a topic
  export extern "blog help" [
    --db: path                # The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]
    --format: string@"nu-complete blog help format" # How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]
    --csv-safe                # In CSV, put an apostrophe before texts that a spreadsheet would take for formulas
    --template: string        # Fill this with the fields of each record: `{{ slug }}\t{{ title }}`
    --null(-0)                # Write ids, or what a template makes, with a NUL behind each
    --no-pager                # Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]
    --color: string@"nu-complete blog help color" # Whether to use colour
    --timeout: string         # How long to wait while another program writes
    --help(-h)                # Print help (see more with '--help')
    ...topic: string          # A command, or a topic; `fields` may be followed by a command
  ]

}

export use completions *
