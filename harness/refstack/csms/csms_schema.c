#include "refstack/csms/csms_inside.h"

void csms_schema(struct db *db)
{
    csms_security_schema(db);
    db_script(db, "CREATE TABLE IF NOT EXISTS station(id TEXT PRIMARY KEY, protocol TEXT NOT NULL, "
                  "connectors INT NOT NULL, evses INT NOT NULL, power_w INT NOT NULL, site TEXT, "
                  "lat_e6 INT NOT NULL, lon_e6 INT NOT NULL, vendor TEXT, model TEXT, "
                  "firmware TEXT, boots INT NOT NULL DEFAULT 0, accepted INT NOT NULL DEFAULT 0, "
                  "booted_ms INT, serial TEXT, boot_reason TEXT, config TEXT, last_seen_ms INT NOT "
                  "NULL DEFAULT "
                  "0) WITHOUT ROWID");
    db_script(db, "CREATE TABLE IF NOT EXISTS connector(station TEXT, connector INT, "
                  "status TEXT NOT NULL, error_code TEXT NOT NULL, vendor_error TEXT, info TEXT, "
                  "since_ms INT NOT NULL, PRIMARY KEY(station, connector)) WITHOUT ROWID");
    db_script(db, "CREATE TABLE IF NOT EXISTS status(id INTEGER PRIMARY KEY, station TEXT NOT NULL,"
                  "connector INT NOT NULL, at_ms INT NOT NULL, arrived_ms INT NOT NULL, "
                  "status TEXT NOT NULL, error_code TEXT NOT NULL, vendor_error TEXT, info TEXT); "
                  "CREATE INDEX IF NOT EXISTS status_of ON status(station, connector, at_ms)");
    db_script(db, "CREATE TABLE IF NOT EXISTS token(token TEXT PRIMARY KEY COLLATE NOCASE, "
                  "account TEXT, status TEXT NOT NULL, expires_ms INT, parent TEXT) WITHOUT ROWID; "
                  "CREATE INDEX IF NOT EXISTS token_of ON token(account)");
    db_script(db, "CREATE TABLE IF NOT EXISTS session(id INTEGER PRIMARY KEY AUTOINCREMENT, "
                  "station TEXT NOT NULL, connector INT NOT NULL, "
                  "token TEXT NOT NULL COLLATE NOCASE, account TEXT, answered TEXT NOT NULL, "
                  "state TEXT NOT NULL, reason TEXT, start_ms INT NOT NULL, "
                  "meter_start INT NOT NULL, stop_ms INT, meter_stop INT, end_wh INT, "
                  "stop_token TEXT, arrived_ms INT NOT NULL, stopped_ms INT, txid TEXT); "
                  "CREATE INDEX IF NOT EXISTS session_tx ON session(station, txid); "
                  "CREATE INDEX IF NOT EXISTS session_at ON session(station, connector, start_ms); "
                  "CREATE INDEX IF NOT EXISTS session_by ON session(token, state); "
                  "CREATE INDEX IF NOT EXISTS session_of ON session(account, state)");
    db_script(db, "CREATE TABLE IF NOT EXISTS meter(id INTEGER PRIMARY KEY, station TEXT NOT NULL, "
                  "connector INT NOT NULL, session INT, at_ms INT NOT NULL, wh INT NOT NULL, "
                  "context TEXT NOT NULL); "
                  "CREATE UNIQUE INDEX IF NOT EXISTS meter_of ON meter(session, at_ms, context); "
                  "CREATE INDEX IF NOT EXISTS meter_at ON meter(station, connector, at_ms)");
    db_script(db, "CREATE TABLE IF NOT EXISTS refusal(id INTEGER PRIMARY KEY, at_ms INT NOT NULL, "
                  "station TEXT NOT NULL, connector INT, token TEXT NOT NULL, "
                  "status TEXT NOT NULL, reason TEXT NOT NULL)");
    db_script(db, "CREATE TABLE IF NOT EXISTS command(id INTEGER PRIMARY KEY AUTOINCREMENT, "
                  "station TEXT NOT NULL, action TEXT NOT NULL, args TEXT NOT NULL, "
                  "state TEXT NOT NULL, sent_ms INT NOT NULL, done_ms INT, answer TEXT, "
                  "error TEXT)");
    db_script(db, "CREATE TABLE IF NOT EXISTS record(station TEXT NOT NULL, kind TEXT NOT NULL, "
                  "key TEXT NOT NULL, at_ms INT NOT NULL, state TEXT, body TEXT NOT NULL, "
                  "PRIMARY KEY(station, kind, key)) WITHOUT ROWID");
    csms201_schema(db);
}
