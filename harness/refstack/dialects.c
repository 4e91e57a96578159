#include "refstack/dialects.h"

#include <stddef.h>

#include "refstack/csms16/csms16.h"
#include "refstack/csms201/csms201.h"

const struct csms_dialect *const csms_dialects[] = {
    &csms_dialect16,
    &csms_dialect201,
    NULL,
};
