/* play_title.h - what the title of a play says of it: "idle fee [short], OCPP 2.0.1" is the play of
 * the row "short" in version 2.0.1 (harness/stage/play_choice.h puts it together).
 *
 * A play that was not begun, or whose scenario does not load, has its file in place of the name.
 */
#ifndef REPORTS_PLAY_TITLE_H
#define REPORTS_PLAY_TITLE_H

/** The version in @p title, "" where there is none. */
const char *play_title_version(const char *title);

/** The row in @p title, "" where there is none; the caller frees it. */
char *play_title_row(const char *title);

/** What runs the play @p title of @p file alone: FILE[ROW]. @p version is put behind an @, "":
 * none. The caller frees it. */
char *play_title_id(const char *title, const char *file, const char *version);

#endif
