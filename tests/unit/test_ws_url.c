/* title: the address of a CSMS is read as people type it, and shown without its secrets */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "wire/ws_url.h"

static const struct {
    const char *text, *host;
    int port;
    const char *path; /* for station "a/b c"; NULL: no good */
} urls[] = {
    {"ws://127.0.0.1:9000/ocpp/{station}", "127.0.0.1", 9000, "/ocpp/a%2Fb%20c"},
    {"ws://csms.example", "csms.example", 80, "/a%2Fb%20c"},
    {"ws://csms.example/", "csms.example", 80, "/a%2Fb%20c"},
    {"WS://csms.example/x?k=v", "csms.example", 80, "/x/a%2Fb%20c?k=v"},
    {"ws://csms.example/x/{station}/y?k=v", "csms.example", 80, "/x/a%2Fb%20c/y?k=v"},
    {"ws://[::1]:8080/o", "::1", 8080, "/o/a%2Fb%20c"},
    {"wss://csms.example/", "csms.example", 443, "/a%2Fb%20c"},
    {"http://csms.example/", NULL, 0, NULL},
    {"ws://", NULL, 0, NULL},
    {"ws:///x", NULL, 0, NULL},
    {"ws://h:0/", NULL, 0, NULL},
    {"ws://h:65536/", NULL, 0, NULL},
    {"ws://h:+80/", NULL, 0, NULL},
    {"ws://h:80x/", NULL, 0, NULL},
    {"ws://u:p@h/", NULL, 0, NULL},
    {"ws://h/a b", NULL, 0, NULL},
    {"ws://h/a#b", NULL, 0, NULL},
    {"ws://[::1/", NULL, 0, NULL},
    {"", NULL, 0, NULL},
};

Test(ws_url, is_read_as_people_type_it)
{
    for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
        struct ws_url url = {0};
        char *why = NULL, *path;

        if (ws_url_read(&url, urls[i].text, &why) != 0) {
            cr_expect_null(urls[i].path, "row %zu: %s", i, why);
            free(why);
            continue;
        }
        cr_expect(urls[i].path, "row %zu is no good", i);
        path = ws_url_path(&url, "a/b c");
        cr_expect_str_eq(url.host, urls[i].host);
        cr_expect_eq(url.port, urls[i].port);
        cr_expect_str_eq(path, urls[i].path ? urls[i].path : "");
        free(path);
        ws_url_fini(&url);
    }
}

Test(ws_url, is_shown_without_what_may_be_secret)
{
    static const struct {
        const char *text, *shown;
    } rows[] = {
        {"ws://h:9000/ocpp/{station}", "ws://h:9000/ocpp/{station}"},
        {"ws://h/{station}?key=abc", "ws://h/{station}?***"},
        {"ws://ann:abc@h/a@b", "ws://***@h/a@b"},
        {"ws://ann:a@bc@h?x=@y", "ws://***@h?***"},
        {"h", "h"},
        {"", ""},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *shown = ws_url_shown(rows[i].text);
        cr_expect_str_eq(shown, rows[i].shown, "row %zu: %s", i, shown);
        free(shown);
    }
}
