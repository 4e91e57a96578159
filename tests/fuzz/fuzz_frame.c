/* Any bytes are a frame or say what is broken; what was read can be built again, as far
 * as it is UTF-8. */
/* decoder */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ocpp/frame.h"
#include "ocpp/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_utf8(const char *s)
{
    for (size_t room = strlen(s), len; room > 0; s += len, room -= len)
        if ((len = scan_utf8(s, room)) == 0)
            return false;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct frame f, again;
    char *text = NULL;

    if (frame_parse(&f, (const char *)data, size)) {
        assert(f.id && f.type != FRAME_broken);
        if (f.type == FRAME_call)
            text = frame_call_text(f.id, f.action, f.payload);
        else if (f.type == FRAME_result)
            text = frame_result_text(f.id, f.payload);
        else if (f.type == FRAME_error)
            text = frame_error_text(f.id, f.code, f.description, f.details);
    } else {
        assert(f.fault != FRAME_FAULT_none && frame_fault_sentence(f.fault)[0]);
    }
    if (text) {
        assert(frame_parse(&again, text, strlen(text)));
        assert(again.type == f.type && (strcmp(again.id, f.id) == 0 || !is_utf8(f.id)));
        frame_fini(&again);
        free(text);
    }
    frame_fini(&f);
    return 0;
}
