# Adds the media of the examples.
set -e
blog media add moo.jpg moo-2.jpg
blog media add moo.jpg moo-2.jpg --prefix 2019/04
blog media add moo.jpg --name 2019/04/moo.png
