/* Any payload of any message of OCPP 1.6 is judged without harm. */
/* decoder */
#include "fixture/fuzz_validate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_validate(ocpp_version("1.6"), data, size);
    return 0;
}
