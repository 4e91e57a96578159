/* prelude.h - the text of prelude.lua, put into the program when it is built. */
#ifndef HARNESS_PRELUDE_H
#define HARNESS_PRELUDE_H

extern const char prelude_lua[];

#endif
