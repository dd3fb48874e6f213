# Written by blog.
Register-ArgumentCompleter -Native -CommandName blog -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $prev = $env:COMPLETE
    $env:COMPLETE = "powershell"
    $args = $commandAst.Extent.Text
    $args = $args.Substring(0, [math]::Min($cursorPosition, $args.Length))
    if ($wordToComplete -eq "") {
        $args += " ''"
    }
    $results = Invoke-Expression @"
& blog -- $args
"@
    if ($null -eq $prev) {
        Remove-Item Env:\COMPLETE
    } else {
        $env:COMPLETE = $prev
    }
    $results | ForEach-Object {
        $value, $help = $_.Split("`t")
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
    }
}
