/* script_text.h - the functions of Lua's string and table libraries that may run for ever, with a
 * leash.
 *
 * Where Lua itself works in one call of C no budget of instructions counts: a pattern that goes
 * back and forth, a text that is repeated 2^62 times, a list that says it is 2^50 long. The
 * functions here do the same for all that ends, and raise a sentence for what does not.
 */
#ifndef HARNESS_SCRIPT_TEXT_H
#define HARNESS_SCRIPT_TEXT_H

#include <lua.h>
#include <stdint.h>

/** The steps that patterns may make until a task waits, about half a second. */
enum { SCRIPT_STEPS = 50000000 };

/** Puts them into the tables `string` and `table`, which are open. @p steps, which must live as
 * long as @p L, are those that are left: a pattern takes off what it makes. */
void script_text_open(lua_State *L, uint64_t *steps);

#endif
