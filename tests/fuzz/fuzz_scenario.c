/* Any text is a scenario or is refused with a sentence: every verb of the sandbox, nothing played.
 */
#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "fixture/fuzz_file.h"
#include "run/play.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct stage_options options = {
        .seed = 1, .wire = "mem", .pace = "free", .data_dir = SOURCE_DIR};
    struct scenario_head head;
    char path[96], *why = NULL;

    fuzz_file_name("scenario.lua", path);
    fuzz_file_write(path, data, size);
    if (play_head(&options, path, &head, &why)) {
        assert(head.name && head.name[0] && cJSON_IsArray(head.catches));
        scenario_head_fini(&head);
    } else {
        assert(why && why[0]);
    }
    free(why);
    unlink(path);
    return 0;
}
