//! How a database goes about what it is asked: the statements that queries send, and the plans made for them.

use crate::databases::Database;
use diesel::{
    Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection,
    connection::{InstrumentationEvent, SimpleConnection as _},
    sql_types::Text,
};
use std::sync::{Arc, Mutex};
use studentos_server::db::{AnyConnection, search};

/// A line of SQLite's plan.
#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// A line of PostgreSQL's.
#[derive(QueryableByName)]
struct Node {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// A connection that keeps what is asked over it.
pub struct Explainer {
    pub connection: AnyConnection,
    /// The statements as they were sent, the parameters of each behind it.
    statements: Arc<Mutex<Vec<String>>>,
}

impl Explainer {
    pub fn connect(database: &Database) -> Self {
        let url = database.url();
        let mut connection = match database {
            Database::Sqlite(_) => {
                AnyConnection::Sqlite(SqliteConnection::establish(url.trim_start_matches("sqlite://")).unwrap())
            }
            Database::Postgres(_) => AnyConnection::Postgres(PgConnection::establish(&url).unwrap()),
        };
        search::register(&mut connection).unwrap();
        let statements = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&statements);
        connection.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                kept.lock().unwrap().push(query.to_string());
            }
        });
        Self { connection, statements }
    }

    /// What was asked of a table.
    pub fn asked(&self, table: &str) -> Vec<String> {
        let from = [format!("FROM `{table}`"), format!("FROM \"{table}\""), format!("FROM {table}")];
        // What is joined stands in brackets.
        let asks = |sql: &String| from.iter().any(|from| sql.replace("FROM (", "FROM ").contains(from));
        self.statements.lock().unwrap().iter().filter(|sql| asks(sql)).cloned().collect()
    }

    /// All that was asked.
    pub fn all_asked(&self) -> Vec<String> {
        self.statements.lock().unwrap().clone()
    }

    /// How the database would go about a statement, in its own words.
    pub fn plan(&mut self, statement: &str) -> String {
        let (sql, parameters) = statement.rsplit_once(" -- binds: ").expect("the parameters are known");
        let sql = sql.trim_end();
        match &mut self.connection {
            AnyConnection::Sqlite(connection) => {
                let steps = diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load::<Step>(connection).unwrap();
                steps.into_iter().map(|step| step.detail).collect::<Vec<_>>().join("\n")
            }
            AnyConnection::Postgres(connection) => {
                let parameters = parameters.trim_matches(['[', ']']).replace('"', "'").replace(r"\\", r"\");
                connection.batch_execute(&format!("DEALLOCATE ALL; PREPARE asked AS {sql}")).unwrap();
                let call = if parameters.is_empty() { String::new() } else { format!("({parameters})") };
                let lines = diesel::sql_query(format!("EXPLAIN EXECUTE asked{call}"));
                let lines = lines.load::<Node>(connection).unwrap();
                lines.into_iter().map(|line| line.line).collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// Whether PostgreSQL may think of reading a whole table. What looks at all that a user has would rightly do so where
    /// one user owns most of the table, which says nothing of the index.
    pub fn may_read_all(&mut self, may: bool) {
        if let AnyConnection::Postgres(connection) = &mut self.connection {
            connection.batch_execute(&format!("SET enable_seqscan = {may}")).unwrap();
        }
    }

    /// Looks at the plan of a list: all tables are read by an index alone, and no page is sorted that an index has in its order.
    /// What two indexes have in their order one after the other may be sorted, but not at once: a part that the first tells
    /// apart is sorted when it is come to.
    pub fn check(&mut self, table: &str, statement: &str) {
        let is_search = ["holds(", "replace("].iter().any(|text| statement.contains(text));
        self.may_read_all(!is_search);
        let plan = self.plan(statement);
        let reads_all = plan.lines().any(|line| line.starts_with("SCAN ")) || plan.contains("Seq Scan");
        let at_once = plan.replace("TEMP B-TREE FOR LAST", "").replace("Incremental Sort", "").replace("Sort Key", "");
        let sorts = at_once.contains("TEMP B-TREE") || at_once.contains("Sort");
        let by_index = plan.contains(&format!("{table}_"));
        assert!(by_index && !reads_all && (is_search || !sorts), "{statement}\n{plan}");
    }
}
