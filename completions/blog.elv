# Written by blog.
use re
set edit:completion:arg-completer[blog] = {|@words|
    env COMPLETE=elvish blog -- $@words 2>/dev/null | from-lines | each {|value|
        var suffix = ' '
        if (re:match '[/=]$' $value) { set suffix = '' }
        edit:complex-candidate $value &code-suffix=$suffix
    }
}
