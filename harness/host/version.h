/* version.h - which chargerig this is. */
#ifndef HARNESS_VERSION_H
#define HARNESS_VERSION_H

extern const char chargerig_version[];

#endif
