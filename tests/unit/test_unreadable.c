/* title: each frame that could not be read may be answered once as "-1", and no more often */
#include "fixture/runfile_maker.h"

/* OCPP 2.0.1 part 4, 4.2.3. CP-1 sends noise because the scenario says so, all before an answer. */
static int unexpected(int noises, int answers)
{
    struct maker m;
    int found;

    maker_init(&m, "{}");
    maker_event(&m, 0, "CP-1", "connected", "{\"protocol\":\"ocpp2.0.1\"}");
    for (int i = 0; i < noises; i++) {
        uint64_t why = maker_event(&m, 1000, "CP-1", "tampered", "{}");
        uint64_t seq = maker_frame(&m, 1000, "CP-1", "out", i % 2 ? "noise" : "[2,17,\"x\",{}]");

        maker_sql(&m, "UPDATE event SET cause=%llu WHERE seq=%llu", (unsigned long long)why,
                  (unsigned long long)seq);
    }
    for (int i = 0; i < answers; i++)
        maker_frame(&m, 2000, "CP-1", "in", "[4,\"-1\",\"RpcFrameworkError\",\"\",{}]");
    maker_score(&m, "protocol");
    found = maker_found(&m, "protocol.unexpected") > 0;
    maker_fini(&m);
    return found;
}

/* Two pieces of noise in a row had an honest CSMS accused of its second answer. */
Test(unreadable, frames_are_each_answered_once)
{
    static const int rows[][3] = {{1, 1, 0}, {2, 2, 0}, {3, 3, 0}, {3, 1, 0},
                                  {0, 1, 1}, {1, 2, 1}, {3, 4, 1}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(unexpected(rows[i][0], rows[i][1]) == rows[i][2], "%d frames, %d answers",
                  rows[i][0], rows[i][1]);
}
