//! Live changes: what `GET /api/events` says.

use crate::{Goal, GoalId, Log, LogId, Repeat, RepeatId, Task, TaskId, User, UserId};
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// Declares what may become of a thing of one kind.
macro_rules! change {
    ($(#[$doc:meta])* $type:ident: $id:ident, $item:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(tag = "op", rename_all = "lowercase")]
        #[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
        pub enum $type {
            /// It is there, and is so.
            Upsert {
                /// Its id.
                id: $id,
                /// The thing itself, as it is now.
                data: $item,
            },
            /// It is gone: for good, or into the trash, from where a goal, a task or a log may come back.
            Delete {
                /// Its id.
                id: $id,
            },
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match Change::deserialize(deserializer)? {
                    Change { op: Op::Upsert, id, data } => {
                        Ok(Self::Upsert { id, data: data.ok_or_else(|| D::Error::missing_field("data"))? })
                    }
                    Change { op: Op::Delete, id, .. } => Ok(Self::Delete { id }),
                }
            }
        }
    };
}

/// A change as it is written. By its tag it would be read twice, the second time by further code, which weighs in a browser.
#[derive(Deserialize)]
struct Change<I, T> {
    op: Op,
    id: I,
    data: Option<T>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Op {
    Upsert,
    Delete,
}

change!(
    /// The data of an event `goal`.
    GoalChange: GoalId, Goal
);
change!(
    /// The data of an event `task`.
    TaskChange: TaskId, Task
);
change!(
    /// The data of an event `log`.
    LogChange: LogId, Log
);
change!(
    /// The data of an event `repeat`.
    RepeatChange: RepeatId, Repeat
);
change!(
    /// The data of an event `user`.
    UserChange: UserId, User
);

/// One server-sent event. Its data is what it serialises to; its name is [`Event::name`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Event {
    /// A goal has changed.
    Goal(GoalChange),
    /// A task has changed.
    Task(TaskChange),
    /// A log has changed.
    Log(LogChange),
    /// A repeat has changed.
    Repeat(RepeatChange),
    /// The user's own account has changed.
    User(UserChange),
    /// What changed since the last event cannot be told any more: everything is to be loaded anew.
    Reset {},
}

impl Event {
    /// What stands in the event's field `event`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Goal(_) => "goal",
            Self::Task(_) => "task",
            Self::Log(_) => "log",
            Self::Repeat(_) => "repeat",
            Self::User(_) => "user",
            Self::Reset {} => "reset",
        }
    }
}
