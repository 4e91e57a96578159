/* play_rows.h - the rows for each of which a story is told once: a table in its head, or a CSV file
 * beside it (host/csv.h).
 *
 *     rows = { { name = "short", hours = 1 }, { name = "long", hours = 8 } }
 *     rows = "tariffs.csv"
 *
 * Each has a name of its own, by which the play is known (play_choice.h). Behind the head the story
 * has its row as the global `row`; a column that no row has is an error there.
 */
#ifndef HARNESS_PLAY_ROWS_H
#define HARNESS_PLAY_ROWS_H

#include <lua.h>

struct scenario_head;

/** Takes the rows at @p index, a table or the path of a file, into @p head, and gives the story the
 * one that is asked for; where none is and the file is only looked at, the first. Raises for a row
 * without a name or with one that is taken, for a file that cannot be read, with its line, and
 * where there is no such row. */
void play_rows_take(lua_State *L, int index, struct scenario_head *head);

#endif
