/* file_server.h - the files stations fetch and the places they send files to, all in the world: no
 * byte of a file touches a network.
 *
 * A file is found by the last part of the URL, so "https://depot.example/fw/ac-2.bin" is the file
 * "ac-2.bin".  What is not in the file server cannot be fetched; everything can be sent anywhere,
 * unless a place with a fault stands under that name.
 */
#ifndef SIM_FILE_SERVER_H
#define SIM_FILE_SERVER_H

#include <stdint.h>

struct file_server;

/* name in C, word in a scenario, what it does */
#define FILE_SERVER_FAULT_LIST(X)                                                                  \
    X(none, "none", "nothing is wrong")                                                            \
    X(missing, "not found", "it cannot be fetched, or sent there")                                 \
    X(refused, "refused", "access is refused: PermissionDenied")                                   \
    X(corrupt, "corrupt", "the bytes that arrive are not those that were signed")                  \
    X(unfit, "unfit", "it cannot be installed on this station")
#define X(name, word, effect) FILE_SERVER_##name,
enum file_server_fault { FILE_SERVER_FAULT_LIST(X) FILE_SERVER_FAULT_COUNT };
#undef X

struct file_server_file {
    const char *name;
    const char *version; /* of the firmware in it; NULL: as the name */
    const char *content; /* what is signed; NULL: a text made from name and version */
    int64_t transfer_ms; /* how long it takes; 0: 30 s */
    int failures;        /* so many attempts fail before one succeeds */
    enum file_server_fault fault;
};

void file_server_free(struct file_server *d);

/** Puts @p file there (copied), in place of one with the same name. */
void file_server_put(struct file_server **d, const struct file_server_file *file);
/** The file behind @p location, NULL when there is none; borrowed until the next file_server_put().
 * @p d may be NULL. */
const struct file_server_file *file_server_find(const struct file_server *d, const char *location);
/** One attempt to fetch or send: does it fail?  Counts `failures` down. */
enum file_server_fault file_server_attempt(struct file_server *d, const char *location);

/** The fault called @p word, FILE_SERVER_FAULT_COUNT when there is none. */
enum file_server_fault file_server_fault_of(const char *word);

#endif
