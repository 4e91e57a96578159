/* title: the run loop turns virtual time and the machine's events */
#include <criterion/criterion.h>
#include <event2/event.h>
#include <signal.h>
#include <unistd.h>

#include "wire/in_flight.h"
#include "wire/loop.h"

struct fixture {
    struct vclock *clk;
    struct loop *loop;
    struct vtimer timer;
    int fired;
    int64_t fired_at_ms;
};

static void on_timer(struct vtimer *timer, void *owner)
{
    struct fixture *f = owner;

    (void)timer;
    f->fired++;
    f->fired_at_ms = vclock_now_ms(f->clk);
}

static struct fixture *begin(struct fixture *f, double factor)
{
    *f = (struct fixture){0};
    f->clk = vclock_new(1000);
    f->loop = loop_new(f->clk, factor);
    vtimer_init(&f->timer, on_timer, f);
    return f;
}

static void end(struct fixture *f)
{
    loop_free(f->loop);
    vclock_free(f->clk);
}

Test(loop, free_pace_jumps_to_the_next_timer)
{
    struct fixture f;

    begin(&f, 0);
    vclock_arm(f.clk, &f.timer, 24 * 3600000);
    cr_expect_eq(loop_turn(f.loop, VCLOCK_NEVER - 1, 0), LOOP_fired);
    cr_expect_eq(f.fired_at_ms, 1000 + 24 * 3600000);
    cr_expect_lt(loop_wall_us(f.loop), 1000000);
    end(&f);
}

/* Somebody outside thinks for a while: N-fold pace waits, and does not make up for it in a burst.
 */
Test(loop, what_was_waited_for_is_not_made_up_for)
{
    struct fixture f;

    begin(&f, 100);
    vclock_hold(f.clk);
    vclock_arm(f.clk, &f.timer, 5000);
    for (int i = 0; i < 20 && loop_wall_us(f.loop) < 100000; i++)
        loop_turn(f.loop, 1000000, 0);
    usleep(120000);
    cr_expect_eq(loop_turn(f.loop, 1000000, 0) == LOOP_fired, false);
    cr_expect_eq(vclock_now_ms(f.clk), 1000, "the clock ran on while it was held");
    vclock_release(f.clk);
    loop_turn(f.loop, 1000000, 0);
    cr_expect_eq(f.fired, 0, "all at once");
    while (f.fired == 0)
        loop_turn(f.loop, 1000000, 0);
    cr_expect_geq(loop_wall_us(f.loop), 250000);
    end(&f);
}

/* Time in which nobody looks at the sockets is no time to answer. */
Test(loop, a_process_that_was_away_did_not_listen)
{
    struct fixture f;

    begin(&f, 1);
    usleep(400000);
    loop_turn(f.loop, 1000, 0);
    cr_expect_lt(loop_listened_us(f.loop), 250000);
    cr_expect_geq(loop_wall_us(f.loop), 400000);
    end(&f);
}

Test(loop, with_nothing_due_the_clock_stands_at_the_end)
{
    struct fixture f;

    begin(&f, 0);
    vclock_arm(f.clk, &f.timer, 5000);
    cr_expect_eq(loop_turn(f.loop, 4000, 0), LOOP_idle);
    cr_expect_eq(vclock_now_ms(f.clk), 4000);
    cr_expect_eq(f.fired, 0);
    end(&f);
}

static void release(evutil_socket_t fd, short what, void *arg)
{
    (void)fd, (void)what;
    vclock_release(arg);
}

Test(loop, a_held_clock_waits_for_the_machine_and_not_for_ever)
{
    struct fixture f;
    struct timeval soon = {0, 30000};

    begin(&f, 0);
    vclock_arm(f.clk, &f.timer, 1);
    vclock_hold(f.clk);
    event_base_once(loop_base(f.loop), -1, EV_TIMEOUT, release, f.clk, &soon);
    cr_expect_eq(loop_turn(f.loop, 9000, 0), LOOP_io);
    cr_expect_eq(f.fired, 0);
    cr_expect_geq(loop_wall_us(f.loop), 29000);
    cr_expect_eq(loop_turn(f.loop, 9000, 0), LOOP_fired);
    end(&f);
}

Test(loop, what_is_due_at_this_moment_fires_even_when_held)
{
    struct fixture f;

    begin(&f, 0);
    vclock_arm(f.clk, &f.timer, 0);
    vclock_hold(f.clk);
    cr_expect_eq(loop_turn(f.loop, 9000, 0), LOOP_fired);
    end(&f);
}

Test(loop, tenfold_pace_takes_a_tenth_of_the_time)
{
    struct fixture f;
    int64_t us;

    begin(&f, 10);
    vclock_arm(f.clk, &f.timer, 1000);
    while (loop_turn(f.loop, 5000, 0) == LOOP_io)
        ;
    us = loop_wall_us(f.loop);
    cr_expect_eq(f.fired, 1);
    cr_expect_eq(f.fired_at_ms, 2000);
    cr_expect(us >= 99000 && us < 400000, "%ld us", (long)us);
    end(&f);
}

Test(loop, with_sockets_it_listens_before_it_believes_that_all_is_quiet)
{
    struct fixture f;

    begin(&f, 0);
    loop_uv(f.loop);
    while (loop_turn(f.loop, 4000, 40) == LOOP_io)
        ;
    cr_expect_eq(vclock_now_ms(f.clk), 4000);
    cr_expect_geq(loop_wall_us(f.loop), 39000);
    end(&f);
}

Test(loop, a_signal_is_told_once_and_for_all)
{
    struct fixture f;

    begin(&f, 1);
    vclock_arm(f.clk, &f.timer, 60000);
    kill(getpid(), SIGTERM);
    while (loop_turn(f.loop, 90000, 0) == LOOP_io)
        ;
    cr_expect_eq(loop_signal(f.loop), SIGTERM);
    cr_expect_eq(loop_turn(f.loop, 90000, 0), LOOP_signal);
    cr_expect_eq(f.fired, 0);
    end(&f);
}

Test(loop, a_signal_is_noticed_in_free_pace_under_an_endless_timer)
{
    struct fixture f;
    int turns = 0;

    begin(&f, 0);
    kill(getpid(), SIGINT);
    do {
        vclock_arm(f.clk, &f.timer, 1);
        turns++;
    } while (loop_turn(f.loop, VCLOCK_NEVER - 1, 0) == LOOP_fired && turns < 10000);
    cr_expect_eq(loop_signal(f.loop), SIGINT);
    end(&f);
}

Test(in_flight, frames_under_way_hold_the_clock_once_both_ends_are_here)
{
    struct vclock *clk = vclock_new(0);
    struct in_flight *f = in_flight_new(clk);

    in_flight_join(f, 4000, IN_FLIGHT_server);
    in_flight_sent(f, 4000, IN_FLIGHT_server);
    cr_expect_eq(vclock_holds(clk), 0, "a foreign client holds nothing");
    in_flight_join(f, 4000, IN_FLIGHT_client);
    cr_expect_eq(vclock_holds(clk), 1);
    in_flight_sent(f, 4000, IN_FLIGHT_client);
    cr_expect_eq(vclock_holds(clk), 2);
    in_flight_handled(f, 4000, IN_FLIGHT_client);
    in_flight_handled(f, 4000, IN_FLIGHT_server);
    cr_expect_eq(vclock_holds(clk), 0);
    in_flight_free(f);
    vclock_free(clk);
}

Test(in_flight, an_end_that_left_holds_until_the_other_has_noticed)
{
    struct vclock *clk = vclock_new(0);
    struct in_flight *f = in_flight_new(clk);

    in_flight_join(f, 4000, IN_FLIGHT_server);
    in_flight_join(f, 4000, IN_FLIGHT_client);
    in_flight_sent(f, 4000, IN_FLIGHT_client);
    in_flight_sent(f, 4000, IN_FLIGHT_server);
    in_flight_left(f, 4000, IN_FLIGHT_client);
    cr_expect_eq(vclock_holds(clk), 2, "the frame to the server and the news of the end");
    in_flight_handled(f, 4000, IN_FLIGHT_server);
    in_flight_left(f, 4000, IN_FLIGHT_server);
    cr_expect_eq(vclock_holds(clk), 0);
    in_flight_handled(f, 4000, IN_FLIGHT_server);
    cr_expect_eq(vclock_holds(clk), 0, "an unknown connection counts nothing");
    in_flight_free(f);
    vclock_free(clk);
}

Test(in_flight, freeing_it_lets_go_of_the_clock)
{
    struct vclock *clk = vclock_new(0);
    struct in_flight *f = in_flight_new(clk);

    in_flight_join(f, 1, IN_FLIGHT_server);
    in_flight_join(f, 1, IN_FLIGHT_client);
    in_flight_sent(f, 1, IN_FLIGHT_client);
    in_flight_free(f);
    cr_expect_eq(vclock_holds(clk), 0);
    vclock_free(clk);
}
