/* verbs_security.c - certificates, signatures and security profiles. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "pki/pki.h"
#include "script/option.h"
#include "stage/stage.h"
#include "station/station.h"
#include "sut/sut_embedded.h"
#include "verbs/verbs.h"

/*** root_certificate(authority)
 * The root certificate of a test authority, as InstallCertificate takes it.
 * @param authority string "CSMS", "CPO", "manufacturer", "V2G", "MO", "stranger", "new CSMS"
 * (signed by that of "CSMS")
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
        script_raise(L, "root_certificate needs scenario \"name\" { ... } before it");
    if (a == PKI_COUNT)
        script_raise(L, "root_certificate: \"%.40s\" is not a test authority%s", name,
                     script_hint(L, name, pki_authority_words()));
    lua_pushstring(L, pki_root(st->pki, a));
    return 1;
}

/*** certificate_hash(chain)
 * How OCPP names the first certificate of a chain.
 * @param chain string PEM, with its issuer
 * @return table CertificateHashDataType, SHA256
 */
static int verb_hash(lua_State *L)
{
    const struct stage *st = script_stage(L);
    struct certificate_hash hash;
    const char *chain = NULL;

    option_value(L, 1, OPTION_text, "certificate_hash: the chain", &chain);
    if (!st->crypto || !st->crypto->ops->identify(st->crypto, chain, chain, "SHA256", &hash))
        script_raise(L, "certificate_hash: the chain is not a certificate with its issuer");
    lua_newtable(L);
    lua_pushliteral(L, "SHA256");
    lua_setfield(L, -2, "hashAlgorithm");
    lua_pushstring(L, hash.issuer_name);
    lua_setfield(L, -2, "issuerNameHash");
    lua_pushstring(L, hash.issuer_key);
    lua_setfield(L, -2, "issuerKeyHash");
    lua_pushstring(L, hash.serial);
    lua_setfield(L, -2, "serialNumber");
    return 1;
}

/*** firmware_signature(content, authority)
 * A certificate to sign firmware with, and its signature over the content of a file.
 * @param content string as in file "ac-2.bin" { content = ... }
 * @param authority? string who signed the certificate ("manufacturer")
 * @return table { signingCertificate, signature } as SignedUpdateFirmware takes them
 */
static int verb_firmware(lua_State *L)
{
    const struct stage *st = script_stage(L);
    const char *content = NULL, *name = "manufacturer";
    enum pki_authority a;
    struct pki_pair signer;
    char *signature;

    option_value(L, 1, OPTION_text, "firmware_signature: the content", &content);
    if (!lua_isnoneornil(L, 2))
        option_value(L, 2, OPTION_text, "firmware_signature: the authority", &name);
    a = pki_authority_of(name);
    if (!st->pki || a == PKI_COUNT)
        script_raise(L, "firmware_signature: \"%.40s\" is not a test authority%s", name,
                     script_hint(L, name, pki_authority_words()));
    signer = pki_make(st->pki, a, USE_firmware, "Firmware signer");
    signature = st->crypto->ops->sign(st->crypto, signer.key, content, strlen(content));
    lua_newtable(L);
    lua_pushstring(L, signer.certificate);
    lua_setfield(L, -2, "signingCertificate");
    lua_pushstring(L, signature);
    lua_setfield(L, -2, "signature");
    pki_pair_fini(&signer);
    free(signature);
    return 1;
}

/* _shows(authority, old): see csms:shows; false where the system under test is another one. */
static int verb_shows(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    enum pki_authority a = pki_authority_of(name);

    if (a == PKI_COUNT)
        script_raise(L, "csms:shows: \"%.40s\" is not a test authority%s", name,
                     script_hint(L, name, pki_authority_words()));
    stage_world(L, "csms:shows");
    lua_pushboolean(L, sut_embedded_shows(script_stage(L)->sut, a, lua_toboolean(L, 2)));
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

/*** station:falls_back(profile)
 * Hangs up and reconnects on a lower security profile, as a station must not: for tests of what a
 * CSMS accepts.
 * @param profile integer 0 to 3
 */
static int station_falls_back(lua_State *L)
{
    lua_Integer profile = luaL_checkinteger(L, 2);

    luaL_argcheck(L, profile >= 0 && profile <= 3, 2, "a security profile must be 0 to 3");
    station_fall_back(script_object(L, 1, "station"), (int)profile);
    return 0;
}

/*** station:subprotocol()
 * The WebSocket subprotocol that the CSMS chose for the present or the last connection; "" when it
 * chose none.
 * @return string
 */
static int station_subprotocol(lua_State *L)
{
    lua_pushstring(L, station_protocol(script_object(L, 1, "station")));
    return 1;
}

/*** station:pings()
 * The WebSocket pings that the station has sent since the story began, and the pongs that came
 * back.
 * @return integer pings
 * @return integer pongs
 */
static int station_pings_so_far(lua_State *L)
{
    int64_t sent, heard;

    station_pings(script_object(L, 1, "station"), &sent, &heard);
    lua_pushinteger(L, sent);
    lua_pushinteger(L, heard);
    return 2;
}

const struct script_verb verbs_security[] = {
    {NULL, "root_certificate", verb_root},
    {NULL, "certificate_hash", verb_hash},
    {NULL, "firmware_signature", verb_firmware},
    {NULL, "_shows", verb_shows},
    {"station", "security_profile", station_profile_now},
    {"station", "falls_back", station_falls_back},
    {"station", "subprotocol", station_subprotocol},
    {"station", "pings", station_pings_so_far},
    {NULL, NULL, NULL},
};
