-- schema.sql - the tables of the support desk. Times are ms UTC.

-- What the desk was given: "sla" (sla.h).
CREATE TABLE IF NOT EXISTS desk_setting(
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL -- JSON
) WITHOUT ROWID;

-- A ticket.
CREATE TABLE IF NOT EXISTS desk_ticket(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    requester TEXT,
    words TEXT NOT NULL,
    category TEXT NOT NULL,         -- fault, billing, access, other
    grade INT NOT NULL,             -- 1 to 3; 0: none given yet, the slackest targets count
    station TEXT,
    connector INT,
    invoice TEXT,
    account TEXT,
    alarm INT NOT NULL,             -- 1: the desk noticed it by itself
    queue TEXT NOT NULL,            -- first line, billing, field
    status TEXT NOT NULL,           -- open, waiting (for the customer, clocks paused), closed
    owner TEXT,
    technician TEXT,                -- under way or there
    on_site INT NOT NULL DEFAULT 0, -- 1: the technician is there
    opened_ms INT NOT NULL,
    closed_ms INT,
    cycle INT NOT NULL DEFAULT 1,   -- one more each time it is opened again
    cycle_ms INT NOT NULL           -- when this cycle began
);
CREATE INDEX IF NOT EXISTS desk_ticket_at ON desk_ticket(station, status);

-- Who is told about a ticket.
CREATE TABLE IF NOT EXISTS desk_party(
    ticket INT,
    requester TEXT,
    channel TEXT NOT NULL,
    since_ms INT NOT NULL,
    PRIMARY KEY(ticket, requester)
);

-- What happened to tickets; seq is strictly increasing over all of them.
CREATE TABLE IF NOT EXISTS desk_event(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket INT NOT NULL,
    at_ms INT NOT NULL,
    name TEXT NOT NULL, -- a row of ticket_event.def
    by TEXT NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    data TEXT NOT NULL  -- JSON
);
CREATE INDEX IF NOT EXISTS desk_event_of ON desk_event(ticket, seq);

-- A clock of a ticket (ticket_clock.h).
CREATE TABLE IF NOT EXISTS desk_clock(
    ticket INT,
    clock INT,           -- enum sla_clock_kind
    state TEXT NOT NULL, -- running, hidden (counts, but nobody is told), stopped
    target_ms INT NOT NULL,
    used_ms INT NOT NULL,
    run_from_ms INT NOT NULL,
    due_ms INT NOT NULL, -- INT64_MAX: paused, never due
    escalate_ms INT NOT NULL,
    escalated INT NOT NULL,
    breached INT NOT NULL,
    PRIMARY KEY(ticket, clock)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS desk_clock_due ON desk_clock(state, due_ms);

-- A promise (promise.h).
CREATE TABLE IF NOT EXISTS desk_promise(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket INT NOT NULL,
    what TEXT NOT NULL,  -- on_site, returned, resolution
    made_ms INT NOT NULL,
    due_ms INT NOT NULL,
    state TEXT NOT NULL, -- open, kept, renewed, broken, void
    warned INT NOT NULL  -- 1: escalated
);
CREATE INDEX IF NOT EXISTS desk_promise_due ON desk_promise(state, due_ms);

-- Who works for the desk (roster.h).
CREATE TABLE IF NOT EXISTS desk_staff(
    place INTEGER PRIMARY KEY, -- order in which they were told
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,        -- technician, agent
    lat_e6 INT,
    lon_e6 INT,
    from_min INT,              -- shift, local minutes
    to_min INT,
    speed_m_per_h INT,
    employer TEXT,
    free INT,
    parts TEXT                 -- comma-separated; NULL: every part
);

-- Who is sent where and not done there, as far as the desk has heard; sent_seq: of the dispatch.
CREATE TABLE IF NOT EXISTS desk_errand(
    technician TEXT PRIMARY KEY,
    ticket INT NOT NULL,
    sent_seq INT NOT NULL
) WITHOUT ROWID;

-- Tickets of the desk's own whose trouble is gone: closed then, unless it comes back (quiet.h).
CREATE TABLE IF NOT EXISTS desk_quiet(
    ticket INTEGER PRIMARY KEY,
    until_ms INT NOT NULL, -- INT64_MAX: the trouble is there, or the ticket closed
    times INT NOT NULL     -- how often it came back
);

-- Tickets that want a technician while nobody can go.
CREATE TABLE IF NOT EXISTS desk_want(
    ticket INTEGER PRIMARY KEY,
    parts TEXT,
    by TEXT NOT NULL,
    role TEXT NOT NULL,
    retry_ms INT NOT NULL
);

-- Replies that a mutant holds back (late_reply.h).
CREATE TABLE IF NOT EXISTS desk_held(
    id INTEGER PRIMARY KEY,
    release_ms INT NOT NULL,
    ticket INT NOT NULL,
    by TEXT,
    text TEXT,
    topic TEXT,
    channel TEXT,
    reason TEXT,
    due_ms INT NOT NULL
);
