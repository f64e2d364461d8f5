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
fn so_much_before_or_after_a_day_is_counted_from_it() {
    let whole = |text| (text, text, "");
    check(
        &ENGLISH,
        &[
            ("Start revising 3 days before 12 May", "Start revising", "2026-05-09"),
            ("Start revising two weeks before the 12th of May", "Start revising", "2026-04-28"),
            ("Dentist two weeks from today", "Dentist", "2026-03-20"),
            ("Party a week from Friday", "Party", "2026-03-20"),
            ("Party a week from Friday with Ann", "Party with Ann", "2026-03-20"),
            ("3 days after 12 May call Ann", "call Ann", "2026-05-15"),
            ("Pay by one month before 31 May", "Pay", "2026-04-30"),
            ("Run a month after 31 Dec", "Run", "2027-01-31"),
            ("Run every day from a week before 12 May", "Run", "2026-05-05 FREQ=DAILY"),
            ("Review every 2 weeks from 12 May", "Review", "2026-05-12 FREQ=WEEKLY;INTERVAL=2"),
            ("Read 2 days before the exam tomorrow", "Read 2 days before the exam", "2026-03-07"),
            whole("Pack 2 days before tomorrow"),
            whole("Pack 2 days before the exam"),
            whole("Pack a week before 31 Feb"),
            whole("Pack two days before 5 May - 7 May"),
            whole("Call Ann 2 days before every Friday"),
        ],
    );
    check(
        &SPANISH,
        &[
            ("Repasar una semana antes del 12 de mayo", "Repasar", "2026-05-05"),
            ("Dentista dos semanas después de mañana", "Dentista", "2026-03-21"),
            ("Fiesta una semana a partir del viernes", "Fiesta", "2026-03-20"),
            ("Tres días antes del viernes llamar a Ana", "llamar a Ana", "2026-03-10"),
            whole("Repasar dos días antes del examen"),
            whole("Repasar dos días antes de mañana"),
            whole("Llamar a Ana dos días antes de cada viernes"),
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
fn what_is_only_half_of_what_was_said_is_not_taken() {
    let whole = |text| (text, text, "");
    check(
        &ENGLISH,
        &[
            whole("Trip May 5 - May 7"),
            whole("Trip May 5 – 7"),
            whole("Trip 5 May - 7 May"),
            whole("Trip 5 - 7 May"),
            whole("May 5 to May 7 trip"),
            whole("Trip mon - wed"),
            whole("Monday to friday work"),
            whole("Birthday May 12 every year"),
            whole("Birthday on 12 May every year"),
            whole("Birthday every year on May 12"),
            whole("Essay in 2 weeks on friday"),
            whole("Meet tomorrow next week"),
            ("Essay - friday", "Essay -", "2026-03-13"),
            ("Read May 5 - chapter 7", "Read - chapter 7", "2026-05-05"),
            ("Talk about tomorrow - friday", "Talk about tomorrow -", "2026-03-13"),
            ("Watch the sun tomorrow", "Watch the sun", "2026-03-07"),
            ("Buy sun tomorrow", "Buy sun", "2026-03-07"),
        ],
    );
    check(
        &SPANISH,
        &[
            whole("Viaje 5 de mayo - 7 de mayo"),
            whole("Del 5 al 7 de mayo viaje"),
            whole("Lunes a viernes clase"),
            whole("Cumple el 12 de mayo cada año"),
            whole("Cumple 12 de mayo todos los años"),
            ("Clase de lunes a viernes", "Clase", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("Examen 8/10 mañana", "Examen 8/10", "2026-03-07"),
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
