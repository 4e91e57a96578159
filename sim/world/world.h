/* world.h - one charging network on one clock: sites, stations, vehicles, people.
 *
 * A world is a value: it borrows a clock, a log and a wire, owns every actor in it, and there may
 * be many of them side by side.  Actors live until world_free().  Nothing here knows who scripts
 * the world or who answers its stations.
 */
#ifndef SIM_WORLD_H
#define SIM_WORLD_H

#include <stdint.h>

#include "base/rng.h"
#include "base/vclock.h"
#include "link/wire.h"
#include "log/evlog.h"
#include "security/crypto.h"

struct world;
struct site;
struct station;
struct vehicle;
struct file_server;
struct driver;
struct technician;

struct world_config {
    struct vclock *clk;
    struct evlog *log;
    struct wire *wire;
    struct crypto *crypto; /* NULL: nobody here has keys or certificates */
    uint64_t seed;
    uint64_t ids; /* of this story and, where somebody else keeps what he heard, of this run: it
                     goes into every message id (2.0.1 part 4, 4.1.4) */
};

struct world *world_new(const struct world_config *config);
void world_free(struct world *w);

struct vclock *world_clock(const struct world *w);
struct evlog *world_log(const struct world *w);
struct wire *world_wire(const struct world *w);
struct crypto *world_crypto(const struct world *w);
/** Files that stations fetch (file_server.h); made with the first file_server_put(). */
struct file_server **world_file_server(struct world *w);
uint64_t world_seed(const struct world *w);
/** What makes message ids of this world its own. */
uint64_t world_ids(const struct world *w);
int64_t world_now_ms(const struct world *w);
/** From now on the story runs faster than the clock of its CSMS, which is another one. */
void world_hurry(struct world *w);
bool world_hurries(const struct world *w);

/** Actor id of the world itself in the log. */
int world_actor(const struct world *w);

/** Closes the books: reports the truth of sessions that are still open (stopped_ms and unplugged_ms
 * VCLOCK_NEVER where they are).  To be called once, at the end of the story. */
void world_finish(struct world *w);

/** Checks what must hold in every state of every actor (asserts); cheap enough for each step. */
void world_check(const struct world *w);

/** Walks the stations in the order of their making. @return NULL after the last; begin with NULL.
 */
struct station *world_next_station(const struct world *w, const struct station *after);

/** Finds an actor by name, NULL when there is none. */
struct station *world_station(const struct world *w, const char *id);
struct driver *world_driver(const struct world *w, const char *name);
struct technician *world_technician(const struct world *w, const char *name);

#endif
