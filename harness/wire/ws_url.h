/* ws_url.h - the address of a CSMS as people type it: ws:// or wss://host[:port]/path
 * with "{station}" in it.
 */
#ifndef HARNESS_WS_URL_H
#define HARNESS_WS_URL_H

#include <stdbool.h>

struct ws_url {
    char *host;
    int port;
    bool tls;   /* wss */
    char *path; /* begins with a slash; "{station}" where the charge point id goes */
};

/** Reads @p text; a path without "{station}" gets it as its last segment.
 * @return 0, or -1 with *@p why, a sentence the caller frees, and nothing in @p url */
int ws_url_read(struct ws_url *url, const char *text, char **why);
/** @p text as it may be shown: without user name, password and query. The caller frees it. */
char *ws_url_shown(const char *text);

/** Frees what was read. */
void ws_url_fini(struct ws_url *url);

/** The path for @p station, percent-encoded; the caller frees it. */
char *ws_url_path(const struct ws_url *url, const char *station);

#endif
