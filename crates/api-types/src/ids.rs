//! Identifiers: one type for each kind of thing, so that they cannot be mixed up.

use crate::{
    Invalid,
    parsed::{serde_as_string, serialize_as_display, string_schema},
};
use std::fmt;
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(Uuid);

        impl $type {
            /// Wraps an identifier the server made.
            #[must_use]
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare identifier.
            #[must_use]
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }

            /// Reads the hyphenated lower-case form.
            ///
            /// # Errors
            /// When the text is anything else.
            pub fn parse(text: &str) -> Result<Self, Invalid> {
                let refused = || Invalid::new("Must be an id as the server gave it.");
                let hyphenated = text.len() == 36 && !text.contains(|letter: char| letter.is_ascii_uppercase());
                if !hyphenated {
                    return Err(refused());
                }
                Uuid::try_parse(text).map(Self).map_err(|_| refused())
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        serde_as_string!($type);
        serialize_as_display!($type);
        string_schema!($type, "A UUIDv7 made by the server.", |schema| schema
            .format(Some(utoipa::openapi::SchemaFormat::Custom("uuid".to_owned())))
            .min_length(Some(36))
            .max_length(Some(36))
            .examples(["01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f"]));
    };
}

id!(
    /// Names a user.
    UserId
);
id!(
    /// Names one login of a user.
    SessionId
);
id!(
    /// Names an API token.
    ApiTokenId
);
id!(
    /// Names a goal.
    GoalId
);
id!(
    /// Names a task.
    TaskId
);
id!(
    /// Names a repeat: the rule that makes goals come back.
    RepeatId
);
id!(
    /// Names a log.
    LogId
);
