/* Any text is an address with host, port and path or a sentence why not; a station's path holds its
 * id percent-encoded. The first line is the address, the rest the id of the station. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wire/ws_url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_path(const struct ws_url *url, const char *station)
{
    char *path = ws_url_path(url, station);

    assert(path[0] == '/');
    for (const char *p = path; *p; p++)
        assert((unsigned char)*p > ' ' && (unsigned char)*p < 127);
    assert(strlen(path) + strlen("{station}") >= strlen(url->path) + strlen(station));
    free(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = mem_text_n((const char *)data, size), *rest = text;
    const char *address = strsep(&rest, "\n");
    struct ws_url url;
    char *why = NULL, *shown = ws_url_shown(address);

    assert(shown);
    free(shown);
    if (ws_url_read(&url, address, &why) == 0) {
        assert(!why && url.host[0] && url.port > 0 && url.port < 65536 && url.path[0] == '/');
        check_path(&url, rest ? rest : "CP-1");
        ws_url_fini(&url);
    } else {
        assert(why[0]);
    }
    free(why);
    free(text);
    return 0;
}
