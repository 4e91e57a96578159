#include "world/file_server.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define TRANSFER_MS 30000

struct entry {
    struct file_server_file file;
    char *name, *version, *content; /* file points at them */
};

struct file_server {
    struct entry *entries;
    size_t count;
};

static void drop(struct entry *e)
{
    free(e->name);
    free(e->version);
    free(e->content);
}

void file_server_free(struct file_server *d)
{
    if (!d)
        return;
    for (size_t i = 0; i < d->count; i++)
        drop(&d->entries[i]);
    free(d->entries);
    free(d);
}

static struct entry *entry_of(const struct file_server *d, const char *location)
{
    size_t end = location ? strcspn(location, "?#") : 0;
    size_t from = end;

    while (from > 0 && location[from - 1] != '/')
        from--;
    for (size_t i = 0; d && end > from && i < d->count; i++)
        if (strlen(d->entries[i].name) == end - from &&
            strncmp(d->entries[i].name, location + from, end - from) == 0)
            return &d->entries[i];
    return NULL;
}

void file_server_put(struct file_server **d, const struct file_server_file *file)
{
    struct entry *e;

    if (!*d)
        *d = mem_new(sizeof(**d));
    e = entry_of(*d, file->name);
    if (!e) {
        (*d)->entries = mem_resize((*d)->entries, ++(*d)->count, sizeof(*e));
        e = &(*d)->entries[(*d)->count - 1];
    } else {
        drop(e);
    }
    e->name = mem_text(file->name);
    e->version = mem_text(file->version ? file->version : file->name);
    e->content =
        file->content ? mem_text(file->content) : mem_printf("firmware %s %s", e->name, e->version);
    e->file = *file;
    e->file.name = e->name;
    e->file.version = e->version;
    e->file.content = e->content;
    if (e->file.transfer_ms == 0)
        e->file.transfer_ms = TRANSFER_MS;
}

const struct file_server_file *file_server_find(const struct file_server *d, const char *location)
{
    const struct entry *e = entry_of(d, location);

    return e ? &e->file : NULL;
}

enum file_server_fault file_server_attempt(struct file_server *d, const char *location)
{
    struct entry *e = entry_of(d, location);

    if (!e)
        return FILE_SERVER_none;
    if (e->file.failures == 0)
        return e->file.fault;
    e->file.failures--;
    return FILE_SERVER_missing;
}

enum file_server_fault file_server_fault_of(const char *word)
{
    static const char *const words[FILE_SERVER_FAULT_COUNT] = {
#define X(name, text, effect) [FILE_SERVER_##name] = (text),
        FILE_SERVER_FAULT_LIST(X)
#undef X
    };
    int fault = 0;

    while (fault < FILE_SERVER_FAULT_COUNT && strcmp(words[fault], word) != 0)
        fault++;
    return (enum file_server_fault)fault;
}
