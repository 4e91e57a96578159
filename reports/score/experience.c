#include "score/experience.h"

void experience_met(struct experience *x, enum experience_field field)
{
    x->met |= 1u << field;
    x->judged = true;
}

bool experience_anybody(struct experience *x)
{
    cJSON *row = runfile_row(
        scoring_runfile(x->sc),
        "SELECT 1 AS n FROM event WHERE scenario=?1 AND kind IN ('parks','bay_blocked','plugs',"
        "'plug_locked','unplugs','taps','presses_restart','contact','learns','price_shown','bill',"
        "'gives_up','arrives') LIMIT 1",
        scoring_scenario(x->sc));
    bool anybody = row != NULL;

    cJSON_Delete(row);
    return anybody;
}
