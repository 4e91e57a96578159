/* Data files in Lua - vendor profile, SLA, SUT profile: each is read or refused with a sentence,
 * and what was read is sound. The first byte says which of them the rest is. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/data_file.h"
#include "fixture/fuzz_file.h"
#include "stage/vendor_profile.h"
#include "stations.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *read_profile(const char *path)
{
    struct profile p;
    char *why = NULL;
    bool ok = vendor_profile_load(&(struct vendor_shelf){.data_dir = "/"}, path, &p, &why);

    assert(ok == !why);
    if (ok)
        assert(!stations_problem(&p) && strnlen(p.vendor, sizeof(p.vendor)) < sizeof(p.vendor));
    return why;
}

static char *read_sla(const char *path)
{
    char *why = NULL;
    cJSON *sla = sla_file_read(path, &why);
    const cJSON *item;

    assert((why == NULL) == (cJSON_IsObject(sla) != 0));
    cJSON_ArrayForEach (item, sla) {
        if (strlen(item->string) > 3 && !strcmp(item->string + strlen(item->string) - 3, "_ms"))
            assert(cJSON_IsNumber(item) && item->valuedouble >= 0);
    }
    cJSON_Delete(sla);
    return why;
}

static char *read_sut(const char *path)
{
    char *why = NULL;
    struct sut_file file;
    bool ok = sut_file_read(path, &file, &why);

    assert(ok == !why);
    sut_file_fini(&file);
    return why;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[96], *why;

    if (size < 1)
        return 0;
    fuzz_file_name("data.lua", path);
    fuzz_file_write(path, data + 1, size - 1);
    why = data[0] == 'p' ? read_profile(path) : data[0] == 's' ? read_sla(path) : read_sut(path);
    if (why)
        assert(why[0]);
    free(why);
    unlink(path);
    return 0;
}
