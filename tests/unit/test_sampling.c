/* title: an interval of samples that is changed in mid-transaction counts at once */
#include "fixture/post201.h"

/* A charge that began half a minute ago and is sampled every minute. */
struct charge {
    struct post p;
    int64_t since_ms; /* of times in the stories: when the half minute was over */
};

static void begin(struct charge *c, struct profile profile)
{
    struct post *p = &c->p;

    post_init(p, &profile, NULL);
    post_ready(p);
    driver_plug(p->driver, p->station, 1);
    pass(p->sc, 1000);
    tap(p);
    pass(p->sc, MINUTE / 2);
    forget_so_far(p->sc);
    c->since_ms = vclock_now_ms(p->sc->clk) - START_MS;
}

static void begin16(struct charge *c, int64_t interval_s)
{
    struct profile profile;

    profile_defaults(&profile);
    profile.sample_interval_s = interval_s;
    snprintf(profile.sampled_data, sizeof(profile.sampled_data), "Energy.Active.Import.Register");
    begin(c, profile);
}

static void begin201(struct charge *c, int64_t interval_s)
{
    struct profile profile = profile201();

    profile.sample_interval_s = interval_s;
    snprintf(profile.sampled_data, sizeof(profile.sampled_data), "Energy.Active.Import.Register");
    begin(c, profile);
}

static void set16(struct charge *c, const char *key, const char *value)
{
    char *payload = mem_printf("{\"key\":\"%s\",\"value\":\"%s\"}", key, value);

    csms_call(c->p.sc, "CP-1", "ChangeConfiguration", payload);
    free(payload);
}

static void set201(struct charge *c, const char *component, const char *variable, const char *value)
{
    char *payload = mem_printf("{\"setVariableData\":[{\"component\":{\"name\":\"%s\"},"
                               "\"variable\":{\"name\":\"%s\"},\"attributeValue\":\"%s\"}]}",
                               component, variable, value);

    csms_call(c->p.sc, "CP-1", "SetVariables", payload);
    free(payload);
}

/* The seconds of the story at which periodic samples were heard of, since the last call; in Ended,
 * how many it carried. */
static void hears(struct charge *c, const char *want)
{
    char *all = heard(c->p.sc), *line, *rest = all, *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    while ((line = strsep(&rest, "\n")) && *line) {
        int count = 0;

        for (const char *at = line; (at = strstr(at, "\"Sample.")); at++)
            count++;
        if (strstr(line, "\"Ended\""))
            fprintf(out, "Ended %d ", count);
        else if (count > 0)
            fprintf(out, "%lld ", ((long long)strtoll(line + 1, NULL, 10) - c->since_ms) / 1000);
    }
    fclose(out);
    free(all);
    expect_text(text, want);
}

static void end(struct charge *c)
{
    post_fini(&c->p);
}

#define INTERVAL16 "MeterValueSampleInterval"

Test(sampling16, is_due_now_where_the_shorter_interval_is_over_already)
{
    struct charge c;

    begin16(&c, 60);
    set16(&c, INTERVAL16, "10");
    pass(c.p.sc, 35000);
    hears(&c, "0 10 20 30 ");
    end(&c);
}

Test(sampling16, counts_a_new_interval_from_the_last_sample)
{
    struct charge c;

    begin16(&c, 60);
    pass(c.p.sc, 35000); /* sampled at 30 */
    set16(&c, INTERVAL16, "20");
    pass(c.p.sc, 40000);
    hears(&c, "30 50 70 ");
    set16(&c, INTERVAL16, "90");
    pass(c.p.sc, 100000);
    hears(&c, "160 ");
    end(&c);
}

Test(sampling16, is_not_put_off_by_the_same_interval_again)
{
    struct charge c;

    begin16(&c, 60);
    for (int i = 0; i < 7; i++) {
        set16(&c, INTERVAL16, "60");
        pass(c.p.sc, 25000);
    }
    hears(&c, "30 90 150 ");
    end(&c);
}

Test(sampling16, stops_at_0_and_begins_an_interval_after_it_was_switched_on)
{
    struct charge c;

    begin16(&c, 60);
    set16(&c, INTERVAL16, "0");
    pass(c.p.sc, 100000);
    hears(&c, "");
    set16(&c, INTERVAL16, "20");
    pass(c.p.sc, 45000);
    hears(&c, "120 140 ");
    end(&c);
}

Test(sampling16, that_was_never_on_begins_in_mid_transaction)
{
    struct charge c;

    begin16(&c, 0);
    set16(&c, INTERVAL16, "15");
    pass(c.p.sc, 40000);
    hears(&c, "15 30 ");
    end(&c);
}

Test(sampling16, of_a_transaction_that_is_over_stays_over)
{
    struct charge c;

    begin16(&c, 60);
    tap(&c.p);
    pass(c.p.sc, 5000);
    set16(&c, INTERVAL16, "10");
    pass(c.p.sc, 60000);
    hears(&c, "");
    end(&c);
}

Test(sampling16, that_a_profile_changes_at_reboots_only_is_not_touched)
{
    struct charge c;
    struct profile profile;

    profile_defaults(&profile);
    profile.sample_interval_s = 60;
    snprintf(profile.sampled_data, sizeof(profile.sampled_data), "Energy.Active.Import.Register");
    snprintf(profile.reboot_keys, sizeof(profile.reboot_keys), INTERVAL16);
    begin(&c, profile);
    set16(&c, INTERVAL16, "10");
    pass(c.p.sc, 60000);
    hears(&c, "30 ");
    end(&c);
}

Test(sampling16, on_the_clock_is_due_at_the_next_multiple_of_a_new_interval)
{
    struct charge c;

    begin16(&c, 0);
    set16(&c, "MeterValuesAlignedData", "Energy.Active.Import.Register");
    set16(&c, "ClockAlignedDataInterval", "900");
    pass(c.p.sc, 1000);
    set16(&c, "ClockAlignedDataInterval", "60");
    pass(c.p.sc, 100000);
    hears(&c, "29 89 ");
    end(&c);
}

#define UPDATED201 "SampledDataCtrlr", "TxUpdatedInterval"

Test(sampling201, is_due_now_where_the_shorter_interval_is_over_already)
{
    struct charge c;

    begin201(&c, 60);
    set201(&c, UPDATED201, "10");
    pass(c.p.sc, 35000);
    hears(&c, "0 10 20 30 ");
    end(&c);
}

Test(sampling201, counts_a_new_interval_from_the_last_sample_and_is_not_put_off_by_the_same)
{
    struct charge c;

    begin201(&c, 60);
    pass(c.p.sc, 35000);
    set201(&c, UPDATED201, "20");
    pass(c.p.sc, 10000);
    set201(&c, UPDATED201, "20");
    pass(c.p.sc, 30000);
    hears(&c, "30 50 70 ");
    end(&c);
}

Test(sampling201, stops_while_it_is_0_or_disabled_and_begins_anew_after)
{
    struct charge c;

    begin201(&c, 60);
    set201(&c, UPDATED201, "0");
    pass(c.p.sc, 100000);
    set201(&c, UPDATED201, "20");
    pass(c.p.sc, 25000);
    hears(&c, "120 ");
    set201(&c, "SampledDataCtrlr", "Enabled", "false");
    pass(c.p.sc, 75000);
    hears(&c, "");
    set201(&c, "SampledDataCtrlr", "Enabled", "true");
    pass(c.p.sc, 25000);
    hears(&c, "220 ");
    end(&c);
}

Test(sampling201, of_a_transaction_that_is_over_stays_over)
{
    struct charge c;

    begin201(&c, 60);
    tap(&c.p);
    pass(c.p.sc, 5000);
    driver_pull_plug(c.p.driver);
    pass(c.p.sc, 5000);
    forget_so_far(c.p.sc);
    set201(&c, UPDATED201, "10");
    pass(c.p.sc, 60000);
    hears(&c, "");
    end(&c);
}

/* Begin and end have a value each of their own. */
static int carried(const char *component, const char *variable)
{
    struct charge c;
    char *all, *at;
    int count = 0;

    begin201(&c, 0);
    set201(&c, "SampledDataCtrlr", "TxEndedMeasurands", "Energy.Active.Import.Register");
    set201(&c, "AlignedDataCtrlr", "TxEndedMeasurands", "Energy.Active.Import.Register");
    if (component)
        set201(&c, component, variable, "60");
    pass(c.p.sc, 10 * MINUTE + 1000);
    tap(&c.p);
    pass(c.p.sc, 5000);
    driver_pull_plug(c.p.driver);
    pass(c.p.sc, 5000);
    all = heard(c.p.sc);
    for (at = strstr(all, "\"Ended\""); at && (at = strstr(at, "\"Sample.")); at++)
        count++;
    free(all);
    end(&c);
    return count;
}

Test(sampling201, for_the_end_begins_in_mid_transaction)
{
    int none = carried(NULL, NULL);

    cr_expect(eq(int, none, 0));
    cr_expect(eq(int, carried("SampledDataCtrlr", "TxEndedInterval"), 10));
    cr_expect(eq(int, carried("AlignedDataCtrlr", "TxEndedInterval"), 10));
}

/* Was: a word that no meter has became Energy.Active.Import.Register without a word. */
Test(sampling, names_only_measurands_that_there_are)
{
    static const struct {
        const char *list;
        bool fits;
    } rows[] = {
        {"", true},
        {"Energy.Active.Import.Register", true},
        {"SoC,Voltage,Power.Factor", true},
        {"Energy.Activ", false},
        {"Voltage,Volts", false},
        {"voltage", false},
        {"Voltage,", false},
        {"Voltage, SoC", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct profile sampled, stop, has;

        profile_defaults(&sampled);
        stop = has = sampled;
        snprintf(sampled.sampled_data, sizeof(sampled.sampled_data), "%s", rows[i].list);
        snprintf(stop.stop_data, sizeof(stop.stop_data), "%s", rows[i].list);
        snprintf(has.measurands, sizeof(has.measurands), "%s", rows[i].list);
        cr_expect_eq(profile_problem(&sampled) == NULL, rows[i].fits, "row %zu", i);
        cr_expect_eq(profile_problem(&stop) == NULL, rows[i].fits, "row %zu", i);
        cr_expect_eq(profile_problem(&has) == NULL, rows[i].fits, "row %zu", i);
        if (!rows[i].fits)
            cr_expect(strstr(profile_problem(&sampled), "sampled_data must be some of Energy.") !=
                          NULL,
                      "row %zu: %s", i, profile_problem(&sampled));
    }
}
