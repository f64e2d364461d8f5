//! How a request is put together: the methods that say one more thing about it.

/// Declares such methods. `set` says a field, `option` says it or, by `None`, leaves it out, `clear` says it or, by `None`, that it is to be empty.
macro_rules! builder {
    ($type:ident { $($(#[$doc:meta])* $how:ident $field:ident: $value:ty;)* }) => {
        impl $type {
            $($crate::builder::method!($(#[$doc])* $how $field: $value);)*
        }
    };
}

macro_rules! method {
    ($(#[$doc:meta])* set $field:ident: $value:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, $field: $value) -> Self {
            self.$field = Some($field);
            self
        }
    };
    ($(#[$doc:meta])* option $field:ident: $value:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, $field: impl Into<Option<$value>>) -> Self {
            self.$field = $field.into();
            self
        }
    };
    ($(#[$doc:meta])* clear $field:ident: $value:ty) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, $field: impl Into<Option<$value>>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
}

pub(crate) use {builder, method};
