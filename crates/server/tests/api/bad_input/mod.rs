//! Input that is wrong in every way there is: answered with 400, 413 or 415 and the name of the field, never with 5xx.

mod bodies;
mod everywhere;
mod fields;
mod queries;
mod requests;
