/* mem.h - memory that is there or the program is not.
 *
 * Running out of memory aborts, here and nowhere else; no caller checks for NULL.
 * Everything is released with free().
 */
#ifndef SIM_MEM_H
#define SIM_MEM_H

#include <stdarg.h>
#include <stddef.h>

/** Zeroed memory of @p size bytes. */
void *mem_new(size_t size);

/** Resizes @p old (may be NULL) to @p count items of @p size bytes; new bytes are not zeroed. */
void *mem_resize(void *old, size_t count, size_t size);

/** Resizes @p old, which holds @p count items of @p size bytes, so that at least one more fits. The
 * room is doubled when it is used up: to add items one by one takes no more than twice as long as
 * to have room for all of them at once. */
void *mem_more(void *old, size_t count, size_t size);

/** Copy of the text @p s; NULL gives NULL. */
char *mem_text(const char *s);

/** Copy of the @p len bytes at @p s with a NUL behind them. */
char *mem_text_n(const char *s, size_t len);

/** Text made as printf would; the caller frees it. */
char *mem_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *mem_vprintf(const char *format, va_list args) __attribute__((format(printf, 1, 0)));

#endif
