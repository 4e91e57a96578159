/* life_cycle.h - a station goes up and down: mains, boot, restart, and a controller that hangs.
 *
 *   off -> booting -> up -> hung -> (restart) booting
 *
 * Without mains it is off, at once or when its own battery is empty (profile.backup_ms); it boots
 * for profile.boot_ms, and then its software is up: it connects, and its connectors know what hands
 * did meanwhile.  Whatever stops the software ends the running transactions.
 */
#ifndef SIM_LIFE_CYCLE_H
#define SIM_LIFE_CYCLE_H

struct station;

/** The mains came or went, or a fault of them: goes up or down with it. */
void life_cycle_power_changed(struct station *s);
/** Boots anew: running transactions end with @p reason; @p why is for the log. */
void life_cycle_restart(struct station *s, const char *why, const char *reason);
/** The controller hangs: the display stays as it is, nothing is heard or done. */
void life_cycle_hang(struct station *s);

#endif
