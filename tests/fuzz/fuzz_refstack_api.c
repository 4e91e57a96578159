/* Any request to the operator API: it gets a status and an object, and the stack lives on. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fixture/fuzz_stack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One request: "METHOD path body" up to the end of the line. */
static void request(struct refstack *rs, char *line)
{
    char *path = strchr(line, ' '), *body = NULL;
    cJSON *json = NULL, *answer = NULL;
    int status;

    if (!path)
        return;
    *path++ = 0;
    body = strchr(path, ' ');
    if (body) {
        *body++ = 0;
        json = cJSON_Parse(body);
    }
    status = refstack_request(rs, line, path, json, &answer);
    assert(status >= 200 && status < 503 && cJSON_IsObject(answer));
    assert((status < 300) == !cJSON_IsString(cJSON_GetObjectItemCaseSensitive(answer, "error")) ||
           strstr(path, "commands"));
    cJSON_Delete(json);
    cJSON_Delete(answer);
}

/* A line is a request, a frame of station A, or "day". In the end a day passes, too: desk and
 * biller act by themselves. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = mem_text_n((const char *)data, size), *rest = text, *line;
    struct refstack *rs = fuzz_stack();
    struct refstack_conn *conn = NULL;

    while ((line = strsep(&rest, "\n")))
        if (line[0] == '[')
            conn = fuzz_stack_say(rs, conn, line);
        else if (strcmp(line, "day") == 0)
            fuzz_stack_pass(rs, 86400000, 200);
        else
            request(rs, line);
    fuzz_stack_pass(rs, 86400000, 50);
    assert(!db_error(rs->db));
    if (conn)
        refstack_closed(conn);
    free(text);
    return 0;
}
