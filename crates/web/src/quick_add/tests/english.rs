//! English.

use super::check;
use crate::quick_add::ENGLISH;

#[test]
fn a_day_may_be_named() {
    check(
        &ENGLISH,
        &[
            ("Read chapter 3", "Read chapter 3", ""),
            ("Read today", "Read", "2026-03-06"),
            ("Read tomorrow", "Read", "2026-03-07"),
            ("TOMORROW read", "read", "2026-03-07"),
            ("Tomorrow: read chapter 3", "read chapter 3", "2026-03-07"),
            ("Read tmr", "Read", "2026-03-07"),
            ("Read tonight", "Read", "2026-03-06"),
            ("Study this evening", "Study", "2026-03-06"),
            ("Rest this weekend", "Rest", "2026-03-07"),
            ("Rest next weekend", "Rest", "2026-03-14"),
            ("Read for tomorrow.", "Read", "2026-03-07"),
            ("Call Mum tomorrow about the trip", "Call Mum about the trip", "2026-03-07"),
            ("Read the day after tomorrow", "Read", "2026-03-08"),
            ("Read in 3 days", "Read", "2026-03-09"),
            ("Read in a week", "Read", "2026-03-13"),
            ("Read in two weeks", "Read", "2026-03-20"),
            ("Read in 1 month", "Read", "2026-04-06"),
            ("Read next week", "Read", "2026-03-09"),
            ("Quiz friday next week", "Quiz", "2026-03-13"),
            ("Quiz next week on Tuesday", "Quiz", "2026-03-10"),
            ("Read tmw", "Read", "2026-03-07"),
            ("Read next month", "Read", "2026-04-01"),
            ("Read 2026-05-12", "Read", "2026-05-12"),
            ("Read on 12 May", "Read", "2026-05-12"),
            ("Read 12th of May", "Read", "2026-05-12"),
            ("Read by the 12th", "Read", "2026-03-12"),
            ("Project due the 15th", "Project", "2026-03-15"),
            ("Pay the rent on the 1st", "Pay the rent", "2026-04-01"),
            ("Read due on the 31st", "Read", "2026-03-31"),
            ("Rent on 31st", "Rent", "2026-03-31"),
            ("Essay by the end of the month", "Essay", "2026-03-31"),
            ("Essay end of month", "Essay", "2026-03-31"),
            ("Pay at the end of June", "Pay", "2026-06-30"),
            ("Pay on the last day of the month", "Pay", "2026-03-31"),
            ("End of month report", "End of month report", ""),
            ("Lab third thursday of the month", "Lab third thursday of the month", ""),
            ("Lab on the second Thursday of May", "Lab on the second Thursday of May", ""),
            ("Read the 2nd", "Read the 2nd", ""),
            ("Read on the 12th #math", "Read", "2026-03-12 #Math"),
            ("Read on the 12th of May", "Read", "2026-05-12"),
            ("Read by the 1st of April", "Read", "2026-04-01"),
            ("Read by the 1st of April 2027 with Ann", "Read with Ann", "2027-04-01"),
            ("Read on Tuesday the 12th of May", "Read", "2026-05-12"),
            ("Essay on the 19th century", "Essay on the 19th century", ""),
            ("Essay on the 19th century tomorrow", "Essay on the 19th century", "2026-03-07"),
            ("Read on the 1st amendment", "Read on the 1st amendment", ""),
            ("Read May 12", "Read", "2026-05-12"),
            ("Read May 12th, 2027", "Read", "2027-05-12"),
            ("Read Tue, 12 May", "Read", "2026-05-12"),
            ("Read 6 march", "Read", "2026-03-06"),
            ("Read 5 Mar", "Read", "2027-03-05"),
            ("Read 29 Feb.", "Read", "2028-02-29"),
            ("Read 1 Jan 2027", "Read", "2027-01-01"),
        ],
    );
}

#[test]
fn a_day_may_be_written_with_numbers_when_it_is_clear_which_is_the_month() {
    let whole = |text| (text, text, "");
    check(
        &ENGLISH,
        &[
            ("Essay 24/12", "Essay", "2026-12-24"),
            ("Essay 12/24", "Essay", "2026-12-24"),
            ("Essay due on 24/12.", "Essay", "2026-12-24"),
            ("Essay 24.12.", "Essay", "2026-12-24"),
            ("Essay 24.12.2027", "Essay", "2027-12-24"),
            ("Essay 24/12/27 with Ann", "Essay with Ann", "2027-12-24"),
            ("Essay on 24/12 with Ann", "Essay with Ann", "2026-12-24"),
            ("Essay 24/12 #math", "Essay", "2026-12-24 #Math"),
            ("Essay 13/01", "Essay", "2027-01-13"),
            ("Essay 29/2", "Essay", "2028-02-29"),
            whole("Essay 3/4"),
            whole("Essay on 3/4/2027"),
            whole("Read about 9/11"),
            whole("1/2 page on Kant"),
            whole("Read 1/2 of the book"),
            whole("Read 10/30 pages"),
            whole("10/30 pages of Kant"),
            whole("Install Node 22.12.30"),
            whole("Aim for 15/20"),
            whole("Be there 24/7"),
            whole("Keep it on 24/7"),
            whole("Read chapter 13.12"),
            whole("Read chapter 3.4."),
            whole("Essay 24/12/2025"),
            whole("Essay 24/12/2026/1"),
            whole("Essay 24/12/x"),
            whole("Essay 31/2"),
            whole("Work until 24/12"),
            ("Read \\24/12", "Read 24/12", ""),
        ],
    );
}

#[test]
fn a_weekday_is_the_next_one() {
    check(
        &ENGLISH,
        &[
            ("Read sat", "Read", "2026-03-07"),
            ("Read on Monday", "Read", "2026-03-09"),
            ("Submit essay by thurs", "Submit essay", "2026-03-12"),
            ("Read friday", "Read", "2026-03-13"),
            ("wed read", "read", "2026-03-11"),
            ("Read next mon", "Read", "2026-03-09"),
            ("Read next fri", "Read", "2026-03-13"),
            ("Read next sunday", "Read", "2026-03-15"),
            ("Read this sun!", "Read", "2026-03-08"),
        ],
    );
}

#[test]
fn a_short_weekday_counts_where_something_is_due_and_before_a_time() {
    let whole = |text| (text, text, "");
    check(
        &ENGLISH,
        &[
            ("essay due fri 5pm", "essay 5pm", "2026-03-13"),
            ("Essay due fri at 5", "Essay at 5", "2026-03-13"),
            ("Essay by thu with Ann", "Essay with Ann", "2026-03-12"),
            ("Quiz mon 10am", "Quiz 10am", "2026-03-09"),
            ("Quiz mon 10:30 in room 4", "Quiz 10:30 in room 4", "2026-03-09"),
            ("Quiz on mon at 10:30am", "Quiz at 10:30am", "2026-03-09"),
            ("Meds daily 9pm", "Meds 9pm", "FREQ=DAILY"),
            whole("Buy sun cream"),
            whole("Essay on sun protection"),
            whole("Read sat 5 chapters"),
            whole("Buy sun cream at 5pm"),
            whole("Weekly 5pm review"),
        ],
    );
}

#[test]
fn it_may_come_back() {
    check(
        &ENGLISH,
        &[
            ("Read every day", "Read", "FREQ=DAILY"),
            ("Every day read", "read", "FREQ=DAILY"),
            ("Run every morning", "Run", "FREQ=DAILY"),
            ("Each night write a page", "write a page", "FREQ=DAILY"),
            ("Read every 3 days", "Read", "FREQ=DAILY;INTERVAL=3"),
            ("Read daily", "Read", "FREQ=DAILY"),
            ("Lab biweekly", "Lab", "FREQ=WEEKLY;INTERVAL=2"),
            ("Stand-up weekdays", "Stand-up", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("Homework mon-fri", "Homework", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("Gym mwf", "Gym", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ("Gym mwf 6pm", "Gym 6pm", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ("Review weekly from 12 May", "Review", "2026-05-12 FREQ=WEEKLY"),
            ("Pay rent monthly", "Pay rent", "FREQ=MONTHLY"),
            ("Water plants every other day", "Water plants", "FREQ=DAILY;INTERVAL=2"),
            ("Vitamins every third day", "Vitamins", "FREQ=DAILY;INTERVAL=3"),
            ("Last day of every month pay", "pay", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("Pay every month on the last day", "Pay", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("Pay on the first day of each month", "Pay", "FREQ=MONTHLY;BYMONTHDAY=1"),
            ("Swim weds", "Swim", "2026-03-11"),
            ("Read every weekday", "Read", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("Rest on weekends", "Rest", "FREQ=WEEKLY;BYDAY=SA,SU"),
            ("Gym every mon", "Gym", "FREQ=WEEKLY;BYDAY=MO"),
            ("Gym every thu, mon", "Gym", "FREQ=WEEKLY;BYDAY=MO,TH"),
            ("Gym every mon, wed and fri", "Gym", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ("Gym on Mondays and Thursdays", "Gym", "FREQ=WEEKLY;BYDAY=MO,TH"),
            ("Gym every other tue", "Gym", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
            ("Review every week", "Review", "FREQ=WEEKLY"),
            ("Review every 2 weeks", "Review", "FREQ=WEEKLY;INTERVAL=2"),
            ("Review every 2 weeks on fri", "Review", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
            ("Rent every month", "Rent", "FREQ=MONTHLY"),
            ("Rent every month on the 15th", "Rent", "FREQ=MONTHLY;BYMONTHDAY=15"),
            ("Rent every 1st", "Rent", "FREQ=MONTHLY;BYMONTHDAY=1"),
            ("Rent on the 3rd of each month", "Rent", "FREQ=MONTHLY;BYMONTHDAY=3"),
            ("Rent every three months", "Rent", "FREQ=MONTHLY;INTERVAL=3"),
            ("Meet on the 3rd Friday of every month", "Meet", "FREQ=MONTHLY;BYDAY=3FR"),
            ("Club every first mon", "Club", "FREQ=MONTHLY;BYDAY=1MO"),
            ("Club every last Friday", "Club", "FREQ=MONTHLY;BYDAY=-1FR"),
            ("Club every last friday of month", "Club", "FREQ=MONTHLY;BYDAY=-1FR"),
            ("Club every second Friday of the month", "Club", "FREQ=MONTHLY;BYDAY=2FR"),
            ("Pay every last day of the month", "Pay", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("Stretch nightly", "Stretch", "FREQ=DAILY"),
            ("Meet Ann biweekly on mon", "Meet Ann", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
            ("Gym every mon from 12 May", "Gym", "2026-05-12 FREQ=WEEKLY;BYDAY=MO"),
        ],
    );
}

#[test]
fn a_goal_may_be_named() {
    check(
        &ENGLISH,
        &[
            ("#essay read", "read", "#Essay on Kant"),
            ("Read #essay-on tomorrow", "Read", "2026-03-07 #Essay on Kant"),
            ("Read #math", "Read", "#Math"),
            ("Read #math-e", "Read", "#Math exam"),
            ("Read #INGLES", "Read", "#Inglés"),
            ("Read #physics", "Read #physics", ""),
            ("Solve #3", "Solve #3", ""),
            ("Learn C# today", "Learn C#", "2026-03-06"),
            ("Revise #Math exam tomorrow", "Revise", "2026-03-07 #Math exam"),
            ("Revise #math examples", "Revise examples", "#Math"),
            ("Outline #essay on kant", "Outline", "#Essay on Kant"),
            ("Outline #essay on", "Outline", "#Essay on Kant"),
            ("Ask Ann #essay on time", "Ask Ann on time", "#Essay on Kant"),
            ("Outline #essay on friday", "Outline", "2026-03-13 #Essay on Kant"),
            ("Outline #essay \"on Kant\"", "Outline \"on Kant\"", "#Essay on Kant"),
            ("Read \\#math", "Read #math", ""),
        ],
    );
}

#[test]
fn words_may_mean_just_themselves() {
    check(
        &ENGLISH,
        &[
            ("Read \"Tomorrow\"", "Read Tomorrow", ""),
            ("Paint the \"Sun\", then rest", "Paint the Sun, then rest", ""),
            ("Read \"The Trial\" tomorrow", "Read \"The Trial\"", "2026-03-07"),
            ("Read (\"every day\") today", "Read (every day)", "2026-03-06"),
            ("Watch “The Day After Tomorrow” today", "Watch The Day After Tomorrow", "2026-03-06"),
            ("Read \\Monday", "Read Monday", ""),
            ("Learn \\LaTeX", "Learn \\LaTeX", ""),
            ("Read 12\" tomorrow", "Read 12\"", "2026-03-07"),
            ("Today", "Today", ""),
            ("every day tomorrow", "every day tomorrow", ""),
            ("Today's lecture", "Today's lecture", ""),
            ("Buy sun cream", "Buy sun cream", ""),
            ("Watch the sun", "Watch the sun", ""),
            ("Buy a weekly planner", "Buy a weekly planner", ""),
            ("Weekly review", "Weekly review", ""),
            ("Biweekly report", "Biweekly report", ""),
            ("Read about weekdays in Rome", "Read about weekdays in Rome", ""),
            ("MWF lecture", "MWF lecture", ""),
            ("Weekly review tomorrow", "Weekly review", "2026-03-07"),
            ("Prepare Monday meeting", "Prepare meeting", "2026-03-09"),
            ("Monday report tomorrow", "Monday report", "2026-03-07"),
            ("Tomorrow prepare the Monday report", "prepare the Monday report", "2026-03-07"),
            ("Read 31 Feb", "Read 31 Feb", ""),
            ("Read about 9 November 1989", "Read about 9 November 1989", ""),
            ("Read 2026-03-05", "Read 2026-03-05", ""),
            ("Read chapter 12. May be hard", "Read chapter 12. May be hard", ""),
            ("Read every 0 days", "Read every 0 days", ""),
            ("Read in 5 minutes", "Read in 5 minutes", ""),
            ("Read every 15 pages", "Read every 15 pages", ""),
            ("  Read   twice  ", "Read   twice", ""),
            ("", "", ""),
        ],
    );
}
