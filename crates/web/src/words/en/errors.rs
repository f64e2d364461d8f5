//! What went wrong, in English: the client and the server say it well.

use crate::words::errors::Errors;

pub const ERRORS: Errors = Errors { of: |_| None, messages: &[] };
