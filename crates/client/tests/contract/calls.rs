//! A call of each operation that says all there is to say.

use futures_util::{FutureExt, future::LocalBoxFuture};
use std::{fmt::Debug, str::FromStr};
use studentos_client::{
    Client, ETag, IdempotencyKey, StreamExt,
    types::{
        CarryOver, ChangePassword, CreateApiToken, CreateGoal, CreateLog, CreateRepeat, CreateTask, Cursor, Date,
        DayStart, DeleteAccount, Export, ExportVersion, ExportedUser, GoalId, Limit, Login, Minutes, Missed, Mood,
        Name, Notes, ResetPassword, Role, Scope, Search, Signup, Timestamp, UpdateAccess, UpdateGoal, UpdateLog,
        UpdateRepeat, UpdateTask, UpdateUser,
    },
};

/// The id of an operation, and a call of it.
pub type Line = (&'static str, Box<dyn Fn(&Client) -> LocalBoxFuture<'static, ()>>);

macro_rules! table {
    ($($operation:ident: |$client:ident| $call:expr;)*) => {
        vec![$((stringify!($operation), Box::new(|$client: &Client| made($call))),)*]
    };
}

/// Makes a call, whatever comes of it.
fn made(call: impl IntoFuture + 'static) -> LocalBoxFuture<'static, ()> {
    async { drop(call.into_future().await) }.boxed_local()
}

fn parsed<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn id<T: FromStr<Err: Debug>>() -> T {
    parsed("01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f")
}

fn day() -> Date {
    parsed("2026-03-06")
}

fn etag() -> ETag {
    parsed("\"17\"")
}

fn cursor() -> Cursor {
    parsed("00005037000000000000000901980f2e5c5a7d3e9a640f6b1c2d3e4f")
}

fn limit() -> Limit {
    Limit::new(50).unwrap()
}

fn words() -> Search {
    parsed("chapter")
}

pub fn calls() -> Vec<Line> {
    [auth(), users(), goals(), repeats(), tasks(), logs(), around()].into_iter().flatten().collect()
}

fn auth() -> Vec<Line> {
    table! {
        signup: |client| client.auth().signup(&Signup::new(parsed("Asha"), parsed("asha@example.com"), parsed("lantern-orbit-17"))
            .timezone(parsed("Europe/Berlin")));
        login: |client| client.auth().login(&Login::new(parsed("asha@example.com"), parsed("lantern-orbit-17")));
        refresh: |client| client.auth().refresh();
        logout: |client| client.auth().logout();
        forgot_password: |client| client.auth().forgot_password(&parsed("asha@example.com"));
        reset_password: |client| client.auth().reset_password(&ResetPassword { token: parsed(&"A".repeat(43)), password: parsed("lantern-orbit-17") });
        verify_email: |client| client.auth().verify_email(&parsed(&"A".repeat(43)));
    }
}

fn users() -> Vec<Line> {
    table! {
        get_me: |client| client.users().me().if_none_match(&etag());
        update_me: |client| client.users().update_me(&UpdateUser::default().name(parsed("Asha Rao"))
            .email(parsed("rao@example.com"), parsed("lantern-orbit-17")).timezone(parsed("Europe/Berlin"))
            .day_starts_at(DayStart::new(4).unwrap())).if_match(&etag());
        delete_me: |client| client.users().delete_me(&DeleteAccount { password: parsed("lantern-orbit-17") }).if_match(&etag());
        change_password: |client| client.users().change_password(&ChangePassword {
            current_password: parsed("lantern-orbit-17"), new_password: parsed("lantern-orbit-18") });
        list_sessions: |client| client.users().sessions().limit(limit()).after(cursor());
        end_session: |client| client.users().end_session(id());
        list_api_tokens: |client| client.users().tokens().limit(limit()).after(cursor());
        create_api_token: |client| client.users().create_token(&CreateApiToken::new(parsed("Calendar"), Scope::Read)
            .expires_at(parsed::<Timestamp>("2027-03-06T07:08:09.123456Z")));
        delete_api_token: |client| client.users().delete_token(id());
        get_stats: |client| client.users().stats(day(), day()).if_none_match(&etag());
        export_me: |client| client.users().export();
        import_me: |client| client.users().import(&export());
        list_users: |client| client.users().list().matching(words()).limit(limit()).after(cursor());
        get_user: |client| client.users().get(id()).if_none_match(&etag());
        update_user: |client| client.users().update(id(), &UpdateAccess::default().role(Role::Admin).disabled(false))
            .if_match(&etag());
        delete_user: |client| client.users().delete(id()).if_match(&etag());
    }
}

fn export() -> Export {
    let name: Name = parsed("Asha");
    Export {
        version: ExportVersion,
        exported_at: parsed("2026-03-06T07:08:09.123456Z"),
        user: ExportedUser {
            name,
            email: parsed("asha@example.com"),
            timezone: parsed("UTC"),
            day_starts_at: DayStart::default(),
        },
        repeats: Vec::new(),
        occurrences: Vec::new(),
        goals: Vec::new(),
        tasks: Vec::new(),
        logs: Vec::new(),
    }
}

fn goals() -> Vec<Line> {
    table! {
        create_goal: |client| client.goals().create(&CreateGoal::new(parsed("Read"), day()).notes(parsed::<Notes>("*all* of it")));
        get_goal: |client| client.goals().get(id()).if_none_match(&etag());
        update_goal: |client| client.goals().update(id(), &UpdateGoal::default().title(parsed("Write")).completed(true)
            .skipped(false).date(day()).notes(None).position(0)).with_etag().if_match(&etag());
        delete_goal: |client| client.goals().delete(id()).if_match(&etag());
        restore_goal: |client| client.goals().restore(id());
        carry_over_goals: |client| client.goals().carry_over(&CarryOver { from: day(), to: day().plus_days(1) });
        list_goals: |client| client.goals().list().date(day()).completed(true).has_open_tasks(true).matching(words())
            .limit(limit()).after(cursor()).if_none_match(&etag());
        list_goals: |client| client.goals().list().date(day()).between(day(), day()).with_etag().if_none_match(&etag());
        list_goals: |client| client.goals().list().date(day()).since(day()).until(day()).with_etag().if_none_match(&etag());
    }
}

fn repeats() -> Vec<Line> {
    table! {
        list_repeats: |client| client.repeats().list().limit(limit()).after(cursor());
        create_repeat: |client| client.repeats().create(&CreateRepeat::new(parsed("Water the plants"), parsed("FREQ=DAILY"), day())
            .notes(parsed::<Notes>("all")).ends_on(day()).missed(Missed::Wait).paused(true)).idempotency_key(&IdempotencyKey::random());
        get_repeat: |client| client.repeats().get(id()).with_etag().if_none_match(&etag());
        update_repeat: |client| client.repeats().update(id(), &UpdateRepeat::default().title(parsed("Feed the cat")).notes(None)
            .rule(parsed("FREQ=DAILY")).starts_on(day()).ends_on(None).missed(Missed::Skip).paused(false)).if_match(&etag());
        delete_repeat: |client| client.repeats().delete(id()).if_match(&etag());
    }
}

fn tasks() -> Vec<Line> {
    table! {
        list_tasks: |client| client.tasks().list().goal(id()).due_before(day()).completed(false).matching(words())
            .limit(limit()).after(cursor()).if_none_match(&etag());
        list_tasks: |client| client.tasks().list().goal_date(day()).if_none_match(&etag());
        create_task: |client| client.tasks().create(&CreateTask::new(parsed("Outline")).goal_id(id::<GoalId>()).due_date(day()));
        get_task: |client| client.tasks().get(id()).if_none_match(&etag());
        update_task: |client| client.tasks().update(id(), &UpdateTask::default().title(parsed("Draft")).completed(true)
            .goal_id(None).due_date(day()).position(1)).if_match(&etag());
        delete_task: |client| client.tasks().delete(id()).if_match(&etag());
        restore_task: |client| client.tasks().restore(id());
    }
}

fn logs() -> Vec<Line> {
    table! {
        list_logs: |client| client.logs().list().date(day()).goal(id()).matching(words()).limit(limit()).after(cursor())
            .if_none_match(&etag());
        list_logs: |client| client.logs().list().date(day()).between(day(), day()).if_none_match(&etag());
        list_logs: |client| client.logs().list().date(day()).since(day()).until(day()).if_none_match(&etag());
        create_log: |client| client.logs().create(&CreateLog::new(day(), parsed("Went well.")).minutes(Minutes::new(40).unwrap())
            .mood(Mood::new(4).unwrap()).goal_id(id::<GoalId>()));
        get_log: |client| client.logs().get(id()).if_none_match(&etag());
        update_log: |client| client.logs().update(id(), &UpdateLog::default().date(day()).body(parsed("Went on."))
            .minutes(None).mood(Mood::new(5).unwrap()).goal_id(None)).if_match(&etag());
        delete_log: |client| client.logs().delete(id()).if_match(&etag());
        restore_log: |client| client.logs().restore(id());
    }
}

fn around() -> Vec<Line> {
    let watch: Line = (
        "watch_events",
        Box::new(|client| {
            let mut events = client.events().after("17");
            async move {
                // A stream comes back; one look is enough here.
                events.next().now_or_never();
            }
            .boxed_local()
        }),
    );
    let mut around: Vec<Line> = table! {
        get_health: |client| client.health();
        get_readiness: |client| client.readiness();
        get_metrics: |client| client.metrics();
    };
    around.push(watch);
    around
}
