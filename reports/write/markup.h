/* markup.h - text of others inside XML and HTML: nothing of it can become markup.
 */
#ifndef REPORTS_MARKUP_H
#define REPORTS_MARKUP_H

#include <stdio.h>

/** Writes @p text with < > & " ' escaped; characters that XML 1.0 does not allow and bytes that are
 * no UTF-8 become U+FFFD. NULL writes nothing. */
void markup_text(FILE *out, const char *text);
/** As markup_text() for at most @p limit characters; an ellipsis behind what is cut. */
void markup_text_n(FILE *out, const char *text, size_t limit);
/** Writes @p text, at most @p limit characters of it, as a string of JSON with its quotes, in which
 * nothing ends the script element of HTML that it stands in. NULL is "". */
void markup_json(FILE *out, const char *text, size_t limit);
/** Formats as printf does and writes the result escaped. */
void markup_printf(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
