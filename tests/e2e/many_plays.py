"""many_plays.py RUN.db COUNT: copies the plays of a run file within it until there are COUNT of them.

The copies lie in folders of their own, and say in their names which copy they are, as different stories would."""
import sqlite3
import sys

TABLES = ["zone", "actor", "event", "frame", "ticket", "ticket_event", "account", "token", "tariff", "truth", "truth_quarter",
          "truth_phase", "sut_session", "invoice", "invoice_line", "finding", "score"]


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def copy(db, table, step, change):
    names = columns(db, table)
    if "scenario" not in names:
        return
    picked = [f"scenario + {step}" if n == "scenario" else change.get(n, f'"{n}"') for n in names]
    listed = ",".join('"%s"' % n for n in names)
    db.execute(f"INSERT INTO {table}({listed}) SELECT {','.join(picked)} FROM main.{table} WHERE scenario <= {first}")


db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA synchronous=OFF")
db.execute("PRAGMA journal_mode=OFF")
first = db.execute("SELECT max(scenario) FROM scenario").fetchone()[0]
copies = -(-int(sys.argv[2]) // first)
for k in range(1, copies):
    step = k * first
    copy(db, "scenario", step, {"name": f"'copy {k} of ' || name", "file": f"'copies/{k % 40}/{k}-' || replace(file, '/', '-')"})
    for table in TABLES:
        copy(db, table, step, {})
db.execute(f"DELETE FROM scenario WHERE scenario > {int(sys.argv[2])}")
db.commit()
print(db.execute("SELECT count(*) FROM scenario").fetchone()[0], "plays")
