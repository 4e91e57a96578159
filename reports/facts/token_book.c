#include "facts/token_book.h"

#include <strings.h>

#include "base/json_read.h"
#include "facts/field.h"

void token_book_init(struct token_book *book, struct runfile *rf, int scenario)
{
    book->tokens =
        runfile_rows(rf, "SELECT token, account, status FROM token WHERE scenario=?1", scenario);
    book->enrols = runfile_rows(rf,
                                "SELECT seq, json_extract(data,'$.args') AS data FROM event WHERE "
                                "scenario=?1 AND kind='sut_call' AND "
                                "json_extract(data,'$.verb')='enrol' ORDER BY seq",
                                scenario);
}

void token_book_fini(struct token_book *book)
{
    cJSON_Delete(book->tokens);
    cJSON_Delete(book->enrols);
}

const char *token_book_status(const struct token_book *book, const char *token, int64_t seq)
{
    const char *status = NULL;
    const cJSON *row;

    cJSON_ArrayForEach (row, book->tokens)
        if (strcasecmp(field_text(row, "token"), token) == 0 &&
            cJSON_IsString(field(row, "status")))
            status = field_text(row, "status");
    cJSON_ArrayForEach (row, book->enrols) {
        const cJSON *args = field(row, "data");

        if (field_int(row, "seq") < seq && strcasecmp(field_text(args, "token"), token) == 0)
            status = *field_text(args, "status") ? field_text(args, "status") : "Accepted";
    }
    if (!status)
        return "Unknown";
    return *status ? status : "Accepted";
}

const cJSON *token_book_told(const struct token_book *book, const char *token, int64_t seq)
{
    const cJSON *row, *told = NULL;

    cJSON_ArrayForEach (row, book->enrols)
        if (field_int(row, "seq") < seq &&
            strcasecmp(field_text(field(row, "data"), "token"), token) == 0)
            told = field(row, "data");
    return told;
}

int64_t token_book_expires_ms(const struct token_book *book, const char *token, int64_t seq)
{
    return json_int(token_book_told(book, token, seq), "expires_ms", INT64_MAX);
}

bool token_book_had(const struct token_book *book, const char *token, const char *account)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, book->tokens)
        if (strcasecmp(field_text(row, "token"), token) == 0 && json_is(row, "account", account))
            return true;
    cJSON_ArrayForEach (row, book->enrols)
        if (strcasecmp(field_text(field(row, "data"), "token"), token) == 0 &&
            json_is(field(row, "data"), "account", account))
            return true;
    return false;
}

const char *token_book_account(const struct token_book *book, const char *token)
{
    const char *account = NULL;
    const cJSON *row;

    cJSON_ArrayForEach (row, book->tokens)
        if (strcasecmp(field_text(row, "token"), token) == 0)
            account = field_text(row, "account");
    cJSON_ArrayForEach (row, book->enrols) {
        const cJSON *args = field(row, "data");

        if (strcasecmp(field_text(args, "token"), token) == 0)
            account = field_text(args, "account");
    }
    return account;
}
