//! How the databases count: from indexes, however much there is to count.

use crate::harness::*;
use studentos_client::types::GetStats;
use studentos_server::db::stats;

#[apply(on_both)]
async fn days_are_counted_from_indexes_alone(server: &Server) {
    let (_, owner) = server.sign_up("owner").await;
    let (_, other) = server.sign_up("other").await;
    fill_goals(&server.database, owner.user.id, other.user.id, 100_000);
    let mut explainer = Explainer::connect(&server.database);
    let range = GetStats { from: day(1), to: day(31) };
    stats::find(&mut explainer.connection, owner.user.id, range, day(6)).unwrap();

    let (of_goals, of_logs) = (explainer.asked("goals"), explainer.asked("logs"));
    assert_eq!((of_goals.len(), of_logs.len()), (1, 1), "a query for each table, not one for each day");
    explainer.may_read_all(false);
    let (goals, logs) = (explainer.plan(&of_goals[0]), explainer.plan(&of_logs[0]));
    for (plan, index) in
        [(&goals, "goals_open"), (&goals, "goals_done"), (&goals, "goals_skipped"), (&logs, "logs_by_day")]
    {
        assert!(plan.contains(index), "{index} is not in\n{plan}");
    }
}
