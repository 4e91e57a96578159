/* run_sql.h - the text of run.sql, put into the program when it is built. */
#ifndef HARNESS_RUN_SQL_H
#define HARNESS_RUN_SQL_H

extern const char run_sql[];

#endif
