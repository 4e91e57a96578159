/* option.h - reads the table behind a verb: `station "ID" { profile = "...", bay = ... }`.
 *
 * A verb lists its options as rows (name, kind, where the value goes).  Everything else in the
 * table is an error that names the nearest known option; a value of the wrong kind is an error
 * that says what was expected. Text is borrowed from Lua: valid while the table is on the stack.
 */
#ifndef HARNESS_OPTION_H
#define HARNESS_OPTION_H

#include <lua.h>

/* kind, C type of the target, what is expected */
#define OPTION_KIND_LIST(X)                                                                        \
    X(text, const char *, "a text")                                                                \
    X(flag, bool, "true or false")                                                                 \
    X(integer, int64_t, "a whole number, not negative")                                            \
    X(duration, int64_t, "a duration such as \"20 min\" or \"1 h 30 min\" (ms, s, min, h, days)")  \
    X(distance, int64_t, "a distance such as \"6 km\" (m, km)")                                    \
    X(speed, int64_t, "a speed such as \"50 km/h\"")                                               \
    X(power, int64_t, "a power such as \"22 kW\" (W, kW, MW)")                                     \
    X(energy, int64_t, "an energy such as \"58 kWh\" (Wh, kWh, MWh)")                              \
    X(current, int64_t, "a current such as \"16 A\" (mA, A)")                                      \
    X(permille, int, "a share such as \"40 %\", from 0 to 100 %")                                  \
    X(money, int64_t, "an amount such as \"300 EUR\"")                                             \
    X(hours, struct option_hours, "hours such as \"07:00-23:00\"")                                 \
    X(drift, int64_t, "a drift such as \"50 ppm\" or \"-20 ppm\", 100000 ppm at the most")         \
    X(shift, int64_t,                                                                              \
      "how far off such as \"+1 h\" or \"-2 days\" (50 years at the most), \"right\" or \"1970\"") \
    X(time, int64_t, "a local time such as \"2026-03-07 06:00\" or \"06:00\"")                     \
    X(table, int, "a table")                                                                       \
    X(any, int, "anything")
#define X(kind, type, expected) OPTION_##kind,
enum option_kind { OPTION_KIND_LIST(X) OPTION_KIND_COUNT };
#undef X

struct option_hours {
    int from_min, to_min;
};

/* What env "NAME" stands for: only verbs that take a secret can open it. */
struct secret {
    const char *name, *value; /* value is NULL when the variable is not set */
};

struct option {
    const char *name;
    enum option_kind kind;
    void *into; /* table and any: an int that takes the stack index of the value, 0 when missing */
};

/** Reads the table at @p index for @p verb by @p rows (ended by a row without name); targets of
 * missing options keep their value. Values of kind table and any stay on the stack. */
void option_read(lua_State *L, int index, const char *verb, const struct option *rows);

/** The entries of the list at @p index, a table; raises where it has others than 1, 2, 3 ..., as
 * that which one forgot to put into another pair of brackets. @p what names it in the message. */
lua_Integer option_list(lua_State *L, int index, const char *what);

/** Reads one value (not a table) of @p kind at @p index; @p what names it in the message. */
void option_value(lua_State *L, int index, enum option_kind kind, const char *what, void *into);

/** A text, or what env "NAME" stands for; NULL while a file is only looked at and the variable is
 * not set. What comes out is for the wire, never for the log or a message. */
const char *option_secret(lua_State *L, int index, const char *what);

/** Moment of "2026-03-07 06:00" or of the next "06:00" after now, in the zone of the scenario. */
int64_t option_moment(lua_State *L, int index, const char *what);

#endif
