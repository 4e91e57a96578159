#include "refstack/csms201/csms201.h"

void csms201_schema(struct db *db)
{
    db_script(db, "CREATE TABLE IF NOT EXISTS tx_event(id INTEGER PRIMARY KEY, "
                  "station TEXT NOT NULL, txid TEXT NOT NULL, seq INT NOT NULL, "
                  "at_ms INT NOT NULL, arrived_ms INT NOT NULL, type TEXT NOT NULL, "
                  "cause TEXT NOT NULL, offline INT NOT NULL, state TEXT, connector INT, "
                  "token TEXT, reason TEXT, first_wh INT, wh INT, end_wh INT, stopped TEXT, "
                  "UNIQUE(station, txid, seq))");
    db_script(db, "CREATE TABLE IF NOT EXISTS device_event(id INTEGER PRIMARY KEY, "
                  "station TEXT NOT NULL, event INT NOT NULL, at_ms INT NOT NULL, "
                  "arrived_ms INT NOT NULL, cause TEXT NOT NULL, kind TEXT NOT NULL, "
                  "component TEXT NOT NULL, instance TEXT, evse INT NOT NULL, "
                  "connector INT NOT NULL, variable TEXT NOT NULL, variable_instance TEXT, "
                  "value TEXT NOT NULL, cleared INT NOT NULL, tech_code TEXT, tech_info TEXT, "
                  "txid TEXT); "
                  "CREATE INDEX IF NOT EXISTS device_event_of ON "
                  "device_event(station, evse, component)");
}
