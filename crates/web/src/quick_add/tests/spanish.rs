//! Spanish.

use super::check;
use crate::quick_add::SPANISH;

#[test]
fn a_day_may_be_named() {
    check(
        &SPANISH,
        &[
            ("Leer el capítulo 3", "Leer el capítulo 3", ""),
            ("Leer hoy", "Leer", "2026-03-06"),
            ("Leer mañana", "Leer", "2026-03-07"),
            ("Leer MAÑANA", "Leer", "2026-03-07"),
            ("Leer manana", "Leer", "2026-03-07"),
            ("Mañana leer", "leer", "2026-03-07"),
            ("Leer para mañana", "Leer", "2026-03-07"),
            ("Leer esta noche", "Leer", "2026-03-06"),
            ("Leer esta tarde", "Leer", "2026-03-06"),
            ("Descansar este fin de semana", "Descansar", "2026-03-07"),
            ("Leer pasado mañana", "Leer", "2026-03-08"),
            ("Leer en 3 días", "Leer", "2026-03-09"),
            ("Leer dentro de dos semanas", "Leer", "2026-03-20"),
            ("Leer dentro de un mes", "Leer", "2026-04-06"),
            ("Leer la próxima semana", "Leer", "2026-03-09"),
            ("Leer la semana que viene", "Leer", "2026-03-09"),
            ("Leer la semana próxima", "Leer", "2026-03-09"),
            ("Leer el mes próximo", "Leer", "2026-04-01"),
            ("Leer el mes que viene", "Leer", "2026-04-01"),
            ("Pagar a fin de mes", "Pagar", "2026-03-31"),
            ("Ensayo para finales de mayo", "Ensayo", "2026-05-31"),
            ("Pagar el último día del mes", "Pagar", "2026-03-31"),
            ("Club el tercer jueves del mes", "Club el tercer jueves del mes", ""),
            ("Viaje el finde que viene", "Viaje", "2026-03-14"),
            ("Viaje el próximo finde", "Viaje", "2026-03-14"),
            ("Viaje el fin de semana próximo", "Viaje", "2026-03-14"),
            ("Viaje el próximo fin de semana con Ana", "Viaje con Ana", "2026-03-14"),
            ("Leer el próximo mes", "Leer", "2026-04-01"),
            ("Leer 2026-05-12", "Leer", "2026-05-12"),
            ("Leer el 12 de mayo", "Leer", "2026-05-12"),
            ("Leer 12 mayo", "Leer", "2026-05-12"),
            ("Entregar el martes 12 de mayo", "Entregar", "2026-05-12"),
            ("Leer 12 de mayo de 2027", "Leer", "2027-05-12"),
            ("Leer el 1º de abril", "Leer", "2026-04-01"),
            ("Leer 6 mar", "Leer", "2026-03-06"),
            ("Leer el 5 de marzo", "Leer", "2027-03-05"),
            ("Leer el 29 de feb.", "Leer", "2028-02-29"),
            ("Pagar el día 1", "Pagar", "2026-04-01"),
            ("Pagar el día 31", "Pagar", "2026-03-31"),
            ("Leer el 3", "Leer el 3", ""),
            ("Pagar el día 1 de mayo", "Pagar", "2026-05-01"),
            ("Pagar el día 1 de mayo de 2027", "Pagar", "2027-05-01"),
            ("Repasar el día 3 del viaje", "Repasar el día 3 del viaje", ""),
        ],
    );
}

#[test]
fn a_day_may_be_written_with_numbers() {
    let whole = |text| (text, text, "");
    check(
        &SPANISH,
        &[
            ("Examen 3/4", "Examen", "2026-04-03"),
            ("Examen 5/3", "Examen", "2027-03-05"),
            ("Examen el 3/4 con Ana", "Examen con Ana", "2026-04-03"),
            ("Entrega antes del 24/12", "Entrega", "2026-12-24"),
            ("Entrega 24.12.", "Entrega", "2026-12-24"),
            ("Entrega el 3.4.2027", "Entrega", "2027-04-03"),
            ("Viaje el 24/7", "Viaje", "2026-07-24"),
            ("Examen 5/6", "Examen", "2026-06-05"),
            ("Examen el 8/10", "Examen", "2026-10-08"),
            ("Examen para 8/10", "Examen", "2026-10-08"),
            ("Examen 8/10/2026", "Examen", "2026-10-08"),
            ("Examen 8/10 mañana", "Examen 8/10", "2026-03-07"),
            whole("Lectura 1/3"),
            whole("Sacar 8/10"),
            whole("Parte 2/2"),
            whole("1/2 página sobre Kant"),
            whole("Leer 1/2 del libro"),
            whole("Resumen de 1/2 página"),
            whole("13/20 páginas de Kant"),
            whole("Instalar Django 5.2.27"),
            whole("Leer el capítulo 3.4."),
            whole("Sacar un 10/10"),
            whole("Abierto 24/7"),
            whole("Entrega 12/24"),
        ],
    );
}

#[test]
fn a_weekday_is_the_next_one() {
    check(
        &SPANISH,
        &[
            ("Leer sáb", "Leer", "2026-03-07"),
            ("Leer sabado", "Leer", "2026-03-07"),
            ("Leer el lunes", "Leer", "2026-03-09"),
            ("Entregar para el jueves", "Entregar", "2026-03-12"),
            ("Leer este miércoles", "Leer", "2026-03-11"),
            ("viernes leer", "leer", "2026-03-13"),
            ("Leer el próximo viernes", "Leer", "2026-03-13"),
            ("Examen el lunes próximo", "Examen", "2026-03-09"),
            ("Leer el domingo que viene", "Leer", "2026-03-08"),
            ("Entregar el viernes de la semana próxima", "Entregar", "2026-03-13"),
            ("Examen el domingo de la semana próxima", "Examen", "2026-03-15"),
            ("Examen el viernes de la semana que viene", "Examen", "2026-03-13"),
            ("Examen lunes de la próxima semana", "Examen", "2026-03-09"),
            ("Examen lun a las 10", "Examen a las 10", "2026-03-09"),
            ("Examen vie 10:30 con Ana", "Examen 10:30 con Ana", "2026-03-13"),
            ("Ir al mar 3 días", "Ir al mar 3 días", ""),
        ],
    );
}

#[test]
fn it_may_come_back() {
    check(
        &SPANISH,
        &[
            ("Leer cada día", "Leer", "FREQ=DAILY"),
            ("Leer todos los días", "Leer", "FREQ=DAILY"),
            ("Correr cada mañana", "Correr", "FREQ=DAILY"),
            ("Leer todas las noches", "Leer", "FREQ=DAILY"),
            ("Leer diariamente", "Leer", "FREQ=DAILY"),
            ("Leer a diario", "Leer", "FREQ=DAILY"),
            ("Leer un día sí y otro no", "Leer", "FREQ=DAILY;INTERVAL=2"),
            ("Leer cada 3 días", "Leer", "FREQ=DAILY;INTERVAL=3"),
            ("Leer cada dos días", "Leer", "FREQ=DAILY;INTERVAL=2"),
            ("Leer cada día laborable", "Leer", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("Leer entre semana", "Leer", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("Descansar los fines de semana", "Descansar", "FREQ=WEEKLY;BYDAY=SA,SU"),
            ("Gimnasio cada lunes", "Gimnasio", "FREQ=WEEKLY;BYDAY=MO"),
            ("Laboratorio cada dos martes", "Laboratorio", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
            ("Laboratorio un martes sí y otro no", "Laboratorio", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
            ("Descansar cada finde", "Descansar", "FREQ=WEEKLY;BYDAY=SA,SU"),
            ("Descansar el finde", "Descansar", "2026-03-07"),
            ("Gimnasio cada lun, jue", "Gimnasio", "FREQ=WEEKLY;BYDAY=MO,TH"),
            ("Gimnasio todos los lunes, miércoles y viernes", "Gimnasio", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ("Clase los sábados", "Clase", "FREQ=WEEKLY;BYDAY=SA"),
            ("Repasar cada semana", "Repasar", "FREQ=WEEKLY"),
            ("Repasar cada 2 semanas", "Repasar", "FREQ=WEEKLY;INTERVAL=2"),
            ("Repasar cada 2 semanas los viernes", "Repasar", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
            ("Alquiler cada mes", "Alquiler", "FREQ=MONTHLY"),
            ("Alquiler cada mes el 15", "Alquiler", "FREQ=MONTHLY;BYMONTHDAY=15"),
            ("Alquiler el 1 de cada mes", "Alquiler", "FREQ=MONTHLY;BYMONTHDAY=1"),
            ("Alquiler el día 3 de cada mes", "Alquiler", "FREQ=MONTHLY;BYMONTHDAY=3"),
            ("Alquiler cada tres meses", "Alquiler", "FREQ=MONTHLY;INTERVAL=3"),
            ("Pagar el último día de cada mes", "Pagar", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("Club cada primer lunes", "Club", "FREQ=MONTHLY;BYDAY=1MO"),
            ("Club cada último viernes del mes", "Club", "FREQ=MONTHLY;BYDAY=-1FR"),
            ("Reunión quincenal", "Reunión", "FREQ=WEEKLY;INTERVAL=2"),
            ("Reunión quincenal los lunes", "Reunión", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
            ("Club el último viernes de cada mes", "Club", "FREQ=MONTHLY;BYDAY=-1FR"),
            ("Gimnasio cada lunes desde el 12 de mayo", "Gimnasio", "2026-05-12 FREQ=WEEKLY;BYDAY=MO"),
        ],
    );
}

#[test]
fn words_may_mean_just_themselves() {
    check(
        &SPANISH,
        &[
            ("Correr por la mañana", "Correr por la mañana", ""),
            ("Correr mañana por la mañana", "Correr por la mañana", "2026-03-07"),
            ("Ir al mar", "Ir al mar", ""),
            ("Leer «Mañana en la batalla»", "Leer Mañana en la batalla", ""),
            ("Leer \\mañana", "Leer mañana", ""),
            ("Leer cada día 15 páginas", "Leer 15 páginas", "FREQ=DAILY"),
            ("Hoy", "Hoy", ""),
            ("Leer sobre el 9 de noviembre de 1989", "Leer sobre el 9 de noviembre de 1989", ""),
            ("Leer el 31 de febrero", "Leer el 31 de febrero", ""),
            ("Repasar #ingl mañana", "Repasar", "2026-03-07 #Inglés"),
            ("Read tomorrow", "Read tomorrow", ""),
        ],
    );
}
