/// What turns the program into an image: it is used while building, never by a command.
@NullMarked
package dev.sentrycli.dist;

import org.jspecify.annotations.NullMarked;
