/* version.h - which chargerig this is, and what it writes and reads. CHANGELOG.md says what
 * changed. */
#ifndef HARNESS_VERSION_H
#define HARNESS_VERSION_H

#define VERSION_RUN_FORMAT "1" /* of the run files it writes (reports has the reader's own) */

extern const char chargerig_version[];

#endif
