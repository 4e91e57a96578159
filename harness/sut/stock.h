/* stock.h - what systems under test keep from one story to the next, because making it takes
 * longer than many a story. Nothing that happened in a story is in it.
 */
#ifndef HARNESS_SUT_STOCK_H
#define HARNESS_SUT_STOCK_H

struct refstack_spare;

struct sut_stock {
    struct refstack_spare *spare; /* of the reference stack (refstack.h) */
};

/** To be emptied with sut_stock_fini() when the last story is over. */
void sut_stock_init(struct sut_stock *stock);
void sut_stock_fini(struct sut_stock *stock);

#endif
