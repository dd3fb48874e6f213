# An editor that fails when it is left.
printf "\nMore of it.\n" >> "$1"
exit 1
