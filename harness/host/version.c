#include "host/version.h"

const char chargerig_version[] = CHARGERIG_VERSION;
