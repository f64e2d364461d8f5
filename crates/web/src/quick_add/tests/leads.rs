//! Words that lead to a day go with it, and none is left hanging.

use super::check;
use crate::quick_add::{ENGLISH, SPANISH};

#[test]
fn what_leads_to_a_day_goes_with_it() {
    check(
        &ENGLISH,
        &[
            ("Essay due friday", "Essay", "2026-03-13"),
            ("Essay due by next friday", "Essay", "2026-03-13"),
            ("Essay before 12 May", "Essay", "2026-05-12"),
            ("Essay due today", "Essay", "2026-03-06"),
            ("Essay due in 3 days", "Essay", "2026-03-09"),
            ("Plan for next week", "Plan", "2026-03-09"),
            ("Due friday: essay", "essay", "2026-03-13"),
            ("Call Mum on Monday about the trip", "Call Mum about the trip", "2026-03-09"),
            ("Prepare for the Monday meeting", "Prepare for the meeting", "2026-03-09"),
            ("Run every monday starting tomorrow", "Run", "2026-03-07 FREQ=WEEKLY;BYDAY=MO"),
            ("Run starting tomorrow every monday", "Run", "2026-03-07 FREQ=WEEKLY;BYDAY=MO"),
            ("Study for #math", "Study", "#Math"),
            ("Pay what is due; friday", "Pay what is due;", "2026-03-13"),
            ("Stop \\by friday", "Stop by", "2026-03-13"),
        ],
    );
    check(
        &SPANISH,
        &[
            ("Entrega antes del viernes", "Entrega", "2026-03-13"),
            ("Entrega antes de mañana", "Entrega", "2026-03-07"),
            ("Clase a partir de mañana", "Clase", "2026-03-07"),
            ("Clase a partir del 12 de mayo", "Clase", "2026-05-12"),
            ("Clase del lunes", "Clase", "2026-03-09"),
            ("Preparar la clase del lunes con Ana", "Preparar la clase con Ana", "2026-03-09"),
            ("Correr cada lunes desde mañana", "Correr", "2026-03-07 FREQ=WEEKLY;BYDAY=MO"),
            ("Partir mañana a Madrid", "Partir a Madrid", "2026-03-07"),
            ("Leer el 12 de mayo de nuevo", "Leer de nuevo", "2026-05-12"),
            ("Volver del mar", "Volver del mar", ""),
        ],
    );
}

#[test]
fn several_days_of_the_week_are_a_rule() {
    check(
        &ENGLISH,
        &[
            ("Run mon, wed and fri", "Run", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ("Gym monday, wednesday and friday", "Gym", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ("Gym on tuesday & thursday with Ann", "Gym with Ann", "FREQ=WEEKLY;BYDAY=TU,TH"),
            ("Mon and wed gym", "gym", "FREQ=WEEKLY;BYDAY=MO,WE"),
            ("Gym tue, thu from 12 May", "Gym", "2026-05-12 FREQ=WEEKLY;BYDAY=TU,TH"),
        ],
    );
    check(
        &SPANISH,
        &[
            ("Correr lunes, miércoles y viernes", "Correr", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ("Correr el lunes, el miércoles y el viernes", "Correr", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ("Correr los lunes y los jueves", "Correr", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ],
    );
}

#[test]
fn a_rule_with_an_end_is_not_taken_for_one_without() {
    let whole = |text| (text, text, "");
    check(
        &ENGLISH,
        &[
            whole("every weekday until jan 15 revise"),
            whole("Read every day for 2 weeks"),
            whole("Gym every mon for a month"),
            whole("Run mondays until christmas"),
            whole("Read every day till June"),
            ("Read until page 20 every day", "Read until page 20", "FREQ=DAILY"),
            ("Cook every day for two", "Cook for two", "FREQ=DAILY"),
            ("Read every day \\until page 20", "Read \\until page 20", "FREQ=DAILY"),
        ],
    );
    check(
        &SPANISH,
        &[
            whole("Leer 20 páginas cada día hasta junio"),
            whole("Correr cada lunes durante dos meses"),
            ("Leer hasta el final cada día", "Leer hasta el final", "FREQ=DAILY"),
        ],
    );
}

#[test]
fn a_title_is_never_broken_off() {
    let whole = |text| (text, text, "");
    check(
        &ENGLISH,
        &[
            whole("Run monday or tuesday"),
            whole("Exam on 12 and 14 May"),
            whole("Call today and tomorrow"),
            whole("Work monday to friday"),
            whole("Work until friday"),
            ("Hand in friday", "Hand in", "2026-03-13"),
            ("Tomorrow log on", "log on", "2026-03-07"),
            ("Talk to Ann and tomorrow call Bob", "Talk to Ann and call Bob", "2026-03-07"),
        ],
    );
    check(
        &SPANISH,
        &[
            whole("Correr lunes o martes"),
            whole("Examen el 12 y el 14 de mayo"),
            whole("Trabajar hasta el viernes"),
            ("Mañana quedar con Ana y Eva", "quedar con Ana y Eva", "2026-03-07"),
        ],
    );
}
