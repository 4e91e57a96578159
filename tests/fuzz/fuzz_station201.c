/* Any text from a CSMS to a station that speaks OCPP 2.0.1. */
/* decoder */
#include "fixture/fuzz_station.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_station("2.0.1", 3, data, size);
    return 0;
}
