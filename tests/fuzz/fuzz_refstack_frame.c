/* Any text from a station: the stack answers or ignores it, and its records stay readable. */
/* decoder */
#include <assert.h>

#include "fixture/fuzz_stack.h"
#include "ocpp/frame.h"
#include "ocpp/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever the stack sends is a clean frame. */
/* The input is one text a line; the station has booted where its first byte is even. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char boot[] = "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\","
                               "\"chargePointModel\":\"M\"}]";
    struct refstack *rs = fuzz_stack();
    struct refstack_conn *conn;
    const char *text = (const char *)data, *end = text + size;

    fuzz_stack_ask(rs, "POST", "/api/csms/stations", "{\"station\":\"A\",\"protocol\":\"ocpp1.6\"}",
                   201);
    fuzz_stack_ask(rs, "POST", "/api/csms/tokens", "{\"token\":\"AA\",\"status\":\"Accepted\"}",
                   200);
    conn = fuzz_stack_connect(rs);
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
    fuzz_stack_ask(rs, "GET", "/api/csms/sessions", "null", 400);
    fuzz_stack_ask(rs, "GET", "/api/csms/sessions", "{}", 200);
    refstack_closed(conn);
    fuzz_stack_pass(rs, 3600000, 50);
    assert(!db_error(rs->db));
    return 0;
}
