/**
 * Who may see and do what, said in one place ({@link uk.oocd.security.Access}); who is signed in, and the way in for
 * every command of a person ({@link uk.oocd.security.Desk}), which takes the actor and the time from here and never from
 * the request.
 */
@NullMarked
package uk.oocd.security;

import org.jspecify.annotations.NullMarked;
