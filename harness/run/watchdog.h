/* watchdog.h - ends the process when one step of a story does not come back.
 *
 * Time in a story is limited, and so is what may happen in one moment of it; a step that never
 * returns is neither. While it is the story's own Lua that works on and on, the story is ended with
 * an error. Otherwise nothing can be unwound: what was played is in the run file, a sentence
 * says where it stopped, and whoever waits for the process is free.
 */
#ifndef HARNESS_WATCHDOG_H
#define HARNESS_WATCHDOG_H

/** From now on a step may take @p limit_ms of processor time, and up to a third more; 0: for ever.
 * It ends with exit code 3. One at a time in a process; a fork does not inherit it. */
void watchdog_start(int limit_ms);

/** A step of @p story begins; the text must stay. NULL: the story is over. */
void watchdog_step(const char *story);

#endif
