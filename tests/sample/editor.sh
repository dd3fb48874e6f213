printf "\nMore of it.\n" >> "$1"
