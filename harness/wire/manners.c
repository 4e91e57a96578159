#include "wire/manners.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { PATIENT_WAITS = 2, SHORTER_WAITS = 6 };

struct manners_farewell {
    char *station;
    int64_t at_us;
};

void manners_fini(struct manners *m)
{
    for (size_t i = 0; i < m->count; i++)
        free(m->farewells[i].station);
    free(m->farewells);
    free(m->gone);
    free(m->known_station);
    free(m->known_protocol);
    m->gone = m->known_station = m->known_protocol = NULL;
    m->farewells = NULL;
    m->count = 0;
}

void manners_take_news(struct manners *m, char *why, const char *station, const char *protocol)
{
    free(m->gone);
    m->gone = why;
    if (!station)
        return;
    free(m->known_station);
    free(m->known_protocol);
    m->known_station = mem_text(station);
    m->known_protocol = mem_text(protocol);
}

struct timeval manners_patience(const struct manners *m, enum manners_wait what)
{
    bool shakes = what == MANNERS_handshake;
    int64_t ms = shakes ? m->dial_ms : m->answer_ms;
    int in_vain = shakes ? m->dials_in_vain : m->in_vain;

    if (in_vain >= SHORTER_WAITS)
        ms /= 30;
    else if (in_vain >= PATIENT_WAITS || what == MANNERS_pong)
        ms /= 6;
    return (struct timeval){(time_t)(ms / 1000), (suseconds_t)(ms % 1000) * 1000};
}

void manners_met(struct manners *m)
{
    m->in_vain = 0;
}

void manners_missed(struct manners *m)
{
    m->in_vain++;
}

void manners_shook(struct manners *m, bool in_time)
{
    m->dials_in_vain = in_time ? 0 : m->dials_in_vain + 1;
}

static struct manners_farewell *farewell_of(const struct manners *m, const char *station)
{
    for (size_t i = 0; i < m->count; i++)
        if (strcmp(m->farewells[i].station, station) == 0)
            return &m->farewells[i];
    return NULL;
}

void manners_left(struct manners *m, const char *station, int64_t now_us)
{
    struct manners_farewell *f;

    if (m->reconnect_ms == 0)
        return;
    f = farewell_of(m, station);
    if (!f) {
        m->farewells = mem_resize(m->farewells, m->count + 1, sizeof(*m->farewells));
        f = &m->farewells[m->count++];
        f->station = mem_text(station);
    }
    f->at_us = now_us;
}

int64_t manners_wait_us(const struct manners *m, const char *station, int64_t now_us)
{
    const struct manners_farewell *f = m->reconnect_ms ? farewell_of(m, station) : NULL;
    int64_t left_us = f ? f->at_us + m->reconnect_ms * 1000 - now_us : 0;

    return left_us > 0 ? left_us : 0;
}
