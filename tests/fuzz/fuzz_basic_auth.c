/* Any header gives a user and a password or is refused; what was read is written as a header that
 * says the same, byte for byte. */
/* decoder */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wire/basic_auth.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_again(const char *user, const char *password, size_t len)
{
    char *header = basic_auth_write(user, password, len);
    struct basic_auth again;

    assert(basic_auth_read(header, &again));
    assert(strcmp(again.user, user) == 0);
    assert(again.password_len == len && memcmp(again.password, password, len) == 0);
    free(header);
    basic_auth_fini(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *header = mem_text_n((const char *)data, size);
    char *half = mem_text_n((const char *)data, size / 2);
    struct basic_auth auth;

    if (basic_auth_read(header, &auth) && auth.user)
        check_again(auth.user, auth.password, auth.password_len);
    else
        assert(!auth.user && !auth.password);
    basic_auth_fini(&auth);
    if (!strchr(half, ':'))
        check_again(half, (const char *)data + size / 2, size - size / 2);
    free(half);
    free(header);
    return 0;
}
