/* title: what a CSMS sets as a password is written down nowhere */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "ocpp/redaction.h"

Test(redaction, passwords_of_both_versions_become_stars_and_nothing_else_changes)
{
    static const struct {
        const char *text, *shown; /* NULL: as it is */
    } rows[] = {
        {"[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"00FF\"}]",
         "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"***\"}]"},
        {"[2,\"1\",\"ChangeConfiguration\",{\"value\":\"00FF\",\"key\":\"authorizationkey\"}]",
         "[2,\"1\",\"ChangeConfiguration\",{\"value\":\"***\",\"key\":\"authorizationkey\"}]"},
        {"[2,\"1\",\"ChangeConfiguration\",{\"key\":\"CpoName\",\"value\":\"x\"}]", NULL},
        {"[2,\"1\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\"p\",\"component\":"
         "{\"name\":\"SecurityCtrlr\"},\"variable\":{\"name\":\"BasicAuthPassword\"}}]}]",
         "[2,\"1\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\"***\","
         "\"component\":"
         "{\"name\":\"SecurityCtrlr\"},\"variable\":{\"name\":\"BasicAuthPassword\"}}]}]"},
        {"{\"vpn\":{\"password\":\"x\"},\"apn\":{\"apnPassword\":\"y\"}}",
         "{\"vpn\":{\"password\":\"***\"},\"apn\":{\"apnPassword\":\"***\"}}"},
        {"[3,\"1\",{\"configurationKey\":[{\"key\":\"AuthorizationKey\",\"readonly\":false}]}]",
         NULL},
        {"[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AUTHORIZATIONkey\",\"value\":\"00FF\"}]",
         "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AUTHORIZATIONkey\",\"value\":\"***\"}]"},
        {"[2,\"1\",\"ChangeConfiguration\",{\"key\":\"Authoriz\\u0061tionKey\",\"value\":\"00FF\"}"
         "]",
         "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"***\"}]"},
        {"[2,\"1\",\"X\",{\"key\":\"AuthorizationKey\",\"value\":\"00FF\",\"value\":\"01\"}]",
         "[2,\"1\",\"X\",{\"key\":\"AuthorizationKey\",\"value\":\"***\",\"value\":\"***\"}]"},
        {"[2,\"1\",\"SetNetworkProfile\",{\"connectionData\":{\"basicAuthPassword\":\"x\"}}]",
         "[2,\"1\",\"SetNetworkProfile\",{\"connectionData\":{\"basicAuthPassword\":\"***\"}}]"},
        {"{\"variable\":{\"name\":\"BasicAuthPassword\"},\"actualValue\":\"x\"}",
         "{\"variable\":{\"name\":\"BasicAuthPassword\"},\"actualValue\":\"***\"}"},
        {"{\"variable\":{\"name\":\"BasicAuthPassword\"},\"actualValue\":\"\"}", NULL},
        {"{\"variable\":{\"name\":\"BasicAuthPassword\"},\"variableAttribute\":[{\"value\":\"x\"}]"
         "}",
         "{\"variable\":{\"name\":\"BasicAuthPassword\"},\"variableAttribute\":[{\"value\":\"***\"}"
         "]}"},
        {"[2,\"1\",\"X\",{\"idTag\":\"caf\\u00e9\"}]", NULL},
        {"[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"00FF",
         "(not shown: it may hold a password and cannot be read)"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *shown = redaction_text(rows[i].text, strlen(rows[i].text));

        if (rows[i].shown)
            cr_expect(eq(str, shown, (char *)(uintptr_t)rows[i].shown), "row %zu", i);
        else
            cr_expect(shown == NULL, "row %zu", i);
        free(shown);
    }
}
