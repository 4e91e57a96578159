/* manual.h - the manual of the scenario language, made by docs.lua from the comments above the
 * verbs.
 */
#ifndef HARNESS_MANUAL_H
#define HARNESS_MANUAL_H

extern const char manual_text[];

#endif
