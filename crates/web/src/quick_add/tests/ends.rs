//! When what comes back ends, and what is left as it is because that is not clear.

use super::check;
use crate::quick_add::{ENGLISH, SPANISH};

#[test]
fn what_comes_back_may_have_a_last_day() {
    check(
        &ENGLISH,
        &[
            ("every weekday until jan 15 revise", "revise", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR until 2027-01-15"),
            ("Read daily through Dec 20", "Read", "FREQ=DAILY until 2026-12-20"),
            ("Until Dec 15 read daily", "read", "FREQ=DAILY until 2026-12-15"),
            ("Read 20 pages daily until june 1", "Read 20 pages", "FREQ=DAILY until 2026-06-01"),
            ("gym mon wed fri until dec 18", "gym", "FREQ=WEEKLY;BYDAY=MO,WE,FR until 2026-12-18"),
            ("Until June 1 read daily", "read", "FREQ=DAILY until 2026-06-01"),
            ("Read every day till the 12th of May, 2027", "Read", "FREQ=DAILY until 2027-05-12"),
            ("Read every day until 24/12", "Read", "FREQ=DAILY until 2026-12-24"),
            ("Every day until fri read with Ann", "read with Ann", "FREQ=DAILY until 2026-03-13"),
            ("Read until friday every day with Ann", "Read with Ann", "FREQ=DAILY until 2026-03-13"),
            ("Gym mon, wed until May 12", "Gym", "FREQ=WEEKLY;BYDAY=MO,WE until 2026-05-12"),
            ("Read every day until today", "Read", "FREQ=DAILY until 2026-03-06"),
            ("Gym every mon from 12 May until 1 June", "Gym", "2026-05-12 FREQ=WEEKLY;BYDAY=MO until 2026-06-01"),
            ("Read every day till June", "Read", "FREQ=DAILY until 2026-05-31"),
            ("Every day read until june 2027", "read", "FREQ=DAILY until 2027-05-31"),
            ("Run every day until March", "Run", "FREQ=DAILY until 2027-02-28"),
            ("Read every day until the end of June", "Read", "FREQ=DAILY until 2026-06-30"),
            ("Read every day until end of month", "Read", "FREQ=DAILY until 2026-03-31"),
            ("Read every day for 2 weeks", "Read", "FREQ=DAILY until 2026-03-19"),
            ("For 2 weeks read every day", "read", "FREQ=DAILY until 2026-03-19"),
            ("Run every day for the next two weeks", "Run", "FREQ=DAILY until 2026-03-19"),
            ("Gym every mon for a month", "Gym", "FREQ=WEEKLY;BYDAY=MO until 2026-04-05"),
            ("Gym every mon for 6 weeks from 12 May", "Gym", "2026-05-12 FREQ=WEEKLY;BYDAY=MO until 2026-06-22"),
            ("Read every day for 1 day", "Read", "FREQ=DAILY until 2026-03-06"),
            ("Read every day \\until friday", "Read until", "2026-03-13 FREQ=DAILY"),
        ],
    );
    check(
        &SPANISH,
        &[
            ("Hasta el 15 de enero leer cada día", "leer", "FREQ=DAILY until 2027-01-15"),
            ("Leer cada día hasta el viernes", "Leer", "FREQ=DAILY until 2026-03-13"),
            ("Clase cada lunes hasta el 12 de mayo", "Clase", "FREQ=WEEKLY;BYDAY=MO until 2026-05-12"),
            ("Leer 20 páginas cada día hasta junio", "Leer 20 páginas", "FREQ=DAILY until 2026-05-31"),
            ("Hasta junio leer cada día", "leer", "FREQ=DAILY until 2026-05-31"),
            ("Leer cada día hasta junio de 2027", "Leer", "FREQ=DAILY until 2027-05-31"),
            ("Leer cada día hasta finales de junio de 2027", "Leer", "FREQ=DAILY until 2027-06-30"),
            ("Leer cada día hasta fin de mes", "Leer", "FREQ=DAILY until 2026-03-31"),
            ("Leer cada día hasta el final de junio", "Leer", "FREQ=DAILY until 2026-06-30"),
            ("Durante 2 semanas leer cada día", "leer", "FREQ=DAILY until 2026-03-19"),
            ("Correr cada lunes durante dos meses", "Correr", "FREQ=WEEKLY;BYDAY=MO until 2026-05-05"),
            ("Correr cada día por 10 días", "Correr", "FREQ=DAILY until 2026-03-15"),
        ],
    );
}

#[test]
fn a_rule_whose_end_is_not_clear_is_not_taken_for_one_without() {
    let whole = |text| (text, text, "");
    check(
        &ENGLISH,
        &[
            whole("Run mondays until christmas"),
            whole("Read every day through June"),
            whole("Study every day until June exams"),
            whole("Read every day until the end of term"),
            whole("Read every day until March 2026"),
            whole("Read every day until next month"),
            whole("Read every day until 2026-03-05"),
            whole("Run every day for a while"),
            whole("Read every day for 0 weeks"),
            whole("Read every day until friday for 2 weeks"),
            whole("Until friday read every day for 2 weeks"),
            whole("Read every day from May 12 until May 11 2026"),
            whole("Gym every day May 5 - May 7"),
            whole("Run daily from mon to wed"),
            whole("Read every day until page 20"),
            ("Every day study until 10pm", "study until 10pm", "FREQ=DAILY"),
            ("Every day run for 2 hours", "run for 2 hours", "FREQ=DAILY"),
            ("Read until page 20 every day", "Read until page 20", "FREQ=DAILY"),
            ("Cook every day for two", "Cook for two", "FREQ=DAILY"),
            ("Read every day \\until page 20", "Read until page 20", "FREQ=DAILY"),
        ],
    );
    check(
        &SPANISH,
        &[
            whole("Leer 20 páginas cada día durante junio"),
            whole("Leer cada día hasta la próxima semana"),
            whole("Leer cada día durante un tiempo"),
            whole("Leer cada día durante el curso"),
            ("Cada día estudiar hasta las 10", "estudiar hasta las 10", "FREQ=DAILY"),
            ("Leer hasta el final cada día", "Leer hasta el final", "FREQ=DAILY"),
        ],
    );
}

#[test]
fn what_is_done_once_has_no_last_day() {
    let whole = |text| (text, text, "");
    check(
        &ENGLISH,
        &[
            whole("Work until friday with Ann"),
            whole("Trip May 5 until May 7"),
            whole("Trip mon through wed"),
            whole("Buy a weekly planner for 2 weeks"),
            ("Plan a trip for 2 weeks tomorrow", "Plan a trip for 2 weeks", "2026-03-07"),
            ("Read for a while tomorrow", "Read for a while", "2026-03-07"),
            whole("Book the trip May 5 - May 7 tomorrow"),
            whole("Work every mon - fri"),
            ("Read until page 20 tomorrow", "Read until page 20", "2026-03-07"),
        ],
    );
    check(
        &SPANISH,
        &[
            whole("Trabajar hasta el viernes con Ana"),
            ("Viajar durante dos semanas mañana", "Viajar durante dos semanas", "2026-03-07"),
        ],
    );
}
