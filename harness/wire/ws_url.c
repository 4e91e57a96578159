#include "wire/ws_url.h"

#include <ctype.h>
#include <errno.h>
#include <event2/http.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

#define PLACE "{station}"

char *ws_url_shown(const char *text)
{
    const char *scheme = strstr(text, "://");
    const char *host = scheme ? scheme + 3 : text;
    const char *at = memrchr(host, '@', strcspn(host, "/?#"));
    size_t shown = strcspn(host, "?#");

    if (at)
        return mem_printf("%.*s***%.*s%s", (int)(host - text), text,
                          (int)(shown - (size_t)(at - host)), at, host[shown] ? "?***" : "");
    return mem_printf("%.*s%s", (int)(host - text + (long)shown), text, host[shown] ? "?***" : "");
}

static int refuse(char **why, const char *text, const char *what)
{
    char *shown = ws_url_shown(text);

    *why = mem_printf("\"%s\" is not an address of a CSMS: %s", shown, what);
    free(shown);
    return -1;
}

/* Length of the host in @p s: up to the port or the path, brackets of IPv6 included. */
static size_t host_length(const char *s)
{
    if (*s == '[')
        return strcspn(s, "]") + (strchr(s, ']') ? 1 : 0);
    return strcspn(s, ":/?#");
}

static bool read_port(const char **s, int *port)
{
    char *end;
    long n;

    if (**s != ':')
        return true;
    if (!isdigit((unsigned char)(*s)[1]))
        return false;
    errno = 0;
    n = strtol(*s + 1, &end, 10);
    if (errno || n < 1 || n > 65535)
        return false;
    *s = end;
    *port = (int)n;
    return true;
}

static bool is_printable(const char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s <= ' ' || (unsigned char)*s >= 127)
            return false;
    return true;
}

/* The id comes before a query, if there is one. */
static char *path_of(const char *s)
{
    size_t len = strcspn(s, "?");
    const char *slash = len > 0 && s[len - 1] == '/' ? "" : "/";

    if (strstr(s, PLACE))
        return mem_printf("%s%s", *s == '/' ? "" : "/", s);
    return mem_printf("%.*s%s" PLACE "%s", (int)len, s, slash, s + len);
}

int ws_url_read(struct ws_url *url, const char *text, char **why)
{
    const char *s = text;
    size_t len;
    bool tls = strncasecmp(s, "wss://", 6) == 0;
    int port = tls ? 443 : 80;

    if (!tls && strncasecmp(s, "ws://", 5) != 0)
        return refuse(why, text, "it must begin with ws:// or wss://");
    s += tls ? 6 : 5;
    if (!is_printable(s))
        return refuse(why, text, "spaces and special characters must be written as %XX");
    if (strchr(s, '#') || memchr(s, '@', strcspn(s, "/?")))
        return refuse(why, text, "it must not have a fragment or a user name");
    len = host_length(s);
    if (len == 0 || (*s == '[' && (len < 3 || s[len - 1] != ']')))
        return refuse(why, text, "the host is missing");
    url->host = *s == '[' ? mem_text_n(s + 1, len - 2) : mem_text_n(s, len);
    s += len;
    if (!read_port(&s, &port) || (*s && *s != '/' && *s != '?')) {
        free(url->host);
        return refuse(why, text, "the port must be a number from 1 to 65535");
    }
    url->port = port;
    url->tls = tls;
    url->path = path_of(s);
    return 0;
}

void ws_url_fini(struct ws_url *url)
{
    free(url->host);
    free(url->path);
    *url = (struct ws_url){0};
}

char *ws_url_path(const struct ws_url *url, const char *station)
{
    const char *at = strstr(url->path, PLACE);
    char *id = evhttp_uriencode(station, -1, 0);
    char *path = mem_printf("%.*s%s%s", (int)(at - url->path), url->path, id, at + strlen(PLACE));

    free(id);
    return path;
}
