/* folder.h - text files and folders, read whole; where the program's own data are. */
#ifndef HARNESS_FOLDER_H
#define HARNESS_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/** The text of @p path (at most @p limit bytes, no NUL in it); NULL with @p why, a sentence. The
 * caller frees both. */
char *folder_read(const char *path, size_t limit, char **why);

/** Names of the files in @p dir that end in @p suffix, sorted, NULL behind the last; empty when the
 * folder cannot be read. */
char **folder_files(const char *dir, const char *suffix);
/** Names of the folders in @p dir, likewise. */
char **folder_folders(const char *dir);
/** Frees a list of names; NULL is harmless. */
void folder_free(char **files);

/** Is @p path a folder? */
bool folder_is(const char *path);
/** Can @p path be read? */
bool folder_has(const char *path);
/** Makes @p path and what is missing above it; false with @p why. */
bool folder_make(const char *path, char **why);

/** @p name in the folder of the file @p file (NULL: in the current one). The caller frees it. */
char *folder_beside(const char *file, const char *name);
/** Is @p name one of letters, digits, - and _ alone, which leads nowhere else? */
bool folder_is_plain(const char *name);

/** The folder that holds scenarios/ and vendor-profiles/: $CHARGERIG_DATA, else where the program
 * is installed, else the source folder of the build. The caller frees it. */
char *folder_data(void);

#endif
