-- schema.sql - what 2.0.1 keeps beside the tables of the CSMS. Times are ms UTC, energy is Wh.

-- A TransactionEvent; what comes twice has the same seq.
CREATE TABLE IF NOT EXISTS tx_event(
    id INTEGER PRIMARY KEY,
    station TEXT NOT NULL,
    txid TEXT NOT NULL,
    seq INT NOT NULL,
    at_ms INT NOT NULL,
    arrived_ms INT NOT NULL,
    type TEXT NOT NULL,
    cause TEXT NOT NULL, -- triggerReason
    offline INT NOT NULL,
    state TEXT,          -- chargingState
    connector INT,       -- flat number; NULL: not said
    token TEXT,
    reason TEXT,         -- why the token may not charge; NULL: it may
    first_wh INT,        -- first register in the event
    wh INT,              -- last register in the event
    end_wh INT,          -- register at Transaction.End
    stopped TEXT,        -- stoppedReason
    UNIQUE(station, txid, seq)
);

-- An eventData of NotifyEvent.
CREATE TABLE IF NOT EXISTS device_event(
    id INTEGER PRIMARY KEY,
    station TEXT NOT NULL,
    event INT NOT NULL,  -- eventId
    at_ms INT NOT NULL,
    arrived_ms INT NOT NULL,
    cause TEXT NOT NULL, -- trigger
    kind TEXT NOT NULL,  -- eventNotificationType
    component TEXT NOT NULL,
    instance TEXT,
    evse INT NOT NULL,
    connector INT NOT NULL,
    variable TEXT NOT NULL,
    variable_instance TEXT,
    value TEXT NOT NULL,
    cleared INT NOT NULL,
    tech_code TEXT,
    tech_info TEXT,
    txid TEXT
);
CREATE INDEX IF NOT EXISTS device_event_of ON device_event(station, evse, component);
