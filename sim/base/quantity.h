/* quantity.h - the numbers a scenario writes with their unit: "20 min", "6 km", "0.45 EUR/kWh".
 *
 * Each reader takes the whole text and returns false for anything else, also for a number that is
 * no whole count of the unit of the name ("1.5 ms") or does not fit.  quantity_expected() gives the
 * sentence for people.
 */
#ifndef SIM_QUANTITY_H
#define SIM_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

/** "250 ms", "20 s", "90 min", "1.5 h", "2 days"; may be added: "1 h 30 min". Never negative. What
 * people write out is taken, too: "2 hours", "1 d", "1 week". */
bool quantity_duration_ms(const char *text, int64_t *ms);
/** "800 m", "6 km" */
bool quantity_distance_m(const char *text, int64_t *m);
/** "50 km/h"; "50 km" is taken for it. Metres in an hour. */
bool quantity_speed_m_per_h(const char *text, int64_t *m_per_h);
/** "22 kW", "7400 W", "1.2 MW" */
bool quantity_power_w(const char *text, int64_t *w);
/** "58 kWh", "500 Wh" */
bool quantity_energy_wh(const char *text, int64_t *wh);
/** "16 A", "5.5 A" */
bool quantity_current_ma(const char *text, int64_t *ma);
/** "40 %" gives 400 */
bool quantity_permille(const char *text, int *permille);
/** "300 EUR", "0.45 EUR": millionths of the unit and the currency (3 letters, NUL) */
bool quantity_money_micro(const char *text, int64_t *micro, char currency[4]);
/** "07:00-23:00" gives minutes of the day; "00:00-24:00" is the whole day */
bool quantity_hours(const char *text, int *from_min, int *to_min);
/** "50 ppm", "-20 ppm": parts of a million, whole ones, 100000 at the most */
bool quantity_drift_ppm(const char *text, int64_t *ppm);
/** "+1 h", "-2 days", "right" (0): a duration with its sign, 50 years at the most */
bool quantity_shift_ms(const char *text, int64_t *ms);
/** Decimal text such as "0.45" or "-12.5" as millionths; at most 6 decimals. */
bool quantity_micro(const char *text, int64_t *micro);

/* name, how a message to people ends that begins with "expected" */
#define QUANTITY_LIST(X)                                                                           \
    X(duration, "a duration such as \"20 min\", \"90 s\" or \"1 h 30 min\"")                       \
    X(distance, "a distance such as \"800 m\" or \"6 km\"")                                        \
    X(power, "a power such as \"22 kW\" or \"7400 W\"")                                            \
    X(energy, "an energy such as \"58 kWh\" or \"500 Wh\"")                                        \
    X(current, "a current such as \"16 A\"")                                                       \
    X(share, "a share such as \"40 %\"")                                                           \
    X(money, "an amount of money such as \"0.45 EUR\"")                                            \
    X(hours, "hours such as \"07:00-23:00\"")                                                      \
    X(decimal, "a number such as \"0.45\" with at most 6 decimals")
#define X(name, words) QUANTITY_##name,
enum quantity { QUANTITY_LIST(X) QUANTITY_COUNT };
#undef X
/** What @p q looks like, for the sentence "expected ...". */
const char *quantity_expected(enum quantity q);

#endif
