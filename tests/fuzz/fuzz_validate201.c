/* Any payload of any message of OCPP 2.0.1 is judged without harm. */
/* decoder */
#include "fixture/fuzz_validate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_validate(ocpp_version("2.0.1"), data, size);
    return 0;
}
