#include "sut/stock.h"

#include "refstack/refstack.h"

void sut_stock_init(struct sut_stock *stock)
{
    *stock = (struct sut_stock){.spare = refstack_spare_new()};
}

void sut_stock_fini(struct sut_stock *stock)
{
    refstack_spare_free(stock->spare);
    *stock = (struct sut_stock){0};
}
