//! The tables, as diesel sees them; the truth is in `migrations/`.

diesel::table! {
    users (id) {
        id -> Text,
        name -> Text,
        email -> Text,
        email_key -> Text,
        email_verified -> Bool,
        password_hash -> Text,
        role -> Text,
        disabled -> Bool,
        timezone -> Text,
        day_starts_at -> Integer,
        created_at -> BigInt,
        updated_at -> BigInt,
        last_revision -> BigInt,
        revision -> BigInt,
        forgotten_revision -> BigInt,
        name_key -> Text,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        user_id -> Text,
        user_agent -> Text,
        created_at -> BigInt,
        last_seen_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    refresh_tokens (hash) {
        hash -> Text,
        session_id -> Text,
        retired_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    api_tokens (id) {
        id -> Text,
        user_id -> Text,
        name -> Text,
        scope -> Text,
        hash -> Text,
        created_at -> BigInt,
        last_used_at -> Nullable<BigInt>,
        expires_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    goals (id) {
        id -> Text,
        user_id -> Text,
        title -> Text,
        title_key -> Text,
        date -> Text,
        completed_at -> Nullable<BigInt>,
        skipped -> Bool,
        notes -> Text,
        notes_key -> Text,
        position -> BigInt,
        tasks_total -> BigInt,
        tasks_completed -> BigInt,
        repeat_id -> Nullable<Text>,
        created_at -> BigInt,
        updated_at -> BigInt,
        deleted_at -> Nullable<BigInt>,
        revision -> BigInt,
    }
}

diesel::table! {
    tasks (id) {
        id -> Text,
        user_id -> Text,
        goal_id -> Nullable<Text>,
        title -> Text,
        title_key -> Text,
        completed_at -> Nullable<BigInt>,
        due_date -> Nullable<Text>,
        due_key -> Text,
        position -> BigInt,
        created_at -> BigInt,
        updated_at -> BigInt,
        deleted_at -> Nullable<BigInt>,
        deleted_with_goal -> Bool,
        revision -> BigInt,
    }
}

diesel::table! {
    repeats (id) {
        id -> Text,
        user_id -> Text,
        title -> Text,
        notes -> Text,
        rule -> Text,
        starts_on -> Text,
        ends_on -> Nullable<Text>,
        missed -> Text,
        paused -> Bool,
        since -> Text,
        due_on -> Nullable<Text>,
        created_at -> BigInt,
        deleted_at -> Nullable<BigInt>,
        revision -> BigInt,
    }
}

diesel::table! {
    logs (id) {
        id -> Text,
        user_id -> Text,
        date -> Text,
        minutes -> Nullable<Integer>,
        mood -> Nullable<Integer>,
        goal_id -> Nullable<Text>,
        goal_in_trash -> Bool,
        created_at -> BigInt,
        updated_at -> BigInt,
        deleted_at -> Nullable<BigInt>,
        revision -> BigInt,
        body -> Text,
        body_key -> Text,
    }
}

diesel::table! {
    occurrences (repeat_id, date) {
        repeat_id -> Text,
        date -> Text,
        goal_id -> Nullable<Text>,
    }
}

diesel::table! {
    idempotency_keys (user_id, key) {
        user_id -> Text,
        key -> Text,
        request -> Text,
        outcome -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    rate_limits (key) {
        key -> Text,
        last_at -> BigInt,
        forgiven_at -> BigInt,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        kind -> Text,
        user_id -> Nullable<Text>,
        address -> Text,
        attempts -> BigInt,
        next_try_at -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    mail_tokens (hash) {
        hash -> Text,
        user_id -> Text,
        purpose -> Text,
        email_key -> Text,
        expires_at -> BigInt,
    }
}

diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(api_tokens -> users (user_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(mail_tokens -> users (user_id));
diesel::joinable!(tasks -> goals (goal_id));
diesel::allow_tables_to_appear_in_same_query!(users, mail_tokens);
diesel::allow_tables_to_appear_in_same_query!(goals, tasks);
diesel::allow_tables_to_appear_in_same_query!(goals, occurrences);
diesel::allow_tables_to_appear_in_same_query!(users, sessions, refresh_tokens, api_tokens);
