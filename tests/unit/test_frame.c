/* title: OCPP-J frames are read, told apart when broken, and built */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "ocpp/frame.h"

Test(frame, a_call_gives_its_parts)
{
    const char *text = " [ 2 , \"a-1\" , \"Heartbeat\" , { \"x\" : [ 1 , \"],[\" ] } ] \n";
    struct frame f;

    cr_assert(frame_parse(&f, text, strlen(text)));
    cr_expect(f.type == FRAME_call);
    cr_expect(eq(str, f.id, (char *)"a-1"));
    cr_expect(eq(str, f.action, (char *)"Heartbeat"));
    cr_expect(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(f.payload, "x")) == 2);
    frame_fini(&f);
}

Test(frame, an_answer_an_error_and_the_forms_of_2_1_are_known)
{
    static const struct {
        const char *text;
        enum frame_type type;
    } rows[] = {
        {"[3,\"1\",{\"a\":1}]", FRAME_result},
        {"[3,\"1\",null]", FRAME_result},
        {"[4,\"1\",\"GenericError\",\"\",{}]", FRAME_error},
        {"[5,\"1\",\"GenericError\",\"why\",{}]", FRAME_result_error},
        {"[6,\"1\",\"NotifyPeriodicEventStream\",{}]", FRAME_send},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct frame f;

        cr_expect(frame_parse(&f, rows[i].text, strlen(rows[i].text)), "row %zu", i);
        cr_expect(f.type == rows[i].type, "row %zu", i);
        frame_fini(&f);
    }
}

Test(frame, an_escaped_backslash_before_u0000_is_no_nul)
{
    const char *text = "[2,\"1\",\"Authorize\",{\"idTag\":\"A\\\\u0000\"}]";
    struct frame f;

    cr_expect(frame_parse(&f, text, strlen(text)));
    cr_expect(
        eq(str, cJSON_GetObjectItemCaseSensitive(f.payload, "idTag")->valuestring, "A\\u0000"));
    frame_fini(&f);
}

Test(frame, a_broken_frame_says_what_is_broken_and_keeps_the_rest)
{
    static const struct {
        const char *text;
        enum frame_fault fault;
        const char *id;
    } rows[] = {
        {"", FRAME_FAULT_not_array, NULL},
        {"hello", FRAME_FAULT_not_array, NULL},
        {"{\"a\":[2]}", FRAME_FAULT_not_array, NULL},
        {"[2,\"1\",\"Heartbeat\",{}", FRAME_FAULT_cut, "1"},
        {"[2,\"1\",\"Heartbeat\",{\"a\":", FRAME_FAULT_cut, "1"},
        {"[2,\"1\",\"Heart", FRAME_FAULT_cut, "1"},
        {"[2,\"1\",\"Heartbeat\",{}]x", FRAME_FAULT_trailing, "1"},
        {"[2,\"1\",\"Authorize\",{\"idTag\":\"A\\u0000B\"}]", FRAME_FAULT_nul, "1"},
        {"[3,\"1\",{\"a\":[{\"b\\u0000\":1}]}]", FRAME_FAULT_nul, "1"},
        {"[4,\"1\",\"GenericError\",\"\",{\"a\":\"\\u0000\"}]", FRAME_FAULT_nul, "1"},
        {"[2,\"1\\u0000\",\"Heartbeat\",{}]", FRAME_FAULT_id, NULL},
        {"[2,\"1\",\"Heart\\u0000beat\",{}]", FRAME_FAULT_action, "1"},
        {"[]", FRAME_FAULT_no_type, NULL},
        {"[\"2\",\"1\",\"Heartbeat\",{}]", FRAME_FAULT_no_type, "1"},
        {"[2.5,\"1\",\"Heartbeat\",{}]", FRAME_FAULT_no_type, "1"},
        {"[7,\"1\",\"Heartbeat\",{}]", FRAME_FAULT_unknown_type, "1"},
        {"[99999999999999999999,\"1\",\"Heartbeat\",{}]", FRAME_FAULT_no_type, "1"},
        {"[2]", FRAME_FAULT_few, NULL},
        {"[2,\"1\"]", FRAME_FAULT_few, "1"},
        {"[2,\"1\",\"Heartbeat\"]", FRAME_FAULT_few, "1"},
        {"[3,\"1\"]", FRAME_FAULT_few, "1"},
        {"[4,\"1\",\"GenericError\",\"\"]", FRAME_FAULT_few, "1"},
        {"[2,1,\"Heartbeat\",{}]", FRAME_FAULT_id, NULL},
        {"[2,\"\",\"Heartbeat\",{}]", FRAME_FAULT_id_length, ""},
        {"[2,\"1234567890123456789012345678901234567\",\"Heartbeat\",{}]", FRAME_FAULT_id_length,
         "1234567890123456789012345678901234567"},
        {"[3,\"1\",{},{}]", FRAME_FAULT_many, "1"},
        {"[2,\"1\",\"Heartbeat\",{},{},{},{},{}]", FRAME_FAULT_many, "1"},
        {"[2,\"1\",7,{}]", FRAME_FAULT_action, "1"},
        {"[2,\"1\",\"Heartbeat\",{\"a\":tru}]", FRAME_FAULT_payload_json, "1"},
        {"[2,\"1\",\"Heartbeat\",]", FRAME_FAULT_payload_json, "1"},
        {"[2,\"1\",\"Heartbeat\",[]]", FRAME_FAULT_payload, "1"},
        {"[3,\"1\",\"x\"]", FRAME_FAULT_payload, "1"},
        {"[4,\"1\",7,\"\",{}]", FRAME_FAULT_code, "1"},
        {"[4,\"1\",\"GenericError\",null,{}]", FRAME_FAULT_description, "1"},
        {"[4,\"1\",\"GenericError\",\"\",\"\"]", FRAME_FAULT_details, "1"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct frame f;

        cr_expect(not(frame_parse(&f, rows[i].text, strlen(rows[i].text))), "row %zu", i);
        cr_expect(f.fault == rows[i].fault, "row %zu: %s: %s", i, rows[i].text,
                  frame_fault_name(f.fault));
        if (rows[i].id)
            cr_expect(f.id && strcmp(f.id, rows[i].id) == 0, "row %zu", i);
        else
            cr_expect(f.id == NULL, "row %zu", i);
        frame_fini(&f);
    }
}

Test(frame, thirty_six_characters_are_counted_not_bytes)
{
    const char *text = "[2,\"\xc3\xa9"
                       "23456789012345678901234567890123456\",\"Heartbeat\",{}]";
    struct frame f;

    cr_expect(frame_parse(&f, text, strlen(text)), "%s", frame_fault_sentence(f.fault));
    frame_fini(&f);
}

Test(frame, a_text_with_a_nul_inside_is_not_read_beyond_it)
{
    static const char text[] = "[2,\"1\",\"Heartbeat\",{}\0]";
    struct frame f;

    cr_expect(not(frame_parse(&f, text, sizeof(text) - 1)));
    cr_expect(f.fault == FRAME_FAULT_payload_json);
    frame_fini(&f);
}

Test(frame, builders_write_what_the_parser_reads)
{
    cJSON *payload = cJSON_Parse("{\"idTag\":\"04\\\"A1\"}");
    char *call = frame_call_text("s-1", "Authorize", payload);
    char *result = frame_result_text("s-1", NULL);
    char *error = frame_error_text("s-1", "GenericError", NULL, NULL);

    cr_expect(eq(str, call, (char *)"[2,\"s-1\",\"Authorize\",{\"idTag\":\"04\\\"A1\"}]"));
    cr_expect(eq(str, result, (char *)"[3,\"s-1\",{}]"));
    cr_expect(eq(str, error, (char *)"[4,\"s-1\",\"GenericError\",\"\",{}]"));
    free(call);
    free(result);
    free(error);
    cJSON_Delete(payload);
}

Test(frame, the_cutter_keeps_six_parts_and_counts_all)
{
    struct frame_parts parts;

    cr_expect(frame_split("[1, [2,3] ,\"a,b\",4,5,6,7,8]", 27, &parts) == FRAME_FAULT_none);
    cr_expect(eq(sz, parts.count, 8));
    cr_expect(eq(sz, parts.part[1].len, 5));
    cr_expect(eq(sz, parts.part[2].len, 5));
}

/* Whoever receives a frame asks here, so that none takes for an answer what another does not. */
Test(frame, what_it_is_to_whoever_receives_it_does_not_hang_on_its_payload)
{
    static const struct {
        const char *text;
        enum frame_sense sense;
    } rows[] = {
        {"[2,\"1\",\"Heartbeat\",{}]", FRAME_SENSE_call},
        {"[2,\"1\",\"Heartbeat\",null]", FRAME_SENSE_call},
        {"[2,\"1\",\"Heartbeat\",7]", FRAME_SENSE_broken_call},
        {"[2,\"1\",\"Heartbeat\",\"x\"]", FRAME_SENSE_broken_call},
        {"[2,\"1\",\"Heart", FRAME_SENSE_broken_call},
        {"[2,\"1\"]", FRAME_SENSE_broken_call},
        {"[2,1,\"Heartbeat\",{}]", FRAME_SENSE_none},
        {"[2,\"\",\"Heartbeat\",{}]", FRAME_SENSE_none},
        {"[3,\"1\",{}]", FRAME_SENSE_answer},
        {"[3,\"1\",[]]", FRAME_SENSE_answer},
        {"[3,\"1\"]", FRAME_SENSE_answer},
        {"[3,\"1\",{},{}]", FRAME_SENSE_answer},
        {"[3,\"1\",{\"a\":", FRAME_SENSE_answer},
        {"[4,\"1\",7]", FRAME_SENSE_answer},
        {"[3,1,{}]", FRAME_SENSE_none},
        {"[5,\"1\",\"GenericError\",\"\",{}]", FRAME_SENSE_none},
        {"[6,\"1\",\"NotifyPeriodicEventStream\",{}]", FRAME_SENSE_none},
        {"[7,\"1\",{}]", FRAME_SENSE_none},
        {"{\"type\":2}", FRAME_SENSE_none},
        {"noise", FRAME_SENSE_none},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct frame whole, head;
        bool answer = rows[i].sense == FRAME_SENSE_answer;

        frame_parse(&whole, rows[i].text, strlen(rows[i].text));
        cr_expect(frame_sense(&whole) == rows[i].sense, "row %zu", i);
        frame_peek(&head, rows[i].text, strlen(rows[i].text));
        cr_expect(answer == (frame_sense(&head) == FRAME_SENSE_answer), "row %zu, its head", i);
        frame_fini(&whole);
        frame_fini(&head);
    }
}
