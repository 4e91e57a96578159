/* rng.h - a stream of random numbers per actor.
 *
 * A stream is made from the run's seed and the actor's name, so adding an actor shifts nobody
 * else's numbers.  xoshiro256** seeded by splitmix64 over an FNV-1a hash of the name.
 */
#ifndef SIM_RNG_H
#define SIM_RNG_H

#include <stdint.h>

struct rng {
    uint64_t s[4];
};

/** The stream of the actor @p name in the run @p seed. */
void rng_init(struct rng *r, uint64_t seed, const char *name);

uint64_t rng_next(struct rng *r);

/** A number from 0 to @p limit - 1, without bias; @p limit > 0. */
uint64_t rng_below(struct rng *r, uint64_t limit);

/** A number from @p low to @p high, both included. */
int64_t rng_between(struct rng *r, int64_t low, int64_t high);

#endif
