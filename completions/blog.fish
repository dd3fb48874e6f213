# Written by blog.
complete --command blog --no-files --keep-order --arguments "(COMPLETE=fish command blog -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token --cut-at-cursor) 2>/dev/null)"
