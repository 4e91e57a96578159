#include <lauxlib.h>
#include <stdlib.h>

#include "option.h"
#include "pki.h"
#include "stage.h"
#include "station.h"
#include "verbs.h"

/*** root_certificate(authority)
 * The root certificate of a test authority, as InstallCertificate takes it.
 * @param authority string "CSMS", "CPO", "manufacturer", "V2G", "MO", "stranger"
 * @return string PEM
 */
static int verb_root(lua_State *L)
{
    const struct stage *st = script_stage(L);
    const char *name = NULL;
    enum pki_authority a;

    option_value(L, 1, OPTION_text, "root_certificate: the authority", &name);
    a = pki_authority_of(name);
    if (!st->pki)
        script_raise(L, "root_certificate comes after scenario \"name\" { ... }");
    if (a == PKI_COUNT)
        script_raise(L, "root_certificate: there is no authority \"%.40s\"", name);
    lua_pushstring(L, pki_root(st->pki, a));
    return 1;
}

/*** station:security_profile()
 * The security profile with which the station connects.
 * @return integer
 */
static int station_profile_now(lua_State *L)
{
    lua_pushinteger(L, station_security_profile(script_object(L, 1, "station")));
    return 1;
}

const struct script_verb verbs_security[] = {
    {NULL, "root_certificate", verb_root},
    {"station", "security_profile", station_profile_now},
    {NULL, NULL, NULL},
};
