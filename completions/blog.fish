# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_blog_global_optspecs
    string join \n db= format= color= timeout= h/help V/version
end

function __fish_blog_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_blog_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_blog_using_subcommand
    set -l cmd (__fish_blog_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c blog -n "__fish_blog_needs_command" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_needs_command" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_needs_command" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_needs_command" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_needs_command" -s V -l version -d 'Print version'
complete -c blog -n "__fish_blog_needs_command" -f -a "init" -d 'Make a new blog'
complete -c blog -n "__fish_blog_needs_command" -f -a "post" -d 'Write, read, change and remove posts'
complete -c blog -n "__fish_blog_needs_command" -f -a "comment" -d 'Write, read, change and remove comments'
complete -c blog -n "__fish_blog_needs_command" -f -a "tag" -d 'List, rename, merge and remove tags'
complete -c blog -n "__fish_blog_needs_command" -f -a "search" -d 'Find posts and comments by the words in them'
complete -c blog -n "__fish_blog_needs_command" -f -a "log" -d 'What a list or a record shows'
complete -c blog -n "__fish_blog_needs_command" -f -a "undo" -d 'Take back what an operation wrote'
complete -c blog -n "__fish_blog_needs_command" -f -a "redo" -d 'Do again what was undone'
complete -c blog -n "__fish_blog_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c blog -n "__fish_blog_needs_command" -f -a "help" -d 'Tell more of a command or a topic'
complete -c blog -n "__fish_blog_using_subcommand init" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand init" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand init" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand init" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand init" -l title -d 'The title of the blog' -r
complete -c blog -n "__fish_blog_using_subcommand init" -l author -d 'The author of its posts, where none is given' -r
complete -c blog -n "__fish_blog_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "add" -d 'The text of a post or comment'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "new" -d 'The text of a post or comment'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "show" -d 'What a list or a record shows'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "list" -d 'What a list or a record shows'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "ls" -d 'What a list or a record shows'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "count" -d 'Which things are meant'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "exists" -d 'Tell by the exit status whether there is a post'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "set" -d 'The text of a post or comment'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "edit" -d 'Edit a post in your editor'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "rm" -d 'Which things are meant'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "delete" -d 'Which things are meant'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l slug -d 'Its place in addresses [default: made from the title]' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l author -d 'Who wrote it [default: BLOG_AUTHOR, or the author of the blog]' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l tag -d 'A tag; may be given again, or with commas' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l summary -d 'What it is about, in a sentence or two' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l at -d 'When it appears [default: now]' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l draft -d 'Do not publish it yet'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l slug -d 'Its place in addresses [default: made from the title]' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l author -d 'Who wrote it [default: BLOG_AUTHOR, or the author of the blog]' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l tag -d 'A tag; may be given again, or with commas' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l summary -d 'What it is about, in a sentence or two' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l at -d 'When it appears [default: now]' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l draft -d 'Do not publish it yet'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l no-comments -d 'Leave out the comments'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l raw -d 'Show the Markdown alone'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l status -d 'With this status; more than one may be given' -r -f -a "draft\t''
scheduled\t''
published\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
title\t''
slug\t''
author\t''
id\t''
comments\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l status -d 'With this status; more than one may be given' -r -f -a "draft\t''
scheduled\t''
published\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
title\t''
slug\t''
author\t''
id\t''
comments\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l status -d 'With this status; more than one may be given' -r -f -a "draft\t''
scheduled\t''
published\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
title\t''
slug\t''
author\t''
id\t''
comments\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l title -d 'The title' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l slug -d 'The place in addresses' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l author -d 'Who wrote it; \'\' for nobody' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l summary -d 'What it is about; \'\' for nothing' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l add-tag -d 'Add a tag; may be given again, or with commas' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l remove-tag -d 'Take a tag away; may be given again, or with commas' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l at -d 'When it appears' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l draft -d 'Make it a draft'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l publish -d 'Let it appear now, unless it has already'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l open-comments -d 'Let readers comment'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l close-comments -d 'Do not let readers comment'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l status -d 'With this status; more than one may be given' -r -f -a "draft\t''
scheduled\t''
published\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
title\t''
slug\t''
author\t''
id\t''
comments\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l all -d 'Every post'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l status -d 'With this status; more than one may be given' -r -f -a "draft\t''
scheduled\t''
published\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
title\t''
slug\t''
author\t''
id\t''
comments\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l all -d 'Every post'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "add" -d 'The text of a post or comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "new" -d 'The text of a post or comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "show" -d 'What a list or a record shows'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "list" -d 'What a list or a record shows'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "ls" -d 'What a list or a record shows'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "count" -d 'The filter of comments'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "exists" -d 'Tell by the exit status whether there is a comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "set" -d 'The text of a post or comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "edit" -d 'Edit a comment in your editor'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "rm" -d 'The filter of comments'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new show list ls count exists set edit rm delete" -f -a "delete" -d 'The filter of comments'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l author -d 'Who wrote it [default: BLOG_AUTHOR, or the author of the blog]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l email -d 'How to reach the author; never published' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l website -d 'Where the author is at home' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l parent -d 'The comment it answers, by id' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l status -d 'Who sees it' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l at -d 'When it was written [default: now]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l author -d 'Who wrote it [default: BLOG_AUTHOR, or the author of the blog]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l email -d 'How to reach the author; never published' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l website -d 'Where the author is at home' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l parent -d 'The comment it answers, by id' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l status -d 'Who sees it' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l at -d 'When it was written [default: now]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l raw -d 'Show the Markdown alone'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l tree -d 'In the order of the threads of one post, with the depth of each comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l tree -d 'In the order of the threads of one post, with the depth of each comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l author -d 'Who wrote it' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l email -d 'How to reach the author; \'\' for nowhere' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l website -d 'Where the author is at home; \'\' for nowhere' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l status -d 'Who sees it' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l all -d 'Every comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l all -d 'Every comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "list" -d 'What a list or a record shows'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "ls" -d 'What a list or a record shows'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "rename" -d 'Give a tag another name'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "merge" -d 'Put one tag in the place of others'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "rm" -d 'Consent to what destroys'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "delete" -d 'Consent to what destroys'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand search" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand search" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand search" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand search" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l in -d 'Where to look [default: everywhere]' -r -f -a "title\t''
body\t''
tags\t''
comments\t''"
complete -c blog -n "__fish_blog_using_subcommand search" -l status -d 'With this status; more than one may be given' -r -f -a "draft\t''
scheduled\t''
published\t''
pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand search" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`)' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l sort -d 'The order [default: the best first]' -r -f -a "relevance\t''
date\t''"
complete -c blog -n "__fish_blog_using_subcommand search" -l limit -d 'At most so many, or `all` [default: 20]' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l help -d 'Print help'
complete -c blog -n "__fish_blog_using_subcommand search" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand search" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand log" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand log" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand log" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand log" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand log" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand log" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand log" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand undo" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand undo" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand undo" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand undo" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand undo" -s n -l dry-run -d 'Show what would be undone, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand redo" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand redo" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand redo" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand redo" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand redo" -s n -l dry-run -d 'Show what would be done again, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand completions" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand completions" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand completions" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand completions" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand help" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand help" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
ids\t'Ids alone, one a line'"
complete -c blog -n "__fish_blog_using_subcommand help" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand help" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
