/* vehicle.h - a vehicle at the end of the cable: battery, on-board charger, control pilot, and the
 * ways its owner can have set it up wrong.
 */
#ifndef SIM_VEHICLE_H
#define SIM_VEHICLE_H

#include <stdbool.h>
#include <stdint.h>

#include "world/world.h"

/* IEC 61851-1 control-pilot states. */
#define PILOT_LIST(X) X(A) X(B) X(C) X(D) X(E) X(F)
#define X(name)       PILOT_##name,
enum pilot { PILOT_LIST(X) PILOT_COUNT };
#undef X

/* What a vehicle wants of its contract certificate (ISO 15118 Plug and Charge). */
enum contract_wish { CONTRACT_contented, CONTRACT_install, CONTRACT_update };

struct vehicle_traits {
    int64_t battery_wh;  /* usable */
    int soc_permille;    /* at the beginning */
    int target_permille; /* stops asking for power there (1000: full) */
    int taper_permille;  /* above this the power falls linearly to 10 % at 1000 */
    int64_t ac_max_w;    /* on-board charger, all phases together */
    int ac_phases;       /* 1 or 3 */
    int64_t dc_max_w;    /* 0: cannot charge DC */
    bool iso15118;       /* says what it needs, and follows a schedule (2.0.1 K15) */
    int64_t leaves_ms;   /* when it leaves, as it says over ISO 15118; 0: it does not */
    enum contract_wish contract;
    /* misconfigurations and faults of the vehicle */
    int64_t departure_ms;     /* departure timer: asks for power only from this moment; 0 none */
    int64_t current_limit_ma; /* set in the car, per phase; below 6000 it never asks for power; 0
                                 none */
    bool never_asks;          /* never asks for power */
    bool latch_stuck;         /* the vehicle's own latch keeps the connector */
};

/** A sensible middle-class battery-electric vehicle: 58 kWh, 40 %, 11 kW on three phases, 120 kW
 * DC. */
void vehicle_traits_default(struct vehicle_traits *t);

struct vehicle *vehicle_new(struct world *w, const char *name, const struct vehicle_traits *t);
const char *vehicle_name(const struct vehicle *v);
const struct vehicle_traits *vehicle_traits(const struct vehicle *v);

/** Corrects the set-up as its owner would by hand: setting is "departure timer", "current limit",
 * "phases", "charging enabled" or "latch".  S_NOTFOUND for another; a plugged vehicle reacts at
 * once. */
enum status vehicle_correct(struct vehicle *v, const char *setting);
/** The settings that it takes, ended by NULL. */
const char *const *vehicle_settings(void);

/** As far as its energy has been reckoned: at each change of the power and at each percent. */
int vehicle_soc_permille(const struct vehicle *v);
/** At this moment. */
int vehicle_soc_now_permille(const struct vehicle *v);
/** Power that flows into it now. */
int64_t vehicle_power_w(const struct vehicle *v);
enum pilot vehicle_pilot(const struct vehicle *v);
/** Energy in the battery, W x ms. */
int64_t vehicle_stored_mj(const struct vehicle *v);

/* --- for the station at the other end of the cable ------------------------------------------ */

/* What an outlet offers. */
struct supply {
    bool dc;
    int phases;    /* AC: 1 or 3 */
    int voltage_v; /* phase to neutral, or DC */
    int64_t max_w; /* all phases together */
};

/** Called when a plugged vehicle asks for more or less than before. */
typedef void vehicle_changed_fn(void *ctx);

/** Plugs the vehicle in; @p fn hears of its changes until vehicle_detach(). */
void vehicle_attach(struct vehicle *v, vehicle_changed_fn *fn, void *ctx);
void vehicle_detach(struct vehicle *v);
bool vehicle_attached(const struct vehicle *v);
/** The power it would take from @p s now, 0 when it does not ask. */
int64_t vehicle_ask_w(const struct vehicle *v, const struct supply *s);
/** Takes energy in: all that has flowed up to now. */
void vehicle_charge(struct vehicle *v, int64_t mj);
/** From now on so much flows; what has flowed before has been charged. */
void vehicle_draw(struct vehicle *v, int64_t power_w);
/** After how long at @p power_w (> 0) its wish changes: the next percent, or the target. */
int64_t vehicle_change_ms(const struct vehicle *v, int64_t power_w);
/** The control pilot as station and vehicle see it. */
void vehicle_set_pilot(struct vehicle *v, enum pilot pilot);

#endif
