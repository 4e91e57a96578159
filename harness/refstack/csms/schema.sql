-- schema.sql - the tables of the CSMS. The other parts may read them, and only the CSMS writes.
-- Times are ms UTC, energy is Wh.

-- What a station shows to come in; only the CSMS reads it.
CREATE TABLE IF NOT EXISTS credential(
    station TEXT PRIMARY KEY,
    secret TEXT,                    -- sealed (password.h); NULL: no password
    next_secret TEXT,               -- was set, but perhaps not taken
    security INT NOT NULL DEFAULT 0 -- the lowest security profile that is let in
) WITHOUT ROWID;

-- A station that was provisioned.
CREATE TABLE IF NOT EXISTS station(
    id TEXT PRIMARY KEY,
    protocol TEXT NOT NULL,             -- subprotocols, comma-separated
    connectors INT NOT NULL,
    evses INT NOT NULL,
    power_w INT NOT NULL,               -- of a connector; 0: not known
    site TEXT,
    lat_e6 INT NOT NULL,
    lon_e6 INT NOT NULL,
    vendor TEXT,
    model TEXT,
    firmware TEXT,
    boots INT NOT NULL DEFAULT 0,       -- BootNotifications so far
    accepted INT NOT NULL DEFAULT 0,    -- 0 or 1: its last boot
    booted_ms INT,
    serial TEXT,
    boot_reason TEXT,
    config TEXT,                        -- JSON: what it is set to after every boot
    last_seen_ms INT NOT NULL DEFAULT 0 -- csms_last_seen_ms() has the present value
) WITHOUT ROWID;

-- When a station was not there: from its last word, or the end of its connection, to its return.
CREATE TABLE IF NOT EXISTS absence(
    station TEXT NOT NULL,
    to_ms INT NOT NULL,
    from_ms INT NOT NULL,
    PRIMARY KEY(station, to_ms)
) WITHOUT ROWID;

-- What a station last reported of its connectors.
CREATE TABLE IF NOT EXISTS connector(
    station TEXT,
    connector INT, -- 0 is the station
    status TEXT NOT NULL,
    error_code TEXT NOT NULL,
    vendor_error TEXT,
    info TEXT,
    since_ms INT NOT NULL,
    PRIMARY KEY(station, connector)
) WITHOUT ROWID;

-- Every StatusNotification, in order of id.
CREATE TABLE IF NOT EXISTS status(
    id INTEGER PRIMARY KEY,
    station TEXT NOT NULL,
    connector INT NOT NULL,
    at_ms INT NOT NULL, -- the station's timestamp, else the arrival
    arrived_ms INT NOT NULL,
    status TEXT NOT NULL,
    error_code TEXT NOT NULL,
    vendor_error TEXT,
    info TEXT
);
CREATE INDEX IF NOT EXISTS status_of ON status(station, connector, at_ms);

-- An id token; case does not matter.
CREATE TABLE IF NOT EXISTS token(
    token TEXT PRIMARY KEY COLLATE NOCASE,
    account TEXT,
    status TEXT NOT NULL, -- Accepted, Blocked, Expired, NoCredit
    expires_ms INT,
    parent TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS token_of ON token(account);

-- A charging session. invalid: refused at its start, or its stop contradicts its start.
CREATE TABLE IF NOT EXISTS session(
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- the transactionId where stations name none
    station TEXT NOT NULL,
    connector INT NOT NULL,
    token TEXT NOT NULL COLLATE NOCASE,
    account TEXT,                         -- of the token when the session began
    answered TEXT NOT NULL,               -- status that the station was told
    state TEXT NOT NULL,                  -- active, done, invalid
    reason TEXT,                          -- of a done one: why it stopped; of an invalid one: why
    start_ms INT NOT NULL,
    meter_start INT NOT NULL,
    stop_ms INT,
    meter_stop INT,
    end_wh INT,                           -- register at Transaction.End; NULL: none was sent
    arrived_ms INT NOT NULL,
    stopped_ms INT,                       -- arrival of the stop
    txid TEXT                             -- the station's own name of it; NULL: id is it
);
CREATE INDEX IF NOT EXISTS session_tx ON session(station, txid);
CREATE INDEX IF NOT EXISTS session_at ON session(station, connector, start_ms);
CREATE INDEX IF NOT EXISTS session_by ON session(token, state);
CREATE INDEX IF NOT EXISTS session_of ON session(account, state);

-- What of a session is a guess, or cannot be right; it is told with the session.
CREATE TABLE IF NOT EXISTS session_doubt(
    session INT NOT NULL,
    kind TEXT NOT NULL,     -- end, energy, time
    sentence TEXT NOT NULL,
    PRIMARY KEY(session, kind)
) WITHOUT ROWID;

-- Energy.Active.Import.Register, wherever it was told.
CREATE TABLE IF NOT EXISTS meter(
    id INTEGER PRIMARY KEY,
    station TEXT NOT NULL,
    connector INT NOT NULL,
    session INT, -- NULL: outside one
    at_ms INT NOT NULL,
    wh INT NOT NULL,
    context TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS meter_of ON meter(session, at_ms, context);
CREATE INDEX IF NOT EXISTS meter_at ON meter(station, connector, at_ms);

-- A token that may not charge.
CREATE TABLE IF NOT EXISTS refusal(
    id INTEGER PRIMARY KEY,
    at_ms INT NOT NULL,
    station TEXT NOT NULL,
    connector INT,
    token TEXT NOT NULL,
    status TEXT NOT NULL, -- sent
    reason TEXT NOT NULL  -- ours
);

-- A CALL of the CSMS.
CREATE TABLE IF NOT EXISTS command(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    station TEXT NOT NULL,
    action TEXT NOT NULL,
    args TEXT NOT NULL,  -- JSON
    state TEXT NOT NULL, -- sent, answered, offline, timeout, error
    sent_ms INT NOT NULL,
    done_ms INT,
    answer TEXT,         -- JSON
    error TEXT           -- a sentence
);

-- What is kept of a station beside sessions and states; see record.h.
CREATE TABLE IF NOT EXISTS record(
    station TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    at_ms INT NOT NULL,
    state TEXT,         -- how it stands, or a value; NULL: none
    body TEXT NOT NULL, -- JSON
    PRIMARY KEY(station, kind, key)
) WITHOUT ROWID;
