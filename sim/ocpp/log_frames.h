/* log_frames.h - picks OCPP-J frames out of text as people have it: one a line, as `chargerig show`
 * prints them, or in the log of a CSMS or a station, behind times, levels and names, over several
 * lines, or inside the string of a JSON log.
 *
 *     2021-03-17 20:23:00 INFO (MainThread) [ocpp] CP-1: send [2,"d6","Heartbeat",{}]
 *     {"msg":"received [2,\"d6\",\"Heartbeat\",{}]"}
 *
 * A frame begins at "[", a message type number and an id.  A line that begins like a frame is one,
 * whatever follows; behind anything else a frame ends where its array does.  An array that is not
 * closed goes on in the next line, until another frame begins, or it is longer than a frame may be.
 */
#ifndef OCPP_LOG_FRAMES_H
#define OCPP_LOG_FRAMES_H

#include <stddef.h>
#include <stdint.h>

#define LOG_FRAME_MAX ((size_t)1 << 20)

struct log_frame {
    const char *text; /* a NUL behind it */
    size_t len;
    int64_t line; /* in which it begins, from 1 */
    /* Whose it is, as far as the text before it tells: its words without times, numbers and what
     * says which way it went. "" where nothing stands before it. */
    const char *connection;
};

struct log_frames;

/** @p take is called for each frame, which is borrowed until it returns. */
struct log_frames *log_frames_new(void (*take)(void *with, const struct log_frame *frame),
                                  void *with);
void log_frames_free(struct log_frames *l);

/** The next line, without its end. */
void log_frames_line(struct log_frames *l, const char *text, size_t len);
/** There is no further line: what is still open is taken as it is. */
void log_frames_end(struct log_frames *l);

/** Lines that are not blank and hold no frame, and the first of them. @return how many */
int64_t log_frames_passed_over(const struct log_frames *l, int64_t *first);

#endif
