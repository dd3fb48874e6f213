# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_blog_global_optspecs
    string join \n db= format= csv-safe template= 0/null no-pager color= timeout= h/help V/version
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_needs_command" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_needs_command" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_needs_command" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_needs_command" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_needs_command" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_needs_command" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_needs_command" -s V -l version -d 'Print version'
complete -c blog -n "__fish_blog_needs_command" -f -a "init" -d 'Make a new blog'
complete -c blog -n "__fish_blog_needs_command" -f -a "post" -d 'Write, read, change and remove posts'
complete -c blog -n "__fish_blog_needs_command" -f -a "comment" -d 'Write, read, change and remove comments'
complete -c blog -n "__fish_blog_needs_command" -f -a "tag" -d 'List, rename, merge and remove tags'
complete -c blog -n "__fish_blog_needs_command" -f -a "search" -d 'Find posts and comments by the words in them'
complete -c blog -n "__fish_blog_needs_command" -f -a "stats" -d 'Show the blog in numbers'
complete -c blog -n "__fish_blog_needs_command" -f -a "replace" -d 'Find and replace in posts and comments'
complete -c blog -n "__fish_blog_needs_command" -f -a "import" -d 'Bring in posts and comments from elsewhere'
complete -c blog -n "__fish_blog_needs_command" -f -a "export" -d 'Write posts and comments in our own or another program\'s format'
complete -c blog -n "__fish_blog_needs_command" -f -a "apply" -d 'Make the posts those of a folder of Markdown files'
complete -c blog -n "__fish_blog_needs_command" -f -a "rule" -d 'Decide by rules about comments that come in'
complete -c blog -n "__fish_blog_needs_command" -f -a "config" -d 'Show and change the settings of the blog'
complete -c blog -n "__fish_blog_needs_command" -f -a "db" -d 'Look after the file: check it, copy it, ask it'
complete -c blog -n "__fish_blog_needs_command" -f -a "log" -d 'List what was written, newest first'
complete -c blog -n "__fish_blog_needs_command" -f -a "undo" -d 'Take back what an operation wrote'
complete -c blog -n "__fish_blog_needs_command" -f -a "redo" -d 'Do again what was undone'
complete -c blog -n "__fish_blog_needs_command" -f -a "changes" -d 'Give what has changed since the last time, each change once'
complete -c blog -n "__fish_blog_needs_command" -f -a "completions" -d 'Print or install the completion script of a shell'
complete -c blog -n "__fish_blog_needs_command" -f -a "help" -d 'Tell more of a command or a topic'
complete -c blog -n "__fish_blog_using_subcommand init" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand init" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand init" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand init" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand init" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand init" -l title -d 'The title of the blog' -r
complete -c blog -n "__fish_blog_using_subcommand init" -l author -d 'The author of its posts, where none is given' -r
complete -c blog -n "__fish_blog_using_subcommand init" -l time-zone -d 'The zone of times written without one, such as Europe/Berlin [default: that of TZ or this machine]' -r
complete -c blog -n "__fish_blog_using_subcommand init" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand init" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand init" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand init" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "add" -d 'Write a new post'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "new" -d 'Write a new post'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "show" -d 'Show a post with its comments'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "list" -d 'List posts'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "ls" -d 'List posts'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "count" -d 'Count posts'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "exists" -d 'Tell by the exit status whether there is a post'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "backlinks" -d 'List the texts that link to a post'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "set" -d 'Change fields of posts'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "edit" -d 'Edit a post in your editor'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "history" -d 'List the versions of a post'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "diff" -d 'Show what is different between two versions of a post'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "restore" -d 'Make a post what it was in an earlier version'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "publish" -d 'Let posts appear now'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "unpublish" -d 'Make posts drafts again'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "schedule" -d 'Let posts appear by themselves, later'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "close" -d 'Take no more comments on posts'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "open" -d 'Take comments on posts again'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "rm" -d 'Remove posts with their comments'
complete -c blog -n "__fish_blog_using_subcommand post; and not __fish_seen_subcommand_from add new show list ls count exists backlinks set edit history diff restore publish unpublish schedule close open rm delete" -f -a "delete" -d 'Remove posts with their comments'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l at -d 'When it appears, such as `tomorrow 9am`; see `blog help times` [default: now]' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l draft -d 'Do not publish it yet'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -l recover -d 'Go on with a text that was not stored'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l at -d 'When it appears, such as `tomorrow 9am`; see `blog help times` [default: now]' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l draft -d 'Do not publish it yet'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -l recover -d 'Go on with a text that was not stored'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from show" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from list" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from ls" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from exists" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l kind -d 'In posts or in comments only' -r -f -a "post\t''
comment\t''"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from backlinks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l title -d 'The title' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l slug -d 'The place in addresses; the one before goes on leading there' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l author -d 'Who wrote it; \'\' for nobody' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l summary -d 'What it is about; \'\' for nothing' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l add-tag -d 'Add a tag; may be given again, or with commas' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l remove-tag -d 'Take a tag away; may be given again, or with commas' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l at -d 'When it appears, such as `tomorrow 9am`; see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from set" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l recover -d 'Go on with a text that was not stored; without a name, the only one there is'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -l force -d 'Store it even if somebody else has changed it in the meantime'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from restore" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from restore" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from restore" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from restore" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from restore" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from restore" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from restore" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from restore" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from publish" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from publish" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from publish" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from publish" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from publish" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from publish" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from publish" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from publish" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from publish" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from unpublish" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from unpublish" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from unpublish" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from unpublish" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from unpublish" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from unpublish" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from unpublish" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from unpublish" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from unpublish" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -l at -d 'When they appear, such as `tomorrow 9am`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from schedule" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from close" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from close" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from close" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from close" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from close" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from close" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from close" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from close" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from close" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from open" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from open" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from open" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from open" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from open" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from open" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from open" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from open" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from open" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from rm" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
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
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l all -d 'Every post'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand post; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "add" -d 'Write a comment on a post'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "new" -d 'Write a comment on a post'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "reply" -d 'Answer a comment as the author of the blog'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "show" -d 'Show a comment and the post it is on'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "list" -d 'List comments, of one post or of all'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "ls" -d 'List comments, of one post or of all'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "count" -d 'Count comments'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "exists" -d 'Tell by the exit status whether there is a comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "queue" -d 'List the comments that wait for a decision, the oldest first'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "review" -d 'Decide about the comments that wait, one by one'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "approve" -d 'Let readers see comments'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "unapprove" -d 'Let comments wait for a decision again'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "spam" -d 'Mark comments as spam'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "unspam" -d 'Say that comments are no spam'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "recheck" -d 'Let the rules decide about comments that are there'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "set" -d 'Change fields of comments'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "edit" -d 'Edit a comment in your editor'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "move" -d 'Move comments with their replies to another post or thread'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "split" -d 'Make replies the start of threads of their own'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "history" -d 'List the versions of a comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "diff" -d 'Show what is different between two versions of a comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "restore" -d 'Make a comment what it was in an earlier version'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "rm" -d 'Remove comments with their replies'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "delete" -d 'Remove comments with their replies'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "export-person" -d 'Show all that is stored about a person, as JSON'
complete -c blog -n "__fish_blog_using_subcommand comment; and not __fish_seen_subcommand_from add new reply show list ls count exists queue review approve unapprove spam unspam recheck set edit move split history diff restore rm delete export-person erase" -f -a "erase" -d 'Erase for good what a person wrote'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l author -d 'Who wrote it [default: BLOG_AUTHOR, or the author of the blog]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l at -d 'When it was written, such as `yesterday 18:00`; see `blog help times` [default: now]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l email -d 'How to reach the author; never published' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l website -d 'Where the author is at home' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l parent -d 'The comment it answers, by id' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l status -d 'Who sees it, whatever the rules and the policy say [default: what they say]' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -l recover -d 'Go on with a text that was not stored'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l author -d 'Who wrote it [default: BLOG_AUTHOR, or the author of the blog]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l at -d 'When it was written, such as `yesterday 18:00`; see `blog help times` [default: now]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l email -d 'How to reach the author; never published' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l website -d 'Where the author is at home' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l parent -d 'The comment it answers, by id' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l status -d 'Who sees it, whatever the rules and the policy say [default: what they say]' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -l recover -d 'Go on with a text that was not stored'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l author -d 'Who wrote it [default: BLOG_AUTHOR, or the author of the blog]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -s b -l body -d 'The text, in Markdown' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -s F -l body-file -d 'Read the text from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l at -d 'When it was written, such as `yesterday 18:00`; see `blog help times` [default: now]' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -l recover -d 'Go on with a text that was not stored'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from reply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from show" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
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
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from list" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
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
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from ls" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from exists" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l sort -d 'The order; `date` is newest first [default: oldest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from queue" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l sort -d 'The order; `date` is newest first [default: oldest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from review" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l all -d 'Every comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -s n -l dry-run -d 'Show what would change, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from approve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l all -d 'Every comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -s n -l dry-run -d 'Show what would change, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unapprove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l all -d 'Every comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -s n -l dry-run -d 'Show what would change, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from spam" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l all -d 'Every comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -s n -l dry-run -d 'Show what would change, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from unspam" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l all -d 'Every comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -s n -l dry-run -d 'Show what would change, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from recheck" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l recover -d 'Go on with a text that was not stored; without a name, the only one there is'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -l force -d 'Store it even if somebody else has changed it in the meantime'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l post -d 'To this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l parent -d 'Below this comment, by id, and to its post' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -s n -l dry-run -d 'Show what would move, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -l top -d 'To the top level of their own post'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from move" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -s n -l dry-run -d 'Show what would move, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from split" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from restore" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from restore" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from restore" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from restore" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from restore" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from restore" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from restore" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from restore" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from rm" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l all -d 'Every comment'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -l email -d 'The person\'s address, in any case' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from export-person" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -l email -d 'Those that have this address or once had it, in any case' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -l author -d 'Those that have this author or once had it, letter for letter' -r
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand comment; and __fish_seen_subcommand_from erase" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "list" -d 'List the tags and how many posts carry each'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "ls" -d 'List the tags and how many posts carry each'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "rename" -d 'Give a tag another name'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "merge" -d 'Put one tag in the place of others'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "rm" -d 'Remove tags from every post'
complete -c blog -n "__fish_blog_using_subcommand tag; and not __fish_seen_subcommand_from list ls rename merge rm delete" -f -a "delete" -d 'Remove tags from every post'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from merge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from rm" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand tag; and __fish_seen_subcommand_from delete" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
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
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand search" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
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
complete -c blog -n "__fish_blog_using_subcommand search" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l sort -d 'The order [default: the best first]' -r -f -a "relevance\t''
date\t''"
complete -c blog -n "__fish_blog_using_subcommand search" -l limit -d 'At most so many, or `all` [default: 20]' -r
complete -c blog -n "__fish_blog_using_subcommand search" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand search" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand search" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand search" -l help -d 'Print help'
complete -c blog -n "__fish_blog_using_subcommand search" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand search" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand stats" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand stats" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand stats" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand stats" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand stats" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand stats" -l months -d 'How many months, this one included' -r
complete -c blog -n "__fish_blog_using_subcommand stats" -l top -d 'How many posts, tags and authors' -r
complete -c blog -n "__fish_blog_using_subcommand stats" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand stats" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand stats" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand stats" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand stats" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand replace" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand replace" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand replace" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand replace" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l in -d 'Where to look' -r -f -a "title\t'Its title'
body\t'Its body'
comments\t'The bodies of the comments on it'"
complete -c blog -n "__fish_blog_using_subcommand replace" -l status -d 'With this status; more than one may be given' -r -f -a "draft\t''
scheduled\t''
published\t''"
complete -c blog -n "__fish_blog_using_subcommand replace" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
title\t''
slug\t''
author\t''
id\t''
comments\t''"
complete -c blog -n "__fish_blog_using_subcommand replace" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand replace" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand replace" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand replace" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand replace" -l all -d 'In every post'
complete -c blog -n "__fish_blog_using_subcommand replace" -s E -l regex -d 'OLD is a regular expression'
complete -c blog -n "__fish_blog_using_subcommand replace" -s i -l ignore-case -d 'Upper and lower case are the same'
complete -c blog -n "__fish_blog_using_subcommand replace" -s n -l dry-run -d 'Show what would change, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand replace" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand replace" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand replace" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand replace" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand import" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand import" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand import" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand import" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand import" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand import" -l on-conflict -d 'What to do with what is here already and has changed at its source' -r -f -a "skip\t''
update\t''
fail\t''"
complete -c blog -n "__fish_blog_using_subcommand import" -l status -d 'Lower the status of approved comments to this' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand import" -l source -d 'Where it comes from, so that it is known again [default: what the input says of itself, else its name]' -r
complete -c blog -n "__fish_blog_using_subcommand import" -l pingbacks -d 'What to do with pingbacks and trackbacks' -r -f -a "keep\t'Keep them as comments'
skip\t'Leave them out'"
complete -c blog -n "__fish_blog_using_subcommand import" -l media -d 'The folder of the media that posts link to' -r -F
complete -c blog -n "__fish_blog_using_subcommand import" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand import" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand import" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand import" -s n -l dry-run -d 'Show what would be imported, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand import" -l keep-going -d 'Import what is good if something is not; that is listed, and the exit code is 8'
complete -c blog -n "__fish_blog_using_subcommand import" -l create-posts -d 'Make a post for a thread whose post is not here'
complete -c blog -n "__fish_blog_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand export" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand export" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand export" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand export" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand export" -s o -l output -d 'The file or the folder to write; `-` is standard output' -r -F
complete -c blog -n "__fish_blog_using_subcommand export" -l for -d 'What is to read the Markdown files [default: hugo]' -r -f -a "hugo\t''
jekyll\t''
zola\t''"
complete -c blog -n "__fish_blog_using_subcommand export" -l of -d 'What a table is of (csv) [default: posts]' -r -f -a "posts\t'The posts'
comments\t'The comments on them'"
complete -c blog -n "__fish_blog_using_subcommand export" -l status -d 'With this status; more than one may be given' -r -f -a "draft\t''
scheduled\t''
published\t''"
complete -c blog -n "__fish_blog_using_subcommand export" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
title\t''
slug\t''
author\t''
id\t''
comments\t''"
complete -c blog -n "__fish_blog_using_subcommand export" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand export" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand export" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand export" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand export" -l force -d 'Replace the file if it exists; never the blog itself, or another one'
complete -c blog -n "__fish_blog_using_subcommand export" -l verify -d 'Import what was written into a blog of its own, and see that it comes back as it is'
complete -c blog -n "__fish_blog_using_subcommand export" -l history -d 'Write the log, too (jsonl): it is for reading, and not imported'
complete -c blog -n "__fish_blog_using_subcommand export" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand apply" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand apply" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand apply" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand apply" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand apply" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand apply" -l source -d 'What the folder is called, so that its posts are known again [default: its name]' -r
complete -c blog -n "__fish_blog_using_subcommand apply" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand apply" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand apply" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand apply" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand apply" -s n -l plan -l dry-run -d 'Show what would be done, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand apply" -s y -l yes -d 'Do not ask before posts are removed'
complete -c blog -n "__fish_blog_using_subcommand apply" -l force -d 'Take over what the folder says, whatever was done here'
complete -c blog -n "__fish_blog_using_subcommand apply" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -f -a "add" -d 'Make a rule for comments that come in'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -f -a "list" -d 'List the rules in the order in which they are tried'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -f -a "ls" -d 'List the rules in the order in which they are tried'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -f -a "show" -d 'Show a rule'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -f -a "test" -d 'Try a rule on the comments that are there'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -f -a "enable" -d 'Switch rules on'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -f -a "disable" -d 'Switch rules off'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -f -a "rm" -d 'Remove rules'
complete -c blog -n "__fish_blog_using_subcommand rule; and not __fish_seen_subcommand_from add list ls show test enable disable rm delete" -f -a "delete" -d 'Remove rules'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l name -d 'What it is called [default: what it says]' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l author -d 'By this author, in any case' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l email -d 'From this address, or from any at a domain: `@example.org`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l website -d 'With a website at this domain or below it' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l word -d 'With this word or phrase; with any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l words-file -d 'With any of the words or phrases in this file, one a line; `-` is standard input' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l regex -d 'With a text that this regular expression matches' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l links -d 'With so many links or more' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l post-age -d 'On a post that appeared so many days before, or more' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l before -d 'The rule to try it before [default: it is the last]' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l duplicate -d 'With the same text as an earlier comment'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -l disabled -d 'Do not switch it on yet'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l post -d 'On this post, named by id or slug' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l status -d 'With this status; more than one may be given' -r -f -a "pending\t''
approved\t''
spam\t''"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l tag -d 'With this tag; with all of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l not-tag -d 'Without this tag' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l author -d 'By this author; by any of them if more are given' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l since -d 'Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l until -d 'Dated before; a day counts whole' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l older-than -d 'Dated longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l search -d 'With these words in it: see `blog help search`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l sort -d 'The order [default: by date, newest first]' -r -f -a "date\t''
updated\t''
author\t''
id\t''"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l offset -d 'Leave out so many first' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l reverse -d 'The opposite order'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from enable" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from enable" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from enable" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from enable" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from enable" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from enable" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from enable" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from enable" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from enable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from disable" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from disable" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from disable" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from disable" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from disable" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from disable" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from disable" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from disable" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from disable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from rm" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from rm" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from rm" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from rm" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from rm" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from rm" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from rm" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from rm" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from delete" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from delete" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from delete" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from delete" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from delete" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from delete" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from delete" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand rule; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -f -a "list" -d 'List the settings with their values and what they are for'
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -f -a "ls" -d 'List the settings with their values and what they are for'
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -f -a "get" -d 'Print the value of a setting'
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -f -a "set" -d 'Set a setting'
complete -c blog -n "__fish_blog_using_subcommand config; and not __fish_seen_subcommand_from list ls get set unset" -f -a "unset" -d 'Give a setting its default back'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from get" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from get" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from get" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from get" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from get" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from get" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from get" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from set" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from set" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from set" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from set" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from set" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from set" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from set" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from unset" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from unset" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from unset" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from unset" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from unset" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from unset" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from unset" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand config; and __fish_seen_subcommand_from unset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -f -a "info" -d 'Show what the file is like'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -f -a "check" -d 'Look for what is wrong, and mend it'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -f -a "backup" -d 'Copy the blog while others write'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -f -a "restore" -d 'Put a backup in the place of the blog'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -f -a "vacuum" -d 'Give free pages back to the disk'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -f -a "query" -d 'Ask in SQL'
complete -c blog -n "__fish_blog_using_subcommand db; and not __fish_seen_subcommand_from info check backup restore vacuum query dump" -f -a "dump" -d 'Write the blog as SQL'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l fix -d 'Mend what can be mended without losing anything'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -l keep -d 'Remove the oldest backups of this blog in the folder, so that so many remain' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from vacuum" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from vacuum" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from vacuum" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from vacuum" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from vacuum" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from vacuum" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from vacuum" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from vacuum" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from vacuum" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -s F -l file -d 'Read the statement from a file, or from standard input if it is `-`' -r -F
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -l no-header -d 'Leave out the line of column names'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from query" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from dump" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from dump" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from dump" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from dump" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from dump" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from dump" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from dump" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from dump" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand db; and __fish_seen_subcommand_from dump" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l limit -d 'At most so many, or `all`' -r
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand log; and not __fish_seen_subcommand_from prune" -a "prune" -d 'Forget old operations'
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -l keep -d 'Keep so many of the newest operations' -r
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -l older-than -d 'Forget what was done longer ago than this (`90d`, `2 weeks`)' -r
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -s n -l dry-run -d 'Show what would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -s y -l yes -d 'Do not ask'
complete -c blog -n "__fish_blog_using_subcommand log; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand undo" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand undo" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand undo" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand undo" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand undo" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand undo" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand undo" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand undo" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand undo" -s n -l dry-run -d 'Show what would be undone, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand redo" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand redo" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand redo" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand redo" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand redo" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand redo" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand redo" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand redo" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand redo" -s n -l dry-run -d 'Show what would be done again, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand changes" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand changes" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand changes" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand changes" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand changes" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand changes" -l cursor -d 'Whose changes: the name of a cursor, which is made if need be' -r
complete -c blog -n "__fish_blog_using_subcommand changes" -l ack -d 'Acknowledge the batch with this number; once more does no harm' -r
complete -c blog -n "__fish_blog_using_subcommand changes" -l fields -d 'Show these fields only, in this order' -r
complete -c blog -n "__fish_blog_using_subcommand changes" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand changes" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand changes" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand changes" -l from-now -d 'Begin a new cursor here, with nothing; later runs take no notice of it'
complete -c blog -n "__fish_blog_using_subcommand changes" -l peek -d 'Give the batch, and do not acknowledge it'
complete -c blog -n "__fish_blog_using_subcommand changes" -l forget -d 'Remove the cursor; one of that name begins anew, its numbers too'
complete -c blog -n "__fish_blog_using_subcommand changes" -l list -d 'List the cursors'
complete -c blog -n "__fish_blog_using_subcommand changes" -l no-header -d 'Leave out the line of field names'
complete -c blog -n "__fish_blog_using_subcommand changes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand completions" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand completions" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand completions" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand completions" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand completions" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand completions" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand completions" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand completions" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand completions" -l install -d 'Put the script where the shell looks for it, and say where that is'
complete -c blog -n "__fish_blog_using_subcommand completions" -s n -l dry-run -d 'Say where the script would go, and change nothing'
complete -c blog -n "__fish_blog_using_subcommand completions" -s y -l yes -d 'Do not ask before the place of another file is taken'
complete -c blog -n "__fish_blog_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c blog -n "__fish_blog_using_subcommand help" -l db -d 'The file of the blog [default: BLOG_DB, else ./blog.db, else the one in your home folder]' -r -F
complete -c blog -n "__fish_blog_using_subcommand help" -l format -d 'How to write results [default: BLOG_FORMAT, else a table on a terminal, tab-separated elsewhere]' -r -f -a "auto\t'A table on a terminal, tab-separated elsewhere'
table\t'A table for people'
tsv\t'Tab-separated values with a header'
csv\t'Comma-separated values with a header'
json\t'An array, or one object'
jsonl\t'One object a line'
yaml\t'A YAML list, or one mapping'
ids\t'Ids alone, one a line'
template\t'What --template says'"
complete -c blog -n "__fish_blog_using_subcommand help" -l template -d 'Fill this with the fields of each record: `{{ slug }}\\t{{ title }}`' -r
complete -c blog -n "__fish_blog_using_subcommand help" -l color -d 'Whether to use colour' -r -f -a "auto\t'On a terminal that takes it'
always\t'Always'
never\t'Never'"
complete -c blog -n "__fish_blog_using_subcommand help" -l timeout -d 'How long to wait while another program writes' -r
complete -c blog -n "__fish_blog_using_subcommand help" -l csv-safe -d 'In CSV, put an apostrophe before texts that a spreadsheet would take for formulas'
complete -c blog -n "__fish_blog_using_subcommand help" -s 0 -l null -d 'Write ids, or what a template makes, with a NUL behind each'
complete -c blog -n "__fish_blog_using_subcommand help" -l no-pager -d 'Never show long output in a pager [default: BLOG_PAGER, else PAGER, else less, on a terminal]'
complete -c blog -n "__fish_blog_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
