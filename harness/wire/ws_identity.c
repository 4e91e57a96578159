#include "wire/ws_identity.h"

#include <stdlib.h>

#include "base/mem.h"

void ws_identity_copy(struct ws_identity *id, const struct wire_identity *from, const char *roots,
                      const char *host, int64_t now_ms)
{
    id->identity.roots = roots;
    if (from) {
        id->identity = *from;
        id->roots = mem_text(from->roots);
        id->identity.roots = from->roots && roots ? roots : id->roots;
        id->identity.certificate = id->certificate = mem_text(from->certificate);
        id->identity.key = id->key = mem_text(from->key);
    }
    id->view = (struct ws_tls_view){
        .identity = &id->identity,
        .host = host,
        .now_ms = now_ms + id->identity.ahead_ms,
    };
}

void ws_identity_fini(struct ws_identity *id)
{
    free(id->roots);
    free(id->certificate);
    free(id->key);
}
