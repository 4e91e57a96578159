/* Any text from a station: the stack answers or ignores it, and its records stay readable. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "mem.h"
#include "refstack/refstack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever the stack sends is JSON itself. */
static void heard(void *ctx, const char *text, size_t len)
{
    char *copy = mem_text_n(text, len);
    cJSON *frame = cJSON_ParseWithOpts(copy, NULL, 1);

    (void)ctx;
    assert(frame);
    cJSON_Delete(frame);
    free(copy);
}

static void closed(void *ctx, int code, const char *why)
{
    (void)ctx, (void)code, (void)why;
}

static void ask(struct refstack *rs, const char *method, const char *path, const char *body,
                int expected)
{
    cJSON *json = cJSON_Parse(body), *answer;
    int status = refstack_request(rs, method, path, json, &answer);

    assert(status == expected);
    cJSON_Delete(json);
    cJSON_Delete(answer);
}

/* The input is one text a line; the station has booted where its first byte is even. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct refstack_peer peer = {heard, closed};
    static const char boot[] = "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\","
                               "\"chargePointModel\":\"M\"}]";
    struct refstack_config config = {.clk = vclock_new(1772818200000), .heartbeat_s = 60};
    struct refstack *rs;
    struct refstack_conn *conn;
    const char *text = (const char *)data, *end = text + size;
    char *why;
    int http;

    rs = refstack_new(&config, &why);
    assert(rs);
    ask(rs, "POST", "/api/csms/stations", "{\"station\":\"A\",\"protocol\":\"ocpp1.6\"}", 201);
    ask(rs, "POST", "/api/csms/tokens", "{\"token\":\"AA\",\"status\":\"Accepted\"}", 200);
    conn = refstack_open(rs, "A", NULL, NULL, &peer, NULL, &http);
    assert(conn);
    if (size && data[0] % 2 == 0)
        refstack_text(conn, boot, sizeof(boot) - 1);
    while (text < end) {
        const char *line = text;

        while (text < end && *text != '\n')
            text++;
        refstack_text(conn, line, (size_t)(text - line));
        text += text < end;
    }
    ask(rs, "GET", "/api/csms/sessions", "null", 400);
    ask(rs, "GET", "/api/csms/sessions", "{}", 200);
    refstack_closed(conn);
    refstack_free(rs);
    vclock_free(config.clk);
    return 0;
}
