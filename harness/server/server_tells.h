/* server_tells.h - what the server itself knows, not the stack behind it: GET /api/serve/...
 *
 *   /api/serve/refused            {refused: [...]} who was not let in, and why (refusals.h)
 *   /api/serve/frames/{station}   {frames: [...]} what was said to it and by it lately (heard.h)
 */
#ifndef HARNESS_SERVER_TELLS_H
#define HARNESS_SERVER_TELLS_H

#include <cjson/cJSON.h>

struct server;

/** @p path from /api/serve on, encoded, perhaps with a query. @return an object that the caller
 * deletes; NULL: there is nothing there */
cJSON *server_tells(const struct server *s, const char *path);

#endif
