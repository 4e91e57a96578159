/* Any request to the operator API: it gets a status and an object, and the stack lives on. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "refstack/refstack.h"

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct refstack_config config = {.clk = vclock_new(1772818200000), .zone_rule = "CET-1"};
    char *text = mem_text_n((const char *)data, size), *rest = text, *why, *line;
    struct refstack *rs = refstack_new(&config, &why);

    assert(rs);
    while ((line = strsep(&rest, "\n")))
        request(rs, line);
    for (int i = 0; i < 50 && vclock_step(config.clk, 1772818200000 + 86400000); i++)
        continue;
    refstack_free(rs);
    vclock_free(config.clk);
    free(text);
    return 0;
}
