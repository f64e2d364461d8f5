//! The web app of StudentOS: plan a day, tick it off.
//!
//! [`planner`] holds what a person plans and writes and knows no page; [`quick_add`], [`calendar`] and [`route`] are plain
//! as well. [`browser`] is what the browser is asked for, [`hooks`] tie it to components, [`components`] make up
//! [`pages`], [`insights`], [`journal`], [`repeats`], [`search`], [`settings`], [`tasks`], [`week`] and [`admin`], and [`app`] says
//! who sees which.

pub mod account;
pub mod admin;
pub mod api;
pub mod app;
pub mod auth;
pub mod browser;
pub mod calendar;
pub mod components;
pub mod hooks;
pub mod insights;
pub mod journal;
pub mod memory;
pub mod opening;
pub mod order;
pub mod pages;
pub mod planner;
pub mod quick_add;
pub mod repeats;
pub mod route;
pub mod search;
pub mod settings;
pub mod tasks;
pub mod week;
pub mod words;
