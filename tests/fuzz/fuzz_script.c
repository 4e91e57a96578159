/* Scenario text from anywhere: it may be wrong, it may not crash, hang or eat the memory. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stage/stage.h"
#include "verbs/verbs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stage st = {.clk = vclock_new(0), .setting = setting_new()};
    char *text = mem_text_n((const char *)data, size);

    st.log = evlog_new(st.clk, NULL, NULL);
    st.script = script_new(st.clk, 1, &st);
    script_add_verbs(st.script, verbs_story);
    script_add_verbs(st.script, verbs_expect);
    script_seal(st.script);
    if (script_load(st.script, "@fuzz.lua", text) != S_OK && !script_error(st.script)[0])
        abort();
    script_free(st.script);
    evlog_free(st.log);
    vclock_free(st.clk);
    setting_free(st.setting);
    free(text);
    return 0;
}
