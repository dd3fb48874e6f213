# Written by blog.
do --env {
    let others = $env.config.completions.external.completer
    $env.config.completions.external.completer = {|words|
        if $words.0 == "blog" {
            with-env {COMPLETE: nushell} { ^blog -- ...$words } | lines | each {|line|
                let parts = $line | split row "\t"
                {value: $parts.0, description: ($parts | get -o 1)}
            }
        } else if $others != null {
            do $others $words
        }
    }
}
