-- A database of format 2 becomes one of format 3: passwords are kept sealed, apart from the station.
-- csms_password_upgrade() seals what was in clear, and takes the columns password and auth_key away.
CREATE TABLE IF NOT EXISTS credential(
    station TEXT PRIMARY KEY,
    auth_key TEXT,
    security INT NOT NULL DEFAULT 0
) WITHOUT ROWID;
ALTER TABLE credential ADD COLUMN secret TEXT;
ALTER TABLE credential ADD COLUMN next_secret TEXT;
ALTER TABLE credential ADD COLUMN password TEXT;
INSERT OR IGNORE INTO credential(station) SELECT id FROM station WHERE password IS NOT NULL;
UPDATE credential SET password = (SELECT password FROM station WHERE id = credential.station);
ALTER TABLE station DROP COLUMN password;
