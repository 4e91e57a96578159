#include "refstack/upgrades.h"

static const char *const upgrades[] = {refstack_upgrade1, refstack_upgrade2};

const struct db_format refstack_format = {
    .newest = 1 + (int)(sizeof(upgrades) / sizeof(upgrades[0])),
    .upgrades = upgrades,
};
