/* Any header gives a user and a password or is refused; what was read is written as a header that
 * says the same. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "basic_auth.h"
#include "mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_again(const char *user, const char *password)
{
    char *header = basic_auth_write(user, password), *u, *p;

    assert(basic_auth_read(header, &u, &p));
    assert(strcmp(u, user) == 0 && strcmp(p, password) == 0);
    free(header);
    free(u);
    free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *header = mem_text_n((const char *)data, size), *user, *password;
    char *half = mem_text_n((const char *)data, size / 2);

    if (basic_auth_read(header, &user, &password))
        check_again(user, password);
    else
        assert(!user && !password);
    free(user);
    free(password);
    if (!strchr(half, ':'))
        check_again(half, header + strlen(half));
    free(half);
    free(header);
    return 0;
}
