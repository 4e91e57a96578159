/* database.h - the file in which serve keeps what it knows: whose it is, and that it is whole.
 */
#ifndef HARNESS_DATABASE_H
#define HARNESS_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>

/** Holds the database @p path, which is made where there is none, for this process: no two serve
 * one file. A file that is no database of the stack, one that is another program's, and one that is
 * damaged are not taken. It is held until @p held, an open descriptor, is closed: not before
 * whoever uses the file has closed it.
 * @return false with @p why, a sentence that the caller frees */
bool database_hold(const char *path, int *held, char **why);

/** What SQLite finds wrong with the file of @p db, in one line that the caller frees; NULL:
 * nothing.
 * @p check is integrity_check or quick_check, which does not look at indexes. */
char *database_damage(sqlite3 *db, const char *check);

#endif
