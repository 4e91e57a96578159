/* manual.h - the manual of the scenario language and its types for editors, made by docs.lua from
 * the comments above the verbs.
 */
#ifndef HARNESS_MANUAL_H
#define HARNESS_MANUAL_H

extern const char manual_text[];
/* Types of the language for editors (the Lua language server), made of the same comments. */
extern const char stubs_text[];

#endif
