/* api.h - the operator API as a table of routes.
 *
 * A part describes its routes in one table (struct stack_part).  The same rows answer
 * refstack_request() and HTTP, refuse malformed requests before a handler sees them, and are
 * compared with openapi.json by a test.
 *
 * `takes` and `gives` describe the JSON objects that go in and out, as words "name:kind" with ?
 * behind what may be missing:
 *     "station:text connector:int? args:object?"
 * Kinds: text, int (a whole number below 2^53), bool, object, array, any.  A body that has another
 * field or lacks one is answered 400 by the table, and so is a query parameter not in `asks`.
 *
 * A desk route, say, is one row and one function:
 *     {"POST", "/api/desk/tickets/{id}/replies", "Replies to the customer", NULL,
 *      "by:text text:text topic:text channel:text? due_ms:int? reason:text?", "", reply},
 *     static int reply(struct api_request *rq, cJSON *answer)
 *     {
 *         int64_t id = api_path_int(rq);
 *         ...
 *         return id < 0 ? api_problem(answer, 404, "no ticket %s", rq->path) : 200;
 *     }
 */
#ifndef REFSTACK_API_H
#define REFSTACK_API_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

struct refstack;

struct api_request {
    struct refstack *rs;
    const char *path;   /* what stands in the place of the {word}, decoded; NULL: there is none */
    const cJSON *query; /* object of texts (ints where `asks` says so) */
    const cJSON *body;  /* object; {} when none was sent */
};

/* Fills @p answer, an empty object. @return the HTTP status */
typedef int api_fn(struct api_request *rq, cJSON *answer);

struct api_route {
    const char *method, *pattern, *summary;
    const char *asks;  /* query parameters; NULL: none */
    const char *takes; /* fields of the body; NULL: no body */
    const char *gives; /* fields of an answer below 300 */
    api_fn *handle;
};

/** Answers one request by the tables of all parts; see refstack_request(). */
int api_answer(struct refstack *rs, const char *method, const char *path, const cJSON *body,
               cJSON **answer);

/** Puts a sentence into the field "error" of @p answer, which is empty as yet.
 * @return @p http_status */
int api_problem(cJSON *answer, int http_status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Field @p name of the body: NULL when it is missing. */
const char *api_text(const struct api_request *rq, const char *name);
/** @return @p absent when it is missing */
int64_t api_int(const struct api_request *rq, const char *name, int64_t absent);
/** The same of the query; 0 when it is missing. */
const char *api_query(const struct api_request *rq, const char *name);
int64_t api_query_int(const struct api_request *rq, const char *name);
/** The number in the place of the {word} of the path, which things are counted by from 1 on; 0 when
 * it is none. */
int64_t api_path_int(const struct api_request *rq);

/** Adds whole numbers and texts to an answer; NULL text is left out. */
void api_put_int(cJSON *object, const char *name, int64_t value);
void api_put_text(cJSON *object, const char *name, const char *value);
/** Adds "transaction": @p txid, the station's own name of it; where stations give none (NULL), the
 * number of the session, which is what they were told to call it. */
void api_put_transaction(cJSON *object, int64_t session, const char *txid);

/** The sentence that says why @p object is not what @p fields (as in `takes`) describes; the caller
 * frees it. NULL when it is. */
char *api_mismatch(const cJSON *object, const char *fields);

#endif
