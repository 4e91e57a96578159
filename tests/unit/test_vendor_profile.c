/* title: a vendor profile states what differs from the one it is based on */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "stage/vendor_profile.h"

static char folder[64];

static void make_folder(void)
{
    char *sub;

    snprintf(folder, sizeof(folder), "/tmp/chargerig-profiles-%ld", (long)getpid());
    cr_assert(eq(int, mkdir(folder, 0700), 0));
    sub = mem_printf("%s/vendor-profiles", folder);
    cr_assert(eq(int, mkdir(sub, 0700), 0));
    free(sub);
}

static void write_profile(const char *name, const char *text)
{
    char *path = mem_printf("%s/vendor-profiles/%s.lua", folder, name);
    FILE *f = fopen(path, "w");

    cr_assert(f != NULL);
    fputs(text, f);
    fclose(f);
    free(path);
}

static void remove_profile(const char *name)
{
    char *path = mem_printf("%s/vendor-profiles/%s.lua", folder, name);

    unlink(path);
    free(path);
}

static void remove_folder(void)
{
    static const char *const names[] = {"base", "more", "round", "lost", "number"};
    char *sub = mem_printf("%s/vendor-profiles", folder);

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        remove_profile(names[i]);
    rmdir(sub);
    rmdir(folder);
    free(sub);
}

Test(vendor_profile, takes_over_what_it_does_not_say, .init = make_folder, .fini = remove_folder)
{
    struct profile p;
    char *why;

    write_profile("base", "return { vendor = 'Base', model = 'One', max_power = '11 kW' }");
    write_profile("more", "return { based_on = 'base', model = 'Two', features = 'Core' }");
    cr_assert(vendor_profile_load(&(struct vendor_shelf){folder, NULL}, "more", &p, &why), "%s",
              why);
    cr_expect(eq(str, p.name, "more"));
    cr_expect(eq(str, p.vendor, "Base"));
    cr_expect(eq(str, p.model, "Two"));
    cr_expect(eq(i64, p.max_power_w, 11000));
    cr_expect(eq(str, p.features, "Core"));
    cr_expect(eq(int, p.phases, 3), "what neither says is as in the neutral station");
}

static const struct {
    const char *name, *text, *why;
} wrong[] = {
    {"round", "return { based_on = 'round' }", "is circular"},
    {"lost", "return { based_on = 'nobody' }", "\"nobody\" is not a vendor profile"},
    {"number", "return { based_on = 7 }", "needs the name"},
};

Test(vendor_profile, based_on_nothing_sensible_is_refused, .init = make_folder,
     .fini = remove_folder)
{
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct profile p;
        char *why = NULL;

        write_profile(wrong[i].name, wrong[i].text);
        cr_expect(eq(
            int, vendor_profile_load(&(struct vendor_shelf){folder, NULL}, wrong[i].name, &p, &why),
            false));
        cr_expect(why && strstr(why, wrong[i].why), "%s: %s", wrong[i].name, why);
        free(why);
    }
}

Test(vendor_profile, of_the_program_all_load)
{
    static const char *const names[] = {"neutral-ac-22", "neutral-dc-dual"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct profile p;
        char *why;

        cr_expect(vendor_profile_load(&(struct vendor_shelf){SOURCE_DIR, NULL}, names[i], &p, &why),
                  "%s", names[i]);
        cr_expect(eq(str, p.name, (char *)names[i]));
    }
}
