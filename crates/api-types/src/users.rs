//! Who uses StudentOS.

use crate::{
    Cursor, Email, GivenPassword, Invalid, Limit, Name, Password, Search, TimeZone, Timestamp, UserId,
    builder::builder,
    parsed::{present, whole_number},
};
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// What they are called.
    pub name: Name,
    /// How they log in.
    pub email: Email,
    /// Whether they have shown that the address is theirs.
    pub email_verified: bool,
    /// What they may do.
    pub role: Role,
    /// Whether an administrator has shut them out.
    pub disabled: bool,
    /// Where they are.
    pub timezone: TimeZone,
    /// When their day begins.
    pub day_starts_at: DayStart,
    /// When they signed up.
    pub created_at: Timestamp,
}

/// What a user may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", try_from = "String")]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub enum Role {
    /// Their own things.
    User,
    /// Also look after the accounts of others.
    Admin,
}

impl From<Role> for String {
    fn from(role: Role) -> String {
        match role {
            Role::User => "user".to_owned(),
            Role::Admin => "admin".to_owned(),
        }
    }
}

impl TryFrom<String> for Role {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        match text.as_str() {
            "user" => Ok(Self::User),
            "admin" => Ok(Self::Admin),
            _ => Err(Invalid::new("Must be user or admin.")),
        }
    }
}

/// The hour at which a user's day begins, 0 to 6: who works past midnight is still in yesterday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DayStart(u8);

impl DayStart {
    /// The latest hour.
    pub const MAX: u8 = 6;

    /// A day that begins at this hour.
    ///
    /// # Errors
    /// When it is not 0 to [`DayStart::MAX`].
    pub fn new(hour: u8) -> Result<Self, Invalid> {
        match hour {
            0..=Self::MAX => Ok(Self(hour)),
            _ => Err(Invalid::new("Must be a number from 0 to 6.")),
        }
    }

    /// The hour.
    #[must_use]
    pub const fn hour(self) -> u8 {
        self.0
    }
}

impl From<DayStart> for i32 {
    fn from(start: DayStart) -> i32 {
        start.0.into()
    }
}

impl TryFrom<i32> for DayStart {
    type Error = Invalid;

    fn try_from(hour: i32) -> Result<Self, Invalid> {
        Self::new(u8::try_from(hour).unwrap_or(u8::MAX))
    }
}

impl<'de> Deserialize<'de> for DayStart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hour = whole_number(deserializer).ok().and_then(|hour| u8::try_from(hour).ok());
        Self::new(hour.unwrap_or(u8::MAX)).map_err(D::Error::custom)
    }
}

#[cfg(feature = "utoipa")]
impl utoipa::PartialSchema for DayStart {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Integer)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Int32)))
            .description(Some("The hour at which the user's day begins: until then it is still the day before."))
            .minimum(Some(0))
            .maximum(Some(Self::MAX))
            .examples([0])
            .into()
    }
}

#[cfg(feature = "utoipa")]
impl utoipa::ToSchema for DayStart {}

/// `PATCH /api/users/me`: what is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({"timezone": "Europe/Madrid"})))]
pub struct UpdateUser {
    /// What they are called.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub name: Option<Name>,
    /// How they log in; needs `current_password`.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub email: Option<Email>,
    /// The password they log in with, to change the e-mail.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub current_password: Option<GivenPassword>,
    /// Where they are.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub timezone: Option<TimeZone>,
    /// When their day begins.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub day_starts_at: Option<DayStart>,
}

builder!(UpdateUser {
    /// Calls them something else.
    set name: Name;
    /// Says where they are.
    set timezone: TimeZone;
    /// Says when their day begins.
    set day_starts_at: DayStart;
});

impl UpdateUser {
    /// Lets them log in with another e-mail, which takes the password they have.
    #[must_use]
    pub fn email(mut self, email: Email, current_password: GivenPassword) -> Self {
        (self.email, self.current_password) = (Some(email), Some(current_password));
        self
    }
}

/// `PUT /api/users/me/password`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({
    "current_password": "lantern-orbit-17",
    "new_password": "quartz-meadow-29",
})))]
pub struct ChangePassword {
    /// The password they log in with so far.
    pub current_password: GivenPassword,
    /// The one they log in with from now on.
    pub new_password: Password,
}

/// `DELETE /api/users/me`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct DeleteAccount {
    /// The password they log in with.
    pub password: GivenPassword,
}

/// The query of `GET /api/users`: narrowed down and page by page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct ListUsers {
    /// Only those whose name or e-mail holds this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub q: Option<Search>,
    /// How many items the page may hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub limit: Option<Limit>,
    /// Where the page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub cursor: Option<Cursor>,
}

/// `PATCH /api/users/{id}`: what an administrator decides about an account; what is left out stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({"disabled": false})))]
pub struct UpdateAccess {
    /// What they may do.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub role: Option<Role>,
    /// Whether they are shut out: every session and API token of theirs ends.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub disabled: Option<bool>,
}

builder!(UpdateAccess {
    /// Says what they may do.
    set role: Role;
    /// Shuts them out, or lets them in again.
    set disabled: bool;
});
