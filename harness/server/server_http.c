#include "server/server_http.h"

#include <arpa/inet.h>
#include <cjson/cJSON.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "server/page.h"
#include "server/server_state.h"
#include "server/server_tells.h"

#define BODY_MAX      ((size_t)1 << 20)
#define BODY_READ_MAX (BODY_MAX * 16) /* what is read to be polite; past it the line is cut */

enum { HEADERS_MAX = 1024 };

/* What an answer is made of besides its body. */
struct reply {
    int status;
    const char *type;
    const char *header, *value; /* one more header, NULL for none */
    bool head_only;
};

/* libwebsockets reads the version of a request only when it knows that no upgrade is wanted, and
 * answers in HTTP/1.0 before; some clients of WebSocket take no such answer. We speak 1.1, whatever
 * was asked in (RFC 9110 2.5). */
static void speak_1_1(unsigned char *status_line)
{
    status_line[strlen("HTTP/1.")] = '1';
}

static int write_headers(struct lws *wsi, const struct reply *r, size_t len)
{
    static const struct {
        const char *name, *value;
    } always[] = {
        {"Connection:", "close"},
        {"Cache-Control:", "no-store"},
        {"X-Content-Type-Options:", "nosniff"},
        {"Referrer-Policy:", "no-referrer"},
        {"Content-Security-Policy:", "default-src 'none'; connect-src 'self'; style-src 'self'; "
                                     "script-src 'self'; img-src data:; form-action 'none'; "
                                     "frame-ancestors 'none'; base-uri 'none'"},
    };
    unsigned char room[LWS_PRE + HEADERS_MAX], *start = room + LWS_PRE, *p = start;
    unsigned char *end = room + sizeof(room) - 1;

    if (lws_add_http_common_headers(wsi, (unsigned int)r->status, r->type, len, &p, end))
        return -1;
    speak_1_1(start);
    for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
        if (lws_add_http_header_by_name(wsi, (const unsigned char *)always[i].name,
                                        (const unsigned char *)always[i].value,
                                        (int)strlen(always[i].value), &p, end))
            return -1;
    if (r->header && lws_add_http_header_by_name(wsi, (const unsigned char *)r->header,
                                                 (const unsigned char *)r->value,
                                                 (int)strlen(r->value), &p, end))
        return -1;
    return lws_finalize_write_http_header(wsi, start, &p, end) ? -1 : 0;
}

static unsigned char *padded(const char *text, size_t len)
{
    unsigned char *bytes = mem_new(LWS_PRE + len + 1);

    memcpy(bytes + LWS_PRE, text, len);
    return bytes;
}

static char *problem(const char *sentence)
{
    cJSON *object = cJSON_CreateObject();
    char *text;

    cJSON_AddStringToObject(object, "error", sentence);
    text = json_print(object);
    cJSON_Delete(object);
    return text;
}

int server_http_refuse(struct lws *wsi, int status, const char *sentence, const char *header,
                       const char *value)
{
    struct reply r = {.status = status, .type = "application/json"};
    char *text = problem(sentence);
    size_t len = strlen(text);
    unsigned char *bytes = padded(text, len);
    int n = -1;

    r.header = header;
    r.value = value;
    if (write_headers(wsi, &r, len) == 0)
        n = lws_write(wsi, bytes + LWS_PRE, len, LWS_WRITE_HTTP_FINAL);
    free(text);
    free(bytes);
    return n < (int)len ? -1 : 1;
}

void server_http_forget(struct visitor *v)
{
    free(v->path);
    free(v->body);
    free(v->reply);
    v->path = v->body = NULL;
    v->reply = NULL;
    v->method = NULL;
    v->body_len = v->reply_len = 0;
    v->body_too_long = false;
}

/* The headers go at once, the body when the line is free. */
static int answer(struct visitor *v, struct lws *wsi, const struct reply *r, const char *text)
{
    size_t len = strlen(text);

    if (write_headers(wsi, r, len) != 0)
        return -1;
    v->reply = padded(text, r->head_only ? 0 : len);
    v->reply_len = r->head_only ? 0 : len;
    lws_callback_on_writable(wsi);
    return 0;
}

static int answer_problem(struct visitor *v, struct lws *wsi, int status, const char *sentence)
{
    struct reply r = {.status = status, .type = "application/json"};
    char *text = problem(sentence);
    int n;

    if (status == 401) {
        r.header = "WWW-Authenticate:";
        r.value = "Bearer realm=\"chargerig\"";
    } else if (status == 405) {
        r.header = "Allow:";
        r.value = "GET, HEAD";
    }
    r.head_only = strcmp(v->method, "HEAD") == 0;
    n = answer(v, wsi, &r, text);
    free(text);
    return n;
}

/* One request a connection: Debian's libwebsockets loops forever over pipelined requests with a
 * body, and takes the next request for that body. */
int server_http_writeable(struct visitor *v, struct lws *wsi)
{
    size_t len = v->reply_len;

    if (!v->reply)
        return 0;
    v->reply_len = 0;
    if (len > 0 && lws_write(wsi, v->reply + LWS_PRE, len, LWS_WRITE_HTTP_FINAL) < (int)len)
        return -1;
    if (!lws_partial_buffered(wsi))
        return -1;
    lws_callback_on_writable(wsi);
    return 0;
}

/* --- the request --- */

static const char *method_of(struct lws *wsi, enum lws_token_indexes *uri)
{
    static const struct {
        enum lws_token_indexes token;
        const char *name;
    } methods[] = {
        {WSI_TOKEN_GET_URI, "GET"},         {WSI_TOKEN_POST_URI, "POST"},
        {WSI_TOKEN_PUT_URI, "PUT"},         {WSI_TOKEN_DELETE_URI, "DELETE"},
        {WSI_TOKEN_PATCH_URI, "PATCH"},     {WSI_TOKEN_HEAD_URI, "HEAD"},
        {WSI_TOKEN_OPTIONS_URI, "OPTIONS"},
    };

    for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
        *uri = methods[i].token;
        if (lws_hdr_total_length(wsi, *uri) > 0)
            return methods[i].name;
    }
    return NULL;
}

/* libwebsockets decodes path and query; the stack decodes them itself. */
static size_t put_encoded(char *to, const char *s, const char *plain)
{
    static const char hex[] = "0123456789ABCDEF";
    char *p = to;

    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;

        if (isalnum(c) || strchr(plain, c)) {
            *p++ = (char)c;
        } else {
            *p++ = '%';
            *p++ = hex[c >> 4];
            *p++ = hex[c & 15];
        }
    }
    return (size_t)(p - to);
}

static char *path_of(struct lws *wsi, enum lws_token_indexes token)
{
    char *decoded = visitor_header(wsi, token);
    int args = lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_URI_ARGS);
    char *word = mem_new((size_t)args + 2);
    char *path = mem_new((strlen(decoded) + (size_t)args) * 3 + 64);
    size_t len = put_encoded(path, decoded, "-._~/");
    int n;

    for (int i = 0;
         (n = lws_hdr_copy_fragment(wsi, word, args + 1, WSI_TOKEN_HTTP_URI_ARGS, i)) >= 0; i++) {
        word[n] = 0;
        path[len++] = i == 0 ? '?' : '&';
        len += put_encoded(path + len, word, "-._~=");
    }
    free(decoded);
    free(word);
    return path;
}

/* Compares in a time that tells nothing about where they differ. */
static bool same_secret(const char *given, const char *secret)
{
    size_t len = strlen(secret);
    unsigned int differ = 0;

    if (strlen(given) != len)
        return false;
    for (size_t i = 0; i < len; i++)
        differ |= (unsigned int)(unsigned char)given[i] ^ (unsigned char)secret[i];
    return differ == 0;
}

static bool has_token(const struct server *s, struct lws *wsi)
{
    char *header = visitor_header(wsi, WSI_TOKEN_HTTP_AUTHORIZATION);
    bool ok = !s->token || (header && strncasecmp(header, "Bearer ", 7) == 0 &&
                            same_secret(header + 7, s->token));

    free(header);
    return ok;
}

/* Behind "http://" or "https://". @return NULL when it begins with neither */
static const char *behind_scheme(const char *url)
{
    if (strncasecmp(url, "https://", 8) == 0)
        return url + 8;
    return strncasecmp(url, "http://", 7) == 0 ? url + 7 : NULL;
}

/* Cuts the port off "localhost:9000" and "[::1]:9000", and the brackets. */
static char *without_port(char *host)
{
    char *end = host[0] == '[' ? strchr(host, ']') : strrchr(host, ':');

    if (end)
        *end = '\0';
    return host[0] == '[' ? host + 1 : host;
}

bool server_http_is_meant(const struct server *s, struct lws *wsi)
{
    char *header = visitor_header(wsi, WSI_TOKEN_HOST);
    const char *host = header ? without_port(header) : "";
    unsigned char address[16];
    bool meant = s->token || !header || strcasecmp(host, "localhost") == 0 ||
                 strcasecmp(host, s->host) == 0 || inet_pton(AF_INET, host, address) == 1 ||
                 inet_pton(AF_INET6, host, address) == 1;

    free(header);
    return meant;
}

bool server_http_is_foreign_page(const struct server *s, struct lws *wsi)
{
    char *origin = visitor_header(wsi, WSI_TOKEN_ORIGIN);
    char *host = visitor_header(wsi, WSI_TOKEN_HOST);
    const char *from = origin ? behind_scheme(origin) : NULL;
    bool foreign =
        origin && (!host || !from || strcasecmp(from, host) != 0 || !server_http_is_meant(s, wsi));

    free(origin);
    free(host);
    return foreign;
}

/* The page and what it loads; NULL behind the last path. */
static const struct file {
    const char *path, *type, *text;
} files[] = {
    {"/", "text/html; charset=utf-8", page_html},
    {"/page.css", "text/css; charset=utf-8", page_css},
    {"/page.js", "text/javascript; charset=utf-8", page_js},
    {NULL, NULL, NULL},
};

/* NULL: there is none of that path. */
static const struct file *file_of(const char *path)
{
    size_t len = strcspn(path, "?");
    const struct file *f = files;

    while (f->path && (strlen(f->path) != len || strncmp(f->path, path, len) != 0))
        f++;
    return f->path ? f : NULL;
}

static int answer_file(struct visitor *v, struct lws *wsi, const struct file *file)
{
    struct reply r = {.status = 200, .type = file->type};

    if (strcmp(v->method, "GET") != 0 && strcmp(v->method, "HEAD") != 0)
        return answer_problem(v, wsi, 405, "the page takes only GET and HEAD");
    r.head_only = strcmp(v->method, "HEAD") == 0;
    return answer(v, wsi, &r, file->text);
}

/* What somebody has the CSMS do or say is held against nobody. */
static void note_order(const struct visitor *v, const cJSON *body)
{
    if (strcmp(v->method, "POST") != 0 || !cJSON_IsObject(body))
        return;
    if (strcmp(v->path, "/api/csms/commands") == 0)
        heard_order(v->server->heard, "command", body);
    else if (strcmp(v->path, "/api/csms/scripts") == 0)
        heard_order(v->server->heard, "script", body);
}

static int answer_api(struct visitor *v, struct lws *wsi)
{
    struct reply r = {.type = "application/json"};
    cJSON *body = NULL, *result = NULL;
    char *text;
    int n;

    if (v->body_len > 0) {
        body = json_parse(v->body);
        if (!body)
            return answer_problem(v, wsi, 400, "the body is not JSON");
        if (json_has_nul(v->body, v->body_len)) {
            cJSON_Delete(body);
            return answer_problem(v, wsi, 400, "a string holds \\u0000, which ends it for many");
        }
    }
    r.head_only = strcmp(v->method, "HEAD") == 0;
    note_order(v, body);
    r.status =
        refstack_request(v->server->rs, r.head_only ? "GET" : v->method, v->path, body, &result);
    text = json_print(result);
    n = answer(v, wsi, &r, text);
    free(text);
    cJSON_Delete(result);
    cJSON_Delete(body);
    return n;
}

static bool is_below(const char *path, const char *folder)
{
    size_t len = strlen(folder);

    return strncmp(path, folder, len) == 0 && (path[len] == '/' || !path[len] || path[len] == '?');
}

/* Answers what is described in openapi.json as of the server, not of the stack behind it. */
static int answer_own(struct visitor *v, struct lws *wsi)
{
    struct reply r = {.status = 200, .type = "application/json"};
    cJSON *result;
    char *text;
    int n;

    r.head_only = strcmp(v->method, "HEAD") == 0;
    if (!r.head_only && strcmp(v->method, "GET") != 0)
        return answer_problem(v, wsi, 405, "this takes only GET and HEAD");
    result = server_tells(v->server, v->path);
    if (!result)
        return answer_problem(v, wsi, 404, "there is nothing here");
    text = json_print(result);
    n = answer(v, wsi, &r, text);
    free(text);
    cJSON_Delete(result);
    return n;
}

/* As answer_problem(), and told to those who look after the server; @p why NULL: not told. */
static int refuse(struct visitor *v, struct lws *wsi, int status, const char *sentence,
                  const char *why)
{
    const char *query = strchr(v->path, '?');
    char *path =
        mem_printf("%.*s", (int)(query ? query - v->path : (long)strlen(v->path)), v->path);

    if (why)
        visitor_refused(v->server, wsi, path, status, why);
    free(path);
    return answer_problem(v, wsi, status, sentence);
}

static int refuse_host(struct visitor *v, struct lws *wsi)
{
    char *host = visitor_header(wsi, WSI_TOKEN_HOST);

    visitor_refused(v->server, wsi, host, 421, "this server is not called so: use its address");
    free(host);
    return answer_problem(v, wsi, 421, "this server is not called so: use its address");
}

static int answer_request(struct visitor *v, struct lws *wsi)
{
    if (v->body_too_long)
        return answer_problem(v, wsi, 413, "the body is longer than 1 MiB");
    if (!server_http_is_meant(v->server, wsi))
        return refuse_host(v, wsi);
    if (file_of(v->path))
        return answer_file(v, wsi, file_of(v->path));
    if (is_below(v->path, "/ocpp"))
        return refuse(v, wsi, 426, "stations connect here by WebSocket",
                      "it asks for no upgrade to websocket");
    if (!is_below(v->path, "/api"))
        return answer_problem(v, wsi, 404, "there is nothing here; try / or /api/");
    if (server_http_is_foreign_page(v->server, wsi))
        return refuse(v, wsi, 403, "the API does not answer pages from another origin",
                      "a page from elsewhere asks");
    if (!has_token(v->server, wsi))
        return refuse(v, wsi, 401, "the API needs a bearer token",
                      lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_AUTHORIZATION) > 0
                          ? "it shows a wrong token"
                          : NULL);
    return is_below(v->path, "/api/serve") ? answer_own(v, wsi) : answer_api(v, wsi);
}

/* @return the length announced, 0 for none, -1 for one that cannot be read */
static long long announced(struct lws *wsi)
{
    char *text = visitor_header(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH);
    char *end;
    long long n;

    if (!text)
        return 0;
    n = strtoll(text, &end, 10);
    if (!isdigit((unsigned char)*text) || *end)
        n = -1;
    free(text);
    return n;
}

int server_http_request(struct server *s, struct lws *wsi)
{
    struct visitor *v = visitor_of(s, wsi);
    enum lws_token_indexes uri;
    long long len = announced(wsi);

    server_http_forget(v);
    v->method = method_of(wsi, &uri);
    if (!v->method)
        return -1;
    v->path = path_of(wsi, uri);
    if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0) {
        server_http_refuse(wsi, 411, "the body needs a Content-Length", NULL, NULL);
        return -1;
    }
    if (len < 0 || len > (long long)BODY_READ_MAX) {
        server_http_refuse(wsi, len < 0 ? 400 : 413, "the body is longer than 1 MiB", NULL, NULL);
        return -1;
    }
    return len == 0 ? answer_request(v, wsi) : 0;
}

int server_http_body(struct visitor *v, const char *in, size_t len)
{
    if (!v->method || v->reply)
        return 0;
    if (v->body_too_long || v->body_len + len > BODY_MAX) {
        v->body_too_long = true;
        return 0;
    }
    v->body = mem_resize(v->body, v->body_len + len + 1, 1);
    memcpy(v->body + v->body_len, in, len);
    v->body_len += len;
    v->body[v->body_len] = 0;
    return 0;
}

/* Where more bytes have come behind a body, libwebsockets says that it is over again and again and
 * never that the line is free: waiting for that would be an endless loop. */
int server_http_body_end(struct visitor *v, struct lws *wsi)
{
    if (!v->method)
        return -1;
    if (!v->reply)
        return answer_request(v, wsi);
    server_http_writeable(v, wsi);
    return -1;
}
