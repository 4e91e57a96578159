/* title: a meter with a key of its own signs what it reads, and anybody can check that */
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/base64.h"
#include "fixture/post201.h"
#include "pki/crypto_openssl.h"

Test(base64, is_written_as_in_rfc_4648)
{
    static const char *const rows[][2] = {{"", ""},
                                          {"f", "Zg=="},
                                          {"fo", "Zm8="},
                                          {"foo", "Zm9v"},
                                          {"foob", "Zm9vYg=="},
                                          {"fooba", "Zm9vYmE="},
                                          {"\xff\xef", "/+8="}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *text = base64_text(rows[i][0], strlen(rows[i][0]));
        cr_expect(eq(str, text, (char *)rows[i][1]), "row %zu", i);
        free(text);
    }
}

struct bytes {
    unsigned char at[2600];
    size_t len;
};

static struct bytes decoded(const char *text)
{
    struct bytes b = {.len = 0};
    size_t len = strlen(text);
    int n;

    cr_assert(len > 0 && len <= 2500);
    n = EVP_DecodeBlock(b.at, (const unsigned char *)text, (int)len);
    cr_assert(n > 0);
    b.len = (size_t)n - (text[len - 1] == '=') - (text[len - 2] == '=');
    b.at[b.len] = '\0';
    return b;
}

/* Is the record "OCMF|data|{..., "SD": signature}" signed with the key? */
static bool is_genuine(char *record, const struct bytes *key)
{
    const unsigned char *der = key->at;
    EVP_PKEY *pkey = d2i_PUBKEY(NULL, &der, (long)key->len);
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    char *data = strchr(record, '|') + 1, *tail = strchr(data, '|');
    cJSON *seal = cJSON_Parse(tail + 1);
    struct bytes sd = decoded(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(seal, "SD")));
    bool ok = pkey && EVP_DigestVerifyInit(ctx, NULL, EVP_sha256(), NULL, pkey) == 1 &&
              EVP_DigestVerify(ctx, sd.at, sd.len, (const unsigned char *)data,
                               (size_t)(tail - data)) == 1;

    cJSON_Delete(seal);
    EVP_MD_CTX_free(ctx);
    EVP_PKEY_free(pkey);
    return ok;
}

static const cJSON *at(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

/* The signed value of the first reading in what the CSMS heard; @p whole keeps it alive. */
static const cJSON *first_signed(char *all, cJSON **whole)
{
    char *line = strstr(all, "TransactionEvent ");
    char *end = strchr(line, '\n');
    const cJSON *meter_value;

    *end = '\0';
    *whole = cJSON_Parse(line + strlen("TransactionEvent "));
    meter_value = cJSON_GetArrayItem(at(*whole, "meterValue"), 0);
    return at(cJSON_GetArrayItem(at(meter_value, "sampledValue"), 0), "signedMeterValue");
}

static char *charge_signed(struct crypto *ks, uint64_t seed)
{
    struct profile profile = profile201();
    struct post p = {.sc = scene_with(seed, ks)};
    struct vehicle_traits car;
    char *all;

    profile.signs_readings = true;
    vehicle_traits_default(&car);
    p.site = site_new(p.sc->world, "Hall", (struct place){52090000, 5120000}, 4);
    p.station = stations_add(p.sc->world, "CP-1", &profile, p.site, 1, NULL);
    p.car = vehicle_new(p.sc->world, "Car", &car);
    p.driver = driver_new(p.sc->world, "Ann", &(struct driver_traits){.token = "04A1"}, p.car);
    post_ready(&p);
    call201(&p, "SetVariables",
            "{\"setVariableData\":[{\"component\":{\"name\":\"SampledDataCtrlr\"},"
            "\"variable\":{\"name\":\"SignReadings\"},\"attributeValue\":\"true\"}]}");
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    cr_assert(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
    return all;
}

Test(signed_reading, can_be_checked_with_the_key_that_comes_with_it)
{
    struct crypto *ks = crypto_openssl_new();
    char *all = charge_signed(ks, 7), *digit;
    cJSON *whole;
    const cJSON *value = first_signed(all, &whole);
    struct bytes record, key;

    cr_assert(value != NULL);
    record = decoded(cJSON_GetStringValue(at(value, "signedMeterData")));
    key = decoded(cJSON_GetStringValue(at(value, "publicKey")));
    cr_expect(strncmp((char *)record.at, "OCMF|{\"FV\":\"1.0\",", 17) == 0);
    cr_expect(strstr((char *)record.at,
                     "\"TX\":\"B\",\"RV\":0,\"RI\":\"1-0:1.8.0\",\"RU\":\"Wh\"") != NULL);
    cr_expect(strstr((char *)record.at,
                     "\"IS\":true,\"IT\":\"ISO14443\",\"ID\":\"04A1\",\"RD\":[") != NULL);
    cr_expect(is_genuine((char *)record.at, &key));
    digit = strstr((char *)record.at, "\"RV\":") + 5;
    *digit = '1';
    cr_expect(is_genuine((char *)record.at, &key) == false, "another reading is not signed");
    cJSON_Delete(whole);
    free(all);
    crypto_openssl_free(ks);
}

Test(signed_reading, is_the_same_for_the_same_seed)
{
    struct crypto *ks = crypto_openssl_new();
    char *one = charge_signed(ks, 7), *same = charge_signed(ks, 7), *other = charge_signed(ks, 8);

    cr_expect(eq(str, one, same));
    cr_expect(ne(str, one, other));
    free(one);
    free(same);
    free(other);
    crypto_openssl_free(ks);
}

/* 2.7.3: a station that cannot sign does not speak of it. */
Test(signed_reading, is_nothing_that_a_plain_station_knows_of)
{
    struct profile profile = profile201();
    struct post p;
    char *answers;

    post_init(&p, &profile, NULL);
    post_ready(&p);
    call201(&p, "GetVariables",
            "{\"getVariableData\":[{\"component\":{\"name\":\"SampledDataCtrlr\"},"
            "\"variable\":{\"name\":\"SignReadings\"}}]}");
    answers = answered(p.sc);
    cr_expect(strstr(answers, "\"UnknownVariable\"") != NULL);
    free(answers);
    post_fini(&p);
}
