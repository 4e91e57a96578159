/* A run file of any bytes, also a broken database, is scored and reported or refused with a
 * sentence. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture/fuzz_file.h"
#include "fixture/fuzz_runfile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[96], *why = NULL;
    struct runfile *rf;

    fuzz_file_name("run.db", path);
    fuzz_file_write(path, data, size);
    rf = runfile_open(path, true, &why);
    assert(!rf == (why && why[0]));
    if (rf)
        fuzz_score_and_report(rf);
    runfile_close(rf);
    free(why);
    unlink(path);
    return 0;
}
