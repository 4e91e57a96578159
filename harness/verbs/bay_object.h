/* bay_object.h - a bay as the scenario hands it around: site.bay[1]. */
#ifndef HARNESS_BAY_OBJECT_H
#define HARNESS_BAY_OBJECT_H

#include "world/site.h"

/* Objects of type "bay"; objects of type "place" are struct place. */
struct bay {
    struct site *site;
    int number; /* from 1 */
};

#endif
