-- schema.sql - the tables of the biller. Times are ms UTC.

-- Who pays.
CREATE TABLE IF NOT EXISTS billing_account(
    account TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    delivery TEXT NOT NULL, -- email, paper
    address TEXT,
    period TEXT NOT NULL,   -- month, day
    due_ms INT NOT NULL     -- when the present period ends
) WITHOUT ROWID;

-- A version of a tariff; a session keeps the one in force when it began.
CREATE TABLE IF NOT EXISTS billing_tariff(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT NOT NULL,  -- JSON as it came in
    from_ms INT NOT NULL,
    until_ms INT,        -- NULL: in force
    general INT NOT NULL -- 1: for every station that no other tariff names
);

-- The stations that a tariff names.
CREATE TABLE IF NOT EXISTS billing_tariff_station(
    tariff INT,
    station TEXT,
    PRIMARY KEY(station, tariff)
) WITHOUT ROWID;

-- An invoice or credit note, never changed once it is written; amounts in millionths.
CREATE TABLE IF NOT EXISTS billing_invoice(
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice TEXT,       -- its name, "INV-00001"
    account TEXT NOT NULL,
    kind TEXT NOT NULL, -- invoice, credit_note
    credits INT,        -- number of the invoice that it negates
    period_from_ms INT NOT NULL,
    period_to_ms INT NOT NULL,
    issued_ms INT NOT NULL,
    currency TEXT NOT NULL,
    net INT NOT NULL,
    tax INT NOT NULL,
    gross INT NOT NULL,
    delivery TEXT NOT NULL,
    sent_to TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS billing_invoice_of ON billing_invoice(invoice);
CREATE INDEX IF NOT EXISTS billing_credit_of ON billing_invoice(credits);

-- The lines of an invoice; quantity, price and net in millionths.
CREATE TABLE IF NOT EXISTS billing_line(
    number INT,
    line INT,
    session INT,
    station TEXT NOT NULL,
    connector INT NOT NULL,
    kind TEXT NOT NULL,
    quantity INT NOT NULL,
    unit TEXT NOT NULL,
    price INT NOT NULL,
    net INT NOT NULL,
    tax_percent INT NOT NULL, -- in millionths
    from_ms INT NOT NULL,
    to_ms INT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(number, line)
) WITHOUT ROWID;

-- The invoice on which a session now stands.
CREATE TABLE IF NOT EXISTS billing_billed(
    session INTEGER PRIMARY KEY,
    number INT -- NULL: it never will
);
CREATE INDEX IF NOT EXISTS billing_billed_on ON billing_billed(number);

-- Stations whose stop register is known to be wrong: the verified energy is sold.
CREATE TABLE IF NOT EXISTS billing_doubt(
    station TEXT PRIMARY KEY,
    since_ms INT NOT NULL
) WITHOUT ROWID;

-- Sessions that are held back, as what was told of them cannot be.
CREATE TABLE IF NOT EXISTS billing_held(
    session INTEGER PRIMARY KEY,
    why TEXT NOT NULL
);
