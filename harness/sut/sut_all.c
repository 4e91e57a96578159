#include "sut/sut_all.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

const struct sut_adapter *const sut_all[] = {&sut_embedded, &sut_csms, NULL};

struct sut *sut_join(const char *name, const struct sut_config *config, char **why)
{
    size_t i = 0;

    while (sut_all[i] && strcmp(sut_all[i]->name, name) != 0)
        i++;
    assert(sut_all[i]);
    return sut_all[i]->join(config, why);
}
