/* server_station.h - stations at the server: the upgrade of their connection, and their frames. */
#ifndef HARNESS_SERVER_STATION_H
#define HARNESS_SERVER_STATION_H

#include "server/visitor.h"

/** Decides about an upgrade before it happens.
 * @return what LWS_CALLBACK_HTTP_CONFIRM_UPGRADE returns */
int server_station_arrives(struct server *s, struct lws *wsi, const char *upgrade);

/** The upgrade is done. */
void server_station_opened(struct visitor *v, struct lws *wsi);

/** A piece of a frame. @return what LWS_CALLBACK_RECEIVE returns */
int server_station_text(struct visitor *v, const char *in, size_t len);

/** It closes the connection: the payload of its close frame. */
void server_station_says_goodbye(struct visitor *v, const char *in, size_t len);

/** The connection is gone; harmless for a visitor who is no station, or was told before. */
void server_station_left(struct visitor *v);

#endif
